// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/case_sheet.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/model/attribute_types.h"
#include "core/model/document_order.h"
#include "core/model/trees.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace crosscase::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseSheet)
};

constexpr std::array kFields{CellKind::Label,
                             CellKind::Group,
                             CellKind::Language,
                             CellKind::Collected,
                             CellKind::SourceType,
                             CellKind::Informant,
                             CellKind::Order};

template <typename Id>
void drop(std::vector<Id>& list, Id id)
{
    list.erase(std::remove(list.begin(), list.end(), id), list.end());
}

// Is the order of rows another one after this change?
template <typename Row, typename Place>
bool rowsMove(const model::RowChanges<Row>& changes, Place&& placeOf)
{
    return !changes.created.empty() || !changes.deleted.empty()
           || std::any_of(changes.updated.begin(), changes.updated.end(), [&](const auto& update) {
                  return placeOf(update.before) != placeOf(update.after);
              });
}

} // namespace

CaseSheet::CaseSheet(model::AttributeTarget target, const model::Corpus& corpus)
    : m_target(target)
    , m_corpus(corpus)
{
    loadRows();
    loadColumns();
    loadCells();
}

CaseSheet::Key CaseSheet::keyOf(model::Id<model::Attribute> attribute, model::AnyId owner)
{
    return static_cast<Key>(static_cast<std::uint32_t>(attribute.value)) << 32U
           | static_cast<std::uint32_t>(owner.value);
}

void CaseSheet::loadRows()
{
    m_rows.clear();
    if (isOfCases()) {
        const model::CaseTree tree(m_corpus);
        for (const auto id : tree.inOrder())
            m_rows.push_back({id, tree.depthOf(id)});
        return;
    }
    for (const model::Document* document : model::documentsInOrder(m_corpus))
        m_rows.push_back({document->id, 0});
}

void CaseSheet::loadColumns()
{
    m_columns = {{CellKind::Name}};
    if (!isOfCases())
        for (const CellKind field : kFields)
            m_columns.push_back({field});
    std::vector<const model::Attribute*> attributes;
    for (const model::Attribute& attribute : m_corpus.rows<model::Attribute>())
        if (attribute.target == m_target)
            attributes.push_back(&attribute);
    std::stable_sort(attributes.begin(), attributes.end(), [](const auto* a, const auto* b) {
        return a->position < b->position;
    });
    for (const model::Attribute* attribute : attributes)
        m_columns.push_back({CellKind::Value, attribute->id});
    for (const CellKind kind : {CellKind::Parts, CellKind::Quotes, CellKind::Memo})
        m_columns.push_back({kind});
}

void CaseSheet::loadCells()
{
    const auto& values = m_corpus.rows<model::AttributeValue>();
    m_values.reserve(values.size());
    values.forEach([&](const model::AttributeValue& value) {
        m_values[keyOf(value.attribute, value.owner)] = value.id;
    });
    m_corpus.rows<model::Membership>().forEach([&](const model::Membership& part) {
        m_parts[isOfCases() ? part.unit.value : part.document.value].push_back(part.id);
    });
    m_corpus.rows<model::Memo>().forEach(
        [&](const model::Memo& memo) { m_memos[memo.target.value].push_back(memo.id); });
}

void CaseSheet::followCells(const Change& change, Touched& touched)
{
    for (const auto& value : change.of<model::AttributeValue>().deleted)
        m_values.erase(keyOf(value.attribute, value.owner));
    for (const auto& value : change.of<model::AttributeValue>().created)
        m_values[keyOf(value.attribute, value.owner)] = value.id;
    const auto rowOf = [&](const model::Membership& part) {
        return isOfCases() ? part.unit.value : part.document.value;
    };
    for (const auto& part : change.of<model::Membership>().deleted)
        drop(m_parts[rowOf(part)], part.id);
    for (const auto& part : change.of<model::Membership>().created)
        m_parts[rowOf(part)].push_back(part.id);
    for (const auto& memo : change.of<model::Memo>().deleted)
        drop(m_memos[memo.target.value], memo.id);
    for (const auto& memo : change.of<model::Memo>().created)
        m_memos[memo.target.value].push_back(memo.id);
    touched.cells = change.touches<model::AttributeValue,
                                   model::Membership,
                                   model::Memo,
                                   model::Case,
                                   model::Document,
                                   model::Group,
                                   model::AttributeChoice>();
    touched.counts =
        change.touches<model::Coding, model::Membership, model::Case, model::Document>();
}

CaseSheet::Touched CaseSheet::follow(const Change& change, const model::Corpus& now)
{
    m_corpus = now;
    Touched touched;
    followCells(change, touched);
    touched.rows = isOfCases()
                       ? rowsMove(change.of<model::Case>(),
                                  [](const model::Case& unit) {
                                      return std::tuple(unit.parent, unit.position, unit.name);
                                  })
                       : rowsMove(change.of<model::Document>(), [](const auto& document) {
                             return std::tuple(document.position, document.name);
                         });
    if (touched.rows)
        loadRows();
    touched.columns = change.touches<model::Attribute>();
    if (touched.columns)
        loadColumns();
    return touched;
}

const model::Attribute* CaseSheet::attribute(const SheetColumn& column) const
{
    return column.kind == CellKind::Value ? m_corpus.rows<model::Attribute>().find(column.attribute)
                                          : nullptr;
}

QString CaseSheet::name(const SheetColumn& column) const
{
    switch (column.kind) {
    case CellKind::Name:
        return isOfCases() ? Words::tr("Case") : Words::tr("Document");
    case CellKind::Label:
        return Words::tr("Label");
    case CellKind::Group:
        return Words::tr("Group");
    case CellKind::Language:
        return Words::tr("Language");
    case CellKind::Collected:
        return Words::tr("Collected");
    case CellKind::SourceType:
        return Words::tr("Source type");
    case CellKind::Informant:
        return Words::tr("Informant");
    case CellKind::Order:
        return Words::tr("Order");
    case CellKind::Parts:
        return isOfCases() ? Words::tr("Documents") : Words::tr("Cases");
    case CellKind::Quotes:
        return Words::tr("Quotes");
    case CellKind::Memo:
        return Words::tr("Memo");
    case CellKind::Value:
        break;
    }
    const model::Attribute* row = attribute(column);
    return row == nullptr ? QString() : fromUtf8(row->name);
}

QString CaseSheet::head(const SheetColumn& column) const
{
    const model::Attribute* row = attribute(column);
    return row == nullptr ? name(column)
                          : QStringLiteral("%1 (%2)").arg(fromUtf8(row->name),
                                                          fromUtf8(model::nameOf(row->type)));
}

const std::string* CaseSheet::own(model::AnyId row, model::Id<model::Attribute> id) const
{
    const auto found = m_values.find(keyOf(id, row));
    if (found == m_values.end())
        return nullptr;
    const auto* value = m_corpus.rows<model::AttributeValue>().find(found->second);
    return value == nullptr ? nullptr : &value->value;
}

const std::string* CaseSheet::shown(model::AnyId row, model::Id<model::Attribute> id) const
{
    const std::string* value = own(row, id);
    if (!isOfCases())
        return value;
    // A damaged file may lead in a circle.
    const model::Case* unit = m_corpus.cases().find({row.value});
    for (std::size_t steps = 0; value == nullptr && unit != nullptr && steps < m_rows.size();
         ++steps) {
        unit = m_corpus.cases().find(unit->parent);
        value = unit == nullptr ? nullptr : own(unit->id, id);
    }
    return value;
}

bool CaseSheet::isInherited(model::AnyId row, const SheetColumn& column) const
{
    return column.kind == CellKind::Value && isOfCases() && own(row, column.attribute) == nullptr
           && shown(row, column.attribute) != nullptr;
}

QString CaseSheet::fieldOf(const model::Document& document, CellKind kind) const
{
    switch (kind) {
    case CellKind::Name:
        return fromUtf8(document.name);
    case CellKind::Label:
        return fromUtf8(document.label);
    case CellKind::Group: {
        const auto* group = m_corpus.rows<model::Group>().find(document.group);
        return group == nullptr ? QString() : fromUtf8(group->name);
    }
    case CellKind::Language:
        return fromUtf8(document.language);
    case CellKind::Collected:
        return fromUtf8(document.collected);
    case CellKind::SourceType:
        return fromUtf8(document.sourceType);
    case CellKind::Informant:
        return fromUtf8(document.informant);
    default:
        return QString::number(document.position);
    }
}

const std::vector<model::Id<model::Membership>>& CaseSheet::parts(model::AnyId row) const
{
    static const std::vector<model::Id<model::Membership>> kNone;
    const auto found = m_parts.find(row.value);
    return found == m_parts.end() ? kNone : found->second;
}

QString CaseSheet::partsText(model::AnyId row) const
{
    QStringList words;
    QSet<QString> known; // a case may have thousands
    for (const auto id : parts(row)) {
        const auto* part = m_corpus.rows<model::Membership>().find(id);
        if (part == nullptr || part->orphan)
            continue;
        const auto* document = m_corpus.documents().find(part->document);
        const auto* unit = m_corpus.cases().find(part->unit);
        QString word = isOfCases() ? (document == nullptr ? QString() : labelOf(*document))
                                   : (unit == nullptr ? QString() : fromUtf8(unit->name));
        if (part->kind == model::MembershipKind::Speaker)
            word = Words::tr("%1 (%2)").arg(word, fromUtf8(part->speaker));
        else if (part->kind == model::MembershipKind::Range)
            word = Words::tr("%1 (passage)").arg(word);
        const qsizetype before = known.size();
        known.insert(word);
        if (known.size() > before)
            words << word;
    }
    return words.join(QStringLiteral(", "));
}

QString CaseSheet::memoText(model::AnyId row) const
{
    const auto found = m_memos.find(row.value);
    if (found == m_memos.end() || found->second.empty())
        return {};
    const auto* memo = m_corpus.rows<model::Memo>().find(found->second.front());
    return memo == nullptr ? QString() : fromUtf8(memo->text);
}

QString CaseSheet::text(model::AnyId row, const SheetColumn& column) const
{
    switch (column.kind) {
    case CellKind::Value: {
        const std::string* value = shown(row, column.attribute);
        if (value == nullptr)
            return {};
        const model::Attribute* kind = attribute(column);
        if (kind != nullptr && kind->type == model::AttributeType::Boolean)
            return *value == "true" ? Words::tr("yes") : Words::tr("no");
        return fromUtf8(*value);
    }
    case CellKind::Parts:
        return partsText(row);
    case CellKind::Quotes: {
        const auto found = m_counts.find(row.value);
        if (!m_counted)
            return {};
        return QString::number(found == m_counts.end() ? 0 : found->second);
    }
    case CellKind::Memo:
        return memoText(row);
    default:
        break;
    }
    if (isOfCases()) {
        const auto* unit = m_corpus.cases().find({row.value});
        return unit == nullptr ? QString() : fromUtf8(unit->name);
    }
    const auto* document = m_corpus.documents().find({row.value});
    return document == nullptr ? QString() : fieldOf(*document, column.kind);
}

bool CaseSheet::isNumeric(const SheetColumn& column) const
{
    if (column.kind == CellKind::Quotes || column.kind == CellKind::Order)
        return true;
    const model::Attribute* row = attribute(column);
    return row != nullptr
           && (row->type == model::AttributeType::Integer
               || row->type == model::AttributeType::Number);
}

QStringList CaseSheet::choices(const SheetColumn& column) const
{
    QStringList list;
    if (column.kind == CellKind::Group) {
        m_corpus.rows<model::Group>().forEach(
            [&](const model::Group& group) { list << fromUtf8(group.name); });
        list.sort();
        return list;
    }
    const model::Attribute* row = attribute(column);
    if (row == nullptr)
        return list;
    if (row->type == model::AttributeType::Boolean)
        return {Words::tr("yes"), Words::tr("no")};
    if (row->type != model::AttributeType::Choice)
        return list;
    std::vector<std::pair<std::int32_t, QString>> known;
    m_corpus.rows<model::AttributeChoice>().forEach([&](const model::AttributeChoice& choice) {
        if (choice.attribute == column.attribute)
            known.emplace_back(choice.position, fromUtf8(choice.value));
    });
    std::sort(known.begin(), known.end());
    for (const auto& [position, value] : known)
        list << value;
    return list;
}

std::vector<model::Id<model::Document>> CaseSheet::withoutCase() const
{
    std::vector<model::Id<model::Document>> list;
    std::unordered_map<std::int32_t, bool> has;
    m_corpus.rows<model::Membership>().forEach([&](const model::Membership& part) {
        if (!part.orphan)
            has[part.document.value] = true;
    });
    m_corpus.documents().forEach([&](const model::Document& document) {
        if (!has.contains(document.id.value))
            list.push_back(document.id);
    });
    return list;
}

void CaseSheet::setCounts(Counts counts)
{
    m_counts = std::move(counts);
    m_counted = true;
}

} // namespace crosscase::gui
