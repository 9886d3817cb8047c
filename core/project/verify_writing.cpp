// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/verify_writing.h"

#include "core/base/number.h"
#include "core/model/resolutions.h"
#include "core/text/markdown.h"

#include <fmt/format.h>
#include <set>
#include <tuple>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Corpus;

class WritingCheck {
public:
    explicit WritingCheck(const Corpus& corpus)
        : m_corpus(corpus)
    {}

    std::vector<Problem> run()
    {
        checkRatings();
        checkEvidence();
        return std::move(m_problems);
    }

private:
    void add(std::string where, std::string what)
    {
        m_problems.push_back({std::move(where), std::move(what)});
    }

    void checkRatings()
    {
        std::set<std::pair<AnyId, std::string>> values;
        for (const model::ScaleValue& value : m_corpus.rows<model::ScaleValue>())
            values.emplace(value.scale, value.value);
        for (const model::Rating& rating : m_corpus.rows<model::Rating>()) {
            const model::Scale* scale = m_corpus.rows<model::Scale>().find(rating.scale);
            if (scale == nullptr || values.contains({rating.scale, rating.value}))
                continue;
            const auto score = parseNumber(rating.value);
            if (scale->kind == model::ScaleKind::Fuzzy && score && *score >= 0 && *score <= 1)
                continue;
            add(fmt::format("rating {}", rating.uuid.toCanonical()),
                fmt::format("the scale '{}' has no value '{}'", scale->name, rating.value));
        }
    }

    void checkEvidence()
    {
        std::set<std::tuple<AnyId, AnyId, std::int32_t>> seen;
        for (const model::Evidence& evidence : m_corpus.rows<model::Evidence>()) {
            const std::string where = fmt::format("evidence {}", evidence.uuid.toCanonical());
            if (!seen.emplace(evidence.owner, evidence.coding, evidence.bullet).second)
                add(where, "the coding is cited twice for the same");
            if (m_corpus.rows<model::Resolution>().contains({evidence.owner.value})) {
                if (evidence.bullet < 0
                    || evidence.bullet >= static_cast<std::int32_t>(model::kSides))
                    add(where, "is on no side of its decision");
                continue;
            }
            const auto* summary = m_corpus.rows<model::Summary>().find({evidence.owner.value});
            const auto bullets =
                summary == nullptr ? 0
                                   : static_cast<std::int32_t>(text::bullets(summary->text).size());
            const bool whole = evidence.bullet == -1;
            if (!whole && (evidence.bullet < 0 || evidence.bullet >= bullets))
                add(where, fmt::format("is for bullet {} of {}", evidence.bullet + 1, bullets));
            if (summary == nullptr && !canHaveEvidence(evidence.owner))
                add(where, "belongs to something that has no evidence");
        }
    }

    [[nodiscard]] bool canHaveEvidence(AnyId owner) const
    {
        return m_corpus.rows<model::Rating>().contains({owner.value})
               || m_corpus.rows<model::Judgement>().contains({owner.value})
               || m_corpus.rows<model::Link>().contains({owner.value});
    }

    const Corpus& m_corpus;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> writingProblems(const Corpus& corpus)
{
    return WritingCheck(corpus).run();
}

} // namespace crosscase::project
