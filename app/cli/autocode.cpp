// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/autocode.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/search.h"
#include "core/model/trees.h"
#include "core/project/autocode.h"
#include "core/project/codes.h"
#include "core/project/find.h"
#include "core/project/search_index.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace crosscase::cli {

namespace {

using model::Code;
using model::Corpus;
using model::Id;
using project::AutocodeRow;
using project::TextPlace;

struct Arguments {
    SearchArguments search; // without a text: all that is chosen
    std::string code;
    std::string unit;
    int around = 0;
    project::PassageChoice choice;
    bool create = false;
    bool dryRun = false;
};

Result<std::vector<TextPlace>> hits(const Arguments& arguments,
                                    const std::optional<project::SearchRequest>& request,
                                    project::Project& project,
                                    const Progress& progress)
{
    const project::PassageChoice& choice = arguments.choice;
    const Corpus& corpus = project.corpus();
    if (auto there = project::checkChoice(corpus, project.texts(), choice, progress); !there)
        return passOn(there);
    if (!request)
        return project::unitsOf(
            corpus, project.texts(), choice, *project::codingUnitNamed(arguments.unit), progress);
    auto finder = project::Finder::make(corpus, project.texts(), *request);
    if (!finder)
        return passOn(finder);
    const project::SearchIndex index(project);
    return project::hitsOf(*finder, &index, choice, progress);
}

// None: it is not there, and --create was given.
Result<Id<Code>> codeNamed(const Corpus& corpus, const Arguments& arguments)
{
    auto code = project::findCode(corpus, arguments.code);
    if (!code && arguments.create && code.error().code == ErrorCode::NotFound)
        return Id<Code>();
    if (!code && code.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, code.error().detail + "; --create makes it");
    return code;
}

Result<project::AutocodePreview> preview(Context& context,
                                         const Arguments& arguments,
                                         const std::optional<project::SearchRequest>& request,
                                         project::Project& project)
{
    const Progress progress = context.progress();
    auto code = codeNamed(project.corpus(), arguments);
    if (!code)
        return passOn(code);
    auto found = hits(arguments, request, project, progress);
    if (!found)
        return passOn(found);
    return project::previewAutocode(project.corpus(),
                                    project.texts(),
                                    project.coderName(),
                                    *found,
                                    {.code = *code,
                                     .unit = *project::codingUnitNamed(arguments.unit),
                                     .around = arguments.around},
                                    progress);
}

// document, paragraph, speaker, start, end, quote, state, coding.
Result<table::Table> tableOf(const Corpus& corpus,
                             const model::TextSource& texts,
                             const std::vector<AutocodeRow>& rows,
                             const std::string& state)
{
    List list("Autocode",
              {"document", "paragraph", "speaker", "start", "end", "quote", "state", "coding"});
    std::shared_ptr<const model::LoadedText> text;
    Id<model::Document> loaded;
    for (const AutocodeRow& row : rows) {
        const model::Document& document = corpus.get(row.place.document);
        if (loaded != document.id) {
            auto read = texts.load(document);
            if (!read)
                return passOn(read);
            text = std::move(*read);
            loaded = document.id;
        }
        const text::Structure& structure = text->structure;
        const text::Span span = row.place.span;
        const std::size_t passage = structure.passageAt(span.start);
        const std::int32_t speaker =
            passage < structure.passages.size() ? structure.passages[passage].speaker : -1;
        list.add({words(document.name),
                  count(passage + 1),
                  speaker < 0 ? table::Value()
                              : words(structure.speakers[static_cast<std::size_t>(speaker)]),
                  count(span.start),
                  count(span.end),
                  words(text->quote(span)),
                  words(state.empty() ? (row.coveredBy ? "already coded" : "new") : state),
                  row.coveredBy ? words(corpus.find(row.coveredBy)->uuid.toCanonical())
                                : table::Value()});
    }
    return list.done();
}

struct Counts {
    std::size_t coded = 0;
    std::size_t already = 0;
    std::size_t documents = 0;
    std::size_t withoutContent = 0;
};

Counts countsOf(const project::AutocodePreview& preview)
{
    Counts counts;
    counts.withoutContent = preview.withoutContent;
    Id<model::Document> last;
    for (const AutocodeRow& row : preview.rows) {
        (row.coveredBy ? counts.already : counts.coded) += 1;
        if (!row.coveredBy && row.place.document != last) {
            ++counts.documents;
            last = row.place.document;
        }
    }
    return counts;
}

// "14 passages coded with Trust, 3 already coded, 2 documents"
void tell(Context& context, const Counts& counts, const std::string& code, bool dryRun)
{
    const auto plural = [](std::size_t number) { return number == 1 ? "" : "s"; };
    context.say(fmt::format("{} passage{} {} with {}, {} already coded, {} document{}",
                            counts.coded,
                            plural(counts.coded),
                            dryRun ? "would be coded" : "coded",
                            code,
                            counts.already,
                            counts.documents,
                            plural(counts.documents)));
    if (counts.withoutContent > 0)
        context.say(fmt::format("{} hit{} left out: outside of all passages",
                                counts.withoutContent,
                                plural(counts.withoutContent)));
}

Result<void> showPreview(Context& context,
                         const Arguments& arguments,
                         const std::optional<project::SearchRequest>& request)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const Corpus& corpus = (*project)->corpus();
    auto rows = preview(context, arguments, request, **project);
    if (!rows)
        return passOn(rows);
    const auto table = tableOf(corpus, (*project)->texts(), rows->rows, "");
    if (!table)
        return tl::unexpected<Error>(table.error());
    if (auto written = context.output().writeTable(*table); !written)
        return written;
    tell(context, countsOf(*rows), arguments.code, true);
    return {};
}

struct Outcome {
    Counts counts;
    table::Table table;
};

Result<Outcome> applied(project::Edit& edit,
                        const Arguments& arguments,
                        const project::AutocodePreview& preview,
                        const Progress& progress)
{
    Outcome outcome;
    outcome.counts = countsOf(preview);
    std::vector<TextPlace> places;
    for (const AutocodeRow& row : preview.rows)
        if (!row.coveredBy)
            places.push_back(row.place);
    project::AutocodeDone done;
    if (!places.empty()) {
        auto code = codeNamed(edit.corpus(), arguments);
        if (code && !*code) {
            edit.setTitle(project::autocodeTitle(places.size(), arguments.code));
            code = project::addCode(edit, arguments.code);
        }
        if (!code)
            return passOn(code);
        auto coded = project::applyAutocode(edit, *code, places, progress);
        if (!coded)
            return passOn(coded);
        done = std::move(*coded);
    }
    auto table = tableOf(edit.corpus(), edit.texts(), done.added, "coded");
    if (!table)
        return passOn(table);
    outcome.table = std::move(*table);
    return outcome;
}

Result<void> autocode(Context& context, const Arguments& arguments)
{
    // Wrong usage is told before any work is done.
    std::optional<project::SearchRequest> request;
    if (!arguments.search.text.empty())
        request = arguments.search.request();
    if (arguments.dryRun)
        return showPreview(context, arguments, request);
    auto project = context.write();
    if (!project)
        return passOn(project);
    // Before the change: that keeps the store to its own thread, and a search has several.
    auto rows = preview(context, arguments, request, **project);
    if (!rows)
        return passOn(rows);
    Outcome outcome;
    const auto done = (*project)->change("", [&](project::Edit& edit) -> Result<void> {
        auto result = applied(edit, arguments, *rows, context.progress());
        if (!result)
            return passOn(result);
        outcome = std::move(*result);
        return {};
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    context.tellOf(**project, *done);
    if (auto written = context.output().writeTable(outcome.table); !written)
        return written;
    tell(context, outcome.counts, arguments.code, false);
    return {};
}

// What contradicts itself.
void check(const CLI::App& command, const Arguments& arguments)
{
    const SearchArguments& search = arguments.search;
    if (search.text.empty() && arguments.choice.all())
        wrongUsage("QUERY", "say what to code: a QUERY, --speaker or --heading");
    if (search.text.empty() && arguments.unit == "word")
        wrongUsage("--unit", "word needs a QUERY");
    if (arguments.around > 0 && arguments.unit == "hit")
        wrongUsage("--around", "a hit has no neighbours; choose another --unit");
    const bool ofWords = command.count("--scope") > 0 || search.noStemming;
    if (ofWords && (search.text.empty() || search.literal || search.regex))
        wrongUsage("--scope, --no-stemming", "they are for a QUERY of words");
    const bool ofQuery =
        search.literal || search.regex || search.matchCase || !search.filter.empty();
    if (ofQuery && search.text.empty())
        wrongUsage("--literal, --regex, --match-case, --filter", "they need a QUERY");
}

void addOptions(CLI::App& command, Arguments& arguments)
{
    command
        .add_option("QUERY",
                    arguments.search.text,
                    "What to look for: words (see 'crosscase help searching'), or as --literal and "
                    "--regex say")
        ->type_name("");
    addSearchOptions(command, arguments.search);
    addText(command, "--code", arguments.code, "The code's path, name or id")->required();
    addText(command,
            "--unit",
            arguments.unit,
            "What becomes a coding: the hit, or the whole word, sentence, paragraph or turn")
        ->required()
        ->check(CLI::IsMember({"hit", "word", "sentence", "paragraph", "turn"}));
    command
        .add_option(
            "--around", arguments.around, "So many more units of the kind on both sides (0)")
        ->check(CLI::Range(0, 1000))
        ->type_name("N");
    addText(command,
            "--speaker",
            arguments.choice.speaker,
            "Only what this speaker says; * stands for any letters. Without a QUERY all of it");
    addText(command,
            "--heading",
            arguments.choice.heading,
            "Only below this heading, such as the question of a survey. Without a QUERY all of it");
    command.add_flag("--create", arguments.create, "Make the code if it is not there");
    command.add_flag("--dry-run", arguments.dryRun, "Only show what would be coded");
}

} // namespace

void buildAutocode(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Arguments>();
    addOptions(command, *arguments);
    context.output().addTableOptions(command);
    context.onRun(command, [arguments, &command](Context& running) {
        check(command, *arguments);
        return autocode(running, *arguments);
    });
}

} // namespace crosscase::cli
