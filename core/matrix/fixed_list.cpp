// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/fixed_list.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/coding_rows.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using model::Code;
using model::Id;

namespace {

// What became of the elements of a component in a case.
struct Elements {
    std::vector<std::string> found;
    std::vector<std::string> absent;
    std::vector<std::string> notCodedYet;
    std::vector<std::string> noText;
    std::vector<std::string> notApplicable; // singly, with the reason
    std::size_t all = 0;
    std::size_t outOfReach = 0; // judged not to apply, singly or with the component
    std::string reason;         // of the whole component
};

class FixedList {
public:
    FixedList(const DisplayInput& input, const CaseGrid& grid)
        : m_input(&input)
        , m_grid(&grid)
        , m_complete(grid.codes().size())
    {}
    [[nodiscard]] table::Table table();

private:
    [[nodiscard]] Elements look(const GridCase& unit, Id<Code> component);
    void lookAt(Elements& elements, const GridCase& unit, Id<Code> element, bool whole);
    [[nodiscard]] std::string words(const Elements& elements) const;
    void addRow(table::Table& table, const GridCase& unit);

    const DisplayInput* m_input;
    const CaseGrid* m_grid;
    Authors m_judges;
    std::vector<std::size_t> m_complete; // by component: cases in which all elements were found
};

void FixedList::lookAt(Elements& elements, const GridCase& unit, Id<Code> element, bool whole)
{
    const std::string& name = m_input->corpus.get(element).name;
    ++elements.all;
    const CellState state = m_grid->state(unit, element);
    if (state == CellState::Coded) {
        elements.found.push_back(name);
        return;
    }
    const model::NotApplicable* judged = whole ? nullptr : m_grid->notApplicable(unit, element);
    if (whole || judged != nullptr) {
        ++elements.outOfReach;
        if (judged != nullptr) {
            m_judges.add(judged->coder);
            elements.notApplicable.push_back(fmt::format("{} ({})", name, judged->reason));
        }
        return;
    }
    if (state == CellState::Absent)
        elements.absent.push_back(name);
    else if (state == CellState::NoText)
        elements.noText.push_back(name);
    else
        elements.notCodedYet.push_back(name);
}

Elements FixedList::look(const GridCase& unit, Id<Code> component)
{
    Elements elements;
    const model::NotApplicable* judged = m_grid->notApplicable(unit, component);
    if (judged != nullptr) {
        m_judges.add(judged->coder);
        elements.reason = judged->reason;
    }
    const auto& below = m_grid->scope().codes().childrenOf(component);
    for (const Id<Code> element : below)
        lookAt(elements, unit, element, judged != nullptr);
    if (below.empty())
        lookAt(elements, unit, component, judged != nullptr);
    return elements;
}

std::string FixedList::words(const Elements& elements) const
{
    std::string all;
    const auto add = [&all](std::string_view what, const std::vector<std::string>& names) {
        if (!names.empty())
            all += fmt::format("{}{}{}", all.empty() ? "" : "\n", what, joined(names));
    };
    if (elements.outOfReach > 0 && elements.notApplicable.empty())
        all = fmt::format("n/a: {}", elements.reason);
    add(all.empty() ? "" : "found nevertheless: ", elements.found);
    add("n/a: ", elements.notApplicable);
    if (m_input->options.missing) {
        add("not found: ", elements.absent);
        add("not coded yet: ", elements.notCodedYet);
        add("no text: ", elements.noText);
    }
    return all;
}

void FixedList::addRow(table::Table& table, const GridCase& unit)
{
    table::Row row{{unit.name}, 0, false};
    std::size_t found = 0;
    std::size_t all = 0;
    std::size_t outOfReach = 0;
    for (std::size_t at = 0; at < m_grid->codes().size(); ++at) {
        const Elements elements = look(unit, m_grid->codes()[at].id);
        found += elements.found.size();
        all += elements.all;
        outOfReach += elements.outOfReach;
        m_complete[at] += elements.found.size() == elements.all ? 1U : 0U;
        std::string shown = words(elements);
        if (shown.empty() && m_input->options.state)
            shown = nameOf(m_grid->state(unit, m_grid->codes()[at].id));
        row.cells.push_back(orNothing(std::move(shown)));
    }
    row.cells.emplace_back(fmt::format("{} of {}", found, all));
    row.cells.push_back(countOf(outOfReach));
    table.rows.push_back(std::move(row));
}

table::Table FixedList::table()
{
    table::Table table;
    table.title = "Elements found";
    table.columns = {textColumn({"case"})};
    for (const GridCode& code : m_grid->codes())
        table.columns.push_back(textColumn(code.heads));
    table.columns.push_back(textColumn({"found of all"}));
    table.columns.push_back(countColumn({"n/a"}));
    for (const GridCase& unit : m_grid->cases())
        addRow(table, unit);
    if (!m_grid->cases().empty()) {
        table::Row complete{{std::string("cases with all elements")}, 0, true};
        for (const std::size_t cases : m_complete)
            complete.cells.push_back(countOf(cases));
        complete.cells.resize(table.columns.size());
        table.rows.push_back(std::move(complete));
    }
    table.notes.emplace_back("Shown: the sub-codes of each component that are coded in the case, "
                             "each with all below it.");
    table.notes.emplace_back(
        "n/a: the researcher judged that the component, or the element named, does not apply; an "
        "element under such a judgement is not counted as found, unless it is coded.");
    table.notes.emplace_back(
        m_input->options.missing
            ? "Not found: all text of the case is coded and the element is in none of it; not "
              "coded yet: not all text is coded."
            : "Elements not listed were not found, or are not coded yet: --missing tells which.");
    table.notes.push_back(m_judges.told(m_input->corpus, "Judged n/a"));
    addChoiceNotes(table.notes, m_input->options);
    return table;
}

} // namespace

Result<table::Table> fixedList(const DisplayInput& input)
{
    auto grid = CaseGrid::make(input, UsualCodes::Divided);
    if (!grid)
        return passOn(grid);
    return FixedList(input, *grid).table();
}

} // namespace crosscase::matrix
