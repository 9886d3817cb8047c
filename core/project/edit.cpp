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

// Those of the numbers that are objects of this kind, ascending.
template <typename Row>
std::vector<Id<Row>> idsOf(const model::Corpus& corpus,
                           const std::unordered_set<std::int32_t>& numbers)
{
    std::unordered_set<Id<Row>> ids;
    for (const std::int32_t number : numbers)
        ids.insert(Id<Row>{number});
    std::vector<Id<Row>> found;
    for (const Row& row : rowsOf<Row>(corpus, ids))
        found.push_back(row.id);
    return found;
}

// Can the row not be without one of those? An optional reference to one kind becomes none; a note
// on something goes with it.
template <typename Row>
bool fallsWith(const Row& row, const std::unordered_set<std::int32_t>& doomed)
{
    bool falls = false;
    model::forEachReference(row, [&](AnyId target, const auto& column) {
        using Member = std::remove_cvref_t<decltype(row.*column.member)>;
        const bool canStay = column.optional && !std::is_same_v<Member, AnyId>;
        falls = falls || (!canStay && doomed.contains(target.value));
    });
    return falls;
}

// Takes references to those away; were there any?
template <typename Row>
bool detach(Row& row, const std::unordered_set<std::int32_t>& doomed)
{
    bool changed = false;
    model::forEachColumn<Row>([&](const auto& column) {
        using Member = std::remove_cvref_t<decltype(row.*column.member)>;
        if constexpr (model::IsId<Member>::value)
            if (doomed.contains((row.*column.member).value)) {
                (row.*column.member).value = 0;
                changed = true;
            }
    });
    return changed;
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
            return coder.layer == model::CoderLayer::Person ? coder.id
                                                            : coderNamed(name + " (coder)");
    model::Coder coder;
    coder.name = std::string(text::trimBlanks(name));
    return add(std::move(coder));
}

void Edit::removeWithDependents(const std::vector<AnyId>& ids)
{
    std::unordered_set<std::int32_t> doomed;
    model::KindSet kinds; // of them
    for (const AnyId id : ids) {
        doomed.insert(id.value);
        model::forEachKind([&]<typename Row>() {
            if (!kinds.has<Row>() && m_now.rows<Row>().contains(Id<Row>{id.value}))
                kinds.add<Row>();
        });
    }
    // Whatever cannot be without a doomed object is doomed too, until nothing more is found.
    for (bool more = true; more;) {
        more = false;
        model::forEachKind([&]<typename Row>() {
            if (!model::canReferTo<Row>(kinds))
                return;
            m_now.rows<Row>().forEach([&](const Row& row) {
                if (!fallsWith(row, doomed) || !doomed.insert(row.id.value).second)
                    return;
                kinds.add<Row>();
                more = true;
            });
        });
    }
    model::forEachKind([&]<typename Row>() {
        const std::vector<Id<Row>> gone =
            kinds.has<Row>() ? idsOf<Row>(m_now, doomed) : std::vector<Id<Row>>();
        std::vector<Row> detached;
        if (model::canReferTo<Row>(kinds))
            m_now.rows<Row>().forEach([&](const Row& row) {
                if (doomed.contains(row.id.value))
                    return;
                Row copy = row;
                if (detach(copy, doomed))
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
