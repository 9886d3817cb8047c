// SPDX-License-Identifier: GPL-3.0-or-later
// A text while it is being corrected: what was typed so far, and the strip above it that says what
// becomes of the codings.
#pragma once

#include "app/gui/models/text_edits.h"
#include "app/gui/views/text_canvas.h"

#include <QLabel>
#include <QPushButton>

#include <optional>

namespace crosscase::gui {

class CorrectionStrip : public QWidget {
    Q_OBJECT

public:
    CorrectionStrip(const ShownText& shown, TextCanvas& canvas, QWidget* parent);
    // Follows what is typed in the canvas from now on.
    void begin();
    void end();
    [[nodiscard]] std::string correctedText() const;
    [[nodiscard]] bool hasEdits() const { return m_edits && m_edits->any(); }
    void setBusy(bool busy);
    void complain(const QString& error);

Q_SIGNALS:
    void doneWanted();
    void cancelWanted();

private:
    void countLost();
    void tell(const QString& more, const QColor& colour);

    const ShownText& m_shown;
    TextCanvas& m_canvas;
    QLabel* m_words;
    QPushButton* m_done;
    QPushButton* m_cancel;
    std::optional<TextEdits> m_edits;
    int m_size = 0;
    QMetaObject::Connection m_typing;
    QTimer m_pause;
    Job* m_job = nullptr;
};

} // namespace crosscase::gui
