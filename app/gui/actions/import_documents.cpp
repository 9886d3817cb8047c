// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/import_documents.h"

#include "app/gui/bridge/strings.h"
#include "core/base/file.h"
#include "core/import/table_file.h"
#include "core/project/cases.h"
#include "core/project/find.h"

#include <QCoreApplication>

namespace crosscase::gui {

namespace {

void addTable(project::Edit& edit, const std::filesystem::path& file, ImportDone& done)
{
    const auto failed = [&](const Error& error) {
        done.tableFailed = true;
        done.tableNote = error.detail;
    };
    auto bytes = readFile(file);
    if (!bytes)
        return failed(bytes.error());
    auto table = importing::readTableFile(*bytes);
    if (!table)
        return failed(table.error());
    auto taken = project::importCases(edit, table->table);
    if (!taken)
        return failed(taken.error());
    done.tableNote = toUtf8(QCoreApplication::translate("Import", "%1 rows, %2 new cases")
                                .arg(taken->rows)
                                .arg(taken->created));
}

Result<void>
run(project::Edit& edit, const ImportOrder& order, const Progress& progress, ImportDone& done)
{
    const std::size_t cases = edit.corpus().cases().size();
    auto report = project::importDocuments(edit, order.files, order.options, progress);
    if (!report)
        return passOn(report);
    done.report = std::move(*report);
    for (const project::ImportItem& item : done.report.items) {
        if (item.outcome != project::ImportOutcome::Imported)
            continue;
        auto id = project::findDocument(edit.corpus(), item.document);
        if (!id)
            return passOn(id);
        auto text = edit.texts().loadOnce(edit.corpus().get(*id));
        if (!text)
            return passOn(text);
        ++done.documents;
        done.paragraphs += (*text)->structure.passages.size();
        if (!done.first)
            done.first = *id;
    }
    if (!order.attributes.empty()) {
        done.table = order.attributes;
        addTable(edit, order.attributes, done);
    }
    done.cases = edit.corpus().cases().size() - cases;
    return {};
}

} // namespace

Job* importDocuments(Session& session,
                     QObject* owner,
                     ImportOrder order,
                     std::function<void(const Result<ImportDone>&)> finished)
{
    auto done = std::make_shared<ImportDone>();
    return session.changeBehind(
        owner,
        {},
        [order = std::move(order), done](project::Edit& edit, const Progress& progress) {
            return run(edit, order, progress, *done);
        },
        [done, finished = std::move(finished)](const Result<project::Done>& changed) {
            finished(changed ? Result<ImportDone>(*done)
                             : Result<ImportDone>(tl::unexpect, changed.error()));
        });
}

} // namespace crosscase::gui
