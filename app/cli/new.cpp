// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/new.h"

#include "app/cli/arguments.h"

#include <fmt/format.h>

namespace crosscase::cli {

void buildNew(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto title = std::make_shared<std::string>();
    addText(command, "--title", *title, "What the study is called (default: the file's name)");
    context.onRun(command, [title](Context& running) -> Result<void> {
        auto project = project::Project::create(running.projectPath(), *title, running.coder());
        if (!project)
            return passOn(project);
        running.say(fmt::format("made '{}'", running.projectPath().string()));
        return {};
    });
}

} // namespace crosscase::cli
