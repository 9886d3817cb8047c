// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/codebook_page.h"

namespace crosscase::gui {

CodebookPage::CodebookPage(Shell& shell)
    : Page(shell)
{}

void CodebookPage::setSession(Session*) {}

void CodebookPage::show(const Place&) {}

Place CodebookPage::place() const
{
    return {.workspace = Workspace::Codebook};
}

QList<QWidget*> CodebookPage::panes() const
{
    return {};
}

} // namespace crosscase::gui
