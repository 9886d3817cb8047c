// SPDX-License-Identifier: GPL-3.0-or-later
// Which files an import takes, and what their documents are called.
#pragma once

#include "core/base/error.h"
#include "core/import/archive.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct FoundFile {
    std::filesystem::path path;
    std::optional<Error> error = {}; // the path cannot be read: why
};

// Files as given; folders in their place, walked to the bottom in name order (text::compareNames;
// files and folders together). In folders, hidden files and those of projects (*.crosscase*,
// *.lock) are left out, and so is what is neither file nor folder. No folder is walked twice, so
// links that lead in a circle end.
[[nodiscard]] std::vector<FoundFile> collectFiles(const std::vector<std::filesystem::path>& paths);

// The names of an archive's files that are taken, in name order, folder by folder; left out as in
// folders, and what macOS adds.
[[nodiscard]] std::vector<std::string> documentsIn(const Archive& archive);

// The file's name without its last ending; control characters become spaces, bytes that are no
// UTF-8 U+FFFD, outer blanks go. "Document" if nothing is left.
[[nodiscard]] std::string documentName(const std::filesystem::path& path);

// `name`, or the first of `name (2)`, `name (3)` ... that is not taken.
[[nodiscard]] std::string uniqueName(std::string_view name,
                                     const std::function<bool(const std::string&)>& taken);

} // namespace crosscase::importing
