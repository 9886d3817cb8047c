// SPDX-License-Identifier: GPL-3.0-or-later
// One project on disk. Knows rows, batches, texts and files; knows no rule of the field.
//
// A store and all it returns belong to one thread at a time.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/model/changes.h"
#include "core/model/corpus.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::store {

enum class Access : std::uint8_t { Read, Write };

class Store {
public:
    // A new, empty project file. Exists: there is something of that name (nothing is touched).
    [[nodiscard]] static Result<std::unique_ptr<Store>> create(const std::filesystem::path& path);

    // NotFound; Malformed: no project, or a damaged one (cut file); Locked: who has it, on which
    // machine, since when; Newer: written by a newer version (Access::Write); ReadOnly.
    // A file of an older format is read as it is; to be written it is brought to the format of this
    // version first (migrate.h, and its errors).
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& path,
                                                             Access access);

    Store(const Store&) = delete;
    Store(Store&&) = delete;
    Store& operator=(const Store&) = delete;
    Store& operator=(Store&&) = delete;
    // Leaves one file behind: the write-ahead log is folded in, the lock given back.
    ~Store();

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] bool isNewer() const; // a newer version wrote it; it can only be read
    [[nodiscard]] int format() const;   // of the file
    // Where the file of an older format is kept that opening it has replaced; empty: it was not.
    [[nodiscard]] const std::filesystem::path& formerFile() const;

    // Everything but the texts.
    [[nodiscard]] Result<model::Corpus> load();

    // --- reading -------------------------------------------------------------------------------
    [[nodiscard]] Result<std::string> text(const std::string& hash);
    [[nodiscard]] bool hasText(const std::string& hash);
    [[nodiscard]] Result<std::string> original(const std::string& hash);
    // Hashes of all texts held; what a text of a hash must hash to is the caller's to check.
    [[nodiscard]] Result<std::vector<std::string>> textHashes();
    [[nodiscard]] Result<std::vector<std::string>> originalHashes(); // of all originals held
    [[nodiscard]] Result<std::vector<model::Batch>> history();       // oldest first
    [[nodiscard]] Result<model::ChangeRecord> record(std::int32_t batch);
    // How many rows each table of the log holds for a batch: "coding" -> 12.
    [[nodiscard]] Result<std::vector<std::pair<std::string, std::int64_t>>>
    recordSizes(std::int32_t batch);

    // --- one batch -----------------------------------------------------------------------------
    // begin takes the write lock; nothing is seen by others before commit. Every error of one of
    // these ends the batch as rollback does.
    struct Start {
        std::int32_t batch = 0;  // its number
        std::int32_t nextId = 0; // the first free id
    };
    [[nodiscard]] Result<Start> begin(std::int32_t seenBatch); // Conflict: somebody wrote since
    [[nodiscard]] Result<void> putText(const std::string& hash, const std::string& utf8);
    [[nodiscard]] Result<void> putOriginal(const std::string& hash, std::string_view bytes);
    [[nodiscard]] Result<void>
    commit(const model::Batch& batch, const model::ChangeSet& changes, std::int32_t nextId);
    void rollback();

    // --- care ----------------------------------------------------------------------------------
    // A copy of the whole file, checked by opening it; beside the target until it is good.
    [[nodiscard]] Result<void> backupTo(const std::filesystem::path& target,
                                        const Progress& progress);
    // What the database says is wrong with itself; empty: nothing.
    [[nodiscard]] Result<std::vector<std::string>> problems(bool thorough);

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace crosscase::store
