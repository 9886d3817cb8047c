// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a Word document that are the same in each, and its lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

// Without the XML declaration.
extern const std::string_view kDocxContentTypes;
extern const std::string_view kDocxRelations;
extern const std::string_view kDocxPartRelations;
extern const std::string_view kDocxStyles;
extern const std::string_view kDocxSettings;

// List 1 is the bullets, the others number from what `firstNumbers` says.
[[nodiscard]] std::string docxNumbering(const std::vector<int>& firstNumbers);

} // namespace crosscase::exporting
