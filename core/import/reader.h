// SPDX-License-Identifier: GPL-3.0-or-later
// Every format a document can come in: one entry each.
#pragma once

#include "core/base/error.h"
#include "core/text/layout.h"
#include "core/text/structure.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct Options {
    std::optional<std::string> encoding = {}; // else detected
    text::StructureRules rules = {};          // what the person asked for; a reader sets the markup
};

// A remark in the margin of the original.
struct Comment {
    text::Span span = {}; // what it is about; may be empty: the place alone
    std::string author = {};
    std::string date = {}; // as the file has it
    std::string text = {};
};

// What the file says of itself: "language", "date", "informant" ...
struct Field {
    std::string name;
    std::string value;
};

struct Imported {
    std::string utf8 = {};           // the document's text
    text::StructureRules rules = {}; // how it is to be cut
    std::string encoding = {};       // of the original
    std::vector<std::string> warnings = {};
    text::Layout layout = {};
    std::vector<Comment> comments = {};
    std::vector<Field> fields = {}; // a front matter; of other formats empty
};

struct Reader {
    std::string_view name; // also the main ending
    std::array<std::string_view, 4>
        endings; // without the dot, lower case; those not used are empty
    std::string_view description;
    // Can these bytes be of this format? Looks at the beginning only.
    bool (*claims)(std::string_view bytes);
    // Unsupported, Malformed, NotFound (the encoding): see text::decode.
    Result<Imported> (*read)(std::string_view bytes, const Options&);
};

[[nodiscard]] std::span<const Reader> readers();

// Of the readers that claim the bytes the one with the file's ending, else the first: a text with
// an unknown ending is plain text. nullptr if none claims them.
[[nodiscard]] const Reader* readerFor(std::string_view fileName, std::string_view bytes);

// Reads with the reader for the file. Without one: Unsupported, which names the format and says
// what to do. Errors name the file.
[[nodiscard]] Result<Imported>
readDocument(std::string_view fileName, std::string_view bytes, const Options& options = {});

} // namespace crosscase::importing
