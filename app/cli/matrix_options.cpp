// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/matrix_options.h"

#include "app/cli/arguments.h"
#include "app/cli/context.h"
#include "core/matrix/display_table.h"
#include "core/model/layers.h"
#include "core/query/near.h"
#include "core/text/fold.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

constexpr const char* kAxes =
    "cases[:N|leaf|all] documents groups attribute:A[,B] speakers coders themes "
    "codes[:PATH,...] set:NAME attributes propositions query:NAME";
constexpr const char* kMeasures = "references documents cases present characters words coverage "
                                  "per-1000-words per-1000-characters mean rating "
                                  "summary quotes subcodes memo attribute:A state";
constexpr const char* kOrders =
    "manual name codebook total similarity attribute:A rating:CODE, - before it: descending";

void addSwitch(CLI::App& command,
               const std::string& names,
               std::optional<bool>& value,
               const char* description)
{
    command.add_flag_function(
        names, [&value](std::int64_t times) { value = times > 0; }, description);
}

void setAxis(matrix::Axis& axis, const std::optional<std::string>& text, std::string_view option)
{
    if (!text)
        return;
    Result<matrix::Axis> parsed = matrix::axisFromText(*text);
    if (!parsed)
        wrongUsage(option, parsed.error().detail);
    axis = *std::move(parsed);
}

void setPercent(matrix::TableSpec& spec, const std::optional<std::string>& text)
{
    if (!text)
        return;
    spec.percent = *text == "row"      ? matrix::Percent::Row
                   : *text == "column" ? matrix::Percent::Column
                   : *text == "total"  ? matrix::Percent::Total
                                       : matrix::Percent::None;
}

template <typename Value>
void setIfGiven(Value& value, const std::optional<Value>& given)
{
    if (given)
        value = *given;
}

Result<matrix::TableSpec> savedSpec(const model::Corpus& corpus, const std::string& name)
{
    auto saved = savedTable(corpus, name);
    if (!saved)
        return passOn(saved);
    if (matrix::isDisplayJson(*saved))
        return fail(ErrorCode::Refused,
                    fmt::format("the saved table '{}' is a display; see 'crosscase table run' and "
                                "'crosscase display --help'",
                                name));
    return matrix::specFromJson(*saved);
}

void apply(matrix::TableSpec& spec, const MatrixOptions& options)
{
    setIfGiven(spec.title, options.title);
    setAxis(spec.rows, options.rows, "--rows");
    setAxis(spec.columns, options.columns, "--columns");
    if (options.cell) {
        spec.cellAttribute.clear();
        if (auto set = matrix::setMeasure(spec, *options.cell); !set)
            wrongUsage("--cell", set.error().detail);
    }
    setIfGiven(spec.scale, options.scale);
    setPercent(spec, options.percent);
    setIfGiven(spec.withSubcodes, options.withSubcodes);
    if (options.filter)
        spec.filter = filterNamed(*options.filter);
    setIfGiven(spec.order, options.order);
    setIfGiven(spec.totals, options.totals);
    setIfGiven(spec.state, options.state);
    if (options.attributes)
        spec.attributes = splitAtCommas(*options.attributes);
    setIfGiven(spec.transpose, options.transpose);
    setIfGiven(spec.quoteLimit, options.quoteLimit);
    setIfGiven(spec.quotesPerCell, options.quotesPerCell);
    setIfGiven(spec.includeUnpublishable, options.includeUnpublishable);
    if (options.layer)
        spec.layer = *model::layerNamed(*options.layer);
}

} // namespace

bool MatrixOptions::any() const
{
    return title || rows || columns || cell || scale || percent || filter || order || attributes
           || quoteLimit || quotesPerCell || withSubcodes || totals || state || transpose
           || includeUnpublishable || layer;
}

void addMatrixOptions(CLI::App& command, MatrixOptions& options)
{
    command.add_option("--rows", options.rows, fmt::format("AXIS (default cases): {}", kAxes))
        ->type_name("AXIS");
    command.add_option("--columns", options.columns, "AXIS (default themes)")->type_name("AXIS");
    command
        .add_option(
            "--cell", options.cell, fmt::format("MEASURE (default references): {}", kMeasures))
        ->type_name("MEASURE");
    command
        .add_option("--percent", options.percent, "Of the row, column or total; none takes it back")
        ->type_name("")
        ->check(CLI::IsMember({"row", "column", "total", "none"}));
    addSwitch(command,
              "--with-subcodes,!--without-subcodes",
              options.withSubcodes,
              "Codes count with their sub-codes");
    command
        .add_option("--filter", options.filter, "An expression; see 'crosscase help expressions'")
        ->type_name("");
    command.add_option("--order", options.order, fmt::format("Of the rows: {}", kOrders))
        ->type_name("");
    addSwitch(command, "--totals,!--no-totals", options.totals, "A total row and column");
    addSwitch(command,
              "--state,!--no-state",
              options.state,
              "Beside each column what an empty cell means");
    command
        .add_option(
            "--attributes", options.attributes, "Attributes beside the case names: A,B or all")
        ->type_name("");
    addSwitch(command, "--transpose,!--no-transpose", options.transpose, "Rows become columns");
    command.add_option("--scale", options.scale, "Of the measure rating: the scale's name")
        ->type_name("");
    command.add_option("--quote-limit", options.quoteLimit, "Characters of a quote, 0: whole")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--per-cell", options.quotesPerCell, "Quotes in a cell, 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    addSwitch(command,
              "--include-unpublishable,!--no-include-unpublishable",
              options.includeUnpublishable,
              "Also quotes marked not-for-publication");
    command.add_option("--layer", options.layer, kLayerHelp)
        ->type_name("")
        ->check(CLI::IsMember({"coders", "consensus"}));
    command.add_option("--title", options.title, "Over the table")->type_name("");
}

void addSavedOption(CLI::App& command, MatrixOptions& options)
{
    command
        .add_option("--spec",
                    options.saved,
                    "Begin with the table saved under this name; other options override it")
        ->type_name("NAME");
}

Result<std::string> savedTable(const model::Corpus& corpus, const std::string& name)
{
    std::vector<std::string> names;
    for (const model::SavedTable& saved : corpus.rows<model::SavedTable>()) {
        if (text::foldKey(saved.name) == text::foldKey(name))
            return saved.spec;
        names.push_back(saved.name);
    }
    return fail(
        ErrorCode::NotFound,
        fmt::format("there is no saved table '{}'{}", name, query::didYouMean(name, names)));
}

Result<matrix::TableSpec> specOf(const model::Corpus& corpus, const MatrixOptions& options)
{
    matrix::TableSpec spec;
    apply(spec, options); // wrong usage is told before a name that is not there
    if (!options.saved)
        return spec;
    Result<matrix::TableSpec> saved = savedSpec(corpus, *options.saved);
    if (saved)
        apply(*saved, options);
    return saved;
}

} // namespace crosscase::cli
