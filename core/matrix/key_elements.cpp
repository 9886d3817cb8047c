// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/key_elements.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/evidence_places.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using model::Code;
using model::Id;
using table::Value;

namespace {

Value stateOrNothing(const DisplayInput& input, CellState state)
{
    if (!input.options.state)
        return {};
    if (state == CellState::Coded)
        return std::string("coded, not written");
    return std::string(nameOf(state));
}

} // namespace

Result<table::Table> keyElements(const DisplayInput& input)
{
    auto grid = CaseGrid::make(input, UsualCodes::Summarised);
    if (!grid)
        return passOn(grid);
    const EvidencePlaces places(input.corpus, input.texts);
    Authors writers;
    std::size_t drafts = 0;
    const auto show = [&](const GridCase& unit, Id<Code> code) -> Result<Value> {
        if (const model::Summary* summary = grid->summary(unit, code)) {
            writers.add(summary->coder);
            drafts += summary->state == model::SummaryState::Draft ? 1U : 0U;
            return input.options.references ? places.behind(*summary).map(orNothing)
                                            : Result<Value>(orNothing(summary->text));
        }
        if (const auto* judged = grid->notApplicable(unit, code)) {
            writers.add(judged->coder);
            return Value{fmt::format("n/a: {}", judged->reason)};
        }
        return stateOrNothing(input, grid->state(unit, code));
    };
    table::Table table;
    table.title = "Key elements";
    table.columns = {textColumn({"case"})};
    for (const GridCode& code : grid->codes())
        table.columns.push_back(markdownColumn(code.heads));
    for (const GridCase& unit : grid->cases()) {
        table::Row row{{unit.name}, 0, false};
        for (const GridCode& code : grid->codes()) {
            auto shown = show(unit, code.id);
            if (!shown)
                return passOn(shown);
            row.cells.push_back(std::move(*shown));
        }
        table.rows.push_back(std::move(row));
    }
    table.notes.emplace_back("Shown: the researcher's summaries; n/a: judged not to apply.");
    if (input.options.references)
        table.notes.emplace_back("In square brackets: the places of the quotes a point rests on.");
    table.notes.push_back(writers.told(input.corpus, "Written"));
    if (drafts > 0)
        table.notes.push_back(fmt::format("Drafts among them: {}.", drafts));
    addChoiceNotes(table.notes, input.options);
    return table;
}

} // namespace crosscase::matrix
