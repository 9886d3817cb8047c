// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/workbook.h"

#include "core/base/number.h"
#include "core/import/archive.h"
#include "core/import/sheet_cells.h"
#include "core/import/xml.h"
#include "core/import/xml_cut.h"
#include "core/text/decode.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxTree = std::size_t{32} << 20U; // bytes of a part that is held as a tree
constexpr std::size_t kMaxStrings = 20'000'000;

// Where a part of the workbook refers to.
struct Relation {
    std::string kind; // the last word of its type: "worksheet"
    std::string part; // the name of the entry
};

struct Sheet {
    std::string name;
    std::string part;
    bool hidden = false;
};

// What comes behind the last slash.
std::string_view lastWord(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

std::string relationsOf(std::string_view part)
{
    const std::string_view name = lastWord(part);
    return fmt::format("{}_rels/{}.rels", part.substr(0, part.size() - name.size()), name);
}

bool isTrue(std::string_view value)
{
    return value == "1" || value == "true";
}

tl::unexpected<Error> noWorkbook()
{
    return fail(ErrorCode::Malformed,
                "this archive holds no workbook (xlsx); save the table as xlsx or CSV");
}

class Workbook {
public:
    explicit Workbook(Archive archive)
        : m_archive(std::move(archive))
    {}

    Result<void> open()
    {
        if (auto found = findMainPart(); !found)
            return found;
        auto relations = readRelations(m_mainPart);
        if (!relations)
            return passOn(relations);
        auto main = tree(m_mainPart);
        if (!main)
            return passOn(main);
        const pugi::xml_node workbook = main->document_element();
        if (localName(workbook) != "workbook")
            return noWorkbook();
        if (isTrue(attributeOf(childOf(workbook, "workbookPr"), "date1904")))
            m_shared.dates = DateSystem::From1904;
        for (const pugi::xml_node& node : childOf(workbook, "sheets").children())
            addSheet(node, *relations);
        if (m_sheets.empty())
            return fail(ErrorCode::Malformed, "the workbook has no sheet of cells");
        for (const auto& [id, relation] : *relations) {
            Result<void> read = relation.kind == "sharedStrings" ? readStrings(relation.part)
                                : relation.kind == "styles"      ? readStyles(relation.part)
                                                                 : Result<void>();
            if (!read)
                return read;
        }
        return {};
    }

    Result<SheetTable> read(std::string_view wanted)
    {
        if (!wanted.empty()) {
            const auto sheet = sheetNamed(wanted);
            return sheet ? readSheet(**sheet) : Result<SheetTable>(tl::unexpected(sheet.error()));
        }
        for (const Sheet& sheet : m_sheets) {
            if (sheet.hidden)
                continue;
            auto table = readSheet(sheet);
            if (!table || !table->table.headers.empty())
                return table;
        }
        return fail(
            ErrorCode::Malformed,
            fmt::format("no sheet has content (hidden ones are not looked at; --sheet names "
                        "one); there are: {}",
                        sheetNames()));
    }

private:
    // --- parts -------------------------------------------------------------------------------
    Result<std::string> part(const std::string& name)
    {
        auto bytes = m_archive.read(name);
        if (!bytes && bytes.error().code == ErrorCode::NotFound)
            return fail(
                ErrorCode::Malformed,
                fmt::format("the workbook is damaged: '{}' is missing in it; open it in its "
                            "program and save it anew",
                            name));
        if (!bytes)
            return bytes;
        const std::string_view start = std::string_view(*bytes).substr(0, 4);
        if (start.find('\0') == std::string_view::npos && !start.starts_with('\xFE')
            && !start.starts_with('\xFF'))
            return bytes;
        // UTF-16, which XML may be in
        auto decoded = text::decode(*bytes);
        if (!decoded)
            return passOn(decoded);
        return std::move(decoded->utf8);
    }

    Result<pugi::xml_document> tree(const std::string& name)
    {
        auto bytes = part(name);
        if (!bytes)
            return passOn(bytes);
        if (bytes->size() > kMaxTree)
            return fail(ErrorCode::Unsupported,
                        fmt::format("'{}' in the workbook is larger than the {} MB that are read",
                                    name,
                                    kMaxTree >> 20U));
        return parseXml(*bytes, name);
    }

    Result<void> findMainPart()
    {
        m_mainPart = "xl/workbook.xml";
        if (m_archive.contains("_rels/.rels")) {
            auto relations = readRelations("");
            if (!relations)
                return passOn(relations);
            for (const auto& [id, relation] : *relations)
                if (relation.kind == "officeDocument")
                    m_mainPart = relation.part;
        }
        if (m_mainPart.ends_with(".bin"))
            return fail(ErrorCode::Unsupported,
                        "this is a binary workbook (xlsb), which cannot be read; save it as xlsx");
        return m_archive.contains(m_mainPart) ? Result<void>() : Result<void>(noWorkbook());
    }

    // By id; of a part without relations there are none.
    Result<std::unordered_map<std::string, Relation>> readRelations(const std::string& base)
    {
        std::unordered_map<std::string, Relation> relations;
        const std::string name = relationsOf(base);
        if (!m_archive.contains(name))
            return relations;
        auto parsed = tree(name);
        if (!parsed)
            return passOn(parsed);
        for (const pugi::xml_node& node : parsed->document_element().children())
            if (attributeOf(node, "TargetMode") != "External")
                relations.emplace(attributeOf(node, "Id"),
                                  Relation{std::string(lastWord(attributeOf(node, "Type"))),
                                           resolvedName(base, attributeOf(node, "Target"))});
        return relations;
    }

    // --- what all sheets share ----------------------------------------------------------------
    Result<void> readStrings(const std::string& name)
    {
        auto xml = part(name);
        if (!xml)
            return passOn(xml);
        ElementCutter strings(*xml, "si");
        for (;;) {
            const Result<std::string_view> string = strings.next();
            if (!string)
                return tl::unexpected(string.error());
            if (string->empty())
                return {};
            if (string->size() > kMaxTree || m_shared.strings.size() >= kMaxStrings)
                return fail(ErrorCode::Unsupported,
                            fmt::format("'{}' in the workbook is too large", name));
            const auto parsed = parseXml(*string, name);
            if (!parsed)
                return tl::unexpected(parsed.error());
            m_shared.strings.push_back(stringOf(parsed->first_child()));
        }
    }

    Result<void> readStyles(const std::string& name)
    {
        auto parsed = tree(name);
        if (!parsed)
            return passOn(parsed);
        const pugi::xml_node styles = parsed->document_element();
        std::unordered_map<std::string_view, Shown> custom;
        for (const pugi::xml_node& format : childOf(styles, "numFmts").children())
            custom.emplace(attributeOf(format, "numFmtId"),
                           shownBy(attributeOf(format, "formatCode")));
        for (const pugi::xml_node& style : childOf(styles, "cellXfs").children()) {
            const std::string_view id = attributeOf(style, "numFmtId");
            const auto found = custom.find(id);
            const std::int64_t number = parseInteger(id).value_or(0);
            const Shown builtIn = number > 0 && number < 164
                                      ? shownByBuiltIn(static_cast<int>(number))
                                      : Shown::Number;
            m_shared.styles.push_back(found != custom.end() ? found->second : builtIn);
        }
        return {};
    }

    // --- sheets -------------------------------------------------------------------------------
    // Sheets of charts and macros have no cells.
    void addSheet(const pugi::xml_node& node,
                  const std::unordered_map<std::string, Relation>& relations)
    {
        const auto relation = relations.find(std::string(attributeOf(node, "id")));
        if (relation == relations.end() || relation->second.kind != "worksheet")
            return;
        const std::string_view state = attributeOf(node, "state");
        m_sheets.push_back({std::string(attributeOf(node, "name")),
                            relation->second.part,
                            state == "hidden" || state == "veryHidden"});
    }

    std::string sheetNames() const
    {
        std::string names;
        for (const Sheet& sheet : m_sheets)
            names += fmt::format("{}'{}'", names.empty() ? "" : ", ", sheet.name);
        return names;
    }

    Result<const Sheet*> sheetNamed(std::string_view wanted) const
    {
        const std::string key = text::foldKey(wanted);
        for (const Sheet& sheet : m_sheets)
            if (text::foldKey(sheet.name) == key)
                return &sheet;
        const auto number = parseInteger(wanted);
        if (number && *number >= 1 && static_cast<std::size_t>(*number) <= m_sheets.size())
            return &m_sheets[static_cast<std::size_t>(*number) - 1];
        return fail(ErrorCode::NotFound,
                    fmt::format("there is no sheet '{}'; there are: {}", wanted, sheetNames()));
    }

    Result<SheetTable> readSheet(const Sheet& sheet)
    {
        const auto xml = part(sheet.part);
        if (!xml)
            return tl::unexpected(xml.error());
        auto cells = readCells(*xml, m_shared);
        if (!cells)
            return fail(cells.error().code,
                        fmt::format("sheet '{}': {}", sheet.name, cells.error().detail));
        SheetTable result;
        result.table = std::move(cells->table);
        result.table.separator = '\0';
        result.sheet = sheet.name;
        for (const Sheet& other : m_sheets) {
            result.sheets.push_back(other.name);
            if (&other != &sheet)
                result.others.push_back(other.name);
        }
        const auto warn = [&](std::size_t count, std::string_view what) {
            if (count > 0)
                result.warnings.push_back(
                    fmt::format("sheet '{}': {} {}", sheet.name, count, what));
        };
        warn(cells->errors, "cells with an error such as #N/A were read as empty");
        warn(
            cells->unknown,
            "formulas without a stored result were read as empty; open the workbook in its program "
            "and save it");
        warn(cells->mergedAreas,
             "merged areas: what such an area says counts for its first cell alone");
        return result;
    }

    Archive m_archive;
    std::string m_mainPart;
    std::vector<Sheet> m_sheets;
    SharedCells m_shared;
};

} // namespace

Result<SheetTable> readWorkbook(std::string_view bytes, std::string_view sheet)
{
    auto archive = Archive::open(bytes);
    if (!archive)
        return passOn(archive);
    Workbook workbook(std::move(*archive));
    if (auto opened = workbook.open(); !opened)
        return passOn(opened);
    return workbook.read(sheet);
}

} // namespace crosscase::importing
