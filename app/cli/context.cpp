// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include "app/cli/signals.h"
#include "core/project/coder_name.h"

#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace crosscase::cli {

CLI::App& Context::addCommand(CLI::App& parent, const CommandText& text)
{
    CLI::App& command =
        *parent.add_subcommand(std::string(text.name), std::string(text.description));
    command.footer(fmt::format("Example:\n  crosscase {}", text.example));
    command.require_subcommand(0, 1);
    command.add_flag("-q,--quiet", m_quiet, "Only warnings and errors on stderr");
    return command;
}

void Context::takeProject(CLI::App& command)
{
    takeProjectIfAlone(command);
    command.get_option("PROJECT")->required();
}

void Context::takeProjectIfAlone(CLI::App& command)
{
    command.add_option("PROJECT", m_projectText, "The project, a .crosscase file")->type_name("");
    command
        .add_option("--coder",
                    m_coder,
                    "Who works (default: CROSSCASE_CODER, the coder a package was made for, the "
                    "name set on "
                    "this machine, the login name)")
        ->type_name("NAME");
}

void Context::onRun(CLI::App& command, Work work)
{
    const bool needsProject = command.get_option_no_throw("PROJECT") != nullptr;
    // A command that takes a file --table in place of PROJECT has an option of that name.
    const CLI::Option* table = command.get_option_no_throw("--table");
    command.callback([this, &command, needsProject, table, work = std::move(work)] {
        if (m_work) // a sub-command's: it comes first
            return;
        m_project = m_projectText;
        const bool fromTable = table != nullptr && table->count() > 0;
        if (needsProject && m_projectText.empty() && !fromTable)
            throw CLI::RequiredError("PROJECT");
        m_output.check(command);
        m_work = work;
    });
}

Result<void> Context::work()
{
    m_bar = ProgressBar(!m_quiet && ::isatty(STDERR_FILENO) != 0);
    Result<void> result = m_work(*this);
    m_bar.clear();
    if (!result && result.error().code == ErrorCode::Cancelled)
        return fail(ErrorCode::Cancelled, "stopped; the project is as it was");
    return result;
}

std::string Context::coder() const
{
    return m_coder.empty() ? project::defaultCoder() : m_coder;
}

Progress Context::progress()
{
    return {[this](std::string_view step, std::int64_t done, std::int64_t total) {
                m_bar.show(step, done, total);
            },
            &cancelled()};
}

Result<Context::ProjectPointer> Context::open(project::Access access)
{
    Result<ProjectPointer> opened = project::Project::open(m_project, access, m_coder);
    if (opened && (*opened)->isNewer())
        warn(fmt::format(
            "'{}' was written by a newer version; parts that this one does not know are not shown",
            m_project.string()));
    if (opened && !(*opened)->formerFile().empty())
        say(fmt::format("'{}' was of an older format and is of this version's now; the former file "
                        "is kept as '{}'",
                        m_project.string(),
                        (*opened)->formerFile().string()));
    if (opened)
        m_output.tellOrigin((*opened)->corpus().setting(model::kTitleSetting),
                            m_project.filename().string());
    return opened;
}

Result<Context::ProjectPointer> Context::read()
{
    return open(project::Access::Read);
}

Result<Context::ProjectPointer> Context::write()
{
    return open(project::Access::Write);
}

Result<void> Context::change(const Change& change)
{
    Result<ProjectPointer> project = write();
    if (!project)
        return passOn(project);
    const Result<project::Done> done = (*project)->change("", change);
    if (!done)
        return tl::unexpected(done.error());
    tellOf(**project, *done);
    return {};
}

void Context::tellOf(const project::Project& project, const project::Done& done)
{
    if (done.newCoder)
        say(fmt::format("first change by \"{}\" in this project", project.coderName()));
    if (!done.batch)
        say("nothing changed");
}

void Context::say(std::string_view message)
{
    m_bar.clear();
    if (!m_quiet)
        fmt::print(stderr, "{}\n", message);
}

void Context::warn(std::string_view message)
{
    m_bar.clear();
    fmt::print(stderr, "crosscase: warning: {}\n", message);
}

void Context::complain(std::string_view message) const
{
    fmt::print(stderr, "crosscase: {}\n", message);
}

void Context::partFailed(std::string_view message)
{
    m_bar.clear();
    m_failed = true;
    complain(message);
}

void wrongUsage(std::string_view option, std::string_view detail)
{
    throw CLI::ValidationError(std::string(option), std::string(detail));
}

} // namespace crosscase::cli
