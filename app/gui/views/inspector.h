// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the text: the definition of the selected code, its quotes in all documents, and the memo
// of what is selected.
#pragma once

#include "app/gui/actions/coding.h"
#include "app/gui/views/shell.h"

#include <QTabWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace crosscase::gui {

class CodeQuotes;
class QuoteList;
class SavingTextEdit;

class Inspector : public QTabWidget {
    Q_OBJECT

public:
    explicit Inspector(Shell& shell);
    ~Inspector() override;

    void setSession(Session* session);
    // The first is the one whose definition is shown; all of their quotes.
    void setCodes(const CodeIds& codes);
    void setMemoPlace(const MemoPlace& place);
    // Opens the memo tab, ready to be typed in.
    void writeMemo(const MemoPlace& place);
    void showQuotes();
    void showDefinition();
    // Ticked in the list of quotes, else selected there.
    [[nodiscard]] CodingIds chosenQuotes() const;
    [[nodiscard]] bool quotesHaveFocus() const;
    [[nodiscard]] QRect quotesRect() const; // global

Q_SIGNALS:
    void quoteOpened(crosscase::model::Id<crosscase::model::Coding> coding);
    // The chosen quotes.
    void recodeWanted();
    void splitWanted();

private:
    QWidget* makeDefinition();
    QWidget* makeQuotes();
    QWidget* makeMemo();
    SavingTextEdit* makeField(const QString& label, CodeText which, QVBoxLayout& column);
    void showQuotesMenu(const QPoint& at);
    void follow(const Change& change);
    void fillDefinition();
    void fillUse();
    void fillQuotes();
    void fillQuotesHead();
    void fillMemo();
    void fillTicked();
    void flush();
    void saveCodeText(CodeText which, const QString& words);
    void saveMemo(const QString& words);

    Shell& m_shell;
    QMetaObject::Connection m_connection;
    CodeIds m_codes;
    MemoPlace m_place;
    model::Id<model::Memo> m_memo;

    QLabel* m_name = nullptr;
    QWidget* m_fields = nullptr; // hidden while no code is selected
    QLabel* m_hint = nullptr;
    SavingTextEdit* m_definition = nullptr;
    SavingTextEdit* m_include = nullptr;
    SavingTextEdit* m_exclude = nullptr;
    QLabel* m_examples = nullptr;
    QLabel* m_used = nullptr;
    QLabel* m_quotesHead = nullptr;
    QuoteList* m_quotes = nullptr;
    std::unique_ptr<CodeQuotes> m_quotesOf; // what the list shows
    QPushButton* m_recode = nullptr;
    QPushButton* m_split = nullptr;
    QLabel* m_memoHead = nullptr;
    QComboBox* m_memos = nullptr;
    SavingTextEdit* m_memoText = nullptr;
};

} // namespace crosscase::gui
