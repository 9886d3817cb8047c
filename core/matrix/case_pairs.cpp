// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_pairs.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/quote_choice.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Code;
using model::Id;
using table::Value;

namespace {

enum class Likeness : std::uint8_t { Similar, Different, NotComparable };

struct Comparison {
    Likeness likeness = Likeness::NotComparable;
    std::string why;
};

class Pairs {
public:
    Pairs(const DisplayInput& input, CaseGrid& grid)
        : m_input(&input)
        , m_grid(&grid)
        , m_quotes(grid.scope(), input.options)
        , m_phrases(grid, input, m_quotes)
    {}
    [[nodiscard]] Result<table::Table> table();

private:
    [[nodiscard]] Result<void> readSayings();
    [[nodiscard]] Result<Comparison>
    compare(const GridCase& a, const GridCase& b, Id<Code> code) const;
    [[nodiscard]] Comparison
    compareStates(const GridCase& a, const GridCase& b, Id<Code> code) const;
    [[nodiscard]] Result<void> addPair(table::Table& table, std::size_t a, std::size_t b);
    [[nodiscard]] table::Table begun() const;

    const DisplayInput* m_input;
    CaseGrid* m_grid;
    QuoteChoice m_quotes;
    Phrases m_phrases;
    std::vector<std::vector<std::string>> m_sayings; // cases x codes
};

Result<void> Pairs::readSayings()
{
    if (auto read = m_grid->readCodings(); !read)
        return read;
    for (const GridCase& unit : m_grid->cases()) {
        std::vector<std::string>& row = m_sayings.emplace_back();
        for (const GridCode& code : m_grid->codes()) {
            auto words = m_phrases.of(unit, code.id, true, true);
            if (!words)
                return passOn(words);
            row.push_back(std::move(*words));
        }
    }
    return {};
}

Comparison Pairs::compareStates(const GridCase& a, const GridCase& b, Id<Code> code) const
{
    const auto known = [](CellState state) {
        return state == CellState::Coded || state == CellState::Absent;
    };
    const CellState left = m_grid->state(a, code);
    const CellState right = m_grid->state(b, code);
    std::string open;
    for (const auto& [unit, state] : {std::pair(&a, left), std::pair(&b, right)})
        if (!known(state))
            open += fmt::format("{}{} {}", open.empty() ? "" : ", ", unit->name, nameOf(state));
    if (!open.empty())
        return {Likeness::NotComparable, std::move(open)};
    if (left == right)
        return {Likeness::Similar, fmt::format("both {}", nameOf(left))};
    return {Likeness::Different, fmt::format("{} / {}", nameOf(left), nameOf(right))};
}

Result<Comparison> Pairs::compare(const GridCase& a, const GridCase& b, Id<Code> code) const
{
    for (const GridCase* unit : {&a, &b})
        if (m_grid->notApplicable(*unit, code) != nullptr
            && m_grid->state(*unit, code) != CellState::Coded)
            return Comparison{Likeness::NotComparable, fmt::format("{} n/a", unit->name)};
    auto left = m_grid->rating(a, code);
    if (!left)
        return passOn(left);
    auto right = m_grid->rating(b, code);
    if (!right)
        return passOn(right);
    if (*left == nullptr && *right == nullptr)
        return compareStates(a, b, code);
    if (*left == nullptr || *right == nullptr)
        return Comparison{Likeness::NotComparable,
                          fmt::format("{} not rated", *left == nullptr ? a.name : b.name)};
    if ((*left)->scale != (*right)->scale)
        return Comparison{Likeness::NotComparable, "rated on different scales"};
    if ((*left)->value == (*right)->value)
        return Comparison{Likeness::Similar, fmt::format("both {}", (*left)->value)};
    return Comparison{Likeness::Different, fmt::format("{} / {}", (*left)->value, (*right)->value)};
}

table::Table Pairs::begun() const
{
    table::Table table;
    table.title = "Pairs of cases";
    const auto& cases = m_grid->cases();
    const bool one = cases.size() == 2;
    if (!one)
        table.columns.push_back(groupColumn({"pair"}));
    table.columns.push_back(textColumn({"dimension"}));
    table.headColumns = table.columns.size();
    table.columns.push_back(markdownColumn({one ? cases[0].name : "first case"}));
    table.columns.push_back(markdownColumn({one ? cases[1].name : "second case"}));
    table.columns.push_back(textColumn({"similar?"}));
    table.columns.push_back(textColumn({"different?"}));
    return table;
}

Result<void> Pairs::addPair(table::Table& table, std::size_t a, std::size_t b)
{
    const GridCase& first = m_grid->cases()[a];
    const GridCase& second = m_grid->cases()[b];
    std::array<std::size_t, 3> counts{};
    const auto row = [&](const std::string& head) {
        table::Row made;
        if (table.headColumns == 2)
            made.cells.emplace_back(fmt::format("{} – {}", first.name, second.name));
        made.cells.emplace_back(head);
        return made;
    };
    for (std::size_t at = 0; at < m_grid->codes().size(); ++at) {
        auto found = compare(first, second, m_grid->codes()[at].id);
        if (!found)
            return passOn(found);
        ++counts[static_cast<std::size_t>(found->likeness)];
        table::Row made = row(model::joinPath(m_grid->codes()[at].heads));
        made.cells.push_back(orNothing(m_sayings[a][at]));
        made.cells.push_back(orNothing(m_sayings[b][at]));
        const std::string open = "not comparable: " + found->why;
        made.cells.push_back(found->likeness == Likeness::Similar     ? Value{found->why}
                             : found->likeness == Likeness::Different ? Value{}
                                                                      : Value{open});
        made.cells.push_back(found->likeness == Likeness::Different ? Value{found->why}
                             : found->likeness == Likeness::Similar ? Value{}
                                                                    : Value{open});
        table.rows.push_back(std::move(made));
    }
    table::Row sum = row(fmt::format("{} dimensions", m_grid->codes().size()));
    sum.total = true;
    sum.cells.resize(table.headColumns + 2);
    sum.cells.emplace_back(fmt::format("{} similar", counts[0]));
    sum.cells.emplace_back(fmt::format("{} different, {} not comparable", counts[1], counts[2]));
    table.rows.push_back(std::move(sum));
    return {};
}

Result<table::Table> Pairs::table()
{
    if (auto read = readSayings(); !read)
        return passOn(read);
    table::Table table = begun();
    const std::size_t n = m_grid->cases().size();
    for (std::size_t a = 0; a < n; ++a) {
        if (auto told = m_input->progress.report(
                "comparing", static_cast<std::int64_t>(a), static_cast<std::int64_t>(n));
            !told)
            return passOn(told);
        for (std::size_t b = a + 1; b < n; ++b)
            if (auto added = addPair(table, a, b); !added)
                return passOn(added);
    }
    table.notes.emplace_back("Shown: for each case the rating and the summary, else a quote (the "
                             "one marked power or proof, else the first).");
    table.notes.emplace_back(
        "Similar: the same rating; where neither is rated, both coded or both absent. Not "
        "comparable: only one is rated, or one is not coded yet, has no text, or the code does not "
        "apply to it.");
    table.notes.push_back(fmt::format("Pairs: {} of {} cases.", n * (n - 1) / 2, n));
    m_phrases.addNotes(table.notes);
    addChoiceNotes(table.notes, m_input->options);
    return table;
}

} // namespace

Result<table::Table> casePairs(const DisplayInput& input)
{
    auto grid = CaseGrid::make(input, UsualCodes::Judged);
    if (!grid)
        return passOn(grid);
    if (grid->cases().size() < 2)
        return fail(ErrorCode::Refused,
                    fmt::format("a pair needs two cases; there is {} to compare",
                                grid->cases().empty() ? "none" : "only one"));
    return Pairs(input, *grid).table();
}

} // namespace crosscase::matrix
