// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes below each other, each with its reference; Enter or a double click opens the text there.
#pragma once

#include "app/gui/models/quotes_model.h"

#include <QListView>

namespace crosscase::gui {

class QuoteList : public QListView {
    Q_OBJECT

public:
    // What stands beside the reference.
    enum class Beside : std::uint8_t { Nothing, Code };

    QuoteList(Beside beside, QWidget* parent = nullptr);
    [[nodiscard]] QuotesModel& quotes() { return *m_quotes; }
    [[nodiscard]] std::vector<model::Id<model::Coding>> selectedCodings() const;

Q_SIGNALS:
    void opened(crosscase::model::Id<crosscase::model::Coding> coding);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QuotesModel* m_quotes;
};

} // namespace crosscase::gui
