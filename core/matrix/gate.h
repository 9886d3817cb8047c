// SPDX-License-Identifier: GPL-3.0-or-later
// Which codings count: the parts of a filter that choose codings, asked of one coding at a time.
#pragma once

#include "core/matrix/scope.h"

namespace crosscase::matrix {

class Gate {
public:
    // The parts of the table's filter that choose codings.
    [[nodiscard]] static Gate ofFilter(const Scope& scope);
    // A whole expression, its parts that choose text included. Errors: those of Filter::compile.
    [[nodiscard]] static Result<Gate> ofQuery(const Scope& scope,
                                              const query::Expression& expression);

    [[nodiscard]] bool open() const { return m_open; }
    // Does the answer depend on the case in which a coding is seen?
    [[nodiscard]] bool byCase() const { return m_byCase; }

    // To be called before codings of another document are asked about.
    [[nodiscard]] Result<void> enter(const model::Document& document);

    // Is the coding accepted, seen in `unit` or below it (none: in any of its cases, or in no case
    // if it has none), with any of the speakers whose turns it touches?
    [[nodiscard]] bool
    accepts(const model::Codings::Block& block, std::size_t row, model::Id<model::Case> unit) const
    {
        if (m_open)
            return true;
        if (m_plain)
            return m_filter.acceptsCoding(block, row, {}, {});
        return acceptsSeen(block, row, unit);
    }

private:
    explicit Gate(const Scope& scope)
        : m_scope(&scope)
    {}
    [[nodiscard]] bool acceptsSeen(const model::Codings::Block& block,
                                   std::size_t row,
                                   model::Id<model::Case> unit) const;
    [[nodiscard]] bool acceptsAs(const model::Codings::Block& block,
                                 std::size_t row,
                                 model::Id<model::Case> unit) const;

    const Scope* m_scope;
    query::Filter m_filter;
    bool m_open = true;
    bool m_plain = true; // looks neither at case nor speaker nor text
    bool m_byCase = false;
    bool m_bySpeaker = false;
    bool m_withText = false;
    std::vector<CaseRegion> m_cases;       // of the document entered
    std::vector<SpeakerRegion> m_speakers; // of the document entered
};

} // namespace crosscase::matrix
