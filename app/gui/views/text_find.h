// SPDX-License-Identifier: GPL-3.0-or-later
// The line to find words in the document that is shown.
#pragma once

#include "app/gui/views/text_shown.h"

#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QWidget>

namespace crosscase::gui {

// All places of the words in any case and form, in code points.
[[nodiscard]] std::vector<text::Span> placesOf(const model::LoadedText& text,
                                               const std::string& words);

class FindLine : public QWidget {
    Q_OBJECT

public:
    FindLine(ShownText& shown, QWidget* parent);
    // Shows the line; words that are not empty are looked for.
    void open(const QString& words);
    // The text has changed: the hits are found anew.
    void refresh();
    // Shows the next hit behind (or before) a selection.
    void next(bool forward, text::Span from);

Q_SIGNALS:
    void hitsChanged();
    void nextWanted(bool forward);
    void hitChosen(crosscase::text::Span hit);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void search();
    void tell(const QString& more = {});

    ShownText& m_shown;
    QLineEdit* m_words;
    QLabel* m_count;
    QTimer m_timer;
    Job* m_job = nullptr;
    std::size_t m_current = 0; // from 1; 0: none
};

} // namespace crosscase::gui
