// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers by which the objects of one project refer to each other. One number space for all kinds,
// so that a memo or a link can point at anything. 0: none. The identity that outlives the project
// is the UUID.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace crosscase::model {

struct AnyId {
    std::int32_t value = 0;
    auto operator<=>(const AnyId&) const = default;
    explicit operator bool() const { return value != 0; }
};

template <typename Row>
struct Id {
    std::int32_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
    // NOLINTNEXTLINE(google-explicit-constructor): an id of one kind is an id.
    operator AnyId() const { return {value}; }
};

} // namespace crosscase::model

template <typename Row>
struct std::hash<crosscase::model::Id<Row>> {
    std::size_t operator()(crosscase::model::Id<Row> id) const noexcept
    {
        return std::hash<std::int32_t>()(id.value);
    }
};
template <>
struct std::hash<crosscase::model::AnyId> {
    std::size_t operator()(crosscase::model::AnyId id) const noexcept
    {
        return std::hash<std::int32_t>()(id.value);
    }
};
