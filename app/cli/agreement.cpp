// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement.h"

#include "app/cli/agreement_export.h"
#include "app/cli/agreement_options.h"
#include "app/cli/arguments.h"
#include "core/project/find.h"
#include "core/project/moments.h"

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

Result<void> compareCoders(Context& context,
                           const model::Corpus& corpus,
                           const model::TextSource& texts,
                           const agreement::Request& request,
                           const AgreementArguments& arguments,
                           const std::vector<std::string>& remarks)
{
    agreement::ReportOptions options;
    options.chosen = coefficientsOf(arguments);
    options.bootstrap = arguments.bootstrap;
    options.withSubcodes = arguments.withSubcodes;
    options.per = agreement::perNamed(arguments.per).value_or(agreement::Per::Code);
    if (!arguments.exporting.empty())
        return exportDecisions(context, {corpus, texts}, request, arguments.exporting);
    auto made = agreement::agreementTable(corpus, texts, request, options, context.progress());
    if (!made)
        return passOn(made);
    const std::vector<std::string> alike = nearDuplicates(corpus, request);
    if (!alike.empty()) {
        const std::string note =
            fmt::format("Names of codes that are nearly the same lower the figures; if they mean "
                        "the same, merge them first: {}.",
                        fmt::format("{}", fmt::join(alike, "; ")));
        context.warn(note);
        made->notes.push_back(note);
    }
    made->notes.insert(made->notes.end(), remarks.begin(), remarks.end());
    return context.output().writeTable(*made);
}

// A coder then and now.
Result<void>
compareThen(Context& context, project::Project& project, const AgreementArguments& arguments)
{
    auto coder = project::findCoder(project.corpus(), context.coder());
    if (!coder)
        return passOn(coder);
    auto batch = project::momentNamed(project, arguments.then);
    if (!batch)
        return passOn(batch);
    auto both = project::thenAndNow(project, *coder, *batch);
    if (!both)
        return passOn(both);
    auto request = agreementRequest(both->corpus, arguments);
    if (!request)
        return passOn(request);
    request->coders = {both->then, *coder};
    return compareCoders(context, both->corpus, project.texts(), *request, arguments, both->notes);
}

Result<void> compareProject(Context& context, const AgreementArguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    if (!arguments.then.empty())
        return compareThen(context, **project, arguments);
    const model::Corpus& corpus = (*project)->corpus();
    auto request = agreementRequest(corpus, arguments);
    if (!request)
        return passOn(request);
    return compareCoders(context, corpus, (*project)->texts(), *request, arguments, {});
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
