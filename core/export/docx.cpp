// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/docx.h"

#include "core/export/docx_body.h"
#include "core/export/docx_styles.h"
#include "core/export/package.h"
#include "core/export/xml.h"

#include <fmt/format.h>

namespace crosscase::exporting {

namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr PageWidth kLetters{88, 132};
constexpr int kShortSide = 11906; // A4, in twentieths of a point
constexpr int kLongSide = 16838;
constexpr int kMargin = 1134; // 2 cm

double textWidth(bool landscape)
{
    return ((landscape ? kLongSide : kShortSide) - 2 * kMargin) / 20.0;
}

std::string documentXml(const DocxBody& body, bool landscape)
{
    std::string out(kXml);
    out += "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
           "<w:body>\n";
    out += body.content();
    out += fmt::format("<w:sectPr><w:pgSz w:w=\"{}\" w:h=\"{}\"{}/>"
                       "<w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" "
                       "w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>",
                       landscape ? kLongSide : kShortSide,
                       landscape ? kShortSide : kLongSide,
                       landscape ? " w:orient=\"landscape\"" : "",
                       kMargin,
                       kMargin,
                       kMargin,
                       kMargin);
    return out += "</w:body></w:document>\n";
}

std::string coreXml(std::string_view title, const Options& options)
{
    std::string out(kXml);
    out += "<cp:coreProperties "
           "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>";
    appendXml(out, oneLine(title));
    out += "</dc:title><dc:creator>Crosscase</dc:creator>";
    if (options.made)
        out += fmt::format("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created>",
                           toIso8601(*options.made));
    return out += "</cp:coreProperties>\n";
}

Result<std::string>
packed(const DocxBody& body, std::string_view title, bool landscape, const Options& options)
{
    const std::string head(kXml);
    return zipped({{"[Content_Types].xml", head + std::string(kDocxContentTypes)},
                   {"_rels/.rels", head + std::string(kDocxRelations)},
                   {"docProps/core.xml", coreXml(title, options)},
                   {"word/document.xml", documentXml(body, landscape)},
                   {"word/_rels/document.xml.rels", head + std::string(kDocxPartRelations)},
                   {"word/styles.xml", head + std::string(kDocxStyles)},
                   {"word/settings.xml", head + std::string(kDocxSettings)},
                   {"word/numbering.xml", head + docxNumbering(body.orderedLists())}});
}

} // namespace

Result<std::string> writeDocx(const table::Table& table, const Options& options)
{
    const bool landscape = wantsLandscape(table, kLetters);
    DocxBody body(textWidth(landscape));
    layOut(body, table, landscape ? kLetters.across : kLetters.upright, options);
    return packed(body, table.title, landscape, options);
}

Result<std::string> writeDocxReport(const table::Report& report, const Options& options)
{
    DocxBody body(textWidth(false));
    layOut(body, report, kLetters.upright, options);
    return packed(body, report.title, false, options);
}

} // namespace crosscase::exporting
