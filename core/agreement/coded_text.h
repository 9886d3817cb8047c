// SPDX-License-Identifier: GPL-3.0-or-later
// One document after the other, cut into units, with what each coder marked of each code.
#pragma once

#include "core/agreement/request.h"
#include "core/agreement/text_choice.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace crosscase::agreement {

// What was left out, for the foot of a table.
struct LeftOut {
    std::int64_t documentsUnmarked = 0; // not marked as coded by all coders (perhaps compared)
    std::int64_t documentsEmpty = 0;    // without text, or none of it chosen
    std::int64_t markedBefore = 0;      // compared, but marked before the text last changed
    std::int64_t interviewerTurns = 0;
    std::int64_t otherTurns = 0;
    std::int64_t unspoken = 0; // passages
    std::set<std::string> interviewers;
};

class CodedTexts {
public:
    // Errors: those of check and TextChoice::make. All must outlive it.
    [[nodiscard]] static Result<CodedTexts>
    make(const model::Corpus& corpus, const model::TextSource& texts, const Request& request);

    [[nodiscard]] const std::vector<const model::Document*>& documents() const
    {
        return m_documents;
    }
    // Loads and cuts it. False: nothing of it is compared (and why is counted in leftOut).
    [[nodiscard]] Result<bool> enter(const model::Document& document);
    [[nodiscard]] const LeftOut& leftOut() const { return m_leftOut; }

    // Of the document entered: all of it that is chosen, or what of that belongs to each case.
    [[nodiscard]] std::vector<CaseShare> shares() const;

    struct Part {
        Ink ink;
        CutUnits units;
    };
    [[nodiscard]] Part cut(const text::SpanSet& spans) const;

    // Calls visit(code, segments) for each code (by its place in the request) that any coder used
    // there, in order; segments: by coder, in ink, ascending, disjoint; touching ones are two.
    template <typename Visit>
    void forEachCode(const Part& part, Visit&& visit)
    {
        const std::size_t coders = m_request->coders.size();
        for (std::size_t code = 0; code < m_request->codes.size(); ++code) {
            bool any = false;
            for (std::size_t coder = 0; coder < coders; ++coder)
                any = segmentsOf(code * coders + coder, part.ink, m_segments[coder]) || any;
            if (any)
                visit(code, m_segments);
        }
    }

private:
    CodedTexts(const model::Corpus& corpus,
               const model::TextSource& texts,
               const Request& request,
               TextChoice choice);
    void chooseDocuments();
    void collect(const model::Document& document);
    bool segmentsOf(std::size_t key, const Ink& ink, std::vector<Interval>& segments) const;

    const model::Corpus* m_corpus;
    const model::TextSource* m_texts;
    const Request* m_request;
    TextChoice m_choice;
    std::vector<const model::Document*> m_documents;
    LeftOut m_leftOut;
    std::vector<std::int32_t> m_coderAt;              // by id: place in the request, or -1
    std::vector<std::vector<std::uint32_t>> m_codeAt; // by id: places in the request
    // Of the document entered.
    std::shared_ptr<const model::LoadedText> m_text;
    text::SpanSet m_chosen;
    std::vector<text::Span> m_units;
    struct Marked {
        std::size_t key; // code * coders + coder
        text::Span span;
    };
    std::vector<Marked> m_found;                   // by start
    std::vector<text::Span> m_sorted;              // by key, then start
    std::vector<std::size_t> m_begin;              // by key: where its spans begin in m_sorted
    std::vector<std::vector<Interval>> m_segments; // by coder, of the code visited
};

} // namespace crosscase::agreement
