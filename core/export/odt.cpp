// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/odt.h"

#include "core/export/odt_body.h"
#include "core/export/odt_styles.h"
#include "core/export/package.h"
#include "core/export/xml.h"

#include <fmt/format.h>

namespace crosscase::exporting {

namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kType = "application/vnd.oasis.opendocument.text";
constexpr PageWidth kLetters{88, 132};
constexpr double kPointsPerMillimetre = 72 / 25.4;

double textWidth(bool landscape)
{
    return (landscape ? 297 - 40 : 210 - 40) * kPointsPerMillimetre;
}

std::string contentXml(const OdtBody& body)
{
    std::string out = fmt::format("{}<office:document-content {}>\n", kXml, kOdtNamespaces);
    out.append("<office:automatic-styles>\n").append(odtCellStyles()).append(body.tableStyles());
    out.append("</office:automatic-styles>\n<office:body><office:text>\n").append(body.content());
    return out.append("</office:text></office:body></office:document-content>\n");
}

std::string metaXml(std::string_view title, const Options& options)
{
    std::string out =
        fmt::format("{}<office:document-meta {}><office:meta><meta:generator>Crosscase"
                    "</meta:generator><dc:title>",
                    kXml,
                    kOdtNamespaces);
    appendXml(out, oneLine(title));
    out += "</dc:title>";
    if (options.made)
        out += fmt::format("<meta:creation-date>{}</meta:creation-date>", toIso8601(*options.made));
    return out += "</office:meta></office:document-meta>\n";
}

std::string manifestXml()
{
    std::string out =
        fmt::format("{}<manifest:manifest "
                    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                    "manifest:version=\"1.3\">\n<manifest:file-entry manifest:full-path=\"/\" "
                    "manifest:version=\"1.3\" manifest:media-type=\"{}\"/>\n",
                    kXml,
                    kType);
    for (const char* name : {"content.xml", "styles.xml", "meta.xml"})
        out += fmt::format("<manifest:file-entry manifest:full-path=\"{}\" "
                           "manifest:media-type=\"text/xml\"/>\n",
                           name);
    return out += "</manifest:manifest>\n";
}

Result<std::string>
packed(const OdtBody& body, std::string_view title, bool landscape, const Options& options)
{
    return zipped({{"mimetype", std::string(kType), true},
                   {"content.xml", contentXml(body)},
                   {"styles.xml", odtStyles(landscape)},
                   {"meta.xml", metaXml(title, options)},
                   {"META-INF/manifest.xml", manifestXml()}});
}

} // namespace

Result<std::string> writeOdt(const table::Table& table, const Options& options)
{
    const bool landscape = wantsLandscape(table, kLetters);
    OdtBody body(textWidth(landscape));
    layOut(body, table, landscape ? kLetters.across : kLetters.upright, options);
    return packed(body, table.title, landscape, options);
}

Result<std::string> writeOdtReport(const table::Report& report, const Options& options)
{
    OdtBody body(textWidth(false));
    layOut(body, report, kLetters.upright, options);
    return packed(body, report.title, false, options);
}

} // namespace crosscase::exporting
