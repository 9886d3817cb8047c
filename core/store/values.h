// SPDX-License-Identifier: GPL-3.0-or-later
// Members of objects as the two kinds of values that the database and the log know: whole numbers
// and texts.
#pragma once

#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/model/schema.h"

#include <cstdint>
#include <string>
#include <type_traits>

namespace crosscase::store {

template <typename Member>
inline constexpr bool kIsText = std::is_same_v<Member, std::string>;

// Is the column 64 bits wide in the database? All other numbers fit into 32.
template <typename Member>
inline constexpr bool kIsWide =
    std::is_same_v<Member, std::int64_t> || std::is_same_v<Member, Timestamp>;

template <typename Member>
std::int64_t toNumber(const Member& member)
{
    if constexpr (std::is_same_v<Member, Timestamp>)
        return member.ms;
    else if constexpr (model::IsId<Member>::value || std::is_same_v<Member, model::AnyId>)
        return member.value;
    else
        return static_cast<std::int64_t>(member);
}

template <typename Member>
void fromNumber(Member& member, std::int64_t number)
{
    if constexpr (std::is_same_v<Member, Timestamp>)
        member.ms = number;
    else if constexpr (model::IsId<Member>::value || std::is_same_v<Member, model::AnyId>)
        member.value = static_cast<std::int32_t>(number);
    else
        member = static_cast<Member>(number);
}

template <typename Row, typename ColumnType>
using MemberOf =
    std::remove_cvref_t<decltype(std::declval<Row>().*std::declval<ColumnType>().member)>;

} // namespace crosscase::store
