// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement_export.h"

#include "core/agreement/comparison.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

using agreement::Decision;
using table::Kind;

constexpr std::size_t kPiece = 10'000; // rows

std::vector<std::string> namesOf(const model::Corpus& corpus, const agreement::Request& request)
{
    std::vector<std::string> names;
    names.reserve(request.coders.size());
    for (const model::Id<model::Coder> coder : request.coders)
        names.push_back(corpus.get(coder).name);
    return names;
}

table::Table emptyLong()
{
    table::Table table;
    table.title = "Decisions";
    table.columns = {{{"document"}, Kind::Text},
                     {{"unit"}, Kind::Integer},
                     {{"start"}, Kind::Integer},
                     {{"end"}, Kind::Integer},
                     {{"coder"}, Kind::Text},
                     {{"code"}, Kind::Text},
                     {{"value"}, Kind::Integer}};
    return table;
}

Result<void> writeLong(Context& context,
                       const CodedSnapshot& coded,
                       const agreement::Request& request,
                       std::vector<std::string> notes)
{
    const std::vector<std::string> coders = namesOf(coded.corpus, request);
    TableStream stream(context.output());
    table::Table piece = emptyLong();
    const auto visit = [&](const Decision& decision) -> Result<void> {
        for (std::size_t coder = 0; coder < coders.size(); ++coder)
            piece.rows.push_back({{decision.document->name,
                                   decision.unit,
                                   std::int64_t{decision.span.start},
                                   std::int64_t{decision.span.end},
                                   coders[coder],
                                   request.codes[decision.code].name,
                                   std::int64_t{decision.pattern >> coder & 1U}}});
        if (piece.rows.size() < kPiece)
            return {};
        return stream.add(std::exchange(piece, emptyLong()));
    };
    if (auto listed = agreement::forEachDecision(
            coded.corpus, coded.texts, request, visit, context.progress());
        !listed)
        return listed;
    if (auto added = stream.add(std::move(piece)); !added)
        return added;
    return stream.end(std::move(notes));
}

Result<void>
writeRecal(Context& context, const CodedSnapshot& coded, const agreement::Request& request)
{
    auto stream = context.output().stream();
    if (!stream)
        return passOn(stream);
    std::string piece;
    const auto visit = [&](const Decision& decision) -> Result<void> {
        for (std::size_t coder = 0; coder < request.coders.size(); ++coder) {
            piece += coder == 0 ? "" : ",";
            piece += (decision.pattern >> coder & 1U) != 0 ? '1' : '0';
        }
        piece += '\n';
        if (piece.size() < kPiece)
            return {};
        return stream->write(std::exchange(piece, {}));
    };
    if (auto listed = agreement::forEachDecision(
            coded.corpus, coded.texts, request, visit, context.progress());
        !listed)
        return listed;
    if (auto written = stream->write(piece); !written)
        return written;
    return stream->end();
}

} // namespace

Result<void> exportDecisions(Context& context,
                             const CodedSnapshot& coded,
                             agreement::Request request,
                             const std::string& form)
{
    if (form == "recal" && context.output().format().name != "csv")
        wrongUsage("--format", "ReCal reads CSV; add --format csv or let -o end in .csv");
    // Which codes were used at all, and whether there is anything to compare.
    auto compared = agreement::compare(coded.corpus, coded.texts, request, context.progress());
    if (!compared)
        return passOn(compared);
    if (compared->documents == 0)
        return fail(ErrorCode::Refused,
                    "there is no text to compare: no document is marked as coded by all coders "
                    "(--all-documents takes the others too), or the filter leaves none");
    request.codes = compared->codes;
    const std::vector<std::string> coders = namesOf(coded.corpus, request);
    const std::string note = fmt::format("Coders: {}. Unit: {}. {} codes.",
                                         fmt::format("{}", fmt::join(coders, ", ")),
                                         agreement::nameOf(request.unit),
                                         request.codes.size());
    if (form == "long")
        return writeLong(context, coded, request, {note});
    context.say(note);
    return writeRecal(context, coded, request);
}

} // namespace crosscase::cli
