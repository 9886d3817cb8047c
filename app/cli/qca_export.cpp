// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/qca_export.h"

#include "app/cli/arguments.h"
#include "core/base/file.h"

#include <fmt/format.h>

namespace crosscase::cli {

void addExportOptions(CLI::App& command, QcaExport& exporting)
{
    CLI::Option* program = command
                               .add_option("--export",
                                           exporting.program,
                                           "Write the data (case, conditions, outcome) as CSV that "
                                           "opens in R's QCA package (r) or fsQCA (fsqca)")
                               ->type_name("r|fsqca")
                               ->check(CLI::IsMember({"r", "fsqca"}));
    addText(command,
            "--script",
            exporting.script,
            "With --export r: also an R script that makes the same analysis")
        ->needs(program);
}

void checkExport(const CLI::App& command, Context& context, const QcaExport& exporting)
{
    if (exporting.program.empty())
        return;
    for (const char* option : {"--format", "--bom", "--separator", "--no-formula-guard", "--width"})
        if (command.get_option(option)->count() > 0)
            wrongUsage(option, "--export always writes the same plain CSV; leave the option out");
    const std::string& file = context.output().file();
    if (!file.empty() && file != "-" && !file.ends_with(".csv") && !file.starts_with("/dev/"))
        wrongUsage("--output", fmt::format("'{}': --export writes CSV; let it end in .csv", file));
    if (exporting.script.empty())
        return;
    if (exporting.program != "r")
        wrongUsage("--script", "is for R; give --export r");
    if (file.empty() || file == "-")
        wrongUsage("--script", "the script reads the exported file; give it a name with -o");
}

Result<void> writeExport(Context& context,
                         const QcaExport& exporting,
                         const QcaData& data,
                         const qca::Sets& sets,
                         qca::ScriptOptions options)
{
    auto exported =
        qca::exported(data.data, exporting.program == "r" ? qca::Program::R : qca::Program::FsQca);
    if (!exported)
        return passOn(exported);
    if (auto written = context.output().writeText(exported->csv); !written)
        return written;
    for (const qca::Renamed& one : exported->renamed)
        context.say(fmt::format("{} stands for '{}'", one.identifier, one.name));
    for (const qca::Incomplete& one : sets.incomplete)
        context.say(fmt::format(
            "left out: '{}', which has no value for {}", one.unit, fmt::join(one.variables, ", ")));
    if (exporting.script.empty())
        return {};
    options.file = context.output().file();
    return replaceFile(exporting.script, qca::rScript(*exported, sets, options));
}

} // namespace crosscase::cli
