// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search.h"

#include "core/query/search_evaluator.h"
#include "core/query/search_program.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace crosscase::query {

namespace {

using Kind = SearchStep::Kind;
using text::Span;

// How the texts of one language are looked through.
struct Plan {
    std::string letters;   // of the atoms that are looked for first
    bool filters = false;  // only tokens that begin with `letters`
    bool complete = false; // and that is all that the query asks for
    std::size_t asked = 0; // units, and in how many of them they were
    std::size_t found = 0;

    // To look first is a waste where they are everywhere.
    [[nodiscard]] bool looksFirst() const
    {
        return filters && (complete || asked < 256 || 3 * found < asked);
    }
};

// What is learnt of the words of a language, for one thread at a time.
struct Reader {
    TokenScanner scanner;
    Plan plan;

    Reader(const SearchProgram& program, std::string_view language)
        : scanner(program.atoms, language)
    {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < program.atoms.all().size(); ++i)
            all.push_back(i);
        plan.complete = !program.needsPositions && setLetters(all);
        plan.filters = plan.complete || (program.required && setLetters(*program.required));
    }

private:
    bool setLetters(const std::vector<std::size_t>& atoms)
    {
        const auto letters = scanner.matcher().firstLetters(atoms);
        if (!letters || letters->size() > TokenScanner::kMaxLetters)
            return false;
        plan.letters = *letters;
        return true;
    }
};

// False: the fields leave nothing of this document.
bool mayHold(const SearchStep& step,
             const std::vector<SearchRegion>& regions,
             model::Id<model::Document> document)
{
    const auto operand = [&](const SearchStep& one) { return mayHold(one, regions, document); };
    switch (step.kind) {
    case Kind::And:
        return std::all_of(step.fields.begin(),
                           step.fields.end(),
                           [&](std::size_t field) { return regions[field].mayHoldIn(document); })
               && std::all_of(step.operands.begin(), step.operands.end(), operand);
    case Kind::Or:
        return std::any_of(step.operands.begin(), step.operands.end(), operand);
    default:
        return true;
    }
}

} // namespace

struct Search::Program {
    SearchProgram steps;
    Superset superset;

    // Readers go from search to search, so that each word of a language is learnt once a thread.
    [[nodiscard]] std::unique_ptr<Reader> borrow(const std::string& language) const
    {
        {
            const std::lock_guard lock(m_mutex);
            auto& idle = m_idle[language];
            if (!idle.empty()) {
                auto reader = std::move(idle.back());
                idle.pop_back();
                return reader;
            }
        }
        return std::make_unique<Reader>(steps, language);
    }
    void giveBack(const std::string& language, std::unique_ptr<Reader> reader) const
    {
        const std::lock_guard lock(m_mutex);
        m_idle[language].push_back(std::move(reader));
    }

private:
    mutable std::mutex m_mutex;
    mutable std::unordered_map<std::string, std::vector<std::unique_ptr<Reader>>> m_idle;
};

namespace {

// One text, asked once.
class Run {
public:
    Run(const SearchProgram& program,
        Reader& reader,
        const model::Document& document,
        const model::LoadedText& text)
        : m_program(program)
        , m_reader(reader)
        , m_text(text)
        , m_regions(program, document, text)
    {}

    std::vector<SearchHit> ofPassages(const std::vector<PassageRange>& among)
    {
        const auto count = static_cast<std::int32_t>(m_text.structure.passages.size());
        for (const PassageRange& range : among)
            for (std::int32_t p = std::max(range.first, 0); p < std::min(range.last, count); ++p) {
                m_unit.content.clear();
                m_places.clear();
                addContent(p);
                ask();
            }
        return take();
    }

    std::vector<SearchHit> ofDocument()
    {
        const auto count = static_cast<std::int32_t>(m_text.structure.passages.size());
        for (std::int32_t p = 0; p < count; ++p)
            addContent(p);
        ask();
        return take();
    }

private:
    // Of a content of the unit.
    struct Place {
        std::int32_t passage = 0;
        text::CodePoint start = 0;
        bool ascii = false;
    };

    void addContent(std::int32_t passage)
    {
        const Span content = m_text.structure.passages[static_cast<std::size_t>(passage)].content;
        if (content.empty())
            return;
        const Span within{static_cast<text::CodePoint>(m_text.offsets.toByte(content.start)),
                          static_cast<text::CodePoint>(m_text.offsets.toByte(content.end))};
        m_unit.content.push_back(within);
        m_places.push_back({passage, content.start, within.length() == content.length()});
    }

    // Which content holds `byte`; `near` is where to look first.
    [[nodiscard]] std::size_t placeOf(text::CodePoint byte, std::size_t near) const
    {
        const std::vector<Span>& content = m_unit.content;
        if (content[near].start <= byte && byte <= content[near].end)
            return near;
        const auto behind = std::partition_point(
            content.begin(), content.end(), [byte](Span span) { return span.end < byte; });
        return static_cast<std::size_t>(behind - content.begin());
    }
    [[nodiscard]] text::CodePoint codePointOf(text::CodePoint byte, std::size_t place) const
    {
        return m_places[place].ascii ? m_places[place].start + byte - m_unit.content[place].start
                                     : m_text.offsets.fromByte(static_cast<std::size_t>(byte));
    }

    static text::ByteSpan bytes(Span span)
    {
        return {static_cast<std::size_t>(span.start), static_cast<std::size_t>(span.end)};
    }

    [[nodiscard]] bool hasRequired()
    {
        if (!m_program.required)
            return true;
        const AtomMatcher& matcher = m_reader.scanner.matcher();
        return std::any_of(
            m_unit.atoms.begin(), m_unit.atoms.end(), [&](const Occurrence& occurrence) {
                return std::any_of(
                    m_program.required->begin(), m_program.required->end(), [&](std::size_t atom) {
                        return matcher.contains(occurrence.set, atom);
                    });
            });
    }

    // The atoms of the unit; false: one that is required is missing.
    bool readAtoms()
    {
        m_unit.atoms.clear();
        if (m_program.atoms.all().empty())
            return true;
        Plan& plan = m_reader.plan;
        if (plan.looksFirst()) {
            for (const Span content : m_unit.content)
                m_reader.scanner.scanFor(plan.letters, m_text.utf8, bytes(content), m_unit.atoms);
            const bool found = hasRequired();
            ++plan.asked;
            plan.found += found ? 1U : 0U;
            if (plan.complete || !found)
                return found;
            m_unit.atoms.clear();
        }
        std::uint32_t position = 0;
        for (const Span content : m_unit.content)
            position = m_reader.scanner.scan(m_text.utf8, bytes(content), position, m_unit.atoms);
        return hasRequired();
    }

    void ask()
    {
        if (m_unit.content.empty() || !readAtoms())
            return;
        m_hits.clear();
        SearchEvaluator evaluator(m_reader.scanner.matcher(), m_regions, m_unit);
        if (!evaluator.holds(m_program.whole, m_hits))
            return;
        std::size_t first = 0;
        for (const UnitHit& hit : m_hits) {
            first = placeOf(hit.span.start, first);
            const std::size_t last = placeOf(hit.span.end, first);
            m_found.push_back(
                {{codePointOf(hit.span.start, first), codePointOf(hit.span.end, last)},
                 m_places[first].passage,
                 hit.term});
        }
    }

    std::vector<SearchHit> take()
    {
        if (!std::is_sorted(m_found.begin(), m_found.end()))
            std::sort(m_found.begin(), m_found.end());
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
        return std::move(m_found);
    }

    const SearchProgram& m_program;
    Reader& m_reader;
    const model::LoadedText& m_text;
    RegionsOfText m_regions;
    SearchUnit m_unit;
    std::vector<Place> m_places; // of m_unit.content
    UnitHits m_hits;
    std::vector<SearchHit> m_found;
};

} // namespace

Result<Search>
Search::prepare(const SearchNode& query, const model::Corpus& corpus, const SearchOptions& options)
{
    auto steps = compileQuery(query, corpus, options);
    if (!steps)
        return passOn(steps);
    auto program = std::make_shared<Program>();
    program->steps = std::move(*steps);
    program->superset = supersetOf(query, corpus, options);
    Search search;
    search.m_program = std::move(program);
    return search;
}

const std::vector<std::string>& Search::terms() const
{
    return m_program->steps.terms;
}

const Superset& Search::superset() const
{
    return m_program->superset;
}

bool Search::mayHoldIn(const model::Document& document) const
{
    return mayHold(m_program->steps.whole, m_program->steps.regions, document.id);
}

std::vector<SearchHit> Search::find(const model::Document& document,
                                    const model::LoadedText& text,
                                    const std::vector<PassageRange>& among) const
{
    if (!mayHoldIn(document))
        return {};
    // Only forms depend on the language.
    const std::string language =
        m_program->steps.atoms.anyForms() ? document.language : std::string();
    auto reader = m_program->borrow(language);
    Run run(m_program->steps, *reader, document, text);
    auto hits =
        m_program->steps.scope == SearchScope::Passage ? run.ofPassages(among) : run.ofDocument();
    m_program->giveBack(language, std::move(reader));
    return hits;
}

std::vector<SearchHit> Search::find(const model::Document& document,
                                    const model::LoadedText& text) const
{
    const auto count = static_cast<std::int32_t>(text.structure.passages.size());
    return find(document, text, {{0, count}});
}

} // namespace crosscase::query
