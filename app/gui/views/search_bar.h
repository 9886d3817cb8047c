// SPDX-License-Identifier: GPL-3.0-or-later
// The fields in which a person asks: words, of which kind, where, who says it.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/search_run.h"
#include "app/gui/models/speakers.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace crosscase::gui {

class SearchBar : public QWidget {
    Q_OBJECT

public:
    explicit SearchBar(QWidget* parent = nullptr);

    void setSession(Session* session);
    [[nodiscard]] SearchQuestion question() const;
    void setQuestion(const SearchQuestion& question);
    void showCount(const QString& words);
    // Errors at their fields, suggestions as links.
    void showOutcome(const SearchOutcome& outcome);
    void focusWords();
    // Between what is chosen and the number of hits.
    void addBeside(QWidget* widget);
    void showHelp();
    [[nodiscard]] QWidget* field() const;
    // Speakers are read when the page is seen for the first time.
    void refreshSpeakers() { m_speakers->refresh(); }

Q_SIGNALS:
    // A moment after the last key, or at once.
    void asked();
    void enterPressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeWordsRow();
    void makeWhereRow();
    void makeFilterRow();
    void askSoon();
    void askNow();
    void refreshTexts();
    void fillSpeakers();
    void chooseWhere(SearchQuestion::Where where);
    void chooseScope(SearchQuestion::Scope scope);

    Session* m_session = nullptr;
    Speakers* m_speakers;
    SearchQuestion m_question; // where, scope and codes; the rest stands in the fields
    QTimer m_soon;
    QHBoxLayout* m_whereRow = nullptr;
    QLineEdit* m_words;
    QButtonGroup* m_kinds;
    QCheckBox* m_matchCase;
    QPushButton* m_where;
    QPushButton* m_scope;
    QComboBox* m_speaker;
    QLineEdit* m_filter;
    QLabel* m_count;
    QLabel* m_message;
    QLabel* m_filterMessage;
    bool m_isSetting = false;
};

} // namespace crosscase::gui
