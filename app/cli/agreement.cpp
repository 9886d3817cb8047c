// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement.h"

#include "app/cli/agreement_export.h"
#include "app/cli/agreement_options.h"
#include "app/cli/arguments.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> inFile(const std::string& file, const Error& error)
{
    return fail(error.code, fmt::format("'{}': {}", file, error.detail));
}

Result<void>
compareSegments(Context& context, const AgreementArguments& arguments, const table::CsvFile& file)
{
    auto segments = agreement::segmentsFrom(file, arguments.begin, arguments.length);
    if (!segments)
        return inFile(arguments.table, segments.error());
    auto made = agreement::segmentsTable(*segments);
    if (!made)
        return inFile(arguments.table, made.error());
    made->notes.push_back(fmt::format("Table: {}.", arguments.table));
    return context.output().writeTable(*made);
}

Result<void> compareTable(Context& context, const AgreementArguments& arguments)
{
    agreement::RatingsOptions options;
    options.chosen = coefficientsOf(arguments);
    options.metric = agreement::metricNamed(arguments.metric).value_or(agreement::Metric::Nominal);
    options.weights = agreement::weightsNamed(arguments.weights);
    options.perCategory = arguments.per == "category";
    options.bootstrap = arguments.bootstrap;
    auto file = readTable(arguments.table);
    if (!file)
        return passOn(file);
    const agreement::Shape shape =
        agreement::shapeNamed(arguments.shape).value_or(agreement::Shape::Units);
    if (shape == agreement::Shape::Segments)
        return compareSegments(context, arguments, *file);
    auto ratings = agreement::ratingsFrom(*file, shape);
    if (!ratings)
        return inFile(arguments.table, ratings.error());
    if (!arguments.positive.empty()) {
        options.positive = ratings->category(arguments.positive);
        if (!options.positive)
            return fail(ErrorCode::NotFound,
                        fmt::format("'{}': the value '{}' of --positive does not occur",
                                    arguments.table,
                                    arguments.positive));
    }
    auto made = agreement::ratingsTable(*ratings, options, context.progress());
    if (!made)
        return passOn(made);
    made->notes.push_back(fmt::format("Table: {}.", arguments.table));
    return context.output().writeTable(*made);
}

Result<void> compareProject(Context& context, const AgreementArguments& arguments)
{
    agreement::ReportOptions options;
    options.chosen = coefficientsOf(arguments);
    options.bootstrap = arguments.bootstrap;
    options.withSubcodes = arguments.withSubcodes;
    options.per = agreement::perNamed(arguments.per).value_or(agreement::Per::Code);
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    auto request = agreementRequest(corpus, arguments);
    if (!request)
        return passOn(request);
    if (!arguments.exporting.empty())
        return exportDecisions(context, **project, *request, arguments.exporting);
    auto made = agreement::agreementTable(
        corpus, (*project)->texts(), *request, options, context.progress());
    if (!made)
        return passOn(made);
    const std::vector<std::string> alike = nearDuplicates(corpus, *request);
    if (!alike.empty()) {
        const std::string note =
            fmt::format("Names of codes that are nearly the same lower the figures; if they mean "
                        "the same, merge them first: {}.",
                        fmt::format("{}", fmt::join(alike, "; ")));
        context.warn(note);
        made->notes.push_back(note);
    }
    return context.output().writeTable(*made);
}

} // namespace

void buildAgreement(CLI::App& command, Context& context)
{
    auto arguments = std::make_shared<AgreementArguments>();
    addAgreementOptions(command, context, *arguments);
    context.onRun(command, [arguments, &command](Context& running) {
        checkAgreementOptions(command, running, *arguments);
        return arguments->table.empty() ? compareProject(running, *arguments)
                                        : compareTable(running, *arguments);
    });
}

} // namespace crosscase::cli
