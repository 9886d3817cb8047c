// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement_options.h"

#include "app/cli/arguments.h"
#include "core/base/number.h"
#include "core/codebook/likeness.h"
#include "core/project/find.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscase::cli {

using agreement::ComparedCode;
using agreement::SpeakerChoice;
using model::Corpus;
using model::Id;

namespace {

// "A,B" given once or several times; \, is a comma of a name.
std::vector<std::string> namesIn(const std::vector<std::string>& texts)
{
    std::vector<std::string> names;
    for (const std::string& text : texts) {
        std::string name;
        const auto take = [&] {
            if (const std::string_view trimmed = trim(name); !trimmed.empty())
                names.emplace_back(trimmed);
            name.clear();
        };
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == ',')
                name += text[++at];
            else if (text[at] == ',')
                take();
            else
                name += text[at];
        }
        take();
    }
    return names;
}

CLI::Option* addNames(CLI::App& command,
                      const std::string& name,
                      std::vector<std::string>& values,
                      const std::string& description)
{
    return command.add_option(name, values, description)
        ->type_name("A,B,...")
        ->allow_extra_args(false);
}

double overlapOf(const std::string& text)
{
    std::string_view number = trim(text);
    if (number.empty())
        return 0;
    if (number.ends_with('%'))
        number.remove_suffix(1);
    const auto percent = parseNumber(number);
    if (!percent || *percent < 0 || *percent > 100)
        wrongUsage("--overlap", fmt::format("'{}' is no share from 0% to 100%", text));
    return *percent;
}

SpeakerChoice speakersOf(const AgreementArguments& arguments)
{
    SpeakerChoice choice;
    const std::vector<std::string> names = namesIn(arguments.speakers);
    if (names.empty() || (names.size() == 1 && names.front() == "respondents"))
        return choice;
    if (names.size() == 1 && names.front() == "all")
        return {SpeakerChoice::Kind::All, {}};
    return {SpeakerChoice::Kind::Named, names};
}

void addProjectOptions(CLI::App& command, AgreementArguments& arguments)
{
    addNames(command,
             "--coders",
             arguments.coders,
             "Whose codings (default: all who coded); the first is the reference of precision "
             "and recall");
    addText(command,
            "--unit",
            arguments.unit,
            "What is coded or not: character, word, sentence (default), paragraph, turn")
        ->check(CLI::IsMember({"character", "word", "sentence", "paragraph", "turn"}));
    addText(command,
            "--overlap",
            arguments.overlap,
            "How much of a unit codings must cover (default: one character)")
        ->type_name("N%");
    addNames(command,
             "--codes",
             arguments.codes,
             "Only these, also those that nobody used (default: all that any of the coders used)");
    command.add_flag("--with-subcodes",
                     arguments.withSubcodes,
                     "Codes count with their sub-codes (default then: the themes)");
    addNames(command,
             "--speakers",
             arguments.speakers,
             "Whose turns: respondents (default; where speakers are known, without those who "
             "ask), all, or names")
        ->type_name("all|respondents|A,...");
    addText(command, "--filter", arguments.filter, "Only these; see 'crosscase help expressions'");
    command.add_flag("--all-documents",
                     arguments.allDocuments,
                     "Also documents that not all coders have marked as coded");
    addText(command,
            "--then",
            arguments.then,
            "The codings of --coder at that moment against those of now: a batch of 'history', or "
            "a date")
        ->type_name("WHEN|BATCH");
    addText(command,
            "--export",
            arguments.exporting,
            "The decisions themselves: long (document, unit, start, end, coder, code, value), or "
            "recal (for ReCal: a row a unit, a column a coder, 0 and 1)")
        ->type_name("long|recal")
        ->check(CLI::IsMember({"long", "recal"}));
}

void addFileOptions(CLI::App& command, AgreementArguments& arguments)
{
    CLI::Option* table =
        addText(command, "--table", arguments.table, "A CSV file of ratings in place of PROJECT");
    addText(command,
            "--shape",
            arguments.shape,
            "units (default): the unit, then a column a coder; counts: the unit, then a column a "
            "category; contingency: the first coder down, the second across; segments: coder, "
            "start, end or length, perhaps value and document")
        ->check(CLI::IsMember({"units", "counts", "contingency", "segments"}))
        ->needs(table);
    addText(command,
            "--metric",
            arguments.metric,
            "Of the values: nominal (default), ordinal, interval, ratio")
        ->check(CLI::IsMember({"nominal", "ordinal", "interval", "ratio"}))
        ->needs(table);
    addText(command,
            "--weights",
            arguments.weights,
            "Of the kappas: identity, linear or quadratic (default: by the metric identity, "
            "linear, quadratic, quadratic)")
        ->check(CLI::IsMember({"identity", "linear", "quadratic"}))
        ->needs(table);
    addText(command,
            "--positive",
            arguments.positive,
            "The value that f1, precision, recall and jaccard look at (default: 1)")
        ->needs(table);
    command.add_option("--begin", arguments.begin, "Segments: where the text begins (default 0)")
        ->type_name("N")
        ->needs(table);
    command
        .add_option("--length", arguments.length, "Segments: how long it is (default: to the last)")
        ->type_name("N")
        ->needs(table);
}

void refuseGiven(const CLI::App& command,
                 std::initializer_list<const char*> options,
                 const char* why)
{
    for (const char* option : options)
        if (command.get_option(option)->count() > 0)
            wrongUsage(option, why);
}

} // namespace

void addAgreementOptions(CLI::App& command, Context& context, AgreementArguments& arguments)
{
    context.takeProjectIfAlone(command);
    addProjectOptions(command, arguments);
    addText(command,
            "--per",
            arguments.per,
            "A row a code (default), document, case (of the top level), embedded (each case and "
            "each unit embedded in one) or pair of coders; with --table also category: each "
            "against all others")
        ->check(CLI::IsMember({"code", "document", "case", "embedded", "pair", "category"}));
    addNames(command,
             "--coefficients",
             arguments.coefficients,
             fmt::format("Which: all, or of {} (default: the usual ones)",
                         agreement::coefficientNames()));
    command
        .add_option("--bootstrap",
                    arguments.bootstrap.samples,
                    "Intervals from so many samples of documents (of units, where there is one)")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--seed", arguments.bootstrap.seed, "Of the samples (default 1)")
        ->type_name("S")
        ->needs("--bootstrap");
    command.add_option("--level", arguments.bootstrap.level, "Of the intervals (default 95)")
        ->type_name("PERCENT")
        ->check(CLI::Range(1.0, 99.99))
        ->needs("--bootstrap");
    addFileOptions(command, arguments);
    context.output().addTableOptions(command);
}

void checkAgreementOptions(const CLI::App& command,
                           const Context& context,
                           const AgreementArguments& arguments)
{
    if (arguments.shape != "segments")
        refuseGiven(command, {"--begin", "--length"}, "is for --shape segments");
    if (arguments.table.empty()) {
        if (!arguments.then.empty())
            refuseGiven(command, {"--coders"}, "--then compares --coder with himself or herself");
        if (arguments.per == "category")
            wrongUsage("--per", "category is for --table; a project has a row a code");
        if (!arguments.exporting.empty())
            refuseGiven(command,
                        {"--per", "--coefficients", "--bootstrap"},
                        "--export writes the decisions, no coefficients");
        return;
    }
    if (!context.projectText().empty())
        wrongUsage("--table", "the table stands in place of PROJECT; give one of them");
    refuseGiven(command,
                {"--coders",
                 "--unit",
                 "--overlap",
                 "--codes",
                 "--with-subcodes",
                 "--speakers",
                 "--filter",
                 "--all-documents",
                 "--then",
                 "--export"},
                "is for a project");
    if (!arguments.per.empty() && arguments.per != "category")
        wrongUsage("--per", "of a table only category");
    if (arguments.shape == "segments")
        refuseGiven(
            command,
            {"--metric", "--weights", "--positive", "--per", "--coefficients", "--bootstrap"},
            "is not for --shape segments");
}

agreement::Chosen coefficientsOf(const AgreementArguments& arguments)
{
    agreement::Chosen chosen;
    for (const std::string& name : namesIn(arguments.coefficients)) {
        const agreement::Coefficient* one = agreement::coefficientNamed(name);
        if (one == nullptr && name != "all")
            wrongUsage(
                "--coefficients",
                fmt::format("'{}' is none of: all, {}", name, agreement::coefficientNames()));
        for (const agreement::Coefficient& each : agreement::coefficients())
            if ((name == "all" || &each == one) && std::ranges::find(chosen, &each) == chosen.end())
                chosen.push_back(&each);
    }
    if (!arguments.table.empty()) {
        if (chosen.size() == 1 && chosen.front()->ofLengths)
            wrongUsage("--coefficients", "u-alpha of a table is had with --shape segments");
        std::erase_if(chosen, [](const agreement::Coefficient* one) { return one->ofLengths; });
    }
    return chosen;
}

Result<agreement::Request> agreementRequest(const Corpus& corpus,
                                            const AgreementArguments& arguments)
{
    agreement::Request request;
    request.unit = agreement::unitNamed(arguments.unit).value_or(agreement::Unit::Sentence);
    request.overlap = overlapOf(arguments.overlap);
    request.speakers = speakersOf(arguments);
    request.filter = filterNamed(arguments.filter);
    request.allDocuments = arguments.allDocuments;
    for (const std::string& name : namesIn(arguments.coders)) {
        auto coder = project::findCoder(corpus, name);
        if (!coder)
            return passOn(coder);
        request.coders.push_back(*coder);
    }
    if (arguments.coders.empty())
        request.coders = agreement::codersAtWork(corpus);
    std::vector<Id<model::Code>> codes;
    for (const std::string& name : namesIn(arguments.codes)) {
        auto code = project::findCode(corpus, name);
        if (!code)
            return passOn(code);
        if (std::ranges::find(codes, *code) == codes.end())
            codes.push_back(*code);
    }
    request.onlyUsed = arguments.codes.empty();
    request.codes = request.onlyUsed
                        ? agreement::usualCodes(corpus, arguments.withSubcodes)
                        : agreement::chosenCodes(corpus, codes, arguments.withSubcodes);
    return request;
}

std::vector<std::string> nearDuplicates(const Corpus& corpus, const agreement::Request& request)
{
    const std::set<Id<model::Coder>> coders(request.coders.begin(), request.coders.end());
    std::set<Id<model::Code>> used;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->orphan[row] == 0 && coders.contains(block->coder[row]))
                used.insert(block->code[row]);
    struct Named {
        const ComparedCode* code;
        codebook::NameForm form;
    };
    std::vector<Named> names;
    for (const ComparedCode& code : request.codes)
        if (used.contains(code.id))
            names.push_back({&code, codebook::formOf(corpus.get(code.id).name)});
    std::vector<std::string> pairs;
    for (std::size_t b = 1; b < names.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            if (names[a].form.key == names[b].form.key
                || codebook::nearlyTheSame(names[a].form, names[b].form))
                pairs.push_back(
                    fmt::format("'{}' and '{}'", names[a].code->name, names[b].code->name));
    return pairs;
}

} // namespace crosscase::cli
