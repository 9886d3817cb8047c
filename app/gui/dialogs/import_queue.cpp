// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_queue.h"

#include "core/import/files.h"

#include <utility>

namespace crosscase::gui {

ImportQueue::~ImportQueue()
{
    // It tells this object what it finds.
    delete m_job;
}

void ImportQueue::add(std::vector<std::filesystem::path> paths)
{
    m_waiting.push_back({std::move(paths), {}, true});
    next();
}

void ImportQueue::again(std::vector<std::filesystem::path> files,
                        std::optional<std::string> encoding)
{
    m_waiting.push_back({std::move(files), std::move(encoding), false});
    next();
}

void ImportQueue::restart()
{
    if (m_job == nullptr)
        return;
    m_job->cancel();
    m_waiting.push_back(m_current);
}

// From the job's thread.
void ImportQueue::tell(std::vector<project::FilePreview> previews)
{
    QMetaObject::invokeMethod(
        this,
        [this, previews = std::move(previews)] { Q_EMIT found(previews); },
        Qt::QueuedConnection);
}

void ImportQueue::next()
{
    if (m_job != nullptr || m_waiting.empty()) {
        Q_EMIT stateChanged();
        return;
    }
    m_current = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    auto read = [this, batch = m_current, rules = m_rules](const Progress& progress) {
        std::vector<importing::FoundFile> files;
        if (batch.walk)
            files = importing::collectFiles(batch.files);
        else
            for (const std::filesystem::path& file : batch.files)
                files.push_back({file});
        project::PreviewWishes wishes = rules;
        wishes.encoding = batch.encoding;
        std::vector<project::FilePreview> some;
        constexpr std::size_t kAtOnce = 32;
        for (std::size_t at = 0; at < files.size() && !progress.isCancelled(); ++at) {
            some.push_back(project::previewFile(files[at].path, wishes));
            // The first ones at once, then by the dozen: there may be very many.
            if (some.size() == kAtOnce || at < kAtOnce || at + 1 == files.size())
                tell(std::exchange(some, {}));
            if (!progress.report(files[at].path.filename().string(),
                                 static_cast<std::int64_t>(at + 1),
                                 static_cast<std::int64_t>(files.size())))
                break;
        }
        return true;
    };
    m_job = Job::start(this, std::move(read), [this](bool) {
        m_job = nullptr;
        next();
    });
    connect(m_job, &Job::progressed, this, &ImportQueue::progressed);
    Q_EMIT stateChanged();
}

} // namespace crosscase::gui
