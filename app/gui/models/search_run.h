// SPDX-License-Identifier: GPL-3.0-or-later
// One search after the other, in a thread: the newest question counts, its answer comes in pieces.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/search_question.h"

#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <mutex>
#include <vector>

namespace crosscase::gui {

// Where a hit is; its text is read when it is shown.
struct Hit {
    model::Id<model::Document> document;
    text::Span span;
    std::int32_t passage = 0; // index of the one where it starts

    [[nodiscard]] bool isAt(const Hit& other) const
    {
        return document == other.document && span == other.span;
    }
};

struct SearchOutcome {
    std::size_t hits = 0;      // or codings
    std::size_t documents = 0; // with any
    bool isCut = false;        // there are more than are kept
    bool isStopped = false;    // by the person
    QString queryError = {};
    QString filterError = {};
    struct Suggestion {
        QString word;
        QStringList instead;
    };
    std::vector<Suggestion> suggestions = {};
};

class SearchRun : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostHits = 2'000'000;

    explicit SearchRun(QObject* parent);

    // Stops what goes on: nothing of it arrives any more.
    void setSession(Session* session);
    // Abandons what goes on.
    void ask(const SearchQuestion& question);
    // To watch, and to cancel: what has been found so far stays.
    [[nodiscard]] Job* job() const { return m_isWaiting ? nullptr : m_job.data(); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void found(const std::vector<crosscase::gui::Hit>& hits);
    void codingsFound(const std::vector<crosscase::model::Id<crosscase::model::Coding>>& codings);
    void finished(const crosscase::gui::SearchOutcome& outcome);

private:
    // What the thread has found and nobody has fetched yet.
    struct Basket {
        std::mutex mutex;
        std::vector<Hit> hits;
        std::vector<model::Id<model::Coding>> codings;
    };
    struct Asked;
    void start();
    void fetch();
    void end(const SearchOutcome& outcome);

    Session* m_session = nullptr;
    SearchQuestion m_question;
    QPointer<Job> m_job;
    QTimer m_fetching;
    std::shared_ptr<Basket> m_basket;
    bool m_isRunning = false;
    bool m_isWaiting = false; // for the job before to end
};

} // namespace crosscase::gui
