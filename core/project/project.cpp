// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/project/coder_name.h"
#include "core/project/package_record.h"
#include "core/project/texts.h"
#include "core/store/store.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

bool isEmpty(const model::ChangeSet& changes)
{
    bool empty = true;
    model::forEachKind(
        [&]<typename Row>() { empty = empty && model::changesOf<Row>(changes).empty(); });
    return empty;
}

} // namespace

Project::Project(std::unique_ptr<store::Store> store, model::Corpus corpus, std::string coderName)
    : m_store(std::move(store))
    , m_corpus(std::move(corpus))
    , m_coderName(std::move(coderName))
    , m_texts(std::make_unique<Texts>(*m_store, m_storeMutex))
{}

Project::~Project() = default;

const std::filesystem::path& Project::path() const
{
    return m_store->path();
}

bool Project::isNewer() const
{
    return m_store->isNewer();
}

int Project::format() const
{
    return m_store->format();
}

const std::filesystem::path& Project::formerFile() const
{
    return m_store->formerFile();
}

const model::TextSource& Project::texts() const
{
    return *m_texts;
}

void Project::listen(Listener listener)
{
    m_listeners.push_back(std::move(listener));
}

Result<std::unique_ptr<Project>>
Project::open(const std::filesystem::path& path, Access access, const std::string& coder)
{
    auto store = store::Store::open(
        path, access == Access::Write ? store::Access::Write : store::Access::Read);
    if (!store)
        return passOn(store);
    auto corpus = (*store)->load();
    if (!corpus)
        return passOn(corpus);
    std::string name = coder;
    if (name.empty()) {
        const auto package = packageRecord(*corpus);
        name = defaultCoder(package ? package->coder : std::string());
    }
    return std::unique_ptr<Project>(
        new Project(std::move(*store), std::move(*corpus), std::move(name)));
}

Result<std::unique_ptr<Project>> Project::create(const std::filesystem::path& path,
                                                 const std::string& title,
                                                 const std::string& coder)
{
    auto store = store::Store::create(path);
    if (!store)
        return passOn(store);
    auto corpus = (*store)->load();
    if (!corpus)
        return passOn(corpus);
    std::unique_ptr<Project> project(new Project(std::move(*store), std::move(*corpus), coder));
    const std::string name = title.empty() ? path.stem().string() : title;
    auto named = project->change("Create the project", [&](Edit& edit) -> Result<void> {
        model::Setting setting;
        setting.key = std::string(model::kTitleSetting);
        setting.value = name;
        edit.add(std::move(setting));
        return {};
    });
    if (!named) {
        project.reset();
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return passOn(named);
    }
    return project;
}

// A name keeps its identity also while its first batch is undone.
Result<Edit::Actor> Project::actor()
{
    const std::string key = text::foldKey(m_coderName);
    if (key.empty())
        return fail(ErrorCode::Refused, "a change needs a coder's name: give --coder NAME");
    for (const model::Coder& coder : m_corpus.rows<model::Coder>())
        if (text::foldKey(coder.name) == key) {
            if (coder.layer == model::CoderLayer::Consensus)
                return fail(ErrorCode::Refused,
                            fmt::format("'{}' is what the coders agreed on, and nobody works under "
                                        "that name: give your own with --coder NAME",
                                        coder.name));
            return Edit::Actor{coder.name, coder.uuid};
        }
    auto batches = m_store->history();
    if (!batches)
        return passOn(batches);
    for (auto batch = batches->rbegin(); batch != batches->rend(); ++batch) {
        const bool taken =
            std::any_of(m_corpus.rows<model::Coder>().begin(),
                        m_corpus.rows<model::Coder>().end(),
                        [&](const model::Coder& coder) { return coder.uuid == batch->coder; });
        if (!taken && text::foldKey(batch->coderName) == key)
            return Edit::Actor{m_coderName, batch->coder};
    }
    return Edit::Actor{m_coderName, Uuid::make()};
}

Result<Done> Project::change(const std::string& title,
                             const std::function<Result<void>(Edit&)>& work)
{
    return changeUndoing(0, [&](Edit& edit) -> Result<void> {
        if (!title.empty())
            edit.setTitle(title);
        return work(edit);
    });
}

Result<Project::Begun> Project::begin()
{
    auto who = actor();
    if (!who)
        return passOn(who);
    auto start = m_store->begin(m_corpus.batch);
    if (!start)
        return passOn(start);
    return Begun{Edit(m_corpus, *m_texts, *m_store, *who, start->nextId), *who, start->batch};
}

Result<void> Project::rehearse(const std::function<Result<void>(Edit&)>& work)
{
    const std::scoped_lock guard(m_storeMutex);
    auto begun = begin();
    if (!begun)
        return passOn(begun);
    auto worked = work(begun->edit);
    m_store->rollback();
    return worked;
}

Result<Done> Project::changeUndoing(std::int32_t undoes,
                                    const std::function<Result<void>(Edit&)>& work)
{
    const std::scoped_lock guard(m_storeMutex);
    auto begun = begin();
    if (!begun)
        return passOn(begun);
    Edit& edit = begun->edit;
    if (auto worked = work(edit); !worked) {
        m_store->rollback();
        return passOn(worked);
    }
    const model::ChangeSet changes = edit.changes();
    if (isEmpty(changes)) {
        m_store->rollback();
        return Done{};
    }
    model::Batch batch{begun->batch,
                       Uuid::make(),
                       m_corpus.batchUuid,
                       edit.title(),
                       edit.time(),
                       begun->actor.uuid,
                       begun->actor.name,
                       undoes};
    if (auto written = m_store->commit(batch, changes, edit.nextId()); !written)
        return passOn(written);
    const bool newCoder = edit.madeCoder();
    m_corpus = edit.take();
    m_corpus.batch = batch.number;
    m_corpus.batchUuid = batch.uuid;
    for (const Listener& listener : m_listeners)
        listener(batch, changes);
    return Done{std::move(batch), newCoder};
}

} // namespace crosscase::project
