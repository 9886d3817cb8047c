// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/search_page.h"

namespace crosscase::gui {

SearchPage::SearchPage(Shell& shell)
    : Page(shell)
{}

void SearchPage::setSession(Session*) {}

void SearchPage::show(const Place&) {}

Place SearchPage::place() const
{
    return {.workspace = Workspace::Search};
}

QList<QWidget*> SearchPage::panes() const
{
    return {};
}

} // namespace crosscase::gui
