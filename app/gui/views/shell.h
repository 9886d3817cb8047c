// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for its pages.
#pragma once

#include "app/gui/views/commands.h"
#include "app/gui/views/place.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/table/table.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <string>

class QAction;
class QWidget;

namespace crosscase::gui {

class Job;
class Session;

// How the quotes of a table leave the window.
struct QuoteExport {
    bool unpublishable = false;     // also those that are marked not for publication
    std::string separator = "\n\n"; // between the quotes of a cell
};

// A table that can leave the window.
struct ExportChoice {
    QString title;    // "Wide: a row a case"
    QString fileStem; // "cases-x-themes": the name suggested is PROJECT_STEM_DATE.csv
    // Builds it as it is shown: same order, filter, hidden columns. Runs in a thread: it takes
    // copies of what it needs.
    std::function<Result<table::Table>(const Progress&)> build;
    // In place of `build`, for a table of quotes.
    std::function<Result<table::Table>(const Progress&, const QuoteExport&)> buildQuotes = {};
    std::size_t unpublishable = 0; // how many of its quotes are not for publication
    bool severalInCell = false;    // a cell may have several quotes
};

class Shell {
public:
    Shell() = default;
    Shell(const Shell&) = delete;
    Shell(Shell&&) = delete;
    Shell& operator=(const Shell&) = delete;
    Shell& operator=(Shell&&) = delete;
    virtual ~Shell() = default;

    // nullptr: no project is open (then only the welcome page is shown).
    [[nodiscard]] virtual Session* session() const = 0;
    // The one action of a command, for buttons and context menus.
    [[nodiscard]] virtual QAction* action(Command command) const = 0;
    // For dialogs to lie over.
    [[nodiscard]] virtual QWidget* window() = 0;

    // Shows a place; where the window is now is remembered for "back".
    virtual void go(const Place& place) = 0;
    // The status line's left side. What a batch has done says the window itself.
    virtual void tell(const QString& message) = 0;
    // What could not be done and why: stays until it is read or something is done.
    virtual void complain(const Error& error) = 0;
    // The same for what is to be done: true if it worked.
    bool accept(const Result<void>& done)
    {
        if (!done)
            complain(done.error());
        return done.has_value();
    }
    template <typename T>
    bool accept(const Result<T>& done)
    {
        if (!done)
            complain(done.error());
        return done.has_value();
    }
    // Shows how far the work is, with a button to stop it, until it ends.
    virtual void watch(Job* job, const QString& title) = 0;
};

} // namespace crosscase::gui
