// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/coding.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/project/codings.h"
#include "core/project/writing.h"

#include <QCoreApplication>

#include <algorithm>

namespace crosscase::gui {

namespace {

using CodeId = model::Id<model::Code>;
using CodingId = model::Id<model::Coding>;

QString say(const char* words)
{
    return QCoreApplication::translate("Actions", words);
}

QString codeName(const model::Corpus& corpus, CodeId code)
{
    const model::Code* row = corpus.codes().find(code);
    return row == nullptr ? QString() : fromUtf8(row->name);
}

Result<void> onlyDone(Result<project::Done> done)
{
    if (!done)
        return passOn(done);
    return {};
}

// "P01 ¶2, Isolation", or how many there are.
QString quotesName(const Session& session, const CodingIds& codings)
{
    if (codings.size() != 1)
        return say(QT_TRANSLATE_NOOP("Actions", "%1 quotes")).arg(codings.size());
    const auto coding = session.corpus().find(codings.front());
    return coding ? referenceOf(session, {coding->document, coding->span()}) : QString();
}

// The coder's coding of just this; none: there is none.
CodingId codingOf(const Session& session, const Passage& passage, CodeId code)
{
    CodingId found;
    session.corpus().codings().forEachIn(
        passage.document, [&](const model::Codings::Block& block, std::size_t row) {
            if (block.code[row] == code && block.span(row) == passage.span && block.orphan[row] == 0
                && block.coder[row] == session.coder())
                found = block.id[row];
        });
    return found;
}

Result<Coded> codeWithin(Session& session,
                         const Passage& passage,
                         const QString& title,
                         const std::function<Result<CodeId>(project::Edit&)>& codeFor)
{
    Coded coded;
    auto done = session.change(title, [&](project::Edit& edit) -> Result<void> {
        auto code = codeFor(edit);
        if (!code)
            return passOn(code);
        project::CodingFields fields;
        fields.span = passage.span;
        auto coding = project::addCoding(edit, passage.document, *code, fields);
        if (!coding)
            return passOn(coding);
        coded = {*code, *coding, false};
        return {};
    });
    if (!done)
        return passOn(done);
    return coded;
}

Result<int> recodeWithin(Session& session,
                         const CodingIds& codings,
                         const QString& title,
                         const std::function<Result<CodeId>(project::Edit&)>& codeFor)
{
    int changed = 0;
    auto done = session.change(title, [&](project::Edit& edit) -> Result<void> {
        auto code = codeFor(edit);
        if (!code)
            return passOn(code);
        for (const CodingId coding : codings) {
            const auto row = edit.corpus().find(coding);
            if (!row || row->code == *code)
                continue;
            auto moved = project::recode(edit, coding, *code);
            if (moved)
                ++changed;
            else if (moved.error().code != ErrorCode::Exists)
                return moved;
        }
        return {};
    });
    if (!done)
        return passOn(done);
    return changed;
}

} // namespace

QString referenceOf(const Session& session, const Passage& passage)
{
    const auto document = session.corpus().find(passage.document);
    if (!document)
        return {};
    const auto text = session.texts().load(*document);
    return text ? referenceOf(*document, **text, passage.span) : labelOf(*document);
}

Result<Coded> codePassage(Session& session, const Passage& passage, CodeId code)
{
    if (const CodingId there = codingOf(session, passage, code))
        return Coded{code, there, true};
    const QString title = say(QT_TRANSLATE_NOOP("Actions", "Code %1 with %2"))
                              .arg(referenceOf(session, passage), codeName(session.corpus(), code));
    return codeWithin(
        session, passage, title, [code](project::Edit&) -> Result<CodeId> { return code; });
}

Result<Coded>
codePassageWithNew(Session& session, const Passage& passage, const QString& name, CodeId parent)
{
    const QString title = say(QT_TRANSLATE_NOOP("Actions", "Code %1 with %2 (new code)"))
                              .arg(referenceOf(session, passage), name.trimmed());
    return codeWithin(
        session, passage, title, [&](project::Edit& edit) { return makeCode(edit, name, parent); });
}

Result<void> removeCodings(Session& session, const CodingIds& codings)
{
    QString title =
        say(QT_TRANSLATE_NOOP("Actions", "Un-code %1")).arg(quotesName(session, codings));
    if (codings.size() == 1)
        if (const auto coding = session.corpus().find(codings.front()))
            title =
                say(QT_TRANSLATE_NOOP("Actions", "Remove %1 from %2"))
                    .arg(codeName(session.corpus(), coding->code), quotesName(session, codings));
    return onlyDone(session.change(title, [&](project::Edit& edit) -> Result<void> {
        for (const CodingId coding : codings)
            if (auto removed = project::removeCoding(edit, coding); !removed)
                return removed;
        return {};
    }));
}

Result<int> recodeTo(Session& session, const CodingIds& codings, CodeId code)
{
    const QString title = say(QT_TRANSLATE_NOOP("Actions", "Recode %1 to %2"))
                              .arg(quotesName(session, codings), codeName(session.corpus(), code));
    return recodeWithin(
        session, codings, title, [code](project::Edit&) -> Result<CodeId> { return code; });
}

Result<int>
recodeToNew(Session& session, const CodingIds& codings, const QString& name, CodeId parent)
{
    const QString title = say(QT_TRANSLATE_NOOP("Actions", "Recode %1 to %2"))
                              .arg(quotesName(session, codings), name.trimmed());
    return recodeWithin(
        session, codings, title, [&](project::Edit& edit) { return makeCode(edit, name, parent); });
}

Result<void> resizeCoding(Session& session, CodingId coding, text::Span span)
{
    const auto row = session.corpus().find(coding);
    if (!row || row->span() == span)
        return {};
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Resize %1 at %2"))
            .arg(codeName(session.corpus(), row->code), quotesName(session, {coding})),
        [&](project::Edit& edit) { return project::resizeCoding(edit, coding, span); }));
}

Result<void> toggleMark(Session& session, CodingId coding, model::Mark mark)
{
    const auto row = session.corpus().find(coding);
    if (!row)
        return {};
    const bool on = !row->has(mark);
    QString name = say(QT_TRANSLATE_NOOP("Actions", "not for publication"));
    if (mark == model::Mark::Power)
        name = say(QT_TRANSLATE_NOOP("Actions", "power quote"));
    else if (mark == model::Mark::Proof)
        name = say(QT_TRANSLATE_NOOP("Actions", "proof quote"));
    const QString title = on ? say(QT_TRANSLATE_NOOP("Actions", "Mark %1 as %2"))
                             : say(QT_TRANSLATE_NOOP("Actions", "Mark %1 no longer as %2"));
    return onlyDone(
        session.change(title.arg(quotesName(session, {coding}), name), [&](project::Edit& edit) {
            return project::setMark(edit, coding, mark, on);
        }));
}

Result<void> weigh(Session& session, CodingId coding, std::int32_t weight)
{
    const QString title = weight == model::Coding::kNoWeight
                              ? say(QT_TRANSLATE_NOOP("Actions", "No weight of %1"))
                              : say(QT_TRANSLATE_NOOP("Actions", "Weight %2 of %1"));
    QString named = title;
    named.replace(QStringLiteral("%1"), quotesName(session, {coding}));
    named.replace(QStringLiteral("%2"), QString::number(weight));
    return onlyDone(session.change(
        named, [&](project::Edit& edit) { return project::setWeight(edit, coding, weight); }));
}

// --- memos ---------------------------------------------------------------------------------------

QString nameOf(const Session& session, const MemoPlace& place)
{
    const model::Corpus& corpus = session.corpus();
    const std::int32_t id = place.target.value;
    if (const auto coding = corpus.find(CodingId{id}))
        return QStringLiteral("%1, %2").arg(
            codeName(corpus, coding->code),
            referenceOf(session, {coding->document, coding->span()}));
    if (const auto* code = corpus.codes().find(CodeId{id}))
        return fromUtf8(code->name);
    if (const auto* document = corpus.documents().find(model::Id<model::Document>{id}))
        return place.span.empty() ? labelOf(*document)
                                  : referenceOf(session, {document->id, place.span});
    return {};
}

std::vector<model::Memo> memosOn(const model::Corpus& corpus, const MemoPlace& place)
{
    std::vector<model::Memo> memos;
    for (const model::Memo& memo : corpus.rows<model::Memo>()) {
        if (memo.target != place.target)
            continue;
        const bool same = place.span.empty()
                              ? memo.start < 0
                              : memo.start == place.span.start && memo.end == place.span.end;
        if (same)
            memos.push_back(memo);
    }
    // Behind them those that are linked to it.
    if (place.target && place.span.empty())
        for (const model::Link& link : corpus.rows<model::Link>())
            if (link.to == place.target)
                if (const auto memo = corpus.find(model::Id<model::Memo>{link.from.value}))
                    memos.push_back(*memo);
    return memos;
}

Result<model::Id<model::Memo>> writeMemo(Session& session,
                                         const MemoPlace& place,
                                         model::Id<model::Memo> memo,
                                         const QString& words)
{
    model::Id<model::Memo> written = memo;
    const std::string stored = toUtf8(words);
    const QString title =
        say(QT_TRANSLATE_NOOP("Actions", "Memo on %1")).arg(nameOf(session, place));
    auto done = session.change(title, [&](project::Edit& edit) -> Result<void> {
        const auto row = edit.corpus().find(memo);
        if (words.trimmed().isEmpty()) {
            if (row)
                edit.removeWithDependents({memo});
            written = {};
            return {};
        }
        if (row)
            return project::setMemo(edit, memo, row->title, stored);
        auto added = project::addMemo(edit, place.target, {}, stored);
        if (!added)
            return passOn(added);
        written = *added;
        if (!place.span.empty()) {
            model::Memo placed = edit.corpus().get(written);
            placed.start = place.span.start;
            placed.end = place.span.end;
            edit.change(placed);
        }
        return {};
    });
    if (!done)
        return passOn(done);
    return written;
}

} // namespace crosscase::gui
