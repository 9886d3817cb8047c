// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody meets on the way through the acceptance steps: words, links, keys, corrections.
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/deeds.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/dialogs/import_dialog.h"
#include "app/gui/dialogs/preferences_dialog.h"
#include "app/gui/dialogs/typed_files.h"
#include "app/gui/models/code_keys.h"
#include "app/gui/views/coding_page.h"
#include "app/gui/views/inspector.h"
#include "app/gui/views/text_canvas.h"
#include "app/gui/views/text_view.h"
#include "core/project/codings.h"
#include "core/project/writing.h"
#include "tests/app/gui/window.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QTimer>

namespace crosscase::gui {

namespace {

const QString kStudy = QStringLiteral(CROSSCASE_SOURCE_DIR "/tests/app/gui/study/");

TextView& textOf(Window& window)
{
    return window.find<TextView>(QStringLiteral("textView"));
}

void open(Window& window, const char* document)
{
    window.main().go({.workspace = Workspace::Coding, .document = window.document(document).id});
    QApplication::processEvents();
}

// Answers the next question with the button whose words begin so; counts the questions.
class Answer {
public:
    explicit Answer(const QString& words)
        : m_words(words)
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { press(); });
        m_timer.start(20);
    }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    void press()
    {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box == nullptr)
            return;
        for (QAbstractButton* button : box->buttons())
            if (button->text().remove(QLatin1Char('&')).startsWith(m_words)) {
                ++m_asked;
                button->click();
                return;
            }
    }
    QTimer m_timer;
    QString m_words;
    int m_asked = 0;
};

// The study, with "Really. " typed at the beginning of P01, not stored.
struct Correcting {
    Window window = Window::study();
    std::string before;

    Correcting()
    {
        open(window, "P01_Anna");
        before = text();
        textOf(window).setFocus();
        textOf(window).setCorrecting(true);
        REQUIRE(textOf(window).isCorrecting());
        auto& canvas = window.find<TextCanvas>(QStringLiteral("textCanvas"));
        canvas.moveCursor(QTextCursor::Start);
        QTest::keyClicks(&canvas, QStringLiteral("Really. "));
        REQUIRE(textOf(window).hasCorrection());
    }
    std::string text()
    {
        return must(window.session().texts().load(window.document("P01_Anna")))->utf8;
    }
};

} // namespace

TEST_CASE("accept: numbers have their noun, one or many")
{
    CHECK(counted(0, Noun::Quote) == QStringLiteral("0 quotes"));
    CHECK(counted(1, Noun::Case) == QStringLiteral("1 case"));
    CHECK(counted(std::size_t{2}, Noun::Summary) == QStringLiteral("2 summaries"));
    for (int noun = 0; noun < static_cast<int>(Noun::kCount); ++noun) {
        const auto which = static_cast<Noun>(noun);
        CHECK(counted(1, which).startsWith(QStringLiteral("1 ")));
        CHECK(counted(1, which).mid(2) != counted(3, which).mid(2));
    }
    Window window = Window::study({Window::sixQuotes().front()});
    CHECK(window.find<QLabel>(QStringLiteral("counts")).text()
          == QStringLiteral("4 documents | 1 code | 1 quote"));
}

TEST_CASE("accept: no source counts with Qt's %n, which has no plural without a translation")
{
    QDirIterator files(QStringLiteral(CROSSCASE_SOURCE_DIR "/app/gui"),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                       QDir::Files,
                       QDirIterator::Subdirectories);
    const QRegularExpression wrong(
        QStringLiteral("\"[^\"\\n]*(%n|\\w\\((s|es|ies)\\))[^\"\\n]*\""));
    while (files.hasNext()) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto found = wrong.match(QString::fromUtf8(file.readAll()));
        INFO(file.fileName().toStdString() << ": " << found.captured().toStdString());
        CHECK_FALSE(found.hasMatch());
    }
}

TEST_CASE("accept: the status says what has been done, and takes it back")
{
    CHECK(saidDone(QStringLiteral("Code P01 ¶2 with Trust"))
          == QStringLiteral("Coded P01 ¶2 with Trust"));
    CHECK(saidDone(QStringLiteral("Undo: Code P01")) == QStringLiteral("Undo: Code P01"));
    CHECK(saidDone(QStringLiteral("Setting")) == QStringLiteral("Setting"));
    Window window;
    window.main().importFiles({kStudy + QStringLiteral("P01_Anna.txt")});
    auto& dialog = window.find<ImportDialog>(QStringLiteral("importDialog"));
    auto& button = window.find<QPushButton>(QStringLiteral("import"));
    REQUIRE(soon([&] { return !dialog.isReading() && button.isEnabled(); }));
    CHECK(button.text() == QStringLiteral("&Import 1 document"));
    QTest::mouseClick(&button, Qt::LeftButton);
    REQUIRE(soon([&] { return window.main().findChild<ImportDialog*>() == nullptr; }));
    CHECK(window.status() == QStringLiteral("Imported 1 document, 6 paragraphs, 1 case"));
    auto& said = window.find<QLabel>(QStringLiteral("lastAction"));
    CHECK(said.text().contains(QStringLiteral("href=\"undo\"")));
    Q_EMIT said.linkActivated(QStringLiteral("undo"));
    CHECK(window.corpus().documents().empty());
    CHECK_FALSE(said.text().contains(QStringLiteral("href")));
}

TEST_CASE("accept: a word of a coding's end goes with its full stop and comes back with it")
{
    Window window = Window::study();
    open(window, "P01_Anna");
    model::Id<model::Coding> id;
    for (const model::Coding& coding : window.codings())
        if (window.quoteOf(coding).starts_with("My study group."))
            id = coding.id;
    const std::string whole = window.quoteOf(*window.corpus().find(id));
    textOf(window).setFocus();
    textOf(window).selectCoding(id);
    window.press(QStringLiteral("Ctrl+Shift+Left"));
    CHECK(window.quoteOf(*window.corpus().find(id))
          == "My study group. We met online every Tuesday and that kept me");
    window.press(QStringLiteral("Ctrl+Shift+Right"));
    CHECK(window.quoteOf(*window.corpus().find(id)) == whole);
}

TEST_CASE("accept: files that are typed are all taken, whatever the list has selected by then")
{
    QFileDialog dialog(nullptr, QString(), kStudy);
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setFileMode(QFileDialog::ExistingFiles);
    dialog.show();
    auto* line = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    REQUIRE(line != nullptr);
    line->setText(QStringLiteral("\"%1P01_Anna.txt\" \"P02_Ben.txt\" \"none.txt\"").arg(kStudy));
    CHECK(withTypedFiles(dialog, {kStudy + QStringLiteral("P02_Ben.txt")})
          == QStringList{QDir::cleanPath(kStudy + QStringLiteral("P01_Anna.txt")),
                         QDir::cleanPath(kStudy + QStringLiteral("P02_Ben.txt"))});
}

// --- corrections -----------------------------------------------------------------------------

TEST_CASE("accept: leaving a document that is being corrected asks once, and stores")
{
    Correcting at;
    Answer answer(QStringLiteral("Store"));
    open(at.window, "P02_Ben");
    CHECK(answer.asked() == 1);
    CHECK(textOf(at.window).document() == at.window.document("P02_Ben").id);
    CHECK(at.text() == "Really. " + at.before);
    at.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(at.text() == at.before);
}

TEST_CASE("accept: one may go on with a correction, or throw it away")
{
    Correcting at;
    {
        Answer answer(QStringLiteral("Go on"));
        open(at.window, "P02_Ben");
        CHECK(answer.asked() == 1);
    }
    CHECK(textOf(at.window).document() == at.window.document("P01_Anna").id);
    CHECK(textOf(at.window).hasCorrection());
    Answer answer(QStringLiteral("Discard"));
    open(at.window, "P02_Ben");
    CHECK(answer.asked() == 1);
    CHECK(at.text() == at.before);
    CHECK(at.window.status() == QStringLiteral("The correction of P01 was discarded."));
}

TEST_CASE("accept: a correction waits while another page is shown, and says so")
{
    Correcting at;
    at.window.main().go({.workspace = Workspace::Memos});
    CHECK(at.window.status().contains(QStringLiteral("waits in Coding")));
    at.window.main().go({.workspace = Workspace::Coding});
    CHECK(textOf(at.window).hasCorrection());
    CHECK(textOf(at.window).correctedText().startsWith(QStringLiteral("Really. ")));
}

TEST_CASE("accept: the window is not closed over a correction, nor the project")
{
    Correcting at;
    {
        Answer answer(QStringLiteral("Go on"));
        CHECK_FALSE(at.window.main().close());
        at.window.main().closeProject();
        CHECK(answer.asked() == 2);
    }
    REQUIRE(at.window.main().session() != nullptr);
    CHECK(textOf(at.window).hasCorrection());
    const QString path = QString::fromStdString(at.window.session().path().string());
    Answer answer(QStringLiteral("Store"));
    at.window.main().closeProject();
    CHECK(answer.asked() == 1);
    CHECK(at.window.main().session() == nullptr);
    at.window.main().openProject(path);
    REQUIRE(soon([&] { return at.window.main().session() != nullptr; }));
    CHECK(at.text() == "Really. " + at.before);
}

TEST_CASE(
    "accept: what a field has saved is undone by the project, what is being typed by the field")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+2"));
    window.main().go({.workspace = Workspace::Codebook, .code = window.code("Belonging")});
    auto& name = window.find<QLineEdit>(QStringLiteral("codeName"));
    name.setFocus();
    name.end(false);
    window.type(QStringLiteral("s"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(name.text() == QStringLiteral("Belonging"));
    window.type(QStringLiteral("ness"));
    window.press(QStringLiteral("Return"));
    CHECK(window.code("Belongingness"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.code("Belonging"));
    CHECK(name.text() == QStringLiteral("Belonging"));
}

// --- keys, sizes, places ---------------------------------------------------------------------

TEST_CASE("accept: a code is pinned to a number key on its card")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+2"));
    window.main().go({.workspace = Workspace::Codebook, .code = window.code("Money")});
    auto& key = window.find<QComboBox>(QStringLiteral("codeKey"));
    REQUIRE(key.count() == CodeKeys::kKeys + 1);
    CHECK(key.currentText() == QStringLiteral("none"));
    key.setFocus();
    QTest::keyClick(&key, Qt::Key_7);
    Q_EMIT key.activated(key.currentIndex());
    auto& keys = static_cast<CodingPage*>(window.main().page(Workspace::Coding))->keys();
    CHECK(keys.codeAt(7) == window.code("Money"));
    CHECK(keys.isPinned(window.code("Money")));
    CHECK(key.currentText() == QStringLiteral("7 (pinned)"));
    window.main().go({.workspace = Workspace::Codebook, .code = window.code("Support")});
    CHECK(key.itemText(7) == QStringLiteral("7, now Money"));
    // It takes the key; Money gets none in exchange.
    key.setCurrentIndex(7);
    Q_EMIT key.activated(7);
    CHECK(keys.codeAt(7) == window.code("Support"));
    CHECK(keys.digitOf(window.code("Money")) == 0);
    key.setCurrentIndex(0);
    Q_EMIT key.activated(0);
    CHECK(keys.digitOf(window.code("Support")) == 0);
}

TEST_CASE("accept: a window that was left off the screen, or larger than it, comes back onto it")
{
    const QRect there = QGuiApplication::primaryScreen()->availableGeometry();
    for (const QRect& left : {QRect(there.right() - 40, there.bottom() - 40, 1100, 720),
                              QRect(-600, -300, 1100, 720),
                              QRect(10, 10, there.width() + 500, there.height() + 500)}) {
        {
            MainWindow window;
            window.setMinimumSize(10, 10);
            window.setGeometry(left);
            window.show();
            window.close();
        }
        MainWindow window;
        window.show();
        INFO(window.x() << " " << window.y() << " " << window.width() << "x" << window.height()
                        << " on " << there.width() << "x" << there.height());
        CHECK(there.contains(window.geometry()));
        window.close();
    }
    settings()->remove(QStringLiteral("geometry"));
}

TEST_CASE("accept: the preferences say how large texts are in words")
{
    Window window;
    PreferencesDialog dialog(0, &window.main());
    auto* size = dialog.findChild<QComboBox*>(QStringLiteral("preferredZoom"));
    REQUIRE(size != nullptr);
    CHECK(size->currentText() == QStringLiteral("usual"));
    int wanted = 0;
    QObject::connect(&dialog, &PreferencesDialog::zoomWanted, [&](int steps) { wanted = steps; });
    size->setCurrentIndex(size->currentIndex() + 1);
    CHECK(size->currentText() == QStringLiteral("1 step larger"));
    CHECK(wanted == 1);
}

TEST_CASE("accept: another theme leaves texts as large, and heads as bold, as they were")
{
    Window window = Window::study();
    window.main().go({.workspace = Workspace::Coding, .code = window.code("Support")});
    for (int i = 0; i < 3; ++i)
        window.press(QStringLiteral("Ctrl+="));
    const auto& canvas = window.find<TextCanvas>(QStringLiteral("textCanvas"));
    const double size = canvas.font().pointSizeF();
    CHECK(size > QApplication::font().pointSizeF() * 1.2);
    std::vector<std::pair<const QLabel*, bool>> labels;
    for (const auto* label : window.main().findChildren<QLabel*>())
        labels.emplace_back(label, label->font().bold());
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        ThemeSwitch::instance().choose(choice);
        QApplication::processEvents();
        CHECK(canvas.font().pointSizeF() == Approx(size));
        for (const auto& [label, bold] : labels) {
            INFO(label->objectName().toStdString() << " " << label->text().toStdString());
            CHECK(label->font().bold() == bold);
        }
    }
    window.press(QStringLiteral("Ctrl+0")); // it is remembered
}

TEST_CASE("accept: the focus can be seen in an empty project, and leads to the import")
{
    Window window;
    QWidget* focus = QApplication::focusWidget();
    REQUIRE(focus != nullptr);
    CHECK(focus->isVisible());
    CHECK(qobject_cast<QPushButton*>(focus) != nullptr);
    for (int i = 0; i < 4; ++i) {
        window.press(QStringLiteral("F6"));
        CHECK(QApplication::focusWidget()->isVisible());
    }
}

} // namespace crosscase::gui
