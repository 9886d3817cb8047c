// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot: everything of a project but its texts. Cheap to copy; a copy never changes.
#pragma once

#include "core/model/codings.h"
#include "core/model/rows.h"
#include "core/model/schema.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::model {

class Corpus {
public:
    template <typename Row>
    [[nodiscard]] const auto& rows() const
    {
        return std::get<Holder<Row>>(m_rows);
    }
    template <typename Row>
    [[nodiscard]] auto& rows()
    {
        return std::get<Holder<Row>>(m_rows);
    }

    // The object, or nothing.
    template <typename Row>
    [[nodiscard]] std::optional<Row> find(Id<Row> id) const
    {
        if constexpr (std::is_same_v<Row, Coding>) {
            return rows<Coding>().find(id);
        } else {
            const Row* row = rows<Row>().find(id);
            return row == nullptr ? std::nullopt : std::optional<Row>(*row);
        }
    }

    // An object that must be there (not for codings: they have no row to refer to).
    template <typename Row>
    [[nodiscard]] const Row& get(Id<Row> id) const
    {
        return *rows<Row>().find(id);
    }

    [[nodiscard]] const Codings& codings() const { return rows<Coding>(); }
    [[nodiscard]] const Rows<Document>& documents() const { return rows<Document>(); }
    [[nodiscard]] const Rows<Code>& codes() const { return rows<Code>(); }
    [[nodiscard]] const Rows<Case>& cases() const { return rows<Case>(); }

    // Is there an object of any kind with this number?
    [[nodiscard]] bool contains(AnyId id) const;

    // A setting's value, or empty.
    [[nodiscard]] std::string setting(std::string_view key) const;

    Uuid project;           // which project
    std::int32_t batch = 0; // number of the last batch it has seen
    Uuid batchUuid;         // its identity
    // Of a view of the consensus (layers.h): all of what it is a view of, for that which rests on
    // the codings of persons, such as summaries. Else none.
    std::shared_ptr<const Corpus> whole;

private:
    // Codings stand in columns, all else in rows.
    template <typename Row>
    using Holder = std::conditional_t<std::is_same_v<Row, Coding>, Codings, Rows<Row>>;
    template <typename... Kind>
    using Tuple = std::tuple<Holder<Kind>...>;

    OverObjects<Tuple> m_rows;
};

// What the settings of a project are called.
inline constexpr std::string_view kTitleSetting = "title";

} // namespace crosscase::model
