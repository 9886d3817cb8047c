// SPDX-License-Identifier: GPL-3.0-or-later
// The table of documents: labels, groups, languages, dates, order, sources, informants, attributes.
#include "core/base/number.h"
#include "core/base/time.h"
#include "core/project/attribute_columns.h"
#include "core/project/documents.h"
#include "core/project/faults.h"
#include "core/project/find.h"
#include "core/project/name_index.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <map>

namespace crosscase::project {

namespace {

using model::Document;
using model::Id;

class Importer {
public:
    Importer(Edit& edit, const table::CsvFile& file)
        : m_edit(edit)
        , m_file(file)
        , m_find(edit.corpus(), findDocument)
        , m_attributes(edit,
                       model::AttributeTarget::Document,
                       file,
                       {"document",
                        "label",
                        "group",
                        "language",
                        "collected",
                        "order",
                        "source_type",
                        "informant"},
                       m_faults)
    {}

    Result<TableReport> run()
    {
        if (!m_file.column("document"))
            return fail(ErrorCode::Malformed, "a table of documents needs the column 'document'");
        for (const table::CsvRow& row : m_file.rows)
            readRow(row);
        if (auto outcome = m_faults.outcome("documents"); !outcome)
            return passOn(outcome);
        m_edit.setTitle(fmt::format("Import a table of {} documents", m_changed.size()));
        for (auto& [id, change] : m_changed) {
            if (!change.second.empty())
                change.first.group = groupNamed(m_edit, change.second);
            m_edit.change(change.first);
        }
        auto written = m_attributes.write(m_edit, [](const std::string& key) {
            return model::AnyId{static_cast<std::int32_t>(*parseInteger(key))};
        });
        if (!written)
            return passOn(written);
        return std::move(m_report);
    }

private:
    void readRow(const table::CsvRow& row)
    {
        ++m_report.rows;
        const auto cell = [&](std::string_view name) {
            return std::string(text::trimBlanks(table::cellOf(row, m_file.column(name))));
        };
        const auto id = m_find(m_edit.corpus(), cell("document"));
        if (!id)
            return m_faults.add(row.line, id.error().detail);
        auto& [document, group] =
            m_changed.try_emplace(*id, m_edit.corpus().get(*id), std::string()).first->second;
        const auto take = [&](std::string& field, std::string_view name) {
            if (std::string value = cell(name); !value.empty())
                field = std::move(value);
        };
        take(document.label, "label");
        take(group, "group");
        take(document.language, "language");
        take(document.sourceType, "source_type");
        take(document.informant, "informant");
        if (const std::string date = cell("collected"); !date.empty() && !isIsoDate(date))
            m_faults.add(
                row.line,
                fmt::format("collected: '{}' is not a date (2005-03-01, 2005-03 or 2005)", date));
        take(document.collected, "collected");
        if (const std::string order = cell("order"); !order.empty()) {
            const auto number = parseInteger(order);
            if (!number || *number < 0 || *number > 1'000'000'000)
                m_faults.add(row.line, fmt::format("order: '{}' is not a whole number", order));
            else
                document.position = static_cast<std::int32_t>(*number);
        }
        m_attributes.read(row, std::to_string(id->value));
    }

    Edit& m_edit;
    const table::CsvFile& m_file;
    Faults m_faults;
    NameIndex<Document> m_find;
    AttributeColumns m_attributes;
    std::map<Id<Document>, std::pair<Document, std::string>>
        m_changed; // with the name of its group
    TableReport m_report;
};

} // namespace

Result<TableReport> importDocumentTable(Edit& edit, const table::CsvFile& file)
{
    return Importer(edit, file).run();
}

} // namespace crosscase::project
