// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a cross-case table.
#include "app/cli/matrix_options.h"
#include "app/cli/picture_options.h"
#include "core/matrix/case_values.h"
#include "core/picture/bars.h"
#include "core/picture/heat_map.h"

namespace crosscase::cli {

namespace {

struct Arguments {
    MatrixOptions matrix;
    PictureOptions picture;
};

Result<void> draw(Context& context, picture::Kind kind, const Arguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    auto spec = specOf(corpus, arguments.matrix);
    if (!spec)
        return passOn(spec);
    auto cross = matrix::build(corpus, (*project)->texts(), *spec, context.progress());
    if (!cross)
        return passOn(cross);
    const table::Table table = matrix::toTable(*cross);
    const picture::Totals totals{spec->totals, spec->totals};
    const picture::Style style = arguments.picture.style();
    if (kind == picture::Kind::Bars)
        return writePicture(context, picture::bars(table, {style, totals}));
    return writePicture(
        context, picture::heatMap(table, {style, totals, matrix::ratingLevels(corpus, *spec)}));
}

void add(CLI::App& parent, Context& context, picture::Kind kind, std::string_view example)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App& command = addPicture(parent, context, kind, example, arguments->picture);
    addMatrixOptions(command, arguments->matrix);
    addSavedOption(command, arguments->matrix);
    context.onRun(command,
                  [arguments, kind](Context& running) { return draw(running, kind, *arguments); });
}

} // namespace

void buildTablePictures(CLI::App& parent, Context& context)
{
    add(parent,
        context,
        picture::Kind::HeatMap,
        "picture heatmap study.crosscase --spec Pattern -o pattern.svg");
    add(parent,
        context,
        picture::Kind::Bars,
        "picture bars study.crosscase --columns codes:Trust,Cost -o trust.svg");
}

} // namespace crosscase::cli
