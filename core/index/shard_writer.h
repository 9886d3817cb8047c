// SPDX-License-Identifier: GPL-3.0-or-later
// Writes documents into one shard. For one thread; throws what Xapian throws.
#pragma once

#include "core/index/blocks.h"
#include "core/index/lexicon.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>
#include <xapian.h>

namespace crosscase::index {

class ShardWriter {
public:
    // Makes the shard if there is none. What is not flushed at the end may be lost.
    explicit ShardWriter(const std::filesystem::path& shard);

    void remove(Xapian::docid entry);
    // In place of the entries `old` of the document. Stops between two blocks when told to; the
    // document then counts as unknown.
    void write(const model::Document& document,
               const model::LoadedText& text,
               const std::vector<Xapian::docid>& old,
               const std::function<bool()>& stop);
    // All or nothing, also when the process is killed meanwhile.
    void flush();

private:
    [[nodiscard]] Lexicon& lexiconOf(const std::string& language);
    [[nodiscard]] Xapian::Document
    entryOf(Lexicon& lexicon, const model::LoadedText& text, query::PassageRange range);
    void addWords(Lexicon& lexicon, Xapian::Document& entry);
    void addPairs(Lexicon& lexicon, Xapian::Document& entry);
    void changed(std::size_t bytes);

    Xapian::WritableDatabase m_shard;
    std::map<std::string, std::unique_ptr<Lexicon>> m_lexicons; // by language
    std::size_t m_bytes = 0;                                    // of text, since the last flush
    std::size_t m_entries = 0;
    // Scratch of the entry that is being made.
    std::vector<std::uint32_t> m_sequence; // the words of its tokens
    std::vector<std::uint32_t> m_met;      // each once
    std::size_t m_blockBytes = 0;
};

} // namespace crosscase::index
