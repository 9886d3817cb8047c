// SPDX-License-Identifier: GPL-3.0-or-later
// What makes two objects one where their ids differ. All ids are those of one project.
#pragma once

#include "core/model/objects.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <string>

namespace crosscase::project::merging {

inline std::string keyOf(const model::Setting& row)
{
    return row.key;
}
template <typename Row>
    requires(std::is_same_v<Row, model::Group> || std::is_same_v<Row, model::CodeSet>
             || std::is_same_v<Row, model::Case> || std::is_same_v<Row, model::RelationType>
             || std::is_same_v<Row, model::Scale> || std::is_same_v<Row, model::Proposition>
             || std::is_same_v<Row, model::SavedTable> || std::is_same_v<Row, model::SavedQuery>
             || std::is_same_v<Row, model::Coder> || std::is_same_v<Row, model::Document>)
std::string keyOf(const Row& row)
{
    return text::foldKey(row.name);
}
inline std::string keyOf(const model::CodeSetMember& row)
{
    return fmt::format("{} {}", row.set.value, row.code.value);
}
inline std::string keyOf(const model::Membership& row)
{
    return fmt::format("{} {} {} {} {} {} {} {}",
                       row.unit.value,
                       row.document.value,
                       static_cast<int>(row.kind),
                       row.start,
                       row.end,
                       row.orphan,
                       row.quoteHash,
                       row.speaker);
}
inline std::string keyOf(const model::OrphanQuote& row)
{
    return std::to_string(row.owner.value);
}
inline std::string keyOf(const model::Attribute& row)
{
    return fmt::format("{} {}", static_cast<int>(row.target), text::foldKey(row.name));
}
inline std::string keyOf(const model::AttributeChoice& row)
{
    return fmt::format("{} {}", row.attribute.value, row.value);
}
inline std::string keyOf(const model::AttributeValue& row)
{
    return fmt::format("{} {}", row.attribute.value, row.owner.value);
}
inline std::string keyOf(const model::Memo& row)
{
    return fmt::format("{} {} {} {} {}\n{}",
                       row.target.value,
                       row.start,
                       row.end,
                       row.coder.value,
                       row.title,
                       row.text);
}
inline std::string keyOf(const model::Link& row)
{
    return fmt::format(
        "{} {} {} {}", row.relation.value, row.from.value, row.to.value, row.unit.value);
}
template <typename Row>
    requires(std::is_same_v<Row, model::Summary> || std::is_same_v<Row, model::NotApplicable>)
std::string keyOf(const Row& row)
{
    return fmt::format("{} {}", row.unit.value, row.code.value);
}
inline std::string keyOf(const model::ScaleValue& row)
{
    return fmt::format("{} {}", row.scale.value, row.value);
}
inline std::string keyOf(const model::Rating& row)
{
    return fmt::format("{} {} {}", row.unit.value, row.code.value, row.scale.value);
}
inline std::string keyOf(const model::Judgement& row)
{
    return fmt::format("{} {}", row.proposition.value, row.unit.value);
}
// Of one place there may be several decisions, each its own.
inline std::string keyOf(const model::Resolution& row)
{
    return row.uuid.toShort();
}
inline std::string keyOf(const model::Evidence& row)
{
    return fmt::format("{} {} {}", row.owner.value, row.coding.value, row.bullet);
}
inline std::string keyOf(const model::Progress& row)
{
    return fmt::format("{} {}", row.document.value, row.coder.value);
}

} // namespace crosscase::project::merging
