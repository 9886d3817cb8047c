// SPDX-License-Identifier: GPL-3.0-or-later
// Cross-case tables, live, with the way back to the text.
#pragma once

#include "app/gui/views/page.h"

namespace crosscase::gui {

class MatrixPage : public Page {
    Q_OBJECT

public:
    explicit MatrixPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
};

} // namespace crosscase::gui
