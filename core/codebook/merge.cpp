// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/merge.h"

#include "core/codebook/merge_resolve.h"
#include "core/codebook/merge_rows.h"
#include "core/codebook/merge_texts.h"
#include "core/codebook/problems.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscase::codebook {

namespace {

using merging::Field;
using merging::Question;

std::vector<DecisionRow> rowsOf(const merging::Plan& plan)
{
    std::vector<DecisionRow> rows;
    rows.reserve(plan.questions.size());
    for (const Question& question : plan.questions)
        rows.push_back(question.row);
    return rows;
}

bool isName(Field field, Choice decision)
{
    return field == Field::NearDuplicate || field == Field::Renamed || field == Field::Added
           || (field == Field::Moved && decision == Choice::Both)
           || (field == Field::Definition && decision == Choice::Add);
}

bool isText(Field field)
{
    return field == Field::Definition || field == Field::Include || field == Field::Exclude
           || field == Field::Memo;
}

bool isColour(std::string_view words)
{
    return words.size() == 7 && words.front() == '#'
           && words.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

// What is wrong with the value of a decided row; empty: nothing.
std::string faultOf(const Question& question)
{
    const std::string& value = question.row.value;
    if (isBlank(value))
        return {};
    if (isName(question.field, question.row.decision))
        return text::trimBlanks(value).find('\n') == std::string_view::npos
                   ? std::string()
                   : "the name of a code is one line";
    if (isText(question.field))
        return {};
    if (question.field == Field::Colour)
        return isColour(value) ? std::string()
                               : fmt::format("the colour `{}` is not of the form #rrggbb", value);
    return fmt::format("`{}` takes no value", question.row.field);
}

// Writes the decisions of the file into the questions.
Result<void>
answer(merging::Plan& plan, const merging::Answers& answers, const Decisions& decisions)
{
    std::vector<DecisionRow> rows = rowsOf(plan);
    if (auto decided = decide(rows, decisions); !decided)
        return decided;
    Problems problems;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Question& question = plan.questions[i];
        question.row = std::move(rows[i]);
        question.isExplicit = answers.has(question.row);
        if (const std::string fault = faultOf(question); question.isExplicit && !fault.empty())
            problems.add(i,
                         fmt::format("{} of `{}` and `{}`",
                                     question.row.field,
                                     question.row.id,
                                     question.row.otherId),
                         fault);
    }
    if (!problems.empty())
        return tl::unexpected(problems.toError());
    return {};
}

// Of a pair that stays two codes only the row that says so is left.
void dropSplit(merging::Plan& plan)
{
    std::erase_if(plan.questions, [&](const Question& question) {
        const bool isOfPair = question.field != Field::Added && question.field != Field::Removed;
        const bool isSplit = plan.nodes[question.node].theirs == kGone;
        return isOfPair && isSplit && !merging::isSplitting(question);
    });
}

void accept(merging::Plan& plan)
{
    std::vector<DecisionRow> rows = rowsOf(plan);
    acceptProposed(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Question& question = plan.questions[i];
        question.wasAccepted = rows[i].decision != question.row.decision;
        question.row = std::move(rows[i]);
    }
}

} // namespace

Result<Merged> merge(const Merging& given, const Decisions& decisions, bool acceptProposals)
{
    const merging::Sides sides(given);
    const merging::Answers answers(decisions);
    merging::Plan plan = merging::planOf(sides, answers);
    const auto fitting = [&] { return sortedBy(rowsOf(plan), decisions).fitting; };
    if (auto answered = answer(plan, answers, given.passesOverStray ? fitting() : decisions);
        !answered)
        return passOn(answered);
    dropSplit(plan);
    if (auto settled = merging::settle(sides, plan); !settled)
        return passOn(settled);
    if (acceptProposals) {
        accept(plan);
        if (auto settled = merging::settle(sides, plan); !settled)
            return passOn(settled);
    }
    return merging::build(sides, plan);
}

MergeCounts countsOf(const Codebook& mine, const Merged& merged)
{
    const std::vector<std::size_t> before = parentsOf(mine);
    const std::vector<std::size_t> after = parentsOf(merged.codebook);
    MergeCounts counts;
    std::set<std::size_t> kept;
    for (std::size_t i = 0; i < mine.entries.size(); ++i) {
        const std::size_t place = merged.mine[i];
        if (place == kGone) {
            ++counts.deleted;
            continue;
        }
        if (merged.ours[place] != i) {
            ++counts.merged;
            continue;
        }
        kept.insert(place);
        Entry old = mine.entries[i];
        const Entry& now = merged.codebook.entries[place];
        const std::size_t above = before[i] == kNoParent ? kNoParent : merged.mine[before[i]];
        counts.moved += above != after[place] ? 1U : 0U;
        counts.renamed += old.name() != now.name() ? 1U : 0U;
        counts.definitions += old.definition != now.definition ? 1U : 0U;
        old.path = now.path;
        old.definition = now.definition;
        old.id = now.id;
        counts.otherFields += old != now ? 1U : 0U;
    }
    counts.added = merged.codebook.entries.size() - kept.size();
    return counts;
}

} // namespace crosscase::codebook
