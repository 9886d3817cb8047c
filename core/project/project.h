// SPDX-License-Identifier: GPL-3.0-or-later
// An open project: its current snapshot, its texts, and the one door for changes.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/model/changes.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/project/edit.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::project {

class Texts;

// The engine underneath, for as long as this lives: it serves one thread at a time.
class LockedStore {
public:
    LockedStore(store::Store& store, std::recursive_mutex& mutex)
        : m_lock(mutex)
        , m_store(store)
    {}
    [[nodiscard]] store::Store* operator->() const { return &m_store; }
    [[nodiscard]] store::Store& operator*() const { return m_store; }

private:
    std::unique_lock<std::recursive_mutex> m_lock;
    store::Store& m_store;
};

enum class Access : std::uint8_t { Read, Write };

// What a change came to.
struct Done {
    std::optional<model::Batch> batch; // nothing: nothing changed
    bool newCoder = false;             // the first change under this name in this project
};

class Project {
public:
    // A new project file with a title (its file's stem if empty). Refuses to overwrite.
    [[nodiscard]] static Result<std::unique_ptr<Project>>
    create(const std::filesystem::path& path, const std::string& title, const std::string& coder);
    // `coder` empty: the coder of a package, or who works at this machine (coder_name.h). Errors of
    // store::Store::open.
    [[nodiscard]] static Result<std::unique_ptr<Project>>
    open(const std::filesystem::path& path, Access access, const std::string& coder);
    Project(const Project&) = delete;
    Project(Project&&) = delete;
    Project& operator=(const Project&) = delete;
    Project& operator=(Project&&) = delete;
    ~Project();

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] bool isNewer() const; // read only: written by a newer version
    [[nodiscard]] int format() const;   // of its file
    // Where the file of an older format is kept that opening it for writing has replaced by one of
    // this version's; empty: there was no need.
    [[nodiscard]] const std::filesystem::path& formerFile() const;
    [[nodiscard]] const std::string& coderName() const { return m_coderName; }
    [[nodiscard]] const model::Corpus& corpus() const { return m_corpus; }
    [[nodiscard]] const model::TextSource& texts() const;

    // Runs `work` as one batch. Its error, or an error of the disk, leaves everything as it was.
    // `title` empty: the operation's own.
    [[nodiscard]] Result<Done> change(const std::string& title,
                                      const std::function<Result<void>(Edit&)>& work);

    // Runs `work` on what would be a batch, and takes all of it back: to look at what would come.
    [[nodiscard]] Result<void> rehearse(const std::function<Result<void>(Edit&)>& work);

    // Called after each batch, in the thread of the change.
    using Listener = std::function<void(const model::Batch&, const model::ChangeSet&)>;
    void listen(Listener listener);

    // For this room. Others wait while it is held.
    [[nodiscard]] LockedStore store() { return {*m_store, m_storeMutex}; }
    // Under which identity the coder's batches stand in the log: a new one for a new name.
    [[nodiscard]] Result<Edit::Actor> actor();
    // A batch that reverts another; see history.h.
    [[nodiscard]] Result<Done> changeUndoing(std::int32_t undoes,
                                             const std::function<Result<void>(Edit&)>& work);

private:
    // A transaction with its edit; it ends with a commit or a rollback of the store.
    struct Begun {
        Edit edit;
        Edit::Actor actor;
        std::int32_t batch;
    };
    Project(std::unique_ptr<store::Store> store, model::Corpus corpus, std::string coderName);
    [[nodiscard]] Result<Begun> begin();

    std::unique_ptr<store::Store> m_store;
    model::Corpus m_corpus;
    std::string m_coderName;
    std::vector<Listener> m_listeners;
    std::recursive_mutex m_storeMutex; // the store serves one thread at a time
    std::unique_ptr<Texts> m_texts;
};

} // namespace crosscase::project
