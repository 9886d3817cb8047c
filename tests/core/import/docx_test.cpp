// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/hostile.h"
#include "tests/core/import/office_fixture.h"

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;
using List = std::vector<std::string>;

namespace {

// A run, and a paragraph of one run.
std::string run(std::string_view words, std::string_view properties = {})
{
    return fmt::format(
        "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>", properties, words);
}

std::string paragraph(std::string_view words, std::string_view properties = {})
{
    return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, run(words));
}

List passages(std::string_view body, const Parts& parts = {})
{
    return passagesOf(readOffice(docxOf(body, parts)));
}

std::string textOf(std::string_view body, const Parts& parts = {})
{
    return readOffice(docxOf(body, parts)).utf8;
}

std::string inParagraph(std::string_view content)
{
    return textOf(fmt::format("<w:p>{}</w:p>", content));
}

} // namespace

TEST_CASE("docx: a paragraph is a line, an empty one an empty line, a break a line end")
{
    const Imported imported = readOffice(
        docxOf(paragraph("Ann: one") + "<w:p/>"
               + "<w:p><w:r><w:t>two</w:t><w:br/><w:t>three</w:t><w:cr/><w:t>four</w:t></w:r></w:p>"
               + "<w:sectPr><w:t>no text</w:t></w:sectPr>"));
    CHECK(imported.utf8 == "Ann: one\n\ntwo\nthree\nfour\n");
    CHECK(imported.layout.empty());
    CHECK(imported.warnings.empty());
    CHECK(imported.encoding == "UTF-8");
}

TEST_CASE("docx: blanks around the words of a run count only if the file says so")
{
    CHECK(inParagraph("<w:r><w:t> a </w:t><w:t xml:space='preserve'> b </w:t></w:r>") == "a b \n");
    CHECK(inParagraph("<w:r><w:t>a\nb<!-- x --> c</w:t></w:r>") == "a b c\n");
}

TEST_CASE("docx: tabs, hyphens and symbols are characters, breaks of pages none")
{
    CHECK(inParagraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>"
                      "<w:softHyphen/><w:t>d</w:t><w:ptab/><w:t>e</w:t></w:r>")
          == "a\tb\u2011cd\te\n");
    CHECK(inParagraph("<w:r><w:sym w:font='Symbol' w:char='F061'/>"
                      "<w:sym w:font='Symbol' w:char='F0B3'/>"
                      "<w:sym w:font='Symbol' w:char='0020'/>"
                      "<w:sym w:font='Wingdings' w:char='F0FE'/>"
                      "<w:sym w:font='Wingdings 2' w:char='F0A3'/>"
                      "<w:sym w:font='Arial' w:char='F0E9'/><w:sym w:font='Arial' w:char='2014'/>"
                      "<w:sym w:font='Webdings' w:char='F041'/><w:sym w:char='zz'/></w:r>")
          == "\u03B1\u2265 \u2611\u2610\u00E9\u2014\uFFFD\n");
    CHECK(inParagraph("<w:r><w:br w:type='page'/><w:t>a</w:t><w:br w:type='page'/></w:r>")
          == "a\n");
    CHECK(inParagraph("<w:r><w:t>a</w:t><w:br w:type='column'/><w:t>b</w:t></w:r>") == "a\nb\n");
}

TEST_CASE("docx: headings come from the styles, what these are based on, or the paragraph")
{
    const Parts styles{
        {"styles",
         "<w:style w:type='paragraph' w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style>"
         "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='berschrift2'/></w:style>"
         "<w:style w:styleId='Deep'><w:name w:val='Deep'/><w:pPr><w:outlineLvl w:val='8'/></w:pPr>"
         "</w:style>"
         "<w:style w:styleId='Toc'><w:basedOn w:val='berschrift2'/><w:pPr>"
         "<w:outlineLvl w:val='9'/></w:pPr></w:style>"
         "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
         "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>"}};
    const auto styled = [](std::string_view style) {
        return paragraph(style, fmt::format("<w:pStyle w:val='{}'/>", style));
    };
    CHECK(passages(styled("berschrift2") + styled("Own") + styled("Deep") + styled("Toc")
                       + styled("A") + styled("Heading3") + styled("Title") + styled("Subtitle")
                       + paragraph("direct", "<w:outlineLvl w:val='3'/>")
                       + paragraph("not", "<w:pStyle w:val='Own'/><w:outlineLvl w:val='9'/>"),
                   styles)
          == List{"h2 berschrift2",
                  "h2 Own",
                  "h6 Deep",
                  "Toc",
                  "A",
                  "h3 Heading3",
                  "h1 Title",
                  "h2 Subtitle",
                  "h4 direct",
                  "not"});
}

TEST_CASE("docx: list items have a depth, their numbers are no text")
{
    const Parts parts{
        {"styles",
         "<w:style w:styleId='Bullet'><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr>"
         "</w:style><w:style w:styleId='Third'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr>"
         "</w:pPr></w:style>"},
        {"numbering",
         "<w:abstractNum><w:lvl w:ilvl='2'><w:pStyle w:val='Third'/></w:lvl></w:abstractNum>"}};
    const auto item = [](std::string_view words, std::string_view list, std::string_view style) {
        return paragraph(words,
                         fmt::format("<w:pStyle w:val='{}'/><w:numPr>{}</w:numPr>", style, list));
    };
    CHECK(passages(item("a", "<w:ilvl w:val='0'/><w:numId w:val='1'/>", "")
                       + item("b", "<w:ilvl w:val='2'/><w:numId w:val='1'/>", "")
                       + item("none", "<w:ilvl w:val='1'/><w:numId w:val='0'/>", "Bullet")
                       + item("deeper", "<w:ilvl w:val='1'/>", "Bullet")
                       + item("no list", "<w:ilvl w:val='1'/>", "")
                       + paragraph("styled", "<w:pStyle w:val='Bullet'/>")
                       + paragraph("third", "<w:pStyle w:val='Third'/>")
                       + item("head", "<w:numId w:val='1'/>", "Heading1"),
                   parts)
          == List{"li1 a",
                  "li3 b",
                  "none",
                  "li2 deeper",
                  "no list",
                  "li1 styled",
                  "li3 third",
                  "h1 head"});
}

TEST_CASE("docx: cells have their place in the grid, tables in tables numbers of their own")
{
    const auto cell = [](std::string_view content, std::string_view properties = {}) {
        return fmt::format("<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>", properties, content);
    };
    const std::string inner =
        fmt::format("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(paragraph("inner")));
    const std::string body = fmt::format(
        "<w:tbl><w:tblGrid/><w:tr>{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}{}"
        "</w:tr><w:sdt><w:sdtContent><w:tr>{}</w:tr></w:sdtContent></w:sdt></w:tbl>{}",
        cell(paragraph("a1") + paragraph("a2"), "<w:gridSpan w:val='2'/>"),
        cell(paragraph("b")),
        cell("<w:p/>"),
        cell(paragraph("c") + inner + paragraph("d")),
        cell(paragraph("e"), "<w:vMerge/>"),
        inner);
    const Imported imported = readOffice(docxOf(body));
    CHECK(passagesOf(imported)
          == List{"1.1.1 a1",
                  "1.1.1 a2",
                  "1.1.3 b",
                  "1.2.3 c",
                  "2.1.1 inner",
                  "1.2.3 d",
                  "1.3.1 e",
                  "3.1.1 inner"});
    CHECK(imported.utf8.find("\n\n") == std::string::npos);
}

TEST_CASE("docx: notes come after their paragraph, endnotes at the end, each once")
{
    const Parts parts{
        {"footnotes",
         "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p>"
         "</w:footnote><w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r>"
             + run(" one") + "</w:p><w:tbl><w:tr><w:tc>" + paragraph("two")
             + "</w:tc></w:tr></w:tbl><w:p/>" + "</w:footnote><w:footnote w:id='8'><w:p>"
             + run("other")
             + "<w:r><w:footnoteReference w:id='7'/><w:footnoteReference w:id='9'/></w:r></w:p>"
               "</w:footnote><w:footnote w:id='9'>"
             + paragraph("third") + "</w:footnote>"},
        {"endnotes", "<w:endnote w:id='7'>" + paragraph("last") + "</w:endnote>"}};
    const std::string body = "<w:p>" + run("A")
                             + "<w:r><w:footnoteReference w:id='8'/><w:endnoteReference w:id='7'/>"
                               "</w:r>"
                             + run("B") + "<w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
                             + paragraph("C")
                             + "<w:p><w:r><w:footnoteReference w:id='7'/></w:r></w:p>";
    const Imported imported = readOffice(docxOf(body, parts));
    CHECK(imported.utf8
          == "A[1][i]B[2]\n[1] other[2][3]\n[2] one\ntwo\n[3] third\nC\n[2]\n[i] last\n");
    CHECK(passagesOf(imported)
          == List{"A[1][i]B[2]",
                  "footnote other[2][3]",
                  "footnote one",
                  "footnote two",
                  "footnote third",
                  "C",
                  "[2]",
                  "endnote last"});
}

TEST_CASE("docx: a text box comes after its paragraph, and of alternatives one")
{
    const auto box = [](std::string_view words) {
        return fmt::format("<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>",
                           paragraph(words) + "<w:p/>" + paragraph("more"));
    };
    const auto either = [](std::string_view choice, std::string_view fallback) {
        return fmt::format("<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}"
                           "</mc:Fallback></mc:AlternateContent></w:r>",
                           choice,
                           fallback);
    };
    CHECK(passages("<w:p>" + run("before") + either(box("box"), box("old box")) + run(" after")
                   + "</w:p>" + paragraph("next"))
          == List{"before after", "text box box", "text box more", "next"});
    CHECK(passages("<w:p>" + either("<w:unknown/>", "<w:t>fallback</w:t>") + "</w:p>")
          == List{"fallback"});
    CHECK(passages("<w:p><w:r><w:pict><v:shape><v:textpath string='lettering'/></v:shape></w:pict>"
                   "</w:r></w:p>")
          == List{"text box lettering"});
    const Imported pictures = readOffice(docxOf(
        "<w:p>" + either("<w:drawing><pic:pic/></w:drawing>", "<w:pict><v:imagedata/></w:pict>")
        + either("<w:unknown/>", "<w:pict><v:imagedata/></w:pict>") + run("x") + "</w:p>"));
    CHECK(pictures.warnings == List{"2 pictures, charts or diagrams were left out"});
}

TEST_CASE("docx: boxes in boxes and notes in boxes follow in the order in which they begin")
{
    const auto box = [](std::string_view content) {
        return fmt::format("<w:r><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:r>", content);
    };
    const Parts parts{{"footnotes", "<w:footnote w:id='1'>" + paragraph("note") + "</w:footnote>"}};
    CHECK(passages("<w:p>" + run("A")
                       + box(run("outer") + box(run("inner"))
                             + "<w:r><w:footnoteReference w:id='1'/></w:r>")
                       + "</w:p>" + paragraph("B"),
                   parts)
          == List{"A", "text box outer[1]", "text box inner", "footnote note", "B"});
}

TEST_CASE("docx: tracked changes are accepted, hidden text is left out, both are counted")
{
    const Imported imported = readOffice(docxOf(
        "<w:p>" + run("kept ") + "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del><w:ins>"
            + run("inserted ") + "</w:ins><w:moveFrom>" + run("moved") + "</w:moveFrom><w:moveTo>"
            + run("moved ") + "</w:moveTo>" + run("hidden", "<w:vanish/>")
            + run("shown", "<w:vanish w:val='0'/>") + run("styled", "<w:rStyle w:val='Secret'/>")
            + "</w:p>" + paragraph("whole", "<w:pStyle w:val='Hidden'/>")
            + paragraph("Joined ", "<w:rPr><w:del/></w:rPr>") + paragraph("with this")
            + paragraph("At the end", "<w:rPr><w:del/></w:rPr>"),
        {{"styles",
          "<w:style w:type='character' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>"
          "<w:style w:styleId='Hidden'><w:rPr><w:vanish/></w:rPr></w:style>"}}));
    CHECK(imported.utf8 == "kept inserted moved shown\nJoined with this\nAt the end\n");
    CHECK(imported.warnings
          == List{"1 piece of text that is deleted (a tracked change) was left out",
                  "3 pieces of hidden text were left out"});
}

TEST_CASE("docx: a paragraph whose end is deleted goes on in the next one only")
{
    const std::string gone = "<w:rPr><w:del/></w:rPr>";
    CHECK(passages(paragraph("a", gone) + "<w:tbl><w:tr><w:tc>" + paragraph("b", gone)
                   + "</w:tc><w:tc>" + paragraph("c", gone) + paragraph("d")
                   + "</w:tc></w:tr></w:tbl>" + paragraph("", gone) + paragraph("e"))
          == List{"a", "1.1.1 b", "1.1.2 cd", "e"});
}

TEST_CASE("docx: deleted rows and cells are left out")
{
    const Imported imported = readOffice(
        docxOf("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("a")
               + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + paragraph("b")
               + "</w:tc><w:tc>" + paragraph("c") + "</w:tc></w:tr></w:tbl>"));
    CHECK(passagesOf(imported) == List{"1.1.1 c"});
    CHECK(imported.warnings
          == List{"2 pieces of text that are deleted (tracked changes) were left out"});
}

TEST_CASE("docx: of fields only the result is text")
{
    const auto field = [](std::string_view type) {
        return fmt::format("<w:r><w:fldChar w:fldCharType='{}'/></w:r>", type);
    };
    const std::string code = "<w:r><w:instrText>CODE</w:instrText></w:r>";
    CHECK(inParagraph(run("a ") + field("begin") + code + field("begin") + code + field("separate")
                      + run("nested") + field("end") + field("separate") + run("result")
                      + field("end") + run(" z"))
          == "a result z\n");
    CHECK(inParagraph("<w:fldSimple w:instr='DATE'>" + run("today") + "</w:fldSimple>")
          == "today\n");
    CHECK(textOf("<w:p>" + run("a") + field("begin") + code + run("lost") + "</w:p>"
                 + paragraph("b") + "<w:p>" + field("end") + field("end") + run("c") + "</w:p>")
          == "a\nb\nc\n");
}

TEST_CASE("docx: what was chosen in an old form is text")
{
    CHECK(inParagraph("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>"
                      "<w:result w:val='1'/><w:listEntry w:val='no'/><w:listEntry w:val='yes'/>"
                      "</w:ddList></w:ffData></w:fldChar></w:r>"
                      "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
                      "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>"
                      "<w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar>"
                      "<w:fldChar w:fldCharType='end'/></w:r>")
          == "yes\u2612\n");
}

TEST_CASE("docx: links, content controls, rubies and formulas give their words")
{
    CHECK(
        inParagraph("<w:hyperlink>" + run("link ")
                    + "</w:hyperlink><w:sdt><w:sdtPr><w:t>no</w:t>"
                      "</w:sdtPr><w:sdtContent><w:smartTag>"
                    + run("tag ")
                    + "</w:smartTag>"
                      "</w:sdtContent></w:sdt><w:r><w:ruby><w:rt>"
                    + run("how")
                    + "</w:rt>"
                      "<w:rubyBase>"
                    + run("base ")
                    + "</w:rubyBase></w:ruby></w:r>"
                      "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t>"
                      "</m:r></m:sup></m:sSup></m:oMath>")
        == "link tag base x2\n");
}

TEST_CASE("docx: the signs of formulas that are properties are text")
{
    const std::string x = "<m:e><m:r><m:t>x</m:t></m:r></m:e>";
    CHECK(inParagraph("<m:oMath><m:nary><m:naryPr><m:chr m:val='\u2211'/></m:naryPr>" + x
                      + "</m:nary><m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=''/></m:dPr>" + x
                      + "</m:d><m:nary>" + x + "</m:nary><m:d>" + x + "</m:d></m:oMath>")
          == "\u2211x[x\u222Bx(x)\n");
}

TEST_CASE("docx: a large initial belongs to its word")
{
    CHECK(textOf(paragraph("O", "<w:framePr w:dropCap='drop'/>") + paragraph("nce upon"))
          == "Once upon\n");
}

TEST_CASE("docx: comments have their words, author, date and text")
{
    const std::string body =
        "<w:p>" + run("One ") + "<w:commentRangeStart w:id='0'/>" + run("two")
        + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>" + run(" three")
        + "<w:r><w:commentReference w:id='2'/></w:r><w:commentRangeStart w:id='1'/></w:p>"
        + paragraph("four") + "<w:commentRangeEnd w:id='1'/>" + paragraph("five");
    const Imported imported = readOffice(docxOf(
        body,
        {{"comments",
          "<w:comment w:id='1'>" + paragraph("long")
              + "</w:comment><w:comment w:id='0' "
                "w:author='Ann' w:date='2024-01-02T03:04:05Z'>"
              + paragraph("first") + paragraph("second")
              + "</w:comment><w:comment w:id='2' w:author='Bob'>" + paragraph("place")
              + "</w:comment><w:comment w:id='3'>" + paragraph("nowhere") + "</w:comment>"}}));
    CHECK(imported.utf8 == "One two three\nfour\nfive\n");
    CHECK(commentsOf(imported)
          == List{"two|Ann|2024-01-02T03:04:05Z|first\nsecond", "\nfour|||long", "|Bob||place"});
    CHECK(imported.warnings == List{"1 comment was left out: it stands at no place of the text"});
}

TEST_CASE("docx: the main part is the one that is referred to")
{
    const std::string text = "<document><body><p><r><t>main</t></r></p></body></document>";
    CHECK(passagesOf(readOffice(
              zipOf({{"_rels/.rels",
                      "<R><r Type='http://x/officeDocument' Target='/Word/document2.xml'/></R>"},
                     {"word/document.xml", "<document/>"},
                     {"word/document2.xml", text}})))
          == List{"main"});
    CHECK(passagesOf(readOffice(
              zipOf({{"[Content_Types].xml",
                      "<T><O PartName='/word/main.xml' ContentType='x.document.main+xml'/></T>"},
                     {"word/document.xml", "<document/>"},
                     {"word/main.xml", text}})))
          == List{"main"});
    CHECK(passagesOf(readOffice(
              zipOf({{"word/document.xml",
                      "<document><body><p><pPr><pStyle val='x'/></pPr><r><t>main</t></r></p></body>"
                      "</document>"},
                     {"word/styles.xml",
                      "<styles><style styleId='x'><name val='heading 2'/></style></styles>"}})))
          == List{"h2 main"});
}

TEST_CASE("docx: a damaged text is an error, a damaged side part a warning")
{
    const auto error = [](const std::string& bytes) {
        const auto imported = readDocument("a.docx", bytes);
        REQUIRE(!imported.has_value());
        CHECK(imported.error().code == ErrorCode::Malformed);
        return imported.error().detail;
    };
    CHECK(error(zipOf({{"word/document.xml", "<document><body>"}}))
              .starts_with("a.docx: word/document.xml is damaged at byte"));
    CHECK(error(zipOf({{"word/document.xml", "<styles/>"}})).find("holds no text")
          != std::string::npos);
    CHECK(error("PK\x03\x04 word/document.xml").find("cannot be opened") != std::string::npos);

    const Imported imported =
        readOffice(docxOf("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='1'/></w:r></w:p>",
                          {{"footnotes", "<w:footnote>"}, {"styles", "</w:style>"}}));
    CHECK(imported.utf8 == "x[1]\n");
    REQUIRE(imported.warnings.size() == 2);
    CHECK(imported.warnings[0].starts_with("the styles of the document were left out: "));
    CHECK(imported.warnings[1].starts_with("the footnotes of the document were left out: "));
}

TEST_CASE("docx: damaged files are refused or read, never more")
{
    const std::string text = "<w:document><w:body>" + paragraph("words and words")
                             + "<w:tbl><w:tr><w:tc>" + paragraph("cell")
                             + "</w:tc></w:tr></w:tbl></w:body></w:document>";
    const std::string whole =
        docxOf(text, {{"styles", "<w:style w:styleId='a'/>"}, {"footnotes", "<w:footnote/>"}});
    std::mt19937 random(1);
    for (int n = 0; n < 300; ++n) {
        requireSoundOrError("a.docx", readDocument("a.docx", damaged(whole, random)));
        requireSoundOrError(
            "a.docx",
            readDocument("a.docx", zipOf({{"word/document.xml", damaged(text, random)}})));
    }
}

TEST_CASE("docx: elements in any nesting are read")
{
    const List tags{"w:p",
                    "w:p",
                    "w:r",
                    "w:r",
                    "w:t",
                    "w:t xml:space='preserve'",
                    "w:pPr",
                    "w:rPr",
                    "w:del",
                    "w:vanish",
                    "w:numPr",
                    "w:tbl",
                    "w:tr",
                    "w:trPr",
                    "w:gridBefore w:val='2000000000'",
                    "w:tc",
                    "w:txbxContent",
                    "w:br",
                    "w:br w:type='page'",
                    "w:fldChar w:fldCharType='begin'",
                    "w:fldChar w:fldCharType='separate'",
                    "w:fldChar w:fldCharType='end'",
                    "w:footnoteReference w:id='1'",
                    "w:endnoteReference w:id='1'",
                    "w:footnoteReference w:id='2'",
                    "w:commentRangeStart w:id='1'",
                    "w:commentRangeEnd w:id='1'",
                    "w:commentReference w:id='2'",
                    "mc:AlternateContent",
                    "mc:Choice",
                    "mc:Fallback",
                    "w:framePr w:dropCap='drop'"};
    std::mt19937 random(2);
    const auto wild = [&] { return wildMarkup(tags, 60, random); };
    for (int n = 0; n < 300; ++n)
        requireSoundOrError(
            "a.docx",
            readDocument(
                "a.docx",
                docxOf(wild(),
                       {{"footnotes",
                         fmt::format("<w:footnote w:id='1'>{}</w:footnote><w:footnote w:id='2'>{}"
                                     "</w:footnote>",
                                     wild(),
                                     wild())},
                        {"endnotes", fmt::format("<w:endnote w:id='1'>{}</w:endnote>", wild())},
                        {"comments",
                         fmt::format("<w:comment w:id='1'>{}</w:comment><w:comment w:id='2'>{}"
                                     "</w:comment>",
                                     wild(),
                                     wild())}})));
}

TEST_CASE("docx: depth and number are no danger")
{
    const auto nested = [](std::string_view open, std::string_view close) {
        std::string markup;
        for (int n = 0; n < 100'000; ++n)
            markup += open;
        markup += paragraph("deep");
        for (int n = 0; n < 100'000; ++n)
            markup += close;
        return markup;
    };
    CHECK(textOf(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")) == "deep\n");
    CHECK(textOf(nested("<w:txbxContent>", "</w:txbxContent>")) == "\ndeep\n");
    CHECK(textOf(nested("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"))
          == "deep\n");
    std::string chain; // of notes that refer to the next one
    for (int n = 0; n < 50'000; ++n)
        chain +=
            fmt::format("<w:footnote w:id='{}'><w:p><w:r><w:footnoteReference w:id='{}'/></w:r>"
                        "</w:p></w:footnote>",
                        n,
                        n + 1);
    CHECK(textOf("<w:p><w:r><w:footnoteReference w:id='0'/></w:r></w:p>", {{"footnotes", chain}})
              .ends_with("\n[50000] [50001]\n"));
    const auto many =
        readDocument("a.docx", docxOf(std::string(std::size_t{24} << 20U, '<') + "</w:p>"));
    CHECK(many.error().code == ErrorCode::Unsupported);
}
