// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import.h"

#include "app/cli/arguments.h"
#include "core/import/reader.h"
#include "core/project/documents_import.h"

#include <fmt/format.h>
#include <map>

namespace crosscase::cli {

namespace {

struct Arguments {
    std::vector<std::string> files;
    std::string encoding;
    text::Paragraphs paragraphs = text::Paragraphs::Line;
    project::ImportOptions options;
};

void tell(Context& context, const project::ImportReport& report)
{
    for (const project::ImportItem& item : report.items) {
        const std::string file = item.file.string();
        if (item.outcome == project::ImportOutcome::Failed)
            context.partFailed(item.detail.find(file) != std::string::npos
                                   ? item.detail
                                   : fmt::format("'{}': {}", file, item.detail));
        else if (item.outcome == project::ImportOutcome::Skipped)
            context.say(fmt::format(
                "'{}' skipped: its text is there already, as '{}'", file, item.document));
        for (const std::string& warning : item.warnings)
            context.warn(fmt::format("'{}': {}", file, warning));
    }
    context.say(fmt::format("{} imported, {} skipped, {} failed",
                            report.count(project::ImportOutcome::Imported),
                            report.count(project::ImportOutcome::Skipped),
                            report.count(project::ImportOutcome::Failed)));
}

// A pattern that no document could be cut with is told before any is imported.
void checkSpeakers(const std::string& pattern)
{
    const auto cut = text::segment("",
                                   text::OffsetMap(""),
                                   {.paragraphs = text::Paragraphs::Line,
                                    .markup = text::Markup::Plain,
                                    .speakerPattern = pattern});
    if (!cut)
        wrongUsage("--speakers", cut.error().detail);
}

Result<void> importFiles(Context& context, Arguments& arguments)
{
    checkSpeakers(arguments.options.speakerPattern);
    auto project = context.write();
    if (!project)
        return passOn(project);
    arguments.options.paragraphs = arguments.paragraphs;
    if (!arguments.encoding.empty())
        arguments.options.encoding = arguments.encoding;
    const std::vector<std::filesystem::path> files(arguments.files.begin(), arguments.files.end());
    project::ImportReport report;
    const auto done = (*project)->change("", [&](project::Edit& edit) -> Result<void> {
        auto imported =
            project::importDocuments(edit, files, arguments.options, context.progress());
        if (!imported)
            return passOn(imported);
        report = std::move(*imported);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    tell(context, report);
    context.tellOf(**project, *done);
    return {};
}

void addStructureOptions(CLI::App& command, Arguments& arguments)
{
    static const std::map<std::string, text::Paragraphs> kParagraphs{
        {"line", text::Paragraphs::Line}, {"blank-line", text::Paragraphs::BlankLine}};
    command
        .add_option("--paragraphs",
                    arguments.paragraphs,
                    "What ends a paragraph: line (default) or blank-line")
        ->transform(CLI::Transformer(kParagraphs).description(""))
        ->type_name("");
    addText(command,
            "--speakers",
            arguments.options.speakerPattern,
            "A regular expression for speaker labels at the start of a line; its group 'speaker' "
            "(or the first) is the name");
}

// What can be read, a format a line.
std::string formatList()
{
    std::string list = "Formats:";
    for (const importing::Reader& reader : importing::readers())
        list += fmt::format("\n  {:<5} {}", reader.name, reader.description);
    return list;
}

} // namespace

void buildImport(CLI::App& command, Context& context)
{
    context.takeProject(command);
    command.footer(fmt::format("{}\n\n{}", formatList(), command.get_footer()));
    auto arguments = std::make_shared<Arguments>();
    project::ImportOptions& options = arguments->options;
    command.add_option("FILE", arguments->files, "Documents; a folder or a zip archive is walked")
        ->required()
        ->type_name("");
    addText(command,
            "--encoding",
            arguments->encoding,
            "Their encoding, e.g. windows-1252 (default: detected)");
    addText(command, "--language", options.language, "Their language, e.g. en (default: detected)");
    addText(command, "--group", options.group, "The group they belong to");
    addStructureOptions(command, *arguments);
    command.add_flag(
        "--case-per-document", options.casePerDocument, "Each document becomes a case of its name");
    command.add_flag(
        "--cases-from-speakers", options.casesFromSpeakers, "Each speaker becomes a case");
    command.add_flag(
        "--comments", options.comments, "Remarks in the margin become memos at their place");
    command.add_flag(
        "--link", options.link, "Leave the originals where they are and remember their paths");
    command.add_flag("--keep-duplicates",
                     options.keepDuplicates,
                     "Import a text that is there already once more");
    context.onRun(command,
                  [arguments](Context& running) { return importFiles(running, *arguments); });
}

} // namespace crosscase::cli
