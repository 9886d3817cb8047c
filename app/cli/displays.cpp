// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/displays.h"

#include "app/cli/arguments.h"
#include "core/matrix/displays.h"
#include "core/project/codings.h"
#include "core/project/find.h"

namespace crosscase::cli {

namespace {

// What both tables of quotes take.
struct QuoteArguments {
    std::string filter;
    int limit = 0;
    int perCell = 0;
    bool includeUnpublishable = false;
    std::string layer;
};

void addQuoteOptions(CLI::App& command, QuoteArguments& arguments)
{
    addText(command, "--filter", arguments.filter, "Only these; see 'crosscase help expressions'");
    command.add_option("--quote-limit", arguments.limit, "Characters of a quote, 0: whole")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--per-cell", arguments.perCell, "Quotes for each case and theme, 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command.add_flag("--include-unpublishable",
                     arguments.includeUnpublishable,
                     "Also quotes marked not-for-publication");
    addLayer(command, arguments.layer);
}

struct WithinArguments {
    std::string unit;
    bool allCodes = false;
    QuoteArguments quotes;
};

Result<void> printWithin(Context& context, const WithinArguments& arguments)
{
    const query::Expression filter = filterNamed(arguments.quotes.filter);
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto unit = project::findCase((*project)->corpus(), arguments.unit);
    if (!unit)
        return passOn(unit);
    const model::Corpus corpus = lookAt((*project)->corpus(), arguments.quotes.layer);
    auto rows = matrix::withinCase(corpus,
                                   (*project)->texts(),
                                   *unit,
                                   {.allCodes = arguments.allCodes,
                                    .quoteLimit = arguments.quotes.limit,
                                    .quotesPerCell = arguments.quotes.perCell,
                                    .includeUnpublishable = arguments.quotes.includeUnpublishable,
                                    .filter = filter});
    if (!rows)
        return passOn(rows);
    tellLayer(*rows, (*project)->corpus(), arguments.quotes.layer);
    return context.output().writeTable(*rows);
}

struct ProofArguments {
    std::string code;
    std::vector<std::string> marks;
    QuoteArguments quotes;
};

Result<void> printQuotes(Context& context, const ProofArguments& arguments)
{
    matrix::QuoteOptions options;
    options.filter = filterNamed(arguments.quotes.filter);
    options.quoteLimit = arguments.quotes.limit;
    options.perCell = arguments.quotes.perCell;
    options.includeUnpublishable = arguments.quotes.includeUnpublishable;
    for (const std::string& mark : arguments.marks)
        options.mark |= static_cast<int>(*project::markNamed(mark));
    auto project = context.read();
    if (!project)
        return passOn(project);
    if (!arguments.code.empty()) {
        auto code = project::findCode((*project)->corpus(), arguments.code);
        if (!code)
            return passOn(code);
        options.code = *code;
    }
    const model::Corpus corpus = lookAt((*project)->corpus(), arguments.quotes.layer);
    auto rows = matrix::proofQuotes(corpus, (*project)->texts(), options);
    if (!rows)
        return passOn(rows);
    tellLayer(*rows, (*project)->corpus(), arguments.quotes.layer);
    return context.output().writeTable(*rows);
}

} // namespace

void buildWithin(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<WithinArguments>();
    addArgument(command, "CASE", arguments->unit, "Its name or id");
    command.add_flag(
        "--all-codes", arguments->allCodes, "A row for every code (default: for every theme)");
    addQuoteOptions(command, arguments->quotes);
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printWithin(running, *arguments); });
}

void buildQuotes(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<ProofArguments>();
    addText(command, "--code", arguments->code, "Only this code and its sub-codes");
    command
        .add_option("--mark",
                    arguments->marks,
                    "Only quotes so marked: power, proof or not-for-publication")
        ->type_name("")
        ->check(CLI::IsMember({"power", "proof", "not-for-publication"}));
    addQuoteOptions(command, arguments->quotes);
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printQuotes(running, *arguments); });
}

} // namespace crosscase::cli
