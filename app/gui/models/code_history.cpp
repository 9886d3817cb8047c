// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/code_history.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace crosscase::gui {

using model::Code;
using model::CodeExample;
using CodeId = model::Id<Code>;

namespace {

QString say(const char* words)
{
    return QCoreApplication::translate("CodeHistory", words);
}

QString quoted(const std::string& words)
{
    return words.empty() ? say(QT_TRANSLATE_NOOP("CodeHistory", "(nothing)")) : fromUtf8(words);
}

QString fromTo(const char* what, const QString& before, const QString& after)
{
    return QStringLiteral("%1: %2 → %3").arg(say(what), before, after);
}

struct WrittenField {
    const char* name;
    std::string Code::*member;
};
constexpr std::array kFields{
    WrittenField{QT_TRANSLATE_NOOP("CodeHistory", "Name"), &Code::name},
    WrittenField{QT_TRANSLATE_NOOP("CodeHistory", "Definition"), &Code::definition},
    WrittenField{QT_TRANSLATE_NOOP("CodeHistory", "Include when"), &Code::include},
    WrittenField{QT_TRANSLATE_NOOP("CodeHistory", "Exclude when"), &Code::exclude},
    WrittenField{QT_TRANSLATE_NOOP("CodeHistory", "Memo"), &Code::memo},
    WrittenField{QT_TRANSLATE_NOOP("CodeHistory", "Colour"), &Code::colour}};

QString placeOf(const model::Corpus& corpus, CodeId parent)
{
    if (!parent)
        return say(QT_TRANSLATE_NOOP("CodeHistory", "(top level)"));
    const QString path = pathOf(corpus, parent);
    return path.isEmpty() ? say(QT_TRANSLATE_NOOP("CodeHistory", "(a code that is gone)")) : path;
}

// The log has the fields that differ.
QStringList saidOf(const model::Corpus& corpus, const model::Update<Code>& update)
{
    QStringList what;
    for (const WrittenField& field : kFields)
        if (update.before.*field.member != update.after.*field.member)
            what.append(fromTo(field.name,
                               quoted(update.before.*field.member),
                               quoted(update.after.*field.member)));
    if (update.before.parent != update.after.parent)
        what.append(fromTo(QT_TRANSLATE_NOOP("CodeHistory", "Parent"),
                           placeOf(corpus, update.before.parent),
                           placeOf(corpus, update.after.parent)));
    else if (update.before.position != update.after.position)
        what.append(say(QT_TRANSLATE_NOOP("CodeHistory", "Place among its neighbours")));
    if (update.before.codable != update.after.codable)
        what.append(update.after.codable
                        ? say(QT_TRANSLATE_NOOP("CodeHistory", "Quotes may be coded with it"))
                        : say(QT_TRANSLATE_NOOP("CodeHistory", "Quotes are not coded with it")));
    return what;
}

QString exampleWord(model::ExampleKind kind)
{
    return kind == model::ExampleKind::Example
               ? say(QT_TRANSLATE_NOOP("CodeHistory", "Example"))
               : say(QT_TRANSLATE_NOOP("CodeHistory", "Counter-example"));
}

QStringList saidOfExamples(const model::Corpus& corpus,
                           const model::RowRecord<CodeExample>& record,
                           CodeId code)
{
    QStringList what;
    const auto& live = corpus.rows<CodeExample>();
    for (const auto id : record.created)
        if (const CodeExample* row = live.find(id); row != nullptr && row->code == code)
            what.append(say(QT_TRANSLATE_NOOP("CodeHistory", "%1 added: %2"))
                            .arg(exampleWord(row->kind), fromUtf8(row->text)));
    for (const auto& update : record.updated) {
        const CodeExample* row = live.find(update.after.id);
        if (row != nullptr && row->code == code && update.before.text != update.after.text)
            what.append(QStringLiteral("%1: %2 → %3")
                            .arg(exampleWord(row->kind),
                                 fromUtf8(update.before.text),
                                 fromUtf8(update.after.text)));
    }
    for (const CodeExample& row : record.deleted)
        if (row.code == code)
            what.append(say(QT_TRANSLATE_NOOP("CodeHistory", "%1 removed: %2"))
                            .arg(exampleWord(row.kind), fromUtf8(row.text)));
    return what;
}

QStringList
whatHappened(const model::Corpus& corpus, const model::ChangeRecord& record, CodeId code)
{
    QStringList what;
    const auto& codes = model::recordOf<Code>(record);
    if (std::find(codes.created.begin(), codes.created.end(), code) != codes.created.end())
        what.append(say(QT_TRANSLATE_NOOP("CodeHistory", "Made")));
    for (const auto& update : codes.updated)
        if (update.after.id == code)
            what += saidOf(corpus, update);
    for (const Code& row : codes.deleted)
        if (row.id == code)
            what.append(say(QT_TRANSLATE_NOOP("CodeHistory", "Deleted")));
    return what + saidOfExamples(corpus, model::recordOf<CodeExample>(record), code);
}

} // namespace

Result<std::vector<CodeEvent>> historyOf(project::Project& project,
                                         const model::Corpus& corpus,
                                         CodeId code,
                                         const Progress& progress)
{
    auto entries = project::history(project);
    if (!entries)
        return passOn(entries);
    std::vector<CodeEvent> events;
    for (std::size_t i = entries->size(); i-- > 0;) {
        if (auto going = progress.report("history",
                                         static_cast<std::int64_t>(entries->size() - i),
                                         static_cast<std::int64_t>(entries->size()));
            !going)
            return passOn(going);
        const project::HistoryEntry& entry = (*entries)[i];
        const bool ofCodes =
            std::any_of(entry.rows.begin(), entry.rows.end(), [](const auto& rows) {
                return rows.first == model::Schema<Code>::kTable
                       || rows.first == model::Schema<CodeExample>::kTable;
            });
        if (!ofCodes)
            continue;
        auto record = project::changesIn(project, entry.batch.number);
        if (!record)
            return passOn(record);
        if (QStringList what = whatHappened(corpus, *record, code); !what.isEmpty())
            events.push_back({entry.batch, entry.undone, std::move(what)});
    }
    return events;
}

} // namespace crosscase::gui
