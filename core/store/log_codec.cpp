// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log_codec.h"

#include "core/store/values.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace crosscase::store {

namespace {

using Json = nlohmann::ordered_json;
using model::Id;

// Hashes use all 64 bits: differences wrap around, and so do the sums that undo them.
std::int64_t minus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

Json encodeNumbers(const std::vector<std::int64_t>& values)
{
    const auto first = values.front();
    if (std::all_of(values.begin(), values.end(), [first](auto v) { return v == first; }))
        return first;
    const auto step = minus(values[1], first);
    bool even = true;
    for (std::size_t i = 1; i < values.size() && even; ++i)
        even = minus(values[i], values[i - 1]) == step;
    if (even)
        return {{"from", first}, {"step", step}};
    Json differences = Json::array({first});
    for (std::size_t i = 1; i < values.size(); ++i)
        differences.push_back(minus(values[i], values[i - 1]));
    return {{"d", std::move(differences)}};
}

Json encodeTexts(const std::vector<std::string>& values)
{
    if (std::all_of(
            values.begin(), values.end(), [&](const auto& v) { return v == values.front(); }))
        return values.front();
    return values;
}

Json encodeUuids(const std::vector<Uuid>& values)
{
    bool counting = true;
    for (std::size_t i = 1; i < values.size() && counting; ++i)
        counting = values[i] == values.front().plus(i);
    if (counting)
        return {{"from", values.front().toShort()}};
    Json list = Json::array();
    for (const Uuid& uuid : values)
        list.push_back(uuid.toShort());
    return list;
}

std::vector<std::int64_t> decodeNumbers(const Json& json, std::size_t n)
{
    if (json.is_number_integer())
        return std::vector<std::int64_t>(n, json.get<std::int64_t>());
    std::vector<std::int64_t> values;
    values.reserve(n);
    if (json.contains("from")) {
        const auto step = json.at("step").get<std::int64_t>();
        for (std::int64_t value = json.at("from").get<std::int64_t>(); values.size() < n;
             value = plus(value, step))
            values.push_back(value);
        return values;
    }
    std::int64_t sum = 0;
    for (const Json& difference : json.at("d"))
        values.push_back(sum = plus(sum, difference.get<std::int64_t>()));
    if (values.size() != n)
        throw std::runtime_error("a column has another number of values than the part has rows");
    return values;
}

std::vector<std::string> decodeTexts(const Json& json, std::size_t n)
{
    if (json.is_string())
        return std::vector<std::string>(n, json.get<std::string>());
    auto values = json.get<std::vector<std::string>>();
    if (values.size() != n)
        throw std::runtime_error("a column has another number of values than the part has rows");
    return values;
}

Uuid uuidOf(const Json& json)
{
    const auto uuid = Uuid::fromShort(json.get<std::string>());
    if (!uuid)
        throw std::runtime_error("not an identity");
    return *uuid;
}

std::vector<Uuid> decodeUuids(const Json& json, std::size_t n)
{
    std::vector<Uuid> values;
    values.reserve(n);
    if (json.is_object()) {
        const Uuid from = uuidOf(json.at("from"));
        for (std::size_t i = 0; i < n; ++i)
            values.push_back(from.plus(i));
        return values;
    }
    for (const Json& one : json)
        values.push_back(uuidOf(one));
    if (values.size() != n)
        throw std::runtime_error("a column has another number of values than the part has rows");
    return values;
}

// The column of `rows`, where rowAt(i) gives the i-th row.
template <typename Row, typename Column, typename RowAt>
Json encodeColumn(const Column& column, std::size_t n, RowAt&& rowAt)
{
    using Member = MemberOf<Row, Column>;
    if constexpr (kIsText<Member>) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < n; ++i)
            values.push_back(rowAt(i).*column.member);
        return encodeTexts(values);
    } else {
        std::vector<std::int64_t> values;
        for (std::size_t i = 0; i < n; ++i)
            values.push_back(toNumber(rowAt(i).*column.member));
        return encodeNumbers(values);
    }
}

template <typename Row, typename Column, typename RowAt>
void decodeColumn(const Json& json, const Column& column, std::size_t n, RowAt&& rowAt)
{
    using Member = MemberOf<Row, Column>;
    if constexpr (kIsText<Member>) {
        auto values = decodeTexts(json, n);
        for (std::size_t i = 0; i < n; ++i)
            rowAt(i).*column.member = std::move(values[i]);
    } else {
        const auto values = decodeNumbers(json, n);
        for (std::size_t i = 0; i < n; ++i)
            fromNumber(rowAt(i).*column.member, values[i]);
    }
}

template <typename RowAt>
Json encodeIds(std::size_t n, RowAt&& rowAt)
{
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < n; ++i)
        ids.push_back(rowAt(i).id.value);
    return encodeNumbers(ids);
}

template <typename Row>
Json encodeDeleted(std::span<const Row> rows)
{
    const auto rowAt = [&](std::size_t i) -> const Row& { return rows[i]; };
    Json json = {{"k", "-"}, {"n", rows.size()}, {"id", encodeIds(rows.size(), rowAt)}};
    std::vector<Uuid> uuids;
    for (const Row& row : rows)
        uuids.push_back(row.uuid);
    json["uuid"] = encodeUuids(uuids);
    model::forEachColumn<Row>([&](const auto& column) {
        json[std::string(column.name)] = encodeColumn<Row>(column, rows.size(), rowAt);
    });
    return json;
}

template <typename Row>
Json encodeUpdated(std::span<const model::Update<Row>> rows)
{
    const auto before = [&](std::size_t i) -> const Row& { return rows[i].before; };
    const auto after = [&](std::size_t i) -> const Row& { return rows[i].after; };
    Json json = {{"k", "~"}, {"n", rows.size()}, {"id", encodeIds(rows.size(), after)}};
    model::forEachColumn<Row>([&](const auto& column) {
        const bool differs = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.before.*column.member != row.after.*column.member;
        });
        if (differs)
            json[std::string(column.name)] = {{"b", encodeColumn<Row>(column, rows.size(), before)},
                                              {"a", encodeColumn<Row>(column, rows.size(), after)}};
    });
    return json;
}

// Cuts `rows` into parts and lets `write` turn each into JSON.
template <typename Row, typename Item, typename Write>
void addParts(std::vector<LogPart>& parts, const std::vector<Item>& rows, Write&& write)
{
    for (std::size_t at = 0; at < rows.size(); at += kRowsPerPart) {
        const std::span<const Item> slice(rows.data() + at,
                                          std::min(kRowsPerPart, rows.size() - at));
        parts.push_back({std::string(model::Schema<Row>::kTable),
                         static_cast<std::int64_t>(slice.size()),
                         write(slice).dump(-1, ' ', false, Json::error_handler_t::replace)});
    }
}

template <typename Row>
void decodePart(const Json& json, std::size_t n, model::RowRecord<Row>& record)
{
    const std::string kind = json.at("k").get<std::string>();
    const auto ids = decodeNumbers(json.at("id"), n);
    if (kind == "+") {
        for (const auto id : ids)
            record.created.push_back({static_cast<std::int32_t>(id)});
        return;
    }
    if (kind == "-") {
        const std::size_t first = record.deleted.size();
        record.deleted.resize(first + n);
        const auto rowAt = [&](std::size_t i) -> Row& { return record.deleted[first + i]; };
        const auto uuids = decodeUuids(json.at("uuid"), n);
        for (std::size_t i = 0; i < n; ++i) {
            rowAt(i).id.value = static_cast<std::int32_t>(ids[i]);
            rowAt(i).uuid = uuids[i];
        }
        model::forEachColumn<Row>([&](const auto& column) {
            const auto found = json.find(std::string(column.name));
            if (found != json.end())
                decodeColumn<Row>(*found, column, n, rowAt);
            else if (column.since == 1)
                throw std::runtime_error(fmt::format("column '{}' is missing", column.name));
        });
        return;
    }
    if (kind != "~")
        throw std::runtime_error("unknown kind of change '" + kind + "'");
    const std::size_t first = record.updated.size();
    record.updated.resize(first + n);
    for (std::size_t i = 0; i < n; ++i) {
        record.updated[first + i].before.id.value = static_cast<std::int32_t>(ids[i]);
        record.updated[first + i].after.id.value = static_cast<std::int32_t>(ids[i]);
    }
    model::forEachColumn<Row>([&](const auto& column) {
        const auto found = json.find(std::string(column.name));
        if (found == json.end())
            return;
        decodeColumn<Row>(found->at("b"), column, n, [&](std::size_t i) -> Row& {
            return record.updated[first + i].before;
        });
        decodeColumn<Row>(found->at("a"), column, n, [&](std::size_t i) -> Row& {
            return record.updated[first + i].after;
        });
    });
}

} // namespace

std::vector<LogPart> encode(const model::ChangeSet& changes)
{
    std::vector<LogPart> parts;
    model::forEachKind([&]<typename Row>() {
        const auto& of = model::changesOf<Row>(changes);
        addParts<Row>(parts, of.created, [](std::span<const Row> rows) {
            return Json{{"k", "+"},
                        {"n", rows.size()},
                        {"id", encodeIds(rows.size(), [&](std::size_t i) -> const Row& {
                             return rows[i];
                         })}};
        });
        addParts<Row>(parts, of.updated, [](std::span<const model::Update<Row>> rows) {
            return encodeUpdated<Row>(rows);
        });
        addParts<Row>(
            parts, of.deleted, [](std::span<const Row> rows) { return encodeDeleted<Row>(rows); });
    });
    return parts;
}

Result<model::ChangeRecord> decode(const std::vector<LogPart>& parts)
{
    model::ChangeRecord record;
    for (const LogPart& part : parts) {
        bool known = false;
        try {
            const Json json = Json::parse(part.data);
            model::forEachKind([&]<typename Row>() {
                if (part.table != model::Schema<Row>::kTable)
                    return;
                known = true;
                const auto rows = json.at("n").get<std::size_t>();
                if (rows > kRowsPerPart)
                    throw std::runtime_error("it claims more rows than a part can have");
                decodePart<Row>(json, rows, model::recordOf<Row>(record));
            });
        } catch (const std::exception& problem) {
            return fail(ErrorCode::Malformed,
                        fmt::format("the log of table '{}' cannot be read: {}",
                                    part.table,
                                    problem.what()));
        }
        if (!known)
            return fail(ErrorCode::Malformed,
                        fmt::format("the log names an unknown table '{}'", part.table));
    }
    return record;
}

} // namespace crosscase::store
