// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/framework.h"

#include "core/matrix/display_parts.h"
#include "core/matrix/evidence_places.h"
#include "core/matrix/layout.h"
#include "core/matrix/notes.h"
#include "core/matrix/states.h"
#include "core/matrix/summary_basis.h"
#include "core/query/resolve.h"

#include <array>
#include <fmt/format.h>
#include <map>
#include <unordered_set>
#include <utility>

namespace crosscase::matrix {

using model::AnyId;
using model::Code;
using model::Id;
using model::Summary;
using table::Value;

namespace {

using Key = std::pair<AnyId, AnyId>; // case, code

// What is written, by cell.
struct Written {
    std::map<Key, const Summary*> summaries;
    std::map<Key, const model::NotApplicable*> notApplicable;
    std::unordered_set<AnyId> codes; // for which something is written

    explicit Written(const model::Corpus& corpus)
    {
        for (const Summary& row : corpus.rows<Summary>()) {
            summaries.emplace(Key{row.unit, row.code}, &row);
            codes.insert(row.code);
        }
        for (const model::NotApplicable& row : corpus.rows<model::NotApplicable>()) {
            notApplicable.emplace(Key{row.unit, row.code}, &row);
            codes.insert(row.code);
        }
    }
};

// A summary, or what its absence means.
enum class Stage : std::uint8_t { Done, Draft, Coded, NotApplicable, Absent, NoText, NotCodedYet };

struct Cell {
    Stage stage = Stage::NotCodedYet;
    const Summary* summary = nullptr;
    const model::NotApplicable* notApplicable = nullptr;
    bool stale = false;
};

Stage stageOf(CellState state)
{
    switch (state) {
    case CellState::Coded:
        return Stage::Coded;
    case CellState::NotApplicable:
        return Stage::NotApplicable;
    case CellState::NoText:
        return Stage::NoText;
    case CellState::Absent:
        return Stage::Absent;
    case CellState::NotCodedYet:
        break;
    }
    return Stage::NotCodedYet;
}

std::string wordsOf(const Cell& cell)
{
    static constexpr std::array<std::string_view, 7> kWords{
        "done", "draft", "coded", "n/a", "absent", "no text", "not coded yet"};
    std::string words(kWords[static_cast<std::size_t>(cell.stage)]);
    return cell.stale ? words + ", stale" : words;
}

class Framework {
public:
    static Result<Framework> make(const DisplayInput& input);

    [[nodiscard]] const CrossTable& cross() const { return m_cross; }
    [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column) const
    {
        return m_cells[row][column];
    }
    [[nodiscard]] Result<table::Table> table() const;

private:
    explicit Framework(const DisplayInput& input)
        : m_input(&input)
        , m_written(input.corpus)
    {}
    [[nodiscard]] Result<void> chooseCodes(const Scope& scope, ResolvedAxis& codes) const;
    [[nodiscard]] Result<void> readCells();
    [[nodiscard]] Result<Value> show(const Cell& cell, EvidencePlaces& places) const;

    const DisplayInput* m_input;
    Written m_written;
    CrossTable m_cross;
    std::vector<std::vector<Cell>> m_cells;
};

Result<TableSpec> specOf(const DisplayOptions& options)
{
    auto made = casesByCodes(options);
    if (!made)
        return made;
    TableSpec& spec = *made;
    spec.cell = Measure::Summary;
    spec.state = true;
    spec.order = options.order;
    spec.scale = options.scale;
    spec.attributes = options.attributes;
    if (spec.attributes.empty())
        spec.attributes = {"all"};
    spec.title = "Framework matrix";
    // A summary of a theme speaks of its sub-themes, too; so does the state of its cell.
    spec.withSubcodes = true;
    return made;
}

Result<Framework> Framework::make(const DisplayInput& input)
{
    auto spec = specOf(input.options);
    if (!spec)
        return passOn(spec);
    if (auto fits = check(*spec); !fits)
        return passOn(fits);
    auto scope = Scope::make(input.corpus, input.texts, spec->filter);
    if (!scope)
        return passOn(scope);
    auto layout = layOut(*scope, *spec);
    if (!layout)
        return passOn(layout);
    Framework made(input);
    if (auto chosen = made.chooseCodes(*scope, layout->columns); !chosen)
        return passOn(chosen);
    auto cross = buildFrom(std::move(*layout), input.progress);
    if (!cross)
        return passOn(cross);
    made.m_cross = std::move(*cross);
    if (auto read = made.readCells(); !read)
        return passOn(read);
    return made;
}

// Leaves the columns that the options ask for.
Result<void> Framework::chooseCodes(const Scope& scope, ResolvedAxis& codes) const
{
    std::unordered_set<AnyId> wanted;
    query::Resolver resolver(scope.corpus());
    for (const std::string& name : m_input->options.themes) {
        auto theme = resolver.code(name);
        if (!theme)
            return passOn(theme);
        for (const Id<Code> code : scope.codes().subtree(*theme))
            wanted.insert(code);
    }
    const bool named = !codes.axis.names.empty() || !codes.is(AxisKind::Codes);
    std::vector<Entry> entries;
    std::vector<std::vector<Id<Code>>> counted;
    for (std::size_t at = 0; at < codes.entries.size(); ++at) {
        const Id<Code> code{codes.entries[at].object.value};
        const bool empty =
            !scope.codes().childrenOf(code).empty() && !m_written.codes.contains(code);
        if ((!wanted.empty() && !wanted.contains(code)) || (!named && empty))
            continue;
        entries.push_back(std::move(codes.entries[at]));
        counted.push_back(std::move(codes.codes[at]));
    }
    codes.entries = std::move(entries);
    codes.codes = std::move(counted);
    return {};
}

Result<void> Framework::readCells()
{
    SummaryBasis basis(m_input->corpus, m_input->texts);
    m_cells.assign(m_cross.rows.size(), std::vector<Cell>(m_cross.columns.size()));
    for (std::size_t row = 0; row < m_cross.rows.size(); ++row) {
        if (auto told = m_input->progress.report("reading summaries",
                                                 static_cast<std::int64_t>(row),
                                                 static_cast<std::int64_t>(m_cross.rows.size()));
            !told)
            return told;
        for (std::size_t column = 0; column < m_cross.columns.size(); ++column) {
            const Key key{m_cross.rows[row].object, m_cross.columns[column].object};
            Cell& cell = m_cells[row][column];
            cell.stage = stageOf(m_cross.states[row][column]);
            if (const auto judged = m_written.notApplicable.find(key);
                judged != m_written.notApplicable.end()) {
                cell.stage = Stage::NotApplicable;
                cell.notApplicable = judged->second;
            }
            if (const auto found = m_written.summaries.find(key);
                found != m_written.summaries.end()) {
                cell.summary = found->second;
                cell.stage =
                    cell.summary->state == model::SummaryState::Done ? Stage::Done : Stage::Draft;
                cell.stale = basis.isStale(*cell.summary);
            }
        }
    }
    return {};
}

Result<Value> Framework::show(const Cell& cell, EvidencePlaces& places) const
{
    if (cell.summary != nullptr)
        return m_input->options.references ? places.behind(*cell.summary)
                                           : Result<Value>(cell.summary->text);
    if (cell.notApplicable != nullptr)
        return fmt::format("n/a: {}", cell.notApplicable->reason);
    return Value{};
}

Result<table::Table> Framework::table() const
{
    table::Table table = toTable(m_cross);
    const bool state = m_input->options.state;
    EvidencePlaces places(m_input->corpus, m_input->texts);
    const std::size_t first = table.headColumns + m_cross.attributeHeads.size();
    const std::vector<table::Column> all = std::move(table.columns);
    table.columns.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t column = 0; column < m_cross.columns.size(); ++column) {
        table.columns.push_back(all[first + 2 * column]);
        table.columns.back().markdown = true;
        if (state)
            table.columns.push_back(all[first + 2 * column + 1]);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::vector<Value>& cells = table.rows[row].cells;
        cells.resize(first);
        for (const Cell& cell : m_cells[row]) {
            auto shown = show(cell, places);
            if (!shown)
                return passOn(shown);
            cells.push_back(std::move(*shown));
            if (state)
                cells.emplace_back(wordsOf(cell));
        }
    }
    table.headColumns = first; // the attributes stand in every sheet
    table.sheetPerHead = true;
    table.notes.emplace_back(
        "n/a: the researcher judged that the code does not apply to the case.");
    if (state)
        table.notes.emplace_back(
            "Stale: the codings of the cell are others than when the summary was written.");
    return table;
}

} // namespace

Result<table::Table> framework(const DisplayInput& input)
{
    auto made = Framework::make(input);
    return made ? made->table() : Result<table::Table>(passOn(made));
}

Result<table::Table> frameworkProgress(const DisplayInput& input)
{
    auto made = Framework::make(input);
    if (!made)
        return passOn(made);
    constexpr std::array kStages{Stage::Done,
                                 Stage::Draft,
                                 Stage::Coded,
                                 Stage::NotApplicable,
                                 Stage::Absent,
                                 Stage::NoText,
                                 Stage::NotCodedYet};
    struct Count {
        std::array<std::int64_t, kStages.size()> stages{};
        std::int64_t stale = 0;
        std::int64_t all = 0;
    };
    std::vector<std::pair<std::string, Count>> themes;
    const CrossTable& cross = made->cross();
    for (std::size_t column = 0; column < cross.columns.size(); ++column) {
        const std::string& theme = cross.columns[column].heads.front();
        if (themes.empty() || themes.back().first != theme)
            themes.emplace_back(theme, Count{});
        Count& count = themes.back().second;
        for (std::size_t row = 0; row < cross.rows.size(); ++row) {
            const Cell& cell = made->cell(row, column);
            ++count.stages[static_cast<std::size_t>(cell.stage)];
            count.stale += cell.stale ? 1 : 0;
            ++count.all;
        }
    }
    table::Table table;
    table.title = "Progress of the framework";
    table.columns = {{{"theme"}, table::Kind::Text}};
    for (const char* head : {"done",
                             "draft",
                             "coded, not written",
                             "n/a",
                             "absent",
                             "no text",
                             "not coded yet",
                             "cells",
                             "stale"})
        table.columns.push_back({{head}, table::Kind::Integer});
    for (const auto& [theme, count] : themes) {
        table::Row row;
        row.cells.emplace_back(theme);
        for (const Stage stage : kStages)
            row.cells.emplace_back(count.stages[static_cast<std::size_t>(stage)]);
        row.cells.emplace_back(count.all);
        row.cells.emplace_back(count.stale);
        table.rows.push_back(std::move(row));
    }
    table.notes.emplace_back("Counted: cells of the framework matrix, a case and a code each. "
                             "Stale: drafts and finished summaries whose codings are others now.");
    if (!cross.spec.filter.isEmpty())
        table.notes.push_back(fmt::format("Filter: {}", query::toText(cross.spec.filter)));
    return table;
}

} // namespace crosscase::matrix
