// SPDX-License-Identifier: GPL-3.0-or-later
// Codes without end, for tests/e2e/kill_test.py, which ends it at any moment.
#include "app/gui/views/status_line.h"
#include "app/gui/views/text_view.h"
#include "core/project/codes.h"
#include "tests/app/gui/window.h"

#include <cstdio>

namespace crosscase::gui {

TEST_CASE("codes passage after passage and says what the window shows as saved", "[.scripted]")
{
    const QString path = qEnvironmentVariable("CROSSCASE_PROJECT");
    REQUIRE_FALSE(path.isEmpty());
    MainWindow window;
    window.show();
    window.openProject(path);
    REQUIRE(soon([&] { return window.session() != nullptr; }));
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    auto* text = window.findChild<TextView*>();
    const model::Document document = *window.session()->corpus().documents().begin();
    window.go({.document = document.id});
    auto* const status = window.findChild<StatusLine*>();
    constexpr text::CodePoint kFirst = 6; // "Anna: "
    constexpr text::CodePoint kWord = 9;  // "word0000 "
    const text::CodePoint words = (document.length - kFirst) / kWord;
    for (bool isFirst = true;; isFirst = false) {
        // Each word once, beginning where the last run was ended.
        const std::size_t before = window.session()->corpus().codings().size();
        const auto word = static_cast<text::CodePoint>(before) % words;
        text->select({kFirst + word * kWord, kFirst + (word + 1) * kWord - 1});
        text->setFocus();
        if (isFirst) {
            QTest::keySequence(text, QKeySequence(QStringLiteral("Ctrl+K")));
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Trust"));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        } else {
            QTest::keySequence(text, QKeySequence(QStringLiteral("Ctrl+L")));
        }
        QApplication::processEvents();
        const std::size_t now = window.session()->corpus().codings().size();
        if (now > before && status->message().startsWith(QStringLiteral("Coded "))) {
            std::printf("saved %zu\n", now);
            std::fflush(stdout);
        }
    }
}

} // namespace crosscase::gui
