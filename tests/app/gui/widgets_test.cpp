// SPDX-License-Identifier: GPL-3.0-or-later
// Walks over all widgets of the window: what screen readers and keyboards need.
#include "tests/app/gui/window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QStatusBar>
#include <QTabBar>
#include <QTextEdit>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <set>

namespace crosscase::gui {

namespace {

constexpr std::array kWorkspaces{Workspace::Coding,
                                 Workspace::Codebook,
                                 Workspace::Cases,
                                 Workspace::Search,
                                 Workspace::Matrix,
                                 Workspace::Memos};

bool isInteractive(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr
           || qobject_cast<const QLineEdit*>(widget) != nullptr
           || qobject_cast<const QComboBox*>(widget) != nullptr
           || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr
           || qobject_cast<const QPlainTextEdit*>(widget) != nullptr
           || qobject_cast<const QTextEdit*>(widget) != nullptr
           || qobject_cast<const QAbstractItemView*>(widget) != nullptr;
}

// Parts that Qt makes inside of its own widgets; their owner speaks for them.
bool isInside(const QWidget* widget)
{
    if (widget->objectName().startsWith(QStringLiteral("qt_"))
        || qobject_cast<const QHeaderView*>(widget) != nullptr)
        return true;
    const auto* box = qobject_cast<const QDialogButtonBox*>(widget->parentWidget());
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (box != nullptr && button != nullptr
        && box->standardButton(const_cast<QAbstractButton*>(button)) != QDialogButtonBox::NoButton)
        return true;
    for (const QWidget* above = widget->parentWidget(); above != nullptr;
         above = above->parentWidget())
        if (qobject_cast<const QComboBox*>(above) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(above) != nullptr
            || qobject_cast<const QTabBar*>(above) != nullptr
            || qobject_cast<const QLineEdit*>(above) != nullptr
            || qobject_cast<const QHeaderView*>(above) != nullptr
            || qobject_cast<const QMenuBar*>(above) != nullptr
            || (qobject_cast<const QAbstractItemView*>(above) != nullptr
                && qobject_cast<const QAbstractButton*>(widget) != nullptr))
            return true;
    return false;
}

bool hasWords(const QString& text)
{
    return std::count_if(text.begin(), text.end(), [](QChar at) { return at.isLetter(); }) > 1;
}

std::string nameOf(const QWidget* widget)
{
    QStringList path;
    for (const QWidget* at = widget; at != nullptr; at = at->parentWidget())
        path.prepend(QString::fromLatin1(at->metaObject()->className()) + QLatin1Char('#')
                     + at->objectName());
    return path.join(QLatin1Char('/')).toStdString();
}

void checkNames(const QWidget& top)
{
    for (const QWidget* widget : top.findChildren<QWidget*>()) {
        if (!isInteractive(widget) || isInside(widget))
            continue;
        INFO(nameOf(widget));
        CHECK_FALSE(widget->accessibleName().isEmpty());
        CHECK_FALSE(widget->objectName().isEmpty());
    }
}

// Of labels and buttons that are seen; `taken` are those of others.
void checkLetters(const QWidget& top, QMap<QString, std::string> taken)
{
    const auto take = [&](const QWidget* widget, const QString& text) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        const std::string name = nameOf(widget) + " " + text.toStdString();
        INFO(name << " as " << taken.value(letter));
        CHECK_FALSE((!letter.isEmpty() && taken.contains(letter)));
        taken.insert(letter, name);
        return !letter.isEmpty();
    };
    QSet<const QWidget*> labelled;
    for (const auto* label : top.findChildren<QLabel*>())
        if (label->buddy() != nullptr && label->isVisible() && take(label, label->text()))
            labelled.insert(label->buddy());
    for (const auto* button : top.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || isInside(button) || !hasWords(button->text())
            || labelled.contains(button))
            continue;
        INFO(nameOf(button) << " " << button->text().toStdString());
        CHECK(take(button, button->text()));
    }
}

} // namespace

TEST_CASE("every control has a name for screen readers and one for scripts")
{
    Window window = Window::study();
    for (const Workspace workspace : kWorkspaces) {
        window.main().go({.workspace = workspace});
        QTest::qWait(50);
        checkNames(window.main());
    }
}

TEST_CASE("every button with words has a mnemonic, none twice on a page")
{
    Window window = Window::study();
    for (const Workspace workspace : kWorkspaces) {
        window.main().go({.workspace = workspace});
        QTest::qWait(50);
        QMap<QString, std::string> taken;
        for (const QAction* menu : window.main().menuBar()->actions())
            taken.insert(QKeySequence::mnemonic(menu->text()).toString(),
                         menu->text().toStdString());
        checkLetters(*window.main().currentPage(), std::move(taken));
    }
}

TEST_CASE("every control of a dialog has a name, and its own letter where it has words")
{
    Window window = Window::study();
    int seen = 0;
    QTimer looking;
    QObject::connect(&looking, &QTimer::timeout, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        const bool isOurs = qobject_cast<QFileDialog*>(dialog) == nullptr
                            && qobject_cast<QMessageBox*>(dialog) == nullptr
                            && qobject_cast<QInputDialog*>(dialog) == nullptr;
        if (isOurs) {
            ++seen;
            checkNames(*dialog);
            checkLetters(*dialog, {});
        }
        dialog->reject();
    });
    looking.start(10);
    const std::set<Command> ends{Command::Quit, Command::CloseProject, Command::OpenSample};
    for (int at = 0; at < static_cast<int>(Command::kCount); ++at) {
        const auto command = static_cast<Command>(at);
        if (ends.contains(command))
            continue;
        for (const Workspace workspace : kWorkspaces) {
            window.main().go({.workspace = workspace});
            window.main().action(command)->trigger();
            QTest::qWait(15);
        }
    }
    CHECK(seen > 20);
}

TEST_CASE("every page can be walked through with F6 and never loses the focus")
{
    Window window = Window::study();
    for (const Workspace workspace : kWorkspaces) {
        window.main().go({.workspace = workspace});
        const QList<QWidget*> panes = window.main().currentPage()->panes();
        REQUIRE(panes.size() >= 2);
        for (qsizetype i = 0; i < panes.size() + 1; ++i) {
            window.press(QStringLiteral("F6"));
            INFO(static_cast<int>(workspace));
            REQUIRE(QApplication::focusWidget() != nullptr);
            CHECK(window.main().currentPage()->isAncestorOf(QApplication::focusWidget()));
        }
    }
}

TEST_CASE("Escape never takes a page away")
{
    Window window = Window::study();
    for (const Workspace workspace : kWorkspaces) {
        window.main().go({.workspace = workspace});
        window.press(QStringLiteral("Esc"));
        window.press(QStringLiteral("Esc"));
        CHECK(window.main().currentPage() == window.main().page(workspace));
        CHECK(window.main().isVisible());
    }
}

TEST_CASE("pages fit into the smallest window")
{
    Window window = Window::study();
    window.main().resize(1024, 700);
    for (const Workspace workspace : kWorkspaces) {
        window.main().go({.workspace = workspace});
        QTest::qWait(50);
        INFO(static_cast<int>(workspace));
        CHECK(window.main().width() == 1024);
        CHECK(window.main().height() == 700);
        CHECK(window.main().currentPage()->minimumSizeHint().width() <= 1024 - 84);
        for (const auto* button : window.main().currentPage()->findChildren<QAbstractButton*>())
            if (button->isVisible() && !isInside(button)) {
                INFO(nameOf(button) << " " << button->text().toStdString());
                CHECK(button->width() >= button->minimumSizeHint().width());
            }
    }
}

TEST_CASE("at most five buttons with words stand in a page's bar")
{
    Window window = Window::study();
    for (const Workspace workspace : kWorkspaces)
        for (const auto* bar : window.main().page(workspace)->findChildren<QWidget*>(
                 QRegularExpression(QStringLiteral("[bB]ar$")), Qt::FindDirectChildrenOnly)) {
            const auto buttons =
                bar->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
            INFO(bar->objectName().toStdString());
            CHECK(buttons.size() <= 5);
        }
}

} // namespace crosscase::gui
