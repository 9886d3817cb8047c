// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_case_table.h"
#include "app/gui/dialogs/import_dialog.h"
#include "app/gui/dialogs/import_survey.h"
#include "tests/app/gui/window.h"
#include "tests/core/import/sheet_maker.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

namespace crosscase::gui {

namespace {

const QByteArray kAnswers =
    "participant,code,age,sex,why\n"
    "Anna,A1,34,f,\"They keep their word, always did, and it is near to where we live.\"\n"
    "Ben,B1,41,m,\"It was cheap;\nvery cheap, as it seemed to us in those days.\"\n"
    "Eve,E1,29,f,\n"
    "Ida,I1,8,m,\"My brother works there, and told me about it a lot.\"\n";

QString write(Window& window, const QString& name, const QByteArray& bytes)
{
    QFile file(window.folder() + QLatin1Char('/') + name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

// Through the menu and the picker, as a person comes to it.
ImportSurvey& opened(Window& window, const QString& path)
{
    window.main().action(Command::ImportSurvey)->trigger();
    auto& picker = window.find<QFileDialog>(QStringLiteral("chooseSurvey"));
    picker.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
    QTest::keyClick(picker.findChild<QLineEdit*>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
    REQUIRE(soon([&] { return window.main().findChild<ImportSurvey*>() != nullptr; }));
    auto& dialog = *window.main().findChild<ImportSurvey*>();
    REQUIRE(soon([&] { return !dialog.isWorking(); }));
    return dialog;
}

QString cell(ImportSurvey& dialog, int row, int column)
{
    return dialog.columns().index(row, column).data().toString();
}

// Opens the list of a cell by a click and takes an entry by keys.
void choose(ImportSurvey& dialog, int row, int column, const QString& choice)
{
    auto* view = dialog.findChild<QTableView*>(QStringLiteral("surveyColumns"));
    const QModelIndex at = dialog.columns().index(row, column);
    view->scrollTo(at);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(at).center());
    auto* box = view->findChild<QComboBox*>(QStringLiteral("choice"));
    REQUIRE(box != nullptr);
    REQUIRE(soon([&] { return box->view()->isVisible(); }));
    const int wanted = box->findText(choice);
    REQUIRE(wanted >= 0);
    for (int now = box->currentIndex(); now != wanted; now += now < wanted ? 1 : -1)
        QTest::keyClick(box->view(), now < wanted ? Qt::Key_Down : Qt::Key_Up);
    QTest::keyClick(box->view(), Qt::Key_Return);
    REQUIRE(soon([&] {
        return !dialog.isWorking()
               && view->findChild<QComboBox*>(QStringLiteral("choice")) == nullptr;
    }));
}

QString report(ImportSurvey& dialog)
{
    return dialog.findChild<QLabel*>(QStringLiteral("surveyReport"))->text();
}

QString notes(ImportSurvey& dialog)
{
    auto* box = dialog.findChild<QPlainTextEdit*>(QStringLiteral("surveyNotes"));
    return box->isVisible() ? box->toPlainText() : QString();
}

QPushButton& button(ImportSurvey& dialog)
{
    return *dialog.findChild<QPushButton*>(QStringLiteral("importSurveyButton"));
}

void clickImport(Window& window, ImportSurvey& dialog)
{
    REQUIRE(button(dialog).isEnabled());
    QTest::mouseClick(&button(dialog), Qt::LeftButton);
    REQUIRE(soon([&] { return window.main().findChild<ImportSurvey*>() == nullptr; }));
}

const model::Attribute* attributeNamed(Window& window, const std::string& name)
{
    for (const auto& attribute : window.corpus().rows<model::Attribute>())
        if (attribute.name == name)
            return &attribute;
    return nullptr;
}

} // namespace

TEST_CASE("survey: each row comes in as a case, its open answers as a document, all with one undo")
{
    Window window;
    ImportSurvey& dialog = opened(window, write(window, QStringLiteral("answers.csv"), kAnswers));
    CHECK(cell(dialog, 0, SurveyColumns::Becomes) == QStringLiteral("name of the case"));
    CHECK(cell(dialog, 2, SurveyColumns::Type) == QStringLiteral("integer"));
    CHECK(cell(dialog, 4, SurveyColumns::Becomes).startsWith(QStringLiteral("open question")));
    CHECK(report(dialog).contains(QStringLiteral("4 new, 0 matched; documents: 3")));
    clickImport(window, dialog);
    CHECK(window.corpus().cases().size() == 4);
    CHECK(window.corpus().documents().size() == 3);
    CHECK(window.unit("Eve"));
    CHECK(attributeNamed(window, "age")->type == model::AttributeType::Integer);
    CHECK(window.status().contains(QStringLiteral("4 rows, 3 documents, 4 new cases")));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Coding));
    auto& line = window.find<QLabel>(QStringLiteral("lastAction"));
    CHECK(line.text().contains(QStringLiteral("href=\"undo\"")));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.corpus().documents().empty());
    CHECK(window.corpus().cases().empty());
}

TEST_CASE("survey: what a column becomes, and its type, is chosen by a click and keys")
{
    Window window;
    ImportSurvey& dialog = opened(window, write(window, QStringLiteral("answers.csv"), kAnswers));
    choose(dialog, 1, SurveyColumns::Becomes, QStringLiteral("label of the document"));
    choose(dialog, 2, SurveyColumns::Type, QStringLiteral("text"));
    choose(dialog, 3, SurveyColumns::Becomes, QStringLiteral("(ignored)"));
    CHECK(cell(dialog, 3, SurveyColumns::Type).isEmpty());
    CHECK(report(dialog).contains(QStringLiteral("attributes: 1 (1 new)")));
    clickImport(window, dialog);
    CHECK(attributeNamed(window, "age")->type == model::AttributeType::Text);
    CHECK(attributeNamed(window, "sex") == nullptr);
    CHECK(window.document("Anna").label == "A1");
}

TEST_CASE("survey: only one column names the cases")
{
    Window window;
    ImportSurvey& dialog = opened(window, write(window, QStringLiteral("answers.csv"), kAnswers));
    choose(dialog, 1, SurveyColumns::Becomes, QStringLiteral("name of the case"));
    CHECK(cell(dialog, 0, SurveyColumns::Becomes) == QStringLiteral("attribute (new)"));
    clickImport(window, dialog);
    CHECK(window.unit("A1"));
}

TEST_CASE("survey: faults are told by line and keep it from being imported until they are mended")
{
    Window window;
    QByteArray bad = kAnswers;
    bad.replace("41", "about forty");
    ImportSurvey& dialog = opened(window, write(window, QStringLiteral("answers.csv"), bad));
    CHECK(cell(dialog, 2, SurveyColumns::Type) != QStringLiteral("integer"));
    choose(dialog, 2, SurveyColumns::Type, QStringLiteral("integer"));
    CHECK(notes(dialog).contains(QStringLiteral("line 3")));
    CHECK(notes(dialog).contains(QStringLiteral("about forty")));
    CHECK_FALSE(button(dialog).isEnabled());
    choose(dialog, 2, SurveyColumns::Type, QStringLiteral("text"));
    CHECK(button(dialog).isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK(window.corpus().cases().empty());
}

TEST_CASE("survey: cases that are there are matched, their attributes keep their types")
{
    Window window = Window::study({});
    ImportSurvey& dialog = opened(
        window,
        write(window, QStringLiteral("more.csv"), "case,Age,Shoes\nAnna,,red\nZoe,31,blue\n"));
    CHECK(report(dialog).contains(QStringLiteral("1 new, 1 matched")));
    CHECK(report(dialog).contains(QStringLiteral("attributes: 2 (1 new)")));
    CHECK(cell(dialog, 1, SurveyColumns::Becomes) == QStringLiteral("attribute (there)"));
    CHECK((dialog.columns().flags(dialog.columns().index(1, SurveyColumns::Type))
           & Qt::ItemIsEditable)
          == 0);
    clickImport(window, dialog);
    CHECK(window.corpus().cases().size() == 5);
    CHECK(window.main().currentPage() == window.main().page(Workspace::Cases));
}

TEST_CASE("survey: separator and encoding are found, and another choice is read at once")
{
    Window window;
    ImportSurvey& dialog = opened(
        window, write(window, QStringLiteral("semi.csv"), "id;town\nP1;K\xF6ln, Rhein\nP2;Bonn\n"));
    auto* separator = dialog.findChild<QComboBox*>(QStringLiteral("separator"));
    auto* encoding = dialog.findChild<QComboBox*>(QStringLiteral("tableEncoding"));
    CHECK(separator->currentData().toChar() == QLatin1Char(';'));
    CHECK(encoding->currentText() == QStringLiteral("windows-1252"));
    auto* rows = dialog.findChild<QTableView*>(QStringLiteral("surveyRows"));
    CHECK(rows->model()->index(0, 1).data().toString() == QStringLiteral("Köln, Rhein"));
    separator->setFocus();
    separator->setCurrentIndex(separator->findData(QChar(u',')));
    Q_EMIT separator->activated(separator->currentIndex());
    REQUIRE(soon([&] { return !dialog.isWorking(); }));
    CHECK(dialog.columns().rowCount() == 1);
    CHECK(cell(dialog, 0, SurveyColumns::Name) == QStringLiteral("id;town"));
    separator->setCurrentIndex(separator->findData(QChar(u';')));
    Q_EMIT separator->activated(separator->currentIndex());
    encoding->setEditText(QStringLiteral("windows-1251"));
    Q_EMIT encoding->lineEdit()->editingFinished();
    REQUIRE(soon([&] { return !dialog.isWorking(); }));
    CHECK(rows->model()->index(0, 1).data().toString() == QStringLiteral("Kцln, Rhein"));
}

TEST_CASE("survey: the sheet of a workbook is chosen")
{
    Window window;
    const std::string bytes = testing::bookOf(
        {.sheets = {{"First", testing::rowOf({"id", "x"}) + testing::rowOf({"P1", "1"})},
                    {"Second",
                     testing::rowOf({"id", "y"}) + testing::rowOf({"Q1", "7"})
                         + testing::rowOf({"Q2", "8"})}}});
    ImportSurvey& dialog =
        opened(window,
               write(window,
                     QStringLiteral("book.xlsx"),
                     QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))));
    auto* sheet = dialog.findChild<QComboBox*>(QStringLiteral("sheet"));
    REQUIRE(sheet->isVisible());
    CHECK_FALSE(dialog.findChild<QComboBox*>(QStringLiteral("separator"))->isVisible());
    CHECK(sheet->count() == 2);
    CHECK(cell(dialog, 1, SurveyColumns::Name) == QStringLiteral("x"));
    sheet->setCurrentIndex(1);
    Q_EMIT sheet->activated(1);
    REQUIRE(soon([&] { return !dialog.isWorking(); }));
    CHECK(cell(dialog, 1, SurveyColumns::Name) == QStringLiteral("y"));
    clickImport(window, dialog);
    CHECK(window.unit("Q2"));
}

TEST_CASE("survey: what is no table is told, and nothing can be imported")
{
    Window window;
    ImportSurvey& dialog = opened(
        window, write(window, QStringLiteral("old.xlsx"), QByteArray("PK\x03\x04 broken", 11)));
    CHECK_FALSE(notes(dialog).isEmpty());
    CHECK_FALSE(button(dialog).isEnabled());
}

TEST_CASE("survey: twenty thousand rows are stopped half-way, and nothing has come")
{
    Window window;
    QByteArray many = "id,age,why\n";
    for (int i = 0; i < 20'000; ++i)
        many += QStringLiteral("P%1,%2,\"Because it was there and we had the time, number %1\"\n")
                    .arg(i)
                    .arg(i % 70)
                    .toUtf8();
    ImportSurvey& dialog = opened(window, write(window, QStringLiteral("many.csv"), many));
    CHECK(report(dialog).contains(QStringLiteral("documents: 20,000")));
    QTest::mouseClick(&button(dialog), Qt::LeftButton);
    CHECK(dialog.isWorking());
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("cancelSurvey")),
                      Qt::LeftButton);
    REQUIRE(soon([&] { return !dialog.isWorking(); }));
    CHECK(report(dialog).contains(QStringLiteral("nothing was imported")));
    CHECK(window.corpus().cases().empty());
    CHECK(button(dialog).isEnabled());
}

TEST_CASE("survey: a table among the files of an import is offered as a survey")
{
    Window window;
    const QString table = write(window, QStringLiteral("answers.csv"), kAnswers);
    window.main().importFiles({table});
    auto& import = window.find<ImportDialog>(QStringLiteral("importDialog"));
    REQUIRE(soon([&] { return !import.isReading() && import.model().rowCount() == 1; }));
    CHECK(import.model().ticked() == 0);
    auto& offer = window.find<QPushButton>(QStringLiteral("asSurvey"));
    REQUIRE(soon([&] { return offer.isVisible(); }));
    QTest::mouseClick(&offer, Qt::LeftButton);
    auto& dialog = window.find<ImportSurvey>(QStringLiteral("importSurvey"));
    REQUIRE(soon([&] { return !dialog.isWorking(); }));
    clickImport(window, dialog);
    CHECK(window.corpus().documents().size() == 3);
    // Nothing else was to be imported.
    CHECK(soon([&] { return window.main().findChild<ImportDialog*>() == nullptr; }));
}

TEST_CASE("survey: a table among the files of an import is offered as attributes of cases")
{
    Window window = Window::study({});
    const QString table =
        write(window, QStringLiteral("more.csv"), "case,Shoes\nAnna,red\nBen,blue\n");
    const QString text = write(window, QStringLiteral("talk.txt"), "Some words\n");
    window.main().importFiles({table, text});
    auto& import = window.find<ImportDialog>(QStringLiteral("importDialog"));
    REQUIRE(soon([&] { return !import.isReading() && import.model().rowCount() == 2; }));
    QTest::mouseClick(&window.find<QPushButton>(QStringLiteral("asAttributes")), Qt::LeftButton);
    REQUIRE(soon([&] { return window.main().findChild<ImportCaseTable*>() != nullptr; }));
    auto* dialog = window.main().findChild<ImportCaseTable*>();
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("importCaseTable")),
                      Qt::LeftButton);
    REQUIRE(soon([&] { return attributeNamed(window, "Shoes") != nullptr; }));
    // The text waits.
    CHECK(import.isVisible());
    CHECK(import.model().rowCount() == 1);
    CHECK(import.model().ticked() == 1);
}

} // namespace crosscase::gui
