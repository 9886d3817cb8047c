// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_leads.h"

#include "core/text/labels.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>
#include <string>

namespace crosscase::importing::pdf {

namespace {

constexpr std::u32string_view kBullets =
    U"\u2022\u2023\u2043\u204C\u204D\u2219\u25A0\u25AA\u25AB\u25CB\u25CF\u25E6\u27A2\u2756\uF0B7"
    U"\uF0A7\uF0D8";

bool isColon(std::string_view text, std::size_t end)
{
    return text.substr(0, end).ends_with(':') || text.substr(0, end).ends_with("\uFF1A");
}

// A line that may begin with a label that is none for certain.
struct Guess {
    Line* line = nullptr;
    std::string label;
};

void look(Line& line, std::vector<Guess>& guesses)
{
    const text::PassageHead head = text::readHead(line.text, text::Markup::Plain);
    if (head.ms && !head.timeInLabel && head.afterTime > 0)
        line.label = true;
    if (head.label.empty() || !isColon(line.text, head.afterLabel) || beginsInLowerCase(head.label))
        return;
    if (head.certain)
        line.label = true;
    else
        guesses.push_back({&line, std::string(head.label)});
}

} // namespace

void markLabels(std::vector<PageText>& pages)
{
    std::vector<Guess> guesses;
    for (PageText& page : pages)
        for (Column& column : page.columns)
            for (Line& line : column.lines)
                look(line, guesses);
    std::map<std::string_view, std::size_t> counts;
    for (const Guess& guess : guesses)
        ++counts[guess.label];
    for (const Guess& guess : guesses)
        guess.line->label = guess.line->label || counts[guess.label] >= 2;
}

std::size_t bulletLength(std::string_view text)
{
    std::size_t at = 0;
    if (text.empty() || kBullets.find(text::decodeAt(text, at)) == std::u32string_view::npos)
        return 0;
    return std::min(text.find_first_not_of(' ', at), text.size());
}

bool beginsWithListNumber(std::string_view text)
{
    const bool open = text.starts_with('(');
    if (open)
        text.remove_prefix(1);
    const std::size_t length = std::min(text.find_first_of(".) "), text.size());
    if (length == 0 || length > 4 || length + 1 >= text.size() || text[length] == ' '
        || text[length + 1] != ' ')
        return false;
    const std::string_view mark = text.substr(0, length);
    const bool digits =
        length <= 3 && mark.find_first_not_of("0123456789") == std::string_view::npos;
    // "v." alone is versus.
    const bool roman =
        mark.find_first_not_of("ivx") == std::string_view::npos && (open || mark != "v");
    const bool letter = length == 1 && text::isLetter(static_cast<unsigned char>(mark.front()))
                        && (open || mark != "v");
    return digits || roman || letter;
}

bool isContentsLine(std::string_view text)
{
    const std::size_t number = text.find_last_not_of("0123456789ivxlc") + 1;
    const std::string_view before = text.substr(0, number);
    return number > 0 && number < text.size()
           && (before.ends_with(". . . ") || before.ends_with(" . . .") || before.ends_with(".... ")
               || before.ends_with("...."));
}

bool beginsInLowerCase(std::string_view text)
{
    std::size_t at = 0;
    return !text.empty() && text::isLowerCase(text::decodeAt(text, at));
}

} // namespace crosscase::importing::pdf
