// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/participants.h"

#include "core/matrix/display_parts.h"
#include "core/matrix/lengths.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace crosscase::matrix {

using model::Case;
using model::Document;
using model::Id;
using table::Value;

namespace {

// What a row, or all rows together, rest on.
struct Material {
    std::set<Id<Document>> documents;
    std::set<Id<Document>> interviews;
    std::vector<std::string> informants; // in the order of the documents, each once
};

class Participants {
public:
    Participants(const DisplayInput& input, const Layout& layout)
        : m_input(&input)
        , m_layout(&layout)
        , m_material(layout.rows.entries.size() + 1)
    {
        for (const std::string& type : input.options.sourceTypes)
            m_sourceTypes.insert(text::foldKey(type));
        gather();
    }
    [[nodiscard]] Result<table::Table> table();

private:
    void gather();
    [[nodiscard]] bool isInterview(const Document& document) const
    {
        return m_sourceTypes.empty() ? !document.informant.empty()
                                     : m_sourceTypes.contains(text::foldKey(document.sourceType));
    }
    [[nodiscard]] Result<void> addAttributes();
    [[nodiscard]] std::vector<Value> names(Id<Case> unit) const;
    void addNotes(std::vector<std::string>& notes) const;
    [[nodiscard]] std::vector<std::string> besideUnits() const;

    const DisplayInput* m_input;
    const Layout* m_layout;
    std::set<std::string> m_sourceTypes;
    std::vector<Material> m_material; // by row; behind the last: of all
    bool m_units = false;             // is any row a unit of another case?
    std::vector<const model::Attribute*> m_attributes;
};

void Participants::gather()
{
    for (const Entry& entry : m_layout->rows.entries)
        m_units |= m_layout->scope.cases().depthOf(Id<Case>{entry.object.value}) > 0;
    for (const Document* document : m_layout->scope.documents()) {
        const auto parts = m_layout->rows.layer.find(document->id);
        if (parts == m_layout->rows.layer.end())
            continue;
        for (const Part& part : parts->second) { // the last is that of all
            Material& material = m_material[part.entry];
            material.documents.insert(document->id);
            if (isInterview(*document))
                material.interviews.insert(document->id);
            const std::string& who = document->informant;
            if (!who.empty()
                && std::ranges::find(material.informants, who) == material.informants.end())
                material.informants.push_back(who);
        }
    }
}

Result<void> Participants::addAttributes()
{
    const auto& corpus = m_layout->scope.corpus();
    const std::vector<std::string>& names = m_input->options.attributes;
    const bool all = names.empty() || (names.size() == 1 && names.front() == "all");
    if (!all) {
        for (const std::string& name : names) {
            auto attribute = findAttribute(corpus, name, model::AttributeTarget::Case);
            if (!attribute)
                return passOn(attribute);
            m_attributes.push_back(*attribute);
        }
        return {};
    }
    for (const model::Attribute* attribute : attributesOf(corpus, model::AttributeTarget::Case)) {
        const AttributeColumn column(m_layout->scope, *attribute);
        if (std::ranges::any_of(m_layout->rows.entries, [&column](const Entry& entry) {
                return !column.of(entry.object).empty();
            }))
            m_attributes.push_back(attribute);
    }
    return {};
}

// The case, and below it the unit; a case without units stands alone.
std::vector<Value> Participants::names(Id<Case> unit) const
{
    const model::CaseTree& cases = m_layout->scope.cases();
    const std::string& name = m_layout->scope.corpus().get(unit).name;
    if (!m_units)
        return {name};
    if (const Id<Case> parent = cases.parentOf(unit))
        return {cases.pathOf(parent), name};
    return {name, Value{}};
}

Result<table::Table> Participants::table()
{
    if (auto added = addAttributes(); !added)
        return passOn(added);
    auto words = textLengths(*m_layout, Unit::Words, m_input->progress);
    if (!words)
        return passOn(words);
    table::Table table;
    table.title = "Cases and informants";
    table.columns = {groupColumn({"case"})};
    if (m_units)
        table.columns.push_back(textColumn({"unit"}));
    table.headColumns = table.columns.size();
    for (const model::Attribute* attribute : m_attributes)
        table.columns.push_back(textColumn({attribute->name}));
    table.columns.push_back(textColumn({"informants"}));
    for (const char* head : {"interviews", "documents", "words"})
        table.columns.push_back(countColumn({head}));
    const auto addCounts = [&](table::Row& row, std::size_t at) {
        row.cells.push_back(countOf(m_material[at].interviews.size()));
        row.cells.push_back(countOf(m_material[at].documents.size()));
        row.cells.emplace_back((*words)[at]);
    };
    const std::size_t rows = m_layout->rows.entries.size();
    for (std::size_t at = 0; at < rows; ++at) {
        const Id<Case> unit{m_layout->rows.entries[at].object.value};
        table::Row row{names(unit), 0, false};
        for (const model::Attribute* attribute : m_attributes)
            row.cells.push_back(orNothing(AttributeColumn(m_layout->scope, *attribute).of(unit)));
        row.cells.push_back(
            orNothing(fmt::format("{}", fmt::join(m_material[at].informants, "; "))));
        addCounts(row, at);
        table.rows.push_back(std::move(row));
    }
    if (m_input->options.totals) {
        table::Row total{{std::string("total")}, 0, true};
        total.cells.resize(table.columns.size() - 3);
        addCounts(total, rows);
        table.rows.push_back(std::move(total));
    }
    addNotes(table.notes);
    return table;
}

// Documents of a case that are in none of its units: they are in no row.
std::vector<std::string> Participants::besideUnits() const
{
    std::vector<std::string> found;
    const Scope& scope = m_layout->scope;
    for (const Id<Case> unit : scope.cases().inOrder()) {
        if (!scope.hasChildren(unit) || !scope.keeps(unit))
            continue;
        std::vector<std::string> names;
        for (const Document* document : scope.documents())
            for (const CaseRegion& own : scope.ownRegions(document->id))
                if (own.unit == unit && !intersect(own.region, scope.chosen(*document)).empty())
                    names.push_back(document->name);
        if (!names.empty())
            found.push_back(fmt::format(
                "{}: {} ({})", scope.cases().pathOf(unit), names.size(), listed(names, 3)));
    }
    return found;
}

void Participants::addNotes(std::vector<std::string>& notes) const
{
    notes.emplace_back("Shown: the innermost cases; a case without a value of an attribute shows "
                       "that of the case above it.");
    notes.push_back(m_sourceTypes.empty()
                        ? std::string("Interviews: documents with an informant.")
                        : fmt::format("Interviews: documents of the source types {}.",
                                      fmt::join(m_input->options.sourceTypes, ", ")));
    notes.emplace_back("Words: all that is said in the text of the row, interviewers included, "
                       "without speaker labels and timestamps. A document that cases share counts "
                       "in each, and once in a total.");
    if (const auto beside = besideUnits(); !beside.empty())
        notes.push_back(fmt::format("Documents of a case itself, in none of the rows: {}.",
                                    fmt::join(beside, "; ")));
    addChoiceNotes(notes, m_input->options);
}

} // namespace

Result<table::Table> participants(const DisplayInput& input)
{
    auto filter = filterOf(input.options);
    if (!filter)
        return passOn(filter);
    auto scope = Scope::make(input.corpus, input.texts, *filter);
    if (!scope)
        return passOn(scope);
    TableSpec spec;
    spec.rows = {AxisKind::Cases, Axis::kLeaf, {}};
    spec.cell = Measure::Words;
    spec.filter = *filter;
    auto layout = layOut(*scope, spec);
    if (!layout)
        return passOn(layout);
    return Participants(input, *layout).table();
}

} // namespace crosscase::matrix
