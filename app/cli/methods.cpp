// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/methods.h"

#include "app/cli/arguments.h"
#include "core/project/methods.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

std::string reportNames()
{
    std::string names;
    for (const exporting::ReportFormat& format : exporting::reportFormats())
        names += fmt::format("{}{}", names.empty() ? "" : " ", format.name);
    return names;
}

// By --format, else by the ending of -o, else Markdown. Wrong usage: there is no such format.
const exporting::ReportFormat& formatOf(const Context& context, const std::string& name)
{
    const std::string& file = context.output().file();
    const bool byFile = name.empty() && !file.empty() && file != "-";
    const exporting::ReportFormat* format =
        byFile ? exporting::reportFormatForFile(file)
               : exporting::reportFormatNamed(name.empty() ? "md" : name);
    if (format == nullptr)
        wrongUsage(byFile ? "--output" : "--format",
                   fmt::format("'{}' is no format of a report; there are: {}",
                               byFile ? file : name,
                               reportNames()));
    return *format;
}

Result<void> printMethods(Context& context, const std::string& formatName)
{
    const exporting::ReportFormat& format = formatOf(context, formatName);
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto report = project::methodsAppendix(**project, context.progress());
    if (!report)
        return passOn(report);
    auto bytes = format.write(*report, context.output().options());
    return bytes ? context.output().writeText(*bytes) : Result<void>(passOn(bytes));
}

} // namespace

void buildMethods(CLI::App& command, Context& context)
{
    context.takeProject(command);
    context.output().addFileOption(command);
    auto format = std::make_shared<std::string>();
    addText(command,
            "--format",
            *format,
            fmt::format("{} (default: by the ending of -o, else md)", reportNames()))
        ->type_name("FORMAT");
    context.onRun(command, [format](Context& running) { return printMethods(running, *format); });
}

} // namespace crosscase::cli
