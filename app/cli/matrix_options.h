// SPDX-License-Identifier: GPL-3.0-or-later
// The options that say what a cross-case table shows.
#pragma once

#include "core/matrix/spec.h"
#include "core/model/corpus.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

namespace crosscase::cli {

// As they were given; what was not given leaves the spec as it is.
struct MatrixOptions {
    std::optional<std::string> title;
    std::optional<std::string> rows;
    std::optional<std::string> columns;
    std::optional<std::string> cell;
    std::optional<std::string> scale;
    std::optional<std::string> percent;
    std::optional<std::string> filter;
    std::optional<std::string> order;
    std::optional<std::string> attributes;
    std::optional<int> quoteLimit;
    std::optional<int> quotesPerCell;
    std::optional<bool> withSubcodes;
    std::optional<bool> totals;
    std::optional<bool> state;
    std::optional<bool> transpose;
    std::optional<bool> includeUnpublishable;
    std::optional<std::string> layer;
    std::optional<std::string> saved; // the name of a saved table to begin with

    // Was any but `saved` given?
    [[nodiscard]] bool any() const;
};

void addMatrixOptions(CLI::App& command, MatrixOptions& options);
// --spec, for commands that do not name the saved table otherwise.
void addSavedOption(CLI::App& command, MatrixOptions& options);

// What is saved under the name: the JSON of a TableSpec or of a display. NotFound.
[[nodiscard]] Result<std::string> savedTable(const model::Corpus& corpus, const std::string& name);

// The saved table, or the usual one, with what was given. NotFound: no saved table of that name.
// An axis, a measure or a filter that cannot be understood is wrong usage.
[[nodiscard]] Result<matrix::TableSpec> specOf(const model::Corpus& corpus,
                                               const MatrixOptions& options);

} // namespace crosscase::cli
