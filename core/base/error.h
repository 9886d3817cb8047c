// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong, as a value.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace crosscase {

enum class ErrorCode {
    NotFound,    // what was named does not exist
    Ambiguous,   // what was named fits several things
    Exists,      // a thing of that name is already there
    Malformed,   // input that cannot be understood
    Unsupported, // understood, but not to be had
    Refused,     // against a rule of the project
    Conflict,    // somebody else changed the same thing
    Io,          // files, disks
    Full,        // no space left
    Locked,      // another program has the project
    ReadOnly,    // the project may not be written
    Newer,       // the project was made by a newer version
    Store,       // the database failed
    Cancelled    // the person stopped it
};

// `code` is for the program, `detail` for the person: what, where, and what to do.
struct Error {
    ErrorCode code;
    std::string detail;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] tl::unexpected<Error> fail(ErrorCode code, std::string_view detail);

// The error of a failed result, to be returned from a function of another result type.
template <typename T>
[[nodiscard]] tl::unexpected<Error> passOn(Result<T>& failed)
{
    return tl::unexpected<Error>(std::move(failed.error()));
}

} // namespace crosscase
