// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.h"
#include "core/matrix/coding_rows.h"
#include "core/matrix/summary_basis.h"
#include "core/matrix/written.h"
#include "core/project/find.h"
#include "core/project/writing.h"
#include "core/project/writing_steps.h"
#include "core/text/fold.h"
#include "core/text/markdown.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::project {

using model::Id;

std::vector<Cited> citing(const std::vector<Id<model::Coding>>& codings)
{
    std::vector<Cited> cited;
    for (const Id<model::Coding> coding : codings)
        cited.push_back({coding});
    return cited;
}

Result<std::vector<Cited>> findCited(const model::Corpus& corpus, std::string_view text)
{
    std::vector<Cited> found;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        std::string_view one = text::trimBlanks(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (one.empty())
            continue;
        Cited cited;
        if (const std::size_t colon = one.find(':'); colon != std::string_view::npos) {
            const auto number = parseInteger(one.substr(0, colon));
            if (!number || *number < 1 || *number > INT32_MAX)
                return fail(ErrorCode::Malformed,
                            fmt::format("'{}': before the colon stands the number of a bullet, "
                                        "from 1",
                                        one));
            cited.bullet = static_cast<int>(*number - 1);
            one = text::trimBlanks(one.substr(colon + 1));
        } else {
            cited.bullet = -1;
        }
        auto coding = findCoding(corpus, one);
        if (!coding)
            return passOn(coding);
        cited.coding = *coding;
        found.push_back(cited);
    }
    return found;
}

std::unordered_map<model::AnyId, std::string> citedByOwner(const model::Corpus& corpus)
{
    std::unordered_map<model::AnyId, std::string> cited;
    for (const model::Evidence& evidence : corpus.rows<model::Evidence>()) {
        const auto coding = corpus.find(evidence.coding);
        if (!coding)
            continue;
        std::string& text = cited[evidence.owner];
        text += text.empty() ? "" : ",";
        if (evidence.bullet >= 0)
            text += fmt::format("{}:", evidence.bullet + 1);
        text += coding->uuid.toCanonical();
    }
    return cited;
}

namespace {

Result<void> checkBullets(const std::vector<Cited>& evidence, std::size_t bullets)
{
    for (const Cited& cited : evidence)
        if (cited.bullet >= static_cast<int>(bullets))
            return fail(ErrorCode::Refused,
                        fmt::format("the summary has {} bullets, so a coding cannot be cited for "
                                    "bullet {}; bullets are lines that begin with '- '",
                                    bullets,
                                    cited.bullet + 1));
    return {};
}

Result<void> removeSummary(Edit& edit, Cell cell, const model::Summary* known)
{
    if (known == nullptr)
        return {};
    edit.setTitle(fmt::format("Remove summary: {}", titleOf(edit, cell)));
    edit.removeWithDependents({known->id});
    return {};
}

} // namespace

Result<void> setSummary(Edit& edit,
                        Cell cell,
                        const std::string& text,
                        const std::vector<Cited>& evidence,
                        model::SummaryState state,
                        const std::string& coder)
{
    if (auto found = require(edit, cell); !found)
        return found;
    if (auto found = require(edit, evidence); !found)
        return found;
    const auto* known = findRow<model::Summary>(edit, [&](const auto& summary) {
        return summary.unit == cell.unit && summary.code == cell.code;
    });
    if (isBlank(text))
        return removeSummary(edit, cell, known);
    const std::size_t bullets = text::bullets(text).size();
    if (auto there = checkBullets(evidence, bullets); !there)
        return there;
    auto basis = matrix::SummaryBasis(edit.corpus(), edit.texts()).of(cell.unit, cell.code);
    if (!basis)
        return passOn(basis);
    edit.setTitle(fmt::format("Write summary: {}", titleOf(edit, cell)));
    model::Summary summary = known != nullptr ? *known : model::Summary{};
    summary.unit = cell.unit;
    summary.code = cell.code;
    summary.text = text;
    summary.state = state;
    summary.basis = *basis;
    put(edit, known, std::move(summary), evidence, coder, bullets);
    return {};
}

bool isStale(const model::Corpus& corpus,
             const model::TextSource& texts,
             const model::Summary& summary)
{
    return matrix::SummaryBasis(corpus, texts).isStale(summary);
}

namespace {

// The drafts of the cells that are still empty, gathered in one pass over the codings.
class Prefiller {
public:
    Prefiller(Edit& edit, const Prefill& wish, const matrix::Scope& scope)
        : m_edit(edit)
        , m_wish(wish)
        , m_scope(scope)
        , m_cases(wish.cases.begin(), wish.cases.end())
    {
        for (const Id<model::Code> code : wish.codes)
            for (const Id<model::Code> below : scope.codes().subtree(code))
                m_codes.insert(below);
        if (wish.cases.empty())
            m_cases.insert(scope.cases().roots().begin(), scope.cases().roots().end());
        for (const model::Summary& row : edit.corpus().rows<model::Summary>())
            m_written.emplace(row.unit, row.code);
        for (const model::NotApplicable& row : edit.corpus().rows<model::NotApplicable>())
            m_written.emplace(row.unit, row.code);
    }

    void add(const matrix::CodingRow& row)
    {
        const model::Coding& coding = row.coding;
        if (!m_codes.empty() && !m_codes.contains(coding.code))
            return;
        if (!m_wish.includeUnpublishable && !matrix::isPublishable(coding.marks))
            return;
        if (m_document != row.document.id) {
            m_document = row.document.id;
            m_regions = matrix::casesIn(m_scope, row.document);
        }
        for (const matrix::CaseRegion& part : m_regions)
            if (m_cases.contains(part.unit) && part.region.intersects(coding.span())
                && !m_written.contains({part.unit, coding.code}))
                addBullet(m_drafts[{part.unit, coding.code}], row);
    }

    Result<std::size_t> write()
    {
        const model::Corpus before = m_edit.corpus();
        matrix::SummaryBasis basis(before, m_edit.texts());
        for (auto& [cell, draft] : m_drafts) {
            auto now = basis.of(cell.first, cell.second);
            if (!now)
                return passOn(now);
            model::Summary summary;
            summary.unit = cell.first;
            summary.code = cell.second;
            summary.text = std::move(draft.text);
            summary.basis = *now;
            summary.coder = m_edit.coder();
            summary.created = m_edit.time();
            summary.changed = m_edit.time();
            const model::AnyId owner = m_edit.add(std::move(summary));
            for (model::Evidence evidence : draft.evidence) {
                evidence.owner = owner;
                m_edit.add(evidence);
            }
        }
        return m_drafts.size();
    }

private:
    struct Draft {
        std::string text;
        std::int32_t bullets = 0;
        std::vector<model::Evidence> evidence;
        text::Span last{-1, -1}; // of the last bullet
        Id<model::Document> document;
    };

    void addBullet(Draft& draft, const matrix::CodingRow& row) const
    {
        const model::Coding& coding = row.coding;
        model::Evidence evidence;
        evidence.coding = coding.id;
        // Another coder coded the same words: one bullet, two codings.
        const bool same = draft.document == row.document.id && draft.last == coding.span();
        if (!same) {
            if (m_wish.quotesPerCell > 0 && draft.bullets >= m_wish.quotesPerCell)
                return;
            draft.text += fmt::format(
                "{}- \u201C{}\u201D ({})",
                draft.bullets == 0 ? "" : "\n",
                text::asMarkdown(matrix::quoteOf(row.text, coding.span(), m_wish.quoteLimit)),
                text::asMarkdown(matrix::referenceTo(row.document, row.text, coding.start)));
            ++draft.bullets;
        }
        draft.document = row.document.id;
        draft.last = coding.span();
        evidence.bullet = draft.bullets - 1;
        draft.evidence.push_back(evidence);
    }

    Edit& m_edit;
    const Prefill& m_wish;
    const matrix::Scope& m_scope;
    std::set<Id<model::Code>> m_codes;
    std::set<Id<model::Case>> m_cases;
    std::set<std::pair<Id<model::Case>, Id<model::Code>>> m_written;
    std::map<std::pair<Id<model::Case>, Id<model::Code>>, Draft> m_drafts;
    Id<model::Document> m_document;
    std::vector<matrix::CaseRegion> m_regions;
};

} // namespace

Result<std::size_t> prefillSummaries(Edit& edit, const Prefill& wish)
{
    for (const Id<model::Case> unit : wish.cases)
        if (auto found = require(edit, unit, "case"); !found)
            return passOn(found);
    for (const Id<model::Code> code : wish.codes)
        if (auto found = require(edit, code, "code"); !found)
            return passOn(found);
    const model::Corpus before = edit.corpus();
    auto scope = matrix::Scope::make(before, edit.texts(), {});
    if (!scope)
        return passOn(scope);
    Prefiller prefiller(edit, wish, *scope);
    auto gathered = matrix::forEachCoding(
        *scope, matrix::CaseChoice::TopLevel, {}, [&](const matrix::CodingRow& row) {
            prefiller.add(row);
        });
    if (!gathered)
        return passOn(gathered);
    auto written = prefiller.write();
    if (written && *written > 0)
        edit.setTitle(fmt::format("Draft {} summaries from quotes", *written));
    return written;
}

} // namespace crosscase::project
