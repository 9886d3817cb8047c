// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a query is true of a unit (a passage or a document), and where. Positions in here are
// bytes.
#pragma once

#include "core/query/search_program.h"
#include "core/query/token_scanner.h"

#include <optional>
#include <vector>

namespace crosscase::query {

// The regions of a program's fields in one text, each made when first asked for.
class RegionsOfText {
public:
    RegionsOfText(const SearchProgram& program,
                  const model::Document& document,
                  const model::LoadedText& text)
        : m_program(&program)
        , m_document(&document)
        , m_text(&text)
        , m_regions(program.regions.size())
    {}
    // Within the content of the passages.
    [[nodiscard]] const text::SpanSet& of(std::size_t field);

private:
    const SearchProgram* m_program;
    const model::Document* m_document;
    const model::LoadedText* m_text;
    std::vector<std::optional<text::SpanSet>> m_regions;
};

struct SearchUnit {
    std::vector<text::Span> content; // of its passages, none empty
    std::vector<Occurrence> atoms;   // in order
};

struct UnitHit {
    text::Span span;
    std::uint32_t first = 0; // its tokens, where they are numbered
    std::uint32_t last = 0;
    std::int32_t term = 0;
};
using UnitHits = std::vector<UnitHit>;

class SearchEvaluator {
public:
    SearchEvaluator(const AtomMatcher& matcher, RegionsOfText& regions, const SearchUnit& unit)
        : m_matcher(&matcher)
        , m_regions(&regions)
        , m_unit(&unit)
    {}

    // Appends the hits of `step`, in no order, some perhaps twice.
    [[nodiscard]] bool holds(const SearchStep& step, UnitHits& hits);

private:
    bool atom(const SearchStep& step, UnitHits& hits);
    bool phrase(const SearchStep& step, UnitHits& hits);
    bool near(const SearchStep& step, UnitHits& hits);
    bool all(const SearchStep& step, UnitHits& hits);
    bool negation(const SearchStep& step, UnitHits& hits);
    [[nodiscard]] bool isKept(const SearchStep& step, text::Span span);
    void addRegion(const SearchStep& step, UnitHits& hits);

    const AtomMatcher* m_matcher;
    RegionsOfText* m_regions;
    const SearchUnit* m_unit;
};

} // namespace crosscase::query
