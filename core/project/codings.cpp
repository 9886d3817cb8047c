// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/codings.h"

#include "core/base/number.h"
#include "core/model/trees.h"
#include "core/project/find.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

using model::Coding;
using model::Id;
using model::Mark;

constexpr std::array<std::pair<std::string_view, Mark>, 3> kMarks = {{
    {"power", Mark::Power},
    {"proof", Mark::Proof},
    {"not-for-publication", Mark::NotForPublication},
}};

Result<std::shared_ptr<const model::LoadedText>>
textAt(const Edit& edit, const model::Document& document, text::Span span)
{
    if (span.start < 0 || span.end > document.length)
        return fail(ErrorCode::Refused,
                    fmt::format("{} to {} lies beyond '{}', which has {} characters",
                                span.start,
                                span.end,
                                document.name,
                                document.length));
    if (span.empty())
        return fail(ErrorCode::Refused,
                    fmt::format("{} to {} in '{}' is empty; a coding needs at least one character",
                                span.start,
                                span.end,
                                document.name));
    return edit.texts().load(document);
}

bool isThere(const model::Corpus& corpus, const Coding& wanted)
{
    bool found = false;
    corpus.codings().forEachIn(
        wanted.document, [&](const model::Codings::Block& block, std::size_t row) {
            found = found
                    || (block.start[row] == wanted.start && block.end[row] == wanted.end
                        && block.code[row] == wanted.code && block.coder[row] == wanted.coder
                        && block.orphan[row] == 0 && block.id[row] != wanted.id);
        });
    return found;
}

// "Trust at P01 1234-1300"
std::string placeOf(const Edit& edit, const Coding& coding)
{
    return fmt::format("{} at {} {}-{}",
                       model::CodeTree(edit.corpus()).pathOf(coding.code),
                       edit.corpus().get(coding.document).name,
                       coding.start,
                       coding.end);
}

Result<Coding> existing(const Edit& edit, Id<Coding> id)
{
    auto coding = edit.corpus().find(id);
    if (!coding)
        return fail(ErrorCode::NotFound, "there is no such coding");
    return *coding;
}

} // namespace

Result<Coding> codingToMove(const Edit& edit, Id<Coding> id)
{
    auto coding = existing(edit, id);
    if (coding && edit.corpus().get(coding->coder).layer == model::CoderLayer::Consensus)
        return fail(ErrorCode::Refused,
                    fmt::format("{} belongs to the consensus, which follows from decisions: change "
                                "them with 'crosscase consensus decide' or 'clear'",
                                placeOf(edit, *coding)));
    return coding;
}

std::string_view nameOf(Mark mark)
{
    for (const auto& [name, value] : kMarks)
        if (value == mark)
            return name;
    return {};
}

std::optional<Mark> markNamed(std::string_view name)
{
    for (const auto& [known, value] : kMarks)
        if (known == name)
            return value;
    return std::nullopt;
}

Result<Id<Coding>> addCoding(Edit& edit,
                             Id<model::Document> document,
                             Id<model::Code> code,
                             const CodingFields& fields)
{
    const model::Document& row = edit.corpus().get(document);
    const auto text = textAt(edit, row, fields.span);
    if (!text)
        return tl::unexpected<Error>(text.error());
    if (!edit.corpus().get(code).codable)
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' is a heading of the codebook and not to be coded with",
                                model::CodeTree(edit.corpus()).pathOf(code)));
    if (fields.weight != Coding::kNoWeight && (fields.weight < 0 || fields.weight > 100))
        return fail(ErrorCode::Refused,
                    fmt::format("the weight {} is not between 0 and 100", fields.weight));
    Coding coding;
    coding.document = document;
    coding.code = code;
    coding.coder = edit.coder();
    coding.start = fields.span.start;
    coding.end = fields.span.end;
    coding.weight = fields.weight;
    coding.marks = fields.marks;
    coding.eventDay = fields.eventDay;
    coding.quoteHash = text::quoteHash((*text)->quote(fields.span));
    coding.created = edit.time();
    if (isThere(edit.corpus(), coding))
        return fail(
            ErrorCode::Exists,
            fmt::format("{} is coded by {} already", placeOf(edit, coding), edit.actor().name));
    edit.setTitle(fmt::format("Apply code {}", placeOf(edit, coding)));
    const Id<Coding> id = edit.add(coding);
    if (!fields.memo.empty()) {
        model::Memo memo;
        memo.target = id;
        memo.text = fields.memo;
        memo.coder = coding.coder;
        memo.created = memo.changed = edit.time();
        edit.add(std::move(memo));
    }
    return id;
}

Result<void> removeCoding(Edit& edit, Id<Coding> id)
{
    auto coding = codingToMove(edit, id);
    if (!coding)
        return passOn(coding);
    edit.setTitle(fmt::format("Remove code {}", placeOf(edit, *coding)));
    edit.removeWithDependents({id});
    return {};
}

Result<void> resizeCoding(Edit& edit, Id<Coding> id, text::Span span)
{
    auto coding = codingToMove(edit, id);
    if (!coding)
        return passOn(coding);
    auto text = textAt(edit, edit.corpus().get(coding->document), span);
    if (!text)
        return passOn(text);
    edit.setTitle(fmt::format("Resize {} to {}-{}", placeOf(edit, *coding), span.start, span.end));
    coding->start = span.start;
    coding->end = span.end;
    coding->quoteHash = text::quoteHash((*text)->quote(span));
    if (isThere(edit.corpus(), *coding))
        return fail(ErrorCode::Exists, fmt::format("{} is there already", placeOf(edit, *coding)));
    if (coding->orphan) {
        coding->orphan = false;
        for (const model::OrphanQuote& quote : edit.corpus().rows<model::OrphanQuote>())
            if (quote.owner == model::AnyId(id)) {
                edit.remove(quote.id);
                break;
            }
    }
    edit.change(std::move(*coding));
    return {};
}

Result<void> recode(Edit& edit, Id<Coding> id, Id<model::Code> code)
{
    auto coding = codingToMove(edit, id);
    if (!coding)
        return passOn(coding);
    edit.setTitle(fmt::format(
        "Recode {} to {}", placeOf(edit, *coding), model::CodeTree(edit.corpus()).pathOf(code)));
    coding->code = code;
    if (isThere(edit.corpus(), *coding))
        return fail(ErrorCode::Exists, fmt::format("{} is there already", placeOf(edit, *coding)));
    edit.change(std::move(*coding));
    return {};
}

Result<void> setMark(Edit& edit, Id<Coding> id, Mark mark, bool on)
{
    auto coding = existing(edit, id);
    if (!coding)
        return passOn(coding);
    edit.setTitle(
        fmt::format("{} {} {}", on ? "Mark" : "Unmark", placeOf(edit, *coding), nameOf(mark)));
    const auto bit = static_cast<std::int32_t>(mark);
    coding->marks = on ? coding->marks | bit : coding->marks & ~bit;
    edit.change(std::move(*coding));
    return {};
}

Result<void> setWeight(Edit& edit, Id<Coding> id, std::int32_t weight)
{
    if (weight != Coding::kNoWeight && (weight < 0 || weight > 100))
        return fail(ErrorCode::Refused,
                    fmt::format("the weight {} is not between 0 and 100", weight));
    auto coding = existing(edit, id);
    if (!coding)
        return passOn(coding);
    edit.setTitle(fmt::format("Weigh {}", placeOf(edit, *coding)));
    coding->weight = weight;
    edit.change(std::move(*coding));
    return {};
}

} // namespace crosscase::project
