// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/docx_package.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

std::string lowerCase(std::string_view name)
{
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

// "word/document.xml" -> "word/_rels/document.xml.rels"
std::string referencesPart(std::string_view part)
{
    const std::size_t name = part.rfind('/') + 1; // npos + 1 is 0
    return fmt::format("{}_rels/{}.rels", part.substr(0, name), part.substr(name));
}

} // namespace

DocxPackage::DocxPackage(Archive archive)
    : m_archive(std::move(archive))
{
    for (const std::string& name : m_archive.names())
        m_names.try_emplace(lowerCase(name), name);
}

Result<DocxPackage> DocxPackage::open(std::string_view bytes)
{
    auto archive = Archive::open(bytes);
    if (!archive)
        return passOn(archive);
    DocxPackage package(std::move(*archive));
    package.findMain();
    if (package.m_main.empty())
        return fail(ErrorCode::Malformed,
                    "the zip archive holds no Word text; if it is a folder of documents, unpack it "
                    "and import those");
    package.m_references = package.referencesOf(package.m_main);
    return package;
}

void DocxPackage::findMain()
{
    for (const Reference& reference : referencesOf({}))
        if (reference.kind == "officeDocument" && m_main.empty())
            m_main = reference.part;
    if (m_main.empty())
        m_main = mainByContentType();
    if (m_main.empty())
        m_main = stored("word/document.xml");
}

std::string DocxPackage::mainByContentType()
{
    const auto types = parse("[Content_Types].xml");
    if (!types)
        return {};
    for (const pugi::xml_node& type : types->document_element().children())
        if (attributeOf(type, "ContentType").ends_with(".main+xml"))
            if (std::string part = stored(resolvedName({}, attributeOf(type, "PartName")));
                !part.empty())
                return part;
    return {};
}

std::vector<DocxPackage::Reference> DocxPackage::referencesOf(const std::string& part)
{
    std::vector<Reference> references;
    const auto relations = parse(referencesPart(part));
    if (!relations)
        return references;
    for (const pugi::xml_node& relation : relations->document_element().children()) {
        if (attributeOf(relation, "TargetMode") == "External")
            continue;
        std::string_view kind = attributeOf(relation, "Type");
        kind.remove_prefix(kind.rfind('/') + 1);
        std::string target = stored(resolvedName(part, attributeOf(relation, "Target")));
        if (!target.empty())
            references.push_back({std::string(kind), std::move(target)});
    }
    return references;
}

std::string DocxPackage::partOf(std::string_view kind) const
{
    const auto found = std::ranges::find(m_references, kind, &Reference::kind);
    if (found != m_references.end())
        return found->part;
    return m_references.empty() ? stored(resolvedName(m_main, fmt::format("{}.xml", kind)))
                                : std::string();
}

// The archive's own name of the part; in references its case may differ. Empty if there is none.
std::string DocxPackage::stored(const std::string& name) const
{
    if (m_archive.contains(name))
        return name;
    const auto found = m_names.find(lowerCase(name));
    return found == m_names.end() ? std::string() : found->second;
}

Result<pugi::xml_document> DocxPackage::parse(const std::string& part)
{
    auto bytes = m_archive.read(part);
    if (!bytes)
        return passOn(bytes);
    return parseXml(*bytes, part);
}

} // namespace crosscase::importing
