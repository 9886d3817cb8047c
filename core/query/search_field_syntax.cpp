// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_field_syntax.h"

#include "core/query/lexer.h"
#include "core/query/search_lexer.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::query {

namespace {

bool isNameCharacter(char32_t c)
{
    const bool mark = c >= 0x300 && !isBlank(c) && (c < 0x2000 || c > 0x206F)
                      && (c < 0x3000 || c > 0x303F) && (c < 0xFF00 || c > 0xFF0F);
    return text::isLetter(c) || text::isDigit(c) || c == U'_' || c == U'-' || mark;
}

bool isBareValue(std::string_view value)
{
    return !value.empty() && value != kAnyValue && endOfBareValue(value, 0) == value.size()
           && std::string_view("<>=!/:.").find(value.front()) == std::string_view::npos
           && value.back() != '.';
}

std::string inQuotes(std::string_view value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "\"";
}

} // namespace

std::string_view objectOf(std::string_view written)
{
    const std::string lower = lowerAscii(written);
    const auto found = std::find_if(kFieldNames.begin(),
                                    kFieldNames.end(),
                                    [&](const FieldName& name) { return name.written == lower; });
    return found == kFieldNames.end() ? std::string_view() : found->object;
}

std::size_t endOfName(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    for (std::size_t next = start; next < text.size(); end = next) {
        const char32_t c = text::decodeAt(text, next);
        if (!(end == start ? text::isLetter(c) : isNameCharacter(c)))
            break;
    }
    return end;
}

std::size_t endOfBareValue(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    for (std::size_t next = start; next < text.size(); end = next) {
        const char32_t c = text::decodeAt(text, next);
        if (isBlank(c) || isQuote(c) || c == U'(' || c == U')' || c == U','
            || text.substr(end).starts_with(".."))
            break;
    }
    return end;
}

std::string fieldValueText(std::string_view value)
{
    return isBareValue(value) ? std::string(value) : inQuotes(value);
}

std::string fieldNameText(const Subject& subject)
{
    const auto plain = [](std::string_view name) {
        return !name.empty() && endOfName(name, 0) == name.size();
    };
    if (subject.field.empty()) {
        const auto found =
            std::find_if(kFieldNames.begin(), kFieldNames.end(), [&](const FieldName& name) {
                return name.object == subject.object;
            });
        return std::string(found == kFieldNames.end() ? subject.object : found->written);
    }
    if (subject.object.empty())
        return plain(subject.field) && objectOf(subject.field).empty() ? subject.field
                                                                       : inQuotes(subject.field);
    return subject.object + "." + (plain(subject.field) ? subject.field : inQuotes(subject.field));
}

} // namespace crosscase::query
