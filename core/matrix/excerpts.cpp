// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/coding_rows.h"
#include "core/matrix/written.h"
#include "core/text/excerpt.h"

#include <fmt/format.h>
#include <set>
#include <tuple>
#include <unordered_set>

namespace crosscase::matrix {

using model::Code;
using model::Coding;
using model::Codings;
using model::Document;
using model::Id;
using table::Value;

std::size_t paragraphAt(const text::Structure& structure, text::CodePoint position)
{
    const std::size_t last = structure.passages.empty() ? 0 : structure.passages.size() - 1;
    return std::min(structure.passageAt(position), last) + 1;
}

std::string
referenceTo(const Document& document, const model::LoadedText& text, text::CodePoint position)
{
    return fmt::format("{} ¶{}",
                       document.label.empty() ? document.name : document.label,
                       paragraphAt(text.structure, position));
}

std::string quoteOf(const model::LoadedText& text, text::Span span, int limit)
{
    const std::string_view quote = text.quote(span);
    return limit > 0 ? text::shortened(quote, limit) : std::string(quote);
}

namespace {

void addBlock(std::string& all, std::string_view block)
{
    if (!all.empty())
        all += "\n\n";
    all += block;
}

std::vector<Value> asValues(std::vector<std::string> words)
{
    std::vector<Value> cells(words.size());
    for (std::size_t cell = 0; cell < words.size(); ++cell)
        if (!words[cell].empty())
            cells[cell] = std::move(words[cell]);
    return cells;
}

Result<Excerpts> quotes(const Layout& layout, Scan& scan, const Progress& progress)
{
    std::vector<std::string> cells(scan.grid().size());
    std::unordered_set<Id<Coding>> withheld;
    // A passage that several coders coded is quoted once in a cell.
    std::set<std::tuple<std::size_t, text::CodePoint, text::CodePoint>> quoted;
    std::vector<std::size_t> shown(cells.size());
    const Document* current = nullptr;
    std::shared_ptr<const model::LoadedText> text;
    auto done = scan.run(
        progress,
        [&](const Document& document, const std::vector<Piece>&) -> Result<void> {
            auto loaded = layout.scope.load(document);
            if (!loaded)
                return passOn(loaded);
            text = *loaded;
            current = &document;
            quoted.clear();
            return {};
        },
        [&](const Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
            if (!layout.spec.includeUnpublishable && !isPublishable(block.marks[row])) {
                withheld.insert(block.id[row]);
                return;
            }
            const text::Span span = block.span(row);
            const int most = layout.spec.quotesPerCell;
            if (!quoted.emplace(cell, span.start, span.end).second)
                return;
            if (most > 0 && ++shown[cell] > static_cast<std::size_t>(most))
                return;
            addBlock(cells[cell],
                     fmt::format("{} ({})",
                                 quoteOf(*text, span, layout.spec.quoteLimit),
                                 referenceTo(*current, *text, span.start)));
        });
    if (!done)
        return passOn(done);
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
        if (const auto most = static_cast<std::size_t>(layout.spec.quotesPerCell);
            shown[cell] > most)
            addBlock(cells[cell], fmt::format("[{} more]", shown[cell] - most));
    return Excerpts{asValues(std::move(cells)), scan.coderNames(), withheld.size()};
}

Result<void> ignoreDocument(const Document& /*document*/, const std::vector<Piece>& /*pieces*/)
{
    return {};
}

// Names of the codes coded in each cell, but the one that the cell itself stands for.
Result<Excerpts> subcodes(const Layout& layout, Scan& scan, const Progress& progress)
{
    std::vector<std::set<Id<Code>>> found(scan.grid().size());
    auto done =
        scan.run(progress,
                 ignoreDocument,
                 [&](const Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
                     found[cell].insert(block.code[row]);
                 });
    if (!done)
        return passOn(done);
    const Grid grid = scan.grid();
    const ResolvedAxis* codes = layout.axisOf(Role::Code);
    std::vector<std::string> cells(grid.size());
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column) {
            const std::size_t cell = grid.at(row, column);
            if (found[cell].empty())
                continue;
            const model::AnyId own =
                codes == nullptr ? model::AnyId{}
                                 : codes->entries[layout.entryOn(*codes, row, column)].object;
            for (const Id<Code> code : layout.scope.codes().inOrder()) {
                if (!found[cell].contains(code) || model::AnyId(code) == own)
                    continue;
                cells[cell] +=
                    (cells[cell].empty() ? "" : "; ") + layout.scope.corpus().get(code).name;
            }
        }
    return Excerpts{asValues(std::move(cells)), scan.coderNames(), 0};
}

Result<Excerpts> memos(const Layout& layout, Scan& scan, const Progress& progress)
{
    const auto memoOf = memosByTarget(layout.scope.corpus());
    std::vector<std::string> cells(scan.grid().size());
    auto done =
        scan.run(progress,
                 ignoreDocument,
                 [&](const Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
                     const auto memo = memoOf.find(block.id[row]);
                     if (memo != memoOf.end())
                         addBlock(cells[cell], memo->second);
                 });
    if (!done)
        return passOn(done);
    return Excerpts{asValues(std::move(cells)), scan.coderNames(), 0};
}

} // namespace

Result<Excerpts> excerpts(const Layout& layout, const Progress& progress)
{
    const bool names = layout.spec.cell == Measure::Subcodes;
    auto scan = layout.scan(false);
    if (!scan)
        return passOn(scan);
    if (layout.spec.cell == Measure::Quotes)
        return quotes(layout, *scan, progress);
    scan->tellRepeats();
    return names ? subcodes(layout, *scan, progress) : memos(layout, *scan, progress);
}

} // namespace crosscase::matrix
