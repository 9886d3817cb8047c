// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/odt.h"

#include "core/import/archive.h"
#include "core/import/odt_body.h"
#include "core/import/sniff.h"
#include "core/import/xml.h"

#include <algorithm>
#include <unordered_set>

namespace crosscase::importing {

namespace {

Result<pugi::xml_document> parsePart(Archive& archive, std::string_view name)
{
    auto bytes = archive.read(name);
    if (!bytes)
        return passOn(bytes);
    return parseXml(*bytes, name);
}

bool isEncrypted(Archive& archive)
{
    const auto manifest = parsePart(archive, "META-INF/manifest.xml");
    if (!manifest)
        return false;
    return std::ranges::any_of(
        manifest->document_element().children(),
        [](const pugi::xml_node& entry) { return !childOf(entry, "encryption-data").empty(); });
}

// The embedded objects of a package; each is read once.
class Formulas {
public:
    explicit Formulas(Archive& archive)
        : m_archive(archive)
    {}

    std::string at(std::string_view path)
    {
        const std::string part = resolvedName({}, std::string(path) + "/content.xml");
        if (!m_seen.insert(part).second || !m_archive.contains(part))
            return {};
        const auto document = parsePart(m_archive, part);
        if (!document || localName(document->document_element()) != "math")
            return {};
        return wordsOfFormula(document->document_element());
    }

private:
    Archive& m_archive;
    std::unordered_set<std::string> m_seen;
};

struct Sources {
    pugi::xml_node content{}; // the root of the part with the text
    pugi::xml_node styles{};  // of the part with the named styles, if it is another
    OdtBody::FormulaOf formulaOf{};
};

Result<Imported> compose(const Sources& sources, const Options& options)
{
    const pugi::xml_node body = childOf(childOf(sources.content, "body"), "text");
    if (!body)
        return fail(ErrorCode::Unsupported,
                    "this is an OpenDocument file that holds no text document; only texts can be "
                    "imported as documents");
    OdtStyles styles;
    styles.add(childOf(sources.styles, "styles"));
    styles.add(childOf(sources.content, "styles"));
    styles.add(childOf(sources.content, "automatic-styles"));
    styles.resolve();
    Composer composer;
    OdtBody reader(styles, sources.formulaOf, composer);
    reader.read(body);
    Imported imported = composer.finish(options);
    imported.rules.markup = text::Markup::Plain;
    setComments(imported, reader.takeComments());
    report(reader.leftOut(), imported.warnings);
    return imported;
}

Result<Imported> readFlat(std::string_view bytes, const Options& options)
{
    auto document = parseXml(bytes, "the document");
    if (!document)
        return tl::unexpected<Error>(withAdvice(std::move(document.error())));
    return compose({.content = document->document_element(),
                    .formulaOf = [](std::string_view) { return std::string(); }},
                   options);
}

Result<Imported> readPackage(std::string_view bytes, const Options& options)
{
    auto archive = Archive::open(bytes);
    if (!archive)
        return passOn(archive);
    auto content = parsePart(*archive, "content.xml");
    if (!content && isEncrypted(*archive))
        return fail(ErrorCode::Unsupported,
                    "the document is protected by a password; open it in its program and save it "
                    "without one");
    if (!content)
        return tl::unexpected<Error>(withAdvice(std::move(content.error())));
    const auto styles = parsePart(*archive, "styles.xml");
    Formulas formulas(*archive);
    auto imported = compose({.content = content->document_element(),
                             .styles = styles ? styles->document_element() : pugi::xml_node(),
                             .formulaOf = [&](std::string_view path) { return formulas.at(path); }},
                            options);
    if (imported && !styles && styles.error().code != ErrorCode::NotFound)
        imported->warnings.push_back("the named styles of the document were left out: "
                                     + styles.error().detail);
    return imported;
}

} // namespace

bool claimsOdt(std::string_view bytes)
{
    const Content content = contentOf(bytes);
    return content == Content::Odt || content == Content::FlatOdt;
}

Result<Imported> readOdt(std::string_view bytes, const Options& options)
{
    return isArchive(bytes) ? readPackage(bytes, options) : readFlat(bytes, options);
}

} // namespace crosscase::importing
