// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/decisions.h"

#include "core/codebook/problems.h"
#include "core/table/csv.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace crosscase::codebook {

namespace {

constexpr std::array kChoices{Choice::None,
                              Choice::Mine,
                              Choice::Theirs,
                              Choice::Both,
                              Choice::Merge,
                              Choice::Add,
                              Choice::Skip};

std::optional<Choice> choiceNamed(std::string_view words)
{
    const std::string key = text::foldKey(words);
    const auto found =
        std::ranges::find_if(kChoices, [&](Choice choice) { return nameOf(choice) == key; });
    return found == kChoices.end() ? std::nullopt : std::optional(*found);
}

std::string listOf(const std::vector<Choice>& choices)
{
    std::string out;
    for (const Choice choice : choices)
        out.append(out.empty() ? "" : " ").append(nameOf(choice));
    return out;
}

std::string linesOf(const std::vector<std::string>& quotes)
{
    std::string out;
    for (const std::string& quote : quotes)
        out.append(out.empty() ? "" : "\n").append(quote);
    return out;
}

// What tells a question from all others.
template <typename Row>
auto questionOf(const Row& row)
{
    return std::tie(row.kind, row.id, row.otherId, row.field);
}

template <typename Row>
std::string inWords(const Row& row)
{
    return fmt::format("{} {} of `{}` and `{}`", row.kind, row.field, row.id, row.otherId);
}

std::string placeOf(std::size_t line)
{
    return fmt::format("line {}", line);
}

using Question = std::tuple<std::string, std::string, std::string, std::string>;

} // namespace

std::string_view nameOf(Choice choice)
{
    switch (choice) {
    case Choice::None:
        return "";
    case Choice::Mine:
        return "mine";
    case Choice::Theirs:
        return "theirs";
    case Choice::Both:
        return "both";
    case Choice::Merge:
        return "merge";
    case Choice::Add:
        return "add";
    case Choice::Skip:
        return "skip";
    }
    return {};
}

Result<Decisions> readDecisions(std::string_view csv)
{
    auto file = table::readCsv(csv);
    if (!file)
        return passOn(file);
    static constexpr std::array<std::string_view, 6> kColumns{
        "kind", "id", "other_id", "field", "decision", "value"};
    Problems problems;
    for (const std::string_view column : kColumns)
        if (!file->column(column))
            problems.add(0, "line 1", fmt::format("the column `{}` is missing", column));
    if (!problems.empty())
        return tl::unexpected(problems.toError());

    Decisions decisions;
    std::map<Question, std::size_t> lines;
    for (const table::CsvRow& row : file->rows) {
        const auto cell = [&](std::string_view column) {
            return std::string(table::cellOf(row, file->column(column)));
        };
        const auto choice = choiceNamed(cell("decision"));
        if (!choice) {
            problems.add(
                row.line,
                placeOf(row.line),
                fmt::format("`{}` is no decision; there are: mine theirs both merge add skip",
                            cell("decision")));
            continue;
        }
        Decision decision{row.line,
                          cell("kind"),
                          cell("id"),
                          cell("other_id"),
                          cell("field"),
                          *choice,
                          cell("value")};
        const auto [first, isNew] = lines.emplace(questionOf(decision), row.line);
        if (!isNew)
            problems.add(
                row.line,
                placeOf(row.line),
                fmt::format("{} is decided already in line {}", inWords(decision), first->second));
        decisions.push_back(std::move(decision));
    }
    if (!problems.empty())
        return tl::unexpected(problems.toError());
    return decisions;
}

Result<void> decide(std::vector<DecisionRow>& rows, const Decisions& decisions)
{
    std::map<Question, DecisionRow*> byQuestion;
    for (DecisionRow& row : rows)
        byQuestion.emplace(questionOf(row), &row);
    Problems problems;
    for (const Decision& decision : decisions) {
        const auto found = byQuestion.find(Question(questionOf(decision)));
        if (found == byQuestion.end()) {
            problems.add(
                decision.line,
                placeOf(decision.line),
                fmt::format("nothing here asks for {}; take the line out", inWords(decision)));
            continue;
        }
        DecisionRow& row = *found->second;
        if (decision.decision == Choice::None)
            continue;
        if (std::ranges::find(row.choices, decision.decision) == row.choices.end()) {
            problems.add(decision.line,
                         placeOf(decision.line),
                         fmt::format("{} cannot be decided with `{}`; there are: {}",
                                     inWords(decision),
                                     nameOf(decision.decision),
                                     listOf(row.choices)));
            continue;
        }
        row.decision = decision.decision;
        row.value = decision.value;
    }
    if (!problems.empty())
        return tl::unexpected(problems.toError());
    return {};
}

SortedDecisions sortedBy(const std::vector<DecisionRow>& rows, const Decisions& decisions)
{
    std::set<Question> asked;
    for (const DecisionRow& row : rows)
        asked.insert(questionOf(row));
    SortedDecisions sorted;
    for (const Decision& decision : decisions)
        (asked.contains(questionOf(decision)) ? sorted.fitting : sorted.stray).push_back(decision);
    return sorted;
}

void acceptProposed(std::vector<DecisionRow>& rows)
{
    for (DecisionRow& row : rows)
        if (row.decision == Choice::None && row.proposed != Choice::None) {
            row.decision = row.proposed;
            row.value = row.proposedValue;
        }
}

std::size_t undecided(const std::vector<DecisionRow>& rows)
{
    return static_cast<std::size_t>(std::ranges::count(rows, Choice::None, &DecisionRow::decision));
}

table::Table toTable(const std::vector<DecisionRow>& rows)
{
    table::Table table;
    table.title = "Decisions";
    table.headColumns = 4;
    for (const char* head : {"kind",
                             "id",
                             "other_id",
                             "field",
                             "base",
                             "mine",
                             "theirs",
                             "decision",
                             "value",
                             "proposed",
                             "proposed_value",
                             "choices",
                             "mine_quotes",
                             "theirs_quotes",
                             "note"})
        table.columns.push_back({{head}, table::Kind::Text});
    for (const DecisionRow& row : rows)
        table.rows.push_back({{row.kind,
                               row.id,
                               row.otherId,
                               row.field,
                               row.base,
                               row.mine,
                               row.theirs,
                               std::string(nameOf(row.decision)),
                               row.value,
                               std::string(nameOf(row.proposed)),
                               row.proposedValue,
                               listOf(row.choices),
                               linesOf(row.mineQuotes),
                               linesOf(row.theirsQuotes),
                               row.note}});
    return table;
}

} // namespace crosscase::codebook
