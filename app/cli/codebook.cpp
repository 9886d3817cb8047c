// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codebook.h"

#include "app/cli/arguments.h"
#include "app/cli/codebook_diff.h"
#include "app/cli/codebook_files.h"
#include "app/cli/codebook_merge.h"
#include "core/codebook/check.h"
#include "core/codebook/formats.h"
#include "core/project/codes.h"

#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::cli {

namespace {

Result<void> exportCodebook(Context& context, const std::string& formatName)
{
    const codebook::Format& format = codebookFormat(formatName, context.output().file());
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    codebook::WriteOptions options;
    options.title = corpus.setting(model::kTitleSetting);
    options.separator = context.output().options().separator;
    options.bom = context.output().options().bom;
    options.formulaGuard = context.output().options().formulaGuard;
    Result<std::string> bytes = format.write(codebook::fromCorpus(corpus), options);
    return bytes ? context.output().writeText(*bytes) : Result<void>(passOn(bytes));
}

Result<void> importCodebook(Context& context, const std::string& file)
{
    auto codebook = readCodebookFile(context, file);
    if (!codebook)
        return passOn(codebook);
    project::CodebookReport report;
    auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto imported = project::importCodebook(edit, *codebook);
        if (!imported)
            return passOn(imported);
        report = *imported;
        return {};
    });
    if (done)
        context.say(fmt::format("codes: {} added, {} updated, {} unchanged",
                                report.added,
                                report.updated,
                                report.unchanged));
    return done;
}

Result<std::vector<codebook::Finding>> findingsOf(const model::Corpus& whole)
{
    const model::Corpus corpus = lookAt(whole, "");
    std::unordered_map<model::Id<model::Code>, std::int64_t> byCode;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            byCode[block->code[row]] += block->orphan[row] == 0 ? 1 : 0;
    std::unordered_map<Uuid, std::int64_t> references;
    for (const model::Code& code : corpus.codes())
        references[code.uuid] = byCode[code.id];
    return codebook::check(codebook::fromCorpus(corpus), [&](const codebook::Entry& entry) {
        return entry.id ? references[*entry.id] : 0;
    });
}

Result<std::vector<codebook::Finding>> findings(Context& context)
{
    const std::string file = context.projectPath().string();
    if (isCodebookFile(file)) {
        auto codebook = readCodebookFile(context, file);
        if (!codebook)
            return passOn(codebook);
        return codebook::check(*codebook);
    }
    auto project = context.read();
    if (!project)
        return passOn(project);
    return findingsOf((*project)->corpus());
}

Result<void> checkCodebook(Context& context)
{
    auto found = findings(context);
    if (!found)
        return passOn(found);
    if (found->empty())
        context.say("nothing found");
    return context.output().writeTable(codebook::toTable(*found));
}

} // namespace

void buildCodebook(CLI::App& command, Context& context)
{
    command.require_subcommand(1, 1);
    CLI::App& out = context.addCommand(command,
                                       {"export",
                                        "Write the codebook to a file",
                                        "codebook export study.crosscase -o codebook.csv"});
    context.takeProject(out);
    context.output().addFileOption(out);
    context.output().addCsvOptions(out);
    auto format = std::make_shared<std::string>();
    addText(out,
            "--format",
            *format,
            codebookFormatList() + " (default: by the ending of -o, else csv)");
    context.onRun(out, [format](Context& running) { return exportCodebook(running, *format); });

    CLI::App& in = context.addCommand(command,
                                      {"import",
                                       "Add and update codes from a file",
                                       "codebook import study.crosscase codebook.csv"});
    context.takeProject(in);
    auto file = std::make_shared<std::string>();
    addArgument(in,
                "FILE",
                *file,
                "Codes: code,parent,definition,include,exclude,example,..., or another format by "
                "its ending");
    context.onRun(in, [file](Context& running) { return importCodebook(running, *file); });

    CLI::App& check = context.addCommand(command,
                                         {"check",
                                          "Undefined, repeated and near-duplicate names, unused "
                                          "codes; of a project or a codebook's file",
                                          "codebook check codebook.csv"});
    context.takeProject(check);
    context.output().addTableOptions(check);
    context.onRun(check, checkCodebook);
    buildCodebookDiff(command, context);
    buildCodebookMerge(command, context);
}

} // namespace crosscase::cli
