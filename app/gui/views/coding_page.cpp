// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/coding_page.h"

namespace crosscase::gui {

CodingPage::CodingPage(Shell& shell)
    : Page(shell)
{}

void CodingPage::setSession(Session*) {}

void CodingPage::show(const Place&) {}

Place CodingPage::place() const
{
    return {.workspace = Workspace::Coding};
}

QList<QWidget*> CodingPage::panes() const
{
    return {};
}

} // namespace crosscase::gui
