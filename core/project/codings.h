// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with codings.
#pragma once

#include "core/base/progress.h"
#include "core/project/documents.h"
#include "core/project/edit.h"
#include "core/table/csv.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::project {

struct CodingFields {
    text::Span span = {};
    std::string memo = {};
    std::int32_t weight = model::Coding::kNoWeight;
    std::int32_t eventDay = model::Coding::kNoDay;
    std::int32_t marks = 0;
};

// Refused: an empty span or one beyond the end (length named), a code that is not codable, a weight
// outside 0..100, the same coding by the same coder once more.
[[nodiscard]] Result<model::Id<model::Coding>> addCoding(Edit& edit,
                                                         model::Id<model::Document> document,
                                                         model::Id<model::Code> code,
                                                         const CodingFields& fields);
// A coding that is to be moved, given another code or taken away. NotFound; Refused: it is of the
// consensus, which follows from decisions.
[[nodiscard]] Result<model::Coding> codingToMove(const Edit& edit, model::Id<model::Coding> coding);
[[nodiscard]] Result<void> removeCoding(Edit& edit, model::Id<model::Coding> coding);
[[nodiscard]] Result<void>
resizeCoding(Edit& edit, model::Id<model::Coding> coding, text::Span span);
[[nodiscard]] Result<void>
recode(Edit& edit, model::Id<model::Coding> coding, model::Id<model::Code> code);
[[nodiscard]] Result<void>
setMark(Edit& edit, model::Id<model::Coding> coding, model::Mark mark, bool on);
[[nodiscard]] Result<void>
setWeight(Edit& edit, model::Id<model::Coding> coding, std::int32_t weight);

[[nodiscard]] std::string_view nameOf(model::Mark mark);
[[nodiscard]] std::optional<model::Mark> markNamed(std::string_view name);

// The long table of cli.md. Needs document, code, start, end; rows of one `coding` id are one
// coding. All faults are listed with their line (at most 20 and their number), then nothing is
// done. A coding that is there already (same id, or same place, code and coder) is skipped and
// counted.
struct CodingsReport {
    std::size_t rows = 0;
    std::size_t added = 0;
    std::size_t skipped = 0;
    std::vector<std::string> notes;
};
[[nodiscard]] Result<CodingsReport>
importCodings(Edit& edit, const table::CsvFile& file, const Progress& progress);

} // namespace crosscase::project
