// SPDX-License-Identifier: GPL-3.0-or-later
// A project that is open in the window: the snapshot that the window shows, and the one way to
// change it.
#pragma once

#include "app/gui/bridge/job.h"
#include "core/model/changes.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/project/history.h"
#include "core/project/project.h"
#include "core/project/search_index.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace crosscase::gui {

// What one batch changed.
struct Change {
    model::Batch batch;
    std::shared_ptr<const model::ChangeSet> rows;
    model::Corpus before; // the snapshot that was shown until now

    template <typename Row>
    [[nodiscard]] const model::RowChanges<Row>& of() const
    {
        return model::changesOf<Row>(*rows);
    }
    // Has anything of one of these kinds changed?
    template <typename... Row>
    [[nodiscard]] bool touches() const
    {
        return (!of<Row>().empty() || ...);
    }
};

class Session : public QObject {
    Q_OBJECT

public:
    using Pointer = std::unique_ptr<Session>;
    using Work = std::function<Result<void>(project::Edit&)>;
    using LongWork = std::function<Result<void>(project::Edit&, const Progress&)>;
    using Finished = std::function<void(const Result<project::Done>&)>;

    // The errors of project::Project::create and open. A project that another program has, that a
    // newer version wrote or that lies where nothing can be written opens read-only.
    [[nodiscard]] static Result<Pointer>
    create(const std::filesystem::path& path, const std::string& title, const std::string& coder);
    // `coder` empty: the coder of a package, or who works at this machine.
    [[nodiscard]] static Result<Pointer> open(const std::filesystem::path& path,
                                              const std::string& coder = {});
    Session(const Session&) = delete;
    Session(Session&&) = delete;
    Session& operator=(const Session&) = delete;
    Session& operator=(Session&&) = delete;
    ~Session() override;

    // What the window shows and counts: the codings of persons. A copy is cheap and stays as it is:
    // take one into another thread.
    [[nodiscard]] const model::Corpus& corpus() const { return m_corpus; }
    // With the codings of the consensus too: for tables, which choose their layer themselves.
    [[nodiscard]] const model::Corpus& whole() const { return m_whole; }
    // May be asked from any thread, but not while a change runs in another (it waits).
    [[nodiscard]] const model::TextSource& texts() const { return m_project->texts(); }
    [[nodiscard]] const project::SearchIndex& index() const { return *m_index; }
    [[nodiscard]] project::Project& project() { return *m_project; }

    [[nodiscard]] std::filesystem::path path() const { return m_project->path(); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString coderName() const;
    // None: the coder has not changed anything in this project yet.
    [[nodiscard]] model::Id<model::Coder> coder() const;

    // Empty: it can be changed. Else why not, as a sentence.
    [[nodiscard]] const QString& readOnlyReason() const { return m_readOnlyReason; }
    [[nodiscard]] bool isReadOnly() const { return !m_readOnlyReason.isEmpty(); }

    // Runs `work` as one batch, at once, in this thread; for what takes less than a tenth of a
    // second. An empty title is the operation's own. The window has the new snapshot when this
    // returns. Refused while a change runs in the background; ReadOnly.
    [[nodiscard]] Result<project::Done> change(const QString& title, const Work& work);

    // The same in a thread, for anything longer; `finished` is called here when the window has the
    // new snapshot. Until then other changes are refused. Connect to the job to show how far it is,
    // and to cancel it: then nothing has happened.
    Job* changeBehind(QObject* owner, const QString& title, LongWork work, Finished finished);
    [[nodiscard]] bool isBusy() const { return m_busy; }

    // One batch back, or forward again, at once.
    [[nodiscard]] Result<project::Reverted> undo();
    [[nodiscard]] Result<project::Reverted> redo();
    // The same in a thread.
    enum class Direction : std::uint8_t { Undo, Redo };
    Job* revertBehind(QObject* owner, Direction direction, Finished finished);
    // Did the batch touch so much that it cannot be reverted at once?
    [[nodiscard]] bool isLong(const model::Batch& batch);
    // What undo and redo would take, by their titles; nothing: there is none.
    [[nodiscard]] std::optional<model::Batch> nextUndo();
    [[nodiscard]] std::optional<model::Batch> nextRedo();
    // The number of the last batch when the window opened the project.
    [[nodiscard]] std::int32_t firstBatch() const { return m_firstBatch; }

Q_SIGNALS:
    // After each batch, in the window's thread, when corpus() has it.
    void changed(const crosscase::gui::Change& change);
    void busyChanged(bool busy);

private:
    Session(std::unique_ptr<project::Project> project, QString readOnlyReason);
    [[nodiscard]] model::Corpus shownOf(const model::Corpus& now,
                                        const model::ChangeSet& shown) const;
    void take(const model::Batch& batch,
              std::shared_ptr<const model::ChangeSet> rows,
              const model::Corpus& now);
    [[nodiscard]] Result<void> mayChange() const;
    using Deed = std::function<Result<project::Done>(const Progress&)>;
    Job* runBehind(QObject* owner, Deed deed, Finished finished);

    std::unique_ptr<project::Project> m_project;
    std::unique_ptr<project::SearchIndex> m_index;
    model::Corpus m_whole;
    model::Corpus m_corpus; // m_whole without the consensus
    QString m_readOnlyReason;
    std::int32_t m_firstBatch = 0;
    bool m_busy = false;
};

} // namespace crosscase::gui
