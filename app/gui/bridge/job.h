// SPDX-License-Identifier: GPL-3.0-or-later
// Work in a thread of its own. What it comes to, and how far it is, arrives in the window's thread.
#pragma once

#include "core/base/progress.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace crosscase::gui {

class Job : public QObject {
    Q_OBJECT

public:
    // Runs `work` in a thread and then, in the window's thread, `done` with what it returned; not
    // if the owner has gone or the job was abandoned. The job belongs to its owner and deletes
    // itself at the end. Work takes copies of what it needs (a snapshot is cheap to copy).
    template <typename Work, typename Done>
    static Job* start(QObject* owner, Work work, Done done)
    {
        using Value = std::invoke_result_t<Work, const Progress&>;
        auto result = std::make_shared<std::unique_ptr<Value>>();
        return new Job(
            owner,
            [work = std::move(work), result](const Progress& progress) mutable {
                *result = std::make_unique<Value>(work(progress));
            },
            [done = std::move(done), result]() mutable { done(std::move(**result)); });
    }
    Job(const Job&) = delete;
    Job(Job&&) = delete;
    Job& operator=(const Job&) = delete;
    Job& operator=(Job&&) = delete;
    // Asks the work to stop and waits for it.
    ~Job() override;

    // The work may end with an error Cancelled; `done` is told.
    void cancel() { m_cancelled = true; }
    // `done` is not called any more; the job cancels itself and goes when the thread ends. For
    // answers that nobody waits for any longer. The window is not held up.
    void abandon();

Q_SIGNALS:
    // At most about thirty times a second.
    void progressed(const QString& step, qint64 done, qint64 total);

private:
    Job(QObject* owner, std::function<void(const Progress&)> work, std::function<void()> done);
    void finish();

    std::function<void()> m_done;
    std::atomic<bool> m_cancelled = false;
    std::atomic<std::int64_t> m_told = 0; // when progress was told last, ms
    std::thread m_thread;
};

} // namespace crosscase::gui
