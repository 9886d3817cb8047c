// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/tidy.h"

#include "core/matrix/display_parts.h"
#include "core/matrix/evidence_places.h"
#include "core/matrix/layout.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::AnyId;
using table::Value;

namespace {

void addWord(std::string& all, std::string_view word)
{
    all += (all.empty() ? "" : " ");
    all += word;
}

Result<TableSpec> specOf(const DisplayOptions& options)
{
    TableSpec spec;
    auto rows = axisOf(options.rows, spec.rows);
    if (!rows)
        return passOn(rows);
    auto columns = axisOf(options.columns, spec.columns);
    if (!columns)
        return passOn(columns);
    auto filter = filterOf(options);
    if (!filter)
        return passOn(filter);
    if (!options.cell.empty())
        if (auto set = setMeasure(spec, options.cell); !set)
            return passOn(set);
    spec.rows = *rows;
    spec.columns = *columns;
    spec.filter = *filter;
    spec.withSubcodes = options.withSubcodes;
    spec.scale = options.scale;
    spec.quoteLimit = options.quoteLimit;
    spec.quotesPerCell = options.quotesPerCell;
    spec.includeUnpublishable = options.includeUnpublishable;
    const Role down = roleOf(spec.rows.kind);
    const Role across = roleOf(spec.columns.kind);
    spec.state = down != Role::Attribute && down != Role::Proposition && across != Role::Attribute
                 && across != Role::Proposition;
    return spec;
}

// What was written for cells: by what the row and the column stand for.
class WrittenIds {
public:
    struct Ids {
        std::string own;
        std::string evidence;
    };

    WrittenIds(const DisplayInput& input, const Layout& layout);
    [[nodiscard]] std::string_view basis() const { return m_basis; }
    [[nodiscard]] Ids of(AnyId row, AnyId column) const
    {
        auto found = m_ids.find({row, column});
        if (found == m_ids.end())
            found = m_ids.find({column, row});
        return found == m_ids.end() ? Ids{} : found->second;
    }

private:
    void add(AnyId owner, AnyId other, AnyId id, const Uuid& uuid)
    {
        Ids& ids = m_ids[{owner, other}];
        addWord(ids.own, uuid.toCanonical());
        for (const model::Coding& coding : m_evidence.of(id))
            addWord(ids.evidence, coding.uuid.toCanonical());
    }
    void addAttributes(const Layout& layout);
    [[nodiscard]] std::vector<std::pair<AnyId, AnyId>> attributesOn(const Layout& layout) const;
    void addRatings(const Layout& layout);

    const model::Corpus* m_corpus;
    EvidencePlaces m_evidence;
    std::string_view m_basis;
    std::map<std::pair<AnyId, AnyId>, Ids> m_ids; // by owner and what it is about
};

WrittenIds::WrittenIds(const DisplayInput& input, const Layout& layout)
    : m_corpus(&input.corpus)
    , m_evidence(input.corpus, input.texts)
{
    if (layout.axisOf(Role::Proposition) != nullptr) {
        m_basis = "judgement";
        for (const auto& row : m_corpus->rows<model::Judgement>())
            add(row.unit, row.proposition, row.id, row.uuid);
    } else if (layout.axisOf(Role::Attribute) != nullptr
               || layout.spec.cell == Measure::AttributeValue) {
        m_basis = "attribute value";
        addAttributes(layout);
    } else if (layout.spec.cell == Measure::Summary) {
        m_basis = "summary";
        for (const auto& row : m_corpus->rows<model::Summary>())
            add(row.unit, row.code, row.id, row.uuid);
    } else if (layout.spec.cell == Measure::Rating) {
        m_basis = "rating";
        addRatings(layout);
    } else {
        m_basis = "codings";
    }
}

void WrittenIds::addRatings(const Layout& layout)
{
    for (const auto& row : m_corpus->rows<model::Rating>()) {
        const auto scale = m_corpus->find(row.scale);
        if (layout.spec.scale.empty()
            || (scale && text::foldKey(scale->name) == text::foldKey(layout.spec.scale)))
            add(row.unit, row.code, row.id, row.uuid);
    }
}

// The attributes that a table shows, each with what stands for it on the axis that is no owner's.
std::vector<std::pair<AnyId, AnyId>> WrittenIds::attributesOn(const Layout& layout) const
{
    std::vector<std::pair<AnyId, AnyId>> attributes;
    const ResolvedAxis* axis = layout.axisOf(Role::Attribute);
    if (axis != nullptr) {
        for (const Entry& entry : axis->entries)
            attributes.emplace_back(entry.object, entry.object);
    } else {
        const ResolvedAxis& other = layout.axisOf(AxisKind::Cases) == &layout.rows
                                            || layout.axisOf(AxisKind::Documents) == &layout.rows
                                        ? layout.columns
                                        : layout.rows;
        const auto target = layout.axisOf(AxisKind::Cases) != nullptr
                                ? model::AttributeTarget::Case
                                : model::AttributeTarget::Document;
        const auto named = findAttribute(*m_corpus, layout.spec.cellAttribute, target);
        for (const Entry& entry : other.entries)
            if (named)
                attributes.emplace_back((*named)->id, entry.object);
    }
    return attributes;
}

// A case without a value shows that of the nearest case above it: so do its ids.
void WrittenIds::addAttributes(const Layout& layout)
{
    std::map<std::pair<AnyId, AnyId>, const model::AttributeValue*> values;
    for (const auto& row : m_corpus->rows<model::AttributeValue>())
        values.emplace(std::pair(row.owner, AnyId(row.attribute)), &row);
    const ResolvedAxis* cases = layout.axisOf(AxisKind::Cases);
    const ResolvedAxis& owners = cases != nullptr ? *cases : *layout.axisOf(AxisKind::Documents);
    const auto attributes = attributesOn(layout);
    for (const Entry& entry : owners.entries)
        for (const auto& [attribute, other] : attributes) {
            auto found = values.find({entry.object, attribute});
            for (model::Id<model::Case> above{entry.object.value};
                 cases != nullptr && found == values.end()
                 && (above = layout.scope.cases().parentOf(above));)
                found = values.find({above, attribute});
            if (found != values.end())
                add(entry.object, other, found->second->id, found->second->uuid);
        }
}

// The codings of each cell, in the order of Grid.
Result<std::vector<std::string>> codingsOf(const Layout& layout, const Progress& progress)
{
    auto scan = layout.scan(false);
    if (!scan)
        return passOn(scan);
    scan->tellRepeats();
    std::vector<std::string> ids(scan->grid().size());
    auto done = scan->run(
        progress,
        [](const model::Document&, const std::vector<Piece>&) { return Result<void>{}; },
        [&ids](const model::Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
            addWord(ids[cell], block.uuid[row].toCanonical());
        });
    if (!done)
        return passOn(done);
    return ids;
}

std::string nameOf(const Entry& entry)
{
    return entry.heads.size() == 1 ? entry.heads.front() : model::joinPath(entry.heads);
}

table::Table begun(const CrossTable& cross)
{
    table::Table table;
    table.title = "Cells of the table";
    table.columns = {groupColumn({"row"}), textColumn({"column"})};
    table.headColumns = 2;
    const bool words = isWritten(cross.spec) || !isNumber(cross.spec.cell);
    table.columns.push_back({{"value"},
                             words                      ? table::Kind::Text
                             : isCount(cross.spec.cell) ? table::Kind::Integer
                                                        : table::Kind::Decimal});
    for (const char* head : {"state", "basis", "ids", "evidence"})
        table.columns.push_back(textColumn({head}));
    table.columns[2].markdown = cross.spec.cell == Measure::Summary;
    return table;
}

} // namespace

Result<table::Table> tidy(const DisplayInput& input)
{
    auto spec = specOf(input.options);
    if (!spec)
        return passOn(spec);
    auto scope = Scope::make(input.corpus, input.texts, spec->filter);
    if (!scope)
        return passOn(scope);
    auto layout = layOut(*scope, *spec);
    if (!layout)
        return passOn(layout);
    auto cross = buildFrom(*layout, input.progress);
    if (!cross)
        return passOn(cross);
    const bool written = isWritten(*spec);
    auto codings =
        written ? Result<std::vector<std::string>>() : codingsOf(*layout, input.progress);
    if (!codings)
        return passOn(codings);
    const WrittenIds ids(input, *layout);
    table::Table table = begun(*cross);
    // The rows stand in their manual order, so cells and grid have the same numbers.
    for (std::size_t row = 0; row < cross->rows.size(); ++row)
        for (std::size_t column = 0; column < cross->columns.size(); ++column) {
            WrittenIds::Ids found;
            if (written)
                found = ids.of(cross->rows[row].object, cross->columns[column].object);
            else
                found.own = std::move((*codings)[layout->grid().at(row, column)]);
            const bool any = !found.own.empty();
            table.rows.push_back(
                {{nameOf(cross->rows[row]),
                  nameOf(cross->columns[column]),
                  std::move(cross->cells[row][column]),
                  spec->state ? Value{std::string(matrix::nameOf(cross->states[row][column]))}
                              : Value{},
                  any ? Value{std::string(ids.basis())} : Value{},
                  orNothing(std::move(found.own)),
                  orNothing(std::move(found.evidence))},
                 0,
                 false});
        }
    table.notes = std::move(cross->notes);
    table.notes.emplace_back("Ids: the UUIDs of what the cell rests on, as 'basis' says; evidence: "
                             "the codings cited for what was written. Codings of one coder on the "
                             "same text are all listed, also where they count once.");
    return table;
}

} // namespace crosscase::matrix
