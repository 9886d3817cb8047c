// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/crosstab.h"

#include "core/matrix/display_scope.h"
#include "core/matrix/exact_test.h"
#include "core/matrix/layout.h"

#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::matrix {

using model::Case;
using model::Id;
using table::Decimal;
using table::Kind;
using table::Value;

namespace {

Result<TableSpec> specOf(const DisplayOptions& options)
{
    const std::size_t attributes = options.attributes.size();
    if (attributes == 0 || attributes > 2 || options.attributes.front() == "all")
        return fail(ErrorCode::Refused,
                    "name the attribute whose values are the columns, or two: --attributes A,B");
    TableSpec spec;
    auto codes = axisOf(options.codes, {AxisKind::Codes, 1, {}});
    if (!codes)
        return passOn(codes);
    auto filter = filterOf(options);
    if (!filter)
        return passOn(filter);
    if (auto set = setMeasure(spec, options.cell.empty() ? "references" : options.cell); !set)
        return passOn(set);
    if (!isCount(spec.cell) && spec.cell != Measure::Mean)
        return fail(ErrorCode::Refused,
                    "--cell: a crosstab counts references, cases, documents, characters, words or "
                    "the mean per case; see 'crosscase matrix' for the others");
    spec.rows = *codes;
    spec.columns = {AxisKind::AttributeValues, 1, options.attributes};
    spec.filter = *filter;
    spec.withSubcodes = options.withSubcodes;
    spec.order = options.order;
    if (!options.percent.empty())
        spec.percent = options.percent == "row" ? Percent::Row : Percent::Column;
    if (spec.percent != Percent::None && spec.cell == Measure::Cases)
        return fail(ErrorCode::Refused,
                    "--cell cases shows the percentage of each group's cases; leave --percent out");
    return spec;
}

struct Group {
    Entry entry;
    std::vector<Id<Case>> units;
    std::int64_t documents = 0;
    bool hasValues = true; // not "(no value)"
};

std::vector<Group> groupsOf(const ResolvedAxis& axis)
{
    std::vector<Group> groups;
    for (std::size_t at = 0; at < axis.entries.size(); ++at) {
        groups.push_back({axis.entries[at], axis.units[at], 0, true});
        for (const std::string& head : axis.entries[at].heads)
            groups.back().hasValues = groups.back().hasValues && head != kNoValue;
    }
    for (const auto& [document, parts] : axis.layer)
        for (const Part& part : parts)
            if (part.entry < groups.size())
                ++groups[part.entry].documents;
    return groups;
}

// What of the cases is told of one code.
struct Tested {
    CountTable counts = {{}, {}}; // with and without the code, by group
    std::int64_t cases = 0;
    std::int64_t leftOut = 0;
};

// The test of presence by group, case by case.
class Test {
public:
    // Codes are those of `cross`, its rows.
    [[nodiscard]] static Result<Test> make(const DisplayInput& input,
                                           const Scope& scope,
                                           const CrossTable& cross,
                                           const std::vector<Group>& groups)
    {
        Test test;
        for (std::size_t group = 0; group < groups.size(); ++group)
            for (const Id<Case> unit : groups[group].units)
                test.m_groupOf.emplace(model::AnyId(unit), group);
        int level = 1;
        if (!groups.empty())
            level = scope.cases().depthOf(groups.front().units.front()) + 1;
        TableSpec spec = cross.spec;
        spec.rows = {AxisKind::Cases, level, {}};
        spec.columns = cross.spec.rows;
        spec.cell = Measure::Present;
        spec.percent = Percent::None;
        spec.order.clear();
        spec.state = true;
        auto presence = matrix::build(input.corpus, input.texts, spec, input.progress);
        if (!presence)
            return passOn(presence);
        test.m_presence = std::move(*presence);
        for (std::size_t column = 0; column < test.m_presence.columns.size(); ++column)
            test.m_columnOf.emplace(test.m_presence.columns[column].object, column);
        return test;
    }

    [[nodiscard]] Tested of(const Entry& code, const std::vector<Group>& groups)
    {
        const std::size_t column = m_columnOf.at(code.object);
        Tested tested;
        tested.counts.assign(2, std::vector<std::int64_t>(groups.size()));
        for (std::size_t row = 0; row < m_presence.rows.size(); ++row) {
            const auto group = m_groupOf.find(m_presence.rows[row].object);
            const CellState state = m_presence.states[row][column];
            if (group == m_groupOf.end() || !groups[group->second].hasValues) {
                ++m_leftOut["without a value"];
            } else if (state == CellState::Coded || state == CellState::Absent) {
                ++tested.counts[state == CellState::Coded ? 0 : 1][group->second];
                ++tested.cases;
                continue;
            } else {
                ++m_leftOut[std::string(nameOf(state))];
            }
            ++tested.leftOut;
        }
        return tested;
    }

    // Over all codes.
    [[nodiscard]] const std::map<std::string, std::int64_t>& leftOut() const { return m_leftOut; }

private:
    CrossTable m_presence; // cases by codes
    std::map<model::AnyId, std::size_t> m_groupOf;
    std::map<model::AnyId, std::size_t> m_columnOf;
    std::map<std::string, std::int64_t> m_leftOut; // (case, code), by why
};

class Crosstab {
public:
    Crosstab(const DisplayInput& input,
             const Scope& scope,
             CrossTable cross,
             std::vector<Group> groups)
        : m_input(input)
        , m_scope(scope)
        , m_cross(std::move(cross))
        , m_groups(std::move(groups))
    {}

    [[nodiscard]] Result<table::Table> build()
    {
        m_table = toTable(m_cross);
        m_table.title = "Crosstab";
        if (m_cross.spec.cell == Measure::Cases)
            addPercentages();
        addSizes();
        m_table.notes.emplace_back("Below: how many cases each group has, and in how many "
                                   "documents they have text.");
        if (m_input.options.exactTest)
            if (auto tested = addTest(); !tested)
                return passOn(tested);
        addUncodedNote(m_table, m_scope);
        return std::move(m_table);
    }

private:
    // Beside each number of cases its share of the group.
    void addPercentages()
    {
        std::vector<table::Column> columns(m_table.columns.begin(), m_table.columns.begin() + 1);
        for (const Group& group : m_groups)
            for (const char* head : {"cases", "% of cases"}) {
                const bool share = head[0] == '%';
                columns.push_back({group.entry.heads, share ? Kind::Decimal : Kind::Integer});
                columns.back().heads.emplace_back(head);
            }
        m_table.columns = std::move(columns);
        for (table::Row& row : m_table.rows) {
            std::vector<Value> cells(row.cells.begin(), row.cells.begin() + 1);
            for (std::size_t group = 0; group < m_groups.size(); ++group) {
                cells.push_back(row.cells[group + 1]);
                cells.push_back(percentOf(std::get<std::int64_t>(row.cells[group + 1]),
                                          m_groups[group].entry.cases));
            }
            row.cells = std::move(cells);
        }
        m_table.notes.emplace_back("% of cases: of the cases of the group, also those without "
                                   "text.");
    }

    void addSizes()
    {
        const bool twice = m_cross.spec.cell == Measure::Cases;
        for (const char* what : {"cases", "documents"}) {
            table::Row row;
            row.total = true;
            row.cells.emplace_back(fmt::format("n of {}", what));
            for (const Group& group : m_groups) {
                row.cells.emplace_back(what[0] == 'c' ? group.entry.cases : group.documents);
                if (twice)
                    row.cells.emplace_back();
            }
            m_table.rows.push_back(std::move(row));
        }
    }

    [[nodiscard]] Result<void> addTest()
    {
        auto test = Test::make(m_input, m_scope, m_cross, m_groups);
        if (!test)
            return passOn(test);
        std::size_t groups = 0;
        for (const Group& group : m_groups)
            groups += group.hasValues ? 1U : 0U;
        m_twoGroups = groups == 2;
        for (const char* head : {"cases tested", "left out", "p", m_twoGroups ? "phi" : "V"})
            m_table.columns.push_back(
                {{"exact test", head},
                 head[0] == 'c' || head[0] == 'l' ? Kind::Integer : Kind::Decimal});
        std::int64_t fewest = INT64_MAX;
        for (std::size_t row = 0; row < m_cross.rows.size(); ++row) {
            const Tested tested = test->of(m_cross.rows[row], m_groups);
            fewest = std::min(fewest, tested.cases);
            if (auto added = addTested(m_table.rows[row], row, tested); !added)
                return added;
        }
        for (std::size_t row = m_cross.rows.size(); row < m_table.rows.size(); ++row)
            m_table.rows[row].cells.resize(m_table.columns.size());
        addTestNotes(*test, fewest);
        return {};
    }

    // Two groups with values among them one without: a 2 x 2 table of the two.
    [[nodiscard]] CountTable ofGroupsWithValues(const CountTable& counts) const
    {
        CountTable kept(2);
        for (std::size_t group = 0; group < m_groups.size(); ++group)
            if (m_groups[group].hasValues)
                for (std::size_t row = 0; row < 2; ++row)
                    kept[row].push_back(counts[row][group]);
        return kept;
    }

    [[nodiscard]] Result<void> addTested(table::Row& row, std::size_t code, const Tested& tested)
    {
        const CountTable counts = ofGroupsWithValues(tested.counts);
        auto p = exactTest(counts);
        if (!p)
            return fail(p.error().code,
                        fmt::format("--test, {}: {}",
                                    model::joinPath(m_cross.rows[code].heads),
                                    p.error().detail));
        const auto strength = m_twoGroups ? phi(counts) : cramersV(counts);
        if (!*p)
            m_undefined.push_back(model::joinPath(m_cross.rows[code].heads));
        row.cells.emplace_back(tested.cases);
        row.cells.emplace_back(tested.leftOut);
        row.cells.push_back(*p ? Value{Decimal{**p, 6}} : Value{});
        row.cells.push_back(strength ? Value{Decimal{*strength, 6}} : Value{});
        return {};
    }

    void addTestNotes(const Test& test, std::int64_t fewest)
    {
        m_table.notes.push_back(fmt::format(
            "p: {} on cases that have the code or not, by group; two-sided, the sum of the "
            "probabilities of all tables not more probable than this one. {}. No correction for "
            "testing several codes.",
            m_twoGroups ? "Fisher's exact test" : "the exact test of Freeman and Halton",
            m_twoGroups ? "phi: positive when the first group has the code more often"
                        : "V: Cramer's"));
        if (fewest < kFew)
            m_table.notes.push_back(fmt::format("Few cases: n = {}; p is no proof.", fewest));
        std::vector<std::string> reasons;
        for (const auto& [why, count] : test.leftOut())
            reasons.push_back(fmt::format("{} {}", why, count));
        if (!reasons.empty())
            m_table.notes.push_back(fmt::format(
                "Left out of the test (each case for each code): {}.", listed(reasons)));
        if (!m_undefined.empty())
            m_table.notes.push_back(
                fmt::format("Undefined and left empty, as all or none of the cases tested have the "
                            "code, or they are of one group: {}.",
                            listed(m_undefined)));
    }

    static constexpr std::int64_t kFew = 20;
    const DisplayInput& m_input;
    const Scope& m_scope;
    CrossTable m_cross;
    std::vector<Group> m_groups;
    table::Table m_table;
    std::vector<std::string> m_undefined;
    bool m_twoGroups = false;
};

} // namespace

Result<table::Table> crosstab(const DisplayInput& input)
{
    auto spec = specOf(input.options);
    if (!spec)
        return passOn(spec);
    auto scope = Scope::make(input.corpus, input.texts, spec->filter);
    if (!scope)
        return passOn(scope);
    auto layout = layOut(*scope, *spec);
    if (!layout)
        return passOn(layout);
    std::vector<Group> groups = groupsOf(layout->columns);
    auto cross = buildFrom(std::move(*layout), input.progress);
    if (!cross)
        return passOn(cross);
    return Crosstab(input, *scope, std::move(*cross), std::move(groups)).build();
}

} // namespace crosscase::matrix
