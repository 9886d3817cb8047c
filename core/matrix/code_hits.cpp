// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/code_hits.h"

#include "core/text/fold.h"

namespace crosscase::matrix {

CodeHits::CodeHits(const Scope& scope, ResolvedAxis codes, Lanes lanes)
    : m_scope(&scope)
    , m_codes(std::move(codes))
    , m_lanes(std::move(lanes))
    , m_gate(Gate::ofFilter(scope))
{
    std::int32_t largest = 0;
    for (const model::Coder& coder : scope.corpus().rows<model::Coder>())
        largest = std::max(largest, coder.id.value);
    m_coders.assign(static_cast<std::size_t>(largest) + 1, 0);
}

Result<CodeHits> CodeHits::make(const Scope& scope, const Axis& codes, bool withSubcodes)
{
    TableSpec spec;
    spec.withSubcodes = withSubcodes;
    auto resolved = resolve(scope, codes, spec);
    if (!resolved)
        return passOn(resolved);
    auto lanes = Lanes::make(scope, *resolved, 1, false);
    if (!lanes)
        return passOn(lanes);
    CodeHits hits(scope, std::move(*resolved), std::move(*lanes));
    hits.m_once = withSubcodes || codes.kind == AxisKind::Themes;
    return hits;
}

std::string CodeHits::pathOf(std::size_t entry) const
{
    return model::joinPath(m_codes.entries[entry].heads);
}

std::vector<std::string> CodeHits::coderNames() const
{
    std::vector<std::string> names;
    for (const model::Coder& coder : m_scope->corpus().rows<model::Coder>())
        if (m_coders[static_cast<std::size_t>(coder.id.value)] != 0)
            names.push_back(coder.name);
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return text::compareNames(a, b) < 0;
    });
    return names;
}

bool CodeHits::isNew(const model::Codings::Block& block, std::size_t row, std::size_t entry)
{
    if (block.start[row] != m_runStart) {
        m_runStart = block.start[row];
        m_seen.clear();
    }
    const Seen here{block.end[row], block.coder[row], entry};
    if (std::find(m_seen.begin(), m_seen.end(), here) != m_seen.end())
        return false;
    m_seen.push_back(here);
    return true;
}

} // namespace crosscase::matrix
