// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/column_picker.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

ColumnPicker::ColumnPicker(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("columnPicker"));
    setFrameShape(StyledPanel);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns to show"));
    auto* column = new QVBoxLayout(this);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& name, bool on) {
        auto* button = new QPushButton(text);
        button->setObjectName(name);
        button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        connect(button, &QPushButton::clicked, this, [this, on] { setAll(on); });
        buttons->addWidget(button);
    };
    add(tr("&All"), QStringLiteral("pickAll"), true);
    add(tr("&None"), QStringLiteral("pickNone"), false);
    column->addWidget(m_list);
    column->addLayout(buttons);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnPicker::tell);
}

void ColumnPicker::open(const QList<PickedColumn>& columns, const QWidget& under)
{
    m_filling = true;
    m_list->clear();
    for (const PickedColumn& one : columns) {
        auto* item = new QListWidgetItem(one.path, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(one.on ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    m_filling = false;
    const QFontMetrics metrics(font());
    const int lines = std::clamp(static_cast<int>(columns.size()), 4, 16);
    resize(36 * metrics.averageCharWidth(), (lines + 5) * (metrics.lineSpacing() + 4));
    move(under.mapToGlobal(QPoint(0, under.height())));
    QFrame::show();
    m_list->setFocus();
}

void ColumnPicker::setAll(bool on)
{
    m_filling = true;
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    m_filling = false;
    tell();
}

void ColumnPicker::tell()
{
    if (m_filling)
        return;
    QStringList paths;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            paths.append(m_list->item(row)->text());
    Q_EMIT picked(paths);
}

} // namespace crosscase::gui
