// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/word_lists.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/word_lists.h"
#include "core/query/own_stop_words.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscase::cli {

namespace {

using Words = std::vector<std::string>;

// A sub-command that takes WORD... and changes the project.
using Change = Result<void> (*)(project::Edit&, const Words&);
void buildChange(CLI::App& parent, Context& context, const CommandText& text, Change change)
{
    CLI::App& command = context.addCommand(parent, text);
    context.takeProject(command);
    auto words = std::make_shared<Words>();
    command.add_option("WORD", *words, "Words; a phrase in quotes")->required()->type_name("");
    context.onRun(command, [words, change](Context& running) {
        return running.change([&](project::Edit& edit) { return change(edit, *words); });
    });
}

// --- stop words ----------------------------------------------------------------------------------

struct StopWordQuestion {
    std::string language;
    bool own = false;
};

// The lists of the languages that the documents are in.
std::vector<const text::StopWordList*> listsOf(const model::Corpus& corpus)
{
    std::set<std::string_view> languages;
    for (const model::Document& document : corpus.documents())
        if (const text::StopWordList* list = text::stopWordListOf(document.language))
            languages.insert(list->language);
    std::vector<const text::StopWordList*> lists;
    for (const std::string_view language : languages)
        lists.push_back(text::stopWordListOf(language));
    return lists;
}

void addList(List& rows, const text::StopWordList& list, const query::OwnStopWords& own)
{
    std::set<std::string> seen;
    for (const std::string_view word : text::wordsOf(list)) {
        if (!seen.insert(std::string(word)).second)
            continue;
        const bool removed = std::ranges::binary_search(own.removed, text::searchKey(word));
        rows.add({words(word), words(list.name), words(removed ? "taken off" : "left out")});
    }
}

Result<void> printStopWords(Context& context, const StopWordQuestion& question)
{
    const text::StopWordList* asked = text::stopWordListOf(question.language);
    if (!question.language.empty() && asked == nullptr) {
        Words known;
        for (const text::StopWordList& list : text::stopWordLists())
            known.emplace_back(list.language);
        wrongUsage("--language",
                   fmt::format("there is no list for '{}'; there are: {}",
                               question.language,
                               fmt::join(known, " ")));
    }
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    const auto own = query::OwnStopWords::of(corpus);
    List rows("Stop words", {"word", "list", "state"});
    for (const std::string& word : own.added)
        rows.add({words(word), words("own"), words("left out")});
    if (question.own)
        for (const std::string& word : own.removed)
            rows.add({words(word), words("own"), words("taken off")});
    else if (asked != nullptr)
        addList(rows, *asked, own);
    else
        for (const text::StopWordList* list : listsOf(corpus))
            addList(rows, *list, own);
    return context.output().writeTable(rows.done());
}

// --- thesaurus -----------------------------------------------------------------------------------

constexpr std::string_view kWordHead = "word";
constexpr std::string_view kSynonymHead = "synonym";

Result<void> printThesaurus(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    List rows("Thesaurus", {"word", "synonyms"});
    const auto thesaurus = query::Thesaurus::of((*project)->corpus());
    for (const query::SynonymGroup& group : thesaurus.groups())
        rows.add({words(group.front()), words(joined({group.begin() + 1, group.end()}, ", "))});
    return context.output().writeTable(rows.done());
}

// A group is a row, each of its words a cell.
Result<void> exportThesaurus(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const auto thesaurus = query::Thesaurus::of((*project)->corpus());
    std::size_t widest = 2;
    for (const query::SynonymGroup& group : thesaurus.groups())
        widest = std::max(widest, group.size());
    Words heads{std::string(kWordHead)};
    for (std::size_t i = 1; i < widest; ++i)
        heads.push_back(fmt::format("{} {}", kSynonymHead, i));
    List rows("Thesaurus", heads);
    for (const query::SynonymGroup& group : thesaurus.groups()) {
        std::vector<table::Value> cells(group.begin(), group.end());
        cells.resize(widest);
        rows.add(std::move(cells));
    }
    return context.output().writeTable(rows.done());
}

// The first line is a group like others unless it is the one that 'thesaurus export' writes.
std::vector<query::SynonymGroup> groupsOf(const table::CsvFile& file)
{
    std::vector<query::SynonymGroup> groups;
    const auto add = [&](const Words& cells) {
        query::SynonymGroup group;
        for (const std::string& cell : cells)
            if (!query::keyOfEntry(cell).empty())
                group.push_back(cell);
        groups.push_back(std::move(group));
    };
    const bool heads = file.headers.size() > 1 && file.headers[0] == kWordHead
                       && file.headers[1].starts_with(kSynonymHead);
    if (!heads)
        add(file.headers);
    for (const table::CsvRow& row : file.rows)
        add(row.cells);
    return groups;
}

Result<void> importThesaurus(Context& context, const std::string& name)
{
    auto file = readTable(name);
    if (!file)
        return passOn(file);
    const auto groups = groupsOf(*file);
    const auto done =
        context.change([&](project::Edit& edit) { return project::addSynonyms(edit, groups); });
    if (!done)
        return fail(done.error().code, fmt::format("'{}': {}", name, done.error().detail));
    context.say(fmt::format("{} groups read", groups.size()));
    return {};
}

CLI::App&
buildTable(CLI::App& parent, Context& context, const CommandText& text, Context::Work work)
{
    CLI::App& command = context.addCommand(parent, text);
    context.takeProject(command);
    context.output().addTableOptions(command);
    context.onRun(command, std::move(work));
    return command;
}

} // namespace

void buildStopWords(CLI::App& command, Context& context)
{
    auto question = std::make_shared<StopWordQuestion>();
    const auto print = [question](Context& running) { return printStopWords(running, *question); };
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, print);
    CLI::App& list =
        buildTable(command,
                   context,
                   {"list",
                    "The stop words of the documents' languages, and the project's own",
                    "stop-words list study.crosscase --own"},
                   print);
    addText(list, "--language", question->language, "The list of this language: en, de ...");
    list.add_flag("--own", question->own, "Only the project's own");
    buildChange(command,
                context,
                {"add",
                 "Words that counts leave out, in every language",
                 "stop-words add study.crosscase sort kind"},
                project::addStopWords);
    buildChange(command,
                context,
                {"remove",
                 "Words that counts show, although a list has them",
                 "stop-words remove study.crosscase we us"},
                project::removeStopWords);
}

void buildThesaurus(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printThesaurus);
    buildTable(command,
               context,
               {"list", "The groups of synonyms", "thesaurus list study.crosscase"},
               printThesaurus);
    buildChange(command,
                context,
                {"add",
                 "These words mean the same; those that are in a group bring it along",
                 "thesaurus add study.crosscase boss manager 'line manager'"},
                project::addSynonyms);
    buildChange(command,
                context,
                {"remove",
                 "Take words out of their groups",
                 "thesaurus remove study.crosscase 'line manager'"},
                project::removeSynonyms);
    CLI::App& in =
        context.addCommand(command,
                           {"import",
                            "Groups from a table or text: one in a line, cells are words",
                            "thesaurus import study.crosscase synonyms.csv"});
    context.takeProject(in);
    auto file = std::make_shared<std::string>();
    addArgument(in, "FILE", *file, "CSV, or text with commas, semicolons or tabs between words");
    context.onRun(in, [file](Context& running) { return importThesaurus(running, *file); });
    buildTable(command,
               context,
               {"export",
                "The groups as a table that can be imported",
                "thesaurus export study.crosscase -o synonyms.csv"},
               exportThesaurus);
}

} // namespace crosscase::cli
