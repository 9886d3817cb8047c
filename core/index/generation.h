// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of an index:
//
//     current     which generation counts, and its seal
//     lock        held by the one that writes
//     g7/0 g7/1   the two shards of generation 7 (Xapian databases)
//
// A generation is replaced as a whole (compaction, rebuilding): the new one is made beside it and
// `current` renamed into place. The seal is the size and time of every file as the last writer left
// them: Xapian's files have no checksums, and what somebody else touched is not to be trusted.
// While a writer works (and after it was killed) there is no seal; then Xapian's own commits, which
// are atomic, are what counts.
#pragma once

#include "core/base/error.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::index {

inline constexpr std::size_t kShards = 2;

struct Generation {
    struct File {
        std::string name; // within the generation
        std::uintmax_t size = 0;
        std::int64_t changed = 0; // nanoseconds
        bool operator==(const File&) const = default;
    };
    std::int64_t number = 0;
    std::uintmax_t compacted = 0; // size of its files after the last compaction; 0: never
    bool sealed = false;
    std::vector<File> files; // of a sealed one
    bool operator==(const Generation&) const = default;

    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::filesystem::path shard(const std::filesystem::path& folder,
                                              std::size_t shard) const;
};

// The generation that counts; nothing: none, of another format, or damaged since it was sealed.
[[nodiscard]] std::optional<Generation> currentGeneration(const std::filesystem::path& folder);

// Makes it the one that counts: without a seal while it is written to, sealed when its files are
// as they shall be.
[[nodiscard]] Result<void> announce(const std::filesystem::path& folder, Generation& generation);
[[nodiscard]] Result<void> seal(const std::filesystem::path& folder, Generation& generation);

// Bytes of all its files.
[[nodiscard]] std::uintmax_t sizeOf(const std::filesystem::path& folder,
                                    const Generation& generation);

// Flushes all its files to the disk.
[[nodiscard]] bool flushToDisk(const std::filesystem::path& folder, const Generation& generation);

// The one writer of a folder, over all processes; the system lets go of it when they die.
class WriterLock {
public:
    // Makes the folder. Locked: another writer has it; Io: there can be no folder.
    [[nodiscard]] static Result<WriterLock> take(const std::filesystem::path& folder);
    WriterLock(const WriterLock&) = delete;
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(const WriterLock&) = delete;
    WriterLock& operator=(WriterLock&&) = delete;
    ~WriterLock();

private:
    explicit WriterLock(int descriptor)
        : m_descriptor(descriptor)
    {}
    int m_descriptor;
};

// Removes what dead writers left beside `keep`. Only for the holder of the lock.
void removeLeftovers(const std::filesystem::path& folder, const std::optional<Generation>& keep);

// A number that no generation of the folder has.
[[nodiscard]] std::int64_t nextNumber(const std::filesystem::path& folder);

} // namespace crosscase::index
