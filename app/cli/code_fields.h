// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a code as options: --definition, --include, --exclude, --example ...
#pragma once

#include "core/project/edit.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::cli {

// What was given; the others stay as they are.
struct CodeFields {
    std::optional<std::string> definition;
    std::optional<std::string> include;
    std::optional<std::string> exclude;
    std::optional<std::string> memo;
    std::optional<std::string> colour;
    std::optional<std::string> codable; // yes or no
    std::vector<std::string> examples;
    std::vector<std::string> counterexamples;

    [[nodiscard]] bool any() const;
};

void addCodeFields(CLI::App& command, CodeFields& fields);

[[nodiscard]] Result<void>
setFields(project::Edit& edit, model::Id<model::Code> code, const CodeFields& fields);

} // namespace crosscase::cli
