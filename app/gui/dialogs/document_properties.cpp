// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/document_properties.h"

#include "app/gui/bridge/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosscase::gui {

DocumentProperties::DocumentProperties(const DocumentFields& fields, QWidget* parent)
    : QDialog(parent)
    , m_problem(new QLabel)
{
    setObjectName(QStringLiteral("documentProperties"));
    setWindowTitle(tr("Properties of %1").arg(fields.name));
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    const auto add = [&](const QString& label, const QString& value, const QString& hint) {
        auto* line = new QLineEdit(value);
        line->setAccessibleName(QString(label).remove(QLatin1Char('&')));
        line->setObjectName(QStringLiteral("property%1").arg(m_lines.size()));
        line->setPlaceholderText(hint);
        line->setMinimumWidth(QFontMetrics(font()).averageCharWidth() * 40);
        form->addRow(label, line);
        m_lines.push_back(line);
    };
    add(tr("&Name"), fields.name, {});
    add(tr("&Label"), fields.label, tr("short, shown as “P01 ¶4”"));
    add(tr("Gro&up"), fields.group, {});
    add(tr("Langua&ge"), fields.language, tr("for instance en, de, pt-BR"));
    add(tr("&Date collected"), fields.collected, tr("2026-11-22, 2026-11 or 2026"));
    add(tr("&Source type"), fields.sourceType, tr("interview, field note, report ..."));
    add(tr("&Informant"), fields.informant, {});
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("propertiesProblem"));
    QPalette colours = m_problem->palette();
    colours.setColor(QPalette::WindowText, Theme::now().error);
    m_problem->setPalette(colours);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &DocumentProperties::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &DocumentProperties::reject);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
}

DocumentFields DocumentProperties::fields() const
{
    const auto at = [this](std::size_t i) { return m_lines[i]->text(); };
    return {at(0), at(1), at(2), at(3), at(4), at(5), at(6)};
}

void DocumentProperties::accept()
{
    const QString problem = m_save ? m_save(fields()) : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty())
        QDialog::accept();
}

} // namespace crosscase::gui
