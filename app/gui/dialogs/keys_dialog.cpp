// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/keys_dialog.h"

#include "app/gui/views/commands.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace crosscase::gui {

KeysDialog::KeysDialog(QWidget* parent)
    : QDialog(parent)
    , m_filter(new QLineEdit)
    , m_list(new QTreeWidget)
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keys"));
    auto* column = new QVBoxLayout(this);
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("&Find"));
    label->setBuddy(m_filter);
    m_filter->setObjectName(QStringLiteral("keysFilter"));
    m_filter->setAccessibleName(tr("Find"));
    m_filter->setPlaceholderText(tr("a command or a key"));
    m_filter->setClearButtonEnabled(true);
    row->addWidget(label);
    row->addWidget(m_filter, 1);
    column->addLayout(row);
    m_list->setObjectName(QStringLiteral("keysList"));
    m_list->setAccessibleName(tr("Commands and keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    column->addWidget(m_list, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::filter);
    fill();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 32);
}

void KeysDialog::fill()
{
    for (int at = 0; at < static_cast<int>(Menu::kCount); ++at) {
        const Menu menu{static_cast<std::uint8_t>(at)};
        auto* head = new QTreeWidgetItem(
            m_list, {QString(titleOf(menu)).remove(QLatin1Char('&')), QString()});
        for (const CommandText& text : commands()) {
            if (text.menu != menu)
                continue;
            QStringList keys;
            const QStringList written =
                QString::fromLatin1(text.keys).split(QStringLiteral("; "), Qt::SkipEmptyParts);
            for (const QString& key : written)
                keys.append(QKeySequence(key).toString(QKeySequence::NativeText));
            new QTreeWidgetItem(head,
                                {plainTitleOf(text.command), keys.join(QStringLiteral(", "))});
        }
    }
    const std::initializer_list<std::pair<QString, QString>> others{
        {tr("Code with the pinned or recent code of that number"), QStringLiteral("1 ... 9")},
        {tr("Zoom the text"), tr("Ctrl+wheel")},
        {tr("Open what is selected"), tr("Enter")},
        {tr("Leave a field, a mode"), tr("Esc")}};
    auto* head = new QTreeWidgetItem(m_list, {tr("In texts and lists"), QString()});
    for (const auto& [what, key] : others)
        new QTreeWidgetItem(head, {what, key});
    m_list->expandAll();
}

void KeysDialog::filter(const QString& words)
{
    for (int at = 0; at < m_list->topLevelItemCount(); ++at) {
        QTreeWidgetItem* head = m_list->topLevelItem(at);
        bool any = false;
        for (int i = 0; i < head->childCount(); ++i) {
            QTreeWidgetItem* entry = head->child(i);
            const bool fits = entry->text(0).contains(words, Qt::CaseInsensitive)
                              || entry->text(1).contains(words, Qt::CaseInsensitive);
            entry->setHidden(!fits);
            any = any || fits;
        }
        head->setHidden(!any);
    }
}

} // namespace crosscase::gui
