// SPDX-License-Identifier: GPL-3.0-or-later
// Where names stand: what would be replaced, and what is left.
#include "core/import/reader.h"
#include "core/project/find.h"
#include "core/project/pseudonyms.h"
#include "core/project/written_fields.h"
#include "core/store/store.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Document;

constexpr text::CodePoint kContext = 40; // code points shown at either side of a name

template <typename Row>
std::string whereOf(const model::Corpus& corpus, const Row& row)
{
    std::string words = describeObject(corpus, row.id);
    return words.find(':') == std::string::npos
               ? fmt::format("{} {}", model::Schema<Row>::kTable, words)
               : words;
}

NameUse useAt(const text::NameFinder& names,
              const text::NameHit& hit,
              std::string_view utf8,
              const text::OffsetMap& map)
{
    const text::CodePoint end = map.codePoints();
    const text::Span left{std::max(0, hit.span.start - kContext), hit.span.start};
    const text::Span right{hit.span.end, std::min(end, hit.span.end + kContext)};
    return {.span = hit.span,
            .left = text::oneLine(text::slice(utf8, map, left)),
            .name = std::string(text::slice(utf8, map, hit.span)),
            .replacement = names.pairs()[hit.pair].replacement,
            .right = text::oneLine(text::slice(utf8, map, right))};
}

void previewText(const Document& document,
                 const model::LoadedText& text,
                 const text::NameFinder& names,
                 std::vector<NameUse>& uses)
{
    for (const text::NameHit& hit : names.find(text.utf8, document.language)) {
        NameUse use = useAt(names, hit, text.utf8, text.offsets);
        use.where = "document:" + document.name;
        use.field = "text";
        use.paragraph = static_cast<std::int64_t>(text.structure.passageAt(hit.span.start)) + 1;
        uses.push_back(std::move(use));
    }
}

// The places of names, one for each place, field and name.
class Traces {
public:
    explicit Traces(const text::NameFinder& names)
        : m_names(names)
    {}

    void look(const std::string& where,
              std::string_view field,
              std::string_view utf8,
              std::string_view language)
    {
        std::map<std::size_t, std::size_t> counts;
        for (const text::NameHit& hit : m_names.find(utf8, language))
            ++counts[hit.pair];
        for (const auto& [pair, hits] : counts)
            m_traces.push_back({where, std::string(field), m_names.pairs()[pair].name, hits});
    }

    // In bytes of which nothing is known: each name as it is written.
    void lookIntoBytes(const std::string& where, std::string_view bytes)
    {
        for (const text::NamePair& pair : m_names.pairs()) {
            std::size_t hits = 0;
            for (std::size_t at = bytes.find(pair.name); at != std::string_view::npos;
                 at = bytes.find(pair.name, at + pair.name.size()))
                ++hits;
            if (hits > 0)
                m_traces.push_back({where, "bytes", pair.name, hits});
        }
    }

    std::vector<NameTrace> take() { return std::move(m_traces); }

private:
    const text::NameFinder& m_names;
    std::vector<NameTrace> m_traces;
};

class Checker {
public:
    Checker(Project& project, const text::NameFinder& names, const Progress& progress)
        : m_project(project)
        , m_corpus(project.corpus())
        , m_progress(progress)
        , m_language(commonLanguage(m_corpus))
        , m_traces(names)
    {}

    Result<std::vector<NameTrace>> run()
    {
        if (auto done = lookIntoTexts(); !done)
            return passOn(done);
        model::forEachKind([&]<typename Row>() {
            if constexpr (!std::is_same_v<Row, model::Coding>)
                for (const Row& row : m_corpus.rows<Row>())
                    lookIntoRow(whereOf(m_corpus, row), row);
        });
        if (auto done = lookIntoEarlierTexts(); !done)
            return passOn(done);
        if (auto done = lookIntoOriginals(); !done)
            return passOn(done);
        if (auto done = lookIntoLog(); !done)
            return passOn(done);
        return m_traces.take();
    }

private:
    template <typename Row>
    void lookIntoRow(const std::string& where, const Row& row)
    {
        forEachWords(row, [&](std::string_view field, Words, const std::string& text) {
            m_traces.look(where, field, text, m_language);
        });
    }

    Result<void> lookIntoTexts()
    {
        std::int64_t count = 0;
        for (const Document& document : m_corpus.documents()) {
            if (auto go = m_progress.report(
                    document.name, count++, static_cast<std::int64_t>(m_corpus.documents().size()));
                !go)
                return go;
            auto text = m_project.texts().load(document);
            if (!text)
                return passOn(text);
            m_traces.look("document:" + document.name, "text", (*text)->utf8, document.language);
            m_seen.insert(document.textHash);
            m_originals.try_emplace(document.originalHash, document.name, document.originalName);
        }
        return {};
    }

    // Texts of removed documents, and as they were before a correction.
    Result<void> lookIntoEarlierTexts()
    {
        auto hashes = m_project.store()->textHashes();
        if (!hashes)
            return passOn(hashes);
        for (const std::string& hash : *hashes) {
            if (m_seen.contains(hash))
                continue;
            auto text = m_project.store()->text(hash);
            if (!text)
                return passOn(text);
            m_traces.look("an earlier text", hash, *text, m_language);
        }
        return {};
    }

    Result<void> lookIntoOriginals()
    {
        auto hashes = m_project.store()->originalHashes();
        if (!hashes)
            return passOn(hashes);
        for (const std::string& hash : *hashes) {
            auto bytes = m_project.store()->original(hash);
            if (!bytes)
                return passOn(bytes);
            const auto known = m_originals.find(hash);
            const std::string where = known == m_originals.end()
                                          ? std::string("the original file of a removed document")
                                          : "the original file of document:" + known->second.first;
            const std::string name =
                known == m_originals.end() ? std::string("file") : known->second.second;
            if (const auto read = importing::readDocument(name, *bytes))
                m_traces.look(where, "text", read->utf8, m_language);
            else
                m_traces.lookIntoBytes(where, *bytes);
        }
        return {};
    }

    Result<void> lookIntoLog()
    {
        auto batches = m_project.store()->history();
        if (!batches)
            return passOn(batches);
        for (const model::Batch& batch : *batches) {
            auto record = m_project.store()->record(batch.number);
            if (!record)
                return passOn(record);
            const std::string where = fmt::format("history, batch {}", batch.number);
            m_traces.look(where, "title", batch.title, m_language);
            model::forEachKind([&]<typename Row>() {
                const auto& of = model::recordOf<Row>(*record);
                for (const auto& update : of.updated)
                    lookIntoRow(where, update.before);
                for (const Row& row : of.deleted)
                    lookIntoRow(where, row);
            });
        }
        return {};
    }

    Project& m_project;
    const model::Corpus& m_corpus;
    const Progress& m_progress;
    std::string m_language;
    Traces m_traces;
    std::unordered_set<std::string> m_seen; // texts that documents show
    std::unordered_map<std::string, std::pair<std::string, std::string>>
        m_originals; // by hash: document and file name
};

} // namespace

Result<std::vector<NameUse>>
previewPseudonyms(Project& project, const text::NameFinder& names, const Progress& progress)
{
    const model::Corpus& corpus = project.corpus();
    std::vector<NameUse> uses;
    std::int64_t count = 0;
    for (const Document& document : corpus.documents()) {
        if (auto go = progress.report(
                document.name, count++, static_cast<std::int64_t>(corpus.documents().size()));
            !go)
            return passOn(go);
        auto text = project.texts().load(document);
        if (!text)
            return passOn(text);
        previewText(document, **text, names, uses);
    }
    const std::string language = commonLanguage(corpus);
    model::forEachKind([&]<typename Row>() {
        if constexpr (!std::is_same_v<Row, model::Coding>)
            for (const Row& row : corpus.rows<Row>())
                forEachWords(row,
                             [&](std::string_view field, Words words, const std::string& text) {
                                 // Orphans keep their old quotes until the seal.
                                 const bool kept = words == Words::Kept
                                                   && !std::is_same_v<Row, model::OrphanQuote>;
                                 if (words != Words::Written && !kept)
                                     return;
                                 const text::OffsetMap map(text);
                                 for (const text::NameHit& hit : names.find(text, language)) {
                                     NameUse use = useAt(names, hit, text, map);
                                     use.where = whereOf(corpus, row);
                                     use.field = field;
                                     uses.push_back(std::move(use));
                                 }
                             });
    });
    return uses;
}

Result<std::vector<NameTrace>>
checkPseudonyms(Project& project, const text::NameFinder& names, const Progress& progress)
{
    return Checker(project, names, progress).run();
}

} // namespace crosscase::project
