// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/docx.h"

#include "core/import/docx_body.h"
#include "core/import/docx_package.h"
#include "core/import/sniff.h"

#include <fmt/format.h>
#include <list>

namespace crosscase::importing {

namespace {

// The parts beside the text; those that are damaged are said and left out.
class SideParts {
public:
    explicit SideParts(DocxPackage& package)
        : m_package(package)
    {}

    // The root of the part; a null node if there is none. Holds as long as this.
    pugi::xml_node root(std::string_view kind)
    {
        const std::string part = m_package.partOf(kind);
        if (part.empty())
            return {};
        auto parsed = m_package.parse(part);
        if (!parsed) {
            m_warnings.push_back(fmt::format(
                "the {} of the document were left out: {}", kind, parsed.error().detail));
            return {};
        }
        return m_documents.emplace_back(std::move(*parsed)).document_element();
    }

    // The elements of the part by their id.
    DocxNotes notes(std::string_view kind)
    {
        DocxNotes notes;
        for (const pugi::xml_node& note : root(kind).children())
            notes.try_emplace(attributeOf(note, "id"), note);
        return notes;
    }

    [[nodiscard]] const std::vector<std::string>& warnings() const { return m_warnings; }

private:
    DocxPackage& m_package;
    std::list<pugi::xml_document> m_documents;
    std::vector<std::string> m_warnings;
};

std::vector<Comment> commentsOf(const pugi::xml_node& root, DocxBody& body)
{
    std::vector<Comment> comments;
    for (const pugi::xml_node& node : root.children()) {
        if (localName(node) != "comment")
            continue;
        const auto place = body.commentPlaces().find(attributeOf(node, "id"));
        if (place == body.commentPlaces().end()) {
            ++body.leftOut().comments;
            continue;
        }
        comments.push_back({place->second,
                            wellFormed(attributeOf(node, "author")),
                            wellFormed(attributeOf(node, "date")),
                            body.commentText(node)});
    }
    return comments;
}

} // namespace

bool claimsDocx(std::string_view bytes)
{
    return contentOf(bytes) == Content::Docx;
}

Result<Imported> readDocx(std::string_view bytes, const Options& options)
{
    auto package = DocxPackage::open(bytes);
    if (!package)
        return passOn(package);
    auto main = package->parse(package->mainPart());
    if (!main)
        return tl::unexpected<Error>(withAdvice(std::move(main.error())));
    const pugi::xml_node body = childOf(main->document_element(), "body");
    if (!body)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' holds no text of a Word document; open the file in its "
                                "program and save it anew",
                                package->mainPart()));
    SideParts parts(*package);
    const std::string_view space = main->document_element().attribute("xml:space").value();
    const DocxSources sources{DocxStyles(parts.root("styles"), parts.root("numbering")),
                              parts.notes("footnotes"),
                              parts.notes("endnotes"),
                              space == "preserve"};
    Composer composer;
    DocxBody reader(sources, composer);
    reader.read(body);
    std::vector<Comment> comments = commentsOf(parts.root("comments"), reader);
    Imported imported = composer.finish(options);
    imported.rules.markup = text::Markup::Plain;
    setComments(imported, std::move(comments));
    imported.warnings.insert(
        imported.warnings.end(), parts.warnings().begin(), parts.warnings().end());
    report(reader.leftOut(), imported.warnings);
    return imported;
}

} // namespace crosscase::importing
