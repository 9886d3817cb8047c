// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/codebook.h"

#include "app/gui/bridge/strings.h"
#include "core/model/trees.h"
#include "core/project/codes.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace crosscase::gui {

namespace {

using model::Code;
using model::CodeExample;
using CodeId = model::Id<Code>;

// Beyond these a change that looks at all codings, or at many codes, is made behind the window.
constexpr std::size_t kManyCodings = 50'000;
constexpr std::size_t kManyCodes = 300;

QString say(const char* words, int number = -1)
{
    return QCoreApplication::translate("Actions", words, nullptr, number);
}

QString nameOf(const model::Corpus& corpus, CodeId code)
{
    const Code* row = corpus.codes().find(code);
    return row == nullptr ? QString() : fromUtf8(row->name);
}

Result<void> onlyDone(const Result<project::Done>& done)
{
    if (!done)
        return tl::unexpected<Error>(done.error());
    return {};
}

// Runs it here or behind, by how much there is to do.
Job* run(Session& session,
         QObject* owner,
         const QString& title,
         bool behind,
         const Session::Work& work,
         Session::Finished finished)
{
    if (behind)
        return session.changeBehind(
            owner,
            title,
            [work](project::Edit& edit, const Progress&) { return work(edit); },
            std::move(finished));
    finished(session.change(title, work));
    return nullptr;
}

// Tries the work on what would be a batch, and takes all of it back.
void rehearse(Session& session,
              QObject* owner,
              bool behind,
              const Session::Work& work,
              std::function<void(const Result<void>&)> answer)
{
    if (!behind) {
        answer(session.project().rehearse(work));
        return;
    }
    const auto worked = std::make_shared<bool>(false);
    session.changeBehind(
        owner,
        {},
        [work, worked](project::Edit& edit, const Progress&) -> Result<void> {
            if (auto done = work(edit); !done)
                return done;
            *worked = true;
            return fail(ErrorCode::Cancelled, "only tried"); // so nothing of it stays
        },
        [worked, answer = std::move(answer)](const Result<project::Done>& done) {
            if (*worked)
                answer({});
            else
                answer(onlyDone(done));
        });
}

// Those that lie below another of them come along with it.
CodeIds topsOf(const model::CodeTree& tree, const CodeIds& codes)
{
    CodeIds tops;
    for (const CodeId code : codes)
        if (std::none_of(codes.begin(), codes.end(), [&](CodeId other) {
                return other != code && tree.isWithin(code, other);
            }))
            tops.push_back(code);
    return tops;
}

bool differ(const std::string& theirs, const std::string& ours)
{
    return !theirs.empty() && !ours.empty() && theirs != ours;
}

std::int32_t placeBehind(const model::Corpus& corpus, CodeId code, model::ExampleKind kind)
{
    const auto there = examplesOf(corpus, code, kind);
    return there.empty() ? 0 : there.back().position + 1;
}

QString wordFor(model::ExampleKind kind)
{
    return kind == model::ExampleKind::Example
               ? say(QT_TRANSLATE_NOOP("Actions", "example"))
               : say(QT_TRANSLATE_NOOP("Actions", "counter-example"));
}

Result<void> changeCode(Session& session,
                        CodeId code,
                        const QString& title,
                        const std::function<void(Code&)>& change)
{
    return onlyDone(session.change(title, [&](project::Edit& edit) -> Result<void> {
        const Code* row = edit.corpus().codes().find(code);
        if (row == nullptr)
            return fail(ErrorCode::NotFound,
                        toUtf8(say(QT_TRANSLATE_NOOP("Actions", "The code is no longer there"))));
        Code changed = *row;
        change(changed);
        edit.change(std::move(changed));
        return {};
    }));
}

} // namespace

// --- merge ---------------------------------------------------------------------------------------

void previewMerge(Session& session,
                  QObject* owner,
                  const CodeIds& from,
                  CodeId into,
                  std::function<void(const Result<MergePreview>&)> answer)
{
    const model::CodeTree tree(session.corpus());
    const CodeIds tops = topsOf(tree, from);
    const auto preview = std::make_shared<MergePreview>();
    const Code& kept = session.corpus().get(into);
    for (const CodeId code : tops) {
        const Code& gone = session.corpus().get(code);
        preview->textsDiffer = preview->textsDiffer || differ(gone.definition, kept.definition)
                               || differ(gone.include, kept.include)
                               || differ(gone.exclude, kept.exclude);
        preview->subCodes += tree.subtree(code).size() - 1;
    }
    rehearse(
        session,
        owner,
        session.corpus().codings().size() > kManyCodings,
        [tops, into, preview](project::Edit& edit) -> Result<void> {
            for (const CodeId code : tops) {
                auto merged = project::mergeCodes(edit, code, into);
                if (!merged)
                    return passOn(merged);
                preview->moved += merged->moved;
                preview->collapsed += merged->collapsed;
            }
            return {};
        },
        [preview, answer = std::move(answer)](const Result<void>& done) {
            if (done)
                answer(*preview);
            else
                answer(tl::unexpected<Error>(done.error()));
        });
}

Job* mergeCodes(
    Session& session, QObject* owner, const CodeIds& from, CodeId into, Session::Finished finished)
{
    const CodeIds tops = topsOf(model::CodeTree(session.corpus()), from);
    const QString target = nameOf(session.corpus(), into);
    const QString title = tops.size() == 1
                              ? say(QT_TRANSLATE_NOOP("Actions", "Merge %1 into %2"))
                                    .arg(nameOf(session.corpus(), tops.front()), target)
                              : say(QT_TRANSLATE_NOOP("Actions", "Merge %1 codes into %2"))
                                    .arg(tops.size())
                                    .arg(target);
    return run(
        session,
        owner,
        title,
        session.corpus().codings().size() > kManyCodings,
        [tops, into](project::Edit& edit) -> Result<void> {
            for (const CodeId code : tops)
                if (auto merged = project::mergeCodes(edit, code, into); !merged)
                    return passOn(merged);
            return {};
        },
        std::move(finished));
}

// --- what is written about a code ----------------------------------------------------------------

Result<void> setCodeMemo(Session& session, CodeId code, const QString& words)
{
    return changeCode(session,
                      code,
                      say(QT_TRANSLATE_NOOP("Actions", "Write the memo of %1"))
                          .arg(nameOf(session.corpus(), code)),
                      [&](Code& row) { row.memo = toUtf8(words); });
}

Result<void> setCodable(Session& session, CodeId code, bool codable)
{
    const char* title = codable ? QT_TRANSLATE_NOOP("Actions", "Let quotes be coded with %1")
                                : QT_TRANSLATE_NOOP("Actions", "Let no quotes be coded with %1");
    return changeCode(session,
                      code,
                      say(title).arg(nameOf(session.corpus(), code)),
                      [&](Code& row) { row.codable = codable; });
}

// --- examples ------------------------------------------------------------------------------------

std::vector<CodeExample>
examplesOf(const model::Corpus& corpus, CodeId code, model::ExampleKind kind)
{
    std::vector<CodeExample> found;
    for (const CodeExample& example : corpus.rows<CodeExample>())
        if (example.code == code && example.kind == kind)
            found.push_back(example);
    std::stable_sort(found.begin(), found.end(), [](const CodeExample& a, const CodeExample& b) {
        return a.position < b.position;
    });
    return found;
}

Result<void> addExamples(Session& session,
                         CodeId code,
                         model::ExampleKind kind,
                         const std::vector<NewExample>& examples)
{
    const QString title = say(QT_TRANSLATE_NOOP("Actions", "Add an %1 to %2"))
                              .arg(wordFor(kind), nameOf(session.corpus(), code));
    const QString counter = say(QT_TRANSLATE_NOOP("Actions", "Add a %1 to %2"))
                                .arg(wordFor(kind), nameOf(session.corpus(), code));
    return onlyDone(session.change(
        kind == model::ExampleKind::Example ? title : counter,
        [&](project::Edit& edit) -> Result<void> {
            for (const NewExample& wanted : examples) {
                const auto there = examplesOf(edit.corpus(), code, kind);
                CodeExample example;
                example.text = toUtf8(wanted.words.trimmed());
                const bool known =
                    std::any_of(there.begin(), there.end(), [&](const CodeExample& other) {
                        return other.text == example.text && other.coding == wanted.coding;
                    });
                if (known || example.text.empty())
                    continue;
                example.code = code;
                example.kind = kind;
                example.coding = wanted.coding;
                example.position = placeBehind(edit.corpus(), code, kind);
                edit.add(std::move(example));
            }
            return {};
        }));
}

Result<void> setExample(Session& session, ExampleId id, const QString& words)
{
    if (words.trimmed().isEmpty())
        return removeExample(session, id);
    const CodeExample* old = session.corpus().rows<CodeExample>().find(id);
    if (old == nullptr)
        return {};
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Write the %1 of %2"))
            .arg(wordFor(old->kind), nameOf(session.corpus(), old->code)),
        [&](project::Edit& edit) -> Result<void> {
            CodeExample example = edit.corpus().get(id);
            // Other words than those of the quote are not pinned there any more.
            if (const std::string typed = toUtf8(words.trimmed()); typed != example.text) {
                example.text = typed;
                example.coding = {};
                edit.change(std::move(example));
            }
            return {};
        }));
}

Result<void> removeExample(Session& session, ExampleId id)
{
    const CodeExample* old = session.corpus().rows<CodeExample>().find(id);
    if (old == nullptr)
        return {};
    return onlyDone(
        session.change(say(QT_TRANSLATE_NOOP("Actions", "Remove the %1 of %2"))
                           .arg(wordFor(old->kind), nameOf(session.corpus(), old->code)),
                       [&](project::Edit& edit) -> Result<void> {
                           edit.remove(id);
                           return {};
                       }));
}

Result<void> moveExample(Session& session, ExampleId id, int by)
{
    const CodeExample* old = session.corpus().rows<CodeExample>().find(id);
    if (old == nullptr)
        return {};
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Move the %1 of %2"))
            .arg(wordFor(old->kind), nameOf(session.corpus(), old->code)),
        [&](project::Edit& edit) -> Result<void> {
            auto all = examplesOf(edit.corpus(), old->code, old->kind);
            const auto at = std::find_if(
                all.begin(), all.end(), [&](const CodeExample& one) { return one.id == id; });
            const auto to = (at - all.begin()) + by;
            if (to < 0 || to >= static_cast<std::ptrdiff_t>(all.size()))
                return {};
            std::iter_swap(at, all.begin() + to);
            for (std::size_t i = 0; i < all.size(); ++i) {
                all[i].position = static_cast<std::int32_t>(i);
                edit.change(all[i]);
            }
            return {};
        }));
}

// --- files ---------------------------------------------------------------------------------------

namespace {

QStringList differences(const model::Corpus& before, const model::Corpus& now, CodeId code)
{
    const Code& old = before.get(code);
    const Code& one = now.get(code);
    QStringList what;
    const auto note = [&](bool same, const char* name) {
        if (!same)
            what.append(say(name));
    };
    note(old.name == one.name, QT_TRANSLATE_NOOP("Actions", "name"));
    note(old.parent == one.parent, QT_TRANSLATE_NOOP("Actions", "parent"));
    note(old.definition == one.definition, QT_TRANSLATE_NOOP("Actions", "definition"));
    note(old.include == one.include, QT_TRANSLATE_NOOP("Actions", "include when"));
    note(old.exclude == one.exclude, QT_TRANSLATE_NOOP("Actions", "exclude when"));
    note(old.memo == one.memo, QT_TRANSLATE_NOOP("Actions", "memo"));
    note(old.colour == one.colour, QT_TRANSLATE_NOOP("Actions", "colour"));
    note(old.codable == one.codable, QT_TRANSLATE_NOOP("Actions", "may be coded with"));
    return what;
}

using ExamplesByCode = std::unordered_map<CodeId, std::vector<CodeExample>>;
ExamplesByCode allExamples(const model::Corpus& corpus)
{
    ExamplesByCode examples;
    for (const CodeExample& example : corpus.rows<CodeExample>())
        examples[example.code].push_back(example);
    return examples;
}

ImportPreview compared(const model::Corpus& before, const model::Corpus& now)
{
    ImportPreview preview;
    ExamplesByCode oldExamples = allExamples(before);
    ExamplesByCode newExamples = allExamples(now);
    const model::CodeTree tree(now);
    for (const CodeId code : tree.inOrder()) {
        const QString path = fromUtf8(tree.pathOf(code));
        if (!before.codes().contains(code)) {
            preview.added.append(path);
            continue;
        }
        QStringList what = differences(before, now, code);
        if (oldExamples[code] != newExamples[code])
            what.append(say(QT_TRANSLATE_NOOP("Actions", "examples")));
        if (!what.isEmpty())
            preview.changed.push_back({path, what});
    }
    return preview;
}

} // namespace

void previewImport(Session& session,
                   QObject* owner,
                   const codebook::Codebook& codebook,
                   std::function<void(const Result<ImportPreview>&)> answer)
{
    const auto preview = std::make_shared<ImportPreview>();
    rehearse(
        session,
        owner,
        codebook.entries.size() > kManyCodes,
        [codebook, preview](project::Edit& edit) -> Result<void> {
            const model::Corpus before = edit.corpus();
            auto imported = project::importCodebook(edit, codebook);
            if (!imported)
                return passOn(imported);
            *preview = compared(before, edit.corpus());
            preview->unchanged = imported->unchanged;
            return {};
        },
        [preview, answer = std::move(answer)](const Result<void>& done) {
            if (done)
                answer(*preview);
            else
                answer(tl::unexpected<Error>(done.error()));
        });
}

Job* importCodebook(Session& session,
                    QObject* owner,
                    const codebook::Codebook& codebook,
                    Session::Finished finished)
{
    return run(
        session,
        owner,
        {},
        codebook.entries.size() > kManyCodes,
        [codebook](project::Edit& edit) -> Result<void> {
            if (auto imported = project::importCodebook(edit, codebook); !imported)
                return passOn(imported);
            return {};
        },
        std::move(finished));
}

} // namespace crosscase::gui
