// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/fresh_copy.h"

#include "core/project/texts.h"
#include "core/store/store.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace crosscase::project {

namespace fs = std::filesystem;

namespace {

using model::Document;

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored) || fs::is_symlink(path, ignored);
}

tl::unexpected<Error> alreadyThere(const fs::path& target)
{
    return fail(ErrorCode::Exists,
                fmt::format("'{}' is already there; choose another name", target.string()));
}

// The file while it is not whole yet: beside the target, gone again unless it was put in its place.
class PartFile {
public:
    explicit PartFile(const fs::path& target)
        : m_target(target)
        , m_path(fmt::format("{}.{}.part", target.string(), Uuid::make().toShort()))
    {}
    PartFile(const PartFile&) = delete;
    PartFile(PartFile&&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    PartFile& operator=(PartFile&&) = delete;
    ~PartFile()
    {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm", "-journal", ".lock"})
            fs::remove(m_path.string() + ending, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return m_path; }

    // Never in the place of a file that has come meanwhile.
    [[nodiscard]] Result<void> putInPlace() const
    {
        if (::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, m_target.c_str(), RENAME_NOREPLACE)
            == 0)
            return {};
        if (errno == EEXIST || isThere(m_target))
            return alreadyThere(m_target);
        // Not every disk knows the call above.
        std::error_code problem;
        fs::rename(m_path, m_target, problem);
        if (problem)
            return fail(ErrorCode::Io,
                        fmt::format("cannot write '{}': {}", m_target.string(), problem.message()));
        return {};
    }

private:
    fs::path m_target;
    fs::path m_path;
};

// Fills the store of the copy, in one batch.
class Copier {
public:
    Copier(Project& project, store::Store& copy, const FreshCopy& wish, const Progress& progress)
        : m_project(project)
        , m_copy(copy)
        , m_wish(wish)
        , m_progress(progress)
        , m_texts(copy, m_mutex, [this](const std::string& hash) {
            return m_project.store()->text(hash);
        })
    {}

    Result<void> run(const std::function<Result<void>(Edit&)>& choose)
    {
        auto who = m_project.actor();
        if (!who)
            return passOn(who);
        auto start = m_copy.begin(0);
        if (!start)
            return passOn(start);
        // Numbers of what is left out are not used again: who compares the two is not misled.
        Edit edit(m_project.corpus(), m_texts, m_copy, *who, idAfter(m_project.corpus()));
        if (auto chosen = choose(edit); !chosen)
            return chosen;
        takeOriginalsOff(edit);
        if (auto carried = carryContents(edit.corpus()); !carried)
            return carried;
        return m_copy.commit(
            {start->batch, m_wish.batch, {}, m_wish.title, edit.time(), who->uuid, who->name, 0},
            asCreated(edit.corpus()),
            edit.nextId());
    }

private:
    static std::int32_t idAfter(const model::Corpus& corpus)
    {
        std::int32_t next = 1;
        model::forEachKind([&]<typename Row>() {
            corpus.rows<Row>().forEach(
                [&](const Row& row) { next = std::max(next, row.id.value + 1); });
        });
        return next;
    }

    static model::ChangeSet asCreated(const model::Corpus& corpus)
    {
        model::ChangeSet changes;
        model::forEachKind([&]<typename Row>() {
            std::vector<Row>& created = model::changesOf<Row>(changes).created;
            corpus.rows<Row>().forEach([&](const Row& row) { created.push_back(row); });
            std::ranges::sort(created, {}, &Row::id);
        });
        return changes;
    }

    // The path of a linked one is of this machine, and may tell whose it is.
    void takeOriginalsOff(Edit& edit) const
    {
        std::vector<Document> changed;
        for (Document document : edit.corpus().documents()) {
            const Document before = document;
            document.linkedPath.clear();
            if (!m_wish.originals && document.originalHash != document.textHash)
                document.originalHash.clear();
            if (document != before)
                changed.push_back(std::move(document));
        }
        edit.changeAll(std::move(changed));
    }

    Result<void> carryContents(const model::Corpus& corpus)
    {
        std::int64_t done = 0;
        const auto total = static_cast<std::int64_t>(corpus.documents().size());
        for (const Document& document : corpus.documents()) {
            if (auto go = m_progress.report("copying texts", done++, total); !go)
                return go;
            auto rules = text::structureRulesFromText(document.structure);
            if (!rules)
                return passOn(rules);
            for (const std::string& hash : {document.textHash, rules->layout})
                if (auto carried = carryText(hash); !carried)
                    return carried;
            if (auto carried = carryOriginal(document.originalHash); !carried)
                return carried;
        }
        return m_progress.report("writing", total, total);
    }

    Result<void> carryText(const std::string& hash)
    {
        if (hash.empty() || m_copy.hasText(hash))
            return {};
        auto text = m_project.store()->text(hash);
        if (!text)
            return passOn(text);
        return m_copy.putText(hash, *text);
    }

    // One that is the text of its document stands there already.
    Result<void> carryOriginal(const std::string& hash)
    {
        if (hash.empty() || m_copy.hasText(hash))
            return {};
        auto bytes = m_project.store()->original(hash);
        if (!bytes)
            return passOn(bytes);
        return m_copy.putOriginal(hash, *bytes);
    }

    Project& m_project;
    store::Store& m_copy;
    const FreshCopy& m_wish;
    const Progress& m_progress;
    std::recursive_mutex m_mutex; // of the copy
    Texts m_texts;
};

// The file is closed now and must be whole: what could not be folded in would be missing in it.
Result<void> check(const fs::path& path)
{
    auto store = store::Store::open(path, store::Access::Read);
    if (!store)
        return passOn(store);
    auto batches = (*store)->history();
    auto problems = (*store)->problems(false);
    if (!batches || !problems)
        return batches ? Result<void>(passOn(problems)) : Result<void>(passOn(batches));
    if (problems->empty() && batches->size() == 1)
        return {};
    return fail(ErrorCode::Io,
                fmt::format("the copy is not whole: {}",
                            problems->empty() ? "its batch is missing, is the disk full?"
                                              : problems->front()));
}

} // namespace

Result<void> writeFreshCopy(Project& project,
                            const FreshCopy& copy,
                            const std::function<Result<void>(Edit&)>& choose,
                            const Progress& progress)
{
    if (isThere(copy.target))
        return alreadyThere(copy.target);
    if (project.isNewer())
        return fail(ErrorCode::Newer,
                    fmt::format("'{}' was written by a newer version of Crosscase; a copy would "
                                "lack what this one does not know. Install the newer version",
                                project.path().string()));
    const PartFile part(copy.target);
    {
        auto store = store::Store::create(part.path());
        if (!store)
            return passOn(store);
        if (auto done = Copier(project, **store, copy, progress).run(choose); !done)
            return done;
    }
    if (auto whole = check(part.path()); !whole)
        return whole;
    return part.putInPlace();
}

} // namespace crosscase::project
