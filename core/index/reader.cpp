// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/reader.h"

#include <exception>

namespace crosscase::index {

namespace {

// Writers change what a reader has open at most every few hundred milliseconds.
constexpr int kTries = 8;

} // namespace

Reader::Reader(std::filesystem::path folder)
    : m_folder(std::move(folder))
{}

void Reader::close()
{
    m_generation.reset();
    m_knowledge.reset();
    m_shards = {};
    m_table = {};
}

// Opens what counts now, and reads the table if it is another one.
bool Reader::refresh(const std::optional<Generation>& generation)
{
    if (!generation || generation == m_broken) {
        close();
        return false;
    }
    bool changed = false;
    if (!m_generation || m_generation->number != generation->number) {
        close();
        m_shards = openShards(m_folder, *generation);
        changed = true;
    } else {
        for (Xapian::Database& shard : m_shards)
            changed = shard.reopen() || changed;
    }
    if (changed) {
        m_generation.reset(); // until the table is read
        m_knowledge.reset();
        m_table = readTable(m_shards);
    }
    m_generation = generation;
    return true;
}

bool Reader::answer(const std::function<void(const Shards&, const BlockTable&)>& ask)
{
    std::optional<Generation> failed;
    for (int i = 0; i < kTries; ++i) {
        try {
            failed = currentGeneration(m_folder);
            if (!refresh(failed))
                return false;
            ask(m_shards, m_table);
            return true;
        } catch (const Xapian::DatabaseModifiedError&) { // NOLINT(bugprone-empty-catch): again
        } catch (const Xapian::Error&) {
            close();
        } catch (const std::exception&) { // what a broken file made Xapian ask for
            close();
        }
    }
    close();
    // If it is still the one that counts, nobody but a new one will make it better.
    if (failed && failed == currentGeneration(m_folder))
        m_broken = failed;
    return false;
}

const Knowledge& Reader::knowledge(const model::Corpus& corpus)
{
    if (!m_knowledge || corpus.batchUuid.isNil() || corpus.batchUuid != m_knownBatch)
        m_knowledge = compare(m_table, corpus);
    m_knownBatch = corpus.batchUuid;
    return *m_knowledge;
}

} // namespace crosscase::index
