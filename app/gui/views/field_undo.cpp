// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/field_undo.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace crosscase::gui {

namespace {

// Has the field something of its own to take back, or to bring again?
bool hasSteps(const QObject* field, bool back)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(field))
        return back ? line->isUndoAvailable() : line->isRedoAvailable();
    const QTextDocument* document = nullptr;
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(field))
        document = plain->document();
    else if (const auto* rich = qobject_cast<const QTextEdit*>(field))
        document = rich->document();
    if (document == nullptr)
        return true; // no field: whatever it is, it keeps its keys
    return back ? document->isUndoAvailable() : document->isRedoAvailable();
}

// The field in a cell that is being written: the cell must not change below it.
bool isInCell(const QObject* field)
{
    const QObject* viewport = field->parent();
    return viewport != nullptr && qobject_cast<QAbstractItemView*>(viewport->parent()) != nullptr;
}

} // namespace

bool FieldUndo::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    const bool back = key->matches(QKeySequence::Undo);
    if ((!back && !key->matches(QKeySequence::Redo)) || isInCell(watched)
        || hasSteps(watched, back))
        return false;
    // Not accepted, so the shortcut is looked for in the window.
    event->ignore();
    return true;
}

} // namespace crosscase::gui
