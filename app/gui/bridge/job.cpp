// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/job.h"

#include "app/gui/bridge/strings.h"

#include <QMetaObject>

#include <chrono>

namespace crosscase::gui {

namespace {

constexpr std::int64_t kBetweenReports = 33; // ms

std::int64_t now()
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

} // namespace

Job::Job(QObject* owner, std::function<void(const Progress&)> work, std::function<void()> done)
    : QObject(owner)
    , m_done(std::move(done))
{
    const auto listener = [this](std::string_view step, std::int64_t at, std::int64_t total) {
        const std::int64_t time = now();
        if (time - m_told < kBetweenReports)
            return;
        m_told = time;
        QMetaObject::invokeMethod(
            this,
            [this, step = fromUtf8(step), at, total] { Q_EMIT progressed(step, at, total); },
            Qt::QueuedConnection);
    };
    m_thread = std::thread([this, listener, work = std::move(work)] {
        work(Progress(listener, &m_cancelled));
        QMetaObject::invokeMethod(
            this, [this] { finish(); }, Qt::QueuedConnection);
    });
}

Job::~Job()
{
    m_cancelled = true;
    if (m_thread.joinable())
        m_thread.join();
}

void Job::abandon()
{
    m_cancelled = true;
    m_done = nullptr;
}

void Job::finish()
{
    m_thread.join();
    const auto done = std::move(m_done);
    m_done = nullptr;
    deleteLater();
    if (done)
        done();
}

} // namespace crosscase::gui
