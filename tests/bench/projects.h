// SPDX-License-Identifier: GPL-3.0-or-later
// Projects of a given size, the same on every machine.
#pragma once

#include "core/project/project.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace crosscase::bench {

struct ProjectSize {
    std::size_t documents = 1000; // each all of one case, in turn
    std::size_t textBytes = 20'000;
    std::size_t codings = 0;

    static constexpr std::size_t kCases = 200;
    static constexpr std::size_t kCodes = 200; // frequent ones first, all at the top level
    static constexpr std::size_t kCoders = 3;
};

// Makes the file and closes it.
void makeProject(const std::filesystem::path& path, const ProjectSize& size);

// Spans of 20 to 419 code points at random places, in random order of documents, not yet added:
// ids and UUIDs are missing, all else is right. `seed` decides the places.
[[nodiscard]] std::vector<model::Coding> makeCodings(const model::Corpus& corpus,
                                                     const model::TextSource& texts,
                                                     std::size_t count,
                                                     std::uint64_t seed);

// Copies the one file of a closed project.
void copyProject(const std::filesystem::path& from, const std::filesystem::path& to);
// With all that SQLite and the lock put beside it.
void removeDatabase(const std::filesystem::path& path);

} // namespace crosscase::bench
