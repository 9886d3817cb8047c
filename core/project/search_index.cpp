// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/search_index.h"

#include "core/index/cache_folder.h"
#include "core/text/tokens.h"

#include <atomic>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <thread>

namespace crosscase::project {

struct SearchIndex::Work {
    Work(Project& of, std::filesystem::path in)
        : project(of)
        , folder(std::move(in))
        , index(index::Index::open(folder))
    {}

    Project& project;
    std::filesystem::path folder;
    index::Index index;
    std::atomic<bool> stop{false};
    std::atomic<bool> owes{true}; // the last update could not be made

    std::mutex mutex; // of what follows
    std::condition_variable changed;
    model::Corpus next;
    bool waits = false; // `next` is to be indexed
    bool works = false;
    std::thread thread;

    void show(const model::Corpus& corpus)
    {
        const std::scoped_lock guard(mutex);
        next = corpus;
        waits = true;
        changed.notify_all();
    }

    void run()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return waits || stop; });
            if (stop)
                return;
            const model::Corpus corpus = next;
            waits = false;
            works = true;
            lock.unlock();
            // What cannot be written now is tried again after the next change.
            const auto report = index.update(corpus, project.texts(), Progress({}, &stop));
            owes = !report || report->unreadable > 0
                   || (report->outcome != index::UpdateReport::Outcome::Current
                       && report->outcome != index::UpdateReport::Outcome::Updated);
            lock.lock();
            works = false;
            changed.notify_all();
        }
    }

    void end()
    {
        {
            const std::scoped_lock guard(mutex);
            stop = true;
            changed.notify_all();
        }
        if (thread.joinable())
            thread.join();
    }
};

SearchIndex::SearchIndex(Project& project)
    : m_work(std::make_shared<Work>(project,
                                    index::cacheFolder(project.corpus().project, project.path())))
{}

SearchIndex::~SearchIndex()
{
    m_work->end();
}

void SearchIndex::follow()
{
    if (m_work->thread.joinable())
        return;
    m_work->project.listen(
        [work = std::weak_ptr(m_work)](const model::Batch&, const model::ChangeSet& changes) {
            // Looking through all documents after each coding would keep a core busy.
            const bool isTouched = !model::changesOf<model::Document>(changes).empty();
            const auto alive = work.lock();
            if (alive && (isTouched || alive->owes))
                alive->show(alive->project.corpus());
        });
    m_work->show(m_work->project.corpus());
    m_work->thread = std::thread([work = m_work.get()] { work->run(); });
}

void SearchIndex::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_work->mutex);
    m_work->changed.wait_for(lock, time, [this] { return !m_work->waits && !m_work->works; });
}

bool SearchIndex::isCurrent() const
{
    return m_work->index.isCurrent(m_work->project.corpus());
}

Result<index::UpdateReport> SearchIndex::update(const Progress& progress)
{
    using Outcome = index::UpdateReport::Outcome;
    auto report = m_work->index.update(m_work->project.corpus(), m_work->project.texts(), progress);
    if (!report)
        return report;
    if (report->outcome == Outcome::Busy)
        return fail(ErrorCode::Locked, "another program brings this index up to date just now");
    if (report->outcome == Outcome::Unavailable)
        return fail(
            ErrorCode::Io,
            fmt::format("no index can be kept in '{}'; searches work without it, but slower "
                        "(CROSSCASE_CACHE names another folder)",
                        m_work->folder.string()));
    return report;
}

Result<void> SearchIndex::forget(const Project& project)
{
    const std::filesystem::path folder =
        index::cacheFolder(project.corpus().project, project.path());
    std::error_code error;
    if (!folder.empty())
        std::filesystem::remove_all(folder, error);
    if (error)
        return fail(ErrorCode::Io,
                    fmt::format("the index in '{}' cannot be removed: {}; remove it by hand",
                                folder.string(),
                                error.message()));
    return {};
}

Candidates
SearchIndex::candidates(const query::Superset& superset,
                        query::SearchScope scope,
                        const model::Corpus& corpus,
                        const std::function<bool(model::Id<model::Document>)>& wanted) const
{
    return m_work->index.candidates(superset, scope, corpus, wanted);
}

std::vector<std::string> SearchIndex::wordsNear(std::string_view word) const
{
    return m_work->index.nearWords(text::searchKey(word));
}

} // namespace crosscase::project
