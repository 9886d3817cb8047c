// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/word_options.h"

#include "app/cli/arguments.h"

#include <fmt/format.h>

namespace crosscase::cli {

void addWordOptions(CLI::App& command, WordArguments& arguments)
{
    addText(
        command, "--filter", arguments.filter, "Only this text; see 'crosscase help expressions'");
    command
        .add_option("--form",
                    arguments.form,
                    "word: as written, capitals and marks aside (default); stem: forms joined")
        ->type_name("")
        ->check(CLI::IsMember({"word", "stem"}));
    command.add_flag("--all-words", arguments.allWords, "Stop words, too; see 'stop-words list'");
    command.add_flag(
        "--no-numbers", arguments.options.leaveOutNumbers, "Leave out what has no letter");
    command
        .add_option("--min-length", arguments.options.minimumLength, "Letters of a word, at least")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    addText(command,
            "--match",
            arguments.options.pattern,
            "Only words that fit; * any letters, ? one: 'trust*'");
    command.add_option("--limit", arguments.limit, "Rows at most (default 100), 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
}

matrix::WordOptions wordOptionsOf(const WordArguments& arguments)
{
    matrix::WordOptions options = arguments.options;
    options.form = arguments.form == "stem" ? matrix::WordForm::Stem : matrix::WordForm::Word;
    options.leaveOutStopWords = !arguments.allWords;
    options.filter = filterNamed(arguments.filter);
    return options;
}

Result<void> writeWords(Context& context, const matrix::WordTable& words)
{
    auto written = context.output().writeTable(words.table);
    const auto shown = static_cast<std::int64_t>(words.table.rows.size());
    if (written && shown < words.found)
        context.say(fmt::format("the first {} of {}; --limit 0 shows all", shown, words.found));
    return written;
}

} // namespace crosscase::cli
