// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_text.h"

namespace crosscase::query {

Members membersOf(const model::Corpus& corpus)
{
    Members members;
    for (const model::Membership& part : corpus.rows<model::Membership>())
        if (!part.orphan)
            members[part.document].push_back(&part);
    return members;
}

text::SpanSet spansOf(const model::Membership& part,
                      const model::Document& document,
                      const text::Structure* structure)
{
    const text::Span whole{0, document.length};
    switch (part.kind) {
    case model::MembershipKind::Whole:
        return text::unite({whole});
    case model::MembershipKind::Range:
        return text::unite({part.span().clippedTo(whole)});
    case model::MembershipKind::Speaker:
        return structure == nullptr ? text::SpanSet{} : structure->turnsOf(part.speaker);
    }
    return {};
}

} // namespace crosscase::query
