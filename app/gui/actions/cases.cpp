// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/cases.h"

#include "app/gui/actions/case_names.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "core/model/trees.h"
#include "core/project/cases.h"
#include "core/project/writing.h"
#include "core/text/fold.h"

#include <QCoreApplication>
#include <QStringList>

#include <map>
#include <set>

namespace crosscase::gui {

namespace {

constexpr std::size_t kAtOnce = 500; // cells that are written without a thread

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseActions)
};

using CaseId = model::Id<model::Case>;
using DocumentId = model::Id<model::Document>;

Result<CaseId> caseFor(CaseNames& names, const CaseChoice& choice)
{
    if (choice.unit)
        return choice.unit;
    // Several wishes may name the same new case.
    if (const CaseId there = names.named(choice.name))
        return there;
    return names.add(choice.name);
}

QString nameOf(const model::Corpus& corpus, CaseId unit)
{
    const auto row = corpus.find(unit);
    return row ? fromUtf8(row->name) : QString();
}

} // namespace

void carryOut(Session& session,
              QObject* owner,
              const QString& title,
              std::size_t size,
              Session::LongWork work,
              const std::function<void(Job*)>& watch,
              Session::Finished finished)
{
    if (size <= kAtOnce) {
        finished(session.change(title, [&](project::Edit& edit) { return work(edit, {}); }));
        return;
    }
    watch(session.changeBehind(owner, title, std::move(work), std::move(finished)));
}

Result<project::Done> embedCase(Session& session, CaseId unit, CaseId parent)
{
    const QString name = nameOf(session.corpus(), unit);
    const QString title =
        parent ? Words::tr("Embed case %1 in %2").arg(name, nameOf(session.corpus(), parent))
               : Words::tr("Make %1 a case of the first level").arg(name);
    return session.change(
        title, [&](project::Edit& edit) { return project::moveCase(edit, unit, parent); });
}

Result<project::Done> deleteCases(Session& session, const std::vector<CaseId>& units)
{
    const QString title =
        units.size() == 1 ? Words::tr("Delete case %1").arg(nameOf(session.corpus(), units.front()))
                          : Words::tr("Delete %1").arg(counted(units.size(), Noun::Case));
    return session.change(title, [&](project::Edit& edit) -> Result<void> {
        for (const CaseId unit : units) {
            if (!edit.corpus().cases().contains(unit))
                continue; // went with its parent
            if (auto done = project::deleteCase(edit, unit); !done)
                return done;
        }
        return {};
    });
}

QString whatHangsOn(const model::Corpus& corpus, const std::vector<CaseId>& units)
{
    const model::CaseTree tree(corpus);
    std::set<model::AnyId> doomed;
    for (const CaseId unit : units)
        for (const CaseId id : tree.subtree(unit))
            doomed.insert(id);
    std::set<model::AnyId> chosen(units.begin(), units.end());
    QStringList words;
    const auto count = [&](const auto& rows, auto&& ownerOf) {
        int n = 0;
        rows.forEach([&](const auto& row) { n += doomed.contains(ownerOf(row)) ? 1 : 0; });
        return n;
    };
    const auto say = [&](int n, const QString& text) {
        if (n > 0)
            words << text;
    };
    const auto unitOf = [](const auto& row) { return model::AnyId(row.unit); };
    const int inner = static_cast<int>(doomed.size() - chosen.size());
    say(inner, counted(inner, Noun::EmbeddedCase));
    const int parts = count(corpus.rows<model::Membership>(), unitOf);
    say(parts, counted(parts, Noun::LinkToText));
    const int values =
        count(corpus.rows<model::AttributeValue>(), [](const auto& row) { return row.owner; });
    say(values, counted(values, Noun::Value));
    const int memos = count(corpus.rows<model::Memo>(), [](const auto& row) { return row.target; });
    say(memos, counted(memos, Noun::Memo));
    const int summaries = count(corpus.rows<model::Summary>(), unitOf);
    say(summaries, counted(summaries, Noun::Summary));
    const int ratings = count(corpus.rows<model::Rating>(), unitOf)
                        + count(corpus.rows<model::Judgement>(), unitOf)
                        + count(corpus.rows<model::NotApplicable>(), unitOf);
    say(ratings, counted(ratings, Noun::Judgement));
    return words.join(QStringLiteral(", "));
}

Result<project::Done>
writeMemo(Session& session, model::AnyId target, const QString& name, const QString& words)
{
    const std::string text = toUtf8(words);
    return session.change(
        Words::tr("Memo of %1").arg(name), [&](project::Edit& edit) -> Result<void> {
            for (const model::Memo& memo : edit.corpus().rows<model::Memo>()) {
                if (memo.target != target)
                    continue;
                if (!text::trimBlanks(text).empty())
                    return project::setMemo(edit, memo.id, std::string(memo.title), text);
                edit.removeWithDependents({memo.id});
                return {};
            }
            if (text::trimBlanks(text).empty())
                return {};
            auto added = project::addMemo(edit, target, {}, text);
            return added ? Result<void>() : Result<void>(passOn(added));
        });
}

CaseChoice caseNamed(const model::Corpus& corpus, const QString& wanted)
{
    const std::string name = toUtf8(wanted.trimmed());
    const std::string key = text::foldKey(name);
    for (const model::Case& unit : corpus.cases())
        if (text::foldKey(unit.name) == key)
            return {.unit = unit.id};
    return {.name = name};
}

Result<project::Done> assignDocuments(Session& session,
                                      const CaseChoice& choice,
                                      const std::vector<DocumentId>& whole,
                                      const std::vector<DocumentId>& notAnyMore)
{
    const QString name =
        choice.unit ? nameOf(session.corpus(), choice.unit) : fromUtf8(choice.name);
    const QString title = whole.size() == 1 && notAnyMore.empty()
                              ? Words::tr("Assign %1 to %2")
                                    .arg(fromUtf8(session.corpus().get(whole.front()).name), name)
                              : Words::tr("Choose the documents of %1").arg(name);
    return session.change(title, [&](project::Edit& edit) -> Result<void> {
        CaseNames names(edit);
        auto unit = caseFor(names, choice);
        if (!unit)
            return passOn(unit);
        std::set<DocumentId> there;
        std::vector<model::AnyId> gone;
        const std::set<DocumentId> going(notAnyMore.begin(), notAnyMore.end());
        for (const model::Membership& part : edit.corpus().rows<model::Membership>()) {
            if (part.unit != *unit)
                continue;
            if (part.kind == model::MembershipKind::Whole)
                there.insert(part.document);
            if (going.contains(part.document))
                gone.emplace_back(part.id);
        }
        for (const DocumentId document : whole) {
            if (!there.insert(document).second)
                continue;
            model::Membership part;
            part.unit = *unit;
            part.document = document;
            edit.add(std::move(part));
        }
        edit.removeWithDependents(gone);
        return {};
    });
}

QString titleOfCases(std::size_t documents)
{
    return Words::tr("Make a case of %1").arg(counted(documents, Noun::Document));
}

Session::LongWork makeCasesOf(std::vector<DocumentId> documents)
{
    return [documents = std::move(documents)](project::Edit& edit,
                                              const Progress& progress) -> Result<void> {
        CaseNames names(edit);
        const model::Corpus before = edit.corpus();
        std::int64_t done = 0;
        for (const DocumentId document : documents) {
            if (auto goes = progress.report(
                    "documents", done++, static_cast<std::int64_t>(documents.size()));
                !goes)
                return goes;
            auto unit = caseFor(names, {.name = edit.corpus().get(document).name});
            if (!unit)
                return passOn(unit);
            // A new case has no text yet; what is there needs no second look.
            if (before.cases().contains(*unit)) {
                if (auto assigned = project::assignWhole(edit, *unit, document); !assigned)
                    return assigned;
                continue;
            }
            model::Membership part;
            part.unit = *unit;
            part.document = document;
            edit.add(std::move(part));
        }
        return {};
    };
}

Result<project::Done>
assignPassage(Session& session, CaseId unit, DocumentId document, text::Span span)
{
    const QString title =
        Words::tr("Assign a passage of %1 to %2")
            .arg(fromUtf8(session.corpus().get(document).name), nameOf(session.corpus(), unit));
    return session.change(title, [&](project::Edit& edit) {
        return project::assignRange(edit, unit, document, span);
    });
}

Session::LongWork assignTurns(std::vector<TurnsWish> wishes)
{
    return [wishes = std::move(wishes)](project::Edit& edit,
                                        const Progress& progress) -> Result<void> {
        CaseNames names(edit);
        std::int64_t at = 0;
        for (const TurnsWish& wish : wishes) {
            if (auto goes =
                    progress.report("speakers", at++, static_cast<std::int64_t>(wishes.size()));
                !goes)
                return goes;
            auto unit = caseFor(names, wish.unit);
            if (!unit)
                return passOn(unit);
            if (auto done = project::assignSpeaker(edit, *unit, wish.document, wish.speaker); !done)
                return done;
        }
        return {};
    };
}

Session::LongWork importCaseTable(table::CsvFile file)
{
    return [file = std::move(file)](project::Edit& edit, const Progress& progress) -> Result<void> {
        auto report = project::importCases(edit, file, progress);
        return report ? Result<void>() : Result<void>(passOn(report));
    };
}

} // namespace crosscase::gui
