// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the shards of an index open for questions, while a writer (of this or another process)
// changes them. No exception of Xapian gets out of it.
#pragma once

#include "core/index/generation.h"
#include "core/index/table.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace crosscase::index {

class Reader {
public:
    explicit Reader(std::filesystem::path folder);

    // Asks with the index as it is now, again if it changed under the question. False: there is no
    // index, or none that answers; then what `ask` did counts nothing.
    [[nodiscard]] bool answer(const std::function<void(const Shards&, const BlockTable&)>& ask);

    // The project's documents against the table that `answer` handed out last.
    [[nodiscard]] const Knowledge& knowledge(const model::Corpus& corpus);

    // The generation that did not answer: to be made anew.
    [[nodiscard]] const std::optional<Generation>& broken() const { return m_broken; }

private:
    [[nodiscard]] bool refresh(const std::optional<Generation>& generation);
    void close();

    std::filesystem::path m_folder;
    std::optional<Generation> m_generation; // which is open
    std::optional<Generation> m_broken;
    Shards m_shards;
    BlockTable m_table;
    std::optional<Knowledge> m_knowledge;
    Uuid m_knownBatch; // the snapshot it is of
};

} // namespace crosscase::index
