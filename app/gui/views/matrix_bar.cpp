// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/matrix_bar.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/matrix/axes.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <QAction>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace crosscase::gui {

using matrix::AxisKind;
using matrix::Measure;
using matrix::Percent;
using matrix::TableSpec;

namespace {

const QString kAll = QStringLiteral("all");

QString axisText(const QComboBox& box)
{
    return box.currentData().toString();
}

// Selects the text, adding it if the list does not have it.
void choose(QComboBox& box, const QString& text, const QString& words)
{
    int at = box.findData(text);
    if (at < 0) {
        box.addItem(words, text);
        at = box.count() - 1;
    }
    box.setCurrentIndex(at);
}

void fill(QComboBox& box, const QList<NamedText>& choices)
{
    const QString chosen = axisText(box);
    const QString words = box.currentText();
    const QSignalBlocker quiet(box);
    box.clear();
    for (const NamedText& choice : choices)
        box.addItem(choice.words, choice.text);
    if (!words.isEmpty())
        choose(box, chosen, words);
}

matrix::Axis axisOf(const QString& text)
{
    return matrix::axisFromText(toUtf8(text)).value_or(matrix::Axis{});
}

// What a filter and a coder mean together.
query::Expression joined(query::Expression filter, const QString& coder)
{
    if (coder.isEmpty())
        return filter;
    query::Expression who;
    who.op = query::Op::Equal;
    who.subject.object = "coder";
    who.values = {toUtf8(coder)};
    if (filter.isEmpty())
        return who;
    query::Expression both;
    both.op = query::Op::And;
    both.operands = {std::move(filter), std::move(who)};
    return both;
}

} // namespace

void MatrixBar::refresh(const model::Corpus& corpus)
{
    m_corpus = corpus;
    m_setting = true;
    fill(*m_rows, rowChoices(corpus));
    fill(*m_order, orderChoices(corpus));
    fill(*m_columns, columnChoices(corpus));
    QList<NamedText> coders{{tr("all"), QString()}};
    for (const model::Coder& coder : corpus.rows<model::Coder>())
        coders.append({fromUtf8(coder.name), fromUtf8(coder.name)});
    fill(*m_coder, coders);
    if (m_rows->currentIndex() < 0)
        setSpec(casesByThemes());
    m_setting = true;
    fillViews();
    fillAttributes();
    updateColumns();
    m_setting = false;
}

void MatrixBar::setSpec(const TableSpec& spec)
{
    m_setting = true;
    m_base = spec;
    m_picked.reset();
    choose(*m_rows, fromUtf8(matrix::toText(spec.rows)), fromUtf8(matrix::toText(spec.rows)));
    matrix::Axis columns = spec.columns;
    if (columns.kind == AxisKind::Codes && !columns.names.empty()) {
        QStringList paths;
        bool themes = spec.withSubcodes;
        for (const std::string& name : columns.names) {
            paths.append(fromUtf8(name));
            themes = themes && model::splitPath(name).size() == 1;
        }
        m_picked = paths;
        columns.names.clear();
        columns.kind = themes ? AxisKind::Themes : AxisKind::Codes;
    }
    choose(*m_columns, fromUtf8(matrix::toText(columns)), fromUtf8(matrix::toText(columns)));
    choose(*m_order, fromUtf8(spec.order), fromUtf8(spec.order));
    // Rows of other kinds have no attributes; what was chosen waits for cases to come back.
    if (spec.rows.kind == AxisKind::Cases || spec.rows.kind == AxisKind::Documents) {
        m_attributeChoice.clear();
        for (const std::string& name : spec.attributes)
            m_attributeChoice.append(fromUtf8(name));
    }
    m_subcodes->setChecked(spec.withSubcodes);
    m_filter->setText(spec.filter.isEmpty() ? QString() : fromUtf8(query::toText(spec.filter)));
    m_coder->setCurrentIndex(0);
    setMeasure(spec);
    fillAttributes();
    updateColumns();
    m_setting = false;
}

void MatrixBar::setMeasure(const TableSpec& spec)
{
    const bool plain = spec.percent == Percent::None;
    int button = 4;
    if (plain && spec.cell == Measure::References)
        button = 0;
    else if (spec.cell == Measure::Quotes)
        button = 1;
    else if (spec.cell == Measure::Summary)
        button = 2;
    else if (plain && spec.cell == Measure::Present)
        button = 3;
    m_cells->button(button)->setChecked(true);
    if (button != 4)
        return;
    QString text = fromUtf8(matrix::nameOf(spec.cell));
    if (spec.cell == Measure::AttributeValue)
        text += QLatin1Char(':') + fromUtf8(spec.cellAttribute);
    if (!plain)
        text += QStringLiteral("%%1").arg(static_cast<int>(spec.percent));
    choose(*m_more, text, text);
}

Result<TableSpec> MatrixBar::spec() const
{
    TableSpec spec = m_base;
    spec.rows = axisOf(axisText(*m_rows));
    spec.columns = axisOf(axisText(*m_columns));
    spec.withSubcodes = m_subcodes->isChecked();
    if (m_picked && picksCodes()) {
        spec.withSubcodes = picksThemes() || spec.withSubcodes;
        spec.columns.kind = AxisKind::Codes;
        spec.columns.names.clear();
        for (const QString& path : *m_picked)
            spec.columns.names.push_back(toUtf8(path));
    }
    const bool lines = spec.rows.kind == AxisKind::Cases || spec.rows.kind == AxisKind::Documents;
    spec.order = toUtf8(axisText(*m_order));
    if (!lines && spec.order.find("attribute:") != std::string::npos)
        spec.order.clear();
    spec.attributes.clear();
    if (lines)
        for (const QString& name : m_attributeChoice)
            spec.attributes.push_back(toUtf8(name));
    const int cell = m_cells->checkedId();
    const QString measure = cell == 0   ? QStringLiteral("references")
                            : cell == 1 ? QStringLiteral("quotes")
                            : cell == 2 ? QStringLiteral("summary")
                            : cell == 3 ? QStringLiteral("present")
                                        : axisText(*m_more);
    const QStringList parts = measure.split(QLatin1Char('%'));
    spec.cellAttribute.clear();
    if (auto set = matrix::setMeasure(spec, toUtf8(parts.constFirst())); !set)
        return passOn(set);
    spec.percent =
        parts.size() > 1 ? static_cast<Percent>(parts.constLast().toInt()) : Percent::None;
    query::Expression filter;
    if (!m_filter->text().trimmed().isEmpty()) {
        auto parsed = query::parse(toUtf8(m_filter->text()));
        if (!parsed)
            return passOn(parsed);
        filter = std::move(*parsed);
    }
    spec.filter = joined(std::move(filter), m_coder->currentData().toString());
    return spec;
}

bool MatrixBar::picksThemes() const
{
    return axisText(*m_columns) == QLatin1String("themes");
}

bool MatrixBar::picksCodes() const
{
    return picksThemes() || axisText(*m_columns) == QLatin1String("codes");
}

QList<PickedColumn> MatrixBar::pickable() const
{
    QList<PickedColumn> columns;
    const model::CodeTree tree(m_corpus);
    for (const auto code : picksThemes() ? tree.roots() : tree.inOrder()) {
        const QString path = fromUtf8(tree.pathOf(code));
        columns.append({path, !m_picked || m_picked->contains(path)});
    }
    return columns;
}

void MatrixBar::updateColumns()
{
    m_pick->setEnabled(picksCodes());
    m_subcodes->setEnabled(!picksThemes());
    if (!picksCodes()) {
        m_pick->setText(tr("Pic&k…"));
        return;
    }
    const QList<PickedColumn> columns = pickable();
    const auto on = std::count_if(
        columns.begin(), columns.end(), [](const PickedColumn& one) { return one.on; });
    m_pick->setText(tr("Pic&k %1 of %2…").arg(on).arg(columns.size()));
    m_pick->setAccessibleName(tr("Pick %1 of %2").arg(on).arg(columns.size()));
}

void MatrixBar::fillViews()
{
    const QString shown = m_views->currentText();
    const QSignalBlocker quiet(m_views);
    m_viewList = matrixViews(m_corpus);
    m_views->clear();
    for (const MatrixViewChoice& view : m_viewList) {
        m_views->addItem(view.name);
        if (view.saved) {
            QFont bold = font();
            bold.setBold(true);
            m_views->setItemData(m_views->count() - 1, bold, Qt::FontRole);
        }
    }
    m_views->setCurrentIndex(m_views->findText(shown));
    tell();
}

const MatrixViewChoice* MatrixBar::currentView() const
{
    const int at = m_views->currentIndex();
    return at < 0 || at >= m_viewList.size() ? nullptr : &m_viewList[at];
}

// Which view is shown, if what is set is one.
void MatrixBar::tell()
{
    const auto now = spec();
    const QSignalBlocker quiet(m_views);
    int at = -1;
    const MatrixViewChoice* current = currentView();
    if (now && current != nullptr && current->spec == *now)
        at = m_views->currentIndex();
    for (qsizetype i = 0; now && at < 0 && i < m_viewList.size(); ++i)
        if (m_viewList[i].spec == *now)
            at = static_cast<int>(i);
    m_views->setCurrentIndex(at);
    const bool saved = at >= 0 && m_viewList[at].saved;
    m_rename->setEnabled(saved);
    m_delete->setEnabled(saved);
}

void MatrixBar::fillAttributes()
{
    const bool documents = axisOf(axisText(*m_rows)).kind == AxisKind::Documents;
    const bool cases = axisOf(axisText(*m_rows)).kind == AxisKind::Cases;
    const QStringList names = attributeNames(
        m_corpus, documents ? model::AttributeTarget::Document : model::AttributeTarget::Case);
    m_attributes->setEnabled((documents || cases) && !names.isEmpty());
    m_attributeMenu->clear();
    const bool all = m_attributeChoice == QStringList{kAll};
    const auto add = [&](const QString& text, bool on, auto&& work) {
        QAction* entry = m_attributeMenu->addAction(
            QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")));
        entry->setCheckable(true);
        entry->setChecked(on);
        connect(entry, &QAction::triggered, this, [this, work](bool checked) {
            work(checked);
            fillAttributes();
            tell();
            Q_EMIT changed();
        });
    };
    add(tr("all"), all, [this](bool on) {
        m_attributeChoice = on ? QStringList{kAll} : QStringList();
    });
    m_attributeMenu->addSeparator();
    for (const QString& name : names)
        add(name, all || m_attributeChoice.contains(name), [this, name, names](bool on) {
            QStringList chosen;
            const bool had = m_attributeChoice == QStringList{kAll};
            for (const QString& one : names)
                if (one == name ? on : had || m_attributeChoice.contains(one))
                    chosen.append(one);
            m_attributeChoice = chosen == names ? QStringList{kAll} : chosen;
        });
    const auto shown = all ? names.size() : m_attributeChoice.size();
    m_attributes->setText(tr("&Attributes (%1)").arg(shown));
    m_attributes->setAccessibleName(tr("Attributes (%1)").arg(shown));
}

bool MatrixBar::emptyRows() const
{
    return m_emptyRows->isChecked();
}

bool MatrixBar::shading() const
{
    return m_shading->isChecked();
}

QString MatrixBar::fileStem() const
{
    const QString stem =
        QStringLiteral("%1-x-%2").arg(m_rows->currentText(), m_columns->currentText()).toLower();
    QString clean;
    for (const QChar letter : stem)
        clean += letter.isLetterOrNumber() ? letter : QLatin1Char('-');
    return clean;
}

void MatrixBar::setProblem(const QString& words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    QPalette tones = palette();
    tones.setColor(QPalette::WindowText, Theme::now().error);
    m_problem->setPalette(tones);
}

void MatrixBar::setCaseName(const QString& name)
{
    const QString text = name.isEmpty() ? tr("Within case") : tr("Within case: %1").arg(name);
    const QString shown =
        fontMetrics().elidedText(text, Qt::ElideRight, 30 * fontMetrics().averageCharWidth());
    m_within->setText(QLatin1Char('&')
                      + QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_within->setAccessibleName(text);
    m_within->setToolTip(text);
}

void MatrixBar::transpose()
{
    m_base.transpose = !m_base.transpose;
    tell();
    Q_EMIT changed();
}

void MatrixBar::narrow(query::Expression condition)
{
    const QString before = m_filter->text().trimmed();
    if (auto there = query::parse(toUtf8(before)); there && !before.isEmpty()) {
        query::Expression both;
        both.operands = {std::move(*there), std::move(condition)};
        condition = std::move(both);
    }
    m_setting = true;
    m_filter->setText(fromUtf8(query::toText(condition)));
    m_setting = false;
    tell();
    Q_EMIT changed();
}

void MatrixBar::askViewName()
{
    m_renaming.clear();
    m_namingLabel->setText(tr("Name of the view"));
    const MatrixViewChoice* view = currentView();
    m_name->setText(view != nullptr && view->saved ? view->name : QString());
    m_naming->show();
    m_name->setFocus();
    m_name->selectAll();
}

void MatrixBar::takeName()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    m_naming->hide();
    if (m_renaming.isEmpty())
        Q_EMIT saveWanted(name);
    else if (name != m_renaming)
        Q_EMIT renameWanted(m_renaming, name);
}

void MatrixBar::saveLayout(QSettings& settings) const
{
    settings.setValue(QStringLiteral("matrixEmptyRows"), emptyRows());
    settings.setValue(QStringLiteral("matrixShading"), shading());
}

void MatrixBar::restoreLayout(QSettings& settings)
{
    m_emptyRows->setChecked(settings.value(QStringLiteral("matrixEmptyRows"), true).toBool());
    m_shading->setChecked(settings.value(QStringLiteral("matrixShading"), true).toBool());
}

} // namespace crosscase::gui
