// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/gate.h"

namespace crosscase::matrix {

using model::Case;
using model::Id;

Gate Gate::ofFilter(const Scope& scope)
{
    Gate gate(scope);
    gate.m_filter = scope.filter();
    gate.m_open = !scope.filter().choosesCodings();
    gate.m_byCase = gate.m_filter.codingsNeedCase();
    gate.m_bySpeaker = gate.m_filter.codingsNeedSpeaker();
    gate.m_plain = !gate.m_byCase && !gate.m_bySpeaker;
    return gate;
}

Result<Gate> Gate::ofQuery(const Scope& scope, const query::Expression& expression)
{
    auto compiled = query::Filter::compile(expression, scope.corpus(), &scope.texts());
    if (!compiled)
        return passOn(compiled);
    Gate gate(scope);
    gate.m_filter = *compiled;
    gate.m_open = !compiled->choosesCodings() && !compiled->choosesText();
    gate.m_withText = compiled->choosesText();
    gate.m_byCase = compiled->codingsNeedCase() || compiled->textNeedsCase();
    gate.m_bySpeaker = compiled->codingsNeedSpeaker() || compiled->textNeedsSpeaker();
    gate.m_plain = !gate.m_byCase && !gate.m_bySpeaker && !gate.m_withText;
    return gate;
}

Result<void> Gate::enter(const model::Document& document)
{
    if (m_byCase)
        m_cases = m_scope->caseRegions(document.id);
    if (m_bySpeaker) {
        auto speakers = m_scope->speakersOf(document);
        if (!speakers)
            return passOn(speakers);
        m_speakers = std::move(*speakers);
    }
    return {};
}

bool Gate::acceptsSeen(const model::Codings::Block& block, std::size_t row, Id<Case> unit) const
{
    if (!m_byCase)
        return acceptsAs(block, row, {});
    bool inCase = false;
    for (const CaseRegion& part : m_cases) {
        if (!part.region.intersects(block.span(row)))
            continue;
        inCase = true;
        if ((!unit || m_scope->cases().isWithin(part.unit, unit))
            && acceptsAs(block, row, part.unit))
            return true;
    }
    return !inCase && acceptsAs(block, row, {});
}

bool Gate::acceptsAs(const model::Codings::Block& block, std::size_t row, Id<Case> unit) const
{
    const auto accepted = [&](std::string_view speaker) {
        return m_filter.acceptsCoding(block, row, unit, speaker)
               && (!m_withText || m_filter.acceptsText(unit, block.document[row], speaker));
    };
    if (!m_bySpeaker)
        return accepted({});
    for (const SpeakerRegion& turns : m_speakers)
        if (turns.region.intersects(block.span(row)) && accepted(turns.speaker))
            return true;
    return false;
}

} // namespace crosscase::matrix
