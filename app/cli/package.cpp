// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/package.h"

#include "app/cli/arguments.h"
#include "core/project/find.h"
#include "core/project/package.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace crosscase::cli {

namespace {

struct Wish {
    std::string coder;
    std::string target;
    bool blind = false;
    bool pseudonymised = false;
    bool originals = false;
    std::vector<std::string> documents;
    std::vector<std::string> groups;
};

Result<model::Id<model::Group>> groupNamed(const model::Corpus& corpus, const std::string& name)
{
    for (const model::Group& group : corpus.rows<model::Group>())
        if (text::foldKey(group.name) == text::foldKey(name))
            return group.id;
    std::vector<std::string> names;
    for (const model::Group& group : corpus.rows<model::Group>())
        names.push_back(group.name);
    return fail(ErrorCode::NotFound,
                fmt::format("there is no group '{}'; the groups are: {}",
                            name,
                            names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "))));
}

// Those named and those of the groups named; none: no choice was made.
Result<std::vector<model::Id<model::Document>>> documentsOf(const model::Corpus& corpus,
                                                            const Wish& wish)
{
    std::vector<model::Id<model::Document>> documents;
    for (const std::string& name : wish.documents) {
        auto document = project::findDocument(corpus, name);
        if (!document)
            return passOn(document);
        documents.push_back(*document);
    }
    for (const std::string& name : wish.groups) {
        auto group = groupNamed(corpus, name);
        if (!group)
            return passOn(group);
        const std::size_t before = documents.size();
        for (const model::Document& document : corpus.documents())
            if (document.group == *group)
                documents.push_back(document.id);
        if (documents.size() == before)
            return fail(ErrorCode::NotFound, fmt::format("no document is in group '{}'", name));
    }
    return documents;
}

struct Name {
    std::string_view table;
    std::string_view one;
    std::string_view many;
};
constexpr std::array kNames{
    Name{"document", "document", "documents"},
    Name{"coding", "coding", "codings"},
    Name{"memo", "memo", "memos"},
    Name{"summary", "summary", "summaries"},
    Name{"rating", "rating", "ratings"},
    Name{"not_applicable", "cell that does not apply", "cells that do not apply"},
    Name{"proposition", "proposition", "propositions"},
    Name{"judgement", "verdict", "verdicts"},
    Name{"link", "link", "links"},
    Name{"evidence", "quote as evidence", "quotes as evidence"},
    Name{"progress", "mark of progress", "marks of progress"},
    Name{"resolution", "decision of the consensus", "decisions of the consensus"},
    Name{"coder", "coder", "coders"},
    Name{"unit_part", "text of a case", "texts of cases"},
    Name{"attribute_value", "value of an attribute", "values of attributes"},
    Name{"orphan_quote", "old quote of an orphan", "old quotes of orphans"},
};

// "12 codings"; a kind that has no words here keeps its own.
std::string counted(std::size_t count, std::string_view table)
{
    const auto* const found = std::ranges::find(kNames, table, &Name::table);
    const Name name = found == kNames.end() ? Name{table, table, table} : *found;
    return fmt::format("{} {}", count, count == 1 ? name.one : name.many);
}

// "12 codings, 1 memo", what matters most first.
std::string told(std::vector<project::LeftOut> left)
{
    std::ranges::stable_sort(left, {}, [](const project::LeftOut& one) {
        return std::ranges::find(kNames, one.table, &Name::table) - kNames.begin();
    });
    std::vector<std::string> parts;
    for (const project::LeftOut& one : left)
        parts.push_back(counted(one.count, one.table));
    return parts.empty() ? "nothing" : fmt::format("{}", fmt::join(parts, ", "));
}

void tell(Context& context, const Wish& wish, const project::PackageReport& report)
{
    context.say(fmt::format("'{}' written for {}{}: {}, {}",
                            wish.target,
                            report.record.coder,
                            wish.blind ? ", blind" : "",
                            counted(report.documents, "document"),
                            counted(report.codings, "coding")));
    context.say(fmt::format("left out: {}", told(report.leftOut)));
    if (report.originalsLeft > 0)
        context.say(fmt::format("without the original files of {}",
                                counted(report.originalsLeft, "document")));
    if (report.newCoder)
        context.say(fmt::format("\"{}\" has not worked in this project yet", report.record.coder));
    if (!wish.pseudonymised)
        return;
    context.say(fmt::format("{} names replaced; the key stays here", report.renaming.hits));
    context.warn("the coders' names are in it, and what is not in the key: read it before you hand "
                 "it on");
}

Result<void> run(Context& context, const Wish& wish)
{
    if (text::foldKey(wish.coder).empty())
        wrongUsage("--for", "a package needs the name of a coder");
    if (wish.pseudonymised && wish.originals)
        wrongUsage("--with-originals",
                   "the original files hold the names; not with "
                   "--pseudonymised");
    std::optional<text::NameFinder> names;
    if (wish.pseudonymised) {
        auto pairs = project::readPseudonyms(context.projectPath());
        if (!pairs)
            return passOn(pairs);
        names.emplace(std::move(*pairs));
    }
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto documents = documentsOf((*project)->corpus(), wish);
    if (!documents)
        return passOn(documents);
    project::PackageWish wanted;
    wanted.target = wish.target;
    wanted.coder = wish.coder;
    wanted.blind = wish.blind;
    wanted.originals = wish.originals;
    wanted.documents = std::move(*documents);
    wanted.names = names ? &*names : nullptr;
    auto report = project::writePackage(**project, wanted, context.progress());
    if (!report)
        return passOn(report);
    tell(context, wish, *report);
    return {};
}

constexpr std::string_view kFooter =
    R"(The package opens as its coder's: what is done in it bears that name, unless --coder or
CROSSCASE_CODER says otherwise. Documents, codebook, cases, attributes, saved tables and queries
and settings go along; history, backups and the key of the pseudonyms stay here. PROJECT is not
changed and may be open.

--blind leaves out whatever others have done, and what rests on it or is attached to it: their
codings, memos (also those on documents, codes and cases), links, summaries, ratings, verdicts,
cells that do not apply, progress; and the propositions that the coder has not judged yet. What
all share is written in the codebook: definitions, what to include and exclude, notes, examples.

Example:
  crosscase package study.crosscase --for Ben -o ben.crosscase --blind)";

} // namespace

void buildPackage(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto wish = std::make_shared<Wish>();
    addText(command, "--for", wish->coder, "The coder it is for")->required();
    command.add_option("-o,--output", wish->target, "The new project file")
        ->required()
        ->type_name("FILE");
    command.add_flag("--blind", wish->blind, "Without anything that other coders have done");
    command.add_flag("--pseudonymised",
                     wish->pseudonymised,
                     "Names replaced, as 'pseudonyms seal' does; without original files");
    command.add_flag(
        "--with-originals", wish->originals, "With the original files that the project keeps");
    command
        .add_option(
            "--document,--documents", wish->documents, "Only these documents, by name, label or id")
        ->type_name("");
    command.add_option("--group", wish->groups, "Only the documents of these groups")
        ->type_name("NAME");
    command.footer(std::string(kFooter));
    context.onRun(command, [wish](Context& running) { return run(running, *wish); });
}

} // namespace crosscase::cli
