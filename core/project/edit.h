// SPDX-License-Identifier: GPL-3.0-or-later
// One action of a person while it happens: the only way to change a project.
//
// An operation adds, changes and removes objects here and sees its own changes in corpus(). When it
// succeeds, all of it becomes one batch in one database transaction; when it fails, nothing
// happened. The batch is made by comparing the snapshot before with the one after, so an object
// that is touched several times stands in the log once, and an action that changes nothing leaves
// no batch.
#pragma once

#include "core/base/error.h"
#include "core/model/changes.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::store {
class Store;
}

namespace crosscase::project {

class Edit {
public:
    struct Actor {
        std::string name;
        Uuid uuid; // the identity this name has had in the project, or a new one
    };
    Edit(model::Corpus before,
         const model::TextSource& texts,
         store::Store& store,
         Actor actor,
         std::int32_t nextId);

    [[nodiscard]] const model::Corpus& corpus() const { return m_now; }
    [[nodiscard]] const model::TextSource& texts() const { return m_texts; }
    [[nodiscard]] Timestamp time() const { return m_time; }

    // The coder who acts; added to the project with the first change that needs one.
    [[nodiscard]] model::Id<model::Coder> coder();
    // A coder of this name; added if there is none.
    [[nodiscard]] model::Id<model::Coder> coderNamed(const std::string& name);

    // What the history will say. The first title of a batch stays, so that an operation may call
    // others.
    void setTitle(std::string title);
    [[nodiscard]] const std::string& title() const { return m_title; }

    // Adds an object: the id is given here, the UUID too unless the row brings one.
    template <typename Row>
    model::Id<Row> add(Row row)
    {
        row.id = model::Id<Row>{m_nextId++};
        if (row.uuid.isNil())
            row.uuid = m_uuidBase.plus(m_uuids++);
        touched<Row>().created.insert(row.id);
        const model::Id<Row> id = row.id;
        m_now.rows<Row>().insert(std::move(row));
        return id;
    }
    // Many at once (for codings much faster). Ids are consecutive, from the returned one.
    template <typename Row>
    model::Id<Row> addAll(std::vector<Row> rows)
    {
        const model::Id<Row> first{m_nextId};
        if constexpr (std::is_same_v<Row, model::Coding>) {
            for (Row& row : rows) {
                row.id = model::Id<Row>{m_nextId++};
                if (row.uuid.isNil())
                    row.uuid = m_uuidBase.plus(m_uuids++);
                touched<Row>().created.insert(row.id);
            }
            if (!rows.empty())
                m_now.rows<Row>().insert(std::move(rows));
        } else {
            for (Row& row : rows)
                add(std::move(row));
        }
        return first;
    }

    // Ids for objects that refer to each other before they are added (with restore); the first.
    [[nodiscard]] std::int32_t reserveIds(std::size_t count)
    {
        const std::int32_t first = m_nextId;
        m_nextId += static_cast<std::int32_t>(count);
        return first;
    }
    // An identity that is new in the world.
    [[nodiscard]] Uuid newUuid() { return m_uuidBase.plus(m_uuids++); }

    // Puts an object back as it was, id and all: for undo, and for ids that were reserved.
    template <typename Row>
    void restore(std::vector<Row> rows)
    {
        for (const Row& row : rows)
            touched<Row>().created.insert(row.id);
        if constexpr (std::is_same_v<Row, model::Coding>) {
            if (!rows.empty())
                m_now.rows<Row>().insert(std::move(rows));
        } else {
            for (Row& row : rows)
                m_now.rows<Row>().insert(std::move(row));
        }
    }

    // The object must be there.
    template <typename Row>
    void change(Row row)
    {
        remember<Row>(row.id);
        m_now.rows<Row>().replace(std::move(row));
    }
    template <typename Row>
    void changeAll(std::vector<Row> rows)
    {
        if constexpr (std::is_same_v<Row, model::Coding>) {
            for (const Row& row : rows)
                remember<Row>(row.id);
            if (!rows.empty())
                m_now.rows<Row>().replace(std::move(rows));
        } else {
            for (Row& row : rows)
                change(std::move(row));
        }
    }

    // Removes the object alone; see removeWithDependents.
    template <typename Row>
    void remove(model::Id<Row> id)
    {
        remember<Row>(id);
        m_now.rows<Row>().erase(id);
    }
    template <typename Row>
    void removeAll(const std::vector<model::Id<Row>>& ids)
    {
        if constexpr (std::is_same_v<Row, model::Coding>) {
            for (const auto id : ids)
                remember<Row>(id);
            m_now.rows<Row>().erase(ids);
        } else {
            for (const auto id : ids)
                remove(id);
        }
    }

    // Removes objects and all that cannot be without them (the codings of a document, the memo on a
    // coding, the evidence of a summary ...); optional references to them become none.
    void removeWithDependents(const std::vector<model::AnyId>& ids);

    // Immutable contents, addressed by hash.
    [[nodiscard]] Result<void> putText(const std::string& hash, const std::string& utf8);
    [[nodiscard]] Result<void> putOriginal(const std::string& hash, std::string_view bytes);

    // --- for Project -----------------------------------------------------------------------------
    [[nodiscard]] model::ChangeSet changes() const;
    [[nodiscard]] model::Corpus take() { return std::move(m_now); }
    [[nodiscard]] std::int32_t nextId() const { return m_nextId; }
    [[nodiscard]] const Actor& actor() const { return m_actor; }
    [[nodiscard]] bool madeCoder() const { return m_madeCoder; }

private:
    template <typename Row>
    struct Touched {
        std::unordered_set<model::Id<Row>> created;
        std::unordered_set<model::Id<Row>> changed; // of those that were there before
    };
    template <typename... Kind>
    using TouchedTuple = std::tuple<Touched<Kind>...>;

    template <typename Row>
    Touched<Row>& touched()
    {
        return std::get<Touched<Row>>(m_touched);
    }
    template <typename Row>
    void remember(model::Id<Row> id)
    {
        if (!touched<Row>().created.contains(id))
            touched<Row>().changed.insert(id);
    }

    model::Corpus m_before;
    model::Corpus m_now;
    const model::TextSource& m_texts;
    store::Store& m_store;
    Actor m_actor;
    Timestamp m_time;
    std::string m_title;
    std::int32_t m_nextId;
    Uuid m_uuidBase;
    std::uint64_t m_uuids = 0;
    bool m_madeCoder = false;
    model::OverObjects<TouchedTuple> m_touched;
};

} // namespace crosscase::project
