// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/display.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/matrix_options.h"
#include "core/project/saved.h"

#include <cassert>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

// What was given on the command line; the rest stays as it was saved, or as is usual.
struct Given {
    matrix::DisplaySpec spec;
    std::string saved;  // --spec
    std::string saveAs; // --save-as
    std::vector<std::pair<const matrix::OptionText*, const CLI::Option*>> options;
};

CLI::Option* addOption(CLI::App& command, const matrix::OptionText& text, Given& given)
{
    const std::string name = fmt::format("--{}", text.name);
    const std::string description(text.description);
    return std::visit(
        [&]<typename T>(T matrix::DisplayOptions::*member) -> CLI::Option* {
            T& value = given.spec.options.*member;
            if constexpr (std::is_same_v<T, bool>)
                return command.add_flag(name, value, description);
            CLI::Option* option = command.add_option(name, value, description);
            option->type_name(std::string(text.value));
            if constexpr (std::is_same_v<T, std::vector<std::string>>) {
                option->allow_extra_args(false);
                if (text.form == matrix::OptionForm::Names)
                    option->delimiter(',');
            }
            return option;
        },
        text.member);
}

// The options that were given, over those that were saved.
void putOver(matrix::DisplayOptions& options, const Given& given)
{
    for (const auto& [text, option] : given.options)
        if (option->count() > 0)
            std::visit([&](auto member) { options.*member = given.spec.options.*member; },
                       text->member);
}

Result<matrix::DisplaySpec> specOf(const model::Corpus& corpus, const Given& given)
{
    if (given.saved.empty())
        return given.spec;
    auto saved = savedTable(corpus, given.saved);
    if (!saved)
        return passOn(saved);
    if (!matrix::isDisplayJson(*saved))
        return fail(ErrorCode::Refused,
                    fmt::format("the saved table '{}' is no display; see 'crosscase matrix --spec'",
                                given.saved));
    auto spec = matrix::displayFromJson(*saved);
    if (!spec)
        return spec;
    if (spec->display != given.spec.display)
        return fail(ErrorCode::Refused,
                    fmt::format("the saved table '{}' is the display '{}', not '{}'",
                                given.saved,
                                spec->display,
                                given.spec.display));
    putOver(spec->options, given);
    return spec;
}

Result<void> show(Context& context, const Given& given)
{
    if (auto checked = matrix::checkOptions(given.spec.options); !checked)
        wrongUsage("display", checked.error().detail);
    if (!given.saveAs.empty())
        return context.change([&](project::Edit& edit) -> Result<void> {
            auto spec = specOf(edit.corpus(), given);
            if (!spec)
                return passOn(spec);
            return project::saveTable(edit, given.saveAs, matrix::toJson(*spec));
        });
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto spec = specOf((*project)->corpus(), given);
    if (!spec)
        return passOn(spec);
    auto table = tableOf(context, **project, *spec);
    return table ? context.output().writeTable(*table) : Result<void>(passOn(table));
}

void build(CLI::App& command, Context& context, const matrix::Display& display)
{
    context.takeProject(command);
    auto given = std::make_shared<Given>();
    given->spec.display = display.name;
    for (const matrix::OptionText& text : matrix::optionTexts())
        if (display.options.has(text.option))
            given->options.emplace_back(&text, addOption(command, text, *given));
    addText(command, "--spec", given->saved, "Begin with the display saved under this name")
        ->type_name("NAME");
    addText(command, "--save-as", given->saveAs, "Save it under this name instead of showing it")
        ->type_name("NAME");
    context.output().addTableOptions(command);
    context.onRun(command, [given](Context& running) { return show(running, *given); });
}

void buildNamed(CLI::App& command, Context& context, std::string_view name)
{
    const matrix::Display* display = matrix::displayNamed(name);
    assert(display != nullptr);
    build(command, context, *display);
}

Result<void> list(Context& context)
{
    List list("Displays", {"display", "shows", "options"});
    for (const matrix::Display& display : matrix::displays()) {
        std::string options;
        for (const matrix::OptionText& text : matrix::optionTexts())
            if (display.options.has(text.option))
                options += fmt::format("{}--{}", options.empty() ? "" : " ", text.name);
        list.add({words(display.name), words(display.description), words(options)});
    }
    return context.output().writeTable(list.done());
}

} // namespace

Result<table::Table>
tableOf(Context& context, const project::Project& project, const matrix::DisplaySpec& spec)
{
    const matrix::Display* display = matrix::displayNamed(spec.display);
    if (display == nullptr)
        return fail(ErrorCode::NotFound, fmt::format("there is no display '{}'", spec.display));
    return matrix::build(*display,
                         {project.corpus(), project.texts(), spec.options, context.progress()});
}

void buildDisplay(CLI::App& command, Context& context)
{
    command.require_subcommand(1, 1);
    CLI::App& all = context.addCommand(
        command, {"list", "List the displays with their options", "display list"});
    context.output().addTableOptions(all);
    context.onRun(all, list);
    for (const matrix::Display& display : matrix::displays()) {
        const std::string example = fmt::format("display {} study.crosscase{}{}",
                                                display.name,
                                                display.example.empty() ? "" : " ",
                                                display.example);
        build(context.addCommand(command, {display.name, display.description, example}),
              context,
              display);
    }
}

void buildFramework(CLI::App& command, Context& context)
{
    buildNamed(command, context, "framework");
}

void buildCooccurrence(CLI::App& command, Context& context)
{
    buildNamed(command, context, "cooccurrence");
}

void buildSimilarity(CLI::App& command, Context& context)
{
    buildNamed(command, context, "similarity");
}

void buildSaturation(CLI::App& command, Context& context)
{
    buildNamed(command, context, "saturation");
}

} // namespace crosscase::cli
