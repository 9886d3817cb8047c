// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/triangulation.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/measures.h"
#include "core/matrix/states.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Document;
using model::Id;
using table::Value;

namespace {

constexpr std::string_view kNoType = "(no source type)";

// The source types of the project's documents, by name, those without one last.
struct SourceTypes {
    std::vector<std::string> names;
    std::unordered_map<Id<Document>, std::size_t> of;

    explicit SourceTypes(const Scope& scope)
    {
        const auto nameOf = [](const Document& document) {
            const std::string_view name = text::trimBlanks(document.sourceType);
            return std::string(name.empty() ? kNoType : name);
        };
        for (const Document* document : scope.documents())
            names.push_back(nameOf(*document));
        std::ranges::sort(names, [](const std::string& a, const std::string& b) {
            if ((a == kNoType) != (b == kNoType))
                return b == kNoType;
            const int order = text::compareNames(a, b);
            return order != 0 ? order < 0 : a < b;
        });
        const auto same = [](const std::string& a, const std::string& b) {
            return text::foldKey(a) == text::foldKey(b);
        };
        const auto again = std::ranges::unique(names, same);
        names.erase(again.begin(), again.end());
        for (const Document* document : scope.documents())
            of.emplace(document->id, std::ranges::find_if(names, [&](const auto& name) {
                                         return same(name, nameOf(*document));
                                     }) - names.begin());
    }
};

// What a source type says of a code.
struct Tally {
    std::int64_t references = 0;
    std::int64_t documents = 0;
    bool text = false;       // is there any?
    bool allFinished = true; // is every document without the code coded through?
};

class Triangulation {
public:
    Triangulation(const DisplayInput& input, const SourceTypes& types)
        : m_input(&input)
        , m_types(&types)
    {}
    // The rows of one case, or (no case) of all text.
    [[nodiscard]] Result<void>
    add(table::Table& table, const query::Expression& filter, const Value& unit);

private:
    [[nodiscard]] Result<Layout> layOutFor(const Scope& scope,
                                           const query::Expression& filter) const;
    [[nodiscard]] Result<std::vector<std::vector<Tally>>> count(const Layout& layout) const;
    [[nodiscard]] Value shown(const Tally& tally, std::int64_t number) const;
    const DisplayInput* m_input;
    const SourceTypes* m_types;
};

Result<Layout> Triangulation::layOutFor(const Scope& scope, const query::Expression& filter) const
{
    auto codes = axisOf(m_input->options.codes, {AxisKind::Themes, 1, {}});
    if (!codes)
        return passOn(codes);
    TableSpec spec;
    spec.rows = {AxisKind::Documents, 1, {}};
    spec.columns = *codes;
    spec.withSubcodes = m_input->options.withSubcodes;
    spec.filter = filter;
    return layOut(scope, spec);
}

Result<std::vector<std::vector<Tally>>> Triangulation::count(const Layout& layout) const
{
    auto references = matrix::count(layout, Measure::References, false, m_input->progress);
    if (!references)
        return passOn(references);
    auto meant = states(layout, m_input->progress);
    if (!meant)
        return passOn(meant);
    std::vector<std::vector<Tally>> tallies(layout.columns.entries.size(),
                                            std::vector<Tally>(m_types->names.size()));
    for (std::size_t row = 0; row < layout.rows.entries.size(); ++row) {
        const std::size_t type =
            m_types->of.at(Id<Document>{layout.rows.entries[row].object.value});
        for (std::size_t code = 0; code < tallies.size(); ++code) {
            Tally& tally = tallies[code][type];
            const std::int64_t found = references->cells[layout.grid().at(row, code)];
            tally.references += found;
            tally.documents += found > 0 ? 1 : 0;
            tally.text |= (*meant)[row][code] != CellState::NoText;
            tally.allFinished &= (*meant)[row][code] != CellState::NotCodedYet;
        }
    }
    return tallies;
}

Value Triangulation::shown(const Tally& tally, std::int64_t number) const
{
    if (number > 0 || !m_input->options.state)
        return number;
    if (!tally.text)
        return std::string(nameOf(CellState::NoText));
    return std::string(nameOf(tally.allFinished ? CellState::Absent : CellState::NotCodedYet));
}

Result<void>
Triangulation::add(table::Table& table, const query::Expression& filter, const Value& unit)
{
    auto scope = Scope::make(m_input->corpus, m_input->texts, filter);
    if (!scope)
        return passOn(scope);
    auto layout = layOutFor(*scope, filter);
    if (!layout)
        return passOn(layout);
    auto tallies = count(*layout);
    if (!tallies)
        return passOn(tallies);
    for (std::size_t code = 0; code < tallies->size(); ++code) {
        table::Row row;
        if (table.headColumns == 2)
            row.cells.push_back(unit);
        row.cells.emplace_back(model::joinPath(layout->columns.entries[code].heads));
        std::size_t carry = 0;
        for (const Tally& tally : (*tallies)[code]) {
            row.cells.push_back(shown(tally, tally.references));
            row.cells.push_back(shown(tally, tally.documents));
            carry += tally.references > 0 ? 1U : 0U;
        }
        row.cells.push_back(countOf(carry));
        table.rows.push_back(std::move(row));
    }
    return {};
}

// The filter, in this case only.
query::Expression within(const query::Expression& filter, const model::Case& unit)
{
    query::Expression here;
    here.op = query::Op::In;
    here.subject.object = "case";
    here.values = {unit.uuid.toCanonical()};
    if (filter.isEmpty())
        return here;
    query::Expression both;
    both.operands = {std::move(here), filter};
    return both;
}

} // namespace

Result<table::Table> triangulation(const DisplayInput& input)
{
    DisplayOptions onlyFilter;
    onlyFilter.filter = input.options.filter;
    auto filter = filterOf(onlyFilter);
    if (!filter)
        return passOn(filter);
    auto scope = Scope::make(input.corpus, input.texts, *filter);
    if (!scope)
        return passOn(scope);
    const SourceTypes types(*scope);
    const bool byCase = !input.options.cases.empty() || !input.options.only.empty();
    table::Table table;
    table.title = "Codes by source type";
    if (byCase)
        table.columns.push_back(groupColumn({"case"}));
    table.columns.push_back(textColumn({"code"}));
    table.headColumns = table.columns.size();
    for (const std::string& name : types.names)
        for (const char* head : {"references", "documents"})
            table.columns.push_back(countColumn({name, head}));
    table.columns.push_back(countColumn({"source types"}));
    Triangulation made(input, types);
    if (!byCase) {
        if (auto added = made.add(table, *filter, {}); !added)
            return passOn(added);
    } else {
        auto grid = CaseGrid::make(input, UsualCodes::Themes);
        if (!grid)
            return passOn(grid);
        for (const GridCase& unit : grid->cases())
            if (auto added = made.add(table, within(*filter, input.corpus.get(unit.id)), unit.name);
                !added)
                return passOn(added);
    }
    table.notes.push_back(fmt::format(
        "Counted: references, and documents with one; behind them how many of the {} source types "
        "carry the code.",
        types.names.size()));
    table.notes.emplace_back(
        input.options.withSubcodes || input.options.codes.empty() || input.options.codes == "themes"
            ? "Codes are counted with their sub-codes; several of them on the same text by the "
              "same coder count once."
            : "Codes are counted singly, without their sub-codes.");
    if (input.options.state)
        table.notes.emplace_back("In place of 0: absent (all text of the source type is coded), "
                                 "not coded yet, or no text of that source type.");
    addChoiceNotes(table.notes, input.options);
    return table;
}

} // namespace crosscase::matrix
