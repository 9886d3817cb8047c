// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/matrix_page.h"

namespace crosscase::gui {

MatrixPage::MatrixPage(Shell& shell)
    : Page(shell)
{}

void MatrixPage::setSession(Session*) {}

void MatrixPage::show(const Place&) {}

Place MatrixPage::place() const
{
    return {.workspace = Workspace::Matrix};
}

QList<QWidget*> MatrixPage::panes() const
{
    return {};
}

} // namespace crosscase::gui
