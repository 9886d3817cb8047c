// SPDX-License-Identifier: GPL-3.0-or-later
// Cases and their attributes, as a spreadsheet.
#pragma once

#include "app/gui/views/page.h"

namespace crosscase::gui {

class CasesPage : public Page {
    Q_OBJECT

public:
    explicit CasesPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
};

} // namespace crosscase::gui
