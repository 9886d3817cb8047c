// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a Word document: which of the archive's files is the text, which are the styles, the
// notes, the comments. They are found by what refers to them, not by their names.
#pragma once

#include "core/import/archive.h"
#include "core/import/xml.h"

#include <unordered_map>

namespace crosscase::importing {

class DocxPackage {
public:
    // `bytes` must outlive the package. Malformed, Unsupported: see Archive; Malformed too: there
    // is no main part.
    [[nodiscard]] static Result<DocxPackage> open(std::string_view bytes);

    [[nodiscard]] const std::string& mainPart() const { return m_main; }
    // The part that the main part refers to as `kind` ("styles", "footnotes"); empty if none.
    [[nodiscard]] std::string partOf(std::string_view kind) const;
    // The part as XML. Malformed, Unsupported.
    [[nodiscard]] Result<pugi::xml_document> parse(const std::string& part);

private:
    struct Reference {
        std::string kind;
        std::string part;
    };
    explicit DocxPackage(Archive archive);
    void findMain();
    [[nodiscard]] std::vector<Reference> referencesOf(const std::string& part);
    [[nodiscard]] std::string mainByContentType();
    [[nodiscard]] std::string stored(const std::string& name) const;

    Archive m_archive;
    std::unordered_map<std::string, std::string> m_names; // lower case -> as the archive has it
    std::string m_main;
    std::vector<Reference> m_references; // of the main part
};

} // namespace crosscase::importing
