// SPDX-License-Identifier: GPL-3.0-or-later
// Every file format of a codebook: one entry each.
#pragma once

#include "core/base/error.h"
#include "core/codebook/codebook.h"

#include <span>
#include <string>
#include <string_view>

namespace crosscase::codebook {

struct WriteOptions {
    std::string title = {};   // md, html, json: what the codebook is called; empty: no name
    char separator = ',';     // csv
    bool bom = false;         // csv
    bool formulaGuard = true; // csv; without it some cells do not read back (table/csv.h)
};

struct Format {
    std::string_view name;        // what --format takes
    std::string_view ending;      // file ending without the dot
    std::string_view description; // for --help
    // Bytes of a file -> codebook, normalised. Malformed lists all problems (at most 20) with their
    // places. nullptr: the format is for people and cannot be read.
    Result<Codebook> (*read)(std::string_view bytes);
    Result<std::string> (*write)(const Codebook&, const WriteOptions&);
};

[[nodiscard]] std::span<const Format> formats();

// nullptr if there is none of that name / ending (case ignored).
[[nodiscard]] const Format* formatNamed(std::string_view name);
[[nodiscard]] const Format* formatForFile(std::string_view fileName);

// By the file's ending. Unsupported for an unknown ending or a format that cannot be read, with
// those that can. Errors name the file.
[[nodiscard]] Result<Codebook> readCodebook(std::string_view fileName, std::string_view bytes);

} // namespace crosscase::codebook
