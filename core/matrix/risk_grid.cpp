// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/risk_grid.h"

#include "core/matrix/case_grid.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Rating;
using model::Scale;

namespace {

class RiskGrid {
public:
    RiskGrid(const DisplayInput& input, const CaseGrid& grid, const Scale& x, const Scale& y)
        : m_input(&input)
        , m_grid(&grid)
        , m_x(&x)
        , m_y(&y)
    {}
    [[nodiscard]] Result<table::Table> table();

private:
    [[nodiscard]] Result<void> place();
    void addNotes(std::vector<std::string>& notes) const;

    const DisplayInput* m_input;
    const CaseGrid* m_grid;
    const Scale* m_x;
    const Scale* m_y;
    std::map<std::pair<std::string, std::string>, std::string> m_cells; // by y, x
    std::vector<std::string> m_onlyX;
    std::vector<std::string> m_onlyY;
    std::size_t m_placed = 0;
    Authors m_raters;
};

Result<void> RiskGrid::place()
{
    const Ratings ratings(m_grid->scope());
    for (const GridCode& code : m_grid->codes())
        for (const GridCase& unit : m_grid->cases()) {
            auto x = ratings.of(unit.id, code.id, m_x->name);
            if (!x)
                return passOn(x);
            auto y = ratings.of(unit.id, code.id, m_y->name);
            if (!y)
                return passOn(y);
            const std::string name = fmt::format("{}: {}", unit.name, code.heads.back());
            for (const Rating* rating : {*x, *y})
                if (rating != nullptr)
                    m_raters.add(rating->coder);
            if (*x != nullptr && *y != nullptr) {
                std::string& cell = m_cells[{(*y)->value, (*x)->value}];
                cell += (cell.empty() ? "" : "\n") + name;
                ++m_placed;
            } else if (*x != nullptr) {
                m_onlyX.push_back(fmt::format("{} ({})", name, (*x)->value));
            } else if (*y != nullptr) {
                m_onlyY.push_back(fmt::format("{} ({})", name, (*y)->value));
            }
        }
    return {};
}

void RiskGrid::addNotes(std::vector<std::string>& notes) const
{
    notes.push_back(fmt::format("Shown: {} pairs of a case and a code, each at its ratings on the "
                                "scales {} (from bottom to top) and {} (from left to right).",
                                m_placed,
                                m_y->name,
                                m_x->name));
    notes.push_back(legendOf(m_input->corpus, *m_y));
    notes.push_back(legendOf(m_input->corpus, *m_x));
    if (!m_onlyX.empty())
        notes.push_back(fmt::format("Rated on {} only: {}.", m_x->name, listed(m_onlyX, 40)));
    if (!m_onlyY.empty())
        notes.push_back(fmt::format("Rated on {} only: {}.", m_y->name, listed(m_onlyY, 40)));
    notes.push_back(m_raters.told(m_input->corpus, "Rated"));
    addChoiceNotes(notes, m_input->options);
}

Result<table::Table> RiskGrid::table()
{
    if (auto placed = place(); !placed)
        return passOn(placed);
    table::Table table;
    table.title = fmt::format("{} by {}", m_y->name, m_x->name);
    table.columns = {textColumn({m_y->name})};
    const auto across = levelsOf(m_input->corpus, *m_x);
    auto down = levelsOf(m_input->corpus, *m_y);
    std::ranges::reverse(down);
    for (const model::ScaleValue& x : across)
        table.columns.push_back(textColumn({m_x->name, x.value}));
    for (const model::ScaleValue& y : down) {
        table::Row row{{y.value}, 0, false};
        for (const model::ScaleValue& x : across) {
            const auto found = m_cells.find({y.value, x.value});
            row.cells.push_back(found == m_cells.end() ? table::Value{}
                                                       : table::Value{found->second});
        }
        table.rows.push_back(std::move(row));
    }
    addNotes(table.notes);
    return table;
}

} // namespace

Result<table::Table> riskGrid(const DisplayInput& input)
{
    std::string names;
    for (const Scale& scale : input.corpus.rows<Scale>())
        names += (names.empty() ? "" : ", ") + scale.name;
    if (input.options.x.empty() || input.options.y.empty())
        return fail(ErrorCode::Refused,
                    fmt::format("name two scales: --x SCALE --y SCALE; there are: {}",
                                names.empty() ? "none" : names));
    auto x = scaleNamed(input.corpus, input.options.x);
    if (!x)
        return passOn(x);
    auto y = scaleNamed(input.corpus, input.options.y);
    if (!y)
        return passOn(y);
    auto grid = CaseGrid::make(input, UsualCodes::Rated);
    if (!grid)
        return passOn(grid);
    return RiskGrid(input, *grid, **x, **y).table();
}

} // namespace crosscase::matrix
