// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with documents and groups.
#pragma once

#include "core/project/edit.h"
#include "core/project/project.h"
#include "core/table/csv.h"
#include "core/text/layout.h"

#include <string>
#include <vector>

namespace crosscase::project {

// A document of a text that is at hand (the text is taken as already decoded), with the layout that
// was read with it. Exists, Refused (empty name).
[[nodiscard]] Result<model::Id<model::Document>> addDocument(Edit& edit,
                                                             model::Document fields,
                                                             const std::string& utf8,
                                                             const text::Layout& layout = {});
// The same for one of many: name and position are the caller's, who knows that the name is free.
[[nodiscard]] Result<model::Id<model::Document>> putDocument(Edit& edit,
                                                             model::Document fields,
                                                             const std::string& utf8,
                                                             const text::Layout& layout);

// Exists, Refused (empty name).
[[nodiscard]] Result<void>
renameDocument(Edit& edit, model::Id<model::Document> document, const std::string& name);
// The bytes of the file it was imported from. NotFound: there is none; a linked one says where it
// was.
[[nodiscard]] Result<std::string> originalOf(Project& project, model::Id<model::Document> document);

// The group of that name; made if there is none.
[[nodiscard]] model::Id<model::Group> groupNamed(Edit& edit, const std::string& name);
// With its codings, ranges, memos and values.
[[nodiscard]] Result<void> removeDocument(Edit& edit, model::Id<model::Document> document);

// The table of cli.md:
// document,label,group,language,collected,order,source_type,informant,ATTRIBUTE[:type]... An empty
// cell leaves a built-in field and an attribute as they are. All faults are listed, then nothing is
// done.
struct TableReport {
    std::size_t rows = 0;
    std::size_t created = 0;
    std::vector<std::string> notes; // one a line, for the person
};
[[nodiscard]] Result<TableReport> importDocumentTable(Edit& edit, const table::CsvFile& file);

} // namespace crosscase::project
