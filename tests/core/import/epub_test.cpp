// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/hostile.h"
#include "tests/core/import/passages.h"
#include "tests/core/import/zip_maker.h"

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kContainer =
    "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
    "<rootfiles><rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/>"
    "</rootfiles></container>";

std::string xhtml(std::string_view body)
{
    return fmt::format(
        "<?xml version='1.0' encoding='utf-8'?><html "
        "xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
        "<head><title>t</title></head><body>{}</body></html>",
        body);
}

// A book of that manifest and spine, and of these entries of its folder.
std::string bookOf(std::string_view manifest, std::string_view spine, const Entries& pages)
{
    Entries entries{
        {"mimetype", "application/epub+zip"},
        {"META-INF/container.xml", std::string(kContainer)},
        {"OPS/book.opf",
         fmt::format("<package xmlns='http://www.idpf.org/2007/opf'><metadata "
                     "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>The Book</dc:title>"
                     "<dc:creator>Ann</dc:creator><dc:creator> Bob </dc:creator>"
                     "<dc:language>de</dc:language><dc:date>2020</dc:date><dc:date>2021</dc:date>"
                     "</metadata><manifest>{}</manifest><spine>{}</spine></package>",
                     manifest,
                     spine)}};
    for (const auto& [name, text] : pages)
        entries.emplace_back("OPS/" + name, text);
    return zipOf(entries);
}

std::string item(std::string_view id, std::string_view href, std::string_view more = {})
{
    return fmt::format(
        "<item id='{}' href='{}' media-type='application/xhtml+xml' {}/>", id, href, more);
}

std::string smallBook()
{
    return bookOf(
        item("b", "text/two%20b.xhtml") + item("a", "one.xhtml")
            + item("n", "nav.xhtml", "properties='nav'") + item("s", "side.xhtml")
            + "<item id='c' href='style.css' media-type='text/css'/>",
        "<itemref idref='n'/><itemref idref='s' linear='no'/><itemref idref='a'/>"
        "<itemref idref='b'/><itemref idref='a'/><itemref idref='gone'/>",
        {{"text/two b.xhtml",
          xhtml("<h1>Two</h1><p>See<a epub:type='noteref' href='../side.xhtml#n1'>*</a>.</p>"
                "<table><tr><td>x</td><td>y</td></tr></table>")},
         {"one.xhtml",
          xhtml("<header><h1>One</h1></header><p>b<i/>c</p>"
                "<table><tr><td>x</td><td>y</td></tr></table>")},
         {"nav.xhtml", xhtml("<nav>contents</nav>")},
         {"side.xhtml",
          xhtml("<p>Aside</p><aside epub:type='footnote' id='n1'><p>Note</p></aside>")},
         {"style.css", "p {}"}});
}

} // namespace

TEST_CASE("the pages of a book are read in its order, what stands aside last")
{
    const Imported book = imported("a.epub", smallBook());
    CHECK(linesOf(book)
          == Lines{"h1: One",
                   "p: bc",
                   "1.1.1: x",
                   "1.1.2: y",
                   "h1: Two",
                   "p: See[1].",
                   "footnote: Note",
                   "2.1.1: x",
                   "2.1.2: y",
                   "p: Aside"});
    CHECK(book.warnings == Lines{"1 pages that the book names are not in it"});
    CHECK(book.encoding == "UTF-8");
}

TEST_CASE("what a book says of itself becomes fields")
{
    Lines fields;
    for (const Field& field : imported("a.epub", smallBook()).fields)
        fields.push_back(field.name + "=" + field.value);
    CHECK(fields == Lines{"title=The Book", "author=Ann; Bob", "date=2020", "language=de"});
}

TEST_CASE("without a list of pages they are read by name")
{
    const Imported book = imported("a.epub",
                                   zipOf({{"mimetype", "application/epub+zip"},
                                          {"p10.html", "<p>ten"},
                                          {"p2.html", "<p>two"},
                                          {"p2.css", "no"}}));
    CHECK(linesOf(book) == Lines{"p: two", "p: ten"});
    CHECK(book.warnings.size() == 1);
}

TEST_CASE("a protected book is refused, one with scrambled fonts is read")
{
    const auto withEncryption = [](std::string_view method) {
        return zipOf({{"mimetype", "application/epub+zip"},
                      {"a.xhtml", xhtml("<p>x</p>")},
                      {"META-INF/encryption.xml",
                       fmt::format("<encryption><enc:EncryptedData xmlns:enc='e'>"
                                   "<enc:EncryptionMethod Algorithm='{}'/></enc:EncryptedData>"
                                   "</encryption>",
                                   method)}});
    };
    const auto locked =
        readDocument("a.epub", withEncryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"));
    REQUIRE(!locked.has_value());
    CHECK(locked.error().code == ErrorCode::Unsupported);
    CHECK(locked.error().detail.find("protected") != std::string::npos);
    CHECK(linesOf(imported("a.epub", withEncryption("http://www.idpf.org/2008/embedding")))
          == Lines{"p: x"});
}

TEST_CASE("a book without pages is refused, a wrong encoding named")
{
    const auto empty = readDocument("a.epub", zipOf({{"mimetype", "application/epub+zip"}}));
    REQUIRE(!empty.has_value());
    CHECK(empty.error().code == ErrorCode::Malformed);
    CHECK(readDocument("a.epub", smallBook(), {.encoding = "klingon"}).error().code
          == ErrorCode::NotFound);
}

TEST_CASE("damaged books give a sound text or a reason")
{
    requireStandsDamage("a.epub", smallBook(), 500);
    // Packed data hide most damage behind a checksum: damage the parts themselves, too.
    std::mt19937 random(7);
    const std::string page =
        xhtml("<p>See<a epub:type='noteref' href='#n'>*</a></p><p id='n'>x</p>");
    for (int n = 0; n < 200; ++n) {
        const auto book = readDocument("a.epub",
                                       bookOf(damaged(item("a", "one.xhtml"), random),
                                              damaged("<itemref idref='a'/>", random),
                                              {{"one.xhtml", damaged(page, random)}}));
        if (book)
            requireSound(*book);
    }
}
