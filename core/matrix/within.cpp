// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/displays.h"
#include "core/matrix/measures.h"
#include "core/matrix/notes.h"
#include "core/matrix/written.h"

#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::matrix {

using model::Id;
using table::Value;

namespace {

// For each row the names of the documents in which it is coded.
Result<std::vector<std::string>> sources(const Layout& layout)
{
    auto scan = layout.scan(false);
    if (!scan)
        return passOn(scan);
    std::vector<std::string> names(scan->grid().size());
    std::vector<Id<model::Document>> last(names.size());
    auto done = scan->run(
        {},
        [](const model::Document&, const std::vector<Piece>&) { return Result<void>{}; },
        [&](const model::Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
            const Id<model::Document> document = block.document[row];
            if (last[cell] == document)
                return;
            last[cell] = document;
            names[cell] +=
                (names[cell].empty() ? "" : "; ") + layout.scope.corpus().get(document).name;
        });
    if (!done)
        return passOn(done);
    return names;
}

struct Columns {
    Counts references;
    Excerpts quotes;
    std::vector<std::string> sources;
};

Result<Columns> columnsOf(const Layout& layout)
{
    auto references = count(layout, Measure::References, false, {});
    if (!references)
        return passOn(references);
    auto quotes = excerpts(layout, {});
    if (!quotes)
        return passOn(quotes);
    auto names = sources(layout);
    if (!names)
        return passOn(names);
    return Columns{std::move(*references), std::move(*quotes), std::move(*names)};
}

// What is written for the case and the code, and below a theme what is written for its sub-codes,
// each with its name.
Value summaryOf(const Scope& scope, Id<model::Case> unit, const std::vector<Id<model::Code>>& codes)
{
    std::unordered_map<Id<model::Code>, std::string_view> written;
    for (const model::Summary& summary : scope.corpus().rows<model::Summary>())
        if (summary.unit == unit)
            written.emplace(summary.code, summary.text);
    std::string all;
    for (const Id<model::Code> code : codes) {
        const auto found = written.find(code);
        if (found == written.end())
            continue;
        if (!all.empty())
            all += "\n\n";
        if (code != codes.front())
            all += scope.corpus().get(code).name + ": ";
        all += found->second;
    }
    return all.empty() ? Value{} : Value{std::move(all)};
}

Value orNothing(const std::string& words)
{
    return words.empty() ? Value{} : Value{words};
}

} // namespace

Result<table::Table> withinCase(const model::Corpus& corpus,
                                const model::TextSource& texts,
                                Id<model::Case> unit,
                                const WithinOptions& options)
{
    if (!corpus.cases().contains(unit))
        return fail(ErrorCode::NotFound, "there is no such case");
    auto scope = Scope::make(corpus, texts, options.filter);
    if (!scope)
        return passOn(scope);
    TableSpec spec;
    spec.rows.kind = options.allCodes ? AxisKind::Codes : AxisKind::Themes;
    spec.columns.kind = AxisKind::Cases;
    spec.cell = Measure::Quotes;
    spec.filter = options.filter;
    spec.quoteLimit = options.quoteLimit;
    spec.quotesPerCell = options.quotesPerCell;
    spec.includeUnpublishable = options.includeUnpublishable;
    auto rows = resolve(*scope, spec.rows, spec);
    if (!rows)
        return passOn(rows);
    const Layout layout{*scope, spec, std::move(*rows), singleCase(*scope, unit)};
    auto columns = columnsOf(layout);
    if (!columns)
        return passOn(columns);
    table::Table table;
    table.title = corpus.get(unit).name;
    table.columns = {{{options.allCodes ? "code" : "theme"}, table::Kind::Text},
                     {{"n"}, table::Kind::Integer},
                     {{"summary"}, table::Kind::Text},
                     {{"quotes"}, table::Kind::Text},
                     {{"sources"}, table::Kind::Text}};
    for (std::size_t row = 0; row < layout.rows.entries.size(); ++row) {
        const Entry& entry = layout.rows.entries[row];
        const std::size_t cell = layout.grid().at(row, 0);
        table.rows.push_back({{entry.heads.back(),
                               columns->references.cells[cell],
                               summaryOf(*scope, unit, layout.rows.codes[row]),
                               columns->quotes.cells[cell],
                               orNothing(columns->sources[cell])},
                              static_cast<int>(entry.heads.size()) - 1,
                              false});
    }
    table.notes = notesOf(layout, {columns->quotes.coders, columns->quotes.withheld, 0, 0, false});
    table.notes.front() = fmt::format("Within the case {}: n counts references.", table.title);
    return table;
}

} // namespace crosscase::matrix
