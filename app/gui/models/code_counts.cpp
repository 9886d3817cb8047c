// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/code_counts.h"

#include "core/matrix/scope.h"

#include <algorithm>

namespace crosscase::gui {

using model::Case;
using model::Code;
using model::Coding;
using model::Document;
using model::Id;
using model::Membership;

namespace {

constexpr std::size_t kQuickCodings = 20'000;
constexpr std::size_t kQuickParts = 5'000;
constexpr std::size_t kMostFollowed = 20'000; // codings of one change

} // namespace

struct CodeCounts::Regions {
    model::Corpus corpus; // without codings: the old ones are not to be kept for this
    std::optional<matrix::Scope> scope;
    // Of the document asked about last: codings come by document.
    Id<Document> document;
    std::vector<matrix::CaseRegion> cases;

    // The cases of the top level that have text in it.
    const std::vector<matrix::CaseRegion>& of(Id<Document> wanted)
    {
        if (document == wanted)
            return cases;
        document = wanted;
        cases = scope->caseRegions(wanted);
        std::erase_if(cases, [&](const matrix::CaseRegion& part) {
            return scope->cases().depthOf(part.unit) > 0;
        });
        return cases;
    }
};

CodeCounts::~CodeCounts() = default;

bool CodeCounts::isQuick(const model::Corpus& corpus)
{
    const auto& parts = corpus.rows<Membership>();
    if (corpus.codings().size() > kQuickCodings || parts.size() > kQuickParts)
        return false;
    // What a speaker says is found in the text.
    return std::none_of(parts.begin(), parts.end(), [](const Membership& part) {
        return part.kind == model::MembershipKind::Speaker;
    });
}

Result<std::shared_ptr<CodeCounts>> CodeCounts::count(const model::Corpus& corpus,
                                                      const model::TextSource& texts,
                                                      const Progress& progress)
{
    std::shared_ptr<CodeCounts> counts(new CodeCounts);
    counts->m_regions = std::make_unique<Regions>();
    counts->m_regions->corpus = corpus;
    counts->m_regions->corpus.rows<Coding>() = {};
    auto scope = matrix::Scope::make(counts->m_regions->corpus, texts, {});
    if (!scope)
        return passOn(scope);
    counts->m_regions->scope.emplace(std::move(*scope));
    const auto& blocks = corpus.codings().blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (auto going = progress.report(
                "codings", static_cast<std::int64_t>(b), static_cast<std::int64_t>(blocks.size()));
            !going)
            return passOn(going);
        const model::Codings::Block& block = *blocks[b];
        for (std::size_t row = 0; row < block.size(); ++row) {
            if (block.orphan[row] != 0)
                continue;
            Of& of = counts->m_of[block.code[row]];
            ++of.quotes;
            for (const matrix::CaseRegion& part : counts->m_regions->of(block.document[row]))
                if (part.region.intersects(block.span(row)))
                    ++of.cases[part.unit];
        }
    }
    return counts;
}

int CodeCounts::quotes(Id<Code> code) const
{
    const auto found = m_of.find(code);
    return found == m_of.end() ? 0 : found->second.quotes;
}

int CodeCounts::cases(Id<Code> code) const
{
    const auto found = m_of.find(code);
    return found == m_of.end() ? 0 : static_cast<int>(found->second.cases.size());
}

void CodeCounts::add(const Coding& coding, int sign)
{
    if (coding.orphan)
        return;
    Of& of = m_of[coding.code];
    of.quotes += sign;
    for (const matrix::CaseRegion& part : m_regions->of(coding.document)) {
        if (!part.region.intersects(coding.span()))
            continue;
        const auto place = of.cases.try_emplace(part.unit, 0).first;
        place->second += sign;
        if (place->second <= 0)
            of.cases.erase(place);
    }
}

bool CodeCounts::follow(const Change& change)
{
    if (change.touches<Membership, Case>())
        return false;
    const auto& documents = change.of<Document>().updated;
    if (std::any_of(documents.begin(), documents.end(), [](const auto& update) {
            return update.before.textHash != update.after.textHash
                   || update.before.structure != update.after.structure;
        }))
        return false;
    const auto& codings = change.of<Coding>();
    if (codings.created.size() + codings.updated.size() + codings.deleted.size() > kMostFollowed)
        return false;
    for (const Coding& coding : codings.deleted)
        add(coding, -1);
    for (const auto& update : codings.updated) {
        add(update.before, -1);
        add(update.after, 1);
    }
    for (const Coding& coding : codings.created)
        add(coding, 1);
    return true;
}

} // namespace crosscase::gui
