// SPDX-License-Identifier: GPL-3.0-or-later
// Documents, their text and their codings.
#pragma once

#include "app/gui/views/page.h"

namespace crosscase::gui {

class CodingPage : public Page {
    Q_OBJECT

public:
    explicit CodingPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
};

} // namespace crosscase::gui
