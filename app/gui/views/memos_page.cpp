// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/memos_page.h"

namespace crosscase::gui {

MemosPage::MemosPage(Shell& shell)
    : Page(shell)
{}

void MemosPage::setSession(Session*) {}

void MemosPage::show(const Place&) {}

Place MemosPage::place() const
{
    return {.workspace = Workspace::Memos};
}

QList<QWidget*> MemosPage::panes() const
{
    return {};
}

} // namespace crosscase::gui
