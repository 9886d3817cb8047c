// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/display_scope.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace crosscase::matrix {

using model::Document;
using model::Id;

Result<Scope> scopeOf(const DisplayInput& input)
{
    auto filter = filterOf(input.options);
    if (!filter)
        return passOn(filter);
    return Scope::make(input.corpus, input.texts, *filter);
}

Result<CodeHits> codeHitsOf(const DisplayInput& input, const Scope& scope)
{
    auto codes = axisOf(input.options.codes, {AxisKind::Codes, 1, {}});
    if (!codes)
        return passOn(codes);
    return CodeHits::make(scope, *codes, input.options.withSubcodes);
}

std::unordered_set<Id<Document>> codedThrough(const Scope& scope)
{
    const auto& coders = scope.filter().coders();
    std::unordered_set<Id<Document>> documents;
    for (const model::Progress& progress : scope.corpus().rows<model::Progress>()) {
        const Document* document = scope.corpus().documents().find(progress.document);
        const bool asked =
            coders.empty()
            || std::find(coders.begin(), coders.end(), progress.coder) != coders.end();
        if (asked && document != nullptr && progress.state == model::ProgressState::Coded
            && document->textChanged < progress.at)
            documents.insert(progress.document);
    }
    return documents;
}

void addFilterNote(table::Table& table, const Scope& scope, const DisplayOptions& options)
{
    auto filter = filterOf(options);
    if (filter && !filter->isEmpty())
        table.notes.push_back(fmt::format("Filter: {}", query::toText(*filter)));
    std::size_t without = 0;
    for (const Document* document : scope.documents())
        without += document->length <= 0 ? 1U : 0U;
    if (without > 0)
        table.notes.push_back(fmt::format("Documents without text: {}.", without));
}

void addUncodedNote(table::Table& table, const Scope& scope)
{
    const auto coded = codedThrough(scope);
    std::size_t all = 0;
    std::size_t open = 0;
    for (const Document* document : scope.documents()) {
        if (scope.chosen(*document).empty())
            continue;
        ++all;
        open += coded.contains(document->id) ? 0U : 1U;
    }
    if (open > 0)
        table.notes.push_back(
            fmt::format("{} of {} documents are not marked as coded: what is missing there may "
                        "not be coded yet.",
                        open,
                        all));
}

void addScopeNotes(table::Table& table, const Scope& scope, const CodeHits& hits)
{
    const std::vector<std::string> coders = hits.coderNames();
    table.notes.push_back(
        coders.empty() ? std::string("Coders: no coding is in.")
                       : fmt::format("Coders whose codings are in: {}.", fmt::join(coders, ", ")));
    table.notes.emplace_back(hits.withSubcodes()
                                 ? "Codes are counted with their sub-codes; several of them on the "
                                   "same text by the same coder count once."
                                 : "Codes are counted singly, without their sub-codes.");
    addUncodedNote(table, scope);
}

table::Value percentOf(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return {};
    return table::Decimal{100.0 * static_cast<double>(part) / static_cast<double>(whole), 2};
}

} // namespace crosscase::matrix
