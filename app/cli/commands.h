// SPDX-License-Identifier: GPL-3.0-or-later
// Every command: one entry each.
#pragma once

#include "app/cli/context.h"

#include <span>
#include <string_view>

namespace crosscase::cli {

struct Command {
    std::string_view name;
    std::string_view description;
    std::string_view example; // a line, without "crosscase "
    void (*build)(CLI::App& command, Context& context);
};

[[nodiscard]] std::span<const Command> commands();

} // namespace crosscase::cli
