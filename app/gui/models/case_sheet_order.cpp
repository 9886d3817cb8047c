// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet filtered, sorted, counted, and as a table that leaves the window.
#include "app/gui/bridge/strings.h"
#include "app/gui/models/case_sheet.h"
#include "core/matrix/cross_table.h"

#include <QCollator>

#include <algorithm>
#include <limits>
#include <numeric>

namespace crosscase::gui {

namespace {

constexpr std::size_t kProgressStep = 1024;

template <typename Key>
void sortBy(std::vector<int>& rows, const std::vector<Key>& keys, bool descending)
{
    std::vector<std::size_t> places(rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        // What is empty stays at the end either way.
        if (keys[a].first != keys[b].first)
            return keys[a].first < keys[b].first;
        return descending ? keys[b].second < keys[a].second : keys[a].second < keys[b].second;
    });
    std::vector<int> sorted(rows.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        sorted[i] = rows[places[i]];
    rows = std::move(sorted);
}

} // namespace

std::vector<int> CaseSheet::matching(const QString& filter) const
{
    std::vector<int> rows;
    const QString words = filter.trimmed();
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const bool fits =
            words.isEmpty() || std::any_of(m_columns.begin(), m_columns.end(), [&](const auto& c) {
                return text(m_rows[at].id, c).contains(words, Qt::CaseInsensitive);
            });
        if (fits)
            rows.push_back(static_cast<int>(at));
    }
    return rows;
}

std::vector<int> CaseSheet::arranged(const Arrangement& wanted) const
{
    std::vector<int> rows = matching(wanted.filter);
    if (!wanted.sorted)
        return rows;
    const auto textAt = [&](int at) {
        return text(m_rows[static_cast<std::size_t>(at)].id, wanted.column);
    };
    if (isNumeric(wanted.column)) {
        std::vector<std::pair<bool, double>> keys;
        for (const int at : rows) {
            bool isNumber = false;
            const double number = textAt(at).toDouble(&isNumber);
            keys.emplace_back(!isNumber, isNumber ? number : 0);
        }
        sortBy(rows, keys, wanted.descending);
        return rows;
    }
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<bool, QCollatorSortKey>> keys;
    keys.reserve(rows.size());
    for (const int at : rows) {
        const QString words = textAt(at);
        keys.emplace_back(words.isEmpty(), collator.sortKey(words));
    }
    sortBy(rows, keys, wanted.descending);
    return rows;
}

Result<table::Table> CaseSheet::toTable(const std::vector<int>& rows,
                                        const std::vector<SheetColumn>& columns,
                                        const Progress& progress) const
{
    table::Table table;
    table.title = toUtf8(isOfCases() ? QStringLiteral("Cases") : QStringLiteral("Documents"));
    for (const SheetColumn& column : columns) {
        table::Column head;
        // The first head is what the import of tables looks for.
        head.heads = {column.kind == CellKind::Name ? (isOfCases() ? "case" : "document")
                                                    : toUtf8(name(column))};
        head.toTheEnd = isNumeric(column);
        table.columns.push_back(std::move(head));
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at % kProgressStep == 0)
            if (auto going = progress.report(
                    "rows", static_cast<std::int64_t>(at), static_cast<std::int64_t>(rows.size()));
                !going)
                return passOn(going);
        const Row& row = m_rows[static_cast<std::size_t>(rows[at])];
        table::Row cells;
        cells.indent = row.depth;
        for (const SheetColumn& column : columns) {
            const QString words = text(row.id, column);
            if (words.isEmpty())
                cells.cells.emplace_back();
            else if (column.kind == CellKind::Quotes)
                cells.cells.emplace_back(static_cast<std::int64_t>(words.toLongLong()));
            else
                cells.cells.emplace_back(toUtf8(words));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Result<CaseSheet::Counts> quotesOf(model::AttributeTarget target,
                                   const model::Corpus& corpus,
                                   const model::TextSource& texts,
                                   const Progress& progress)
{
    CaseSheet::Counts counts;
    if (target == model::AttributeTarget::Document) {
        corpus.codings().forEach([&](const model::Coding& coding) {
            if (!coding.orphan)
                ++counts[coding.document.value];
        });
        return counts;
    }
    if (corpus.codings().size() == 0 || corpus.cases().empty())
        return counts;
    // Every coding has one coder: the total over the coders is the number of codings.
    matrix::TableSpec spec;
    spec.rows = {matrix::AxisKind::Cases, matrix::Axis::kAll, {}};
    spec.columns = {matrix::AxisKind::Coders, 1, {}};
    spec.totals = true;
    spec.includeUnpublishable = true;
    auto built = matrix::build(corpus, texts, spec, progress);
    if (!built)
        return passOn(built);
    for (std::size_t row = 0; row < built->rows.size() && row < built->rowTotals.size(); ++row)
        if (const auto* number = std::get_if<std::int64_t>(&built->rowTotals[row]))
            counts[built->rows[row].object.value] = *number;
    return counts;
}

} // namespace crosscase::gui
