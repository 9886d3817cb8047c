// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands share: the options that every one has, the project, its changes, messages.
#pragma once

#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "core/base/progress.h"
#include "core/project/project.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace crosscase::cli {

struct CommandText {
    std::string_view name;
    std::string_view description;
    std::string_view example; // a line, without "crosscase "
};

class Context {
public:
    using Work = std::function<Result<void>(Context&)>;
    using ProjectPointer = std::unique_ptr<project::Project>;

    Context() = default;

    // --- building a command ----------------------------------------------------------------------
    CLI::App& addCommand(CLI::App& parent, const CommandText& text);
    // The argument PROJECT, and --coder.
    void takeProject(CLI::App& command);
    // The same for a command with sub-commands, which take PROJECT themselves.
    void takeProjectIfAlone(CLI::App& command);
    // The command's work. A command with sub-commands does it when none of them is given.
    void onRun(CLI::App& command, Work work);

    // --- working ---------------------------------------------------------------------------------
    // Runs the work of the command that was parsed.
    [[nodiscard]] Result<void> work();
    [[nodiscard]] Output& output() { return m_output; }
    [[nodiscard]] const Output& output() const { return m_output; }
    [[nodiscard]] const std::filesystem::path& projectPath() const { return m_project; }
    // PROJECT as it was typed, also when the rest of the line was wrong.
    [[nodiscard]] const std::string& projectText() const { return m_projectText; }
    // Who works, where there is no project yet; that of an open one is its coderName().
    [[nodiscard]] std::string coder() const;
    [[nodiscard]] Progress progress();

    // Opens PROJECT for reading; warns when a newer version wrote it.
    [[nodiscard]] Result<ProjectPointer> read();
    [[nodiscard]] Result<ProjectPointer> write();

    // Runs `change` as one batch of PROJECT and says what a change has to say: a name that is new
    // in the project, or that nothing changed.
    using Change = std::function<Result<void>(project::Edit&)>;
    [[nodiscard]] Result<void> change(const Change& change);
    void tellOf(const project::Project& project, const project::Done& done);

    // --- messages on stderr ----------------------------------------------------------------------
    void say(std::string_view message);            // not with --quiet
    void warn(std::string_view message);           // goes on
    void complain(std::string_view message) const; // "crosscase: message"
    // A part of the work failed: told, and the exit status will be 1.
    void partFailed(std::string_view message);
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    [[nodiscard]] Result<ProjectPointer> open(project::Access access);

    Output m_output;
    ProgressBar m_bar{false};
    std::filesystem::path m_project;
    std::string m_projectText;
    std::string m_coder;
    bool m_quiet = false;
    bool m_failed = false;
    Work m_work;
};

// Wrong usage found out later than by the parser: exit status 2.
[[noreturn]] void wrongUsage(std::string_view option, std::string_view detail);

} // namespace crosscase::cli
