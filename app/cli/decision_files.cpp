// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decision_files.h"

#include "app/cli/arguments.h"
#include "core/base/file.h"
#include "core/text/excerpt.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

constexpr int kShown = 60;           // code points of a text in a message
constexpr std::size_t kListed = 100; // rows in a message

std::string shown(const std::string& words)
{
    return words.empty() ? "nothing"
                         : fmt::format("`{}`", text::shortened(text::oneLine(words), kShown));
}

std::string listOf(const std::vector<codebook::Choice>& choices)
{
    std::string out;
    for (const codebook::Choice choice : choices)
        out.append(out.empty() ? "" : ", ").append(codebook::nameOf(choice));
    return out;
}

std::string lineOf(const codebook::DecisionRow& row, const std::string& name)
{
    return fmt::format("\n  {} `{}`: {} here, {} there{}; choose: {}{}",
                       row.field,
                       name,
                       shown(row.mine),
                       shown(row.theirs),
                       row.note.empty() ? "" : fmt::format(" ({})", row.note),
                       listOf(row.choices),
                       row.proposed == codebook::Choice::None
                           ? ""
                           : fmt::format(" (proposed: {})", nameOf(row.proposed)));
}

const exporting::Format& reportFormat(const std::string& file)
{
    const exporting::Format* format = exporting::formatForFile(file);
    if (format == nullptr)
        wrongUsage(
            "--report",
            fmt::format("there is no table format for '{}'; there are: {}", file, formatNames()));
    return *format;
}

} // namespace

void addDecisionOptions(CLI::App& command, DecisionOptions& options, const std::string& baseText)
{
    addText(command, "--base", options.base, baseText)->type_name("FILE");
    addText(command,
            "--decisions",
            options.decisions,
            "The report with its column decision filled in: mine or theirs takes that side, both "
            "keeps both, merge makes one of two, add takes in, skip leaves out; the column value "
            "gives another name or text")
        ->type_name("FILE");
    addText(command,
            "--report",
            options.report,
            "Write all that differs to this file, with what is proposed, to be filled in; also "
            "when nothing can be merged yet")
        ->type_name("FILE");
    command.add_flag("--accept-proposals",
                     options.acceptProposals,
                     "Take what is proposed wherever nothing is decided");
}

void checkReport(const DecisionOptions& options)
{
    if (!options.report.empty())
        (void)reportFormat(options.report);
}

Result<codebook::Decisions> readDecisions(const DecisionOptions& options)
{
    if (options.decisions.empty())
        return codebook::Decisions{};
    const auto bytes = readFile(options.decisions);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto decisions = codebook::readDecisions(*bytes);
    if (!decisions)
        decisions.error().detail =
            fmt::format("{}: {}", options.decisions, decisions.error().detail);
    return decisions;
}

Result<void> writeReport(Context& context,
                         const DecisionOptions& options,
                         const std::vector<codebook::DecisionRow>& rows)
{
    if (options.report.empty())
        return {};
    const auto bytes =
        reportFormat(options.report).write(codebook::toTable(rows), context.output().options());
    return bytes ? replaceFile(options.report, *bytes)
                 : Result<void>(tl::unexpected(bytes.error()));
}

Error undecidedError(const std::vector<codebook::DecisionRow>& rows,
                     const std::function<std::string(const codebook::DecisionRow&)>& name)
{
    const std::size_t open = codebook::undecided(rows);
    std::string detail = fmt::format("{} row{} of the merge {} to be decided. Write them with "
                                     "--report FILE.csv, fill in the column decision, and give "
                                     "the file back with --decisions; --accept-proposals takes "
                                     "what is proposed:",
                                     open,
                                     open == 1 ? "" : "s",
                                     open == 1 ? "has" : "have");
    std::size_t listed = 0;
    for (const codebook::DecisionRow& row : rows)
        if (row.decision == codebook::Choice::None && listed++ < kListed)
            detail += lineOf(row, name(row));
    if (open > kListed)
        detail += fmt::format("\n  and {} more", open - kListed);
    return {ErrorCode::Conflict, std::move(detail)};
}

} // namespace crosscase::cli
