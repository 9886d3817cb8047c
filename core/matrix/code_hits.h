// SPDX-License-Identifier: GPL-3.0-or-later
// The codings of the chosen text with the entries of an axis of codes that they belong to.
#pragma once

#include "core/matrix/scan.h"

#include <string>
#include <tuple>
#include <vector>

namespace crosscase::matrix {

class CodeHits {
public:
    // The scope must outlive it. `codes`: an axis of role Code. Errors: those of resolve.
    [[nodiscard]] static Result<CodeHits>
    make(const Scope& scope, const Axis& codes, bool withSubcodes);

    [[nodiscard]] const ResolvedAxis& codes() const { return m_codes; }
    [[nodiscard]] std::size_t size() const { return m_codes.entries.size(); }
    // "Trust > Kept promises"
    [[nodiscard]] std::string pathOf(std::size_t entry) const;
    // Is it so that codes count with their sub-codes, several on the same text by a coder once?
    [[nodiscard]] bool withSubcodes() const { return m_once; }
    // Whose codings were visited, by name.
    [[nodiscard]] std::vector<std::string> coderNames() const;

    // Calls visit(block, row, entry) for each coding of the document that the filter accepts and
    // that touches `chosen`, in each of its entries, by (start, id). No orphans.
    template <typename Visit>
    [[nodiscard]] Result<void>
    visit(const model::Document& document, const Region& chosen, Visit&& visit)
    {
        if (chosen.empty())
            return {};
        if (auto entered = m_gate.enter(document); !entered)
            return entered;
        m_runStart = -1;
        m_scope->corpus().codings().forEachIn(
            document.id, [&](const model::Codings::Block& block, std::size_t row) {
                if (block.orphan[row] != 0 || !chosen.intersects(block.span(row)))
                    return;
                const std::span<const Lane> lanes = m_lanes.byId(block, row);
                if (lanes.empty() || !m_gate.accepts(block, row, {}))
                    return;
                m_coders[static_cast<std::size_t>(block.coder[row].value)] = 1;
                for (const Lane& lane : lanes)
                    if (!m_once || isNew(block, row, lane.offset))
                        visit(block, row, lane.offset);
            });
        return {};
    }

private:
    CodeHits(const Scope& scope, ResolvedAxis codes, Lanes lanes);
    [[nodiscard]] bool
    isNew(const model::Codings::Block& block, std::size_t row, std::size_t entry);

    using Seen = std::tuple<text::CodePoint, model::Id<model::Coder>, std::size_t>;
    const Scope* m_scope;
    ResolvedAxis m_codes;
    Lanes m_lanes;
    Gate m_gate;
    bool m_once = false;
    std::vector<std::uint8_t> m_coders;
    std::vector<Seen> m_seen; // of the codings that start at m_runStart
    text::CodePoint m_runStart = -1;
};

} // namespace crosscase::matrix
