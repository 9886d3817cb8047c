// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rating.h"

#include "app/cli/arguments.h"
#include "app/cli/cell.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "app/cli/row_import.h"
#include "core/model/trees.h"
#include "core/project/writing.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> printRatings(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    const model::CodeTree codes(corpus);
    const auto evidence = project::citedByOwner(corpus);
    List list("Ratings", {"case", "code", "scale", "value", "why", "evidence", "coder", "changed"});
    for (const model::Rating& rating : corpus.rows<model::Rating>()) {
        const auto found = evidence.find(rating.id);
        list.add({words(nameOf(corpus, rating.unit)),
                  words(codes.pathOf(rating.code)),
                  words(nameOf(corpus, rating.scale)),
                  words(rating.value),
                  words(rating.reason),
                  found == evidence.end() ? table::Value() : words(found->second),
                  words(nameOf(corpus, rating.coder)),
                  words(toIso8601(rating.changed))});
    }
    return context.output().writeTable(list.done());
}

Result<void> printScales(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    List list("Scales", {"scale", "kind", "value", "label"});
    for (const model::Scale* scale : inOrder<model::Scale>(corpus)) {
        std::vector<model::ScaleValue> values;
        for (const model::ScaleValue& value : corpus.rows<model::ScaleValue>())
            if (value.scale == scale->id)
                values.push_back(value);
        std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
            return a.position < b.position;
        });
        const table::Value kind =
            words(scale->kind == model::ScaleKind::Fuzzy ? "fuzzy" : "ordinal");
        if (values.empty())
            list.add({words(scale->name), kind, {}, {}});
        for (const model::ScaleValue& value : values)
            list.add({words(scale->name), kind, words(value.value), words(value.label)});
    }
    return context.output().writeTable(list.done());
}

struct NewRating {
    CellArguments cell;
    std::string scale;
    std::string value;
    std::string why;
    std::vector<std::string> evidence;
};

Result<void> setRating(project::Edit& edit, const NewRating& rating, const std::string& coder = {})
{
    auto cell = cellNamed(edit.corpus(), rating.cell);
    if (!cell)
        return passOn(cell);
    auto evidence = codingsNamed(edit.corpus(), rating.evidence);
    if (!evidence)
        return passOn(evidence);
    return project::setRating(
        edit, *cell, rating.scale, rating.value, rating.why, *evidence, coder);
}

void buildSet(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"set",
                                            "Rate a case on a code",
                                            "rating set study.crosscase --case Telco --code Trust "
                                            "--value o --why 'Only in one unit'"});
    context.takeProject(command);
    auto rating = std::make_shared<NewRating>();
    addCellOptions(command, rating->cell);
    addText(command, "--value", rating->value, "A value of the scale; '' removes the rating")
        ->required();
    addText(command,
            "--scale",
            rating->scale,
            "The scale (default: the project's only one; without any, -, o, + is made)");
    addText(command, "--why", rating->why, "The reason");
    command
        .add_option("--evidence", rating->evidence, "Ids of the codings it rests on, with commas")
        ->type_name("");
    context.onRun(command, [rating](Context& running) {
        return running.change([&](project::Edit& edit) { return setRating(edit, *rating); });
    });
}

void buildImport(CLI::App& parent, Context& context)
{
    auto scale = std::make_shared<std::string>();
    CLI::App& command = addRowImport(
        parent,
        context,
        {"import", "Import ratings from a table", "rating import study.crosscase ratings.csv"},
        project::RowKind::Ratings,
        scale);
    addText(command, "--scale", *scale, "The scale of rows that name none");
}

struct NewScale {
    std::string name;
    std::vector<std::string> values;
    bool fuzzy = false;
};

void buildScale(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent, {"scale", "The scales and their values", "rating scale study.crosscase"});
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printScales);
    CLI::App& add = context.addCommand(
        command,
        {"add", "Add a scale", "rating scale add study.crosscase likelihood low medium high"});
    context.takeProject(add);
    auto scale = std::make_shared<NewScale>();
    addArgument(add, "NAME", scale->name, "Its name");
    add.add_option(
           "VALUE", scale->values, "Its values from lowest to highest, each VALUE or VALUE=LABEL")
        ->type_name("");
    add.add_flag("--fuzzy", scale->fuzzy, "Any number from 0 to 1; the values are anchors");
    context.onRun(add, [scale](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            const auto kind = scale->fuzzy ? model::ScaleKind::Fuzzy : model::ScaleKind::Ordinal;
            auto added = project::addScale(edit, scale->name, kind, scale->values);
            return added ? Result<void>() : Result<void>(passOn(added));
        });
    });
}

} // namespace

void buildRating(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printRatings);
    buildSet(command, context);
    CLI::App& list = context.addCommand(
        command, {"list", "List the ratings", "rating list study.crosscase -o ratings.csv"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printRatings);
    buildImport(command, context);
    buildScale(command, context);
}

} // namespace crosscase::cli
