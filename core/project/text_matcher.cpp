// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/text_matcher.h"

#include <algorithm>

namespace crosscase::project {

namespace {

std::vector<query::SearchHit> hitsAt(const std::vector<text::ByteSpan>& found,
                                     const model::LoadedText& text)
{
    std::vector<query::SearchHit> hits;
    hits.reserve(found.size());
    const auto last = static_cast<std::int32_t>(text.structure.passages.size()) - 1;
    for (const text::ByteSpan match : found) {
        const text::Span span{text.offsets.fromByte(match.start), text.offsets.fromByte(match.end)};
        const auto passage = static_cast<std::int32_t>(text.structure.passageAt(span.start));
        hits.push_back({span, std::clamp(passage, 0, std::max(last, 0)), 0});
    }
    return hits;
}

} // namespace

Result<TextMatcher> TextMatcher::make(std::string_view wanted, bool isRegex, bool matchCase)
{
    if (wanted.empty())
        return fail(ErrorCode::Malformed, "there is nothing to look for");
    if (!isRegex)
        return TextMatcher(
            text::Literal(wanted, matchCase ? text::Letters::AsWritten : text::Letters::AnyForm));
    auto regex = text::Regex::compile(std::string(wanted), {.ignoreCase = !matchCase});
    if (!regex)
        return passOn(regex);
    return TextMatcher(std::move(*regex));
}

Result<std::vector<query::SearchHit>> TextMatcher::find(const model::Document& document,
                                                        const model::LoadedText& text) const
{
    if (const auto* literal = std::get_if<text::Literal>(&m_matcher))
        return hitsAt(literal->find(text.utf8), text);
    auto found = std::get<text::Regex>(m_matcher).find(text.utf8, document.name);
    if (!found)
        return passOn(found);
    return hitsAt(*found, text);
}

} // namespace crosscase::project
