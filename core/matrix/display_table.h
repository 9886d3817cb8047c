// SPDX-License-Identifier: GPL-3.0-or-later
// The displays: tables with a name and a layout of their own, one entry each. The command line and
// the window read the list; a new display is a file pair, a line here, and a test.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/matrix/display_options.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/table/table.h"

#include <span>
#include <string>
#include <string_view>

namespace crosscase::matrix {

// What a display is made from; all must outlive the call.
struct DisplayInput {
    const model::Corpus& corpus;
    const model::TextSource& texts;
    const DisplayOptions& options;
    const Progress& progress;
};

struct Display {
    std::string_view name;        // "framework"
    std::string_view description; // a line for help
    std::string_view example;     // options that show it on a study
    OptionSet options;
    Result<table::Table> (*build)(const DisplayInput&);
};

// By name.
[[nodiscard]] std::span<const Display> displays();
// nullptr if there is none of that name.
[[nodiscard]] const Display* displayNamed(std::string_view name);

// Checks the options first. Refused: an option that the display does not take. Errors as of the
// display: NotFound / Ambiguous for names, Refused for what does not go together, Cancelled.
[[nodiscard]] Result<table::Table> build(const Display& display, const DisplayInput& input);

// A display with its options, as it is kept in a project: {"display": NAME, OPTION: VALUE ...}.
struct DisplaySpec {
    std::string display;
    DisplayOptions options;
    bool operator==(const DisplaySpec&) const = default;
};
[[nodiscard]] std::string toJson(const DisplaySpec& spec);
// Is this a display's, and no TableSpec's? Also when it is damaged behind its name.
[[nodiscard]] bool isDisplayJson(std::string_view json);
// Malformed: no such display, an option that there is not or of the wrong kind.
[[nodiscard]] Result<DisplaySpec> displayFromJson(std::string_view json);
// As they are typed: NAME --option value --flag ...; Malformed: as above.
[[nodiscard]] Result<DisplaySpec> displayFromWords(std::span<const std::string> words);

} // namespace crosscase::matrix
