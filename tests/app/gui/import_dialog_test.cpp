// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_dialog.h"
#include "app/gui/dialogs/import_results.h"
#include "tests/app/gui/window.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextEdit>

namespace crosscase::gui {

namespace {

const QString kStudy = QStringLiteral(CROSSCASE_SOURCE_DIR "/tests/app/gui/study/");

QStringList fourInterviews()
{
    return {kStudy + QStringLiteral("P01_Anna.txt"),
            kStudy + QStringLiteral("P02_Ben.txt"),
            kStudy + QStringLiteral("P03_Chiara.txt"),
            kStudy + QStringLiteral("P04_Deniz.txt")};
}

QString write(Window& window, const QString& name, const QByteArray& bytes)
{
    QFile file(window.folder() + QLatin1Char('/') + name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

// The dialog with these files, read.
ImportDialog& opened(Window& window, const QStringList& files)
{
    window.main().importFiles(files);
    auto& dialog = window.find<ImportDialog>(QStringLiteral("importDialog"));
    REQUIRE(soon([&] {
        return !dialog.isReading() && dialog.model().rowCount() >= static_cast<int>(files.size());
    }));
    return dialog;
}

QString cell(ImportDialog& dialog, int row, int column)
{
    return dialog.model().index(row, column).data().toString();
}

void clickImport(Window& window)
{
    auto& button = window.find<QPushButton>(QStringLiteral("import"));
    REQUIRE(soon([&] { return button.isEnabled(); }));
    QTest::mouseClick(&button, Qt::LeftButton);
}

bool isClosed(Window& window)
{
    return soon([&] { return window.main().findChild<ImportDialog*>() == nullptr; });
}

} // namespace

TEST_CASE("import: four interviews come in with a case for the person asked in each")
{
    Window window;
    ImportDialog& dialog = opened(window, fourInterviews());
    const QStringList names{QStringLiteral("Anna"),
                            QStringLiteral("Ben"),
                            QStringLiteral("Chiara"),
                            QStringLiteral("Deniz")};
    for (int row = 0; row < 4; ++row) {
        CHECK(cell(dialog, row, ImportFilesModel::Case) == names[row]);
        CHECK(cell(dialog, row, ImportFilesModel::Speakers)
              == QStringLiteral("Interviewer, %1").arg(names[row]));
        CHECK(cell(dialog, row, ImportFilesModel::Paragraphs) == QStringLiteral("6"));
    }
    clickImport(window);
    CHECK(isClosed(window));
    INFO(window.status().toStdString());
    CHECK(window.status().contains(QStringLiteral("4 documents, 24 paragraphs, 4 cases")));
    CHECK(window.corpus().documents().size() == 4);
    CHECK(window.document("P01_Anna").label == "P01");
    CHECK(window.unit("Deniz"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Coding));
    window.main().activateWindow();
    REQUIRE(soon([&] { return window.main().isActiveWindow(); }));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.corpus().documents().empty());
}

TEST_CASE("import: the name of a case can be changed, and a case that is there is taken")
{
    Window window;
    ImportDialog& dialog = opened(window, fourInterviews().first(2));
    for (int row = 0; row < 2; ++row)
        CHECK(dialog.model().setData(dialog.model().index(row, ImportFilesModel::Case),
                                     QStringLiteral("Students"),
                                     Qt::EditRole));
    clickImport(window);
    CHECK(isClosed(window));
    CHECK(window.corpus().cases().size() == 1);
    CHECK(window.unit("Students"));
}

TEST_CASE("import: junk is told with what to do, equal texts are skipped unless ticked")
{
    Window window;
    const QStringList files{kStudy + QStringLiteral("P01_Anna.txt"),
                            write(window,
                                  QStringLiteral("old.doc"),
                                  QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 junk", 13)),
                            write(window, QStringLiteral("a.txt"), "same words\n"),
                            write(window, QStringLiteral("b.txt"), "same words\n")};
    ImportDialog& dialog = opened(window, files);
    CHECK_FALSE(dialog.model().canRead(1));
    CHECK_FALSE(cell(dialog, 1, ImportFilesModel::Notes).isEmpty());
    CHECK(cell(dialog, 3, ImportFilesModel::Notes).contains(QStringLiteral("Same text")));
    CHECK(dialog.model().ticked() == 2);
    const QModelIndex last = dialog.model().index(3, ImportFilesModel::File);
    CHECK(dialog.model().setData(last, Qt::Checked, Qt::CheckStateRole));
    CHECK(window.find<QPushButton>(QStringLiteral("import")).text().contains(QLatin1Char('3')));
    clickImport(window);
    CHECK(isClosed(window));
    CHECK(window.corpus().documents().size() == 3);
}

TEST_CASE("import: the encoding is found, and can be chosen for one file")
{
    Window window;
    const QByteArray wide("\xFF\xFE"
                          "A\0n\0n\0a\0",
                          10);
    const QStringList files{write(window, QStringLiteral("wide.txt"), wide),
                            write(window, QStringLiteral("west.txt"), "caf\xE9 na\xEFve\n")};
    ImportDialog& dialog = opened(window, files);
    CHECK(cell(dialog, 0, ImportFilesModel::ReadAs).startsWith(QStringLiteral("UTF-16")));
    const QModelIndex readAs = dialog.model().index(1, ImportFilesModel::ReadAs);
    dialog.model().setData(readAs, QStringLiteral("windows-1251"), Qt::EditRole);
    REQUIRE(soon([&] {
        return !dialog.isReading()
               && dialog.model().previewAt(1).beginning.at(0).words == "caf\xD0\xB9 na\xD0\xBFve";
    }));
    clickImport(window);
    CHECK(isClosed(window));
    const auto text = must(window.session().texts().load(window.document("west")));
    CHECK(text->utf8 == "caf\xD0\xB9 na\xD0\xBFve\n");
}

TEST_CASE("import: a bad speaker pattern is told beside its field and nothing is imported with it")
{
    Window window;
    opened(window, fourInterviews().first(1));
    window.find<QComboBox>(QStringLiteral("speakers")).setCurrentIndex(1);
    auto& field = window.find<QLineEdit>(QStringLiteral("speakerPattern"));
    field.setText(QStringLiteral("("));
    Q_EMIT field.editingFinished();
    CHECK_FALSE(window.find<QLabel>(QStringLiteral("patternError")).text().isEmpty());
    CHECK_FALSE(window.find<QPushButton>(QStringLiteral("import")).isEnabled());
}

TEST_CASE("import: a table with attributes comes with the documents")
{
    Window window;
    opened(window, fourInterviews());
    window.find<QLineEdit>(QStringLiteral("attributes"))
        .setText(kStudy + QStringLiteral("cases.csv"));
    clickImport(window);
    CHECK(isClosed(window));
    CHECK(window.corpus().cases().size() == 4);
    CHECK(window.corpus().rows<model::Attribute>().size() == 2);
}

TEST_CASE("import: three hundred files, the window alive meanwhile")
{
    Window window;
    QStringList files;
    for (int i = 0; i < 300; ++i)
        files.append(write(window,
                           QStringLiteral("n%1.txt").arg(i),
                           QStringLiteral("Text number %1\n").arg(i).toUtf8()));
    ImportDialog& dialog = opened(window, files);
    CHECK(dialog.model().ticked() == 300);
    clickImport(window);
    CHECK(isClosed(window));
    CHECK(window.corpus().documents().size() == 300);
    CHECK(window.status().contains(QStringLiteral("300 documents")));
}

TEST_CASE("import: the status line says how many documents came, with a link that takes them back")
{
    Window window;
    opened(window, fourInterviews());
    clickImport(window);
    CHECK(isClosed(window));
    auto& line = window.find<QLabel>(QStringLiteral("lastAction"));
    CHECK(line.text().contains(QStringLiteral("Imported 4 documents, 24 paragraphs, 4 cases <a")));
    Q_EMIT line.linkActivated(QStringLiteral("undo"));
    CHECK(soon([&] { return window.corpus().documents().empty(); }));
}

TEST_CASE("import: what became of each file stays to be read, and can be copied")
{
    Window window;
    // It can be read when it is looked into, and no more when it is imported.
    const QString gone = write(window, QStringLiteral("gone.txt"), "words that go\n");
    const QString again = write(window, QStringLiteral("again.txt"), "words that stay\n");
    opened(window, {gone, again});
    QFile::remove(gone);
    clickImport(window);
    auto& list = window.find<QTableView>(QStringLiteral("importResults"));
    REQUIRE(soon([&] { return list.isVisible(); }));
    REQUIRE(list.model()->rowCount() == 2);
    const auto cellOf = [](const QTableView& view, int row, int column) {
        return view.model()->index(row, column).data().toString();
    };
    CHECK(cellOf(list, 0, 0) == QStringLiteral("gone.txt"));
    CHECK(cellOf(list, 0, 1) == QStringLiteral("failed"));
    CHECK_FALSE(cellOf(list, 0, 2).isEmpty());
    CHECK(cellOf(list, 1, 1) == QStringLiteral("imported"));
    QTest::mouseClick(&window.find<QPushButton>(QStringLiteral("copyResults")), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    CHECK(copied.startsWith(QStringLiteral("1 imported, 0 skipped, 1 failed.")));
    CHECK(copied.contains(gone + QStringLiteral("\tfailed\t")));
    QTest::mouseClick(&window.find<QPushButton>(QStringLiteral("cancelImport")), Qt::LeftButton);
    CHECK(isClosed(window));
    CHECK(window.corpus().documents().size() == 1);

    window.main().action(Command::ImportResults)->trigger();
    auto& report = window.find<ImportReport>(QStringLiteral("importReportDialog"));
    auto* later = report.findChild<QTableView*>(QStringLiteral("importResults"));
    CHECK(cellOf(*later, 0, 0) == QStringLiteral("gone.txt"));
    QTest::keyClick(&report, Qt::Key_Escape);
    CHECK(soon([&] { return window.main().findChild<ImportReport*>() == nullptr; }));
}

TEST_CASE("import: another encoding, chosen by keys, shows another preview")
{
    Window window;
    ImportDialog& dialog =
        opened(window, {write(window, QStringLiteral("west.txt"), "caf\xE9 na\xEFve\n")});
    auto& preview = window.find<QTextEdit>(QStringLiteral("importPreview"));
    CHECK(preview.toPlainText() != QStringLiteral("cafй naпve"));
    auto& table = window.find<QTableView>(QStringLiteral("importFiles"));
    table.setCurrentIndex(dialog.model().index(0, ImportFilesModel::ReadAs));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_F2);
    auto* box = table.findChild<QComboBox*>(QStringLiteral("choice"));
    REQUIRE(box != nullptr);
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("windows-1251"));
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    CHECK(soon([&] { return preview.toPlainText() == QStringLiteral("cafй naпve"); }));
}

TEST_CASE("import: the preview shows who speaks by an expression of one's own")
{
    Window window;
    ImportDialog& dialog = opened(
        window, {write(window, QStringLiteral("talk.txt"), "Q1> How was it?\nA1> It was good.\n")});
    window.find<QComboBox>(QStringLiteral("speakers")).setCurrentIndex(1);
    auto& field = window.find<QLineEdit>(QStringLiteral("speakerPattern"));
    field.setFocus();
    QTest::keyClicks(&field, QStringLiteral("(?<speaker>[A-Z][0-9])> "));
    Q_EMIT field.editingFinished();
    REQUIRE(soon([&] { return !dialog.isReading(); }));
    CHECK(soon(
        [&] { return cell(dialog, 0, ImportFilesModel::Speakers) == QStringLiteral("Q1, A1"); }));
    CHECK(window.find<QTextEdit>(QStringLiteral("importPreview"))
              .toPlainText()
              .startsWith(QStringLiteral("Q1: How was it?")));
}

TEST_CASE("import: all of the dialog is seen on a small screen, whatever the files are called")
{
    Window window;
    window.main().resize(1024, 700);
    const QString name = QString(120, QLatin1Char('n')) + QStringLiteral("_interview.txt");
    ImportDialog& dialog = opened(window, {write(window, name, "Some words\n")});
    CHECK(dialog.width() <= 1024);
    CHECK(dialog.height() <= 700);
    CHECK(dialog.minimumSizeHint().width() <= 942);
    CHECK(dialog.minimumSizeHint().height() <= 644);
    window.find<QComboBox>(QStringLiteral("speakers")).setCurrentIndex(1);
    CHECK(dialog.minimumSizeHint().height() <= 644);
    const auto& table = window.find<QTableView>(QStringLiteral("importFiles"));
    CHECK(table.itemDelegateForColumn(ImportFilesModel::File) != nullptr);
}

} // namespace crosscase::gui
