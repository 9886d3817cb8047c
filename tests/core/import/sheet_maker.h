// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks (xlsx) for tests, made in memory of the parts that are given.
#pragma once

#include "tests/core/import/zip_maker.h"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::testing {

struct SheetPart {
    std::string name;
    std::string rows;        // <row> elements
    std::string state = {};  // "hidden"
    std::string behind = {}; // what follows the cells
};

struct BookParts {
    std::vector<SheetPart> sheets;
    std::string strings = {};    // <si> elements
    std::string formats = {};    // <numFmt> elements
    std::string styles = {};     // <xf> elements
    std::string workbookPr = {}; // an element
    std::string schema = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
};

inline std::vector<std::pair<std::string, std::string>> entriesOf(const BookParts& book)
{
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string packageRelations =
        "http://schemas.openxmlformats.org/package/2006/relationships";
    std::vector<std::pair<std::string, std::string>> entries;
    entries.emplace_back("[Content_Types].xml", head + "<Types/>");
    entries.emplace_back(
        "_rels/.rels",
        fmt::format("{}<Relationships xmlns=\"{}\"><Relationship Id=\"rId1\" "
                    "Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                    head,
                    packageRelations,
                    book.relations));
    std::string list;
    std::string relations = fmt::format(
        "<Relationship Id=\"s\" Type=\"{0}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        "<Relationship Id=\"t\" Type=\"{0}/styles\" Target=\"/xl/styles.xml\"/>",
        book.relations);
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const SheetPart& sheet = book.sheets[i];
        list += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" {} r:id=\"rId{}\"/>",
                            sheet.name,
                            i + 7,
                            sheet.state.empty() ? "" : fmt::format("state=\"{}\"", sheet.state),
                            i + 1);
        relations += fmt::format(
            "<Relationship Id=\"rId{0}\" Type=\"{1}/worksheet\" Target=\"worksheets/s{0}.xml\"/>",
            i + 1,
            book.relations);
        entries.emplace_back(fmt::format("xl/worksheets/s{}.xml", i + 1),
                             fmt::format("{}<worksheet xmlns=\"{}\"><sheetData>{}</sheetData>{}"
                                         "</worksheet>",
                                         head,
                                         book.schema,
                                         sheet.rows,
                                         sheet.behind));
    }
    entries.emplace_back("xl/workbook.xml",
                         fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\">{}<sheets>{}</sheets>"
                                     "</workbook>",
                                     head,
                                     book.schema,
                                     book.relations,
                                     book.workbookPr,
                                     list));
    entries.emplace_back(
        "xl/_rels/workbook.xml.rels",
        fmt::format(
            "{}<Relationships xmlns=\"{}\">{}</Relationships>", head, packageRelations, relations));
    entries.emplace_back("xl/sharedStrings.xml", head + "<sst>" + book.strings + "</sst>");
    entries.emplace_back("xl/styles.xml",
                         fmt::format("{}<styleSheet><numFmts>{}</numFmts><cellStyleXfs><xf "
                                     "numFmtId=\"14\"/></cellStyleXfs><cellXfs>{}</cellXfs>"
                                     "</styleSheet>",
                                     head,
                                     book.formats,
                                     book.styles));
    return entries;
}

inline std::string bookOf(const BookParts& book)
{
    return zipOf(entriesOf(book));
}

// A row of inline strings.
inline std::string rowOf(const std::vector<std::string>& cells)
{
    std::string row = "<row>";
    for (const std::string& cell : cells)
        row += cell.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return row + "</row>";
}

} // namespace crosscase::testing
