// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/import/hostile.h"
#include "tests/core/import/passages.h"

#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;
using namespace std::string_view_literals;

namespace {

Lines linesOfPage(std::string_view html)
{
    return linesOf(imported("a.html", html));
}

// Of a page with that body.
Lines linesOfBody(std::string_view body)
{
    return linesOfPage(fmt::format("<!DOCTYPE html><html><body>{}</body></html>", body));
}

std::string_view readerNameFor(std::string_view fileName, std::string_view bytes)
{
    const Reader* reader = readerFor(fileName, bytes);
    return reader == nullptr ? "none" : reader->name;
}

std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int n = 0; n < times; ++n)
        all += text;
    return all;
}

} // namespace

TEST_CASE("a page is known by its content, a fragment by its tag and its ending")
{
    CHECK(readerNameFor("a.txt", "<!doctype html><p>x") == "html");
    CHECK(readerNameFor("a.htm", "  <p>x</p>") == "html");
    CHECK(readerNameFor("a.xhtml", "<?xml version='1.0'?><!-- c --><div/>") == "html");
    CHECK(readerNameFor("a.html", "\xFF\xFE<\0p\0>\0x\0"sv) == "html");
    CHECK(readerNameFor("a.txt", "<p>x</p>") == "txt");
    CHECK(readerNameFor("chat.log", "<Ann> hello") == "txt");
    CHECK(readerNameFor("a.html", "no tag at all") == "txt");
    CHECK(readerNameFor("a.html", "< 5 years") == "txt");
}

TEST_CASE("blocks become paragraphs, inline elements join, blanks collapse")
{
    CHECK(
        linesOfBody("<h1>One\n two</h1><div>a <b>b</b><i>c</i>\t<p>d</div> e<section>f</section>g"
                    "<hr>h<blockquote>i</blockquote><address>j</address>")
        == Lines{"h1: One two", "p: a bc", "p: d", "p: e", "p: f", "p: g", "p: h", "p: i", "p: j"});
    CHECK(linesOfBody("<p> a <b> b </b> c </p>") == Lines{"p: a b c"});
    CHECK(linesOfBody("<p>a&nbsp;&nbsp;b&amp;&#8364;&hellip;&lt;i&gt; x < y</p>")
          == Lines{"p: a\u00A0\u00A0b&\u20AC\u2026<i> x < y"});
    CHECK(linesOfBody("<p>a <<b>i</b>> 1<2</p><p title='a>b'>c") == Lines{"p: a <i> 1<2", "p: c"});
    CHECK(linesOfBody("<p>a<img alt='no'> <wbr>b<q>c</q></p>") == Lines{"p: a b\u201Cc\u201D"});
    CHECK(imported("a.html", "<html><p></p><p> </p><p>&nbsp;</p><p>x</p>").utf8 == "x\n");
}

TEST_CASE("a break is a line end, two end the paragraph, pre keeps its lines")
{
    const Imported lines = imported("a.html", "<html><p>a <br> b<br/></p><br><br><p>c");
    CHECK(lines.utf8 == "a\nb\nc\n");
    const Imported breaks =
        imported("a.html", "<html><h2>I: q<br><br>R: a<br>still<br>&nbsp;<br>I: b</h2>");
    CHECK(linesOf(breaks) == Lines{"h2: I: q", "h2: R: a", "h2: still", "h2: I: b"});
    CHECK(breaks.layout.blocks.size() == 3);
    CHECK(imported("a.html", "<html><pre>\n a\n\n  b &amp;\n</pre><xmp><i>c</xmp>").utf8
          == " a\n\n  b &\n<i>c\n");
}

TEST_CASE("list items have the depth of their lists, headings win over them")
{
    CHECK(linesOfBody("<ul><li>a<ol><li><p>b</p><p>c</p></li></ol>d</li><li>e<h3>f</h3></ul>"
                      "<dl><dt>g<dd>h</dl><li>i")
          == Lines{
              "li1: a", "li2: b", "li2: c", "li1: d", "li1: e", "h3: f", "p: g", "p: h", "li1: i"});
    CHECK(linesOfBody("<div role=heading aria-level=4>a</div>") == Lines{"h4: a"});
    CHECK(linesOfBody(repeated("<ul>", 12) + "<li>deep") == Lines{"li9: deep"});
}

TEST_CASE("data tables give cells, with what colspan and rowspan cover")
{
    CHECK(linesOfBody("<table><caption>C</caption><tr><th rowspan=2>a<th colspan=2>b<th>c"
                      "<tr><td>d<p>e</p><td><td>f</table>x<table><tr><td>g<td>h</table>")
          == Lines{"p: C",
                   "1.1.1: a",
                   "1.1.2: b",
                   "1.1.4: c",
                   "1.2.2: d",
                   "1.2.2: e",
                   "1.2.4: f",
                   "p: x",
                   "2.1.1: g",
                   "2.1.2: h"});
    CHECK(linesOfBody("<table><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d</table>")
          == Lines{"1.1.1: a", "1.1.2: b", "1.2.2: c", "1.3.1: d"});
}

TEST_CASE("tables that only place things are read as blocks")
{
    CHECK(linesOfBody("<table role=presentation><tr><td>a<td>b</table>") == Lines{"p: a", "p: b"});
    CHECK(linesOfBody("<table><tr><td>a<tr><td>b</table>") == Lines{"p: a", "p: b"});
    CHECK(linesOfBody("<table><tr><td><h2>a</h2><td>b</table>") == Lines{"h2: a", "p: b"});
    CHECK(linesOfBody("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>")
          == Lines{"p: a", "1.1.1: b", "1.1.2: c"});
    const std::string longCell = repeated("word ", 2001);
    CHECK(linesOfBody("<table><tr><td>a<td>" + longCell + "</table>")[0] == "p: a");
}

TEST_CASE("what a page does not show is no text")
{
    CHECK(linesOfPage("<html><head><title>t</title><style>s</style></head><body>"
                      "<script>a<p>b</script><noscript>c</noscript><template>d</template>"
                      "<svg><text>e</text></svg><button>f</button><select><option>g</select>"
                      "<textarea>h</textarea><input value=i><iframe>j</iframe><object>k</object>"
                      "<!-- <p>l --><p>yes</p></body>")
          == Lines{"p: yes"});
    // One that is never closed must not take the rest with it.
    CHECK(linesOfBody("<p>a</p><svg><button><p>b</p>") == Lines{"p: a", "p: b"});
}

TEST_CASE("the main part is read, furniture is left out and counted")
{
    const Imported page = imported(
        "a.html",
        "<html><header>Site name</header><nav>Home "
        "About</nav><main><h1>Talk</h1><nav>Contents</nav>"
        "<p>I: What was it like for you?<p>R: Good.<footer>Transcribed by Ann.</footer></main>"
        "<footer>All rights reserved</footer>");
    CHECK(
        linesOf(page)
        == Lines{"h1: Talk", "p: What was it like for you?", "p: Good.", "p: Transcribed by Ann."});
    CHECK(page.warnings
          == Lines{"8 words of menus, banners and hidden parts of the page were left out"});
    CHECK(linesOfBody("<article><p>one</article><aside>two</aside><article>three</article>")
          == Lines{"p: one", "p: three"});
    CHECK(linesOfBody("<div role=banner>a</div><p style='display : NONE'>b<p hidden>c"
                      "<p aria-hidden=true>d<header>e</header><p>f<p>g<p>h")
          == Lines{"p: e", "p: f", "p: g", "p: h"});
}

TEST_CASE("a rule that would leave too little is not followed")
{
    CHECK(linesOfBody("<main>a</main><p>one two three four five")
          == Lines{"p: a", "p: one two three four five"});
    const Imported hidden = imported("a.html", "<html><body hidden><nav>a b c d</nav><p>e</p>");
    CHECK(linesOf(hidden) == Lines{"p: a b c d", "p: e"});
    CHECK(hidden.warnings.empty());
}

TEST_CASE("footnotes stand after the paragraph that refers to them")
{
    const Imported page = imported(
        "a.html",
        "<html><p>Text<a href='#fn1' class='footnote-ref' role='doc-noteref'><sup>1</sup></a> more "
        "<a href='#fn2' role='doc-noteref'>2</a>.</p><p>Again<a href='#fn1'>1</a>, <sup><a "
        "href='#x'>3</a></sup>.</p><section class='footnotes' role='doc-endnotes'><hr><ol><li "
        "id='fn1'><p>One.</p><p>Two.<a href='#r1' role='doc-backlink'>\u21A9\uFE0E</a></p></li><li "
        "id=fn2><a href='#r2'>2</a>. Three</li><li id=fn3>Alone</li></ol></section>");
    CHECK(page.utf8 == "Text[1] more [2].\n[1] One.\nTwo.\n[2] Three\nAgain[1], 3.\nAlone\n");
    CHECK(linesOf(page)
          == Lines{"p: Text[1] more [2].",
                   "footnote: One.",
                   "footnote: Two.",
                   "footnote: Three",
                   "p: Again[1], 3.",
                   "li1: Alone"});
    CHECK(linesOfBody("<p>A <a epub:type=noteref href='#n'>word</a>.</p>"
                      "<aside epub:type=footnote id=n hidden>Note</aside>")
          == Lines{"p: A word[1].", "footnote: Note"});
}

TEST_CASE("a note whose reference is left out is not lost")
{
    CHECK(
        linesOfBody(
            "<nav><a href='#n'>1</a></nav><p>a b c</p><div class=footnotes><p id=n>Note</p></div>")
        == Lines{"p: a b c", "footnote: Note"});
}

TEST_CASE("the encoding is what the page says, unless that is not true")
{
    const Imported latin = imported("a.html", "<html><meta charset=iso-8859-1><p>\x80 \xE9");
    CHECK(latin.utf8 == "\u20AC \u00E9\n");
    CHECK(latin.encoding == "windows-1252");
    CHECK(latin.warnings.empty());
    const Imported russian = imported("a.html",
                                      "<html><meta http-equiv=Content-Type content='text/html; "
                                      "charset=windows-1251'><p>\xCF\xF0\xE8\xE2\xE5\xF2");
    CHECK(russian.utf8 == "\u041F\u0440\u0438\u0432\u0435\u0442\n");
    const Imported lie = imported("a.html", "<html><meta charset='latin1'><p>caf\xC3\xA9");
    CHECK(lie.utf8 == "caf\u00E9\n");
    CHECK(lie.warnings
          == Lines{"the page says that it is in latin1, but it is in UTF-8 and was read so"});
    const Imported other =
        imported("a.html", "<html><meta charset=utf-8><p>caf\xE9 cr\xE8me d\xE9j\xE0");
    CHECK(other.utf8 == "caf\u00E9 cr\u00E8me d\u00E9j\u00E0\n");
    CHECK(other.warnings.size() == 1);
    CHECK(imported("a.html", "<html><meta charset=klingon><p>caf\xC3\xA9").utf8 == "caf\u00E9\n");
    CHECK(imported("a.html", "\xEF\xBB\xBF<html><meta charset=latin1><p>\xC3\xA9").utf8
          == "\u00E9\n");
    CHECK(imported("a.html", "<html><meta charset=utf-8><p>\xE9", {.encoding = "latin1"}).utf8
          == "\u00E9\n");
    CHECK(imported("a.xhtml", "<?xml version='1.0' encoding='windows-1252'?><html><p>\x93").utf8
          == "\u201C\n");
    CHECK(readDocument("a.html", "<html>", {.encoding = "klingon"}).error().code
          == ErrorCode::NotFound);
}

TEST_CASE("XHTML may close its tags at once and hold CDATA")
{
    CHECK(linesOfPage("<html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/>"
                      "</head><body><p/><div>a<br/>b<i/></div><p><![CDATA[1 < 2 & ]]>c</p></body>")
          == Lines{"p: a", "p: b", "p: 1 < 2 & c"});
}

TEST_CASE("pages at which the parser stops the program are read")
{
    for (const std::string_view soup :
         {"<table><math><select><mi id='x'><select><table>"sv,
          "<table><svg><foreignObject><![CDATA[<foreignObject id='x'>]]>&#x80;&#999999999999; "sv,
          "<svg><tr><foreignObject><template></template><![CDATA[<style>]]>\0]]>"sv,
          "<table><svg><select><desc><select><table>"sv,
          "<table><<b>math><<b>select><<b>mi id='x'><<b>select><table>"sv,
          "<p a= = '><table><math><select><mi><select><table>'>"sv})
        requireSound(imported("a.html", fmt::format("<html><p>x</p>{}<p>y", soup)));
}

TEST_CASE("hostile pages are read in time")
{
    const auto first = [](const std::string& html) {
        const Imported page = imported("a.html", html);
        requireSound(page);
        return page.utf8.substr(0, page.utf8.find('\n'));
    };
    const std::string deep = "<html>" + repeated("<div>", 20'000) + "deep<p>er<h2>est</h2>";
    CHECK(first(deep) == "deep");
    CHECK(linesOfPage(deep) == Lines{"p: deep", "p: er", "h2: est"});
    CHECK(imported("a.html", deep).warnings.size() == 1);
    CHECK(first("<html>" + repeated("<ul><li>", 990) + "x") == "x");
    CHECK(first("<html><p>" + repeated("<b a>", 5'000) + "</p>" + repeated("<p>x</p>", 5'000))
          == "x");
    CHECK(first("<html><a " + repeated("b ", 100'000) + ">x</a>") == "x");
    CHECK(first("<html>" + repeated("<!--", 50'000)).empty());
    CHECK(first("<html>" + repeated("<svg>", 50'000) + "x") == "x");
    CHECK(first("<html>" + repeated("<html a=b>", 20'000) + "x") == "x");
    CHECK(first("<html><table>" + repeated("<tr><td rowspan=99999 colspan=999>x<td>y", 300))
          == "x");
}

TEST_CASE("unclosed tags that a browser closes are not taken for nesting")
{
    for (const std::string_view one :
         {"<p><span>a"sv, "<p><a name=x>a"sv, "<font color=red>a<br>"sv, "<a name=x>a<br>"sv})
        CHECK(imported("a.html", "<html>" + repeated(one, 1'500)).warnings.empty());
    CHECK(imported("a.html", "<html><ul>" + repeated("<li><p>a", 1'500)).warnings.empty());
    CHECK(imported("a.html", "<html><table>" + repeated("<tr><td>a<td><span>b", 1'500))
              .warnings.empty());
}

TEST_CASE("damaged pages give a sound text or a reason")
{
    requireStandsDamage(
        "a.html",
        "<html><head><meta "
        "charset=utf-8><title>t</title></head><body><nav>n</nav><main><h1>H\xC3\xA9"
        "</h1><p>a<b>b</b>&eacute;<br><br>c<a href='#n' "
        "role=doc-noteref>1</a></p><ul><li>x<ol><li>y"
        "</ol></ul><table><tr><td rowspan=2>a<td colspan=3>b</table><pre>\n x\n</pre><svg><path/>"
        "</svg><select><option>o</select><aside role=doc-footnote id=n>N</aside></main></body>",
        600);
}

TEST_CASE("no word of a page is lost or doubled")
{
    REQUIRE(rc::check("any nesting of blocks and inline elements gives its words in order", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("<p>",
                                          "</p>",
                                          "<div>",
                                          "</div>",
                                          "<li>",
                                          "<ul>",
                                          "</ul>",
                                          "<table>",
                                          "<tr>",
                                          "<td>",
                                          "</table>",
                                          "<b>",
                                          "</b>",
                                          "<h2>",
                                          "</h2>",
                                          "<br>",
                                          "<a href=#x>",
                                          "</a>",
                                          "<pre>",
                                          "</pre>",
                                          "<span>",
                                          "</span>",
                                          "w",
                                          "w",
                                          "w"));
        std::string html = "<html><body>";
        std::vector<int> expected;
        int count = 0;
        for (const std::string& piece : pieces) {
            if (piece == "w")
                expected.push_back(++count);
            html += piece == "w" ? fmt::format(" w{} ", count) : piece;
        }
        const Imported page = imported("a.html", html);
        std::vector<int> found;
        for (std::size_t at = page.utf8.find('w'); at != std::string::npos;
             at = page.utf8.find('w', at + 1))
            found.push_back(std::stoi(page.utf8.substr(at + 1)));
        // Text that stands in a table outside its cells moves before it, in browsers too.
        std::ranges::sort(found);
        RC_ASSERT(found == expected);
        requireSound(page);
    }));
}
