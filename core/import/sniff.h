// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of file it is, by its content alone. The name is not asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscase::importing {

enum class Content : std::uint8_t {
    Text, // nothing that is known by its first bytes: words, as far as one can tell
    Docx,
    Odt,
    FlatOdt,
    Epub,
    Pdf,
    Doc,
    Rtf,
    Html,
    Captions,    // srt, vtt
    Workbook,    // xlsx
    Spreadsheet, // ods
    Project,     // qdpx
    Archive,     // any other zip
    Foreign,     // known, and no document: see foreignName
};

// Looks at the beginning, of archives also at the end. Constant time but for zips of many files.
[[nodiscard]] Content contentOf(std::string_view bytes);

// What a file is that no reader takes: "an Excel workbook (xlsx)", "a JPEG picture"; and what to
// do.
struct Foreign {
    std::string_view name; // empty: not known
    std::string_view advice;
};
[[nodiscard]] Foreign foreignFormatOf(std::string_view bytes);

} // namespace crosscase::importing
