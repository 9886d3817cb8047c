// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files: read at once, replaced at once.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace crosscase {

// The bytes of a regular file. NotFound, or Io with the system's reason.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

// Writes beside the target, flushes to the disk and renames: readers see the old file or the
// new one, never a part. On error the old file is untouched. A target that is no regular file
// (a pipe, /dev/stdout) is written directly.
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace crosscase
