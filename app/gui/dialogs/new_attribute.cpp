// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/new_attribute.h"

#include "app/gui/actions/attributes.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace crosscase::gui {

QStringList attributeTypeNames()
{
    const auto say = [](const char* words) {
        return QCoreApplication::translate("AttributeTypes", words);
    };
    return {say(QT_TRANSLATE_NOOP("AttributeTypes", "text")),
            say(QT_TRANSLATE_NOOP("AttributeTypes", "integer (whole number)")),
            say(QT_TRANSLATE_NOOP("AttributeTypes", "number")),
            say(QT_TRANSLATE_NOOP("AttributeTypes", "boolean (yes or no)")),
            say(QT_TRANSLATE_NOOP("AttributeTypes", "date")),
            say(QT_TRANSLATE_NOOP("AttributeTypes", "choice (from a list that grows)"))};
}

NewAttribute::NewAttribute(Shell& shell, model::AttributeTarget target)
    : QDialog(shell.window())
    , m_shell(shell)
    , m_name(new QLineEdit)
    , m_type(new QComboBox)
    , m_target(new QComboBox)
    , m_problem(new QLabel)
    , m_add(new QPushButton(tr("&Add attribute")))
{
    setObjectName(QStringLiteral("newAttribute"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New attribute"));
    m_name->setObjectName(QStringLiteral("attributeName"));
    m_name->setAccessibleName(tr("Name"));
    m_type->setObjectName(QStringLiteral("attributeType"));
    m_type->setAccessibleName(tr("Type"));
    m_type->addItems(attributeTypeNames());
    m_target->setObjectName(QStringLiteral("attributeTarget"));
    m_target->setAccessibleName(tr("Of"));
    m_target->addItems({tr("cases"), tr("documents")});
    m_target->setCurrentIndex(static_cast<int>(target));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Type"), m_type);
    form->addRow(tr("&Of"), m_target);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("attributeProblem"));
    QPalette words = m_problem->palette();
    words.setColor(QPalette::WindowText, Theme::now().error);
    m_problem->setPalette(words);
    m_problem->hide();
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("addAttribute"));
    m_add->setAccessibleName(tr("Add attribute"));
    m_add->setDefault(true);
    m_add->setEnabled(false);
    form->addRow(buttons);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_problem->hide();
        m_add->setEnabled(!text.trimmed().isEmpty());
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &NewAttribute::add);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(fontMetrics().averageCharWidth() * 50);
}

model::AttributeTarget NewAttribute::target() const
{
    return static_cast<model::AttributeTarget>(m_target->currentIndex());
}

void NewAttribute::add()
{
    const auto done = addAttribute(*m_shell.session(),
                                   target(),
                                   m_name->text().trimmed(),
                                   static_cast<model::AttributeType>(m_type->currentIndex()));
    if (done)
        return accept();
    m_problem->setText(fromUtf8(done.error().detail));
    m_problem->show();
    m_name->setFocus();
    m_name->selectAll();
}

} // namespace crosscase::gui
