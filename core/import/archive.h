// SPDX-License-Identifier: GPL-3.0-or-later
// A zip archive in memory, read within limits: what it unpacks to is bounded, nothing is written to
// a disk, and names of entries are only names.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

class Archive {
public:
    // `bytes` must outlive the archive. Malformed: damaged, or no zip archive. Unsupported: more
    // than 200,000 entries.
    [[nodiscard]] static Result<Archive> open(std::string_view bytes);
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive();

    // Names of the files in it, UTF-8, in the archive's order; folders are left out.
    [[nodiscard]] const std::vector<std::string>& names() const;
    [[nodiscard]] bool contains(std::string_view name) const;
    // The unpacked bytes. NotFound; Malformed: damaged; Unsupported: encrypted, packed in a way
    // that is not known, or too large (512 MB an entry, 2 GB in all that is read from the archive).
    [[nodiscard]] Result<std::string> read(std::string_view name);

private:
    struct Impl;
    explicit Archive(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

// Are these the first bytes of a zip archive?
[[nodiscard]] bool isArchive(std::string_view bytes);

// `base` is the name of an entry, `target` a reference in it: what entry is meant? "a/b.xml" and
// "../c.png" -> "c.png"; "/x" -> "x". No leading "../" is left.
[[nodiscard]] std::string resolvedName(std::string_view base, std::string_view target);

} // namespace crosscase::importing
