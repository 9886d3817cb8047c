// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/notes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace crosscase::matrix {

namespace {

std::string_view sentenceOf(const TableSpec& spec)
{
    switch (spec.cell) {
    case Measure::References:
        return "Counted: references, the codings that touch the text of the cell.";
    case Measure::Documents:
        return "Counted: documents with a coding in the cell.";
    case Measure::Cases:
        return "Counted: cases with a coding in the cell.";
    case Measure::Present:
        return "Shown: 1 where a coding touches the text of the cell, else 0.";
    case Measure::Characters:
        return "Counted: characters coded, overlaps once.";
    case Measure::Words:
        return "Counted: words coded, overlaps once; a word belongs to the span that holds its "
               "first character.";
    case Measure::Coverage:
        return "Shown: characters coded, overlaps once, in percent of the characters of the text.";
    case Measure::PerThousandWords:
        return "Shown: references per 1,000 words of the text.";
    case Measure::PerThousandCharacters:
        return "Shown: references per 1,000 characters of the text.";
    case Measure::Mean:
        return "Shown: references per case.";
    case Measure::Rating:
        return "Shown: the researcher's ratings.";
    case Measure::Summary:
        return "Shown: the researcher's summaries.";
    case Measure::Quotes:
        return "Shown: the quotes of the codings, each with document and paragraph.";
    case Measure::Subcodes:
        return "Shown: the sub-codes coded in the cell.";
    case Measure::Memo:
        return "Shown: the memos of the codings.";
    case Measure::AttributeValue:
        return "Shown: a value of the case or document.";
    case Measure::State:
        break;
    }
    return "Shown: the state: coded, n/a, no text, absent or not coded yet.";
}

std::string whatIsShown(const Layout& layout)
{
    if (layout.axisOf(Role::Proposition) != nullptr)
        return "Shown: what each case says about each proposition.";
    if (layout.axisOf(Role::Attribute) != nullptr)
        return "Shown: the values of the attributes; a case without one shows its parent's.";
    if (layout.spec.cell == Measure::Rating && !layout.spec.scale.empty())
        return fmt::format("Shown: the researcher's ratings on the scale {}.", layout.spec.scale);
    return std::string(sentenceOf(layout.spec));
}

// Shown when the cells rest on codings.
void addCodingNotes(std::vector<std::string>& notes, const Layout& layout, const Outcome& outcome)
{
    notes.push_back(outcome.coders.empty() ? std::string("Coders: no coding is in.")
                                           : fmt::format("Coders whose codings are in: {}.",
                                                         fmt::join(outcome.coders, ", ")));
    if (layout.axisOf(Role::Code) == nullptr)
        return;
    const bool below = layout.axisOf(AxisKind::Themes) != nullptr || layout.spec.withSubcodes
                       || layout.spec.cell == Measure::Subcodes;
    notes.emplace_back(
        below ? "Codes are counted with their sub-codes; several of them on the same text by "
                "the same coder count once."
              : "Codes are counted singly, without their sub-codes.");
}

void addTextNotes(std::vector<std::string>& notes, const Layout& layout)
{
    const Measure cell = layout.spec.cell;
    const bool lengths = cell >= Measure::Characters && cell <= Measure::PerThousandCharacters;
    if (lengths)
        notes.emplace_back("Text: passages without speaker labels and timestamps.");
    const bool rates = cell >= Measure::Coverage && cell <= Measure::PerThousandCharacters;
    if (rates) {
        const ResolvedAxis* axis = layout.axisOf(Role::Text);
        notes.push_back(fmt::format(
            "Base: the text of each {}{}.",
            axis == nullptr        ? "project"
            : axis == &layout.rows ? "row"
                                   : "column",
            layout.scope.filter().choosesText() ? ", as far as the filter chooses it" : ""));
    }
    if ((rates || cell == Measure::Mean) && layout.scope.filter().choosesCodings())
        notes.emplace_back("Parts of the filter that choose codings do not change the base.");
}

// "public 2, private 2"
void addGroupSizes(std::vector<std::string>& notes, const Layout& layout)
{
    const ResolvedAxis* groups = layout.axisOf(AxisKind::AttributeValues);
    if (groups == nullptr)
        return;
    std::vector<std::string> sizes;
    for (const Entry& entry : groups->entries)
        sizes.push_back(fmt::format("{} {}", fmt::join(entry.heads, " > "), entry.cases));
    notes.push_back(fmt::format("Cases in each group: {}.", fmt::join(sizes, ", ")));
}

void addPercentNote(std::vector<std::string>& notes, Percent percent)
{
    if (percent == Percent::Row)
        notes.emplace_back("Percent of the sum of the row's cells.");
    if (percent == Percent::Column)
        notes.emplace_back("Percent of the sum of the column's cells.");
    if (percent == Percent::Total)
        notes.emplace_back("Percent of the sum of all cells.");
}

void addTotalsNote(std::vector<std::string>& notes, const Layout& layout, const Outcome& outcome)
{
    if (!outcome.totalsDiffer)
        return;
    const bool lengths =
        layout.spec.cell == Measure::Characters || layout.spec.cell == Measure::Words;
    notes.push_back(fmt::format("Totals count {} once: the cells add up to {}, the total is {}.",
                                lengths ? "each place" : "each coding, document and case",
                                outcome.sum,
                                outcome.total));
}

// The axis as it is typed; a long list of codes by its kind only.
std::string nameOf(const Axis& axis)
{
    constexpr std::size_t kLong = 60;
    const std::string text = toText(axis);
    return text.size() <= kLong ? text : text.substr(0, text.find(':'));
}

} // namespace

std::vector<std::string> notesOf(const Layout& layout, const Outcome& outcome)
{
    std::vector<std::string> notes{whatIsShown(layout)};
    notes.push_back(fmt::format("Rows: {} ({}). Columns: {} ({}).",
                                nameOf(layout.spec.rows),
                                layout.rows.entries.size(),
                                nameOf(layout.spec.columns),
                                layout.columns.entries.size()));
    if (!layout.spec.filter.isEmpty())
        notes.push_back(fmt::format("Filter: {}", query::toText(layout.spec.filter)));
    if (!isWritten(layout.spec)) {
        addCodingNotes(notes, layout, outcome);
        addTextNotes(notes, layout);
        addGroupSizes(notes, layout);
        addPercentNote(notes, layout.spec.percent);
        addTotalsNote(notes, layout, outcome);
    }
    if (outcome.withheld > 0)
        notes.push_back(fmt::format("Quotes left out because they are not for publication: {}.",
                                    outcome.withheld));
    return notes;
}

} // namespace crosscase::matrix
