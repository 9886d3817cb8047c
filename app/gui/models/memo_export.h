// SPDX-License-Identifier: GPL-3.0-or-later
// Memos as they leave the window: one document with all of them, or a table.
#pragma once

#include "core/base/progress.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/table/table.h"

#include <string>
#include <vector>

namespace crosscase::gui {

using MemoIds = std::vector<model::Id<model::Memo>>;

// title, attached to, kind, author, created, changed, text.
[[nodiscard]] table::Table
memoTable(const model::Corpus& corpus, const model::TextSource& texts, const MemoIds& memos);
// A heading for each, what it is attached to, when and by whom, and its text (Markdown).
[[nodiscard]] std::string
memosAsMarkdown(const model::Corpus& corpus, const model::TextSource& texts, const MemoIds& memos);
// By the ending: .md, .html or .csv. Io, Unsupported.
[[nodiscard]] Result<void> writeMemos(const std::string& path,
                                      const model::Corpus& corpus,
                                      const model::TextSource& texts,
                                      const MemoIds& memos);

} // namespace crosscase::gui
