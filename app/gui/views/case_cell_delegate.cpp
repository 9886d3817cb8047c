// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/case_cell_delegate.h"

#include "app/gui/models/case_table.h"

#include <QComboBox>
#include <QLineEdit>

namespace crosscase::gui {

namespace {

constexpr int kIndent = 4;        // blanks for each level
constexpr int kMostLetters = 400; // painted in a cell

} // namespace

void CaseCellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // Cutting what does not fit means shaping all of it: a case may name a thousand documents.
    if (option->text.size() > kMostLetters)
        option->text = option->text.left(kMostLetters) + QChar(0x2026);
    if (const int depth = index.data(CaseTable::DepthRole).toInt(); depth > 0)
        option->text.prepend(QString(static_cast<qsizetype>(depth) * kIndent, u'\u00a0'));
}

QWidget* CaseCellDelegate::createEditor(QWidget* parent,
                                        const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const
{
    QWidget* editor = nullptr;
    const QStringList choices = index.data(CaseTable::ChoicesRole).toStringList();
    const bool isFree = index.data(CaseTable::FreeRole).toBool();
    if (choices.isEmpty()) {
        auto* line = new QLineEdit(parent);
        line->setFrame(false);
        if (index.data(CaseTable::DateRole).toBool())
            line->setPlaceholderText(tr("YYYY-MM-DD"));
        editor = line;
    } else {
        auto* combo = new QComboBox(parent);
        combo->setEditable(isFree);
        if (!isFree)
            combo->addItem(QString());
        combo->addItems(choices);
        combo->setInsertPolicy(QComboBox::NoInsert);
        editor = combo;
    }
    (void)option;
    editor->setObjectName(QStringLiteral("cellEditor"));
    editor->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return editor;
}

void CaseCellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString words = index.data(Qt::EditRole).toString();
    if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        combo->setCurrentIndex(combo->findText(words));
        if (combo->isEditable()) {
            combo->setEditText(words);
            combo->lineEdit()->selectAll();
        }
        return;
    }
    auto* line = qobject_cast<QLineEdit*>(editor);
    // A change elsewhere does not take away what is being typed.
    if (line != nullptr && !line->isModified()) {
        line->setText(words);
        line->selectAll();
    }
}

void CaseCellDelegate::setModelData(QWidget* editor,
                                    QAbstractItemModel* model,
                                    const QModelIndex& index) const
{
    if (const auto* combo = qobject_cast<QComboBox*>(editor))
        model->setData(index, combo->currentText(), Qt::EditRole);
    else if (const auto* line = qobject_cast<QLineEdit*>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

} // namespace crosscase::gui
