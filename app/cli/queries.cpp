// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/queries.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "core/matrix/displays.h"
#include "core/project/saved.h"
#include "core/query/expand.h"
#include "core/query/filter.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Question {
    std::string expression;
    std::string saved;
    std::string per = "case";
    int limit = 0;
    bool wide = false;
    std::string layer;
};

query::Expression expressionOf(const Question& question)
{
    if (question.expression.empty() == question.saved.empty())
        wrongUsage("query", "give an EXPRESSION or --saved NAME; see 'crosscase help expressions'");
    if (question.saved.empty())
        return filterNamed(question.expression, "EXPRESSION");
    query::Expression expression;
    expression.op = query::Op::Query;
    expression.values.push_back(question.saved);
    return expression;
}

// What a reader of the answer needs, in this order.
constexpr std::array<std::string_view, 10> kNarrow{"document",
                                                   "paragraph",
                                                   "speaker",
                                                   "case",
                                                   "code_path",
                                                   "coder",
                                                   "quote",
                                                   "start",
                                                   "end",
                                                   "coding"};

// Attributes, which may have any name, stand behind the third column and before the others.
std::size_t columnNamed(const table::Table& wide, std::string_view name)
{
    constexpr std::size_t kFirst = 3;
    std::size_t found = 0;
    for (std::size_t i = 0; i < wide.columns.size() && (found == 0 || found >= kFirst); ++i)
        if (table::headLine(wide.columns[i]) == name)
            found = i;
    return found;
}

table::Table narrowed(table::Table&& wide)
{
    std::vector<std::size_t> chosen;
    for (const std::string_view name : kNarrow)
        chosen.push_back(name == "coding" ? 0 : columnNamed(wide, name));
    table::Table narrow;
    narrow.title = std::move(wide.title);
    narrow.notes = std::move(wide.notes);
    for (const std::size_t i : chosen)
        narrow.columns.push_back(wide.columns[i]);
    for (table::Row& row : wide.rows) {
        table::Row& cells = narrow.rows.emplace_back();
        for (const std::size_t i : chosen)
            cells.cells.push_back(std::move(row.cells[i]));
    }
    return narrow;
}

Result<void> ask(Context& context, const Question& question)
{
    const query::Expression expression = expressionOf(question);
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), question.layer);
    auto rows = matrix::longCodings(corpus,
                                    (*project)->texts(),
                                    {.perCoding = question.per == "coding",
                                     .includeUnpublishable = true,
                                     .filter = expression,
                                     .limit = question.limit},
                                    context.progress());
    if (!rows)
        return passOn(rows);
    tellLayer(*rows, (*project)->corpus(), question.layer);
    if (!question.saved.empty()) {
        const auto saved = query::savedQuery(corpus, question.saved);
        if (saved)
            rows->notes.insert(
                rows->notes.begin(),
                fmt::format("Saved query '{}': {}", (*saved)->name, (*saved)->expression));
    }
    return context.output().writeTable(question.wide ? *rows : narrowed(std::move(*rows)));
}

Result<void> printQueries(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    List list("Saved queries", {"name", "expression"});
    for (const model::SavedQuery* saved : inOrder<model::SavedQuery>(corpus)) {
        list.add({words(saved->name), words(saved->expression)});
        const auto parsed = query::parse(saved->expression);
        const auto checked =
            parsed ? query::Filter::check(*parsed, corpus) : tl::unexpected(parsed.error());
        if (!checked)
            context.warn(fmt::format(
                "the saved query '{}' cannot be asked: {}", saved->name, checked.error().detail));
    }
    return context.output().writeTable(list.done());
}

struct Saving {
    std::string name;
    std::string expression;
};

void buildSave(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"save",
                            "Save an expression under a name",
                            "queries save study.crosscase 'Trust at risk' 'overlap(Trust, Risk)'"});
    context.takeProject(command);
    auto saving = std::make_shared<Saving>();
    addArgument(command, "NAME", saving->name, "The name; what is saved under it is replaced");
    addArgument(command, "EXPRESSION", saving->expression, "See 'crosscase help expressions'");
    context.onRun(command, [saving](Context& running) -> Result<void> {
        if (filterNamed(saving->expression, "EXPRESSION").isEmpty())
            wrongUsage("EXPRESSION", "it is empty; to forget a query use 'queries delete'");
        return running.change([&](project::Edit& edit) {
            return project::saveQuery(edit, saving->name, saving->expression);
        });
    });
}

void buildRename(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"rename",
                            "Rename a saved query, also where others ask for it",
                            "queries rename study.crosscase 'Trust at risk' 'Risky trust'"});
    context.takeProject(command);
    auto names = std::make_shared<std::pair<std::string, std::string>>();
    addArgument(command, "NAME", names->first, "Its name");
    addArgument(command, "NEW", names->second, "Its new name");
    context.onRun(command, [names](Context& running) {
        return running.change([&](project::Edit& edit) {
            return project::renameQuery(edit, names->first, names->second);
        });
    });
}

void buildDelete(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"delete", "Forget a saved query", "queries delete study.crosscase 'Trust at risk'"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    addArgument(command, "NAME", *name, "Its name");
    context.onRun(command, [name](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto saved = query::savedQuery(edit.corpus(), *name);
            return saved ? project::saveQuery(edit, *name, "") : Result<void>(passOn(saved));
        });
    });
}

} // namespace

void buildQuery(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto question = std::make_shared<Question>();
    command.add_option("EXPRESSION", question->expression, "See 'crosscase help expressions'")
        ->type_name("");
    addText(command, "--saved", question->saved, "Ask the query saved under this name");
    addText(command,
            "--per",
            question->per,
            "A row per coding and case (case, default) or per coding (coding)")
        ->check(CLI::IsMember({"case", "coding"}));
    command.add_option("--limit", question->limit, "Codings at most, 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    addLayer(command, question->layer);
    command.add_flag("--wide", question->wide, "All columns of 'codings export'");
    context.output().addTableOptions(command);
    context.onRun(command, [question](Context& running) { return ask(running, *question); });
}

void buildQueries(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printQueries);
    buildSave(command, context);
    CLI::App& list = context.addCommand(
        command, {"list", "List the saved queries", "queries list study.crosscase"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printQueries);
    buildRename(command, context);
    buildDelete(command, context);
}

} // namespace crosscase::cli
