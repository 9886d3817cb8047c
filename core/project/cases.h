// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with cases and with the attributes of cases and documents.
#pragma once

#include "core/base/progress.h"
#include "core/model/attribute_types.h"
#include "core/project/documents.h"
#include "core/project/edit.h"
#include "core/table/csv.h"

#include <optional>
#include <string>
#include <string_view>

namespace crosscase::project {

// Exists: case names are unique in a project.
[[nodiscard]] Result<model::Id<model::Case>>
addCase(Edit& edit, const std::string& name, model::Id<model::Case> parent);
[[nodiscard]] Result<void>
renameCase(Edit& edit, model::Id<model::Case> unit, const std::string& name);
// Refused: into its own descendants.
[[nodiscard]] Result<void>
moveCase(Edit& edit, model::Id<model::Case> unit, model::Id<model::Case> parent);
// With its embedded units, ranges, values, summaries, ratings.
[[nodiscard]] Result<void> deleteCase(Edit& edit, model::Id<model::Case> unit);

// Adds text to a case; what is there already is not added twice. Refused: beyond the end, a speaker
// who does not speak in the document (those who do are named).
[[nodiscard]] Result<void>
assignWhole(Edit& edit, model::Id<model::Case> unit, model::Id<model::Document> document);
[[nodiscard]] Result<void> assignRange(Edit& edit,
                                       model::Id<model::Case> unit,
                                       model::Id<model::Document> document,
                                       text::Span span);
[[nodiscard]] Result<void> assignSpeaker(Edit& edit,
                                         model::Id<model::Case> unit,
                                         model::Id<model::Document> document,
                                         const std::string& speaker);
[[nodiscard]] Result<void> unassign(Edit& edit, model::Id<model::Membership> membership);

using model::attributeTypeNamed;
using model::canonicalValue;
using model::guessType;
using model::nameOf;

// The attribute of that name, or a new one. Refused: it is there with another type.
[[nodiscard]] Result<model::Id<model::Attribute>> addAttribute(Edit& edit,
                                                               model::AttributeTarget target,
                                                               const std::string& name,
                                                               model::AttributeType type);
// Empty value: removed. Malformed: does not fit the type. A new value of a choice joins its list.
[[nodiscard]] Result<void> setValue(Edit& edit,
                                    model::AnyId owner,
                                    model::Id<model::Attribute> attribute,
                                    std::string_view value);

// The table of cli.md: case,parent,ATTRIBUTE[:type]..., optionally document,start,end or
// document,speaker. A case may have several rows; contradicting values, cyclic parents, unknown
// documents, bad ranges are listed with their lines, then nothing is done; Cancelled.
[[nodiscard]] Result<TableReport>
importCases(Edit& edit, const table::CsvFile& file, const Progress& progress = {});

} // namespace crosscase::project
