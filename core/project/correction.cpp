// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/correction.h"

#include "core/base/hash.h"
#include "core/import/reader.h"
#include "core/model/trees.h"
#include "core/text/difference.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::project {

namespace {

using model::Coding;
using model::Document;
using model::Id;
using model::Membership;

using Text = std::shared_ptr<const model::LoadedText>;

std::int32_t kindOrder(const Orphan& orphan)
{
    return orphan.kind == "coding" ? 0 : orphan.kind == "range" ? 1 : 2;
}

std::string nameOfCase(const model::Corpus& corpus, Id<model::Case> unit)
{
    return corpus.get(unit).name;
}

// Carries what hangs on one document over to its new text.
class Carrier {
public:
    // What hangs on the document beside its codings.
    struct Hanging {
        std::vector<Id<Membership>> parts;
        std::vector<Id<model::Memo>> memos;
    };

    Carrier(Edit& edit,
            Id<Document> document,
            const text::Edits& edits,
            text::Replaced replaced,
            Hanging hanging)
        : m_edit(edit)
        , m_document(document)
        , m_edits(edits)
        , m_replaced(replaced)
        , m_hanging(std::move(hanging))
    {}

    // Puts the new text in place; `layout` nothing: the old one moves.
    Result<Correction> run(const std::string& utf8, const std::optional<text::Layout>& layout)
    {
        Document document = m_edit.corpus().get(m_document);
        auto before = m_edit.texts().load(document);
        if (!before)
            return passOn(before);
        m_before = std::move(*before);
        if (auto changed = changeDocument(document, utf8, layout); !changed)
            return passOn(changed);
        auto after = m_edit.texts().load(m_edit.corpus().get(m_document));
        if (!after)
            return passOn(after);
        m_after = std::move(*after);
        countEdits();
        moveCodings();
        moveRanges();
        moveMemos();
        checkSpeakers();
        return std::move(m_done);
    }

private:
    Result<void> changeDocument(Document document,
                                const std::string& utf8,
                                const std::optional<text::Layout>& layout)
    {
        auto rules = text::structureRulesFromText(document.structure);
        if (!rules)
            return passOn(rules);
        const std::string written = text::layoutToText(
            layout ? *layout : text::moved(m_before->layout, m_edits, m_replaced));
        rules->layout = written.empty() ? std::string() : hash128(written);
        if (!written.empty())
            if (auto put = m_edit.putText(rules->layout, written); !put)
                return put;
        document.structure = text::toText(*rules);
        document.textHash = hash128(utf8);
        document.length = static_cast<text::CodePoint>(text::OffsetMap(utf8).codePoints());
        document.textChanged = m_edit.time();
        if (auto put = m_edit.putText(document.textHash, utf8); !put)
            return put;
        m_edit.change(std::move(document));
        return {};
    }

    void countEdits()
    {
        m_done.changes = m_edits.size();
        for (const text::Edit& edit : m_edits) {
            m_done.inserted += edit.inserted;
            m_done.removed += edit.removed.length();
        }
    }

    void keepQuote(model::AnyId owner, const std::string& kind, Orphan orphan, text::Span span)
    {
        orphan.kind = kind;
        orphan.id = owner;
        orphan.document = m_document;
        orphan.quote = std::string(m_before->quote(span));
        model::OrphanQuote quote;
        quote.owner = owner;
        quote.quote = orphan.quote;
        m_edit.add(std::move(quote));
        m_done.orphans.push_back(std::move(orphan));
    }

    void moveCodings()
    {
        std::optional<model::CodeTree> codes; // only orphans need it
        std::vector<Coding> changed;
        m_edit.corpus().codings().forEachIn(
            m_document, [&](const model::Codings::Block& block, std::size_t row) {
                if (block.orphan[row] != 0)
                    return;
                Coding coding = block.at(row);
                const std::optional<text::Span> span =
                    text::moved(coding.span(), m_edits, m_replaced);
                if (span) {
                    ++m_done.codings;
                    coding.start = span->start;
                    coding.end = span->end;
                    coding.quoteHash = text::quoteHash(m_after->quote(*span));
                } else {
                    coding.orphan = true;
                    if (!codes)
                        codes.emplace(m_edit.corpus());
                    keepQuote(coding.id,
                              "coding",
                              {.name = codes->pathOf(coding.code), .place = coding.span()},
                              coding.span());
                }
                if (coding != block.at(row))
                    changed.push_back(std::move(coding));
            });
        m_edit.changeAll(std::move(changed));
    }

    void moveRanges()
    {
        std::vector<Membership> changed;
        for (const Id<Membership> id : m_hanging.parts) {
            const Membership part = m_edit.corpus().get(id);
            if (part.kind != model::MembershipKind::Range || part.orphan)
                continue;
            Membership now = part;
            if (const std::optional<text::Span> span =
                    text::moved(part.span(), m_edits, m_replaced)) {
                now.start = span->start;
                now.end = span->end;
                now.quoteHash = text::quoteHash(m_after->quote(*span));
            } else {
                now.orphan = true;
                keepQuote(part.id,
                          "range",
                          {.name = nameOfCase(m_edit.corpus(), part.unit), .place = part.span()},
                          part.span());
            }
            if (now != part)
                changed.push_back(std::move(now));
        }
        m_edit.changeAll(std::move(changed));
    }

    void moveMemos()
    {
        std::vector<model::Memo> changed;
        for (const Id<model::Memo> id : m_hanging.memos) {
            const model::Memo memo = m_edit.corpus().get(id);
            model::Memo now = memo;
            const text::Span old{memo.start, memo.end};
            if (old.empty()) {
                now.start = now.end = text::movedBorder(memo.start, m_edits);
            } else if (const std::optional<text::Span> span =
                           text::moved(old, m_edits, m_replaced)) {
                now.start = span->start;
                now.end = span->end;
            } else {
                now.start = now.end = -1;
                keepQuote(memo.id, "memo", {.name = memo.title}, old);
            }
            if (now != memo)
                changed.push_back(std::move(now));
        }
        m_edit.changeAll(std::move(changed));
    }

    void checkSpeakers()
    {
        const std::vector<std::string>& speakers = m_after->structure.speakers;
        for (const Id<Membership> id : m_hanging.parts)
            if (const Membership& part = m_edit.corpus().get(id);
                part.kind == model::MembershipKind::Speaker
                && std::ranges::find(speakers, part.speaker) == speakers.end())
                m_done.notes.push_back(fmt::format(
                    "nobody speaks as '{}' any more, so that case '{}' has no text in this "
                    "document; assign it the speaker's new name",
                    part.speaker,
                    nameOfCase(m_edit.corpus(), part.unit)));
    }

    Edit& m_edit;
    Id<Document> m_document;
    const text::Edits& m_edits;
    text::Replaced m_replaced;
    Hanging m_hanging;
    Text m_before;
    Text m_after;
    Correction m_done;
};

void setTitle(Edit& edit, Id<Document> document)
{
    edit.setTitle(fmt::format("Correct the text of {}", edit.corpus().get(document).name));
}

} // namespace

TextChanger::TextChanger(Edit& edit)
    : m_edit(edit)
{
    for (const Membership& part : edit.corpus().rows<Membership>())
        m_parts[part.document].push_back(part.id);
    for (const model::Memo& memo : edit.corpus().rows<model::Memo>())
        if (memo.start >= 0)
            m_memos[Id<Document>{memo.target.value}].push_back(memo.id);
}

Result<Correction> TextChanger::change(Id<Document> document,
                                       const std::string& utf8,
                                       const text::Edits& edits,
                                       text::Replaced replaced,
                                       const std::optional<text::Layout>& layout)
{
    setTitle(m_edit, document);
    return Carrier(m_edit, document, edits, replaced, {m_parts[document], m_memos[document]})
        .run(utf8, layout);
}

Result<Correction> correctText(Edit& edit, Id<Document> document, const std::string& utf8)
{
    auto before = edit.texts().load(edit.corpus().get(document));
    if (!before)
        return passOn(before);
    const text::Edits edits = text::difference((*before)->utf8, utf8);
    if (edits.empty())
        return Correction{};
    return TextChanger(edit).change(document, utf8, edits);
}

Result<Correction> correctFromFile(Edit& edit,
                                   Id<Document> document,
                                   std::string_view fileName,
                                   std::string_view bytes,
                                   const std::optional<std::string>& encoding)
{
    auto read = importing::readDocument(fileName, bytes, {.encoding = encoding});
    if (!read)
        return passOn(read);
    auto before = edit.texts().load(edit.corpus().get(document));
    if (!before)
        return passOn(before);
    const text::Edits edits = text::difference((*before)->utf8, read->utf8);
    if (edits.empty())
        return Correction{};
    std::optional<text::Layout> layout;
    if (!read->layout.empty())
        layout = std::move(read->layout);
    auto done = TextChanger(edit).change(document, read->utf8, edits, text::Replaced::Lost, layout);
    if (done)
        done->notes.insert(done->notes.begin(), read->warnings.begin(), read->warnings.end());
    return done;
}

std::vector<Orphan> orphansOf(const model::Corpus& corpus)
{
    std::unordered_map<std::int32_t, std::string> quotes;
    for (const model::OrphanQuote& quote : corpus.rows<model::OrphanQuote>())
        quotes.emplace(quote.owner.value, quote.quote);
    const model::CodeTree codes(corpus);
    std::vector<Orphan> orphans;
    const auto add = [&](Orphan orphan) {
        if (const auto quote = quotes.find(orphan.id.value); quote != quotes.end())
            orphan.quote = quote->second;
        orphans.push_back(std::move(orphan));
    };
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->orphan[row] != 0)
                add({"coding",
                     block->id[row],
                     block->document[row],
                     codes.pathOf(block->code[row]),
                     block->span(row),
                     {}});
    for (const Membership& part : corpus.rows<Membership>())
        if (part.orphan)
            add({"range", part.id, part.document, nameOfCase(corpus, part.unit), part.span(), {}});
    for (const model::Memo& memo : corpus.rows<model::Memo>())
        if (quotes.contains(memo.id.value))
            add({"memo", memo.id, Id<Document>{memo.target.value}, memo.title, {}, {}});
    std::ranges::stable_sort(orphans, [](const Orphan& a, const Orphan& b) {
        return std::tuple(a.document, kindOrder(a), a.place)
               < std::tuple(b.document, kindOrder(b), b.place);
    });
    return orphans;
}

} // namespace crosscase::project
