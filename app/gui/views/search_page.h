// SPDX-License-Identifier: GPL-3.0-or-later
// Search in all documents, and coding of what is found.
#pragma once

#include "app/gui/views/page.h"

namespace crosscase::gui {

class SearchPage : public Page {
    Q_OBJECT

public:
    explicit SearchPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
};

} // namespace crosscase::gui
