// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/search.h"

#include "app/cli/arguments.h"
#include "core/project/search_index.h"
#include "core/project/text_matcher.h"

#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <optional>

namespace crosscase::cli {

namespace {

using project::Finder;
using project::FoundDocument;
using project::SearchIndex;

// How long a search goes on with the index when its own work is done: so that the next is fast.
constexpr std::chrono::milliseconds kGrace{1000};

struct Arguments {
    SearchArguments search;
    std::string order = "document";
    std::string count;
    int context = 40;
    std::size_t limit = 0;
};

// What came out, and when it is enough.
struct Tally {
    std::size_t limit = 0;
    std::size_t hits = 0;
    std::size_t documents = 0;
    const model::Document* last = nullptr;

    // Cuts what is too much.
    void take(FoundDocument& found)
    {
        if (limit != 0 && found.hits.size() > limit - hits)
            found.hits.resize(limit - hits);
        hits += found.hits.size();
        documents += found.document == last ? 0U : 1U;
        last = found.document;
    }
    [[nodiscard]] bool enough() const { return limit != 0 && hits >= limit; }
};

std::string described(const Arguments& arguments)
{
    const SearchArguments& search = arguments.search;
    std::string how = "words by their stem";
    if (search.literal || search.regex)
        how = search.literal ? "as it stands" : "a regular expression";
    else if (search.matchCase || search.noStemming)
        how = "words as written";
    if (search.matchCase)
        how += ", capitals and accents count";
    if (!search.literal && !search.regex)
        how += search.scope == "passage" ? "; within a paragraph" : "; within a document";
    return fmt::format("looked for: {} ({})", search.text, how);
}

std::vector<std::string> notesOf(const Arguments& arguments, const Tally& tally)
{
    std::vector<std::string> notes{described(arguments)};
    if (!arguments.search.filter.empty())
        notes.push_back("filter: " + arguments.search.filter);
    if (tally.enough())
        notes.push_back(fmt::format("only the first {} hits", arguments.limit));
    return notes;
}

// One search that is being answered.
struct Asked {
    Context& context;
    const Finder& finder;
    const SearchIndex& index;
    const Arguments& arguments;
    Tally tally;
};

using OnFound = std::function<Result<void>(const FoundDocument&)>;

Result<void> runAll(Asked& asked, const OnFound& onFound)
{
    bool stopped = false;
    const Finder::Visit visit = [&](FoundDocument&& found) -> Result<void> {
        asked.tally.take(found);
        if (auto shown = onFound(found); !shown)
            return shown;
        stopped = asked.tally.enough();
        return stopped ? fail(ErrorCode::Cancelled, "enough") : Result<void>();
    };
    const Progress progress = asked.context.progress();
    auto done =
        asked.arguments.order == "relevance"
            ? asked.finder.runByRelevance(&asked.index, asked.arguments.limit, progress, visit)
            : asked.finder.run(&asked.index, progress, visit);
    return stopped ? Result<void>() : done;
}

// Rows are handed over in pieces, so that the first appear at once and not all are held.
constexpr std::size_t kPiece = 200;

Result<void> writeHits(Asked& asked)
{
    matrix::KwicTable rows(asked.finder.scope(), asked.arguments.context);
    TableStream out(asked.context.output());
    auto done = runAll(asked, [&](const FoundDocument& found) -> Result<void> {
        rows.add(found.forTable());
        return rows.size() < kPiece ? Result<void>() : out.add(rows.take());
    });
    if (done)
        done = out.add(rows.take());
    return done ? out.end(notesOf(asked.arguments, asked.tally)) : done;
}

Result<void> writeCounts(Asked& asked)
{
    const std::string& count = asked.arguments.count;
    const auto by = count == "document" ? matrix::CountBy::Document
                    : count == "case"   ? matrix::CountBy::Case
                                        : matrix::CountBy::Speaker;
    matrix::HitCounts counts(asked.finder.scope(), by);
    auto done = runAll(asked, [&](const FoundDocument& found) -> Result<void> {
        counts.add(found.forTable());
        return {};
    });
    if (!done)
        return done;
    table::Table table = counts.done();
    table.notes = notesOf(asked.arguments, asked.tally);
    return asked.context.output().writeTable(table);
}

void tell(const Asked& asked)
{
    Context& context = asked.context;
    const Tally& tally = asked.tally;
    if (tally.hits != 0) {
        context.say(fmt::format("{} {} in {} {}",
                                tally.hits,
                                tally.hits == 1 ? "hit" : "hits",
                                tally.documents,
                                tally.documents == 1 ? "document" : "documents"));
        return;
    }
    context.say("no hits");
    for (const Finder::Suggestion& suggestion : asked.finder.suggestions(asked.index))
        context.say(fmt::format(
            "'{}': did you mean '{}'?", suggestion.word, fmt::join(suggestion.instead, "' or '")));
}

Result<void> run(Context& context, const Arguments& arguments)
{
    const project::SearchRequest request = arguments.search.request();
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto finder = Finder::make((*project)->corpus(), (*project)->texts(), request);
    if (!finder)
        return passOn(finder);
    SearchIndex index(**project);
    Asked asked{context, *finder, index, arguments, {arguments.limit}};
    auto written = arguments.count.empty() ? writeHits(asked) : writeCounts(asked);
    if (written)
        tell(asked);
    if (!index.isCurrent()) {
        index.follow();
        index.waitFor(kGrace);
    }
    return written;
}

Result<void> update(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    SearchIndex index(**project);
    auto report = index.update(context.progress());
    if (!report)
        return passOn(report);
    if (report->indexed == 0 && report->removed == 0)
        context.say("the index is up to date");
    else
        context.say(
            fmt::format("{} documents indexed, {} taken out", report->indexed, report->removed));
    if (report->unreadable != 0)
        context.warn(fmt::format("{} documents could not be read; 'crosscase verify' says why",
                                 report->unreadable));
    return {};
}

// What cannot be understood is wrong usage, as with --filter.
void checkQuery(const project::SearchRequest& request)
{
    if (request.mode == project::SearchMode::Words) {
        if (const auto query = query::parseSearch(request.text); !query)
            wrongUsage("QUERY", query.error().detail);
    } else if (auto matcher = project::TextMatcher::make(request.text,
                                                         request.mode == project::SearchMode::Regex,
                                                         request.options.matchCase);
               !matcher) {
        wrongUsage("QUERY", matcher.error().detail);
    }
}

} // namespace

project::SearchRequest SearchArguments::request() const
{
    project::SearchRequest request;
    request.text = text;
    request.mode = literal ? project::SearchMode::Literal
                   : regex ? project::SearchMode::Regex
                           : project::SearchMode::Words;
    request.options.scope =
        scope == "document" ? query::SearchScope::Document : query::SearchScope::Passage;
    request.options.stemming = !noStemming;
    request.options.matchCase = matchCase;
    request.filter = filterNamed(filter);
    checkQuery(request);
    return request;
}

void addSearchOptions(CLI::App& command, SearchArguments& arguments)
{
    CLI::Option* literal = command.add_flag(
        "--literal", arguments.literal, "Look for the text as it stands, punctuation and all");
    command
        .add_flag("--regex", arguments.regex, "Look for a regular expression (ICU), line by line")
        ->excludes(literal);
    addText(command,
            "--scope",
            arguments.scope,
            "Where AND, NEAR and phrases bind: in a passage (default) or a document")
        ->check(CLI::IsMember({"passage", "document"}));
    command.add_flag("--match-case", arguments.matchCase, "Capitals and accents count");
    command.add_flag(
        "--no-stemming", arguments.noStemming, "Words as written, not by their stem: as =word");
    addText(command, "--filter", arguments.filter, "Only there; see 'crosscase help expressions'");
}

void buildSearch(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Arguments>();
    addArgument(command,
                "QUERY",
                arguments->search.text,
                "What to look for; see 'crosscase help searching'");
    addSearchOptions(command, arguments->search);
    command.add_option("--context", arguments->context, "Characters on each side (default 40)")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--limit", arguments->limit, "At most so many hits, 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    addText(command,
            "--order",
            arguments->order,
            "document (default), or relevance: the passages that fit best first")
        ->check(CLI::IsMember({"document", "relevance"}));
    addText(command, "--count", arguments->count, "Count the hits by document, case or speaker")
        ->check(CLI::IsMember({"document", "case", "speaker"}));
    context.output().addTableOptions(command);
    context.onRun(command, [arguments](Context& running) { return run(running, *arguments); });
}

void buildIndex(CLI::App& command, Context& context)
{
    context.takeProject(command);
    command.footer("The index lies in your cache folder ($CROSSCASE_CACHE, else "
                   "$XDG_CACHE_HOME/crosscase or ~/.cache/crosscase).\nIt holds the words of your "
                   "texts, may be deleted at any time, and is made anew.\n\n"
                   + command.get_footer());
    context.onRun(command, update);
}

} // namespace crosscase::cli
