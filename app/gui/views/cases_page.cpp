// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/cases_page.h"

namespace crosscase::gui {

CasesPage::CasesPage(Shell& shell)
    : Page(shell)
{}

void CasesPage::setSession(Session*) {}

void CasesPage::show(const Place&) {}

Place CasesPage::place() const
{
    return {.workspace = Workspace::Cases};
}

QList<QWidget*> CasesPage::panes() const
{
    return {};
}

} // namespace crosscase::gui
