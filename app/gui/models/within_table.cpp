// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/within_table.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/matrix/coding_rows.h"
#include "core/matrix/layout.h"
#include "core/matrix/summary_basis.h"

#include <QStringList>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr std::size_t kMostStrips = 12; // documents whose paragraphs are drawn

Result<void> fillThemes(WithinTable& table, const matrix::Scope& scope, const Progress& progress)
{
    matrix::TableSpec spec;
    spec.rows.kind = matrix::AxisKind::Themes;
    spec.columns.kind = matrix::AxisKind::Cases;
    auto rows = matrix::resolve(scope, spec.rows, spec);
    if (!rows)
        return passOn(rows);
    const matrix::Layout layout{
        scope, spec, std::move(*rows), matrix::singleCase(scope, table.unit)};
    auto scan = layout.scan(false);
    if (!scan)
        return passOn(scan);
    for (const matrix::Entry& entry : layout.rows.entries)
        table.themes.push_back({{entry.object.value}, fromUtf8(entry.heads.back()), {}, {}, {}});
    const std::size_t width = scan->grid().width();
    return scan->run(
        progress,
        [](const model::Document&, const std::vector<matrix::Piece>&) { return Result<void>{}; },
        [&](const model::Codings::Block& block, std::size_t at, std::size_t, std::size_t cell) {
            const std::size_t row = cell / width;
            if (row >= table.themes.size() || cell % width != 0)
                return;
            table.themes[row].codings.push_back(block.id[at]);
            table.themes[row].lengths.push_back(block.end[at] - block.start[at]);
        });
}

void addSummaries(WithinTable& table, const model::Corpus& corpus, const model::TextSource& texts)
{
    matrix::SummaryBasis basis(corpus, texts);
    for (const model::Summary& summary : corpus.rows<model::Summary>()) {
        if (summary.unit != table.unit)
            continue;
        for (WithinTable::Theme& theme : table.themes)
            if (theme.code == summary.code)
                theme.summary = CellSummary{summary.text, summary.state, basis.isStale(summary)};
    }
}

Result<WithinTable::Strip>
stripOf(const matrix::Scope& scope, const model::Document& document, const matrix::Region& region)
{
    auto text = scope.load(document);
    if (!text)
        return passOn(text);
    WithinTable::Strip strip{document.id, labelOf(document), {}, {}, {}};
    const auto& passages = (*text)->structure.passages;
    for (std::size_t at = 0; at < passages.size(); ++at) {
        if (!region.intersects(passages[at].span))
            continue;
        strip.spans.push_back(passages[at].span);
        strip.numbers.push_back(static_cast<std::int32_t>(at + 1));
    }
    strip.counts.assign(strip.spans.size(), 0);
    scope.corpus().codings().forEachIn(
        document.id, [&](const model::Codings::Block& block, std::size_t row) {
            if (block.orphan[row] != 0)
                return;
            const auto first = std::lower_bound(
                strip.spans.begin(),
                strip.spans.end(),
                block.start[row],
                [](text::Span span, text::CodePoint start) { return span.end <= start; });
            for (auto at = first; at != strip.spans.end() && at->start < block.end[row]; ++at)
                ++strip.counts[static_cast<std::size_t>(at - strip.spans.begin())];
        });
    return strip;
}

Result<void> addDocuments(WithinTable& table, const matrix::Scope& scope)
{
    QStringList names;
    std::size_t all = 0;
    for (const model::Document* document : scope.documents()) {
        const auto regions = scope.caseRegions(document->id);
        const auto own = std::find_if(regions.begin(), regions.end(), [&](const auto& region) {
            return region.unit == table.unit;
        });
        if (own == regions.end())
            continue;
        if (++all > kMostStrips)
            continue;
        names.append(labelOf(*document));
        auto strip = stripOf(scope, *document, own->region);
        if (!strip)
            return passOn(strip);
        table.strips.push_back(std::move(*strip));
    }
    table.documents = names.join(QStringLiteral(", "));
    if (all > kMostStrips)
        table.documents += QStringLiteral(" … (%1)").arg(all);
    return {};
}

} // namespace

Result<WithinTable::Pointer> WithinTable::build(const model::Corpus& corpus,
                                                const model::TextSource& texts,
                                                model::Id<model::Case> unit,
                                                const Progress& progress)
{
    const auto row = corpus.find(unit);
    if (!row)
        return fail(ErrorCode::NotFound, "the case is not there any more");
    auto scope = matrix::Scope::make(corpus, texts, {});
    if (!scope)
        return passOn(scope);
    auto table = std::make_shared<WithinTable>();
    table->unit = unit;
    table->name = fromUtf8(row->name);
    QStringList about;
    for (const model::Attribute* attribute :
         matrix::attributesOf(corpus, model::AttributeTarget::Case)) {
        const std::string value = matrix::AttributeColumn(*scope, *attribute).of(unit);
        if (!value.empty())
            about.append(QStringLiteral("%1 %2").arg(fromUtf8(attribute->name), fromUtf8(value)));
    }
    table->about = about.join(QStringLiteral(", "));
    if (auto filled = fillThemes(*table, *scope, progress); !filled)
        return passOn(filled);
    addSummaries(*table, corpus, texts);
    if (auto added = addDocuments(*table, *scope); !added)
        return passOn(added);
    return Pointer(std::move(table));
}

} // namespace crosscase::gui
