// SPDX-License-Identifier: GPL-3.0-or-later
// Names and the pseudonyms that take their place.
//
// The key, a table name,replacement[,case], is a file of its own beside the project: it is in no
// project file, no copy and no export. `case` is empty (a name is found in any case) or `exact`.
#pragma once

#include "core/base/progress.h"
#include "core/project/edit.h"
#include "core/project/project.h"
#include "core/table/csv.h"
#include "core/text/name_finder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace crosscase::project {

// "study.crosscase" -> "study.crosscase.pseudonyms.csv". Imports of folders leave it out.
[[nodiscard]] std::filesystem::path pseudonymFileOf(const std::filesystem::path& project);

// The key beside the project. NotFound: there is none, and how to make one.
[[nodiscard]] Result<std::vector<text::NamePair>>
readPseudonyms(const std::filesystem::path& project);

struct KeyReport {
    std::size_t added = 0;
    std::size_t known = 0; // were there already
};
// Adds a table to the key; only its owner may read the file. All faults are listed with their
// lines, then nothing is done: no name or replacement, a name with two replacements, a replacement
// that is a name of the key or holds one.
[[nodiscard]] Result<KeyReport> importPseudonyms(const std::filesystem::path& project,
                                                 const table::CsvFile& file);

// Where a name stands.
struct NameUse {
    std::string where = {};     // "document:P01", "memo ...", as describeObject has it
    std::string field = {};     // "text", "speaker", "definition" ...
    std::int64_t paragraph = 0; // of a document's text, from 1
    text::Span span = {};       // code points in the field's text
    std::string left = {};
    std::string name = {}; // as it stands there
    std::string replacement = {};
    std::string right = {};
};
// All that applyPseudonyms would replace, in order.
[[nodiscard]] Result<std::vector<NameUse>>
previewPseudonyms(Project& project, const text::NameFinder& names, const Progress& progress);

struct Renaming {
    std::size_t documents = 0; // whose texts changed
    std::size_t texts = 0;     // memos, summaries, definitions, values ... that changed
    std::size_t hits = 0;
    std::size_t speakers = 0; // of cases
};
// In the texts of documents, in which nothing that hangs on them is lost, and in all that the
// researcher wrote: memos, summaries, reasons, definitions, examples, values of attributes.
// Summaries that were up to date stay so. Names of documents, cases, groups and codes stay: the
// researcher knows them by these; `seal` replaces them in its copy.
[[nodiscard]] Result<Renaming>
applyPseudonyms(Edit& edit, const text::NameFinder& names, const Progress& progress);
// Also in the names of documents, files, cases, groups, codes, attributes, tables and queries.
[[nodiscard]] Result<Renaming>
applyEverywhere(Edit& edit, const text::NameFinder& names, const Progress& progress);

// The same for a copy that is handed on: quotes of orphans, which are no text any more, go.
[[nodiscard]] Result<Renaming>
replaceNamesForOthers(Edit& edit, const text::NameFinder& names, const Progress& progress);

// A place in which a name can still be found.
struct NameTrace {
    std::string where; // "document:P01", "history, batch 12", "original file of document:P01" ...
    std::string field;
    std::string name;
    std::size_t hits = 0;
};
// Looks everywhere: texts, speakers, all fields of all objects, quotes of orphans, earlier texts,
// the log and the stored files (as texts where they can be read, else byte by byte).
[[nodiscard]] Result<std::vector<NameTrace>>
checkPseudonyms(Project& project, const text::NameFinder& names, const Progress& progress);

// A new project file at `target` with the names replaced everywhere, whose log begins there: no
// original files, no earlier batches or texts, no quotes of orphans. Errors of writeFreshCopy.
[[nodiscard]] Result<Renaming> sealCopy(Project& project,
                                        const text::NameFinder& names,
                                        const std::filesystem::path& target,
                                        const Progress& progress);

} // namespace crosscase::project
