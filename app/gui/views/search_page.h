// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace in which all texts are searched, and hits are coded.
#pragma once

#include "app/gui/models/search_run.h"
#include "app/gui/views/page.h"

#include <QTimer>

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace crosscase::gui {

class AutocodeBar;
class HitsModel;
class HitsView;
class QuoteList;
class SearchBar;

class SearchPage : public Page {
    Q_OBJECT

public:
    explicit SearchPage(Shell& shell);
    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] Readiness readiness(Command command) const override;
    void run(Command command) override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    [[nodiscard]] std::vector<ExportChoice> exports() const override;
    void setZoom(int steps) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeParts();
    QWidget* makeSavedBar();
    void makeSavedSearches();
    void fillSavedSearches();
    void chooseSavedSearch(int at);
    void askSearchName();
    void ask();
    void askAgain(const Change& change);
    void askAnew();
    // Once for each answer, when the first of it is there.
    void beginAnswer();
    void takeHits(const std::vector<Hit>& hits);
    void takeCodings(const std::vector<model::Id<model::Coding>>& codings);
    void end(const SearchOutcome& outcome);
    void showCodings(std::size_t most);
    void showState();
    void fillSaved();
    void openHit(const QModelIndex& index);
    void openCoding(model::Id<model::Coding> coding);
    [[nodiscard]] bool isCodings() const;
    [[nodiscard]] std::size_t found() const;
    void copy();
    void saveQuery();
    void deleteQuery();

    SearchBar* m_bar;
    HitsModel* m_hits;
    HitsView* m_view;
    QuoteList* m_quotes;
    AutocodeBar* m_autocode;
    QComboBox* m_searches = nullptr; // of words; codings have the bar below them
    QWidget* m_savedBar = nullptr;
    QComboBox* m_saved = nullptr;
    QPushButton* m_saveQuery = nullptr;
    QPushButton* m_deleteQuery = nullptr;
    QPushButton* m_export;
    QStackedWidget* m_results;
    QWidget* m_nothingAsked;
    QWidget* m_nothingFound;
    QWidget* m_noDocuments;
    SearchRun* m_run;
    QTimer m_slow; // then the status line shows how far the search is
    SearchQuestion m_asked;
    std::vector<model::Id<model::Coding>> m_codings;
    std::optional<Hit> m_wanted; // to be selected when it comes
    bool m_isStale = false;      // the answer is of codings as they were
    bool m_isFresh = false;      // nothing of this answer has come yet
    bool m_keepTicks = false;
    bool m_isError = false;    // what is asked cannot be understood
    bool m_takesFocus = false; // the list, when the answer comes
};

} // namespace crosscase::gui
