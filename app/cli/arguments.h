// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the command line that many commands take.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/query/expression.h"
#include "core/table/csv.h"
#include "core/table/table.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::cli {

// A word that stands at its place and must be given.
CLI::Option* addArgument(CLI::App& command,
                         const std::string& name,
                         std::string& value,
                         const std::string& description);
// `--name VALUE`.
CLI::Option* addText(CLI::App& command,
                     const std::string& names,
                     std::string& value,
                     const std::string& description);

// --text T or --file F: words that may be long.
struct TextArgument {
    std::string text;
    std::string file;
    bool given = false;
};
void addTextArgument(CLI::App& command, TextArgument& argument, const std::string& what);
// Of the file without a byte order mark and the last line end; decoded.
[[nodiscard]] Result<std::string> textOf(const TextArgument& argument);

// "ID,ID" or several words -> codings. NotFound, Ambiguous.
[[nodiscard]] Result<std::vector<model::Id<model::Coding>>>
codingsNamed(const model::Corpus& corpus, const std::vector<std::string>& ids);
[[nodiscard]] std::vector<std::string> splitAtCommas(std::string_view text);

// The one character of a --separator; "tab" and "\t" are one too. Wrong usage: it cannot separate.
[[nodiscard]] char separatorNamed(const std::string& text);

// A table of a file; errors name it.
[[nodiscard]] Result<table::CsvFile> readTable(const std::string& file);

// An expression of the command line; a malformed one is wrong usage.
[[nodiscard]] query::Expression filterNamed(const std::string& text,
                                            std::string_view option = "--filter");

// `--layer coders|consensus`: whose codings count.
inline constexpr const char* kLayerHelp = "Whose codings: coders (default) or their consensus";
CLI::Option* addLayer(CLI::App& command, std::string& layer);
// What the layer's name, or none, leaves of a project for a table; and what its foot says.
[[nodiscard]] model::Corpus lookAt(const model::Corpus& corpus, const std::string& layer);
void tellLayer(table::Table& table, const model::Corpus& corpus, const std::string& layer);

// true/false, yes/no, 1/0; nothing: none of them.
[[nodiscard]] std::optional<bool> truthOf(std::string_view text);

} // namespace crosscase::cli
