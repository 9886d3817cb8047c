// SPDX-License-Identifier: GPL-3.0-or-later
// What a summary rests on: the fingerprint of the codings of its cell.
#pragma once

#include "core/base/error.h"
#include "core/model/text_source.h"
#include "core/model/trees.h"

#include <cstdint>
#include <unordered_map>

namespace crosscase::matrix {

// Over one snapshot; the text of each case is found once, so that a whole framework matrix can be
// asked for. Summaries rest on the codings of persons, also where the consensus is shown. Holds a
// reference to `texts`.
class SummaryBasis {
public:
    SummaryBasis(const model::Corpus& corpus, const model::TextSource& texts);

    // The fingerprint of the codings of `code` and its sub-codes that intersect the text of `unit`
    // (the memberships of its embedded units included): identity, quote and code of each, in the
    // order of the identities. Where a quote stands does not matter: a correction elsewhere in its
    // document leaves it as it is. Orphans do not count. No codings: 0. Errors of reading a text.
    [[nodiscard]] Result<std::int64_t> of(model::Id<model::Case> unit, model::Id<model::Code> code);

    // Is it another one than when the summary was written? Also when a text cannot be read.
    [[nodiscard]] bool isStale(const model::Summary& summary);

private:
    using Region = std::unordered_map<model::Id<model::Document>, text::SpanSet>;
    [[nodiscard]] Result<const Region*> regionOf(model::Id<model::Case> unit);
    [[nodiscard]] Result<text::SpanSet> spansOf(const model::Membership& membership) const;

    model::Corpus m_corpus;
    const model::TextSource& m_texts;
    model::CaseTree m_cases;
    model::CodeTree m_codes;
    std::unordered_map<model::Id<model::Case>, Region> m_regions;
};

} // namespace crosscase::matrix
