// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/edit.h"

#include "core/store/store.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

using model::AnyId;
using model::Id;

namespace {

// Those of `ids` that are there, by id. Of codings many are taken in one pass: to find a single one
// costs a walk through its document.
template <typename Row>
std::vector<Row> rowsOf(const model::Corpus& corpus, const std::unordered_set<Id<Row>>& ids)
{
    std::vector<Row> rows;
    rows.reserve(ids.size());
    constexpr std::size_t kMany = 64;
    bool taken = false;
    if constexpr (std::is_same_v<Row, model::Coding>) {
        if (ids.size() > kMany) {
            for (const auto& block : corpus.codings().blocks())
                for (std::size_t row = 0; row < block->size(); ++row)
                    if (ids.contains(block->id[row]))
                        rows.push_back(block->at(row));
            taken = true;
        }
    }
    if (!taken)
        for (const Id<Row> id : ids)
            if (auto row = corpus.find(id))
                rows.push_back(std::move(*row));
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
    return rows;
}

} // namespace

Edit::Edit(model::Corpus before,
           const model::TextSource& texts,
           store::Store& store,
           Actor actor,
           std::int32_t nextId)
    : m_before(before)
    , m_now(std::move(before))
    , m_texts(texts)
    , m_store(store)
    , m_actor(std::move(actor))
    , m_time(crosscase::now())
    , m_nextId(nextId)
    , m_uuidBase(Uuid::make())
{}

void Edit::setTitle(std::string title)
{
    if (m_title.empty())
        m_title = std::move(title);
}

Id<model::Coder> Edit::coder()
{
    for (const model::Coder& coder : m_now.rows<model::Coder>())
        if (coder.uuid == m_actor.uuid)
            return coder.id;
    m_madeCoder = true;
    model::Coder coder;
    coder.uuid = m_actor.uuid;
    coder.name = m_actor.name;
    return add(std::move(coder));
}

Id<model::Coder> Edit::coderNamed(const std::string& name)
{
    const std::string key = text::foldKey(name);
    if (key == text::foldKey(m_actor.name))
        return coder();
    for (const model::Coder& coder : m_now.rows<model::Coder>())
        if (text::foldKey(coder.name) == key)
            return coder.id;
    model::Coder coder;
    coder.name = std::string(text::trimBlanks(name));
    return add(std::move(coder));
}

void Edit::removeWithDependents(const std::vector<AnyId>& ids)
{
    std::unordered_set<std::int32_t> doomed;
    for (const AnyId id : ids)
        doomed.insert(id.value);
    // Whatever cannot be without a doomed object is doomed too, until nothing more is found.
    for (bool more = true; more;) {
        more = false;
        model::forEachKind([&]<typename Row>() {
            m_now.rows<Row>().forEach([&](const Row& row) {
                if (doomed.contains(row.id.value))
                    return;
                bool falls = false;
                model::forEachReference(row, [&](AnyId target, const auto& column) {
                    using Member = std::remove_cvref_t<decltype(row.*column.member)>;
                    // An optional reference to one kind becomes none; a note on something goes with
                    // it.
                    const bool canStay = column.optional && !std::is_same_v<Member, AnyId>;
                    falls = falls || (!canStay && doomed.contains(target.value));
                });
                if (falls)
                    more = doomed.insert(row.id.value).second || more;
            });
        });
    }
    model::forEachKind([&]<typename Row>() {
        std::vector<Id<Row>> gone;
        std::vector<Row> detached;
        m_now.rows<Row>().forEach([&](const Row& row) {
            if (doomed.contains(row.id.value)) {
                gone.push_back(row.id);
                return;
            }
            Row copy = row;
            model::forEachColumn<Row>([&](const auto& column) {
                using Member = std::remove_cvref_t<decltype(copy.*column.member)>;
                if constexpr (model::IsId<Member>::value)
                    if (doomed.contains((copy.*column.member).value))
                        (copy.*column.member).value = 0;
            });
            if (!(copy == row))
                detached.push_back(std::move(copy));
        });
        changeAll(std::move(detached));
        removeAll(gone);
    });
}

Result<void> Edit::putText(const std::string& hash, const std::string& utf8)
{
    return m_store.putText(hash, utf8);
}

Result<void> Edit::putOriginal(const std::string& hash, std::string_view bytes)
{
    return m_store.putOriginal(hash, bytes);
}

model::ChangeSet Edit::changes() const
{
    model::ChangeSet set;
    model::forEachKind([&]<typename Row>() {
        const auto& touched = std::get<Touched<Row>>(m_touched);
        auto& changes = model::changesOf<Row>(set);
        changes.created = rowsOf(m_now, touched.created);
        std::vector<Row> after = rowsOf(m_now, touched.changed);
        auto next = after.begin();
        for (Row& before : rowsOf(m_before, touched.changed)) {
            while (next != after.end() && next->id < before.id)
                ++next;
            if (next == after.end() || next->id != before.id)
                changes.deleted.push_back(std::move(before));
            else if (!(before == *next))
                changes.updated.push_back({std::move(before), std::move(*next)});
        }
    });
    return set;
}

} // namespace crosscase::project
