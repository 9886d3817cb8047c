// SPDX-License-Identifier: GPL-3.0-or-later
// Where the evidence of what the researcher wrote or judged stands: "P01 ¶4; P03 ¶12".
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace crosscase::matrix {

class EvidencePlaces {
public:
    static constexpr int kAny = -2; // of the whole and of every bullet

    // Both must outlive it.
    EvidencePlaces(const model::Corpus& corpus, const model::TextSource& texts);

    // The codings that a summary, rating, judgement or link rests on, in the order of the
    // documents and of the text, each once. `bullet`: as in model::Evidence, or kAny.
    [[nodiscard]] std::vector<model::Coding> of(model::AnyId owner, int bullet = kAny) const;
    // Their places, joined by "; "; orphans are left out. Errors of reading a text.
    [[nodiscard]] Result<std::string> places(model::AnyId owner, int bullet = kAny) const;
    // The text of a summary with the places of each bullet behind it, and at the end those of the
    // whole, in square brackets.
    [[nodiscard]] Result<std::string> behind(const model::Summary& summary) const;

private:
    const model::Corpus* m_corpus;
    const model::TextSource* m_texts;
    std::unordered_map<model::AnyId, std::vector<const model::Evidence*>> m_evidence;
    std::unordered_map<model::Id<model::Document>, std::size_t> m_placeOf;
};

} // namespace crosscase::matrix
