// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/shard_writer.h"

#include "core/index/table.h"
#include "core/index/terms.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <utility>

namespace crosscase::index {

namespace {

// Small flushes make Xapian faster and keep it small; compaction mends what they cost on the disk.
constexpr std::size_t kFlushBytes = 1024 * 1024;
constexpr std::size_t kFlushEntries = 2000;

// Spellings that are remembered, over all languages.
constexpr std::size_t kMaxLexicon = 100'000;

} // namespace

ShardWriter::ShardWriter(const std::filesystem::path& shard)
    : m_shard(shard.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS)
{}

void ShardWriter::remove(Xapian::docid entry)
{
    m_shard.delete_document(entry);
    changed(0);
}

void ShardWriter::write(const model::Document& document,
                        const model::LoadedText& text,
                        const std::vector<Xapian::docid>& old,
                        const std::function<bool()>& stop)
{
    Lexicon& lexicon = lexiconOf(document.language);
    const auto ranges = cutIntoBlocks(text, kBlockBytes);
    const std::int64_t fingerprint = fingerprintOf(document);
    auto reused = old.begin();
    for (const query::PassageRange range : ranges) {
        if (stop())
            return;
        Xapian::Document entry = entryOf(lexicon, text, range);
        // The forms of a stem are Xapian's synonyms of it: so a stem costs nothing in the entries.
        // They go before the entry, because Xapian may write at any moment what it has.
        for (const auto& [stem, form] : lexicon.takeForms())
            m_shard.add_synonym(stem, form);
        const Block block{
            document.id, range, static_cast<std::int32_t>(ranges.size()), fingerprint};
        entry.add_value(kBlockSlot, packed(block));
        if (reused != old.end())
            m_shard.replace_document(*reused++, entry);
        else
            m_shard.add_document(entry);
        changed(m_blockBytes);
    }
    for (; reused != old.end(); ++reused)
        remove(*reused);
}

Lexicon& ShardWriter::lexiconOf(const std::string& language)
{
    std::size_t size = 0;
    for (const auto& [name, lexicon] : m_lexicons)
        size += lexicon->size();
    if (size > kMaxLexicon)
        m_lexicons.clear();
    auto& lexicon = m_lexicons[language];
    if (!lexicon)
        lexicon = std::make_unique<Lexicon>(language);
    return *lexicon;
}

Xapian::Document
ShardWriter::entryOf(Lexicon& lexicon, const model::LoadedText& text, query::PassageRange range)
{
    m_sequence.clear();
    m_blockBytes = 0;
    for (std::int32_t i = range.first; i < range.last; ++i) {
        const auto& passage = text.structure.passages[static_cast<std::size_t>(i)];
        const std::string_view content = text.quote(passage.content);
        m_blockBytes += content.size();
        for (const text::ByteSpan token : text::tokens(content))
            m_sequence.push_back(
                lexicon.number(content.substr(token.start, token.end - token.start)));
    }
    Xapian::Document entry;
    addWords(lexicon, entry);
    addPairs(lexicon, entry);
    return entry;
}

// Positions run on over passages and over tokens that have no term.
void ShardWriter::addWords(Lexicon& lexicon, Xapian::Document& entry)
{
    m_met.clear();
    std::uint32_t position = 0;
    for (const std::uint32_t number : m_sequence) {
        auto& positions = lexicon.word(number).positions;
        if (positions.empty())
            m_met.push_back(number);
        positions.push_back(++position);
    }
    for (const std::uint32_t number : m_met) {
        Lexicon::Word& word = lexicon.word(number);
        if (word.joined)
            entry.add_boolean_term(word.term);
        else if (!word.term.empty())
            for (const std::uint32_t at : word.positions)
                entry.add_posting(word.term, at);
        word.positions.clear();
    }
}

void ShardWriter::addPairs(Lexicon& lexicon, Xapian::Document& entry)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 1; i < m_sequence.size(); ++i)
        if (lexicon.word(m_sequence[i - 1]).joined || lexicon.word(m_sequence[i]).joined)
            pairs.emplace_back(m_sequence[i - 1], m_sequence[i]);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [first, second] : pairs) {
        const std::string& a = lexicon.word(first).term;
        const std::string& b = lexicon.word(second).term;
        if (!a.empty() && !b.empty())
            entry.add_boolean_term(pairTerm(a, b));
    }
}

void ShardWriter::changed(std::size_t bytes)
{
    m_bytes += bytes;
    ++m_entries;
    if (m_bytes >= kFlushBytes || m_entries >= kFlushEntries)
        flush();
}

void ShardWriter::flush()
{
    m_shard.commit();
    m_bytes = 0;
    m_entries = 0;
}

} // namespace crosscase::index
