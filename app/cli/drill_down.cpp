// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/drill_down.h"

#include "core/matrix/displays.h"
#include "core/query/near.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::cli {

namespace {

// The place of a head among `entries`; their number: the total.
Result<std::size_t>
placeOf(const std::vector<matrix::Entry>& entries, const std::string& head, std::string_view axis)
{
    const std::string key = text::foldKey(head);
    std::vector<std::string> names;
    std::vector<std::size_t> byLast;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const std::string line = fmt::format("{}", fmt::join(entries[at].heads, " > "));
        if (text::foldKey(line) == key)
            return at;
        if (text::foldKey(entries[at].heads.back()) == key)
            byLast.push_back(at);
        names.push_back(line);
    }
    if (byLast.size() == 1)
        return byLast.front();
    if (byLast.size() > 1)
        return fail(ErrorCode::Ambiguous,
                    fmt::format("several {} are called '{}'; name all levels, such as '{}'",
                                axis,
                                head,
                                names[byLast.front()]));
    if (key == "total")
        return entries.size();
    return fail(
        ErrorCode::NotFound,
        fmt::format(
            "the table has no '{}' among its {}{}", head, axis, query::didYouMean(head, names)));
}

// Of a long table with a row for each coding, those of `codings`.
void keepOnly(table::Table& rows,
              const model::Corpus& corpus,
              const std::vector<model::Id<model::Coding>>& codings)
{
    std::unordered_set<Uuid> kept;
    for (const model::Id<model::Coding> coding : codings)
        kept.insert(corpus.find(coding)->uuid);
    std::erase_if(rows.rows, [&](const table::Row& row) {
        const auto id = Uuid::parse(table::toText(row.cells.front()));
        return !id || !kept.contains(*id);
    });
}

} // namespace

Result<table::Table> codingsBehind(const project::Project& project,
                                   const matrix::CrossTable& cross,
                                   const std::string& row,
                                   const std::string& column,
                                   const Progress& progress)
{
    const bool turned = cross.spec.transpose;
    auto rowPlace = placeOf(cross.rows, turned ? column : row, turned ? "columns" : "rows");
    if (!rowPlace)
        return passOn(rowPlace);
    auto columnPlace = placeOf(cross.columns, turned ? row : column, turned ? "rows" : "columns");
    if (!columnPlace)
        return passOn(columnPlace);
    auto codings =
        matrix::codingsOf(project.corpus(), project.texts(), cross, *rowPlace, *columnPlace);
    if (!codings)
        return passOn(codings);
    auto rows = matrix::longCodings(project.corpus(),
                                    project.texts(),
                                    {.perCoding = true, .filter = cross.spec.filter},
                                    progress);
    if (!rows)
        return rows;
    keepOnly(*rows, project.corpus(), *codings);
    rows->title = fmt::format("Codings: {} / {}", row, column);
    return rows;
}

} // namespace crosscase::cli
