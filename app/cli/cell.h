// SPDX-License-Identifier: GPL-3.0-or-later
// The place of a judgement: --case and --code.
#pragma once

#include "core/project/writing.h"

#include <CLI/CLI.hpp>
#include <string>

namespace crosscase::cli {

struct CellArguments {
    std::string unit;
    std::string code;
};
void addCellOptions(CLI::App& command, CellArguments& cell);
[[nodiscard]] Result<project::Cell> cellNamed(const model::Corpus& corpus,
                                              const CellArguments& cell);

} // namespace crosscase::cli
