// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/session.h"

#include "app/gui/bridge/strings.h"
#include "core/model/layers.h"
#include "core/text/fold.h"

#include <QMetaObject>
#include <QPointer>
#include <QThread>

namespace crosscase::gui {

Result<Session::Pointer> Session::create(const std::filesystem::path& path,
                                         const std::string& title,
                                         const std::string& coder)
{
    auto project = project::Project::create(path, title, coder);
    if (!project)
        return passOn(project);
    return Pointer(new Session(std::move(*project), {}));
}

Result<Session::Pointer> Session::open(const std::filesystem::path& path, const std::string& coder)
{
    auto project = project::Project::open(path, project::Access::Write, coder);
    if (project)
        return Pointer(new Session(std::move(*project), {}));
    const Error error = project.error();
    if (error.code != ErrorCode::Locked && error.code != ErrorCode::Newer
        && error.code != ErrorCode::ReadOnly)
        return passOn(project);
    auto read = project::Project::open(path, project::Access::Read, coder);
    if (!read)
        return passOn(read);
    return Pointer(new Session(std::move(*read), fromUtf8(error.detail)));
}

Session::Session(std::unique_ptr<project::Project> project, QString readOnlyReason)
    : m_project(std::move(project))
    , m_index(std::make_unique<project::SearchIndex>(*m_project))
    , m_whole(m_project->corpus())
    , m_corpus(model::onLayer(m_whole, model::CoderLayer::Person))
    , m_readOnlyReason(std::move(readOnlyReason))
    , m_firstBatch(m_corpus.batch)
{
    m_project->listen([this](const model::Batch& batch, const model::ChangeSet& changes) {
        auto rows = std::make_shared<const model::ChangeSet>(changes);
        if (QThread::currentThread() == thread()) {
            take(batch, std::move(rows), m_project->corpus());
            return;
        }
        QMetaObject::invokeMethod(
            this,
            [this, batch, rows = std::move(rows), now = m_project->corpus()] {
                take(batch, rows, now);
            },
            Qt::QueuedConnection);
    });
    m_index->follow();
}

Session::~Session()
{
    // Works of this session end before what they work on goes.
    const QObjectList works = children();
    qDeleteAll(works);
}

namespace {

// What a batch did, but for the codings of one coder, and the coder itself.
model::ChangeSet withoutCoder(model::ChangeSet rows, model::Id<model::Coder> coder)
{
    auto& codings = model::changesOf<model::Coding>(rows);
    const auto isOf = [coder](const model::Coding& coding) { return coding.coder == coder; };
    std::erase_if(codings.created, isOf);
    std::erase_if(codings.deleted, isOf);
    std::erase_if(codings.updated, [&](const auto& update) { return isOf(update.after); });
    auto& coders = model::changesOf<model::Coder>(rows);
    std::erase_if(coders.created, [&](const model::Coder& row) { return row.id == coder; });
    std::erase_if(coders.deleted, [&](const model::Coder& row) { return row.id == coder; });
    std::erase_if(coders.updated, [&](const auto& update) { return update.after.id == coder; });
    return rows;
}

} // namespace

// Where there is a consensus its codings are not taken out of all of them anew for each batch: what
// the batch did to the others is done to those shown before.
model::Corpus Session::shownOf(const model::Corpus& now, const model::ChangeSet& shown) const
{
    const auto consensus = model::consensusCoder(now);
    if (!consensus)
        return now;
    model::Corpus view = now;
    view.whole = std::make_shared<const model::Corpus>(now);
    model::Codings codings = m_corpus.codings();
    const auto& changes = model::changesOf<model::Coding>(shown);
    std::vector<model::Id<model::Coding>> gone;
    for (const model::Coding& coding : changes.deleted)
        gone.push_back(coding.id);
    std::vector<model::Coding> changed;
    for (const auto& update : changes.updated)
        changed.push_back(update.after);
    if (!gone.empty())
        codings.erase(gone);
    if (!changed.empty())
        codings.replace(std::move(changed));
    if (!changes.created.empty())
        codings.insert(changes.created);
    view.rows<model::Coding>() = std::move(codings);
    view.rows<model::Coder>().erase(consensus);
    return view;
}

void Session::take(const model::Batch& batch,
                   std::shared_ptr<const model::ChangeSet> rows,
                   const model::Corpus& now)
{
    for (const auto layer : {model::consensusCoder(m_whole), model::consensusCoder(now)})
        if (layer)
            rows = std::make_shared<const model::ChangeSet>(withoutCoder(*rows, layer));
    model::Corpus shown = shownOf(now, *rows);
    const Change change{batch, std::move(rows), std::move(m_corpus)};
    m_whole = now;
    m_corpus = std::move(shown);
    Q_EMIT changed(change);
}

QString Session::title() const
{
    const std::string title = m_corpus.setting(model::kTitleSetting);
    return title.empty() ? fromPath(path().stem()) : fromUtf8(title);
}

QString Session::coderName() const
{
    return fromUtf8(m_project->coderName());
}

model::Id<model::Coder> Session::coder() const
{
    const std::string key = text::foldKey(m_project->coderName());
    for (const model::Coder& coder : m_corpus.rows<model::Coder>())
        if (text::foldKey(coder.name) == key)
            return coder.id;
    return {};
}

Result<void> Session::mayChange() const
{
    if (isReadOnly())
        return fail(ErrorCode::ReadOnly,
                    toUtf8(tr("This project is open for reading only: %1").arg(m_readOnlyReason)));
    if (m_busy)
        return fail(ErrorCode::Refused,
                    toUtf8(tr("Something longer is being done; wait for it or stop it first")));
    return {};
}

Result<project::Done> Session::change(const QString& title, const Work& work)
{
    if (auto may = mayChange(); !may)
        return passOn(may);
    return m_project->change(toUtf8(title), work);
}

Job* Session::changeBehind(QObject* owner, const QString& title, LongWork work, Finished finished)
{
    return runBehind(
        owner,
        [this, title = toUtf8(title), work = std::move(work)](const Progress& progress) {
            return m_project->change(title,
                                     [&](project::Edit& edit) { return work(edit, progress); });
        },
        std::move(finished));
}

Job* Session::revertBehind(QObject* owner, Direction direction, Finished finished)
{
    return runBehind(
        owner,
        [this, direction](const Progress&) -> Result<project::Done> {
            auto reverted = direction == Direction::Undo ? project::undo(*m_project)
                                                         : project::redo(*m_project);
            if (!reverted)
                return passOn(reverted);
            return reverted->done;
        },
        std::move(finished));
}

Job* Session::runBehind(QObject* owner, Deed deed, Finished finished)
{
    if (auto may = mayChange(); !may) {
        // Told the same way as everything else that can go wrong.
        return Job::start(
            owner,
            [error = may.error()](const Progress&) {
                return Result<project::Done>(tl::unexpect, error);
            },
            std::move(finished));
    }
    m_busy = true;
    Q_EMIT busyChanged(true);
    return Job::start(this,
                      std::move(deed),
                      [this, finished = std::move(finished), guard = QPointer<QObject>(owner)](
                          const Result<project::Done>& done) {
                          m_busy = false;
                          Q_EMIT busyChanged(false);
                          if (guard)
                              finished(done);
                      });
}

bool Session::isLong(const model::Batch& batch)
{
    constexpr std::int64_t kManyRows = 2000;
    const auto rows = project::rowsOf(*m_project, batch);
    return rows && *rows > kManyRows;
}

Result<project::Reverted> Session::undo()
{
    if (auto may = mayChange(); !may)
        return passOn(may);
    return project::undo(*m_project);
}

Result<project::Reverted> Session::redo()
{
    if (auto may = mayChange(); !may)
        return passOn(may);
    return project::redo(*m_project);
}

std::optional<model::Batch> Session::nextUndo()
{
    if (isReadOnly() || m_busy)
        return std::nullopt;
    auto next = project::nextUndo(*m_project);
    return next ? *next : std::nullopt;
}

std::optional<model::Batch> Session::nextRedo()
{
    if (isReadOnly() || m_busy)
        return std::nullopt;
    auto next = project::nextRedo(*m_project);
    return next ? *next : std::nullopt;
}

} // namespace crosscase::gui
