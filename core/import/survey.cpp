// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/survey.h"

#include "core/import/composer.h"
#include "core/import/line_list.h"
#include "core/import/survey_guess.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::importing {

namespace {

// Gives every name once: "P1", then "P1 (2)".
class UniqueNames {
public:
    using Taken = std::function<bool(const std::string& key)>;

    // What is `reserved` (folded) is given to nobody who did not ask for it.
    UniqueNames(std::unordered_set<std::string> reserved, Taken isTaken)
        : m_reserved(std::move(reserved))
        , m_isTaken(std::move(isTaken))
    {}

    // The name itself if nobody has it yet.
    bool claim(const std::string& name) { return m_given.insert(text::foldKey(name)).second; }

    std::string make(const std::string& name, int first)
    {
        // Where the search for the name ended the last time.
        int& next = m_next.try_emplace(text::foldKey(name), first).first->second;
        for (;; ++next) {
            std::string made = next < 2 ? name : fmt::format("{} ({})", name, next);
            const std::string key = text::foldKey(made);
            if (m_reserved.contains(key) || m_isTaken(key) || !m_given.insert(key).second)
                continue;
            ++next;
            return made;
        }
    }

private:
    std::unordered_set<std::string> m_reserved;
    std::unordered_set<std::string> m_given;
    std::unordered_map<std::string, int> m_next;
    Taken m_isTaken;
};

// "7" of 412 rows -> "007".
std::string padded(std::size_t number, std::size_t of)
{
    return fmt::format("{:0{}}", number, std::to_string(of).size());
}

} // namespace

std::string_view nameOf(SurveyRole role)
{
    switch (role) {
    case SurveyRole::CaseName:
        return "case name";
    case SurveyRole::OpenQuestion:
        return "open question";
    case SurveyRole::Attribute:
        return "attribute";
    case SurveyRole::Label:
        return "label";
    default:
        return "left out";
    }
}

std::vector<const SurveyColumn*> SurveyPlan::of(SurveyRole role) const
{
    std::vector<const SurveyColumn*> found;
    for (const SurveyColumn& column : columns)
        if (column.role == role)
            found.push_back(&column);
    return found;
}

SurveyNames nameCases(const table::CsvFile& table,
                      const SurveyPlan& plan,
                      const std::function<bool(const std::string&)>& isTaken)
{
    const auto columns = plan.of(SurveyRole::CaseName);
    std::vector<std::string> wanted(table.rows.size());
    std::unordered_set<std::string> reserved;
    std::unordered_map<std::string, std::size_t> lines; // where a name first stands
    if (!columns.empty())
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            wanted[i] = text::oneLine(table::cellOf(table.rows[i], columns.front()->at));
            reserved.insert(text::foldKey(wanted[i]));
        }

    SurveyNames result;
    UniqueNames unique(std::move(reserved), isTaken);
    LineList repeated("\n  ");
    LineList empty;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::size_t line = table.rows[i].line;
        const bool asWanted = !wanted[i].empty() && unique.claim(wanted[i]);
        result.made.push_back(!asWanted);
        if (asWanted) {
            lines.emplace(text::foldKey(wanted[i]), line);
            result.names.push_back(wanted[i]);
        } else if (wanted[i].empty()) {
            result.names.push_back(unique.make("Row " + padded(i + 1, wanted.size()), 1));
            empty.add(fmt::format("{}", line));
        } else {
            result.names.push_back(unique.make(wanted[i], 2));
            repeated.add(fmt::format("'{}' (lines {} and {}) became '{}'",
                                     wanted[i],
                                     lines[text::foldKey(wanted[i])],
                                     line,
                                     result.names.back()));
        }
    }
    if (repeated.count() > 0)
        result.warnings.push_back(fmt::format(
            "{} the name of an earlier one:\n  {}", rowsHave(repeated.count()), repeated.text()));
    if (empty.count() > 0 && !columns.empty())
        result.warnings.push_back(
            fmt::format("{} no name, their cases are called by their number: line {}",
                        rowsHave(empty.count()),
                        empty.text()));
    return result;
}

std::string labelOf(const SurveyPlan& plan, const table::CsvRow& row)
{
    const auto columns = plan.of(SurveyRole::Label);
    return columns.empty() ? std::string() : text::oneLine(table::cellOf(row, columns.front()->at));
}

std::optional<Imported> answersOf(const SurveyPlan& plan, const table::CsvRow& row)
{
    Composer composer;
    bool any = false;
    for (const SurveyColumn& column : plan.columns) {
        if (column.role != SurveyRole::OpenQuestion)
            continue;
        const std::string_view answer = text::trimBlanks(table::cellOf(row, column.at));
        if (answer.empty())
            continue;
        any = true;
        composer.add(column.name);
        composer.endParagraph({text::BlockKind::Heading, 1});
        composer.add(answer);
        composer.endParagraph();
    }
    return any ? std::optional<Imported>(composer.finish({})) : std::nullopt;
}

table::CsvRow
attributesOf(const SurveyPlan& plan, const table::CsvFile& table, const table::CsvRow& row)
{
    table::CsvRow result{row.line, {}};
    for (const SurveyColumn& column : plan.columns) {
        if (column.role != SurveyRole::Attribute)
            continue;
        const std::string_view cell = table::cellOf(row, column.at);
        const bool none = column.type != model::AttributeType::Text && meansNoAnswer(cell);
        result.cells.emplace_back(none ? std::string_view() : cell);
    }
    if (!plan.surplus.empty())
        result.cells.push_back(surplusOf(table, row));
    return result;
}

} // namespace crosscase::importing
