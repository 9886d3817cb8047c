// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of the sheets of cases and of documents: what a column holds, what is to be written.
#pragma once

#include "core/model/objects.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::gui {

enum class CellKind : std::uint8_t {
    Name,
    Label, // of documents, to Order
    Group,
    Language,
    Collected,
    SourceType,
    Informant,
    Order,
    Value, // of an attribute
    Parts, // the documents of a case, the cases of a document
    Quotes,
    Memo
};

struct SheetColumn {
    CellKind kind = CellKind::Name;
    model::Id<model::Attribute> attribute = {}; // Value
    auto operator<=>(const SheetColumn&) const = default;
};

struct CellWrite {
    model::AnyId row;      // none: the new row number `fresh`
    std::size_t fresh = 0; // of CellBatch::fresh
    SheetColumn column;
    std::string value; // as typed; empty: cleared
};

// What is written in one go.
struct CellBatch {
    std::vector<std::string> fresh; // names of new cases
    std::vector<CellWrite> writes;
};

// What did not fit; all else was written.
struct CellRefusal {
    CellWrite write;
    std::string why;
};
struct CellOutcome {
    std::vector<CellRefusal> refused;
    std::vector<model::AnyId> made; // by number of `fresh`; none: refused
};

} // namespace crosscase::gui
