// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of this room share: a folder, batches, a look at the file past the store.
#pragma once

#include "core/store/store.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <soci/soci.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosscase::store {

// A folder of its own that goes with it.
class Folder {
public:
    Folder()
        : m_path(std::filesystem::temp_directory_path()
                 / ("crosscase-store-" + Uuid::make().toShort()))
    {
        std::filesystem::create_directory(m_path);
    }
    Folder(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder& operator=(Folder&&) = delete;
    ~Folder() { std::filesystem::remove_all(m_path); }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return m_path / name;
    }
    [[nodiscard]] std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_path))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    std::filesystem::path m_path;
};

inline std::unique_ptr<Store> created(const std::filesystem::path& path)
{
    auto store = Store::create(path);
    if (!store)
        FAIL(store.error().detail);
    return std::move(*store);
}

inline std::unique_ptr<Store> opened(const std::filesystem::path& path, Access access)
{
    auto store = Store::open(path, access);
    if (!store)
        FAIL(store.error().detail);
    return std::move(*store);
}

inline ErrorCode openError(const std::filesystem::path& path, Access access)
{
    auto store = Store::open(path, access);
    REQUIRE_FALSE(store);
    INFO(store.error().detail);
    CHECK(store.error().detail.find(path.filename().string()) != std::string::npos);
    return store.error().code;
}

inline model::Batch batchNumbered(std::int32_t number)
{
    model::Batch batch;
    batch.number = number;
    batch.uuid = Uuid::make();
    batch.title = "Batch " + std::to_string(number);
    batch.at = Timestamp{1700000000123};
    batch.coder = Uuid::make();
    batch.coderName = "Ann";
    return batch;
}

// One whole batch after `seen`.
inline Result<void>
write(Store& store, std::int32_t seen, const model::ChangeSet& changes, std::int32_t nextId)
{
    auto start = store.begin(seen);
    if (!start)
        return passOn(start);
    return store.commit(batchNumbered(start->batch), changes, nextId);
}

// A batch that adds codes named "code ID" with the ids [first, end).
inline model::ChangeSet
codes(std::int32_t first, std::int32_t end, const std::string& definition = {})
{
    model::ChangeSet set;
    for (std::int32_t id = first; id < end; ++id) {
        model::Code code;
        code.id.value = id;
        code.uuid = Uuid::make();
        code.name = "code " + std::to_string(id);
        code.definition = definition;
        model::changesOf<model::Code>(set).created.push_back(code);
    }
    return set;
}

inline model::Corpus loaded(Store& store)
{
    auto corpus = store.load();
    if (!corpus)
        FAIL(corpus.error().detail);
    return std::move(*corpus);
}

// What `work` returns, run in a process of its own; 128 + the signal that ended it.
template <typename Work>
int inChild(Work&& work)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(work());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace crosscase::store
