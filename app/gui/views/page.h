// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace: a page that stays as it is while others are shown. Never a dialog.
#pragma once

#include "app/gui/views/commands.h"
#include "app/gui/views/place.h"
#include "app/gui/views/shell.h"

#include <QList>
#include <QWidget>

#include <vector>

class QSettings;

namespace crosscase::gui {

class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(Shell& shell)
        : m_shell(shell)
    {}

    // The session changed: another project, or none. Called before anything of it is shown.
    virtual void setSession(Session* session) = 0;

    // Goes to what the place names; `place` was made by this page or by another.
    virtual void show(const Place& place) = 0;
    // Where it is now, so that show() brings it back exactly.
    [[nodiscard]] virtual Place place() const = 0;

    // Commands that mean something here. Unknown: the window does it, or says that it cannot be
    // done here.
    enum class Readiness : std::uint8_t { Unknown, NotNow, Ready };
    [[nodiscard]] virtual Readiness readiness(Command) const { return Readiness::Unknown; }
    // NotNow: says what is missing ("Select a passage first").
    virtual void run(Command) {}

    // F6: in this order; each can have the focus. The first gets it when the page is shown.
    [[nodiscard]] virtual QList<QWidget*> panes() const = 0;
    // Ctrl+E; none: nothing to export here.
    [[nodiscard]] virtual std::vector<ExportChoice> exports() const { return {}; }
    // Steps of text zoom, 0: usual; for texts only, not for the controls.
    virtual void setZoom(int) {}

    // Splitters, columns: over restarts, for all projects.
    virtual void saveLayout(QSettings&) const {}
    virtual void restoreLayout(QSettings&) {}

protected:
    [[nodiscard]] Shell& shell() const { return m_shell; }
    [[nodiscard]] Session* session() const { return m_shell.session(); }

private:
    Shell& m_shell;
};

} // namespace crosscase::gui
