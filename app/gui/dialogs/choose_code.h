// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a code: type a part of its name, choose, Enter.
#pragma once

#include "app/gui/bridge/session.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <unordered_set>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace crosscase::gui {

class ChooseCodeDialog : public QDialog {
    Q_OBJECT

public:
    using CodeId = model::Id<model::Code>;
    // Says, now or later, what would happen with this code; an error: it cannot be chosen.
    using Answer = std::function<void(const Result<QString>&)>;
    using Preview = std::function<void(CodeId, Answer)>;

    struct Question {
        QString title;
        QString label;  // above the field
        QString button; // "Merge"
        std::unordered_set<CodeId> without = {};
        bool topLevel = false; // "(top level)" can be chosen too: no code
        Preview preview = {};
    };
    ChooseCodeDialog(const model::Corpus& corpus, const Question& question, QWidget* parent);

    // After it was accepted.
    [[nodiscard]] CodeId chosen() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const model::Corpus& corpus, const Question& question);
    void look();
    void take(CodeId asked, const Result<QString>& preview);

    Preview m_preview;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_words;
    QPushButton* m_do;
    QStandardItemModel* m_codes;
    QSortFilterProxyModel* m_shown;
    QTimer m_wait; // before the preview is asked for
    bool m_asking = false;
};

} // namespace crosscase::gui
