// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/survey_guess.h"

#include "core/model/attribute_types.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace crosscase::importing {

namespace {

using model::AttributeType;

// What a column must look like to be one of open answers or of a choice.
constexpr std::size_t kOpenCharacters = 40; // more than this on average
constexpr std::size_t kOpenWords = 8;
constexpr std::size_t kMostChoices = 12;

// Heads of columns that name cases, folded; the words of a head are compared.
constexpr std::array<std::string_view, 13> kIdWords = {"id",
                                                       "uuid",
                                                       "case",
                                                       "participant",
                                                       "respondent",
                                                       "informant",
                                                       "subject",
                                                       "code",
                                                       "nr",
                                                       "no",
                                                       "number",
                                                       "name",
                                                       "pseudonym"};

bool isIdWord(std::string_view word)
{
    return std::find(kIdWords.begin(), kIdWords.end(), word) != kIdWords.end();
}

bool isLetterOrDigit(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Few different values, each there at least twice on average: not a list of names.
bool looksChosen(std::size_t distinct, std::size_t answers)
{
    return distinct >= 1 && distinct <= kMostChoices
           && (10 * distinct <= answers || (distinct >= 2 && 2 * distinct <= answers));
}

bool areOpen(const std::vector<std::string_view>& answers, std::size_t distinct)
{
    if (answers.empty() || 2 * distinct <= answers.size())
        return false;
    std::size_t characters = 0;
    std::size_t words = 0;
    for (const std::string_view answer : answers) {
        characters += text::countCodePoints(answer);
        words += text::countWords(answer);
    }
    return characters > kOpenCharacters * answers.size() || words > kOpenWords * answers.size();
}

std::size_t countDistinct(const std::vector<std::string_view>& answers)
{
    return std::unordered_set<std::string_view>(answers.begin(), answers.end()).size();
}

} // namespace

bool meansNoAnswer(std::string_view cell)
{
    const std::string_view mark = text::trimBlanks(cell);
    return mark == "NA" || mark == "N/A" || mark == "n/a" || mark == "#N/A" || mark == "-";
}

ColumnLook
lookAt(const table::CsvFile& table, std::size_t at, std::optional<model::AttributeType> known)
{
    std::vector<std::string_view> answers; // without the marks of a missing one
    std::vector<std::string_view> marks;
    for (const table::CsvRow& row : table.rows)
        if (const auto cell = text::trimBlanks(table::cellOf(row, at)); !cell.empty())
            (meansNoAnswer(cell) ? marks : answers).push_back(cell);

    ColumnLook look;
    SurveyColumn& column = look.column;
    column.at = at;
    column.typeGiven = known.has_value();
    column.distinct = countDistinct(answers);
    column.type = known.value_or(model::guessType(answers));
    const bool words = !known && column.type == AttributeType::Text;
    look.looksOpen = words && areOpen(answers, column.distinct);
    if (words && !look.looksOpen && looksChosen(column.distinct, answers.size()))
        column.type = AttributeType::Choice;
    if (column.type == AttributeType::Text) {
        // Here they are answers like others.
        answers.insert(answers.end(), marks.begin(), marks.end());
        marks.clear();
        column.distinct = countDistinct(answers);
    }
    column.filled = answers.size();
    column.missing = marks.size();
    look.namesEach = column.filled == table.rows.size() && column.distinct == column.filled;
    return look;
}

int likenessToId(std::string_view head)
{
    const std::string key = text::foldKey(head);
    if (isIdWord(key))
        return 2;
    for (std::size_t at = 0; at < key.size();) {
        if (!isLetterOrDigit(key[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < key.size() && isLetterOrDigit(key[end]))
            ++end;
        if (isIdWord(std::string_view(key).substr(at, end - at)))
            return 1;
        at = end;
    }
    return 0;
}

std::string surplusOf(const table::CsvFile& table, const table::CsvRow& row)
{
    std::size_t end = row.cells.size();
    while (end > table.headers.size() && text::trimBlanks(row.cells[end - 1]).empty())
        --end;
    std::string joined;
    for (std::size_t at = table.headers.size(); at < end; ++at) {
        if (at > table.headers.size())
            joined += table.separator;
        joined += row.cells[at];
    }
    return joined;
}

} // namespace crosscase::importing
