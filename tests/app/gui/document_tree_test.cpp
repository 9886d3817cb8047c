// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/documents.h"
#include "app/gui/models/document_tree.h"
#include "core/project/cases.h"
#include "tests/app/gui/window.h"

#include <QMimeData>

namespace crosscase::gui {

TEST_CASE("document tree: documents stand under their cases, with their quotes")
{
    Window window = Window::study();
    DocumentTreeModel documents(nullptr);
    documents.setSession(&window.session());
    REQUIRE(documents.rowCount() == 5);
    CHECK(documents.index(0, 0).data().toString() == QStringLiteral("Anna (1)"));
    CHECK(documents.index(4, 0).data().toString() == QStringLiteral("no case (0)"));
    const QModelIndex anna = documents.indexOf(window.document("P01_Anna").id);
    CHECK(anna.parent() == documents.index(0, 0));
    CHECK(anna.siblingAtColumn(1).data().toString().startsWith(QStringLiteral("4 q")));
}

TEST_CASE("document tree: progress, names and codings are followed")
{
    Window window = Window::study();
    DocumentTreeModel documents(nullptr);
    documents.setSession(&window.session());
    const auto ben = window.document("P02_Ben").id;
    must(setProgress(window.session(), {ben}, model::ProgressState::Coded));
    CHECK(documents.indexOf(ben).siblingAtColumn(1).data().toString().contains(QChar(0x2713)));
    CHECK(progressOf(window.session(), ben) == model::ProgressState::Coded);
    must(renameDocument(window.session(), ben, QStringLiteral("Ben, second talk")));
    CHECK(documents.indexOf(ben).data().toString() == QStringLiteral("Ben, second talk"));
    must(removeDocuments(window.session(), {ben}));
    CHECK_FALSE(documents.indexOf(ben).isValid());
}

TEST_CASE("document tree: a document of two cases stands under both, and is passed over once")
{
    Window window = Window::study();
    const auto anna = window.document("P01_Anna").id;
    DocumentTreeModel documents(nullptr);
    documents.setSession(&window.session());
    DocumentIds dropped;
    model::Id<model::Case> onto;
    QObject::connect(&documents,
                     &DocumentTreeModel::assignWanted,
                     &documents,
                     [&](const DocumentIds& ids, model::Id<model::Case> unit) {
                         dropped = ids;
                         onto = unit;
                     });
    const std::unique_ptr<QMimeData> drag(documents.mimeData({documents.indexOf(anna)}));
    documents.dropMimeData(drag.get(), Qt::CopyAction, -1, 0, documents.index(1, 0));
    REQUIRE(dropped == DocumentIds{anna});
    must(assignDocuments(window.session(), dropped, onto));
    CHECK(documents.rowCount(documents.index(1, 0)) == 2);
    CHECK(documents.inOrder().size() == 4);
    CHECK(documents.neighbourOf(anna, true) == window.document("P02_Ben").id);
}

TEST_CASE("document tree: a filter shows what fits by name or case")
{
    Window window = Window::study();
    DocumentTreeModel documents(nullptr);
    documents.setSession(&window.session());
    documents.setFilter(QStringLiteral("chi"));
    CHECK(documents.rowCount() == 1);
    CHECK(documents.inOrder().size() == 1);
    documents.setFilter({});
    CHECK(documents.rowCount() == 5);
}

TEST_CASE("document tree: properties refuse what is no date")
{
    Window window = Window::study();
    const auto ben = window.document("P02_Ben").id;
    DocumentFields fields = fieldsOf(window.corpus(), ben);
    fields.collected = QStringLiteral("last spring");
    CHECK_FALSE(describeDocument(window.session(), ben, fields));
    fields.collected = QStringLiteral("2026-03");
    fields.group = QStringLiteral("Second wave");
    must(describeDocument(window.session(), ben, fields));
    CHECK(fieldsOf(window.corpus(), ben).group == QStringLiteral("Second wave"));
}

} // namespace crosscase::gui
