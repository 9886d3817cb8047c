// SPDX-License-Identifier: GPL-3.0-or-later
// Runs another program for what it writes, within limits of time and size. No shell is asked.
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct ProgramLimits {
    std::chrono::milliseconds time = std::chrono::seconds(60);
    std::size_t bytes = std::size_t(64) << 20U; // of its output
};

struct ProgramOutput {
    int status = 0; // what it exited with; 128 + the signal that ended it
    std::string output = {};
    std::string complaint = {}; // the first 4 kB of its standard error
};

// The first executable file of that name in the folders of PATH.
[[nodiscard]] std::optional<std::filesystem::path> findProgram(std::string_view name);

// Runs it with empty standard input, in the locale C.UTF-8. Beyond a limit it is killed, with all
// that it has started: Unsupported. Io: it cannot be started.
[[nodiscard]] Result<ProgramOutput> runProgram(const std::filesystem::path& program,
                                               const std::vector<std::string>& arguments,
                                               const ProgramLimits& limits = {});

// A file of its own in the folder for temporary files, which only this user may read. It goes with
// the object.
class TemporaryFile {
public:
    // Io.
    [[nodiscard]] static Result<TemporaryFile> holding(std::string_view bytes);
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&& other) = delete;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    explicit TemporaryFile(std::filesystem::path path);

    std::filesystem::path m_path;
};

} // namespace crosscase::importing
