// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_fields.h"

#include "app/cli/arguments.h"
#include "core/project/codes.h"

#include <algorithm>

namespace crosscase::cli {

bool CodeFields::any() const
{
    return definition || include || exclude || memo || colour || codable || !examples.empty()
           || !counterexamples.empty();
}

void addCodeFields(CLI::App& command, CodeFields& fields)
{
    command.add_option("--definition", fields.definition, "What it means")->type_name("");
    command.add_option("--include", fields.include, "When to use it")->type_name("");
    command.add_option("--exclude", fields.exclude, "When not to use it")->type_name("");
    command
        .add_option("--example",
                    fields.examples,
                    "A passage that it fits; may be repeated, replaces those there are")
        ->type_name("");
    command
        .add_option("--counterexample",
                    fields.counterexamples,
                    "A passage that it does not fit; may be repeated")
        ->type_name("");
    command.add_option("--memo", fields.memo, "A note on it")->type_name("");
    command.add_option("--colour", fields.colour, "#rrggbb")->type_name("");
    command.add_option("--codable", fields.codable, "yes, or no for a heading only")
        ->type_name("")
        ->check(CLI::IsMember({"yes", "no"}));
}

Result<void> setFields(project::Edit& edit, model::Id<model::Code> code, const CodeFields& fields)
{
    const Uuid uuid = edit.corpus().get(code).uuid;
    codebook::Codebook codebook = codebook::fromCorpus(edit.corpus());
    const auto found = std::find_if(codebook.entries.begin(),
                                    codebook.entries.end(),
                                    [&](const codebook::Entry& entry) { return entry.id == uuid; });
    codebook::Entry entry = *found;
    entry.definition = fields.definition.value_or(entry.definition);
    entry.include = fields.include.value_or(entry.include);
    entry.exclude = fields.exclude.value_or(entry.exclude);
    entry.memo = fields.memo.value_or(entry.memo);
    entry.colour = fields.colour.value_or(entry.colour);
    if (fields.codable)
        entry.codable = *fields.codable == "yes";
    if (!fields.examples.empty())
        entry.examples = fields.examples;
    if (!fields.counterexamples.empty())
        entry.counterexamples = fields.counterexamples;
    return project::setCodeFields(edit, code, codebook::normalised(entry));
}

} // namespace crosscase::cli
