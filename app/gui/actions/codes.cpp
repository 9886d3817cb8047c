// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/codes.h"

#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/strings.h"
#include "core/codebook/likeness.h"
#include "core/model/trees.h"
#include "core/project/codes.h"
#include "core/project/codings.h"
#include "core/text/fold.h"

#include <QCoreApplication>

#include <unordered_set>

namespace crosscase::gui {

namespace {

using model::Code;
using CodeId = model::Id<Code>;

QString say(const char* words)
{
    return QCoreApplication::translate("Actions", words);
}

QString nameOf(const model::Corpus& corpus, CodeId code)
{
    const Code* row = corpus.codes().find(code);
    return row == nullptr ? QString() : fromUtf8(row->name);
}

// Without those that lie below another of them; in the order of the tree.
CodeIds withoutDescendants(const model::CodeTree& tree, const CodeIds& codes)
{
    const std::unordered_set<CodeId> chosen(codes.begin(), codes.end());
    CodeIds tops;
    for (const CodeId code : tree.inOrder()) {
        if (!chosen.contains(code))
            continue;
        bool below = false;
        for (CodeId above = tree.parentOf(code); above && !below; above = tree.parentOf(above))
            below = chosen.contains(above);
        if (!below)
            tops.push_back(code);
    }
    return tops;
}

QString
titleFor(const model::Corpus& corpus, const CodeIds& codes, const char* one, const char* several)
{
    return codes.size() == 1 ? say(one).arg(nameOf(corpus, codes.front()))
                             : say(several).arg(codes.size());
}

Result<void> deleteAll(project::Edit& edit, const CodeIds& tops)
{
    for (const CodeId code : tops)
        if (auto gone = project::deleteCode(edit, code); !gone)
            return passOn(gone);
    return {};
}

// A coding that would stand twice goes with its old code.
Result<void> moveQuotes(project::Edit& edit, const CodingIds& codings, CodeId into)
{
    for (const auto coding : codings) {
        auto moved = project::recode(edit, coding, into);
        if (!moved && moved.error().code != ErrorCode::Exists)
            return moved;
    }
    return {};
}

Result<void> onlyDone(Result<project::Done> done)
{
    if (!done)
        return passOn(done);
    return {};
}

} // namespace

QString whyNotNamed(const model::Corpus& corpus, CodeId parent, const QString& name, CodeId self)
{
    const std::string key = text::foldKey(toUtf8(name));
    if (key.empty())
        return say(QT_TRANSLATE_NOOP("Actions", "A code needs a name."));
    for (const Code& code : corpus.codes())
        if (code.parent == parent && code.id != self && text::foldKey(code.name) == key)
            return say(QT_TRANSLATE_NOOP("Actions", "Same name: “%1” is there already."))
                .arg(fromUtf8(code.name));
    return {};
}

CodeIds alikeCodes(const model::Corpus& corpus, const QString& name, CodeId self)
{
    const codebook::NameForm wanted = codebook::formOf(toUtf8(name));
    CodeIds alike;
    if (wanted.key.empty())
        return alike;
    for (const Code& code : corpus.codes()) {
        if (code.id == self)
            continue;
        const codebook::NameForm form = codebook::formOf(code.name);
        if (form.key == wanted.key || codebook::nearlyTheSame(form, wanted))
            alike.push_back(code.id);
    }
    return alike;
}

Result<CodeId> makeCode(project::Edit& edit, const QString& name, CodeId parent)
{
    std::string path = model::joinPath({toUtf8(name.trimmed())});
    if (parent)
        path = model::CodeTree(edit.corpus()).pathOf(parent) + " > " + path;
    const std::string colour = nextColour(edit.corpus(), parent);
    auto made = project::addCode(edit, path);
    if (!made)
        return made;
    Code code = edit.corpus().get(*made);
    code.colour = colour;
    edit.change(code);
    return made;
}

Result<CodeId> newCode(Session& session, const QString& name, CodeId parent)
{
    CodeId made;
    auto done = session.change(say(QT_TRANSLATE_NOOP("Actions", "New code %1")).arg(name.trimmed()),
                               [&](project::Edit& edit) -> Result<void> {
                                   auto code = makeCode(edit, name, parent);
                                   if (!code)
                                       return passOn(code);
                                   made = *code;
                                   return {};
                               });
    if (!done)
        return passOn(done);
    return made;
}

Result<void> renameCode(Session& session, CodeId code, const QString& name)
{
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Rename code %1 to %2"))
            .arg(nameOf(session.corpus(), code), name.trimmed()),
        [&](project::Edit& edit) { return project::renameCode(edit, code, toUtf8(name)); }));
}

Result<void> moveCodes(Session& session, const CodeIds& codes, CodeId parent, CodeId before)
{
    const CodeIds tops = withoutDescendants(model::CodeTree(session.corpus()), codes);
    return onlyDone(session.change(titleFor(session.corpus(),
                                            tops,
                                            QT_TRANSLATE_NOOP("Actions", "Move code %1"),
                                            QT_TRANSLATE_NOOP("Actions", "Move %1 codes")),
                                   [&](project::Edit& edit) -> Result<void> {
                                       for (const CodeId code : tops) {
                                           if (code == before)
                                               continue;
                                           auto moved =
                                               project::moveCode(edit, code, parent, before);
                                           if (!moved)
                                               return moved;
                                       }
                                       return {};
                                   }));
}

Result<void> recolourCode(Session& session, CodeId code, const QString& colour)
{
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Colour of code %1")).arg(nameOf(session.corpus(), code)),
        [&](project::Edit& edit) -> Result<void> {
            Code row = edit.corpus().get(code);
            row.colour = toUtf8(colour);
            edit.change(row);
            return {};
        }));
}

CodingIds codingsBelow(const model::Corpus& corpus, const CodeIds& codes)
{
    const model::CodeTree tree(corpus);
    std::unordered_set<CodeId> all;
    for (const CodeId code : codes)
        for (const CodeId below : tree.subtree(code))
            all.insert(below);
    CodingIds found;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (all.contains(block->code[row]))
                found.push_back(block->id[row]);
    return found;
}

namespace {

// A change that may be made here or behind the window.
struct Deed {
    QString title;
    std::size_t quotes = 0; // that it touches
    Session::Work work;
};

constexpr std::size_t kManyQuotes = 2000;

Job* run(Session& session, QObject* owner, const Result<Deed>& deed, Session::Finished finished)
{
    if (!deed) {
        finished(tl::unexpected<Error>(deed.error()));
        return nullptr;
    }
    if (deed->quotes > kManyQuotes)
        return session.changeBehind(
            owner,
            deed->title,
            [work = deed->work](project::Edit& edit, const Progress&) { return work(edit); },
            std::move(finished));
    finished(session.change(deed->title, deed->work));
    return nullptr;
}

Result<void> runHere(Session& session, const Result<Deed>& deed)
{
    if (!deed)
        return tl::unexpected<Error>(deed.error());
    return onlyDone(session.change(deed->title, deed->work));
}

Deed deletion(const model::Corpus& corpus, const CodeIds& codes)
{
    const CodeIds tops = withoutDescendants(model::CodeTree(corpus), codes);
    return {titleFor(corpus,
                     tops,
                     QT_TRANSLATE_NOOP("Actions", "Delete code %1"),
                     QT_TRANSLATE_NOOP("Actions", "Delete %1 codes")),
            codingsBelow(corpus, tops).size(),
            [tops](project::Edit& edit) { return deleteAll(edit, tops); }};
}

Result<Deed> deletionMoving(const model::Corpus& corpus, const CodeIds& codes, CodeId into)
{
    const model::CodeTree tree(corpus);
    const CodeIds tops = withoutDescendants(tree, codes);
    for (const CodeId code : tops)
        if (tree.isWithin(into, code))
            return fail(ErrorCode::Refused,
                        toUtf8(say(QT_TRANSLATE_NOOP("Actions",
                                                     "“%1” is deleted too; choose another code."))
                                   .arg(nameOf(corpus, into))));
    const CodingIds codings = codingsBelow(corpus, tops);
    const QString what = titleFor(corpus,
                                  tops,
                                  QT_TRANSLATE_NOOP("Actions", "Delete code %1"),
                                  QT_TRANSLATE_NOOP("Actions", "Delete %1 codes"));
    return Deed{
        say(QT_TRANSLATE_NOOP("Actions", "%1, quotes to %2")).arg(what, nameOf(corpus, into)),
        codings.size(),
        [tops, codings, into](project::Edit& edit) -> Result<void> {
            auto moved = moveQuotes(edit, codings, into);
            return moved ? deleteAll(edit, tops) : moved;
        }};
}

Deed splitting(const model::Corpus& corpus, const Split& split, std::shared_ptr<CodeId> made)
{
    return {say(QT_TRANSLATE_NOOP("Actions", "Split %1: %2 quotes to %3"))
                .arg(nameOf(corpus, split.code),
                     QString::number(split.codings.size()),
                     split.name.trimmed()),
            split.codings.size(),
            [split, made = std::move(made)](project::Edit& edit) -> Result<void> {
                const CodeId parent =
                    split.asChild ? split.code : edit.corpus().get(split.code).parent;
                const std::string colour = nextColour(edit.corpus(), parent);
                auto done = project::splitCode(
                    edit, split.code, toUtf8(split.name.trimmed()), split.asChild, split.codings);
                if (!done)
                    return passOn(done);
                *made = *done;
                Code row = edit.corpus().get(*made);
                row.colour = colour;
                edit.change(row);
                return {};
            }};
}

} // namespace

Result<void> deleteCodes(Session& session, const CodeIds& codes)
{
    return runHere(session, deletion(session.corpus(), codes));
}

Job* deleteCodes(Session& session, QObject* owner, const CodeIds& codes, Session::Finished finished)
{
    return run(session, owner, deletion(session.corpus(), codes), std::move(finished));
}

Result<void> deleteCodesMovingQuotes(Session& session, const CodeIds& codes, CodeId into)
{
    return runHere(session, deletionMoving(session.corpus(), codes, into));
}

Job* deleteCodesMovingQuotes(
    Session& session, QObject* owner, const CodeIds& codes, CodeId into, Session::Finished finished)
{
    return run(session, owner, deletionMoving(session.corpus(), codes, into), std::move(finished));
}

Result<CodeId> splitCode(
    Session& session, CodeId code, const QString& name, bool asChild, const CodingIds& codings)
{
    const auto made = std::make_shared<CodeId>();
    const Deed deed = splitting(session.corpus(), {code, name, asChild, codings}, made);
    if (auto done = runHere(session, deed); !done)
        return passOn(done);
    return *made;
}

Job* splitCode(Session& session,
               QObject* owner,
               const Split& split,
               std::function<void(const Result<CodeId>&)> finished)
{
    const auto made = std::make_shared<CodeId>();
    return run(session,
               owner,
               splitting(session.corpus(), split, made),
               [made, finished = std::move(finished)](const Result<project::Done>& done) {
                   if (done)
                       finished(*made);
                   else
                       finished(tl::unexpected<Error>(done.error()));
               });
}

Result<void> setCodeText(Session& session, CodeId code, CodeText which, const QString& words)
{
    const char* const titles[] = {QT_TRANSLATE_NOOP("Actions", "Definition of %1"),
                                  QT_TRANSLATE_NOOP("Actions", "Write when to use %1"),
                                  QT_TRANSLATE_NOOP("Actions", "Write when not to use %1")};
    return onlyDone(session.change(
        say(titles[static_cast<std::size_t>(which)]).arg(nameOf(session.corpus(), code)),
        [&](project::Edit& edit) -> Result<void> {
            Code row = edit.corpus().get(code);
            const std::string stored = toUtf8(words);
            if (which == CodeText::Definition)
                row.definition = stored;
            else if (which == CodeText::Include)
                row.include = stored;
            else
                row.exclude = stored;
            edit.change(row);
            return {};
        }));
}

} // namespace crosscase::gui
