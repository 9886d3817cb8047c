// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/consensus.h"

#include "app/cli/arguments.h"
#include "app/cli/disagreements.h"
#include "core/project/decisions_file.h"
#include "core/project/disagreement_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

using project::ConsensusReport;

void tell(Context& context, const ConsensusReport& report, std::string_view what)
{
    context.say(fmt::format("{} {}, {} as before, {} replaced; codings of the consensus: {} added, "
                            "{} removed",
                            report.decisions,
                            what,
                            report.unchanged,
                            report.replaced,
                            report.added,
                            report.removed));
}

// What is decided on: every disagreement that the options choose.
Result<agreement::Differences>
compare(Context& context, const project::Edit& edit, const ComparedArguments& arguments)
{
    auto request = differenceRequest(edit.corpus(), arguments);
    if (!request)
        return passOn(request);
    return agreement::differencesOf(edit.corpus(), edit.texts(), *request, context.progress());
}

// --- list ----------------------------------------------------------------------------------------

struct ListArguments {
    bool stale = false;
    std::string decision;
    int quoteLimit = 0;
};

project::ResolutionOptions optionsOf(const ListArguments& arguments)
{
    project::ResolutionOptions options;
    options.staleOnly = arguments.stale;
    options.quoteLimit = arguments.quoteLimit;
    if (arguments.decision == "agreed")
        options.decision = model::Decision::Agreed;
    else if (!arguments.decision.empty())
        options.decision = project::decisionNamed(arguments.decision);
    return options;
}

void addListOptions(CLI::App& command, ListArguments& arguments)
{
    command.add_flag("--stale",
                     arguments.stale,
                     "Only those that no longer hold: a coding was changed or is gone");
    addText(
        command, "--decision", arguments.decision, "Only A, B, both, neither, discuss or agreed")
        ->type_name("")
        ->check(
            CLI::IsMember({"A", "B", "both", "neither", "discuss", "agreed"}, CLI::ignore_case));
}

void buildList(CLI::App& command, Context& context)
{
    CLI::App& list = context.addCommand(
        command,
        {"list", "List the decisions with what came of them", "consensus list study.crosscase"});
    context.takeProject(list);
    auto arguments = std::make_shared<ListArguments>();
    addListOptions(list, *arguments);
    list.add_option("--quote-limit", arguments->quoteLimit, "Characters of a quote, 0: whole")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    context.output().addTableOptions(list);
    context.onRun(list, [arguments](Context& running) -> Result<void> {
        auto project = running.read();
        if (!project)
            return passOn(project);
        auto table = project::resolutionTable(
            (*project)->corpus(), (*project)->texts(), optionsOf(*arguments));
        return table ? running.output().writeTable(*table) : Result<void>(passOn(table));
    });
}

// --- decide --------------------------------------------------------------------------------------

struct DecideArguments {
    ComparedArguments compared;
    std::vector<std::string> ids;
    std::string decision;
    std::string reason;
    std::string file;
};

using Decisions = std::vector<project::WrittenDecision>;

Result<Decisions> decisionsOfIds(const DecideArguments& arguments)
{
    const auto decision = project::decisionNamed(arguments.decision);
    if (!decision)
        wrongUsage("--as", "say A, B, both, neither or discuss");
    Decisions written;
    for (const std::string& text : arguments.ids)
        for (const std::string& id : splitAtCommas(text)) {
            project::WrittenDecision one;
            one.id = id;
            one.decision = *decision;
            one.reason = arguments.reason;
            written.push_back(std::move(one));
        }
    return written;
}

// With the name of the file, if there is one.
tl::unexpected<Error> inFile(const DecideArguments& arguments, Error error)
{
    if (!arguments.file.empty())
        error.detail = fmt::format("'{}': {}", arguments.file, error.detail);
    return tl::unexpected(std::move(error));
}

Result<Decisions> decisionsOfFile(const DecideArguments& arguments)
{
    if (!arguments.decision.empty() || !arguments.reason.empty())
        wrongUsage("--decisions", "the file says the decisions and reasons");
    auto file = readTable(arguments.file);
    if (!file)
        return passOn(file);
    auto read = project::decisionsFrom(*file);
    if (!read)
        return inFile(arguments, read.error());
    return read;
}

Result<void> decide(Context& context, const DecideArguments& arguments)
{
    if (arguments.file.empty() == arguments.ids.empty())
        wrongUsage("decide", "give ids and --as DECISION, or --decisions FILE");
    const auto written =
        arguments.file.empty() ? decisionsOfIds(arguments) : decisionsOfFile(arguments);
    if (!written)
        return tl::unexpected(written.error());
    ConsensusReport report;
    auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto found = compare(context, edit, arguments.compared);
        if (!found)
            return passOn(found);
        auto decided = project::matchDecisions(edit.corpus(), *found, *written);
        if (!decided)
            return inFile(arguments, decided.error());
        auto made = project::decide(edit, *decided);
        if (!made)
            return passOn(made);
        report = *made;
        return {};
    });
    if (done)
        tell(context, report, "decided");
    return done;
}

void buildDecide(CLI::App& command, Context& context)
{
    CLI::App& app = context.addCommand(command,
                                       {"decide",
                                        "Decide disagreements, by their ids or from a table",
                                        "consensus decide study.crosscase 3f0a9b27c1d4 --as A "
                                        "--reason 'as the definition says'"});
    context.takeProject(app);
    auto arguments = std::make_shared<DecideArguments>();
    app.add_option("ID", arguments->ids, "Of 'crosscase disagreements'; several")->type_name("");
    addText(app,
            "--as",
            arguments->decision,
            "A: as coder_a, B: as coder_b, both, neither, or discuss: nothing yet")
        ->type_name("DECISION");
    addText(app, "--reason", arguments->reason, "Why");
    addText(app,
            "--decisions",
            arguments->file,
            "A table with id, decision and perhaps reason: the one that 'disagreements' writes, "
            "filled in; rows without a decision are passed over")
        ->type_name("FILE");
    addComparedOptions(app, arguments->compared);
    context.onRun(app, [arguments](Context& running) { return decide(running, *arguments); });
}

// --- accept --------------------------------------------------------------------------------------

void buildAccept(CLI::App& command, Context& context)
{
    CLI::App& app = context.addCommand(command,
                                       {"accept",
                                        "Take over all that the coders agree on",
                                        "consensus accept study.crosscase --coders Ann,Ben"});
    context.takeProject(app);
    auto arguments = std::make_shared<ComparedArguments>();
    addComparedOptions(app, *arguments);
    context.onRun(app, [arguments](Context& running) -> Result<void> {
        ConsensusReport report;
        auto done = running.change([&](project::Edit& edit) -> Result<void> {
            auto request = differenceRequest(edit.corpus(), *arguments);
            if (!request)
                return passOn(request);
            auto found =
                agreement::differencesOf(edit.corpus(), edit.texts(), *request, running.progress());
            if (!found)
                return passOn(found);
            auto made = project::acceptAgreed(edit, request->coders, found->agreed);
            if (!made)
                return passOn(made);
            report = *made;
            return {};
        });
        if (done)
            tell(running, report, "accepted");
        return done;
    });
}

// --- clear ---------------------------------------------------------------------------------------

struct ClearArguments {
    ListArguments chosen;
    std::vector<std::string> ids;
    bool all = false;
};

Result<std::vector<model::Id<model::Resolution>>> chosen(const model::Corpus& corpus,
                                                         const ClearArguments& arguments)
{
    const model::Resolutions resolutions(corpus);
    std::vector<model::Id<model::Resolution>> found;
    if (arguments.ids.empty()) {
        for (const auto& entry : resolutions.all())
            if (project::isWanted(entry, optionsOf(arguments.chosen)))
                found.push_back(entry.row->id);
        return found;
    }
    for (const std::string& text : arguments.ids)
        for (const std::string& id : splitAtCommas(text)) {
            const std::size_t before = found.size();
            for (const auto& entry : resolutions.all())
                if (project::idOf(corpus, entry) == id || Uuid::parse(id) == entry.row->uuid)
                    found.push_back(entry.row->id);
            if (found.size() == before)
                return fail(
                    ErrorCode::NotFound,
                    fmt::format("there is no decision {}; see 'crosscase consensus list'", id));
        }
    return found;
}

void buildClear(CLI::App& command, Context& context)
{
    CLI::App& app = context.addCommand(command,
                                       {"clear",
                                        "Take decisions back, with what came of them",
                                        "consensus clear study.crosscase --stale"});
    context.takeProject(app);
    auto arguments = std::make_shared<ClearArguments>();
    app.add_option("ID", arguments->ids, "Of 'crosscase consensus list'; several")->type_name("");
    addListOptions(app, arguments->chosen);
    app.add_flag("--all", arguments->all, "All of them");
    context.onRun(app, [arguments](Context& running) -> Result<void> {
        const bool byKind = arguments->chosen.stale || !arguments->chosen.decision.empty();
        const auto given = {!arguments->ids.empty(), byKind, arguments->all};
        if (std::ranges::count(given, true) != 1)
            wrongUsage("clear", "give ids, or --stale and --decision, or --all");
        ConsensusReport report;
        auto done = running.change([&](project::Edit& edit) -> Result<void> {
            auto rows = chosen(edit.corpus(), *arguments);
            if (!rows)
                return passOn(rows);
            auto made = project::clearResolutions(edit, *rows);
            if (!made)
                return passOn(made);
            report = *made;
            return {};
        });
        if (done)
            running.say(fmt::format("{} decisions taken back; codings of the consensus removed: {}",
                                    report.replaced,
                                    report.removed));
        return done;
    });
}

} // namespace

void buildConsensus(CLI::App& command, Context& context)
{
    command.require_subcommand(1, 1);
    buildList(command, context);
    buildDecide(command, context);
    buildAccept(command, context);
    buildClear(command, context);
}

} // namespace crosscase::cli
