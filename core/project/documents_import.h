// SPDX-License-Identifier: GPL-3.0-or-later
// Documents from files, folders and archives.
#pragma once

#include "core/base/progress.h"
#include "core/project/edit.h"
#include "core/text/structure.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::project {

// What is wanted of one file, apart from the others.
struct FileWish {
    std::optional<std::string> encoding = {}; // else that of the options
    std::string label = {};                   // short label of the document
    // Its text belongs to the case of this name, made if there is none; empty: to none. Not given:
    // as the options say.
    std::optional<std::string> caseName = {};
    bool keepDuplicate = false; // also if its text is there already
};

struct ImportOptions {
    std::optional<std::string> encoding;
    std::string language; // empty: the file's own, else detected
    std::string group;
    text::Paragraphs paragraphs = text::Paragraphs::Line;
    std::string speakerPattern;
    bool casePerDocument = false;
    bool casesFromSpeakers = false;
    bool comments = false;       // remarks in the margin become memos at their place
    bool link = false;           // leave the original where it is and remember the path
    bool keepDuplicates = false; // import a text that is already there once more
    std::map<std::filesystem::path, FileWish> wishes = {}; // by ImportItem::file
    // Asked before each file: true leaves out all that are to come; what was imported stays.
    std::function<bool()> isEnough = {};
};

enum class ImportOutcome : std::uint8_t { Imported, Skipped, Failed };

// What became of one file.
struct ImportItem {
    std::filesystem::path file; // in an archive: the archive's path and the name in it
    ImportOutcome outcome = ImportOutcome::Imported;
    std::string document; // its name; for a skipped one the document that has the text
    std::string detail;   // why it failed; else size, encoding, language
    std::vector<std::string> warnings;
};

struct ImportReport {
    std::vector<ImportItem> items;
    [[nodiscard]] std::size_t count(ImportOutcome outcome) const;
};

// Imports what can be imported, in name order; folders and zip archives are walked (an archive in
// an archive is not). Cancelled: nothing was.
//
// What a file says of itself goes where it belongs: language, date (or collected), group, label,
// informant, source_type (or type) into these fields of the document, all else into attributes of
// documents, typed by their values; one that does not fit the attribute that is there is a warning.
[[nodiscard]] Result<ImportReport> importDocuments(Edit& edit,
                                                   const std::vector<std::filesystem::path>& files,
                                                   const ImportOptions& options,
                                                   const Progress& progress);

} // namespace crosscase::project
