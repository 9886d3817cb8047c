// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook: codes, their definitions, how complete they are.
#pragma once

#include "app/gui/views/page.h"

namespace crosscase::gui {

class CodebookPage : public Page {
    Q_OBJECT

public:
    explicit CodebookPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
};

} // namespace crosscase::gui
