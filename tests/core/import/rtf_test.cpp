// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/hostile.h"
#include "tests/core/import/passages.h"

#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;

namespace {

Imported readBody(std::string_view body, const Options& options = {})
{
    return imported("a.rtf", fmt::format("{{\\rtf1\\ansi\\deff0 {}}}", body), options);
}

std::string textOf(std::string_view body)
{
    return readBody(body).utf8;
}

Lines linesOfBody(std::string_view body)
{
    return linesOf(readBody(body));
}

// "words|author|date|comment".
Lines commentsOf(const Imported& document)
{
    const text::OffsetMap map(document.utf8);
    Lines lines;
    for (const Comment& comment : document.comments)
        lines.push_back(fmt::format("{}|{}|{}|{}",
                                    text::slice(document.utf8, map, comment.span),
                                    comment.author,
                                    comment.date,
                                    comment.text));
    return lines;
}

std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int n = 0; n < times; ++n)
        all += text;
    return all;
}

} // namespace

TEST_CASE("paragraphs are lines, empty ones too, and the source's line ends are nothing")
{
    CHECK(textOf("One\r\n two\\par\n\\par{\\b th}ree\\line four\\\nfive")
          == "One two\n\nthree\nfour\nfive\n");
    CHECK(textOf("a\\tab b\\{c\\}\\\\d\\~e\\_f\\-g\\'41\\:") == "a\tb{c}\\d\u00A0e\u2011fgA\n");
    CHECK(
        textOf("\\ldblquote a\\rdblquote\\emdash\\endash\\lquote b\\rquote\\bullet\\zwj\\emspace x")
        == "\u201Ca\u201D\u2014\u2013\u2018b\u2019\u2022\u200D\u2003x\n");
    CHECK(textOf("a\\sect b\\page c\\pard d")
          == "a\nb\nc"
             "d\n");
}

TEST_CASE("bytes are of the code page of their font, else of the document")
{
    CHECK(textOf("\\'e9\\'80 caf\xE9") == "\u00E9\u20AC caf\u00E9\n");
    CHECK(textOf("\\ansicpg1251 \\'cf\\'f0") == "\u041F\u0440\n");
    CHECK(textOf("\\mac \\'8e") == "\u00E9\n");
    CHECK(textOf("\\pc \\'82") == "\u00E9\n");
    const std::string fonts =
        "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fnil\\fcharset204{\\*\\fname B;}C;}"
        "{\\f2\\fcharset128 D;}{\\f3\\fcharset161 E;}{\\f4 F;}}";
    CHECK(textOf(fonts + "\\'e9{\\f1 \\'e9}\\'e9\\f3\\'e1\\plain\\'e1")
          == "\u00E9\u0439\u00E9\u03B1\u00E1\n");
    // The second byte of a character may look like a letter or a backslash.
    CHECK(textOf(fonts + "\\f2\\'83A\\'83\\'5c\\'82\\'a0 x") == "\u30A2\u30BD\u3042 x\n");
    CHECK(textOf("{\\fonttbl\\f0\\fcharset0 A;\\f1\\fcharset238 B;}\\f1\\'b9") == "\u0105\n");
    CHECK(readBody("\\'cf", {.encoding = "windows-1251"}).utf8 == "\u041F\n");
    CHECK(readDocument("a.rtf", "{\\rtf1 x}", {.encoding = "klingon"}).error().code
          == ErrorCode::NotFound);
}

TEST_CASE("what stands in for a Unicode character is skipped")
{
    CHECK(textOf("\\u8364?x\\u233\\'e9y\\u-3913 ?z") == "\u20ACx\u00E9y\uF0B7z\n");
    CHECK(textOf("{\\uc2\\u12450\\'83Ax}\\uc0\\u233y\\uc1\\u233{}z\\u233\\par w")
          == "\u30A2x\u00E9y\u00E9z\u00E9\nw\n");
    CHECK(textOf("\\u55357\\'3f\\u56832\\'3f!") == "\U0001F600!\n");
    CHECK(textOf("\\u55357?\\u65?") == "\uFFFDA\n");
    CHECK(textOf("\\u8220\\ldblquote a") == "\u201Ca\n");
    CHECK(textOf("{\\upr{ansi}{\\*\\ud{\\u233?}}}b{\\*\\bkmkstart{\\upr{c}{\\*\\ud{d}}}}")
          == "\u00E9"
             "b\n");
}

TEST_CASE("what is not text of the document is left out")
{
    CHECK(textOf("{\\info{\\title t}{\\author a}}{\\colortbl;\\red0;}{\\stylesheet{\\s1 Normal;}}"
                 "{\\header h\\par}{\\footerf f}{\\*\\generator g;}{\\*\\unknown{u}}"
                 "{\\pict\\pngblip 89504e{x}\\bin5 }}{{y}{\\field{\\*\\fldinst HYPERLINK \"z\"}"
                 "{\\fldrslt link}}{\\xe index}.")
          == "link.\n");
    const Imported hidden =
        readBody("a{\\v hidden {\\b more}}b\\v c\\v0 d{\\deleted e\\par}{\\revised f}"
                 "{\\v\\par}");
    CHECK(hidden.utf8 == "abd\nf\n");
    CHECK(hidden.warnings
          == Lines{"1 places of text that was deleted with changes tracked were left out",
                   "2 places of hidden text were left out"});
}

TEST_CASE("headings by outline level or by the name of their style")
{
    const std::string styles =
        "{\\stylesheet{\\s0 Normal;}{\\s1\\b Heading 1;}{\\s2\\outlinelevel2 My;}"
        "{\\*\\cs3\\outlinelevel1 Char;}{\\s4 heading 9;}}";
    CHECK(linesOfBody(styles
                      + "\\s1 A\\par\\pard\\s2 B\\par\\pard\\s3 C\\par\\pard\\outlinelevel0 D\\par"
                        "\\pard\\s1\\outlinelevel9 E\\par\\pard\\s4 F\\par{\\pard\\outlinelevel1 "
                        "G\\par}\\pard H")
          == Lines{"h1: A", "h3: B", "p: C", "h1: D", "p: E", "h6: F", "h2: G", "p: H"});
}

TEST_CASE("list items lose their number, and have their depth")
{
    CHECK(linesOfBody(
              "{\\listtext\\pard 1.\\tab}\\ls1\\ilvl1 one\\par{\\listtext 2.\\tab}two\\par\\pard "
              "x\\par{\\pntext\\'B7\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb\\'B7}}three\\par\\pard y\\par"
              "\\ls2\\ilvl0 four\\par\\pard\\ls0 z")
          == Lines{"li2: one", "li2: two", "p: x", "li1: three", "p: y", "li1: four", "p: z"});
    // As pandoc writes them.
    CHECK(linesOfBody("{\\pard\\li360\\fi-360 \\bullet \\tx360\\tab one\\par}"
                      "{\\pard\\li720\\fi-360 (a)\\tx360\\tab two\\tab x\\par}"
                      "{\\pard\\li360\\fi0 three\\par}{\\pard\\fi-360 4.\\tab four\\par}"
                      "{\\pard\\fi-360 so\\tx360\\tab five\\par}")
          == Lines{"li1: one", "li2: two\tx", "p: three", "p: 4.\tfour", "p: so\tfive"});
}

TEST_CASE("tables give cells, nested ones are tables of their own")
{
    CHECK(
        linesOfBody("\\trowd\\cellx1\\cellx2\\pard\\intbl a\\par b\\cell\\par\\cell\\row"
                    "\\pard\\intbl c\\cell d\\cell\\row\\pard between\\par"
                    "\\trowd\\pard\\intbl{\\b e}\\cell\\row\\pard f")
        == Lines{"1.1.1: a", "1.1.1: b", "1.2.1: c", "1.2.2: d", "p: between", "2.1.1: e", "p: f"});
    CHECK(
        linesOfBody("\\pard\\intbl\\itap1 a\\par\\pard\\intbl\\itap2 b\\nestcell c\\nestcell"
                    "{\\*\\nesttableprops\\trowd\\nestrow}{\\nonesttables\\par}d\\nestcell"
                    "{\\*\\nesttableprops\\trowd\\nestrow}\\pard\\intbl\\itap1 e\\cell f\\cell\\row"
                    "\\pard\\itap0 g")
        == Lines{"1.1.1: a", "2.1.1: b", "2.1.2: c", "2.2.1: d", "1.1.1: e", "1.1.2: f", "p: g"});
    // As pandoc writes them.
    CHECK(
        linesOfBody("{\\trowd\\intbl{{{\\pard\\intbl a\\par}\\cell}{{\\pard\\intbl b\\par}\\cell}}"
                    "\\intbl\\row}{\\pard c\\par}")
        == Lines{"1.1.1: a", "1.1.2: b", "p: c"});
}

TEST_CASE("footnotes follow their paragraph, endnotes end the document")
{
    const Imported notes = readBody(
        "a{\\super\\chftn}{\\*\\footnote\\chftn\\~\\pard {\\pard One.\\par}{\\pard Two.\\par}} b"
        "{\\super\\chftn{\\footnote\\ftnalt\\pard{\\super\\chftn} End.}}c\\par "
        "d{\\cs1\\chftn{\\footnote{\\chftn} Three.}}\\par e");
    CHECK(notes.utf8 == "a[1] b[i]c\n[1] One.\nTwo.\nd[2]\n[2] Three.\ne\n[i] End.\n");
    CHECK(linesOf(notes)
          == Lines{"p: a[1] b[i]c",
                   "footnote: One.",
                   "footnote: Two.",
                   "p: d[2]",
                   "footnote: Three.",
                   "p: e",
                   "endnote: End."});
    CHECK(textOf("a{\\v{\\footnote no}}b") == "ab\n");
}

TEST_CASE("a text box is read once, after its paragraph")
{
    CHECK(linesOfBody(
              "a{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn x}{\\sv 1}}{\\shptxt \\pard In\\par box}}"
              "{\\shprslt{\\*\\do{\\dptxbxtext In box}}}}b\\par c{\\*\\do{\\dptxbxtext old}}")
          == Lines{"p: ab", "text box: In", "text box: box", "p: c", "text box: old"});
}

TEST_CASE("comments have their place, author and date")
{
    const Imported document = readBody(
        "\\u233?x{\\*\\atrfstart 7}some{\\footnote note} words{\\*\\atrfend 7}{\\*\\atnid AB}"
        "{\\*\\atnauthor Ann B\\'e9}\\chatn{\\*\\annotation{\\*\\atnref 7}{\\*\\atndate 111289034}"
        "\\pard why?\\par so}\\par y{\\*\\atnid C}\\chatn{\\*\\annotation here}z{\\*\\atnid D}"
        "{\\*\\annotation }");
    CHECK(document.utf8 == "\u00E9xsome[1] words\n[1] note\nyz\n");
    CHECK(commentsOf(document)
          == Lines{"some[1] words|Ann B\u00E9|2006-02-04T11:10|why?\nso", "|C||here"});
    CHECK(document.comments[1].span == text::Span{26, 26});
}

TEST_CASE("what is cut off or comes behind is said")
{
    CHECK(imported("a.rtf", "{\\rtf1 {\\b a").warnings
          == Lines{"the file ends early; what is there was read"});
    const Imported behind = imported("a.rtf", "{\\rtf1 a}\n}more");
    CHECK(behind.utf8 == "a\n");
    CHECK(behind.warnings == Lines{"6 bytes behind the end of the document were left out"});
    CHECK(imported("a.rtf", std::string("{\\rtf1 a}\0\r\n", 12)).warnings.empty());
    CHECK(imported("a.rtf", "{\\rtf1").warnings.size() == 2);
}

TEST_CASE("hostile files are read in time and memory")
{
    const auto read = [](const std::string& body) {
        const Imported document = imported("a.rtf", "{\\rtf1 " + body);
        requireSound(document);
        return document.utf8.substr(0, 10);
    };
    CHECK(read(repeated("{", 300'000) + "x" + repeated("}", 300'001)) == "x\n");
    CHECK(read(repeated("{\\footnote ", 20'000) + "x").find('x') != std::string::npos);
    CHECK(read("\\itap2147483647\\intbl x\\nestcell\\itap-5\\cell\\nestrow}") == "x\n");
    CHECK(read("\\bin99999999999 x").empty());
    CHECK(read("\\u99999999999?\\uc-3\\u65 x}")
          == "\uFFFD"
             "Ax\n");
    CHECK(read("\\'4\\'zz\\'}") == " ?zz?\n");
}

TEST_CASE("damaged files give a sound text or a reason")
{
    requireStandsDamage(
        "a.rtf",
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset128 B;}}"
        "{\\stylesheet{\\s1 heading 1;}}{\\s1 H\\par}\\pard a\\u233?\\f1\\'82\\'a0\\f0{\\footnote "
        "n{\\b "
        "o}\\ftnalt}{\\*\\atrfstart 1}b{\\*\\atrfend 1}{\\*\\annotation{\\*\\atnref 1}c}\\par"
        "{\\listtext 1.\\tab}\\ls1 i\\par\\pard\\intbl x\\cell\\itap2 "
        "y\\nestcell{\\*\\nesttableprops"
        "\\nestrow}\\cell\\row\\pard{\\shp{\\*\\shpinst{\\shptxt t}}}\\li360\\fi-360 1.\\tx9\\tab "
        "z\\par}",
        1'500);
}

TEST_CASE("any text comes back from RTF")
{
    REQUIRE(rc::check("read(write(text)) == text", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a",
                                          " ",
                                          "\\",
                                          "{",
                                          "}",
                                          "\n",
                                          "\t",
                                          "\u00E9",
                                          "\u4E2D",
                                          "\U0001F600",
                                          "\u00A0",
                                          "1",
                                          "-",
                                          "'",
                                          "*"));
        std::string rtf = "{\\rtf1 ";
        std::string expected;
        for (const std::string& piece : pieces) {
            expected += piece;
            std::size_t at = 0;
            const auto c = static_cast<std::uint32_t>(text::decodeAt(piece, at));
            if (piece == "\n")
                rtf += "\\par ";
            else if (piece == "\t")
                rtf += "\\tab ";
            else if (c >= 0x10000)
                rtf += fmt::format("\\u{}?\\u{}?",
                                   static_cast<int>(0xD800 + ((c - 0x10000) >> 10)) - 0x10000,
                                   static_cast<int>(0xDC00 + ((c - 0x10000) & 0x3FF)) - 0x10000);
            else if (c >= 0x80)
                rtf += fmt::format("\\u{}?", c);
            else
                rtf += c == '\\' || c == '{' || c == '}' ? "\\" + piece : piece;
        }
        std::string found = imported("a.rtf", rtf + "\\par}").utf8;
        const auto trim = [](std::string text) {
            return text.substr(0, text.find_last_not_of('\n') + 1);
        };
        RC_ASSERT(trim(found) == trim(expected));
    }));
}
