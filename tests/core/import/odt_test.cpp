// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/hostile.h"
#include "tests/core/import/office_fixture.h"

#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;
using List = std::vector<std::string>;

namespace {

std::string paragraph(std::string_view content, std::string_view style = {})
{
    return fmt::format("<text:p text:style-name='{}'>{}</text:p>", style, content);
}

List passages(std::string_view body, std::string_view automatic = {}, std::string_view named = {})
{
    return passagesOf(readOffice(odtOf(body, automatic, named)));
}

std::string textOf(std::string_view body)
{
    return readOffice(odtOf(body)).utf8;
}

std::string inParagraph(std::string_view content)
{
    return textOf(paragraph(content));
}

// A paragraph of both formats, for comparing them.
struct Piece {
    text::BlockKind kind;
    int level;
    std::string words;
    std::string note; // a footnote's; empty: none
};

rc::Gen<Piece> anyPiece()
{
    const auto words = rc::gen::map(
        rc::gen::container<List>(rc::gen::element<std::string>(
            "a", "words", " ", "  ", "\u00E9", "e\u0301", "\U0001F600", "&amp;", "\u00A0")),
        [](const List& parts) { return fmt::format("{}", fmt::join(parts, "")); });
    return rc::gen::build<Piece>(
        rc::gen::set(&Piece::kind,
                     rc::gen::element(text::BlockKind::Paragraph,
                                      text::BlockKind::Heading,
                                      text::BlockKind::ListItem,
                                      text::BlockKind::TableCell,
                                      text::BlockKind::TextBox)),
        rc::gen::set(&Piece::level, rc::gen::inRange(1, 5)),
        rc::gen::set(&Piece::words, words),
        rc::gen::set(&Piece::note,
                     rc::gen::element<std::string>("", "", "a note", "e\u0301 &lt;")));
}

std::string repeated(std::string_view part, int times)
{
    std::string all;
    for (int n = 0; n < times; ++n)
        all += part;
    return all;
}

std::string asDocx(const std::vector<Piece>& pieces)
{
    std::string body;
    std::string notes;
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        const Piece& piece = pieces[n];
        std::string runs =
            fmt::format("<w:r><w:t xml:space='preserve'>{}</w:t></w:r>", piece.words);
        if (!piece.note.empty()) {
            runs += fmt::format("<w:r><w:footnoteReference w:id='{}'/></w:r>", n);
            notes += fmt::format(
                "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>",
                n,
                piece.note);
        }
        std::string properties;
        if (piece.kind == text::BlockKind::Heading)
            properties = fmt::format("<w:pStyle w:val='Heading{}'/>", piece.level);
        if (piece.kind == text::BlockKind::ListItem)
            properties = fmt::format("<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr>",
                                     piece.level - 1);
        std::string written = fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, runs);
        if (piece.kind == text::BlockKind::TableCell)
            written = fmt::format("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                                  written);
        if (piece.kind == text::BlockKind::TextBox)
            written =
                fmt::format("<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>", written);
        body += written;
    }
    return docxOf(body, {{"footnotes", notes}});
}

// Blanks that are not to be collapsed are elements.
std::string withSpaces(std::string_view words)
{
    std::string written;
    for (const char c : words)
        written += c == ' ' ? std::string("<text:s/>") : std::string(1, c);
    return written;
}

std::string asOdt(const std::vector<Piece>& pieces)
{
    std::string body;
    for (const Piece& piece : pieces) {
        std::string content = withSpaces(piece.words);
        if (!piece.note.empty())
            content +=
                fmt::format("<text:note text:note-class='footnote'><text:note-body><text:p>{}"
                            "</text:p></text:note-body></text:note>",
                            piece.note);
        std::string written = paragraph(content);
        if (piece.kind == text::BlockKind::Heading)
            written =
                fmt::format("<text:h text:outline-level='{}'>{}</text:h>", piece.level, content);
        if (piece.kind == text::BlockKind::ListItem)
            written = repeated("<text:list><text:list-item>", piece.level) + written
                      + repeated("</text:list-item></text:list>", piece.level);
        if (piece.kind == text::BlockKind::TableCell)
            written = fmt::format("<table:table><table:table-row><table:table-cell/>"
                                  "<table:table-cell>{}</table:table-cell></table:table-row>"
                                  "</table:table>",
                                  written);
        if (piece.kind == text::BlockKind::TextBox)
            written = paragraph(
                fmt::format("<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>", written));
        body += written;
    }
    return odtOf(body);
}

} // namespace

TEST_CASE("odt: a paragraph is a line, an empty one an empty line, a break a line end")
{
    const Imported imported =
        readOffice(odtOf("<text:sequence-decls/>" + paragraph("Ann: one") + "<text:p/>"
                         + paragraph("two<text:line-break/>three<text:soft-page-break/>")));
    CHECK(imported.utf8 == "Ann: one\n\ntwo\nthree\n");
    CHECK(imported.layout.empty());
    CHECK(imported.warnings.empty());
    CHECK(imported.encoding == "UTF-8");
}

TEST_CASE("odt: a run of blanks is one, at the start none, unless they are elements")
{
    CHECK(inParagraph("\n  a \t\n<text:span> b</text:span>  <text:span>c</text:span>")
          == "a b c\n");
    CHECK(inParagraph("<text:s text:c='2'/>a <text:s/>b<text:tab/> c") == "  a  b\t c\n");
    CHECK(textOf(paragraph("a") + paragraph(" b")) == "a\nb\n");
    CHECK(textOf("\n <text:section>\n " + paragraph("a") + "\n</text:section> ") == "a\n");
}

TEST_CASE("odt: headings come from the elements or the styles, what these are based on too")
{
    CHECK(passages(
              "<text:h>a</text:h><text:h text:outline-level='3'>b</text:h>"
              "<text:h text:outline-level='9'>c</text:h>"
                  + paragraph("d", "P1") + paragraph("e", "Title") + paragraph("f", "P2")
                  + paragraph("g", "Heading_20_4") + paragraph("h", "None") + paragraph("i", "A"),
              "<style:style style:name='P1' style:family='paragraph' "
              "style:parent-style-name='Own'/>"
              "<style:style style:name='P2' style:family='paragraph' "
              "style:parent-style-name='Subtitle'/>"
              "<style:style style:name='A' style:family='paragraph' style:parent-style-name='B'/>"
              "<style:style style:name='B' style:family='paragraph' style:parent-style-name='A'/>",
              "<style:style style:name='Own' style:family='paragraph' "
              "style:default-outline-level='2'/>"
              "<style:style style:name='Subtitle' style:family='paragraph'/>"
              "<style:style style:name='None' style:family='paragraph' "
              "style:parent-style-name='Own' style:default-outline-level=''/>")
          == List{"h1 a", "h3 b", "h6 c", "h2 d", "h1 e", "h2 f", "h4 g", "h", "i"});
}

TEST_CASE("odt: list items have a depth, all their paragraphs")
{
    CHECK(passages("<text:list><text:list-header>" + paragraph("before")
                   + "</text:list-header><text:list-item>" + paragraph("a") + paragraph("more")
                   + "<text:list><text:list-item>" + paragraph("b")
                   + "</text:list-item></text:list></text:list-item><text:list-item>"
                     "<text:h text:outline-level='2'>head</text:h></text:list-item></text:list>"
                   + "<text:numbered-paragraph text:level='2'>" + paragraph("c")
                   + "</text:numbered-paragraph>" + paragraph("d"))
          == List{"li1 before", "li1 a", "li1 more", "li2 b", "h2 head", "li2 c", "d"});
}

TEST_CASE("odt: cells have their place, empty ones that are repeated count")
{
    const auto cell = [](std::string_view content, std::string_view more = {}) {
        return fmt::format("<table:table-cell {}>{}</table:table-cell>", more, content);
    };
    const std::string inner =
        fmt::format("<table:table><table:table-row>{}</table:table-row></table:table>",
                    cell(paragraph("inner")));
    CHECK(passages(
              fmt::format("<table:table><table:title>no</table:title><table:table-header-rows>"
                          "<table:table-row>{}<table:covered-table-cell/>{}</table:table-row>"
                          "</table:table-header-rows>"
                          "<table:table-row table:number-rows-repeated='999'>{}</table:table-row>"
                          "<table:table-row>{}{}</table:table-row>"
                          "<table:table-row table:number-rows-repeated='2'>{}</table:table-row>"
                          "</table:table>{}",
                          cell(paragraph("a") + paragraph("") + paragraph("b")),
                          cell(paragraph("c")),
                          cell({}, "table:number-columns-repeated='16384'"),
                          cell({}, "table:number-columns-repeated='3'"),
                          cell(paragraph("d") + inner + paragraph("e")),
                          cell(paragraph("f"), "table:number-columns-repeated='2'"),
                          inner))
          == List{"1.1.1 a",
                  "1.1.1 b",
                  "1.1.3 c",
                  "1.1001.4 d",
                  "2.1.1 inner",
                  "1.1001.4 e",
                  "1.1002.1 f",
                  "1.1002.2 f",
                  "1.1003.1 f",
                  "1.1003.2 f",
                  "3.1.1 inner"});
}

TEST_CASE("odt: what is repeated beyond measure is read once and said")
{
    std::string body = paragraph("words");
    for (int n = 0; n < 20; ++n)
        body = fmt::format("<table:table><table:table-row table:number-rows-repeated='1000'>"
                           "<table:table-cell table:number-columns-repeated='1000'>{}"
                           "</table:table-cell></table:table-row></table:table>",
                           body);
    const Imported imported = readOffice(odtOf(body));
    CHECK(imported.utf8.size() < 10'000'000);
    CHECK(textOf(paragraph(repeated("<text:s text:c='10000'/>", 5'000) + "x")).size() < 11'000'000);
    REQUIRE(!imported.warnings.empty());
    CHECK(imported.warnings[0].ends_with("that the file repeats too often were read once"));
}

TEST_CASE("odt: notes come after their paragraph, endnotes at the end")
{
    const auto note = [](std::string_view kind, std::string_view content) {
        return fmt::format("<text:note text:note-class='{}'><text:note-citation>9"
                           "</text:note-citation><text:note-body>{}</text:note-body></text:note>",
                           kind,
                           content);
    };
    const Imported imported = readOffice(
        odtOf(paragraph("A" + note("footnote", paragraph(" one") + "<text:p/>" + paragraph("two"))
                        + note("endnote", paragraph("last")) + " B"
                        + note("footnote", paragraph("three")))
              + paragraph("C")));
    CHECK(imported.utf8 == "A[1][i] B[2]\n[1] one\ntwo\n[2] three\nC\n[i] last\n");
    CHECK(
        passagesOf(imported)
        == List{
            "A[1][i] B[2]", "footnote one", "footnote two", "footnote three", "C", "endnote last"});
}

TEST_CASE("odt: text boxes and lettered shapes come after their paragraph, pictures are counted")
{
    const Imported imported = readOffice(
        odtOf("<draw:frame><draw:text-box>" + paragraph("page") + "</draw:text-box></draw:frame>"
              + paragraph("a\n<draw:frame>\n<draw:text-box>\n"
                          + paragraph("box <draw:custom-shape>" + paragraph("in it")
                                      + "</draw:custom-shape>")
                          + "<table:table><table:table-row><table:table-cell>" + paragraph("cell")
                          + "</table:table-cell></table:table-row></table:table>"
                            "\n</draw:text-box><draw:image/><svg:title>no</svg:title></draw:frame>b"
                            "<draw:g> <draw:rect>"
                          + paragraph("shape")
                          + "</draw:rect> </draw:g><draw:frame><draw:image>no</draw:image>"
                            "<draw:image/></draw:frame>")
              + "<table:table><table:table-row><table:table-cell>" + paragraph("z")
              + "</table:table-cell></table:table-row></table:table>"));
    CHECK(imported.utf8.starts_with("a b\n"));
    CHECK(passagesOf(imported)
          == List{"a b",
                  "text box page",
                  "text box box",
                  "text box cell",
                  "text box in it",
                  "text box shape",
                  "1.1.1 z"});
    CHECK(imported.warnings == List{"1 picture, chart or diagram was left out"});
}

TEST_CASE("odt: tracked changes are accepted, hidden text is left out, both are counted")
{
    const Imported imported = readOffice(odtOf(
        "<text:tracked-changes><text:changed-region><text:deletion>" + paragraph("deleted")
            + "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
              "</text:changed-region></text:tracked-changes>"
            + paragraph("kept<text:change text:change-id='1'/><text:change-start/> inserted"
                        "<text:change-end/><text:span text:style-name='T1'> hidden"
                        "<text:span text:style-name='T2'> shown</text:span></text:span>"
                        "<text:hidden-text>no</text:hidden-text>")
            + paragraph("no", "P1") + paragraph("<text:hidden-paragraph text:is-hidden='true'/>no")
            + "<text:section text:display='none'>" + paragraph("no") + "</text:section>"
            + paragraph("end"),
        "<style:style style:name='T1' style:family='text'><style:text-properties "
        "text:display='none'/></style:style>"
        "<style:style style:name='T2' style:family='text'><style:text-properties "
        "text:display='true'/></style:style>"
        "<style:style style:name='P1' style:family='paragraph'><style:text-properties "
        "text:display='none'/></style:style>"));
    CHECK(imported.utf8 == "kept inserted shown\nend\n");
    CHECK(imported.warnings
          == List{"1 piece of text that is deleted (a tracked change) was left out",
                  "5 pieces of hidden text were left out"});
}

TEST_CASE("odt: links, fields, rubies and tables of contents give their words")
{
    CHECK(inParagraph("<text:a>link</text:a> <text:page-number>3</text:page-number> "
                      "<text:title>Title</text:title> <text:ruby><text:ruby-base>base"
                      "</text:ruby-base><text:ruby-text>how</text:ruby-text></text:ruby>")
          == "link 3 Title base\n");
    CHECK(textOf("<text:table-of-content><text:table-of-content-source>"
                 "<text:index-title-template>no</text:index-title-template>"
                 + paragraph("no")
                 + "</text:table-of-content-source><text:index-body><text:index-title>"
                 + paragraph("Contents") + "</text:index-title>" + paragraph("One<text:tab/>1")
                 + "</text:index-body></text:table-of-content>")
          == "Contents\nOne\t1\n");
}

TEST_CASE("odt: formulas give their letters")
{
    const std::string math = "<m:math><m:semantics><m:msup><m:mi>x</m:mi> <m:mn> 2 </m:mn></m:msup>"
                             "<m:annotation>x^2</m:annotation></m:semantics></m:math>";
    CHECK(inParagraph("a <draw:frame><draw:object>" + math + "</draw:object></draw:frame>")
          == "a x2\n");
    const std::string object = "<draw:frame><draw:object xlink:href='./Object 1'/><draw:image/>"
                               "</draw:frame>";
    const Imported imported =
        readOffice(zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml",
                           "<o:document-content><o:body><o:text>" + paragraph(object)
                               + paragraph(object) + "</o:text></o:body></o:document-content>"},
                          {"Object 1/content.xml", math}}));
    CHECK(imported.utf8 == "x2\n");
    CHECK(imported.warnings == List{"1 picture, chart or diagram was left out"});
}

TEST_CASE("odt: comments have their words, author, date and text")
{
    const auto comment = [](std::string_view name, std::string_view words) {
        return fmt::format("<office:annotation office:name='{0}'><dc:creator>{0}</dc:creator>"
                           "<dc:date>2024-01-02</dc:date>{1}</office:annotation>",
                           name,
                           words);
    };
    const Imported imported =
        readOffice(odtOf(paragraph("One " + comment("Ann", paragraph("a") + paragraph("b"))
                                   + "two"
                                     "<office:annotation-end office:name='Ann'/> three"
                                   + comment("Bob",
                                             "<text:list><text:list-item>" + paragraph("c")
                                                 + "</text:list-item></text:list>"))));
    CHECK(imported.utf8 == "One two three\n");
    CHECK(commentsOf(imported) == List{"two|Ann|2024-01-02|a\nb", "|Bob|2024-01-02|c"});
}

TEST_CASE("odt: a flat file is read as a packed one is")
{
    const Imported imported = readOffice(fmt::format(
        "<?xml version='1.0'?>\n<office:document {}><office:styles><style:style style:name='Own' "
        "style:family='paragraph' style:default-outline-level='2'/></office:styles><office:body>"
        "<office:text>{}<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data>"
        "</draw:image></draw:frame>{}</office:text></office:body></office:document>",
        kOdtSpaces,
        paragraph("head", "Own"),
        paragraph("body")));
    CHECK(passagesOf(imported) == List{"h2 head", "body"});
}

TEST_CASE("odt: what cannot be read is said")
{
    const auto error = [](const std::string& bytes) {
        const auto imported = readDocument("a.odt", bytes);
        REQUIRE(!imported.has_value());
        return imported.error();
    };
    const std::pair<std::string, std::string> type{"mimetype",
                                                   "application/vnd.oasis.opendocument.text"};
    CHECK(error(zipOf({type, {"content.xml", "<a><b>"}})).code == ErrorCode::Malformed);
    CHECK(error(zipOf({type})).code == ErrorCode::Malformed);
    CHECK(error(zipOf({type})).detail.find("save it anew") != std::string::npos);
    const Error encrypted =
        error(zipOf({type,
                     {"content.xml", "\x01\x02"},
                     {"META-INF/manifest.xml",
                      "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry>"
                      "</m:manifest>"}}));
    CHECK(encrypted.code == ErrorCode::Unsupported);
    CHECK(encrypted.detail.find("password") != std::string::npos);
    const Error sheet =
        error("<office:document xmlns:office='o'><office:body><office:spreadsheet/></office:body>"
              "</office:document>");
    CHECK(sheet.code == ErrorCode::Unsupported);

    const Imported imported = readOffice(
        zipOf({type,
               {"content.xml", "<o:d><o:body><o:text><t:p>a</t:p></o:text></o:body></o:d>"},
               {"styles.xml", "<o:styles>"}}));
    CHECK(imported.utf8 == "a\n");
    REQUIRE(imported.warnings.size() == 1);
    CHECK(imported.warnings[0].starts_with("the named styles of the document were left out: "));
}

TEST_CASE("docx and odt: the same document gives the same passages")
{
    REQUIRE(rc::check("docx == odt", [] {
        const auto pieces = *rc::gen::container<std::vector<Piece>>(anyPiece());
        const Imported docx = readOffice(asDocx(pieces));
        const Imported odt = readOffice(asOdt(pieces));
        RC_ASSERT(docx.utf8 == odt.utf8);
        RC_ASSERT(docx.layout == odt.layout);
        RC_ASSERT(docx.warnings == odt.warnings);
    }));
}

TEST_CASE("odt: damaged files are refused or read, never more")
{
    const std::string text =
        "<office:document><office:body><office:text>" + paragraph("words <text:s/>and words")
        + "<text:list><text:list-item>" + paragraph("item")
        + "</text:list-item></text:list></office:text></office:body></office:document>";
    const std::string whole = odtOf(text);
    std::mt19937 random(1);
    for (int n = 0; n < 300; ++n) {
        requireSoundOrError("a.odt", readDocument("a.odt", damaged(whole, random)));
        requireSoundOrError("a.fodt", readDocument("a.fodt", damaged(text, random)));
    }
}

TEST_CASE("odt: elements in any nesting are read")
{
    const List tags{"text:p",
                    "text:p",
                    "text:h text:outline-level='-3'",
                    "text:span text:style-name='T1'",
                    "text:span",
                    "text:s text:c='3'",
                    "text:list",
                    "text:list-item",
                    "text:numbered-paragraph text:level='3'",
                    "text:note",
                    "text:note text:note-class='endnote'",
                    "text:note-body",
                    "text:note-citation",
                    "office:annotation office:name='1'",
                    "office:annotation-end office:name='1'",
                    "draw:frame",
                    "draw:text-box",
                    "draw:custom-shape",
                    "draw:object",
                    "table:table",
                    "table:table-row table:number-rows-repeated='3'",
                    "table:table-row",
                    "table:table-cell table:number-columns-repeated='2000000000'",
                    "table:table-cell table:number-columns-repeated='2'",
                    "text:ruby-text"};
    std::mt19937 random(2);
    for (int n = 0; n < 500; ++n)
        requireSoundOrError(
            "a.odt",
            readDocument(
                "a.odt",
                odtOf(wildMarkup(tags, 80, random),
                      "<style:style style:name='T1' style:family='text'><style:text-properties "
                      "text:display='none'/></style:style>")));
}

TEST_CASE("odt: depth is no danger")
{
    for (const std::string_view name : {"text:list", "draw:frame", "text:note-body", "table:table"})
        CHECK(textOf(repeated(fmt::format("<{}>", name), 100'000) + paragraph("deep")
                     + repeated(fmt::format("</{}>", name), 100'000))
                  .ends_with("deep\n"));
    CHECK(inParagraph(repeated("<text:span>", 100'000) + "deep" + repeated("</text:span>", 100'000))
          == "deep\n");
}
