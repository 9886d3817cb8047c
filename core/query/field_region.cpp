// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/field_region.h"

#include "core/query/case_text.h"
#include "core/query/test.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace crosscase::query {

namespace {

using model::Document;
using model::Id;
using model::Membership;
using text::Span;
using text::SpanSet;
using Of = Test::Of;

bool isOfCodings(Of of)
{
    return of != Of::Case && of != Of::Document && of != Of::Speaker;
}

std::size_t indexOf(Id<Document> id)
{
    return static_cast<std::size_t>(std::max(id.value, 0));
}

Span wholeOf(const Document& document)
{
    return {0, document.length};
}

// `covered` or, of text outside it, the rest: whatever a comparison with none says.
SpanSet withRest(SpanSet held, const SpanSet& covered, bool rest, Span whole)
{
    if (!rest || whole.empty())
        return held;
    const SpanSet outside = text::subtract({whole}, covered);
    held.insert(held.end(), outside.begin(), outside.end());
    return text::unite(std::move(held));
}

// None: it is no field.
std::vector<const Expression*> comparisonsOf(const Expression& field)
{
    if (isComparison(field.op))
        return {&field};
    std::vector<const Expression*> all;
    for (const Expression& one : field.operands) {
        if (!isComparison(one.op) || one.subject != field.operands.front().subject)
            return {};
        all.push_back(&one);
    }
    return field.op == Op::And ? all : std::vector<const Expression*>();
}

} // namespace

struct FieldRegion::Program {
    std::vector<Test> tests; // of one subject, at least one
    const model::Corpus* corpus = nullptr;
    std::vector<bool> holds; // by document: may there be such text?
    Members of;              // Case: the memberships of the cases that it holds of
    Members all;             // Case, when it holds of text in no case: all memberships

    [[nodiscard]] Of kind() const { return tests.front().of; }
    [[nodiscard]] bool passes(const Seen& seen) const
    {
        return std::all_of(
            tests.begin(), tests.end(), [&](const Test& test) { return test.passes(seen); });
    }

    void mark(Id<Document> document)
    {
        if (indexOf(document) < holds.size())
            holds[indexOf(document)] = true;
    }

    void readCases(Resolver& resolver);
    void readDocuments();
    void readCodings();

    [[nodiscard]] SpanSet ofCases(const Document& document, const model::LoadedText& text) const;
    [[nodiscard]] SpanSet ofSpeakers(const Document& document, const model::LoadedText& text) const;
    [[nodiscard]] SpanSet ofCodings(const Document& document) const;
};

// A case's text is also text of the cases that it is within, as a filter sees it.
void FieldRegion::Program::readCases(Resolver& resolver)
{
    const model::CaseTree& tree = resolver.cases();
    std::unordered_map<Id<model::Case>, bool> held;   // of the case or one above it
    for (const Id<model::Case> id : tree.inOrder()) { // parents come first
        const auto above = held.find(tree.parentOf(id));
        held[id] = (above != held.end() && above->second) || passes({id, {}, {}});
    }
    const bool ofNone = passes({});
    std::vector<bool> inCase(holds.size());
    for (const Membership& part : corpus->rows<Membership>()) {
        if (part.orphan)
            continue;
        if (held[part.unit]) {
            of[part.document].push_back(&part);
            mark(part.document);
        }
        if (ofNone) {
            all[part.document].push_back(&part);
            if (part.kind == model::MembershipKind::Whole && indexOf(part.document) < inCase.size())
                inCase[indexOf(part.document)] = true;
        }
    }
    if (ofNone)
        for (const Document& document : corpus->documents())
            if (!inCase[indexOf(document.id)])
                mark(document.id);
}

void FieldRegion::Program::readDocuments()
{
    for (const Document& document : corpus->documents())
        if (kind() == Of::Speaker || passes({{}, document.id, {}}))
            mark(document.id);
}

void FieldRegion::Program::readCodings()
{
    for (const auto& block : corpus->codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->orphan[row] == 0 && !holds[indexOf(block->document[row])]
                && passes({{}, block->document[row], {}, block.get(), row}))
                mark(block->document[row]);
}

SpanSet FieldRegion::Program::ofCases(const Document& document, const model::LoadedText& text) const
{
    const auto united = [&](const Members& members) {
        std::vector<Span> spans;
        if (const auto parts = members.find(document.id); parts != members.end())
            for (const Membership* part : parts->second)
                for (const Span span : spansOf(*part, document, &text.structure))
                    spans.push_back(span);
        return text::unite(std::move(spans));
    };
    return withRest(united(of), united(all), passes({}), wholeOf(document));
}

SpanSet FieldRegion::Program::ofSpeakers(const Document& document,
                                         const model::LoadedText& text) const
{
    std::vector<bool> isHeld;
    for (const std::string& speaker : text.structure.speakers)
        isHeld.push_back(passes({{}, document.id, speaker}));
    std::vector<Span> held;
    std::vector<Span> spoken;
    for (const text::Passage& passage : text.structure.passages) {
        if (passage.speaker < 0)
            continue;
        spoken.push_back(passage.span);
        if (isHeld[static_cast<std::size_t>(passage.speaker)])
            held.push_back(passage.span);
    }
    return withRest(text::unite(std::move(held)),
                    text::unite(std::move(spoken)),
                    passes({}),
                    wholeOf(document));
}

SpanSet FieldRegion::Program::ofCodings(const Document& document) const
{
    std::vector<Span> spans;
    corpus->codings().forEachIn(
        document.id, [&](const model::Codings::Block& block, std::size_t row) {
            if (block.orphan[row] == 0 && passes({{}, document.id, {}, &block, row}))
                spans.push_back(block.span(row).clippedTo(wholeOf(document)));
        });
    return text::unite(std::move(spans));
}

Result<FieldRegion> FieldRegion::make(const Expression& field, const model::Corpus& corpus)
{
    const auto comparisons = comparisonsOf(field);
    if (comparisons.empty())
        return fail(ErrorCode::Malformed,
                    "a field is a comparison, such as case = Alpha, or comparisons of one subject "
                    "joined by 'and', such as weight >= 10 and weight <= 20");
    Resolver resolver(corpus);
    auto program = std::make_shared<Program>();
    for (const Expression* comparison : comparisons) {
        auto test = makeTest(*comparison, corpus, resolver);
        if (!test)
            return passOn(test);
        program->tests.push_back(std::move(*test));
    }
    program->corpus = &corpus;
    std::size_t documents = 1;
    for (const Document& document : corpus.documents())
        documents = std::max(documents, indexOf(document.id) + 1);
    program->holds.resize(documents);
    if (program->kind() == Of::Case)
        program->readCases(resolver);
    else if (isOfCodings(program->kind()))
        program->readCodings();
    else
        program->readDocuments();
    FieldRegion region;
    region.m_program = std::move(program);
    return region;
}

bool FieldRegion::mayHoldIn(Id<Document> document) const
{
    const std::vector<bool>& holds = m_program->holds;
    return indexOf(document) < holds.size() && holds[indexOf(document)];
}

SpanSet FieldRegion::of(const Document& document, const model::LoadedText& text) const
{
    if (!mayHoldIn(document.id) || document.length <= 0)
        return {};
    if (m_program->kind() == Of::Case)
        return m_program->ofCases(document, text);
    if (m_program->kind() == Of::Speaker)
        return m_program->ofSpeakers(document, text);
    if (m_program->kind() == Of::Document)
        return {wholeOf(document)};
    return m_program->ofCodings(document);
}

} // namespace crosscase::query
