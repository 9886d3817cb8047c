// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/construct.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/quote_choice.h"
#include "core/query/resolve.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using model::Code;
using model::Id;
using table::Value;

namespace {

class Construct {
public:
    Construct(const DisplayInput& input, CaseGrid& grid, Id<Code> code)
        : m_input(&input)
        , m_grid(&grid)
        , m_code(code)
        , m_choice(grid.scope(), input.options)
        , m_indicators(grid.scope().codes().childrenOf(code))
    {}
    [[nodiscard]] Result<table::Table> table();

private:
    [[nodiscard]] Result<Value> indicator(const GridCase& unit, Id<Code> code);
    [[nodiscard]] Result<table::Row> row(const GridCase& unit, const Level& level);
    [[nodiscard]] table::Table begun(const Levels& levels) const;
    void note(const model::Rating& rating)
    {
        m_raters.add(rating.coder);
        m_scales.insert(rating.scale);
    }

    const DisplayInput* m_input;
    CaseGrid* m_grid;
    Id<Code> m_code;
    QuoteChoice m_choice;
    std::vector<Id<Code>> m_indicators;
    Authors m_raters;
    std::set<Id<model::Scale>> m_scales;
};

table::Table Construct::begun(const Levels& levels) const
{
    table::Table table;
    table.title = m_grid->scope().codes().pathOf(m_code);
    table.columns = {groupColumn({levels.head()}), textColumn({"case"})};
    table.headColumns = 2;
    for (const char* head : {"rating", "reason"})
        table.columns.push_back(textColumn({head}));
    table.columns.push_back(countColumn({"references"}));
    for (const Id<Code> code : m_indicators)
        table.columns.push_back(textColumn({"indicators", m_input->corpus.get(code).name}));
    table.columns.push_back(textColumn({"quotes"}));
    return table;
}

// The rating, else how many references, else what having none means.
Result<Value> Construct::indicator(const GridCase& unit, Id<Code> code)
{
    auto rating = m_grid->rating(unit, code);
    if (!rating)
        return passOn(rating);
    if (*rating != nullptr) {
        note(**rating);
        return Value{(*rating)->value};
    }
    const std::int64_t references = m_grid->references(unit, code);
    if (references == 0 && m_input->options.state)
        return Value{std::string(nameOf(m_grid->state(unit, code)))};
    return Value{fmt::format("n = {}", references)};
}

Result<table::Row> Construct::row(const GridCase& unit, const Level& level)
{
    auto rating = m_grid->rating(unit, m_code);
    if (!rating)
        return passOn(rating);
    table::Row row{{level.name, unit.name}, 0, false};
    if (*rating != nullptr) {
        note(**rating);
        row.cells.emplace_back((*rating)->value);
        row.cells.push_back(orNothing((*rating)->reason));
    } else {
        row.cells.push_back(m_input->options.state ? Value{std::string("not rated")} : Value{});
        row.cells.emplace_back();
    }
    row.cells.emplace_back(m_grid->references(unit, m_code));
    for (const Id<Code> code : m_indicators) {
        auto shown = indicator(unit, code);
        if (!shown)
            return passOn(shown);
        row.cells.push_back(std::move(*shown));
    }
    std::vector<Quotable> all;
    for (const model::Coding& coding : m_grid->codings(unit, m_code))
        all.push_back({coding, unit.id});
    auto quotes = m_choice.write(m_choice.choose(std::move(all), usualQuotes(m_input->options)));
    if (!quotes)
        return passOn(quotes);
    if (quotes->empty() && m_input->options.state)
        *quotes = nameOf(m_grid->state(unit, m_code));
    row.cells.push_back(orNothing(std::move(*quotes)));
    return row;
}

Result<table::Table> Construct::table()
{
    const std::string& by = m_input->options.by;
    auto levels = Levels::make(m_grid->scope(),
                               by.empty() ? "rating:" + m_grid->scope().codes().pathOf(m_code) : by,
                               m_input->options.scale);
    if (!levels)
        return passOn(levels);
    auto found = levels->of(m_grid->caseIds());
    if (!found)
        return passOn(found);
    if (auto read = m_grid->readCodings(); !read)
        return passOn(read);
    table::Table table = begun(*levels);
    for (const std::size_t place : highToLow(*found)) {
        const Level& level = (*found)[place];
        if (level.rating != nullptr)
            m_scales.insert(level.rating->scale);
        auto made = row(m_grid->cases()[place], level);
        if (!made)
            return passOn(made);
        table.rows.push_back(std::move(*made));
    }
    table.notes.push_back(fmt::format(
        "Shown: the rating with its reason; references with sub-codes; for each indicator (direct "
        "sub-code) its rating, or n references where it is not rated; at most {} quotes a case, "
        "from different documents first, those marked power or proof before others.",
        usualQuotes(m_input->options)));
    table.notes.push_back(levels->note());
    m_grid->addScaleNotes(table.notes, m_scales);
    table.notes.push_back(m_raters.told(m_input->corpus, "Rated"));
    for (std::string& note : m_choice.notes())
        table.notes.push_back(std::move(note));
    addChoiceNotes(table.notes, m_input->options);
    return table;
}

} // namespace

Result<table::Table> construct(const DisplayInput& input)
{
    if (input.options.code.empty())
        return fail(ErrorCode::Refused, "say which construct: --code NAME");
    query::Resolver resolver(input.corpus);
    auto code = resolver.code(input.options.code);
    if (!code)
        return passOn(code);
    auto grid = CaseGrid::make(input, UsualCodes::Themes);
    if (!grid)
        return passOn(grid);
    return Construct(input, *grid, *code).table();
}

} // namespace crosscase::matrix
