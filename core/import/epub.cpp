// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/epub.h"

#include "core/import/archive.h"
#include "core/import/html_document.h"
#include "core/import/html_encoding.h"
#include "core/import/html_notes.h"
#include "core/import/sniff.h"
#include "core/import/xml.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxBytes = 200'000'000; // of all pages

struct Book {
    std::vector<std::string> pages; // names of entries, in the order of reading
    std::vector<Field> fields = {};
    std::size_t missing = 0; // pages that the book names and does not hold
    bool isGuessed = false;  // the pages are all there are, by name
};

bool isPageName(std::string_view name)
{
    return name.ends_with(".xhtml") || name.ends_with(".html") || name.ends_with(".htm");
}

Result<pugi::xml_document> part(Archive& archive, const std::string& name)
{
    Result<std::string> bytes = archive.read(name);
    if (!bytes)
        return passOn(bytes);
    return parseXml(*bytes, name);
}

// Fonts are often scrambled by a method that hides nothing else; any other means protection.
bool isProtected(Archive& archive)
{
    if (!archive.contains("META-INF/encryption.xml"))
        return false;
    const Result<pugi::xml_document> encryption = part(archive, "META-INF/encryption.xml");
    if (!encryption)
        return false;
    bool found = false;
    const auto enter = [&found](const pugi::xml_node& node) {
        if (localName(node) != "EncryptedData")
            return true;
        const std::string_view method = attributeOf(childOf(node, "EncryptionMethod"), "Algorithm");
        found = found
                || (method != "http://www.idpf.org/2008/embedding"
                    && method != "http://ns.adobe.com/pdf/enc#RC");
        return false;
    };
    walk(encryption->root(), enter, [](const pugi::xml_node&) {});
    return found;
}

// The name of the file that describes the book; empty if none is named.
std::string packageName(Archive& archive)
{
    const Result<pugi::xml_document> container = part(archive, "META-INF/container.xml");
    if (!container)
        return {};
    std::string name;
    const auto enter = [&name](const pugi::xml_node& node) {
        if (name.empty() && localName(node) == "rootfile")
            name = attributeOf(node, "full-path");
        return name.empty();
    };
    walk(container->root(), enter, [](const pugi::xml_node&) {});
    return name;
}

// "author" gets all the authors.
std::vector<Field> fieldsOf(const pugi::xml_node& metadata)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNames{
        {{"title", "title"}, {"creator", "author"}, {"date", "date"}, {"language", "language"}}};
    std::vector<Field> fields;
    for (const auto& [element, name] : kNames) {
        std::string value;
        for (const pugi::xml_node& node : metadata.children()) {
            const std::string_view text = text::trimBlanks(node.text().get());
            if (localName(node) != element || text.empty())
                continue;
            if (value.empty() || name == "author")
                value.append(value.empty() ? "" : "; ").append(text);
        }
        if (!value.empty())
            fields.push_back({std::string(name), std::move(value)});
    }
    return fields;
}

struct ManifestItem {
    std::string name; // of the entry
    bool isPage = false;
};

std::map<std::string, ManifestItem, std::less<>> manifestOf(const pugi::xml_node& package,
                                                            std::string_view packageName)
{
    std::map<std::string, ManifestItem, std::less<>> items;
    for (const pugi::xml_node& item : childOf(package, "manifest").children()) {
        const std::string_view type = attributeOf(item, "media-type");
        const std::string_view properties = attributeOf(item, "properties");
        const std::string href = fmt::format("{}#x", attributeOf(item, "href"));
        ManifestItem& known = items[std::string(attributeOf(item, "id"))];
        known.name = noteKey(packageName, href);
        known.name.resize(known.name.size() - 2);
        const bool isNavigation =
            fmt::format(" {} ", properties).find(" nav ") != std::string::npos;
        known.isPage = !isNavigation
                       && (type == "application/xhtml+xml" || type == "text/html"
                           || (type != "application/x-dtbncx+xml" && isPageName(known.name)));
    }
    return items;
}

// What is not in the order of reading comes after it.
Book bookOf(const pugi::xml_node& package, std::string_view packageName, const Archive& archive)
{
    Book book{.pages = {}, .fields = fieldsOf(childOf(package, "metadata"))};
    const auto items = manifestOf(package, packageName);
    std::vector<std::string> aside;
    std::set<std::string, std::less<>> seen;
    for (const pugi::xml_node& reference : childOf(package, "spine").children()) {
        const auto item = items.find(attributeOf(reference, "idref"));
        if (item == items.end()) {
            book.missing += localName(reference) == "itemref" ? 1U : 0U;
            continue;
        }
        const ManifestItem& found = item->second;
        if (!found.isPage || !seen.insert(found.name).second)
            continue;
        if (!archive.contains(found.name))
            ++book.missing;
        else if (attributeOf(reference, "linear") == "no")
            aside.push_back(found.name);
        else
            book.pages.push_back(found.name);
    }
    book.pages.insert(book.pages.end(), aside.begin(), aside.end());
    return book;
}

Book bookIn(Archive& archive)
{
    const std::string name = packageName(archive);
    if (const Result<pugi::xml_document> package = part(archive, name)) {
        Book book = bookOf(childOf(*package, "package"), name, archive);
        if (!book.pages.empty())
            return book;
    }
    Book book{.pages = {}, .isGuessed = true};
    std::ranges::copy_if(archive.names(), std::back_inserter(book.pages), isPageName);
    std::ranges::sort(book.pages, [](const std::string& a, const std::string& b) {
        return text::compareNames(a, b) < 0;
    });
    return book;
}

struct Pages {
    std::vector<std::pair<std::string, std::string>> texts; // name, UTF-8
    std::size_t damaged = 0;
};

Result<Pages> pagesOf(const Book& book, Archive& archive, const Options& options)
{
    Pages pages;
    std::size_t size = 0;
    for (const std::string& name : book.pages) {
        const Result<std::string> bytes = archive.read(name);
        Result<DecodedHtml> html = bytes
                                       ? decodeHtml(*bytes, options.encoding)
                                       : Result<DecodedHtml>(tl::unexpected<Error>(bytes.error()));
        if (!html) {
            if (html.error().code == ErrorCode::NotFound)
                return passOn(html);
            ++pages.damaged;
            continue;
        }
        size += html->text.utf8.size();
        if (size > kMaxBytes)
            return fail(ErrorCode::Unsupported,
                        "the pages of the book are larger than 200 MB; import its parts one by "
                        "one");
        pages.texts.emplace_back(name, std::move(html->text.utf8));
    }
    return pages;
}

void warnAbout(Imported& imported, const Book& book, const Pages& pages)
{
    if (book.isGuessed)
        imported.warnings.emplace_back(
            "the book's list of pages is missing or damaged; its pages were read in the order of "
            "their names");
    if (book.missing > 0)
        imported.warnings.push_back(
            fmt::format("{} pages that the book names are not in it", book.missing));
    if (pages.damaged > 0)
        imported.warnings.push_back(
            fmt::format("{} pages are damaged and were left out", pages.damaged));
}

} // namespace

bool claimsEpub(std::string_view bytes)
{
    return contentOf(bytes) == Content::Epub;
}

Result<Imported> readEpub(std::string_view bytes, const Options& options)
{
    Result<Archive> archive = Archive::open(bytes);
    if (!archive)
        return passOn(archive);
    if (isProtected(*archive))
        return fail(ErrorCode::Unsupported,
                    "the book is protected against copying; import a copy without protection");
    Book book = bookIn(*archive);
    Result<Pages> pages = pagesOf(book, *archive, options);
    if (!pages)
        return passOn(pages);
    if (pages->texts.empty())
        return fail(ErrorCode::Malformed,
                    "the book holds no page that can be read; open it in its program and save it "
                    "again");
    HtmlDocument document(HtmlDocument::Kind::Book);
    for (const auto& [name, text] : pages->texts)
        document.learn(HtmlPage::parse(name, text));
    for (const auto& [name, text] : pages->texts)
        document.add(HtmlPage::parse(name, text));
    Imported imported = document.finish(options, "UTF-8");
    warnAbout(imported, book, *pages);
    imported.fields = std::move(book.fields);
    return imported;
}

} // namespace crosscase::importing
