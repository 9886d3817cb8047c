// SPDX-License-Identifier: GPL-3.0-or-later
// The attribute columns of a table of cases or of documents: `NAME` or `NAME:type`, typed values,
// no contradictions. Faults are collected; values are written at the end.
#pragma once

#include "core/project/edit.h"
#include "core/project/faults.h"
#include "core/table/csv.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscase::project {

class AttributeColumns {
public:
    struct Column {
        std::size_t at; // in the rows
        std::string name;
        model::AttributeType type;
    };

    // All columns of `file` that are not in `others` are attributes. A type that is not given is
    // the one of the attribute that is there, else guessed from the column's values.
    AttributeColumns(const Edit& edit,
                     model::AttributeTarget target,
                     const table::CsvFile& file,
                     const std::vector<std::string_view>& others,
                     Faults& faults);
    // The columns are known.
    AttributeColumns(model::AttributeTarget target, std::vector<Column> columns, Faults& faults)
        : m_target(target)
        , m_faults(faults)
        , m_columns(std::move(columns))
    {}

    // Takes the row's values for the owner named `owner` (any key). Faults: a value that does not
    // fit, one that contradicts an earlier row of the same owner.
    void read(const table::CsvRow& row, const std::string& owner);

    // Writes what was read; `idOf` gives the object for an owner's key.
    template <typename IdOf>
    Result<void> write(Edit& edit, IdOf&& idOf)
    {
        for (const auto& [place, value] : m_values)
            m_pending.push_back({idOf(place.second), place.first, value.text});
        return writePending(edit);
    }

private:
    struct Value {
        std::string text;
        std::size_t line;
    };
    struct Pending {
        model::AnyId owner;
        std::size_t column;
        std::string text;
    };
    void addColumn(const Edit& edit, const table::CsvFile& file, std::size_t at);
    Result<void> writePending(Edit& edit);

    model::AttributeTarget m_target;
    Faults& m_faults;
    std::vector<Column> m_columns;
    std::map<std::pair<std::size_t, std::string>, Value> m_values; // (column, owner)
    std::vector<Pending> m_pending;
};

} // namespace crosscase::project
