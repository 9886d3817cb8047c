// SPDX-License-Identifier: GPL-3.0-or-later
// What many displays are made of: columns, words for empty cells, and the lines at their foot.
#pragma once

#include "core/matrix/display_table.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

[[nodiscard]] table::Column textColumn(std::vector<std::string> heads);
[[nodiscard]] table::Column countColumn(std::vector<std::string> heads);
[[nodiscard]] table::Column markdownColumn(std::vector<std::string> heads);
// A column of groups: equal cells below each other belong together.
[[nodiscard]] table::Column groupColumn(std::vector<std::string> heads);

// An empty text is an empty cell.
[[nodiscard]] table::Value orNothing(std::string words);
[[nodiscard]] table::Value countOf(std::size_t number);

// The first point of a summary in Markdown: its first list item, else its first line that says
// something, without marker ("-", "•") and without what stands below it.
[[nodiscard]] std::string firstPoint(std::string_view markdown);

// Cases (usually of the top level) by codes (usually all), with the filter: what the options say of
// a table. Errors: those of axisOf and filterOf.
[[nodiscard]] Result<TableSpec> casesByCodes(const DisplayOptions& options);

// The lines that say what was left out: the filter, the cases and the codes that were asked for.
void addChoiceNotes(std::vector<std::string>& notes, const DisplayOptions& options);

// "a, b, c and 4 more": at most `most` of the names.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t most = 10);

// Who rated, wrote or judged what is shown.
class Authors {
public:
    void add(model::Id<model::Coder> coder) { ++m_counts[coder]; }
    // "Rated by: Anna (36), Mere (2)."; nobody: "Rated by: nobody yet."
    [[nodiscard]] std::string told(const model::Corpus& corpus, std::string_view what) const;

private:
    std::map<model::Id<model::Coder>, std::int64_t> m_counts;
};

} // namespace crosscase::matrix
