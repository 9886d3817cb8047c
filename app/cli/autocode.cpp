// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/autocode.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/model/trees.h"
#include "core/project/autocode.h"
#include "core/project/codes.h"
#include "core/project/find.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

using model::Code;
using model::Corpus;
using model::Id;
using project::AutocodeRow;
using project::TextPlace;

struct Arguments {
    std::string query;
    std::string code;
    std::string unit;
    int around = 0;
    bool literal = false;
    bool regex = false;
    bool matchCase = false;
    bool noStemming = false;
    std::string scope = "passage";
    project::PassageChoice choice;
    bool create = false;
    bool dryRun = false;
};

Result<std::vector<TextPlace>> hits(const Arguments& arguments,
                                    const Corpus& corpus,
                                    const model::TextSource& texts,
                                    const Progress& progress)
{
    const project::PassageChoice& choice = arguments.choice;
    if (auto there = project::checkChoice(corpus, texts, choice, progress); !there)
        return passOn(there);
    if (arguments.query.empty())
        return project::unitsOf(
            corpus, texts, choice, *project::codingUnitNamed(arguments.unit), progress);
    if (arguments.literal || arguments.regex)
        return project::hitsOf(corpus,
                               texts,
                               {arguments.query, arguments.regex, arguments.matchCase},
                               choice,
                               progress);
    const query::SearchOptions options{.scope = arguments.scope == "document"
                                                    ? query::SearchScope::Document
                                                    : query::SearchScope::Passage,
                                       .stemming = !arguments.noStemming,
                                       .matchCase = arguments.matchCase};
    return project::hitsOf(corpus, texts, arguments.query, options, choice, progress);
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

Result<project::AutocodePreview> preview(const Arguments& arguments,
                                         const Corpus& corpus,
                                         const model::TextSource& texts,
                                         std::string_view coder,
                                         const Progress& progress)
{
    const auto code = codeNamed(corpus, arguments);
    if (!code)
        return tl::unexpected<Error>(code.error());
    auto found = hits(arguments, corpus, texts, progress);
    if (!found)
        return passOn(found);
    return project::previewAutocode(corpus,
                                    texts,
                                    coder,
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

Result<void> showPreview(Context& context, const Arguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const Corpus& corpus = (*project)->corpus();
    const auto rows =
        preview(arguments, corpus, (*project)->texts(), context.coder(), context.progress());
    if (!rows)
        return tl::unexpected<Error>(rows.error());
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
    if (arguments.dryRun)
        return showPreview(context, arguments);
    auto project = context.write();
    if (!project)
        return passOn(project);
    // Before the change: that keeps the store to its own thread, and a search has several.
    const auto rows = preview(
        arguments, (*project)->corpus(), (*project)->texts(), context.coder(), context.progress());
    if (!rows)
        return tl::unexpected<Error>(rows.error());
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
    if (arguments.query.empty() && arguments.choice.all())
        wrongUsage("QUERY", "say what to code: a QUERY, --speaker or --heading");
    if (arguments.query.empty() && arguments.unit == "word")
        wrongUsage("--unit", "word needs a QUERY");
    if (arguments.around > 0 && arguments.unit == "hit")
        wrongUsage("--around", "a hit has no neighbours; choose another --unit");
    const bool ofWords = command.count("--scope") > 0 || arguments.noStemming;
    if (ofWords && (arguments.query.empty() || arguments.literal || arguments.regex))
        wrongUsage("--scope, --no-stemming", "they are for a QUERY of words");
    const bool ofQuery = arguments.literal || arguments.regex || arguments.matchCase;
    if (ofQuery && arguments.query.empty())
        wrongUsage("--literal, --regex, --match-case", "they need a QUERY");
}

void addOptions(CLI::App& command, Arguments& arguments)
{
    command
        .add_option("QUERY",
                    arguments.query,
                    "What to look for: words (see 'crosscase help searching'), or as --literal and "
                    "--regex say")
        ->type_name("");
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
    CLI::Option* literal = command.add_flag(
        "--literal", arguments.literal, "QUERY as it stands, blanks and punctuation too");
    command.add_flag("--regex", arguments.regex, "QUERY is a regular expression")
        ->excludes(literal);
    command.add_flag("--match-case", arguments.matchCase, "Case and accents count");
    addText(command, "--scope", arguments.scope, "Where AND holds: passage (default), document")
        ->check(CLI::IsMember({"passage", "document"}));
    command.add_flag("--no-stemming", arguments.noStemming, "Words as they are, not by their stem");
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
