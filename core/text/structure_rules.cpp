// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/structure.h"

#include <fmt/format.h>

namespace crosscase::text {

namespace {

constexpr std::string_view kSpeakers = "speakers=";
constexpr std::string_view kLayout = "layout=";

tl::unexpected<Error> notUnderstood(std::string_view word)
{
    return fail(ErrorCode::Malformed,
                fmt::format("structure rules: '{}' is not understood; there are paragraphs=line or "
                            "blank-line, markup=plain or markdown, layout=HASH, and, last, "
                            "speakers=REGEX",
                            word));
}

bool applyRule(std::string_view word, StructureRules& rules)
{
    if (word == "paragraphs=line")
        rules.paragraphs = Paragraphs::Line;
    else if (word == "paragraphs=blank-line")
        rules.paragraphs = Paragraphs::BlankLine;
    else if (word == "markup=plain")
        rules.markup = Markup::Plain;
    else if (word == "markup=markdown")
        rules.markup = Markup::Markdown;
    else if (word.starts_with(kLayout))
        rules.layout = word.substr(kLayout.size());
    else
        return false;
    return true;
}

} // namespace

std::string toText(const StructureRules& rules)
{
    std::string text = fmt::format("paragraphs={} markup={}",
                                   rules.paragraphs == Paragraphs::Line ? "line" : "blank-line",
                                   rules.markup == Markup::Plain ? "plain" : "markdown");
    if (!rules.layout.empty())
        text.append(" ").append(kLayout).append(rules.layout);
    if (rules.speakerPattern.empty())
        return text;
    text.append(" ").append(kSpeakers);
    for (const char c : rules.speakerPattern) {
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text;
}

Result<StructureRules> structureRulesFromText(std::string_view text)
{
    StructureRules rules;
    while (!text.empty()) {
        if (text.front() == ' ') {
            text.remove_prefix(1);
            continue;
        }
        if (text.starts_with(kSpeakers)) {
            rules.speakerPattern = text.substr(kSpeakers.size());
            return rules;
        }
        const std::size_t end = std::min(text.find(' '), text.size());
        if (!applyRule(text.substr(0, end), rules))
            return notUnderstood(text.substr(0, end));
        text.remove_prefix(end);
    }
    return rules;
}

} // namespace crosscase::text
