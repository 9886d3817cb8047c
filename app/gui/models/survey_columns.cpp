// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/survey_columns.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/choices.h"
#include "core/model/attribute_types.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>

namespace crosscase::gui {

namespace {

using importing::SurveyRole;
using model::AttributeType;

// In the order in which they are offered.
constexpr std::array kRoles{SurveyRole::CaseName,
                            SurveyRole::Label,
                            SurveyRole::OpenQuestion,
                            SurveyRole::Attribute,
                            SurveyRole::LeftOut};
constexpr std::array kTypes{AttributeType::Text,
                            AttributeType::Integer,
                            AttributeType::Number,
                            AttributeType::Boolean,
                            AttributeType::Date,
                            AttributeType::Choice};

// The first answers that differ.
QString examplesOf(const table::CsvFile& table, std::size_t column)
{
    constexpr std::size_t kLooked = 200; // rows
    constexpr qsizetype kMost = 4;
    constexpr qsizetype kLetters = 80;
    QStringList found;
    for (std::size_t at = 0; at < std::min(table.rows.size(), kLooked); ++at) {
        const QString words =
            fromUtf8(table::cellOf(table.rows[at], column)).left(kLetters).simplified();
        if (!words.isEmpty() && !found.contains(words))
            found.append(words);
        if (found.size() == kMost)
            break;
    }
    return found.join(QStringLiteral(" | "));
}

} // namespace

void SurveyColumns::set(const importing::SurveyPlan& plan, const table::CsvFile& table, Known known)
{
    beginResetModel();
    m_rows.clear();
    for (const importing::SurveyColumn& column : plan.columns)
        m_rows.push_back(
            {column, known.contains(text::foldKey(column.name)), examplesOf(table, column.at)});
    endResetModel();
}

void SurveyColumns::clear()
{
    set({}, {}, {});
}

importing::SurveyWishes SurveyColumns::wishes() const
{
    importing::SurveyWishes wishes;
    for (const Row& row : m_rows) {
        const std::string& name = row.column.name;
        switch (row.column.role) {
        case SurveyRole::CaseName:
            wishes.id = name;
            break;
        case SurveyRole::Label:
            wishes.label = name;
            break;
        case SurveyRole::OpenQuestion:
            wishes.open.push_back(name);
            break;
        case SurveyRole::Attribute:
            wishes.attributes.push_back(name + ":" + std::string(model::nameOf(row.column.type)));
            break;
        case SurveyRole::LeftOut:
            wishes.ignored.push_back(name);
            break;
        }
    }
    return wishes;
}

// --- as a table ----------------------------------------------------------------------------------

int SurveyColumns::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SurveyColumns::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QStringList SurveyColumns::rolesOf(const Row& row) const
{
    return {tr("name of the case"),
            tr("label of the document"),
            tr("open question (text to code)"),
            row.isKnown ? tr("attribute (there)") : tr("attribute (new)"),
            tr("(ignored)")};
}

QString SurveyColumns::wordsOf(const Row& row, int column) const
{
    switch (column) {
    case Name:
        return fromUtf8(row.column.name);
    case Becomes:
        return rolesOf(
            row)[std::find(kRoles.begin(), kRoles.end(), row.column.role) - kRoles.begin()];
    case Type:
        return row.column.role == SurveyRole::Attribute ? fromUtf8(model::nameOf(row.column.type))
                                                        : QString();
    case Answers:
        return row.column.distinct == row.column.filled || row.column.distinct == 0
                   ? QString::number(row.column.filled)
                   : tr("%1 (%2 different)").arg(row.column.filled).arg(row.column.distinct);
    default:
        return row.examples;
    }
}

QVariant SurveyColumns::data(const QModelIndex& at, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(at.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return wordsOf(row, at.column());
    case Qt::ToolTipRole:
        if (at.column() == Type && row.isKnown)
            return tr("The attribute is there already and keeps its type.");
        return wordsOf(row, at.column());
    case Qt::ForegroundRole:
        if (row.column.role == SurveyRole::LeftOut || at.column() == Examples)
            return Theme::now().muted;
        return {};
    case kChoicesRole: {
        if (at.column() == Becomes)
            return rolesOf(row);
        QStringList types;
        for (const AttributeType type : kTypes)
            types.append(fromUtf8(model::nameOf(type)));
        return types;
    }
    default:
        return {};
    }
}

bool SurveyColumns::choose(std::size_t at, int column, const QString& choice)
{
    Row& row = m_rows[at];
    if (column == Type) {
        const auto type = model::attributeTypeNamed(toUtf8(choice));
        if (!type || row.isKnown)
            return false;
        row.column.type = *type;
        return true;
    }
    const qsizetype which = rolesOf(row).indexOf(choice);
    if (column != Becomes || which < 0)
        return false;
    const SurveyRole role = kRoles[static_cast<std::size_t>(which)];
    // Only one column can name the cases, or label the documents.
    if (role == SurveyRole::CaseName || role == SurveyRole::Label)
        for (Row& other : m_rows)
            if (other.column.role == role)
                other.column.role = SurveyRole::Attribute;
    row.column.role = role;
    return true;
}

bool SurveyColumns::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::EditRole
        || !choose(static_cast<std::size_t>(at.row()), at.column(), value.toString()))
        return false;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    Q_EMIT chosen();
    return true;
}

QVariant SurveyColumns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array names{
        tr("Column"), tr("Becomes"), tr("Type"), tr("Answers"), tr("For example")};
    return names[static_cast<std::size_t>(section)];
}

Qt::ItemFlags SurveyColumns::flags(const QModelIndex& at) const
{
    const Row& row = m_rows[static_cast<std::size_t>(at.row())];
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (at.column() == Becomes
        || (at.column() == Type && row.column.role == SurveyRole::Attribute && !row.isKnown))
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace crosscase::gui
