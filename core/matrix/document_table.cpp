// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/document_table.h"

#include "core/matrix/coding_rows.h"
#include "core/matrix/display_parts.h"
#include "core/matrix/lengths.h"
#include "core/matrix/measures.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Document;
using model::Id;
using table::Value;

namespace {

constexpr std::array<std::string_view, 9> kFields{"label",
                                                  "group",
                                                  "language",
                                                  "collected",
                                                  "source_type",
                                                  "informant",
                                                  "words",
                                                  "codings",
                                                  "cases"};
constexpr std::size_t kUsual = 6; // shown unasked, where any document has a value

class DocumentTable {
public:
    DocumentTable(const DisplayInput& input, const Layout& layout)
        : m_input(&input)
        , m_layout(&layout)
    {}
    [[nodiscard]] Result<table::Table> table(const CrossTable& cross);

private:
    [[nodiscard]] bool isAsked(std::string_view field) const;
    [[nodiscard]] Result<void> measure();
    [[nodiscard]] Value valueOf(const Document& document, std::string_view field) const;
    [[nodiscard]] std::string casesOf(const Document& document) const;
    void addField(table::Table& table,
                  const std::vector<const Document*>& rows,
                  std::string_view field) const;
    void addAttributes(table::Table& table, const CrossTable& cross) const;

    const DisplayInput* m_input;
    const Layout* m_layout;
    std::unordered_map<Id<Document>, std::int64_t> m_words;
    std::unordered_map<Id<Document>, std::int64_t> m_codings;
};

bool DocumentTable::isAsked(std::string_view field) const
{
    const std::vector<std::string>& asked = m_input->options.fields;
    return std::ranges::find(asked, field) != asked.end()
           || std::ranges::find(asked, "all") != asked.end();
}

Result<void> DocumentTable::measure()
{
    if (isAsked("words")) {
        auto words = textLengths(*m_layout, Unit::Words, m_input->progress);
        if (!words)
            return passOn(words);
        for (std::size_t row = 0; row < m_layout->rows.entries.size(); ++row)
            m_words[Id<Document>{m_layout->rows.entries[row].object.value}] = (*words)[row];
    }
    if (!isAsked("codings"))
        return {};
    return forEachCoding(m_layout->scope,
                         CaseChoice::TopLevel,
                         m_input->progress,
                         [this](const CodingRow& row) { ++m_codings[row.document.id]; });
}

std::string DocumentTable::casesOf(const Document& document) const
{
    std::vector<std::string> names;
    for (const CaseRegion& part : casesIn(m_layout->scope, document))
        if (m_layout->scope.cases().depthOf(part.unit) == 0 && !part.region.empty())
            names.push_back(m_layout->scope.corpus().get(part.unit).name);
    return joined(names);
}

Value DocumentTable::valueOf(const Document& document, std::string_view field) const
{
    const auto countIn = [&document](const auto& counts) {
        const auto found = counts.find(document.id);
        return Value{found == counts.end() ? std::int64_t{0} : found->second};
    };
    if (field == "label")
        return orNothing(document.label);
    if (field == "group") {
        const auto group = m_layout->scope.corpus().find(document.group);
        return group ? orNothing(group->name) : Value{};
    }
    if (field == "language")
        return orNothing(document.language);
    if (field == "collected")
        return orNothing(document.collected);
    if (field == "source_type")
        return orNothing(document.sourceType);
    if (field == "informant")
        return orNothing(document.informant);
    if (field == "words")
        return countIn(m_words);
    if (field == "codings")
        return countIn(m_codings);
    return orNothing(casesOf(document));
}

void DocumentTable::addField(table::Table& table,
                             const std::vector<const Document*>& rows,
                             std::string_view field) const
{
    std::vector<Value> values;
    for (const Document* document : rows)
        values.push_back(valueOf(*document, field));
    const bool any = std::ranges::any_of(
        values, [](const Value& value) { return !std::holds_alternative<std::monostate>(value); });
    if (!any && !isAsked(field))
        return;
    const bool counted = field == "words" || field == "codings";
    table.columns.push_back(counted ? countColumn({std::string(field)})
                                    : textColumn({std::string(field)}));
    for (std::size_t row = 0; row < values.size(); ++row)
        table.rows[row].cells.push_back(std::move(values[row]));
}

// Those named, or all that any of the documents has.
void DocumentTable::addAttributes(table::Table& table, const CrossTable& cross) const
{
    const std::vector<std::string>& asked = m_input->options.attributes;
    const bool named = !asked.empty() && asked != std::vector<std::string>{"all"};
    for (std::size_t at = 0; at < cross.attributeHeads.size(); ++at) {
        const bool any = std::ranges::any_of(
            cross.attributes, [at](const auto& values) { return !values[at].empty(); });
        if (!any && !named)
            continue;
        table.columns.push_back(textColumn({cross.attributeHeads[at]}));
        for (std::size_t row = 0; row < cross.rows.size(); ++row)
            table.rows[row].cells.push_back(orNothing(cross.attributes[row][at]));
    }
}

Result<table::Table> DocumentTable::table(const CrossTable& cross)
{
    if (auto measured = measure(); !measured)
        return passOn(measured);
    table::Table table;
    table.title = "Documents";
    table.columns = {textColumn({"document"})};
    std::vector<const Document*> rows;
    for (const Entry& entry : cross.rows) {
        rows.push_back(&m_layout->scope.corpus().get(Id<Document>{entry.object.value}));
        table.rows.push_back({{rows.back()->name}, 0, false});
    }
    for (std::size_t at = 0; at < kFields.size(); ++at)
        if (isAsked(kFields[at]) || (m_input->options.fields.empty() && at < kUsual))
            addField(table, rows, kFields[at]);
    addAttributes(table, cross);
    table.notes.push_back(fmt::format("Shown: {} of {} documents, with what is known of them.",
                                      rows.size(),
                                      m_layout->scope.documents().size()));
    if (isAsked("words"))
        table.notes.emplace_back("Words: of the text, without speaker labels and timestamps.");
    if (isAsked("codings"))
        table.notes.emplace_back("Codings: each counted once; those that lost their text are out.");
    addChoiceNotes(table.notes, m_input->options);
    return table;
}

} // namespace

Result<table::Table> documentTable(const DisplayInput& input)
{
    auto filter = filterOf(input.options);
    if (!filter)
        return passOn(filter);
    auto scope = Scope::make(input.corpus, input.texts, *filter);
    if (!scope)
        return passOn(scope);
    TableSpec spec;
    spec.rows = {AxisKind::Documents, 1, {}};
    spec.columns = {AxisKind::Attributes, 1, {}};
    spec.attributes = input.options.attributes;
    if (spec.attributes.empty())
        spec.attributes = {"all"};
    spec.filter = *filter;
    spec.order = input.options.order;
    auto layout = layOut(*scope, spec);
    if (!layout)
        return passOn(layout);
    auto cross = buildFrom(*layout, input.progress);
    if (!cross)
        return passOn(cross);
    return DocumentTable(input, *layout).table(*cross);
}

} // namespace crosscase::matrix
