// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cell.h"

#include "app/cli/arguments.h"

namespace crosscase::cli {

void addCellOptions(CLI::App& command, CellArguments& cell)
{
    addText(command, "--case", cell.unit, "The case")->required();
    addText(command, "--code", cell.code, "The code, by path, name or id")->required();
}

Result<project::Cell> cellNamed(const model::Corpus& corpus, const CellArguments& cell)
{
    return project::findCell(corpus, cell.unit, cell.code);
}

} // namespace crosscase::cli
