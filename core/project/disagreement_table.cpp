// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/disagreement_table.h"

#include "core/matrix/written.h"
#include "core/model/document_order.h"
#include "core/model/layers.h"
#include "core/model/trees.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::project {

namespace {

using agreement::Difference;
using agreement::Disagreement;
using model::Coding;
using model::Decision;
using model::Side;
using table::Value;
using Entry = model::Resolutions::Entry;

table::Table tableOf(std::initializer_list<const char*> heads, std::string title)
{
    table::Table table;
    table.title = std::move(title);
    for (const char* head : heads)
        table.columns.push_back({{head}, table::Kind::Text});
    return table;
}

void makeNumber(table::Table& table, std::string_view head, table::Kind kind)
{
    for (table::Column& column : table.columns)
        if (column.heads.front() == head)
            column.kind = kind;
}

// Names, places and quotes of one project.
class Words {
public:
    Words(const model::Corpus& corpus, const model::TextSource& texts, int quoteLimit)
        : m_corpus(corpus)
        , m_texts(texts)
        , m_codes(corpus)
        , m_limit(quoteLimit)
    {}

    Result<void> enter(model::Id<model::Document> document)
    {
        m_document = &m_corpus.get(document);
        auto loaded = m_texts.load(*m_document);
        if (!loaded)
            return passOn(loaded);
        m_text = std::move(*loaded);
        return {};
    }
    [[nodiscard]] const std::string& document() const { return m_document->name; }
    [[nodiscard]] std::string place(text::CodePoint start) const
    {
        return matrix::referenceTo(*m_document, *m_text, start);
    }
    [[nodiscard]] const std::string& coder(model::Id<model::Coder> id) const
    {
        return m_corpus.get(id).name;
    }
    // "Trust; Cost": each once.
    template <typename Codings>
    [[nodiscard]] std::string codes(const Codings& codings) const
    {
        std::vector<std::string> names;
        for (const auto& coding : codings)
            if (std::string path = m_codes.pathOf(coding.code);
                std::ranges::find(names, path) == names.end())
                names.push_back(std::move(path));
        return fmt::format("{}", fmt::join(names, "; "));
    }
    [[nodiscard]] std::string quotes(const std::vector<agreement::Passage>& passages) const
    {
        std::vector<std::string> quotes;
        for (const agreement::Passage& passage : passages)
            quotes.push_back(quote(passage.span));
        return fmt::format("{}", fmt::join(quotes, " | "));
    }
    [[nodiscard]] std::string quotes(const std::vector<Coding>& codings) const
    {
        std::vector<std::string> quotes;
        for (const Coding& coding : codings)
            if (!coding.orphan)
                quotes.push_back(quote(coding.span()));
        return fmt::format("{}", fmt::join(quotes, " | "));
    }

private:
    [[nodiscard]] std::string quote(text::Span span) const
    {
        return text::oneLine(matrix::quoteOf(*m_text, span, m_limit));
    }

    const model::Corpus& m_corpus;
    const model::TextSource& m_texts;
    model::CodeTree m_codes;
    int m_limit;
    const model::Document* m_document = nullptr;
    std::shared_ptr<const model::LoadedText> m_text;
};

struct State {
    std::string name; // open, decided, stale
    bool resolved = false;
};
State stateOf(const Standing& standing)
{
    if (standing.entry == nullptr)
        return {"open", false};
    if (!standing.holds)
        return {"stale", false};
    return {"decided", standing.decision != Decision::Discuss};
}

class Listing {
public:
    Listing(const model::Corpus& corpus,
            const model::TextSource& texts,
            const DisagreementOptions& options)
        : m_corpus(corpus)
        , m_options(options)
        , m_words(corpus, texts, options.quoteLimit)
        , m_resolutions(corpus)
        , m_table(tableOf({"id",
                           "coder_a",
                           "coder_b",
                           "document",
                           "place",
                           "kind",
                           "code_a",
                           "code_b",
                           "quote_a",
                           "quote_b",
                           "characters",
                           "words",
                           "shared",
                           "state",
                           "decision",
                           "reason",
                           "decided_by",
                           "start",
                           "end"},
                          "Disagreements"))
    {
        for (const char* head : {"characters", "words", "start", "end"})
            makeNumber(m_table, head, table::Kind::Integer);
        makeNumber(m_table, "shared", table::Kind::Decimal);
    }

    Result<table::Table> run(const std::vector<Disagreement>& found)
    {
        for (const Disagreement& one : found) {
            if (!m_options.kinds.empty()
                && std::ranges::find(m_options.kinds, one.kind) == m_options.kinds.end())
                continue;
            const Standing standing =
                m_options.decisions ? standingOf(m_resolutions, one) : Standing{};
            const State state = stateOf(standing);
            if (m_options.resolved && *m_options.resolved != state.resolved)
                continue;
            if (auto added = add(one, standing, state); !added)
                return passOn(added);
        }
        return std::move(m_table);
    }

private:
    Result<void> add(const Disagreement& one, const Standing& standing, const State& state)
    {
        if (auto entered = m_words.enter(one.document); !entered)
            return entered;
        table::Row row;
        const auto words = [&](std::string text) { row.cells.emplace_back(std::move(text)); };
        words(one.id);
        words(m_words.coder(one.coders[0]));
        words(m_words.coder(one.coders[1]));
        words(m_words.document());
        words(m_words.place(one.span.start));
        words(std::string(nameOf(one.kind)));
        words(m_words.codes(one.sides[0]));
        words(m_words.codes(one.sides[1]));
        words(m_words.quotes(one.sides[0]));
        words(m_words.quotes(one.sides[1]));
        row.cells.emplace_back(one.characters);
        row.cells.emplace_back(one.words);
        row.cells.emplace_back(table::Decimal{one.shared, 2});
        words(m_options.decisions ? state.name : "");
        const bool decided = standing.entry != nullptr;
        words(decided ? std::string(model::nameOf(standing.decision)) : "");
        words(decided ? standing.entry->row->reason : "");
        words(decided ? m_words.coder(standing.entry->row->coder) : "");
        row.cells.emplace_back(std::int64_t{one.span.start});
        row.cells.emplace_back(std::int64_t{one.span.end});
        m_table.rows.push_back(std::move(row));
        return {};
    }

    const model::Corpus& m_corpus;
    const DisagreementOptions& m_options;
    Words m_words;
    model::Resolutions m_resolutions;
    table::Table m_table;
};

// "4 A only, 2 boundary"
std::string countsOf(const std::vector<Disagreement>& found)
{
    std::vector<std::string> counts;
    for (const Difference kind : {Difference::OtherCode,
                                  Difference::FirstOnly,
                                  Difference::SecondOnly,
                                  Difference::Boundary})
        counts.push_back(fmt::format(
            "{} {}", std::ranges::count(found, kind, &Disagreement::kind), nameOf(kind)));
    return fmt::format("{}", fmt::join(counts, ", "));
}

std::vector<std::string> notesOf(const model::Corpus& corpus,
                                 const agreement::DifferenceRequest& request,
                                 const agreement::Differences& found,
                                 const DisagreementOptions& options)
{
    std::vector<std::string> coders;
    for (const auto coder : request.coders)
        coders.push_back(corpus.get(coder).name);
    std::vector<std::string> notes;
    notes.push_back(fmt::format("Coders: {}{}. A is coder_a, B is coder_b.",
                                fmt::join(coders, ", "),
                                found.pairs > 1 ? "; each two of them are compared" : ""));
    notes.push_back(fmt::format("Compared: {} documents. Places: {} agreed, {} not: {}.",
                                found.documents,
                                found.agreed.size(),
                                found.disagreements.size(),
                                countsOf(found.disagreements)));
    if (found.unmarked > 0)
        notes.push_back(
            request.allDocuments
                ? fmt::format("All documents; {} of them are not marked as coded by all these "
                              "coders, so that what one of them has not done yet looks like a "
                              "disagreement.",
                              found.unmarked)
                : fmt::format("Only documents that both have marked as coded; not by all of these "
                              "coders: {}. --all-documents takes them in.",
                              found.unmarked));
    notes.emplace_back(
        "A place: codings of both with one code that overlap. boundary: both coded it, from "
        "elsewhere or to elsewhere (blanks do not matter). other code: one passage, overlapping, "
        "under different codes. A only, B only: the other coder did not code it.");
    notes.emplace_back("characters, words: what is not agreed, without blanks; shared: percent of "
                       "what either marked that both marked.");
    notes.emplace_back(options.byPlace
                           ? "Order: documents and places."
                           : "Order: first other code, then A only and B only, then boundary; in "
                             "each the most characters that are not agreed first.");
    if (options.decisions)
        notes.emplace_back("state: open; decided; stale: decided, but a coding it was about has "
                           "changed or is gone. Agreement coefficients look at the coders' own "
                           "codings, never at decisions.");
    if (!request.filter.isEmpty())
        notes.push_back(fmt::format("Filter: {}", query::toText(request.filter)));
    notes.insert(notes.end(), options.notes.begin(), options.notes.end());
    return notes;
}

} // namespace

Result<table::Table> disagreementTable(const model::Corpus& corpus,
                                       const model::TextSource& texts,
                                       const agreement::DifferenceRequest& request,
                                       agreement::Differences found,
                                       const DisagreementOptions& options)
{
    if (options.byPlace)
        agreement::sortDisagreements(corpus, found.disagreements, true);
    auto table = Listing(corpus, texts, options).run(found.disagreements);
    if (table)
        table->notes = notesOf(corpus, request, found, options);
    return table;
}

bool isWanted(const Entry& entry, const ResolutionOptions& options)
{
    return (!options.staleOnly || entry.stale)
           && (!options.decision || entry.row->decision == *options.decision);
}

Result<table::Table> resolutionTable(const model::Corpus& corpus,
                                     const model::TextSource& texts,
                                     const ResolutionOptions& options)
{
    table::Table table = tableOf({"id",
                                  "coder_a",
                                  "coder_b",
                                  "document",
                                  "place",
                                  "decision",
                                  "code",
                                  "quote",
                                  "reason",
                                  "decided_by",
                                  "time",
                                  "state",
                                  "resolution"},
                                 "Decisions of the consensus");
    const model::Resolutions resolutions(corpus);
    std::unordered_map<model::Id<model::Document>, std::size_t> orderOf;
    for (const model::Document* document : model::documentsInOrder(corpus))
        orderOf.emplace(document->id, orderOf.size());
    const auto startOf = [](const Entry& entry) {
        for (const Side side : {Side::First, Side::Second, Side::Layer})
            if (!entry.on(side).empty())
                return entry.on(side).front().start;
        return text::CodePoint{-1}; // nothing of it is left
    };
    std::vector<const Entry*> entries;
    for (const Entry& entry : resolutions.all())
        if (isWanted(entry, options))
            entries.push_back(&entry);
    std::ranges::stable_sort(entries, {}, [&](const Entry* entry) {
        return std::pair(orderOf.at(entry->row->document), startOf(*entry));
    });
    Words words(corpus, texts, options.quoteLimit);
    std::size_t stale = 0;
    for (const Entry* entry : entries) {
        if (auto entered = words.enter(entry->row->document); !entered)
            return passOn(entered);
        stale += entry->stale ? 1 : 0;
        const text::CodePoint start = startOf(*entry);
        table::Row row;
        for (std::string cell : {idOf(corpus, *entry),
                                 words.coder(entry->row->first),
                                 words.coder(entry->row->second),
                                 words.document(),
                                 start < 0 ? std::string() : words.place(start),
                                 std::string(model::nameOf(entry->row->decision)),
                                 words.codes(entry->on(Side::Layer)),
                                 words.quotes(entry->on(Side::Layer)),
                                 entry->row->reason,
                                 words.coder(entry->row->coder),
                                 toIso8601(entry->row->changed),
                                 std::string(entry->stale ? "stale" : "holds"),
                                 entry->row->uuid.toCanonical()})
            row.cells.emplace_back(std::move(cell));
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        fmt::format("Decisions: {}, of which {} no longer hold.", entries.size(), stale));
    table.notes.emplace_back("A is coder_a, B is coder_b; agreed: both coded the same, and it was "
                             "accepted. code, quote: what came of it in the layer 'consensus'.");
    if (stale > 0)
        table.notes.emplace_back("stale: a coding it was about has changed or is gone since; what "
                                 "came of it stays in the layer until it is decided again or "
                                 "cleared.");
    return table;
}

} // namespace crosscase::project
