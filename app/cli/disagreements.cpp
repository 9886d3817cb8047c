// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/disagreements.h"

#include "app/cli/arguments.h"
#include "core/agreement/request.h"
#include "core/matrix/display_options.h"
#include "core/project/disagreement_table.h"
#include "core/project/find.h"
#include "core/project/moments.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

using agreement::Difference;

struct DisagreementArguments {
    ComparedArguments compared;
    std::vector<std::string> kinds;
    std::string resolved;
    std::string order = "weight";
    std::string then;
    int quoteLimit = 0;
};

constexpr std::array<std::pair<std::string_view, Difference>, 4> kKinds{
    {{"a-only", Difference::FirstOnly},
     {"b-only", Difference::SecondOnly},
     {"boundary", Difference::Boundary},
     {"other-code", Difference::OtherCode}}};

project::DisagreementOptions optionsOf(const DisagreementArguments& arguments)
{
    project::DisagreementOptions options;
    for (const std::string& text : arguments.kinds)
        for (const std::string& name : splitAtCommas(text)) {
            const auto* kind =
                std::ranges::find(kKinds, name, &std::pair<std::string_view, Difference>::first);
            if (kind == kKinds.end())
                wrongUsage(
                    "--kind",
                    fmt::format("'{}' is none of: a-only, b-only, boundary, other-code", name));
            options.kinds.push_back(kind->second);
        }
    if (!arguments.resolved.empty())
        options.resolved = arguments.resolved == "yes";
    options.byPlace = arguments.order == "place";
    options.quoteLimit = arguments.quoteLimit;
    return options;
}

Result<void> print(Context& context,
                   const model::Corpus& corpus,
                   const model::TextSource& texts,
                   const agreement::DifferenceRequest& request,
                   const project::DisagreementOptions& options)
{
    auto found = agreement::differencesOf(corpus, texts, request, context.progress());
    if (!found)
        return passOn(found);
    auto table = project::disagreementTable(corpus, texts, request, std::move(*found), options);
    return table ? context.output().writeTable(*table) : Result<void>(passOn(table));
}

Result<void> printThen(Context& context,
                       project::Project& project,
                       const DisagreementArguments& arguments,
                       project::DisagreementOptions options)
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
    auto request = differenceRequest(both->corpus, arguments.compared);
    if (!request)
        return passOn(request);
    request->coders = {both->then, *coder};
    options.decisions = false;
    options.notes = std::move(both->notes);
    return print(context, both->corpus, project.texts(), *request, options);
}

Result<void> run(Context& context, const DisagreementArguments& arguments)
{
    const project::DisagreementOptions options = optionsOf(arguments);
    if (!arguments.then.empty() && !arguments.compared.coders.empty())
        wrongUsage("--then", "it compares --coder with what he or she had coded then; no --coders");
    if (!arguments.then.empty() && options.resolved)
        wrongUsage("--resolved", "nothing is decided between a coder then and now");
    auto project = context.read();
    if (!project)
        return passOn(project);
    if (!arguments.then.empty())
        return printThen(context, **project, arguments, options);
    const model::Corpus& corpus = (*project)->corpus();
    auto request = differenceRequest(corpus, arguments.compared);
    if (!request)
        return passOn(request);
    return print(context, corpus, (*project)->texts(), *request, options);
}

} // namespace

void addComparedOptions(CLI::App& command, ComparedArguments& arguments)
{
    const auto several = [&](const char* name, std::vector<std::string>& values, const char* text) {
        return command.add_option(name, values, text)->allow_extra_args(false);
    };
    several("--coders",
            arguments.coders,
            "Whose codings (default: all who coded); more than two pair by pair")
        ->type_name("A,B,...");
    several("--code", arguments.codes, "Only this code, alone; may be repeated")->type_name("CODE");
    several("--document", arguments.documents, "Only this document; may be repeated")
        ->type_name("DOC");
    several("--case", arguments.cases, "Only text of this case; may be repeated")
        ->type_name("CASE");
    addText(command, "--filter", arguments.filter, "Only these; see 'crosscase help expressions'");
    command.add_flag("--all-documents",
                     arguments.allDocuments,
                     "Also documents that not both coders have marked as coded");
}

Result<agreement::DifferenceRequest> differenceRequest(const model::Corpus& corpus,
                                                       const ComparedArguments& arguments)
{
    agreement::DifferenceRequest request;
    request.allDocuments = arguments.allDocuments;
    for (const std::string& text : arguments.coders)
        for (const std::string& name : splitAtCommas(text)) {
            auto coder = project::findCoder(corpus, name);
            if (!coder)
                return passOn(coder);
            request.coders.push_back(*coder);
        }
    if (arguments.coders.empty())
        request.coders = agreement::codersAtWork(corpus);
    for (const std::string& name : arguments.codes) {
        auto code = project::findCode(corpus, name);
        if (!code)
            return passOn(code);
        request.codes.push_back(*code);
    }
    for (const std::string& name : arguments.documents) {
        auto document = project::findDocument(corpus, name);
        if (!document)
            return passOn(document);
        request.documents.push_back(*document);
    }
    matrix::DisplayOptions chosen;
    chosen.filter = arguments.filter;
    for (const std::string& name : arguments.cases) {
        auto unit = project::findCase(corpus, name);
        if (!unit)
            return passOn(unit);
        chosen.only.push_back(corpus.get(*unit).name);
    }
    // A malformed one is wrong usage.
    [[maybe_unused]] const query::Expression typed = filterNamed(arguments.filter);
    auto filter = matrix::filterOf(chosen);
    if (!filter)
        return passOn(filter);
    request.filter = std::move(*filter);
    return request;
}

void buildDisagreements(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<DisagreementArguments>();
    addComparedOptions(command, arguments->compared);
    command
        .add_option("--kind",
                    arguments->kinds,
                    "Only these: a-only, b-only, boundary, other-code, with commas")
        ->type_name("KIND,...")
        ->allow_extra_args(false);
    addText(command,
            "--resolved",
            arguments->resolved,
            "yes: only decided ones; no: only those that are open, to discuss or stale")
        ->type_name("")
        ->check(CLI::IsMember({"yes", "no"}));
    addText(command,
            "--order",
            arguments->order,
            "weight (default): what matters most first; place: as in the documents")
        ->type_name("")
        ->check(CLI::IsMember({"weight", "place"}));
    command.add_option("--quote-limit", arguments->quoteLimit, "Characters of a quote, 0: whole")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    addText(command,
            "--then",
            arguments->then,
            "The codings of --coder at that moment against those of now: a batch of 'history', or "
            "a date")
        ->type_name("WHEN|BATCH");
    context.output().addTableOptions(command);
    context.onRun(command, [arguments](Context& running) { return run(running, *arguments); });
}

} // namespace crosscase::cli
