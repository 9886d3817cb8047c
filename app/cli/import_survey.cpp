// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_survey.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/base/file.h"
#include "core/import/table_file.h"
#include "core/project/cases.h"
#include "core/project/survey.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

using importing::SurveyRole;

struct Arguments {
    std::string file;
    std::string encoding;
    std::string separator;
    std::string sheet;
    project::SurveyOptions options;
    bool dryRun = false;
};

Result<importing::TableFile> readFileOf(const Arguments& arguments)
{
    importing::TableOptions options;
    if (!arguments.encoding.empty())
        options.encoding = arguments.encoding;
    if (!arguments.separator.empty())
        options.separator = separatorNamed(arguments.separator);
    options.sheet = arguments.sheet;
    const auto bytes = readFile(arguments.file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto table = importing::readTableFile(*bytes, options);
    if (!table)
        return fail(table.error().code,
                    fmt::format("'{}': {}", arguments.file, table.error().detail));
    return table;
}

// "q2_why, q3_change"; "none".
std::string namesOf(const importing::SurveyPlan& plan, SurveyRole role)
{
    std::vector<std::string> names;
    for (const importing::SurveyColumn* column : plan.of(role))
        names.push_back(role == SurveyRole::Attribute
                            ? fmt::format("{} ({})", column->name, project::nameOf(column->type))
                            : column->name);
    return names.empty() ? "none" : joined(names, ", ");
}

void tell(Context& context, const Arguments& arguments, const project::SurveyReport& report)
{
    for (const std::string& warning : report.warnings)
        context.warn(fmt::format("'{}': {}", arguments.file, warning));
    context.say(fmt::format("cases are named by: {}", namesOf(report.plan, SurveyRole::CaseName)));
    context.say(fmt::format("open questions: {}", namesOf(report.plan, SurveyRole::OpenQuestion)));
    context.say(fmt::format("attributes: {}", namesOf(report.plan, SurveyRole::Attribute)));
}

void tellCounts(Context& context, const project::SurveyReport& report)
{
    context.say(fmt::format("survey: {} rows, {} new cases, {} documents",
                            report.rows,
                            report.created,
                            report.documents));
}

table::Table tableOf(const project::SurveyReport& report)
{
    List list("Columns of the survey", {"column", "role", "type", "answers", "distinct", "empty"});
    for (const importing::SurveyColumn& column : report.plan.columns)
        list.add({words(column.name),
                  words(importing::nameOf(column.role)),
                  words(column.role == SurveyRole::Attribute ? project::nameOf(column.type) : ""),
                  count(column.filled),
                  count(column.distinct),
                  count(report.rows - column.filled)});
    return list.done();
}

tl::unexpected<Error> named(const Arguments& arguments, const Error& error)
{
    return fail(error.code, fmt::format("'{}': {}", arguments.file, error.detail));
}

Result<void> showPlan(Context& context, const Arguments& arguments, const table::CsvFile& table)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const auto report = project::checkSurvey((*project)->corpus(), table, arguments.options);
    if (!report)
        return named(arguments, report.error());
    tell(context, arguments, *report);
    tellCounts(context, *report);
    context.say("nothing was imported (--dry-run)");
    return context.output().writeTable(tableOf(*report));
}

Result<void> importAll(Context& context, const Arguments& arguments, const table::CsvFile& table)
{
    project::SurveyReport report;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto imported = project::importSurvey(edit, table, arguments.options, context.progress());
        if (!imported && imported.error().code == ErrorCode::Cancelled)
            return passOn(imported);
        if (!imported)
            return named(arguments, imported.error());
        report = std::move(*imported);
        return {};
    });
    if (!done)
        return done;
    tell(context, arguments, report);
    tellCounts(context, report);
    return {};
}

Result<void> run(Context& context, const Arguments& arguments)
{
    const auto table = readFileOf(arguments);
    if (!table)
        return tl::unexpected(table.error());
    context.say(fmt::format("'{}' was read as {}", arguments.file, table->description));
    for (const std::string& warning : table->warnings)
        context.warn(fmt::format("'{}': {}", arguments.file, warning));
    return arguments.dryRun ? showPlan(context, arguments, table->table)
                            : importAll(context, arguments, table->table);
}

// An option that may be given again and again, one word each time.
void addWords(CLI::App& command,
              const std::string& name,
              std::vector<std::string>& words,
              const std::string& description)
{
    command.add_option(name, words, description)
        ->type_name("")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
}

void addColumnOptions(CLI::App& command, importing::SurveyWishes& wishes)
{
    addText(command, "--id", wishes.id, "The column that names the cases (default: guessed)");
    addWords(command,
             "--text",
             wishes.open,
             "A column of open answers; may be repeated (default: those with long answers)");
    addWords(command,
             "--attribute",
             wishes.attributes,
             "A column COL or COL:type that becomes an attribute (text, integer, number, boolean, "
             "date, choice); may be repeated. With a COL alone among them, columns that are named "
             "nowhere are left out (default: all other columns, types guessed)");
    addWords(command, "--ignore", wishes.ignored, "A column to leave out; may be repeated");
}

} // namespace

void buildImportSurvey(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Arguments>();
    addArgument(command, "TABLE", arguments->file, "A CSV, TSV or Excel (xlsx) file");
    addColumnOptions(command, arguments->options.wishes);
    addText(command, "--language", arguments->options.language, "Language of the answers, e.g. en");
    addText(command, "--group", arguments->options.group, "The group that the documents belong to");
    addText(command,
            "--encoding",
            arguments->encoding,
            "Of a CSV, e.g. windows-1252 (default: detected)");
    addText(command,
            "--separator",
            arguments->separator,
            "Between the cells of a CSV, 'tab' for a tab (default: found out)");
    addText(command,
            "--sheet",
            arguments->sheet,
            "Of a workbook, by name or number (default: the first with content)");
    auto* dryRun = command.add_flag(
        "--dry-run", arguments->dryRun, "Show what the columns would become, and import nothing");
    context.output().addFormatOptions(command);
    for (const char* option : {"--output", "--format", "--width"})
        command.get_option(option)->needs(dryRun);
    context.onRun(command, [arguments](Context& running) { return run(running, *arguments); });
}

} // namespace crosscase::cli
