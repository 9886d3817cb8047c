// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files: read at once, replaced at once.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace crosscase {

// The bytes of a regular file. NotFound, or Io with the system's reason.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

// Writes beside the target, flushes to the disk and renames: readers see the old file or the
// new one, never a part. On error the old file is untouched. A target that is no regular file
// (a pipe, /dev/stdout) is written directly.
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path& path, std::string_view bytes);

// The same in pieces. Without commit() the old file stays and nothing is left behind.
class FileReplacement {
public:
    [[nodiscard]] static Result<FileReplacement> begin(const std::filesystem::path& path);
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement(FileReplacement&&) noexcept;
    FileReplacement& operator=(const FileReplacement&) = delete;
    FileReplacement& operator=(FileReplacement&&) noexcept;
    ~FileReplacement();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    [[nodiscard]] Result<void> commit();

private:
    struct State;
    explicit FileReplacement(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace crosscase
