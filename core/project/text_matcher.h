// SPDX-License-Identifier: GPL-3.0-or-later
// A literal or a regular expression, asked of whole texts.
#pragma once

#include "core/base/error.h"
#include "core/model/text_source.h"
#include "core/query/search.h"
#include "core/text/literal.h"
#include "core/text/regex.h"

#include <string_view>
#include <variant>
#include <vector>

namespace crosscase::project {

class TextMatcher {
public:
    // Malformed: nothing to look for, or no regular expression.
    [[nodiscard]] static Result<TextMatcher>
    make(std::string_view wanted, bool isRegex, bool matchCase);

    // By place. Refused: a regular expression that takes too long in this text. Thread-safe.
    [[nodiscard]] Result<std::vector<query::SearchHit>> find(const model::Document& document,
                                                             const model::LoadedText& text) const;

private:
    using Matcher = std::variant<text::Literal, text::Regex>;
    explicit TextMatcher(Matcher matcher)
        : m_matcher(std::move(matcher))
    {}
    Matcher m_matcher;
};

} // namespace crosscase::project
