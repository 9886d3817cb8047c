// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/ordered_cases.h"

namespace crosscase::matrix {

using model::Id;

Result<OrderedCases> orderedBy(const DisplayInput& input, UsualCodes usual)
{
    if (input.options.by.empty())
        return fail(ErrorCode::Refused,
                    "say what puts the cases in order: --by rating:CODE or --by attribute:A");
    auto grid = CaseGrid::make(input, usual);
    if (!grid)
        return passOn(grid);
    auto levels = Levels::make(grid->scope(), input.options.by, input.options.scale);
    if (!levels)
        return passOn(levels);
    auto found = levels->of(grid->caseIds());
    if (!found)
        return passOn(found);
    const std::vector<std::size_t> places = highToLow(*found);
    std::vector<Level> sorted;
    for (const std::size_t place : places)
        sorted.push_back((*found)[place]);
    grid->arrange(places);
    return OrderedCases{std::move(*grid), std::move(*levels), std::move(sorted)};
}

table::Table OrderedCases::begun(const std::string& title) const
{
    table::Table table;
    table.title = title;
    table.columns = {groupColumn({levels.head()}), textColumn({"case"})};
    table.headColumns = 2;
    return table;
}

void OrderedCases::addNotes(std::vector<std::string>& notes) const
{
    notes.push_back(levels.note());
    std::set<Id<model::Scale>> scales;
    Authors raters;
    for (const Level& level : of)
        if (level.rating != nullptr) {
            scales.insert(level.rating->scale);
            raters.add(level.rating->coder);
        }
    grid.addScaleNotes(notes, scales);
    if (levels.code())
        notes.push_back(raters.told(grid.scope().corpus(), "Levels rated"));
}

} // namespace crosscase::matrix
