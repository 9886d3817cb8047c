// SPDX-License-Identifier: GPL-3.0-or-later
// Data for other programs: the CSV that R's QCA package and fsQCA open, and an R script.
#pragma once

#include "core/qca/minimize.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::qca {

enum class Program : std::uint8_t { R, FsQca };

// ASCII names: upper-case letters, digits and _, a letter first, each once ("Trust (own)" ->
// TRUST_OWN). FsQca: at most 15 long. Names without any ASCII letter or digit become `stem`1, 2 ...
[[nodiscard]] std::vector<std::string>
identifiers(const std::vector<std::string>& names, Program program, std::string_view stem);

struct Renamed {
    std::string name;
    std::string identifier;
};

struct ExportedData {
    std::string csv;                     // case,COND1,...,OUT
    std::vector<std::string> conditions; // as they are called there
    std::string outcome;
    std::vector<Renamed> renamed; // conditions, outcome and cases whose names had to change
};

// The cases that miss nothing; memberships in full. Of an outcome of several values the values
// themselves. Refused: FsQca and conditions or an outcome of several values, which it does not
// know.
[[nodiscard]] Result<ExportedData> exported(const DataSet& data, Program program);

struct ScriptOptions {
    std::string file; // the CSV, as the script is to read it
    OutcomeChoice outcome;
    TruthOptions truth;
    bool remainders = false;
    bool minimizes = false;
    MinimizeOptions minimize;
};
// R commands that read the file and make the same truth table, and solution if asked for.
[[nodiscard]] std::string
rScript(const ExportedData& data, const Sets& sets, const ScriptOptions& options);

} // namespace crosscase::qca
