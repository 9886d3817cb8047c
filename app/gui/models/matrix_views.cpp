// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/matrix_views.h"

#include "app/gui/bridge/strings.h"
#include "core/matrix/axes.h"

#include <QCoreApplication>

#include <algorithm>

namespace crosscase::gui {

using matrix::AxisKind;
using matrix::Measure;
using matrix::TableSpec;

namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("MatrixViews", words);
}

TableSpec withAxes(AxisKind rows, AxisKind columns)
{
    TableSpec spec;
    spec.rows.kind = rows;
    spec.columns.kind = columns;
    spec.totals = true;
    if (rows == AxisKind::Cases || rows == AxisKind::Documents)
        spec.attributes = {"all"};
    return spec;
}

QString axisText(AxisKind kind, const std::string& name)
{
    matrix::Axis axis;
    axis.kind = kind;
    axis.names = {name};
    return fromUtf8(matrix::toText(axis));
}

bool hasEmbeddedCases(const model::Corpus& corpus)
{
    const auto& cases = corpus.cases();
    return std::any_of(
        cases.begin(), cases.end(), [](const model::Case& unit) { return bool(unit.parent); });
}

} // namespace

TableSpec casesByThemes()
{
    return withAxes(AxisKind::Cases, AxisKind::Themes);
}

QStringList attributeNames(const model::Corpus& corpus, model::AttributeTarget target)
{
    QStringList names;
    for (const model::Attribute* attribute : matrix::attributesOf(corpus, target))
        names.append(fromUtf8(attribute->name));
    return names;
}

QList<MatrixViewChoice> matrixViews(const model::Corpus& corpus)
{
    QList<MatrixViewChoice> views{
        {tr("Cases × themes"), false, casesByThemes()},
        {tr("Documents × themes"), false, withAxes(AxisKind::Documents, AxisKind::Themes)},
        {tr("Cases × codes"), false, withAxes(AxisKind::Cases, AxisKind::Codes)}};
    TableSpec framework = casesByThemes();
    framework.cell = Measure::Summary;
    views.append({tr("Framework (summaries)"), false, framework});
    views.append({tr("Coders × codes"), false, withAxes(AxisKind::Coders, AxisKind::Codes)});
    for (const QString& name : attributeNames(corpus, model::AttributeTarget::Case)) {
        TableSpec groups = withAxes(AxisKind::AttributeValues, AxisKind::Themes);
        groups.rows.names = {toUtf8(name)};
        views.append({tr("%1 × themes").arg(name), false, groups});
    }
    QList<MatrixViewChoice> saved;
    for (const model::SavedTable& table : corpus.rows<model::SavedTable>())
        if (auto spec = matrix::specFromJson(table.spec))
            saved.append({fromUtf8(table.name), true, *spec});
    std::sort(saved.begin(), saved.end(), [](const auto& a, const auto& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    return views + saved;
}

QList<NamedText> rowChoices(const model::Corpus& corpus)
{
    QList<NamedText> rows{{tr("Cases"), QStringLiteral("cases")}};
    if (hasEmbeddedCases(corpus)) {
        rows.append({tr("Cases, all levels"), QStringLiteral("cases:all")});
        rows.append({tr("Cases, innermost"), QStringLiteral("cases:leaf")});
    }
    for (const QString& name : attributeNames(corpus, model::AttributeTarget::Case))
        rows.append({name, axisText(AxisKind::AttributeValues, toUtf8(name))});
    rows.append({tr("Documents"), QStringLiteral("documents")});
    rows.append({tr("Document groups"), QStringLiteral("groups")});
    rows.append({tr("Speakers"), QStringLiteral("speakers")});
    rows.append({tr("Coders"), QStringLiteral("coders")});
    rows.append({tr("Themes"), QStringLiteral("themes")});
    rows.append({tr("Codes"), QStringLiteral("codes")});
    return rows;
}

QList<NamedText> columnChoices(const model::Corpus& corpus)
{
    QList<NamedText> columns{{tr("Themes"), QStringLiteral("themes")},
                             {tr("Codes"), QStringLiteral("codes")}};
    for (const model::CodeSet& set : corpus.rows<model::CodeSet>())
        columns.append(
            {tr("Set %1").arg(fromUtf8(set.name)), axisText(AxisKind::CodeSet, set.name)});
    columns.append({tr("Coders"), QStringLiteral("coders")});
    columns.append({tr("Cases"), QStringLiteral("cases")});
    columns.append({tr("Documents"), QStringLiteral("documents")});
    columns.append({tr("Document groups"), QStringLiteral("groups")});
    columns.append({tr("Speakers"), QStringLiteral("speakers")});
    for (const QString& name : attributeNames(corpus, model::AttributeTarget::Case))
        columns.append({name, axisText(AxisKind::AttributeValues, toUtf8(name))});
    columns.append({tr("Attributes"), QStringLiteral("attributes")});
    if (!corpus.rows<model::Proposition>().empty())
        columns.append({tr("Propositions"), QStringLiteral("propositions")});
    for (const model::SavedQuery& query : corpus.rows<model::SavedQuery>())
        columns.append(
            {tr("Query %1").arg(fromUtf8(query.name)), axisText(AxisKind::Query, query.name)});
    return columns;
}

QList<NamedText> orderChoices(const model::Corpus& corpus)
{
    QList<NamedText> orders{{tr("as arranged"), QString()},
                            {tr("by name"), QStringLiteral("name")},
                            {tr("most first"), QStringLiteral("-total")},
                            {tr("fewest first"), QStringLiteral("total")},
                            {tr("similar together"), QStringLiteral("similarity")}};
    for (const QString& name : attributeNames(corpus, model::AttributeTarget::Case))
        orders.append({tr("by %1").arg(name), QStringLiteral("attribute:%1").arg(name)});
    return orders;
}

} // namespace crosscase::gui
