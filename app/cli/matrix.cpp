// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/matrix.h"

#include "app/cli/arguments.h"
#include "app/cli/display.h"
#include "app/cli/drill_down.h"
#include "app/cli/lists.h"
#include "app/cli/matrix_options.h"
#include "app/cli/names.h"
#include "core/project/saved.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Arguments {
    MatrixOptions options;
    std::vector<std::string> cell; // --cell-codings ROW COLUMN
};

Result<void> printMatrix(Context& context, const Arguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    auto spec = specOf(corpus, arguments.options);
    if (!spec)
        return passOn(spec);
    auto cross = matrix::build(corpus, (*project)->texts(), *spec, context.progress());
    if (!cross)
        return passOn(cross);
    if (arguments.cell.empty())
        return context.output().writeTable(matrix::toTable(*cross));
    auto rows =
        codingsBehind(**project, *cross, arguments.cell[0], arguments.cell[1], context.progress());
    return rows ? context.output().writeTable(*rows) : Result<void>(passOn(rows));
}

void addCellCodings(CLI::App& command, Arguments& arguments)
{
    command
        .add_option(
            "--cell-codings",
            arguments.cell,
            "List the codings behind one cell, named as the table prints it ('Total': the totals)")
        ->type_name("ROW COLUMN")
        ->expected(2)
        ->allow_extra_args(false);
}

// A saved display as a row; its options stand for rows and columns.
Result<void> addDisplay(List& list, const model::SavedTable& saved)
{
    auto spec = matrix::displayFromJson(saved.spec);
    if (!spec)
        return fail(spec.error().code,
                    fmt::format("the saved table '{}': {}", saved.name, spec.error().detail));
    list.add({words(saved.name),
              words(spec->display),
              words(spec->options.cases),
              words(spec->options.codes),
              words(spec->options.cell),
              words(spec->options.filter)});
    return {};
}

Result<void> printSaved(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    List list("Saved tables", {"name", "display", "rows", "columns", "cell", "filter"});
    for (const model::SavedTable* saved : inOrder<model::SavedTable>((*project)->corpus())) {
        if (matrix::isDisplayJson(saved->spec)) {
            if (auto added = addDisplay(list, *saved); !added)
                context.partFailed(added.error().detail);
            continue;
        }
        const Result<matrix::TableSpec> spec = matrix::specFromJson(saved->spec);
        if (!spec) {
            context.partFailed(
                fmt::format("the saved table '{}': {}", saved->name, spec.error().detail));
            continue;
        }
        std::string cell(matrix::nameOf(spec->cell));
        if (spec->cell == matrix::Measure::AttributeValue)
            cell = "attribute:" + spec->cellAttribute;
        list.add({words(saved->name),
                  {},
                  words(matrix::toText(spec->rows)),
                  words(matrix::toText(spec->columns)),
                  words(cell),
                  spec->filter.isEmpty() ? table::Value() : words(query::toText(spec->filter))});
    }
    return context.output().writeTable(list.done());
}

// A saved display as it is; options of a cross-case table do not go with it.
Result<void> runSaved(Context& context, const Arguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto saved = savedTable((*project)->corpus(), *arguments.options.saved);
    if (!saved)
        return passOn(saved);
    if (!matrix::isDisplayJson(*saved)) {
        project->reset();
        return printMatrix(context, arguments);
    }
    auto spec = matrix::displayFromJson(*saved);
    if (!spec)
        return passOn(spec);
    if (!arguments.cell.empty() || arguments.options.any())
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' is the display '{}', whose options are others; give them to "
                                "'crosscase display {} PROJECT --spec ...'",
                                *arguments.options.saved,
                                spec->display,
                                spec->display));
    auto table = tableOf(context, **project, *spec);
    return table ? context.output().writeTable(*table) : Result<void>(passOn(table));
}

struct Saving {
    std::string name;
    MatrixOptions options;
};

void buildSave(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"save",
                            "Save the options of a table under a name",
                            "table save study.crosscase 'Table 1' --cell coverage --totals"});
    context.takeProject(command);
    auto saving = std::make_shared<Saving>();
    addArgument(command, "NAME", saving->name, "The name; what is saved under it is replaced");
    addMatrixOptions(command, saving->options);
    addSavedOption(command, saving->options);
    context.onRun(command, [saving](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto spec = specOf(edit.corpus(), saving->options);
            if (!spec)
                return passOn(spec);
            return project::saveTable(edit, saving->name, matrix::toJson(*spec));
        });
    });
}

void buildRun(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"run",
                                            "Make a saved table; options override it",
                                            "table run study.crosscase 'Table 1' -o table1.html"});
    context.takeProject(command);
    auto arguments = std::make_shared<Arguments>();
    command.add_option("NAME", arguments->options.saved, "The name of the saved table")
        ->required()
        ->type_name("");
    addMatrixOptions(command, arguments->options);
    addCellCodings(command, *arguments);
    context.output().addTableOptions(command);
    context.onRun(command, [arguments](Context& running) { return runSaved(running, *arguments); });
}

void buildRemove(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent, {"remove", "Forget a saved table", "table remove study.crosscase 'Table 1'"});
    context.takeProject(command);
    auto options = std::make_shared<MatrixOptions>();
    command.add_option("NAME", options->saved, "The name of the saved table")
        ->required()
        ->type_name("");
    context.onRun(command, [options](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto there = savedTable(edit.corpus(), *options->saved);
            return there ? project::saveTable(edit, *options->saved, "")
                         : Result<void>(passOn(there));
        });
    });
}

} // namespace

void buildMatrix(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Arguments>();
    addMatrixOptions(command, arguments->options);
    addSavedOption(command, arguments->options);
    addCellCodings(command, *arguments);
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printMatrix(running, *arguments); });
}

void buildTable(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printSaved);
    buildSave(command, context);
    CLI::App& list = context.addCommand(
        command, {"list", "List the saved tables", "table list study.crosscase"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printSaved);
    buildRun(command, context);
    buildRemove(command, context);
}

} // namespace crosscase::cli
