// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoding a file is in, by its bytes alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::text {

struct ByteOrderMark {
    std::string_view encoding;
    std::size_t length = 0; // bytes
};

[[nodiscard]] std::optional<ByteOrderMark> byteOrderMarkOf(std::string_view bytes);

// The encoding of a text without a byte order mark: UTF-8 (also with some damage), UTF-16 or UTF-32
// by their zero bytes, else what ICU's detector thinks likeliest, at last windows-1252.
[[nodiscard]] std::string detectEncoding(std::string_view bytes);

} // namespace crosscase::text
