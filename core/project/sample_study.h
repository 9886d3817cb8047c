// SPDX-License-Identifier: GPL-3.0-or-later
// A project made of the tables of a study's folder, as sample-cases/ holds them.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <filesystem>
#include <string>

namespace crosscase::project {

// The study's title: the first heading of its README.md; empty: it has none.
[[nodiscard]] std::string titleOfStudy(const std::filesystem::path& folder);

// Makes the project file `project` of documents/, documents.csv, cases.csv, codebook.csv,
// codings.csv and what there is of scales, *ratings.csv, summaries.csv, not_applicable.csv,
// propositions.csv, progress.csv, memos.csv, links.csv and tables. What a row ascribes to nobody
// was done by the coder named in first-coder. On an error, or when it is cancelled, no file is
// left.
[[nodiscard]] Result<void> makeStudy(const std::filesystem::path& folder,
                                     const std::filesystem::path& project,
                                     const Progress& progress);

} // namespace crosscase::project
