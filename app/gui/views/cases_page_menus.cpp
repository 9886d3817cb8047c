// SPDX-License-Identifier: GPL-3.0-or-later
// The context menus of the page of cases: of cells, of heads.
#include "app/gui/actions/attributes.h"
#include "app/gui/actions/cases.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/new_attribute.h"
#include "app/gui/views/case_grid.h"
#include "app/gui/views/cases_page.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kMostDocuments = 20; // that a menu lists
constexpr int kMostValues = 20;    // that a question lists

QString quoted(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void CasesPage::showCellMenu(CaseGrid& sheet, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command command :
         {Command::Rename, Command::Copy, Command::Paste, Command::FillDown, Command::Delete}) {
        QAction* action = shell().action(command);
        menu->addAction(action);
    }
    fillRowMenu(*menu, sheet);
    if (sheet.currentIndex().isValid()) {
        menu->addSeparator();
        QMenu* head = menu->addMenu(tr("C&olumn"));
        fillHeadMenu(*head, sheet, sheet.currentIndex().column());
    }
    menu->popup(at);
}

void CasesPage::fillRowMenu(QMenu& menu, CaseGrid& sheet)
{
    const model::AnyId row = sheet.table().rowId(sheet.currentIndex().row());
    if (!row)
        return;
    menu.addSeparator();
    fillDocumentsMenu(menu, sheet, row);
    menu.addAction(tr("&Memo..."), this, [this, row] { editMemo(row); });
    if (m_tabs->currentIndex() == 1)
        return;
    const model::Id<model::Case> unit{row.value};
    menu.addAction(tr("Show it in the &matrix"), this, [this, unit] {
        shell().go({.workspace = Workspace::Matrix, .unit = unit});
    });
    if (!isWritable())
        return;
    menu.addSeparator();
    menu.addAction(tr("&Embed in..."), this, [this, unit] { embed(unit); });
    if (const auto stored = session()->corpus().find(unit); stored && stored->parent)
        menu.addAction(tr("Make it a case of the &first level"), this, [this, unit] {
            shell().accept(embedCase(*session(), unit, {}));
        });
    menu.addAction(tr("De&lete case..."), this, [this, row] { deleteCases({row}); });
}

void CasesPage::fillDocumentsMenu(QMenu& menu, CaseGrid& sheet, model::AnyId row)
{
    if (m_tabs->currentIndex() == 1) {
        menu.addAction(
            tr("&Open the document"), this, [this, row] { shell().go({.document = {row.value}}); });
        return;
    }
    int listed = 0;
    for (const auto id : sheet.table().sheet()->parts(row)) {
        const auto part = session()->corpus().find(id);
        const auto document = part ? session()->corpus().find(part->document) : std::nullopt;
        if (!document || ++listed > kMostDocuments)
            continue;
        menu.addAction(tr("&Open %1").arg(quoted(labelOf(*document))),
                       this,
                       [this, place = Place{.document = document->id, .span = part->span()}] {
                           shell().go(place);
                       });
    }
    if (isWritable())
        menu.addAction(
            tr("&Documents of the case..."), this, [this, row] { chooseDocuments({row.value}); });
}

void CasesPage::fillHeadMenu(QMenu& menu, CaseGrid& sheet, int column)
{
    const SheetColumn at = sheet.table().columnAt(column);
    const auto sort = [this, &sheet, at](bool sorted, bool descending) {
        CaseSheet::Arrangement wanted = sheet.table().arrangement();
        wanted.sorted = sorted;
        wanted.descending = descending;
        wanted.column = at;
        sheet.showArrangement(wanted);
        (void)this;
    };
    menu.addAction(tr("Sort &upwards"), this, [sort] { sort(true, false); });
    menu.addAction(tr("Sort do&wnwards"), this, [sort] { sort(true, true); });
    menu.addAction(tr("&Own order"), this, [sort] { sort(false, false); });
    if (at.kind == CellKind::Value && isWritable())
        fillAttributeMenu(menu, at.attribute);
    menu.addSeparator();
    if (column != 0)
        menu.addAction(
            tr("&Hide column"), this, [&sheet, column] { sheet.hideColumnAt(column, true); });
    QMenu* shown = menu.addMenu(tr("&Columns shown"));
    for (int other = 1; other < sheet.table().columnCount(); ++other) {
        QAction* entry =
            shown->addAction(quoted(sheet.table().sheet()->name(sheet.table().columnAt(other))));
        entry->setCheckable(true);
        entry->setChecked(!sheet.isColumnHidden(other));
        connect(entry, &QAction::toggled, this, [&sheet, other](bool on) {
            sheet.hideColumnAt(other, !on);
        });
    }
}

void CasesPage::fillAttributeMenu(QMenu& menu, model::Id<model::Attribute> attribute)
{
    menu.addSeparator();
    menu.addAction(
        tr("&Rename attribute..."), this, [this, attribute] { renameAttribute(attribute); });
    QMenu* types = menu.addMenu(tr("&Type"));
    const QStringList names = attributeTypeNames();
    const auto now = session()->corpus().get(attribute).type;
    for (int at = 0; at < names.size(); ++at) {
        QAction* entry = types->addAction(QStringLiteral("&%1 %2").arg(at + 1).arg(names[at]));
        const auto type = static_cast<model::AttributeType>(at);
        entry->setCheckable(true);
        entry->setChecked(type == now);
        connect(
            entry, &QAction::triggered, this, [this, attribute, type] { retype(attribute, type); });
    }
    menu.addAction(
        tr("D&escription..."), this, [this, attribute] { describeAttribute(attribute); });
    menu.addAction(
        tr("&Delete attribute..."), this, [this, attribute] { removeAttribute(attribute); });
}

void CasesPage::renameAttribute(model::Id<model::Attribute> attribute)
{
    auto* dialog = new QInputDialog(shell().window());
    dialog->setObjectName(QStringLiteral("renameAttribute"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename attribute"));
    dialog->setLabelText(tr("&Name"));
    dialog->setTextValue(fromUtf8(session()->corpus().get(attribute).name));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, attribute](const QString& name) {
        shell().accept(gui::renameAttribute(*session(), attribute, name));
    });
    dialog->open();
}

void CasesPage::describeAttribute(model::Id<model::Attribute> attribute)
{
    auto* dialog = new QInputDialog(shell().window());
    dialog->setObjectName(QStringLiteral("describeAttribute"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(
        tr("Description of %1").arg(fromUtf8(session()->corpus().get(attribute).name)));
    dialog->setLabelText(tr("&What it says, and how it was measured"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setTextValue(fromUtf8(session()->corpus().get(attribute).description));
    connect(
        dialog, &QInputDialog::textValueSelected, this, [this, attribute](const QString& words) {
            shell().accept(gui::describeAttribute(*session(), attribute, words));
        });
    dialog->open();
}

void CasesPage::retype(model::Id<model::Attribute> attribute, model::AttributeType type)
{
    if (session()->corpus().get(attribute).type == type)
        return;
    const QStringList lost = valuesThatDoNotFit(session()->corpus(), attribute, type);
    if (!lost.isEmpty()) {
        QMessageBox box(QMessageBox::Warning,
                        tr("Change the type"),
                        tr("%1 would be taken away, not fitting the type:\n\n%2%3")
                            .arg(counted(lost.size(), Noun::Value))
                            .arg(lost.mid(0, kMostValues).join(u'\n'))
                            .arg(lost.size() > kMostValues ? QStringLiteral("\n…") : QString()),
                        QMessageBox::Cancel,
                        shell().window());
        box.setTextFormat(Qt::PlainText);
        box.setObjectName(QStringLiteral("retypeAttribute"));
        QPushButton* yes = box.addButton(tr("&Change and take them away"), QMessageBox::AcceptRole);
        box.exec();
        if (box.clickedButton() != static_cast<QAbstractButton*>(yes))
            return;
    }
    shell().accept(changeType(*session(), attribute, type));
}

void CasesPage::removeAttribute(model::Id<model::Attribute> attribute)
{
    int values = 0;
    session()->corpus().rows<model::AttributeValue>().forEach(
        [&](const model::AttributeValue& value) {
            values += value.attribute == attribute ? 1 : 0;
        });
    if (values > 1) {
        const QString name = fromUtf8(session()->corpus().get(attribute).name);
        const auto answer =
            QMessageBox::question(shell().window(),
                                  tr("Delete attribute"),
                                  tr("Delete “%1” with its %2? Undo brings them back.")
                                      .arg(name, counted(values, Noun::Value)));
        if (answer != QMessageBox::Yes)
            return;
    }
    shell().accept(deleteAttribute(*session(), attribute));
}

} // namespace crosscase::gui
