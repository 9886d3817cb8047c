// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook as a tree: several can be selected, dragging moves them, F2 renames in place.
#pragma once

#include "app/gui/models/codebook_model.h"

#include <QTreeView>

#include <unordered_set>
#include <vector>

namespace crosscase::gui {

class CodebookTree : public QTreeView {
    Q_OBJECT

public:
    using CodeId = CodebookModel::CodeId;

    explicit CodebookTree(QWidget* parent = nullptr);
    [[nodiscard]] CodebookModel& codes() { return *m_codes; }
    [[nodiscard]] const CodebookModel& codes() const { return *m_codes; }

    // None: nothing is selected.
    [[nodiscard]] CodeId current() const;
    [[nodiscard]] std::vector<CodeId> selected() const; // in the order of the tree
    // Opens what is above it and scrolls there. False: it is not shown.
    bool select(CodeId code);
    void selectCodes(const std::vector<CodeId>& codes);
    void renameCurrent();

Q_SIGNALS:
    void codeChosen(); // what is selected is something else now
    void cardWanted(); // Enter
    // While a name is typed in the tree; empty: that has ended.
    void nameTyped(crosscase::model::Id<crosscase::model::Code> code, const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override;

private:
    void remember();
    void bringBack();

    CodebookModel* m_codes;
    std::unordered_set<CodeId> m_closed; // all others are open
    // While the tree is built anew.
    std::vector<CodeId> m_wasSelected;
    CodeId m_wasCurrent;
    int m_scroll = 0;
    bool m_rebuilding = false;
};

} // namespace crosscase::gui
