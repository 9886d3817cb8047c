// SPDX-License-Identifier: GPL-3.0-or-later
// One memo: title, what it is attached to, its text to write and to read. Saves itself.
#pragma once

#include "app/gui/actions/memos.h"
#include "app/gui/views/shell.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QToolButton;
class QVBoxLayout;

namespace crosscase::gui {

class SavingLineEdit;
class SavingTextEdit;

class MemoEditor : public QWidget {
    Q_OBJECT

public:
    using MemoId = model::Id<model::Memo>;
    explicit MemoEditor(Shell& shell, QWidget* parent = nullptr);

    void setSession(Session* session);
    // Saves what is typed in the one before. None: empty.
    void showMemo(MemoId memo);
    // A memo that is not there yet: it is with the first words.
    void beginMemo(const MemoTarget& target);
    [[nodiscard]] MemoId memo() const { return m_memo; }
    [[nodiscard]] bool isEmpty() const { return !m_memo && !m_draft; }
    void flush();
    void focusTitle();
    [[nodiscard]] QWidget* textField() const;
    void setZoom(int steps);

Q_SIGNALS:
    // The draft has become this memo.
    void made(crosscase::model::Id<crosscase::model::Memo> memo);

private:
    void makeHead(QVBoxLayout& column);
    void makeTools(QVBoxLayout& column);
    void follow(const Change& change);
    void refresh();
    [[nodiscard]] const model::Memo* row() const;
    [[nodiscard]] MemoTarget target() const;
    void save(const QString& title, const QString& text);
    void make(const QString& title, const QString& text);
    void showReading();
    void openTarget();
    void chooseTarget();
    void link(model::AnyId object, const QString& name);
    void unlink(model::AnyId object, const QString& name);
    void fillLinks();
    [[nodiscard]] std::vector<model::AnyId> links() const;
    [[nodiscard]] QString nameOf(const MemoTarget& target) const;
    void insertDate();
    void chooseQuote();
    void insertQuote(model::Id<model::Coding> coding);

    Shell& m_shell;
    Session* m_session = nullptr;
    MemoId m_memo;
    std::optional<MemoTarget> m_draft;
    std::vector<model::AnyId> m_draftLinks;
    SavingLineEdit* m_title;
    QPushButton* m_target;
    QPushButton* m_link;
    QToolButton* m_more;
    QPushButton* m_date;
    QPushButton* m_quote;
    QPushButton* m_read;
    QLabel* m_about;
    QStackedWidget* m_pages;
    SavingTextEdit* m_text;
    QTextBrowser* m_reading;
    qreal m_usualSize = 0;
    bool m_isFlushing = false;
};

} // namespace crosscase::gui
