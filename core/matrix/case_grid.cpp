// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_grid.h"

#include "core/matrix/measures.h"
#include "core/matrix/quote_choice.h"
#include "core/matrix/states.h"
#include "core/query/resolve.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Case;
using model::Code;
using model::Coding;
using model::Id;
using table::Value;

Result<CaseGrid> CaseGrid::make(const DisplayInput& input, UsualCodes usual)
{
    CaseGrid grid(input);
    if (auto laid = grid.layOutCells(); !laid)
        return passOn(laid);
    if (auto chosen = grid.chooseCases(); !chosen)
        return passOn(chosen);
    if (auto chosen = grid.chooseCodes(usual); !chosen)
        return passOn(chosen);
    return grid;
}

Result<void> CaseGrid::layOutCells()
{
    const DisplayOptions& options = m_input->options;
    DisplayOptions onlyFilter;
    onlyFilter.filter = options.filter;
    auto filter = filterOf(onlyFilter);
    if (!filter)
        return passOn(filter);
    auto scope = Scope::make(m_input->corpus, m_input->texts, *filter);
    if (!scope)
        return passOn(scope);
    m_scope = std::make_unique<Scope>(std::move(*scope));
    const Axis usual{AxisKind::Cases, options.only.empty() ? 1 : Axis::kAll, {}};
    auto axis = axisOf(options.cases, usual);
    if (!axis)
        return passOn(axis);
    TableSpec spec;
    spec.rows = *axis;
    spec.columns = {AxisKind::Codes, 1, {}};
    spec.withSubcodes = true;
    spec.filter = *filter;
    auto layout = layOut(*m_scope, spec);
    if (!layout)
        return passOn(layout);
    m_layout = std::make_unique<Layout>(std::move(*layout));
    auto references = count(*m_layout, Measure::References, false, m_input->progress);
    if (!references)
        return passOn(references);
    m_references = std::move(references->cells);
    auto found = states(*m_layout, m_input->progress);
    if (!found)
        return passOn(found);
    m_states = std::move(*found);
    for (std::size_t at = 0; at < m_layout->columns.entries.size(); ++at)
        m_columnOf.emplace(Id<Code>{m_layout->columns.entries[at].object.value}, at);
    for (const model::Summary& row : m_input->corpus.rows<model::Summary>())
        m_summaries.emplace(Key{row.unit, row.code}, &row);
    for (const model::NotApplicable& row : m_input->corpus.rows<model::NotApplicable>())
        m_notApplicable.emplace(Key{row.unit, row.code}, &row);
    m_ratings = std::make_unique<Ratings>(*m_scope);
    return {};
}

Result<void> CaseGrid::chooseCases()
{
    const std::vector<Entry>& rows = m_layout->rows.entries;
    const auto take = [&](std::size_t row) {
        m_cases.push_back({Id<Case>{rows[row].object.value}, rows[row].heads.back(), row});
    };
    query::Resolver resolver(m_input->corpus);
    std::set<std::size_t> taken;
    for (const std::string& name : m_input->options.only) {
        auto unit = resolver.unit(name);
        if (!unit)
            return passOn(unit);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const Id<Case> here{rows[row].object.value};
            const bool wanted = m_input->options.cases.empty()
                                    ? here == *unit
                                    : m_scope->cases().isWithin(here, *unit);
            if (wanted && taken.insert(row).second)
                take(row);
        }
    }
    if (m_input->options.only.empty())
        for (std::size_t row = 0; row < rows.size(); ++row)
            take(row);
    nameCases();
    return {};
}

void CaseGrid::nameCases()
{
    std::map<std::string, int> known;
    for (const GridCase& unit : m_cases)
        ++known[unit.name];
    for (GridCase& unit : m_cases)
        if (known[unit.name] > 1)
            unit.name = m_scope->cases().pathOf(unit.id);
}

std::set<Id<Code>> CaseGrid::writtenCodes(bool summaries, bool ratings) const
{
    std::set<Id<Code>> codes;
    if (summaries)
        for (const auto& [key, row] : m_summaries)
            codes.insert(row->code);
    const std::string& scale = m_input->options.scale;
    Id<model::Scale> only;
    if (const auto named = scaleNamed(m_input->corpus, scale); !scale.empty() && named)
        only = (*named)->id;
    if (ratings)
        for (const model::Rating& row : m_input->corpus.rows<model::Rating>())
            if (!only || row.scale == only)
                codes.insert(row.code);
    return codes;
}

std::vector<Id<Code>> CaseGrid::usualCodes(UsualCodes usual) const
{
    const model::CodeTree& tree = m_scope->codes();
    if (usual == UsualCodes::Themes)
        return tree.roots();
    std::vector<Id<Code>> codes;
    if (usual == UsualCodes::Divided) {
        for (const Id<Code> theme : tree.roots())
            if (!tree.childrenOf(theme).empty())
                codes.push_back(theme);
        return codes;
    }
    const auto written = writtenCodes(usual != UsualCodes::Rated, usual != UsualCodes::Summarised);
    for (const Id<Code> code : tree.inOrder())
        if (written.contains(code))
            codes.push_back(code);
    if (!codes.empty() || usual == UsualCodes::Rated)
        return codes;
    if (usual == UsualCodes::Judged)
        return tree.roots();
    for (const Id<Code> code : tree.inOrder())
        if (tree.childrenOf(code).empty())
            codes.push_back(code);
    return codes;
}

Result<std::vector<Id<Code>>> CaseGrid::named() const
{
    auto axis = axisFromText(m_input->options.codes);
    if (!axis)
        return passOn(axis);
    auto resolved = resolve(*m_scope, *axis, m_layout->spec);
    if (!resolved)
        return passOn(resolved);
    std::vector<Id<Code>> codes;
    codes.reserve(resolved->entries.size());
    for (const Entry& entry : resolved->entries)
        codes.push_back(Id<Code>{entry.object.value});
    return codes;
}

Result<void> CaseGrid::chooseCodes(UsualCodes usual)
{
    const DisplayOptions& options = m_input->options;
    if (!options.scale.empty())
        if (auto scale = scaleNamed(m_input->corpus, options.scale); !scale)
            return passOn(scale);
    std::vector<Id<Code>> codes = usualCodes(usual);
    if (!options.codes.empty()) {
        auto wanted = named();
        if (!wanted)
            return passOn(wanted);
        codes = std::move(*wanted);
    }
    query::Resolver resolver(m_input->corpus);
    std::set<Id<Code>> within;
    for (const std::string& name : options.themes) {
        auto theme = resolver.code(name);
        if (!theme)
            return passOn(theme);
        for (const Id<Code> code : m_scope->codes().subtree(*theme))
            within.insert(code);
    }
    for (const Id<Code> code : codes)
        if (within.empty() || within.contains(code))
            m_codes.push_back({code, m_layout->columns.entries[m_columnOf.at(code)].heads});
    return {};
}

std::vector<Id<Case>> CaseGrid::caseIds() const
{
    std::vector<Id<Case>> ids;
    ids.reserve(m_cases.size());
    for (const GridCase& unit : m_cases)
        ids.push_back(unit.id);
    return ids;
}

void CaseGrid::arrange(const std::vector<std::size_t>& places)
{
    std::vector<GridCase> cases;
    for (const std::size_t place : places)
        cases.push_back(m_cases[place]);
    m_cases = std::move(cases);
}

void CaseGrid::drop(Id<Code> code)
{
    std::erase_if(m_codes, [code](const GridCode& one) { return one.id == code; });
}

std::size_t CaseGrid::at(const GridCase& unit, Id<Code> code) const
{
    return m_layout->grid().at(unit.row, m_columnOf.at(code));
}

CellState CaseGrid::state(const GridCase& unit, Id<Code> code) const
{
    return m_states[unit.row][m_columnOf.at(code)];
}

std::int64_t CaseGrid::references(const GridCase& unit, Id<Code> code) const
{
    return m_references[at(unit, code)];
}

const model::Summary* CaseGrid::summary(const GridCase& unit, Id<Code> code) const
{
    const auto found = m_summaries.find({unit.id, code});
    return found == m_summaries.end() ? nullptr : found->second;
}

const model::NotApplicable* CaseGrid::notApplicable(const GridCase& unit, Id<Code> code) const
{
    const auto found = m_notApplicable.find({unit.id, code});
    return found == m_notApplicable.end() ? nullptr : found->second;
}

Result<const model::Rating*> CaseGrid::rating(const GridCase& unit, Id<Code> code) const
{
    return m_ratings->of(unit.id, code, m_input->options.scale);
}

const std::vector<Coding>& CaseGrid::codings(const GridCase& unit, Id<Code> code) const
{
    return m_codings[at(unit, code)];
}

Result<void> CaseGrid::readCodings()
{
    auto scan = m_layout->scan(false);
    if (!scan)
        return passOn(scan);
    scan->tellRepeats();
    m_codings.assign(scan->grid().size(), {});
    return scan->run(
        m_input->progress,
        [](const model::Document&, const std::vector<Piece>&) { return Result<void>{}; },
        [this](const model::Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
            m_codings[cell].push_back(block.at(row));
        });
}

Result<CaseGrid::Cells> CaseGrid::measure(const TableSpec& what) const
{
    TableSpec spec = what;
    spec.rows = m_layout->spec.rows;
    spec.columns = m_layout->spec.columns;
    spec.filter = m_layout->spec.filter;
    spec.withSubcodes = true;
    spec.scale = m_input->options.scale;
    if (auto fits = check(spec); !fits)
        return passOn(fits);
    ResolvedAxis columns = m_layout->columns;
    columns.entries.clear();
    columns.codes.clear();
    for (const GridCode& code : m_codes) {
        const std::size_t column = m_columnOf.at(code.id);
        columns.entries.push_back(m_layout->columns.entries[column]);
        columns.codes.push_back(m_layout->columns.codes[column]);
    }
    auto cross =
        buildFrom(Layout{*m_scope, spec, m_layout->rows, std::move(columns)}, m_input->progress);
    if (!cross)
        return passOn(cross);
    Cells cells;
    for (const GridCase& unit : m_cases)
        cells.values.push_back(cross->cells[unit.row]);
    cells.notes = std::move(cross->notes);
    // They speak of all cases of the axis, and the filter is told by the display.
    std::erase_if(cells.notes, [](const std::string& note) {
        return note.starts_with("Rows: ") || note.starts_with("Filter: ");
    });
    return cells;
}

void CaseGrid::addScaleNotes(std::vector<std::string>& notes,
                             const std::set<Id<model::Scale>>& scales) const
{
    for (const Id<model::Scale> id : scales)
        if (const auto scale = m_input->corpus.find(id))
            notes.push_back(legendOf(m_input->corpus, *scale));
}

Result<std::string> Phrases::words(const GridCase& unit, Id<Code> code, bool whole, bool anyQuote)
{
    if (const model::Summary* summary = m_grid->summary(unit, code)) {
        m_writers.add(summary->coder);
        return whole ? summary->text : firstPoint(summary->text);
    }
    if (const auto* judged = m_grid->notApplicable(unit, code)) {
        m_writers.add(judged->coder);
        return fmt::format("n/a: {}", judged->reason);
    }
    std::vector<Quotable> quotes;
    for (const Coding& coding : m_grid->codings(unit, code))
        quotes.push_back({coding, unit.id});
    return m_quotes->write(m_quotes->best(std::move(quotes), !anyQuote));
}

Result<std::string> Phrases::of(const GridCase& unit, Id<Code> code, bool whole, bool anyQuote)
{
    auto rating = m_grid->rating(unit, code);
    if (!rating)
        return passOn(rating);
    auto phrase = words(unit, code, whole, anyQuote);
    if (!phrase)
        return phrase;
    if (*rating != nullptr) {
        m_raters.add((*rating)->coder);
        m_scales.insert((*rating)->scale);
        return (*rating)->value + (phrase->empty() ? "" : ": ") + *phrase;
    }
    if (phrase->empty() && m_input->options.state)
        return std::string(nameOf(m_grid->state(unit, code)));
    return phrase;
}

void Phrases::addNotes(std::vector<std::string>& notes) const
{
    m_grid->addScaleNotes(notes, m_scales);
    notes.push_back(m_raters.told(m_grid->scope().corpus(), "Rated"));
    notes.push_back(m_writers.told(m_grid->scope().corpus(), "Summaries written"));
    for (std::string& note : m_quotes->notes())
        notes.push_back(std::move(note));
}

} // namespace crosscase::matrix
