// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of any kind with random contents: extreme numbers and nasty strings, but such as the
// database takes.
#pragma once

#include "core/model/changes.h"
#include "core/store/values.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace crosscase::store {

class RandomRows {
public:
    explicit RandomRows(unsigned seed)
        : m_random(seed)
        , m_uuid(Uuid::make())
    {}

    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }

    std::string text()
    {
        static const std::array<std::string, 12> kPieces = {"",
                                                            "'; DROP TABLE code; --",
                                                            "\"quoted\"",
                                                            "{\"k\":\"+\"}",
                                                            ":v0 ?1 $x",
                                                            "\n\r\n\t",
                                                            "\\u0000\\",
                                                            "\xEF\xBF\xBD\xC2\xA0",
                                                            "Größe 漢字",
                                                            "\xF0\x9F\x98\x80",
                                                            "a\x01\x1F",
                                                            "e\xCC\x81"};
        std::string text;
        for (int pieces = upTo(3); pieces > 0; --pieces)
            text += kPieces[static_cast<std::size_t>(upTo(11))];
        return oneIn(20) ? text + std::string(5000, 'x') : text;
    }
    std::int64_t wide()
    {
        static constexpr std::array<std::int64_t, 6> kEdges = {
            INT64_MIN, INT64_MAX, 0, -1, 1700000000123, 1LL << 32};
        return oneIn(2) ? kEdges[static_cast<std::size_t>(upTo(5))]
                        : static_cast<std::int64_t>(m_random());
    }
    std::int32_t narrow()
    {
        static constexpr std::array<std::int32_t, 5> kEdges = {INT32_MIN, INT32_MAX, 0, -1, 7};
        return oneIn(2) ? kEdges[static_cast<std::size_t>(upTo(4))]
                        : static_cast<std::int32_t>(m_random());
    }
    // Runs of identities that count on, as bulk batches have them, and single ones.
    Uuid uuid()
    {
        m_uuid = oneIn(3) ? Uuid::make() : m_uuid.plus(1);
        return m_uuid;
    }

    // Fills all columns; references point at rows of `corpus`. False: it has nothing to refer to.
    template <typename Row>
    bool fill(Row& row, const model::Corpus& corpus)
    {
        bool filled = true;
        model::forEachColumn<Row>([&](const auto& column) {
            filled = set(row.*column.member, column.optional, corpus) && filled;
        });
        if constexpr (requires { row.weight; }) {
            row.weight = upTo(101) - 1;
            row.marks = upTo(7);
        }
        if constexpr (requires { row.quoteHash; }) {
            row.start = oneIn(5) ? INT32_MAX : upTo(1000);
            row.end = oneIn(5) ? INT32_MAX : std::max(row.start, row.start / 2 + upTo(1000));
        }
        return filled;
    }

private:
    // A random row of that kind: 0 if there is none.
    template <typename Row>
    std::int32_t idOf(const model::Corpus& corpus)
    {
        std::vector<std::int32_t> ids;
        corpus.rows<Row>().forEach([&](const Row& row) { ids.push_back(row.id.value); });
        return ids.empty() ? 0
                           : ids[static_cast<std::size_t>(upTo(static_cast<int>(ids.size()) - 1))];
    }
    template <typename Member>
    bool set(Member& member, bool optional, const model::Corpus& corpus)
    {
        if constexpr (kIsText<Member>) {
            member = text();
        } else if constexpr (model::IsId<Member>::value) {
            member.value =
                optional && oneIn(3) ? 0 : idOf<typename model::IsId<Member>::Target>(corpus);
            return optional || member;
        } else if constexpr (std::is_same_v<Member, model::AnyId>) {
            member.value = optional && oneIn(3) ? 0 : idOf<model::Coder>(corpus);
        } else if constexpr (std::is_same_v<Member, bool>) {
            member = oneIn(2);
        } else if constexpr (std::is_enum_v<Member>) {
            member = static_cast<Member>(upTo(1)); // every enumeration has two values
        } else {
            fromNumber(member, kIsWide<Member> ? wide() : narrow());
        }
        return true;
    }

    std::mt19937_64 m_random;
    Uuid m_uuid;
};

// What must be unique besides id and uuid; empty: nothing.
template <typename Row>
std::vector<std::string> keyOf(const Row& row)
{
    const auto key = [](auto... ids) {
        return std::vector<std::string>{std::to_string(ids.value)...};
    };
    if constexpr (std::is_same_v<Row, model::Setting>)
        return {row.key};
    else if constexpr (std::is_same_v<Row, model::CodeSetMember>)
        return key(row.set, row.code);
    else if constexpr (std::is_same_v<Row, model::AttributeValue>)
        return key(row.attribute, row.owner);
    else if constexpr (std::is_same_v<Row, model::Summary>
                       || std::is_same_v<Row, model::NotApplicable>)
        return key(row.unit, row.code);
    else if constexpr (std::is_same_v<Row, model::Rating>)
        return key(row.unit, row.code, row.scale);
    else if constexpr (std::is_same_v<Row, model::Judgement>)
        return key(row.proposition, row.unit);
    else if constexpr (std::is_same_v<Row, model::Progress>)
        return key(row.document, row.coder);
    else
        return {};
}

template <typename Row>
std::vector<Row> rowsOf(const model::Corpus& corpus)
{
    std::vector<Row> rows;
    corpus.rows<Row>().forEach([&](const Row& row) { rows.push_back(row); });
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
    return rows;
}

// The name of the first table whose rows differ; empty: none.
inline std::string difference(const model::Corpus& a, const model::Corpus& b)
{
    std::string table;
    model::forEachKind([&]<typename Row>() {
        if (table.empty() && rowsOf<Row>(a) != rowsOf<Row>(b))
            table = model::Schema<Row>::kTable;
    });
    return table;
}

// A batch that could come next after `corpus`, which becomes the state after it.
class RandomBatches {
public:
    explicit RandomBatches(unsigned seed)
        : m_rows(seed)
    {}
    [[nodiscard]] const model::Corpus& now() const { return m_now; }
    [[nodiscard]] std::int32_t nextId() const { return m_nextId; }

    model::ChangeSet next(int mostPerKind)
    {
        model::ChangeSet set;
        // A deleted row may be referred to by rows made earlier in this batch, so deleting comes
        // first.
        std::set<std::int32_t> needed = referredTo();
        model::forEachKind(
            [&]<typename Row>() { changeSome<Row>(model::changesOf<Row>(set), needed); });
        model::forEachKind([&]<typename Row>() {
            for (int n = m_rows.upTo(mostPerKind); n > 0; --n)
                create<Row>(model::changesOf<Row>(set));
        });
        return set;
    }

private:
    [[nodiscard]] std::set<std::int32_t> referredTo() const
    {
        std::set<std::int32_t> ids;
        model::forEachKind([&]<typename Row>() {
            m_now.rows<Row>().forEach([&](const Row& row) {
                model::forEachReference(
                    row, [&](model::AnyId id, const auto&) { ids.insert(id.value); });
            });
        });
        return ids;
    }
    template <typename Row>
    bool isFree(const Row& row)
    {
        const auto key = keyOf(row);
        if (key.empty())
            return true;
        for (const Row& other : rowsOf<Row>(m_now))
            if (other.id != row.id && keyOf(other) == key)
                return false;
        return true;
    }
    template <typename Row>
    void changeSome(model::RowChanges<Row>& changes, std::set<std::int32_t>& needed)
    {
        for (const Row& row : rowsOf<Row>(m_now)) {
            if (m_rows.oneIn(5) && !needed.contains(row.id.value)) {
                changes.deleted.push_back(row);
                m_now.rows<Row>().erase(row.id);
            } else if (m_rows.oneIn(4)) {
                Row after = row;
                if (!m_rows.fill(after, m_now) || !isFree(after))
                    continue;
                changes.updated.push_back({row, after});
                m_now.rows<Row>().replace(after);
                model::forEachReference(
                    after, [&](model::AnyId id, const auto&) { needed.insert(id.value); });
            }
        }
    }
    template <typename Row>
    void create(model::RowChanges<Row>& changes)
    {
        Row row;
        if (!m_rows.fill(row, m_now) || !isFree(row))
            return;
        row.id.value = m_nextId++;
        row.uuid = m_rows.uuid();
        changes.created.push_back(row);
        m_now.rows<Row>().insert(row);
    }

    RandomRows m_rows;
    model::Corpus m_now;
    std::int32_t m_nextId = 1;
};

} // namespace crosscase::store
