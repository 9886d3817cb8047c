// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a project of its own, for tests that work with it as a person does.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/views/main_window.h"
#include "core/project/find.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace crosscase::gui {

template <typename T>
T must(Result<T> result)
{
    if (!result)
        FAIL(result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// Waits, with the window alive, until it is true; at most 30 s.
inline bool soon(const std::function<bool()>& isTrue)
{
    return QTest::qWaitFor(isTrue, 30'000);
}

class Window {
public:
    // A project without anything in it, open in the coding workspace.
    Window();
    // The four interviews of tests/app/gui/study with a case each, and the attributes Age and
    // Housing; codes and codings as given: {"P01", "I felt isolated", "Isolation"}.
    struct Coded {
        std::string document; // "P01"
        std::string words;
        std::string code;
    };
    static Window study(const std::vector<Coded>& codings = sixQuotes());
    // The six quotes of the acceptance steps after step 14.
    static std::vector<Coded> sixQuotes();

    [[nodiscard]] MainWindow& main() { return *m_window; }
    [[nodiscard]] Session& session() { return *m_window->session(); }
    [[nodiscard]] const model::Corpus& corpus() { return session().corpus(); }
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString status();    // what the status line says was done last
    [[nodiscard]] QString complaint(); // what the message bar says; empty: nothing

    model::Document document(const std::string& name)
    {
        return *corpus().find(must(project::findDocument(corpus(), name)));
    }
    model::Id<model::Code> code(const std::string& path)
    {
        return must(project::findCode(corpus(), path));
    }
    model::Id<model::Case> unit(const std::string& name)
    {
        return must(project::findCase(corpus(), name));
    }
    std::size_t countOf(const std::string& code); // codings of it
    std::string quoteOf(const model::Coding& coding);
    std::vector<model::Coding> codings(); // by document and place

    // A widget of the window by its object name; it must be there.
    template <typename Widget>
    Widget& find(const QString& name)
    {
        auto* widget = m_window->findChild<Widget*>(name);
        INFO("no widget " << name.toStdString());
        REQUIRE(widget != nullptr);
        return *widget;
    }
    // Keys to whatever has the focus, as a keyboard sends them.
    void press(const QString& keys); // "Ctrl+K"
    void type(const QString& words);

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace crosscase::gui
