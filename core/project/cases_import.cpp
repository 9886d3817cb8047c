// SPDX-License-Identifier: GPL-3.0-or-later
// The table of cases: names, parents, attributes, and the texts that are theirs.
#include "core/base/number.h"
#include "core/project/attribute_columns.h"
#include "core/project/cases.h"
#include "core/project/faults.h"
#include "core/project/find.h"
#include "core/project/name_index.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <set>
#include <tuple>
#include <unordered_map>

namespace crosscase::project {

namespace {

using model::Case;
using model::Id;

struct Wanted {
    std::string name;
    std::size_t line = 0; // where it first stands
    std::string parent;   // as written; empty: none given
    std::size_t parentLine = 0;
    Id<Case> id;
};

struct Part {
    std::size_t line = 0;
    std::string unit; // folded
    Id<model::Document> document;
    std::optional<text::Span> span;
    std::string speaker;
};

class Importer {
public:
    Importer(Edit& edit, const table::CsvFile& file)
        : m_edit(edit)
        , m_file(file)
        , m_document(edit.corpus(), findDocument)
        , m_attributes(edit,
                       model::AttributeTarget::Case,
                       file,
                       {"case", "parent", "document", "start", "end", "speaker"},
                       m_faults)
    {}

    Result<TableReport> run(const Progress& progress)
    {
        if (!m_file.column("case"))
            return fail(ErrorCode::Malformed, "a table of cases needs the column 'case'");
        for (const Case& unit : m_edit.corpus().cases())
            m_known[text::foldKey(unit.name)] = unit.id;
        const auto total = static_cast<std::int64_t>(m_file.rows.size());
        for (const table::CsvRow& row : m_file.rows) {
            if (auto goes =
                    progress.report("rows", static_cast<std::int64_t>(m_report.rows), total);
                !goes)
                return passOn(goes);
            readRow(row);
        }
        checkParents();
        if (auto outcome = m_faults.outcome("cases"); !outcome)
            return passOn(outcome);
        return write(progress);
    }

private:
    std::string_view cell(const table::CsvRow& row, std::string_view name) const
    {
        return text::trimBlanks(table::cellOf(row, m_file.column(name)));
    }

    void readRow(const table::CsvRow& row)
    {
        ++m_report.rows;
        const std::string name(cell(row, "case"));
        if (name.empty())
            return m_faults.add(row.line, "a case needs a name");
        const std::string key = text::foldKey(name);
        auto [at, isNew] = m_wanted.emplace(key, Wanted{name, row.line, {}, 0, {}});
        if (isNew)
            m_order.push_back(key);
        const std::string parent(cell(row, "parent"));
        Wanted& wanted = at->second;
        if (!parent.empty()) {
            if (!wanted.parent.empty() && text::foldKey(wanted.parent) != text::foldKey(parent))
                m_faults.add(row.line,
                             fmt::format("the parent of '{}' is '{}' here and '{}' on line {}",
                                         name,
                                         parent,
                                         wanted.parent,
                                         wanted.parentLine));
            wanted.parent = parent;
            wanted.parentLine = row.line;
        }
        m_attributes.read(row, key);
        readPart(row, key);
    }

    void readPart(const table::CsvRow& row, const std::string& key)
    {
        const std::string_view document = cell(row, "document");
        if (document.empty()) {
            if (!cell(row, "start").empty() || !cell(row, "end").empty()
                || !cell(row, "speaker").empty())
                m_faults.add(row.line, "a range or a speaker needs a document");
            return;
        }
        const auto found = m_document(m_edit.corpus(), document);
        if (!found)
            return m_faults.add(row.line, found.error().detail);
        Part part{row.line, key, *found, std::nullopt, std::string(cell(row, "speaker"))};
        const std::string_view start = cell(row, "start");
        const std::string_view end = cell(row, "end");
        if (!start.empty() || !end.empty()) {
            const auto from = parseInteger(start);
            const auto to = parseInteger(end);
            const auto& row_ = m_edit.corpus().get(*found);
            if (!from || !to || *from < 0 || *from >= *to || *to > row_.length)
                return m_faults.add(
                    row.line,
                    fmt::format("'{}' to '{}' is not a range of '{}', which has {} characters",
                                start,
                                end,
                                row_.name,
                                row_.length));
            if (!part.speaker.empty())
                return m_faults.add(row.line, "a row has a range or a speaker, not both");
            part.span =
                text::Span{static_cast<text::CodePoint>(*from), static_cast<text::CodePoint>(*to)};
        }
        m_parts.push_back(std::move(part));
    }

    // Unknown parents, and circles over the parents of the table and of the project together.
    void checkParents()
    {
        for (const std::string& key : m_order) {
            const Wanted& wanted = m_wanted[key];
            const std::string parent = text::foldKey(wanted.parent);
            if (!parent.empty() && !m_wanted.contains(parent) && !m_known.contains(parent))
                m_faults.add(wanted.parentLine,
                             fmt::format("there is no case '{}' to be the parent of '{}'",
                                         wanted.parent,
                                         wanted.name));
        }
        for (const std::string& key : m_order) {
            std::set<std::string> seen{key};
            for (std::string at = parentOf(key); !at.empty(); at = parentOf(at)) {
                if (at == key && m_wanted[key].parentLine > 0)
                    m_faults.add(
                        m_wanted[key].parentLine,
                        fmt::format("'{}' would be embedded in itself", m_wanted[key].name));
                if (!seen.insert(at).second)
                    break;
            }
        }
    }

    std::string parentOf(const std::string& key) const
    {
        const auto wanted = m_wanted.find(key);
        if (wanted != m_wanted.end() && !wanted->second.parent.empty())
            return text::foldKey(wanted->second.parent);
        const auto known = m_known.find(key);
        if (known == m_known.end())
            return {};
        const Id<Case> parent = m_edit.corpus().get(known->second).parent;
        return parent ? text::foldKey(m_edit.corpus().get(parent).name) : std::string();
    }

    Result<TableReport> write(const Progress& progress)
    {
        m_edit.setTitle(fmt::format("Import a table of {} cases", m_order.size()));
        writeCases();
        std::int64_t done = 0;
        for (const Part& part : m_parts) {
            if (auto goes =
                    progress.report("texts", done++, static_cast<std::int64_t>(m_parts.size()));
                !goes)
                return passOn(goes);
            if (auto assigned = assign(part); !assigned)
                m_faults.add(part.line, assigned.error().detail);
        }
        if (auto outcome = m_faults.outcome("cases"); !outcome)
            return passOn(outcome);
        auto written = m_attributes.write(
            m_edit, [&](const std::string& key) { return model::AnyId(m_wanted[key].id); });
        if (!written)
            return passOn(written);
        return std::move(m_report);
    }

    void writeCases()
    {
        std::map<Id<Case>, std::int32_t> next; // position behind the last child
        for (const Case& unit : m_edit.corpus().cases())
            next[unit.parent] = std::max(next[unit.parent], unit.position + 1);
        for (const std::string& key : m_order) {
            Wanted& wanted = m_wanted[key];
            if (const auto known = m_known.find(key); known != m_known.end()) {
                wanted.id = known->second;
                continue;
            }
            Case unit;
            unit.name = wanted.name;
            unit.created = m_edit.time();
            wanted.id = m_edit.add(std::move(unit));
            m_made.insert(wanted.id);
            ++m_report.created;
        }
        for (const std::string& key : m_order) {
            const Wanted& wanted = m_wanted[key];
            Case unit = m_edit.corpus().get(wanted.id);
            const Id<Case> parent =
                wanted.parent.empty() ? unit.parent : idOf(text::foldKey(wanted.parent));
            if (!m_made.contains(wanted.id) && parent == unit.parent)
                continue;
            unit.parent = parent;
            unit.position = next[parent]++;
            m_edit.change(std::move(unit));
        }
    }

    Id<Case> idOf(const std::string& key) const
    {
        const auto wanted = m_wanted.find(key);
        return wanted != m_wanted.end() ? wanted->second.id : m_known.at(key);
    }

    Result<void> assign(const Part& part)
    {
        const Id<Case> unit = m_wanted[part.unit].id;
        if (!part.speaker.empty())
            return assignSpeaker(m_edit, unit, part.document, part.speaker);
        if (part.span)
            return assignRange(m_edit, unit, part.document, *part.span);
        // Many rows, most of them new cases: a whole document is not looked for among all parts.
        if (!m_made.contains(unit))
            return assignWhole(m_edit, unit, part.document);
        if (!m_whole.insert({unit, part.document}).second)
            return {};
        model::Membership whole;
        whole.unit = unit;
        whole.document = part.document;
        m_edit.add(std::move(whole));
        return {};
    }

    Edit& m_edit;
    const table::CsvFile& m_file;
    Faults m_faults;
    NameIndex<model::Document> m_document;
    AttributeColumns m_attributes;
    std::unordered_map<std::string, Id<Case>> m_known;
    std::unordered_map<std::string, Wanted> m_wanted;
    std::vector<std::string> m_order; // as in the file
    std::vector<Part> m_parts;
    std::set<Id<Case>> m_made;
    std::set<std::pair<Id<Case>, Id<model::Document>>> m_whole;
    TableReport m_report;
};

} // namespace

Result<TableReport> importCases(Edit& edit, const table::CsvFile& file, const Progress& progress)
{
    return Importer(edit, file).run(progress);
}

} // namespace crosscase::project
