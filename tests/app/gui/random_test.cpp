// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who tries everything: commands, keys and answers at random, on every page.
#include "core/project/verify.h"
#include "tests/app/gui/window.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QDialog>
#include <QFileDialog>
#include <QTimer>

#include <array>
#include <random>
#include <set>

namespace crosscase::gui {

namespace {

// What would leave the project, or ask the machine for something.
const std::set<Command> kLeaves{Command::Quit,
                                Command::CloseProject,
                                Command::NewProject,
                                Command::OpenProject,
                                Command::OpenSample,
                                Command::FullScreen};

constexpr std::array kKeys{"Down",
                           "Up",
                           "Left",
                           "Right",
                           "Return",
                           "Esc",
                           "Tab",
                           "Shift+Tab",
                           "Space",
                           "Delete",
                           "F2",
                           "Home",
                           "End",
                           "1",
                           "Shift+Down",
                           "F6",
                           "a",
                           "x",
                           "PgDown"};

class Somebody {
public:
    explicit Somebody(unsigned seed)
        : m_window(Window::study())
        , m_chance(seed)
    {
        for (auto* model : m_window.main().findChildren<QAbstractItemModel*>()) {
            if (!QByteArray(model->metaObject()->className()).startsWith("crosscase"))
                continue;
            auto* tester = new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
            tester->setUseFetchMore(false); // it would fetch while rows are coming
        }
        answer();
    }

    void act()
    {
        if (below(4) == 0) {
            const auto command = static_cast<Command>(below(static_cast<int>(Command::kCount)));
            if (kLeaves.contains(command))
                return;
            m_done.append(QString::number(static_cast<int>(command)));
            m_window.main().action(command)->trigger();
        } else if (below(3) == 0) {
            m_done.append(QStringLiteral("Ctrl+Z"));
            m_window.press(below(3) == 0 ? QStringLiteral("Ctrl+Shift+Z")
                                         : QStringLiteral("Ctrl+Z"));
        } else {
            const auto* key = kKeys[static_cast<std::size_t>(below(kKeys.size()))];
            m_done.append(QString::fromLatin1(key));
            m_window.press(QString::fromLatin1(key));
        }
        QApplication::processEvents();
    }

    [[nodiscard]] std::string done() const { return m_done.join(QLatin1Char(' ')).toStdString(); }
    [[nodiscard]] Window& window() { return m_window; }

private:
    int below(std::size_t end)
    {
        return std::uniform_int_distribution<int>(0, static_cast<int>(end) - 1)(m_chance);
    }

    // What asks is answered, also what asks while it is answered.
    void answer()
    {
        QTimer::singleShot(5, &m_living, [this] { answer(); });
        if (QWidget* popup = QApplication::activePopupWidget(); popup != nullptr) {
            if (below(3) == 0)
                popup->close();
            else
                QTest::keyClick(popup, below(2) == 0 ? Qt::Key_Down : Qt::Key_Return);
            return;
        }
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        if (qobject_cast<QFileDialog*>(dialog) == nullptr && below(2) == 0)
            QTest::keyClick(dialog, Qt::Key_Return);
        else
            dialog->reject();
    }

    Window m_window;
    std::mt19937 m_chance;
    QStringList m_done;
    QObject m_living; // last: its timers end first
};

} // namespace

TEST_CASE("whatever a person tries, the window lives and the project is whole")
{
    const auto first = static_cast<unsigned>(qEnvironmentVariableIntValue("CROSSCASE_SEED"));
    for (unsigned seed = first; seed < first + 3; ++seed) {
        Somebody somebody(seed);
        INFO("seed " << seed << ": " << somebody.done());
        for (int step = 0; step < 120; ++step)
            somebody.act();
        REQUIRE(soon([&] { return !somebody.window().session().isBusy(); }));
        CHECK(must(project::verify(somebody.window().session().project(), {})).empty());
    }
}

} // namespace crosscase::gui
