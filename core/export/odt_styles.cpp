// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/odt_styles.h"

#include "core/export/content.h"

#include <array>
#include <fmt/format.h>
#include <iterator>

namespace crosscase::exporting {

namespace {

template <typename... Words>
void put(std::string& out, fmt::format_string<Words...> form, Words&&... words)
{
    fmt::format_to(std::back_inserter(out), form, std::forward<Words>(words)...);
}

struct ParagraphStyle {
    std::string_view name;
    std::string_view shown; // in the list of styles
    std::string_view parent;
    std::string_view paragraph; // attributes
    std::string_view words;
};

constexpr std::array kParagraphs{
    ParagraphStyle{"Text_20_body", "Text body", "Standard", R"(fo:margin-bottom="6pt")", ""},
    ParagraphStyle{"Quotations",
                   "Quotations",
                   "Standard",
                   R"(fo:margin-left="12pt" fo:margin-bottom="3pt")",
                   ""},
    ParagraphStyle{"Title",
                   "Title",
                   "Standard",
                   R"(fo:margin-bottom="12pt" fo:keep-with-next="always")",
                   R"(fo:font-size="17pt" fo:font-weight="bold")"},
    ParagraphStyle{"Caption",
                   "Caption",
                   "Standard",
                   R"(fo:margin-top="6pt" fo:margin-bottom="5pt" fo:keep-with-next="always")",
                   R"(fo:font-weight="bold")"},
    ParagraphStyle{"Table_20_Contents",
                   "Table Contents",
                   "Standard",
                   R"(fo:margin-top="1.5pt" fo:margin-bottom="1.5pt")",
                   R"(fo:font-size="9pt")"},
    ParagraphStyle{
        "Table_20_Number", "Table Number", "Table_20_Contents", R"(fo:text-align="right")", ""},
    ParagraphStyle{"Table_20_Heading",
                   "Table Heading",
                   "Table_20_Contents",
                   R"(fo:keep-with-next="always")",
                   R"(fo:font-weight="bold")"},
    ParagraphStyle{"Table_20_Head_20_Number",
                   "Table Head Number",
                   "Table_20_Heading",
                   R"(fo:text-align="right")",
                   ""},
    ParagraphStyle{"Table_20_Head_20_Group",
                   "Table Head Group",
                   "Table_20_Heading",
                   R"(fo:text-align="center")",
                   ""},
    ParagraphStyle{"Table_20_Note",
                   "Table Note",
                   "Standard",
                   R"(fo:margin-top="2pt")",
                   R"(fo:font-size="8.5pt" fo:color="#595959")"},
};

void appendParagraph(std::string& out, const ParagraphStyle& style)
{
    put(out,
        "<style:style style:name=\"{}\" style:display-name=\"{}\" style:family=\"paragraph\" "
        "style:parent-style-name=\"{}\"><style:paragraph-properties {}/>",
        style.name,
        style.shown,
        style.parent,
        style.paragraph);
    if (!style.words.empty())
        put(out, "<style:text-properties {}/>", style.words);
    out += "</style:style>\n";
}

// The same for words from right to left.
void appendTwin(std::string& out, std::string_view name, std::string_view shown)
{
    const bool number = name.ends_with("Number");
    put(out,
        "<style:style style:name=\"{0}_20_RTL\" style:display-name=\"{1} RTL\" "
        "style:family=\"paragraph\" style:parent-style-name=\"{0}\"><style:paragraph-properties "
        "style:writing-mode=\"rl-tb\"{2}/></style:style>\n",
        name,
        shown,
        number ? "" : " fo:text-align=\"right\"");
}

void appendIndents(std::string& out)
{
    for (int depth = 1; depth <= 9; ++depth) {
        const std::string name = fmt::format("Table_20_Indent_20_{}", depth);
        const std::string shown = fmt::format("Table Indent {}", depth);
        for (const bool twin : {false, true})
            put(out,
                "<style:style style:name=\"{}{}\" style:display-name=\"{}{}\" "
                "style:family=\"paragraph\" style:parent-style-name=\"Table_20_Contents{}\">"
                "<style:paragraph-properties {}=\"{}pt\"/></style:style>\n",
                name,
                twin ? "_20_RTL" : "",
                shown,
                twin ? " RTL" : "",
                twin ? "_20_RTL" : "",
                twin ? "fo:margin-right" : "fo:margin-left",
                10 * depth);
    }
}

void appendHeadings(std::string& out)
{
    constexpr std::array kSizes{"14pt", "12pt", "11pt", "10.5pt", "10.5pt", "10.5pt"};
    for (std::size_t i = 0; i < kSizes.size(); ++i)
        put(out,
            "<style:style style:name=\"Heading_20_{0}\" style:display-name=\"Heading {0}\" "
            "style:family=\"paragraph\" style:parent-style-name=\"Standard\" "
            "style:next-style-name=\"Text_20_body\" style:default-outline-level=\"{0}\">"
            "<style:paragraph-properties fo:margin-top=\"14pt\" fo:margin-bottom=\"5pt\" "
            "fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"{1}\" "
            "fo:font-weight=\"bold\"/></style:style>\n",
            i + 1,
            kSizes[i]);
}

void appendList(std::string& out, bool ordered)
{
    static constexpr std::array<std::string_view, 3> kMarks{"\u2022", "\u2013", "\u00b7"};
    put(out, "<text:list-style style:name=\"{}\">", ordered ? "Numbers" : "Bullets");
    for (int level = 1; level <= kDeepestList + 1; ++level) {
        if (ordered)
            put(out,
                "<text:list-level-style-number text:level=\"{}\" style:num-format=\"1\" "
                "style:num-suffix=\".\">",
                level);
        else
            put(out,
                "<text:list-level-style-bullet text:level=\"{}\" text:bullet-char=\"{}\">",
                level,
                kMarks[static_cast<std::size_t>(level - 1) % kMarks.size()]);
        put(out,
            "<style:list-level-properties text:list-level-position-and-space-mode="
            "\"label-alignment\"><style:list-level-label-alignment text:label-followed-by="
            "\"listtab\" text:list-tab-stop-position=\"{0}pt\" fo:text-indent=\"-{1}pt\" "
            "fo:margin-left=\"{0}pt\"/></style:list-level-properties>",
            (ordered ? 15 : 10) * level,
            ordered ? 15 : 10);
        out += ordered ? "</text:list-level-style-number>" : "</text:list-level-style-bullet>";
    }
    out += "</text:list-style>\n";
}

void appendCell(std::string& out,
                std::string_view name,
                std::string_view top,
                std::string_view bottom,
                std::string_view align)
{
    put(out,
        "<style:style style:name=\"{}\" style:family=\"table-cell\"><style:table-cell-properties "
        "fo:padding-left=\"4pt\" fo:padding-right=\"4pt\" fo:padding-top=\"1pt\" "
        "fo:padding-bottom=\"1pt\" fo:border-left=\"none\" fo:border-right=\"none\" "
        "fo:border-top=\"{}\" fo:border-bottom=\"{}\" style:vertical-align=\"{}\" "
        "style:writing-mode=\"page\"/></style:style>\n",
        name,
        top,
        bottom,
        align);
}

} // namespace

std::string odtCellStyles()
{
    constexpr std::string_view kStrong = "1pt solid #404040";
    constexpr std::string_view kRule = "0.5pt solid #404040";
    constexpr std::string_view kFine = "0.25pt solid #c8c8c8";
    std::string out;
    appendCell(out, "HeadTop", kStrong, kRule, "bottom");
    appendCell(out, "Head", "none", kRule, "bottom");
    appendCell(out, "Body", "none", kFine, "top");
    appendCell(out, "BodyLast", "none", kStrong, "top");
    appendCell(out, "BodyTotal", kRule, kFine, "top");
    appendCell(out, "BodyTotalLast", kRule, kStrong, "top");
    out += "<style:style style:name=\"HeadRow\" style:family=\"table-row\">"
           "<style:table-row-properties fo:keep-together=\"always\"/></style:style>\n";
    for (const std::string_view name : {"B", "I", "C", "BI", "BC", "IC", "BIC"}) {
        put(out,
            "<style:style style:name=\"{}\" style:family=\"text\"><style:text-properties",
            name);
        if (name.find('B') != std::string_view::npos)
            out += " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" "
                   "style:font-weight-complex=\"bold\"";
        if (name.find('I') != std::string_view::npos)
            out += " fo:font-style=\"italic\" style:font-style-asian=\"italic\" "
                   "style:font-style-complex=\"italic\"";
        if (name.find('C') != std::string_view::npos)
            out += " style:font-name=\"Liberation Mono\" fo:font-family=\"'Liberation Mono'\"";
        out += "/></style:style>\n";
    }
    appendList(out, false);
    appendList(out, true);
    return out;
}

std::string odtStyles(bool landscape)
{
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {}>\n"
        "<office:font-face-decls><style:font-face style:name=\"Liberation Sans\" "
        "svg:font-family=\"'Liberation Sans', Arial\" style:font-family-generic=\"swiss\"/>"
        "<style:font-face style:name=\"Liberation Mono\" svg:font-family=\"'Liberation Mono', "
        "'Courier New'\" style:font-family-generic=\"modern\"/></office:font-face-decls>\n"
        "<office:styles>\n<style:default-style style:family=\"paragraph\"><style:text-properties "
        "style:font-name=\"Liberation Sans\" fo:font-size=\"10.5pt\" "
        "style:font-size-complex=\"10.5pt\" style:font-size-asian=\"10.5pt\"/>"
        "</style:default-style>\n"
        "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\">"
        "<style:paragraph-properties fo:line-height=\"112%\" fo:orphans=\"2\" fo:widows=\"2\"/>"
        "</style:style>\n",
        kOdtNamespaces);
    for (const ParagraphStyle& style : kParagraphs) {
        appendParagraph(out, style);
        appendTwin(out, style.name, style.shown);
    }
    appendIndents(out);
    appendHeadings(out);
    put(out,
        "</office:styles>\n<office:automatic-styles><style:page-layout style:name=\"Page\">"
        "<style:page-layout-properties fo:page-width=\"{}\" fo:page-height=\"{}\" "
        "style:print-orientation=\"{}\" fo:margin=\"20mm\"/></style:page-layout>"
        "</office:automatic-styles>\n<office:master-styles><style:master-page "
        "style:name=\"Standard\" style:page-layout-name=\"Page\"/></office:master-styles>\n"
        "</office:document-styles>\n",
        landscape ? "297mm" : "210mm",
        landscape ? "210mm" : "297mm",
        landscape ? "landscape" : "portrait");
    return out;
}

} // namespace crosscase::exporting
