// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader made of a file -> a document of the project with its text, original, layout, cases,
// comments and fields. Keeps the names and texts that are taken, so that many files cost no search.
#pragma once

#include "core/import/reader.h"
#include "core/project/documents_import.h"
#include "core/project/edit.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace crosscase::project {

// Where a document comes from.
struct Source {
    std::filesystem::path file; // as told to the person
    std::string_view bytes;
    std::filesystem::path linkTo; // the file it stays in; empty: it is kept
};

class DocumentIntake {
public:
    DocumentIntake(Edit& edit, const ImportOptions& options);

    // Adds the document, or skips it when its text is there; fills `item`.
    [[nodiscard]] Result<void>
    take(const Source& source, importing::Imported&& read, ImportItem& item);

    // Writes the attributes gathered from all documents. Adds warnings to the items.
    [[nodiscard]] Result<void> writeAttributes(std::vector<ImportItem>& items);

private:
    struct FieldValue {
        model::Id<model::Document> document;
        std::string documentName;
        std::string value;
    };

    [[nodiscard]] Result<void>
    add(const Source& source, importing::Imported&& read, ImportItem& item, std::string hash);
    [[nodiscard]] Result<void>
    keepOriginal(model::Document& document, const Source& source, const importing::Imported& read);
    void setFields(model::Document& document, const std::vector<importing::Field>& fields);
    void rememberAttributes(const model::Document& document,
                            const std::vector<importing::Field>& fields);
    [[nodiscard]] Result<void> addComments(const model::Document& document,
                                           const std::vector<importing::Comment>& comments);
    [[nodiscard]] Result<void>
    addCases(const model::Document& document, const FileWish& wish, ImportItem& item);
    // What is wanted of this file; nothing particular if it is not named.
    [[nodiscard]] const FileWish& wishFor(const std::filesystem::path& file) const;
    [[nodiscard]] Result<void> addSpeakers(const model::Document& document, ImportItem& item);
    [[nodiscard]] model::Id<model::Case> caseNamed(const std::string& name);
    void giveText(const model::Document& document, model::Membership part);
    [[nodiscard]] model::Id<model::Group> groupNamedOnce(const std::string& name);
    [[nodiscard]] Result<void> writeAttribute(const std::string& name,
                                              const std::vector<FieldValue>& values,
                                              std::map<std::string, ImportItem*>& items);

    Edit& m_edit;
    const ImportOptions& m_options;
    std::int32_t m_position;
    std::int32_t m_casePosition = 0; // of the next at the top level
    std::unordered_map<std::string, model::Id<model::Group>> m_groups;
    std::unordered_set<std::string> m_names;
    std::unordered_map<std::string, model::Id<model::Case>> m_cases;
    std::unordered_map<std::string, std::string> m_byText;
    std::map<std::string, std::vector<FieldValue>> m_attributes; // by name
};

} // namespace crosscase::project
