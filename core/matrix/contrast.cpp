// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/contrast.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/quote_choice.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace crosscase::matrix {

using model::Code;
using model::Id;
using model::Rating;
using table::Value;

namespace {

// The cases that a contrast shows, with what stands over each.
struct Exemplars {
    std::vector<std::size_t> places; // in the grid's cases
    std::vector<std::string> heads;
    std::vector<std::string> notes;
};

// The highest, the nearest to the middle of those between, the lowest.
std::vector<std::size_t> extremes(const std::vector<Level>& levels)
{
    std::vector<std::size_t> ranked;
    for (const std::size_t place : highToLow(levels))
        if (levels[place].rank)
            ranked.push_back(place);
    if (ranked.size() < 2)
        return ranked;
    const double high = *levels[ranked.front()].rank;
    // Of equals the first in the order of the project.
    const double low = *levels[ranked.back()].rank;
    const auto lowest = *std::ranges::find_if(
        ranked, [&](std::size_t place) { return *levels[place].rank == low; });
    if (high == low)
        return {ranked.front(), ranked.back()};
    std::optional<std::size_t> middle;
    const auto fromMiddle = [&](std::size_t place) {
        return std::abs(*levels[place].rank - (high + low) / 2);
    };
    for (const std::size_t place : ranked)
        if (*levels[place].rank<high&& * levels[place].rank> low
            && (!middle || fromMiddle(place) < fromMiddle(*middle)))
            middle = place;
    return middle ? std::vector{ranked.front(), *middle, lowest}
                  : std::vector{ranked.front(), lowest};
}

Result<Exemplars> exemplarsOf(const DisplayInput& input, const CaseGrid& grid)
{
    Exemplars chosen;
    if (input.options.by.empty() && input.options.only.empty())
        return fail(ErrorCode::Refused,
                    "say which cases to contrast: --case NAME for each, or --by rating:CODE for "
                    "the highest, a middle and the lowest");
    std::vector<Level> levels;
    if (!input.options.by.empty()) {
        auto by = Levels::make(grid.scope(), input.options.by, input.options.scale);
        if (!by)
            return passOn(by);
        auto found = by->of(grid.caseIds());
        if (!found)
            return passOn(found);
        levels = std::move(*found);
        chosen.notes.push_back(by->note());
        for (const Level& level : levels)
            chosen.heads.push_back(fmt::format("{}: {}", by->head(), level.name));
    }
    if (!input.options.only.empty()) {
        for (std::size_t at = 0; at < grid.cases().size(); ++at)
            chosen.places.push_back(at);
        return chosen;
    }
    chosen.places = extremes(levels);
    chosen.notes.emplace_back(
        chosen.places.size() == 3
            ? "Cases: the highest, the nearest to the middle, and the lowest; of equals the first."
            : "Cases: the highest and the lowest; none stands between them, or too few have a "
              "value.");
    return chosen;
}

// Rows for the attributes of which any of the cases has a value.
Result<void> addAttributes(table::Table& table, const DisplayInput& input, const CaseGrid& grid)
{
    std::vector<const model::Attribute*> attributes =
        attributesOf(input.corpus, model::AttributeTarget::Case);
    const std::vector<std::string>& names = input.options.attributes;
    if (!names.empty() && names != std::vector<std::string>{"all"}) {
        attributes.clear();
        for (const std::string& name : names) {
            auto attribute = findAttribute(input.corpus, name, model::AttributeTarget::Case);
            if (!attribute)
                return passOn(attribute);
            attributes.push_back(*attribute);
        }
    }
    for (const model::Attribute* attribute : attributes) {
        const AttributeColumn column(grid.scope(), *attribute);
        table::Row row{{std::string("attribute"), attribute->name}, 0, false};
        bool any = false;
        for (const GridCase& unit : grid.cases()) {
            std::string value = column.of(unit.id);
            any |= !value.empty();
            row.cells.push_back(orNothing(std::move(value)));
        }
        if (any)
            table.rows.push_back(std::move(row));
    }
    return {};
}

// A code as two head cells: the theme, and the code below it.
std::vector<Value> namesOf(const GridCode& code)
{
    std::vector<std::string> below(code.heads.begin() + 1, code.heads.end());
    return {code.heads.front(),
            below.empty() ? Value{code.heads.front()} : Value{model::joinPath(below)}};
}

} // namespace

Result<table::Table> contrast(const DisplayInput& input)
{
    auto grid = CaseGrid::make(input, UsualCodes::Judged);
    if (!grid)
        return passOn(grid);
    auto chosen = exemplarsOf(input, *grid);
    if (!chosen)
        return passOn(chosen);
    grid->arrange(chosen->places);
    if (auto read = grid->readCodings(); !read)
        return passOn(read);
    QuoteChoice quotes(grid->scope(), input.options);
    Phrases phrases(*grid, input, quotes);
    table::Table table;
    table.title = "Contrast of cases";
    table.columns = {groupColumn({"theme"}), textColumn({"row"})};
    table.headColumns = 2;
    for (std::size_t at = 0; at < grid->cases().size(); ++at) {
        table.columns.push_back(markdownColumn({grid->cases()[at].name}));
        if (!chosen->heads.empty())
            table.columns.back().heads.insert(table.columns.back().heads.begin(),
                                              chosen->heads[chosen->places[at]]);
    }
    if (auto added = addAttributes(table, input, *grid); !added)
        return passOn(added);
    for (const GridCode& code : grid->codes()) {
        table::Row row{namesOf(code), 0, false};
        for (const GridCase& unit : grid->cases()) {
            auto phrase = phrases.of(unit, code.id, false, false);
            if (!phrase)
                return passOn(phrase);
            row.cells.push_back(orNothing(std::move(*phrase)));
        }
        table.rows.push_back(std::move(row));
    }
    table.notes.emplace_back("Shown: attributes; then the rating of each code, with the first "
                             "point of the summary, else a quote marked power or proof.");
    table.notes.insert(table.notes.end(), chosen->notes.begin(), chosen->notes.end());
    phrases.addNotes(table.notes);
    addChoiceNotes(table.notes, input.options);
    return table;
}

} // namespace crosscase::matrix
