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

// A table, and what has become of it or would.
struct Survey {
    importing::TableFile file;
    project::SurveyReport report;
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

void tell(Context& context, const Arguments& arguments, const Survey& survey)
{
    context.say(fmt::format("'{}' was read as {}", arguments.file, survey.file.description));
    for (const auto* warnings : {&survey.file.warnings, &survey.report.warnings})
        for (const std::string& warning : *warnings)
            context.warn(fmt::format("'{}': {}", arguments.file, warning));
    const importing::SurveyPlan& plan = survey.report.plan;
    context.say(fmt::format("cases are named by: {}", namesOf(plan, SurveyRole::CaseName)));
    context.say(fmt::format("open questions: {}", namesOf(plan, SurveyRole::OpenQuestion)));
    context.say(fmt::format("attributes: {}", namesOf(plan, SurveyRole::Attribute)));
    context.say(fmt::format("survey: {} rows, {} new cases, {} documents",
                            survey.report.rows,
                            survey.report.created,
                            survey.report.documents));
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

// An error tells how the table was read: a wrong separator explains many.
tl::unexpected<Error> named(const Arguments& arguments, const Survey& survey, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return tl::unexpected(error);
    return fail(
        error.code,
        fmt::format(
            "'{}' (read as {}): {}", arguments.file, survey.file.description, error.detail));
}

Result<void> showPlan(Context& context, const Arguments& arguments, Survey& survey)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto report = project::checkSurvey((*project)->corpus(), survey.file.table, arguments.options);
    if (!report)
        return named(arguments, survey, report.error());
    survey.report = std::move(*report);
    tell(context, arguments, survey);
    context.say("nothing was imported (--dry-run)");
    return context.output().writeTable(tableOf(survey.report));
}

Result<void> importAll(Context& context, const Arguments& arguments, Survey& survey)
{
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto report =
            project::importSurvey(edit, survey.file.table, arguments.options, context.progress());
        if (!report)
            return named(arguments, survey, report.error());
        survey.report = std::move(*report);
        return {};
    });
    if (done)
        tell(context, arguments, survey);
    return done;
}

Result<void> run(Context& context, const Arguments& arguments)
{
    auto file = readFileOf(arguments);
    if (!file)
        return passOn(file);
    Survey survey{std::move(*file), {}};
    return arguments.dryRun ? showPlan(context, arguments, survey)
                            : importAll(context, arguments, survey);
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
    addText(command, "--label", wishes.label, "The column with the short labels of the documents");
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
    addArgument(
        command, "TABLE", arguments->file, "A CSV, TSV, Excel (xlsx) or OpenDocument (ods) file");
    addColumnOptions(command, arguments->options.wishes);
    addText(command,
            "--language",
            arguments->options.language,
            "Language of the answers, e.g. en (default: detected)");
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
