// SPDX-License-Identifier: GPL-3.0-or-later
// The items that reviewers ask of a qualitative study, with what a project can say of each.
#pragma once

#include "core/project/methods_facts.h"
#include "core/table/table.h"

namespace crosscase::project {

// item | asked | what the data say. What they cannot say is "-", to be written by the author.
// COREQ: Tong, Sainsbury & Craig (2007), International Journal for Quality in Health Care 19(6),
// 349-357; its 32 items, asked in our words.
[[nodiscard]] table::Table coreqItems(const StudyFacts& facts);
// SRQR: O'Brien, Harris, Beckman, Reed & Cook (2014), Academic Medicine 89(9), 1245-1251; its 21
// items, asked in our words.
[[nodiscard]] table::Table srqrItems(const StudyFacts& facts);

// "1 document", "3 documents".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one, std::string_view many);

} // namespace crosscase::project
