// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of cases does: commands, pasting, tables, documents, memos.
#include "app/gui/actions/cases.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/assign_turns.h"
#include "app/gui/dialogs/case_choice.h"
#include "app/gui/dialogs/case_documents.h"
#include "app/gui/dialogs/import_case_table.h"
#include "app/gui/dialogs/new_attribute.h"
#include "app/gui/views/case_grid.h"
#include "app/gui/views/cases_page.h"
#include "app/gui/views/choosing.h"
#include "core/base/file.h"
#include "core/import/table_file.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>

namespace crosscase::gui {

namespace {

// A table with its heads, and not a block of cells: its first head is "case".
bool hasHeads(const CellBlock& block)
{
    return block.size() > 1
           && block[0].value(0).trimmed().compare(QStringLiteral("case"), Qt::CaseInsensitive) == 0;
}

} // namespace

Page::Readiness CasesPage::readiness(Command command) const
{
    const auto when = [](bool ready) { return ready ? Readiness::Ready : Readiness::NotNow; };
    const bool hasCell = grid().currentIndex().isValid();
    switch (command) {
    case Command::NewCase:
    case Command::NewAttribute:
    case Command::ImportCaseTable:
    case Command::AssignTurns:
        return when(isWritable());
    case Command::Paste:
        return when(isWritable());
    case Command::Delete:
    case Command::FillDown:
    case Command::Rename:
        return when(isWritable() && hasCell);
    case Command::Copy:
        return when(hasCell);
    case Command::Find:
        return when(session() != nullptr);
    default:
        return Readiness::Unknown;
    }
}

void CasesPage::run(Command command)
{
    if (session() == nullptr)
        return;
    if (readiness(command) != Readiness::Ready) {
        if (session()->isReadOnly())
            shell().tell(tr("Open for reading only."));
        else
            shell().tell(tr("Choose a cell first."));
        return;
    }
    switch (command) {
    case Command::NewCase:
        return newCase();
    case Command::NewAttribute:
        return newAttribute();
    case Command::ImportCaseTable:
        return pickTable();
    case Command::AssignTurns:
        return assignTurns();
    case Command::Paste:
        return paste();
    case Command::Delete:
        return remove();
    case Command::FillDown:
        return write(grid(), tr("Fill down"), grid().filledDown());
    case Command::Rename:
        return grid().editCurrent();
    case Command::Copy:
        QApplication::clipboard()->setText(grid().copied());
        return;
    default:
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    }
}

// --- cells ---------------------------------------------------------------------------------------

QString CasesPage::titleOf(const CaseGrid& sheet, const CellBatch& batch) const
{
    if (batch.fresh.size() == 1 && batch.writes.empty())
        return tr("Add case %1").arg(fromUtf8(batch.fresh.front()).trimmed());
    if (batch.writes.size() != 1)
        return tr("Write %1").arg(counted(batch.writes.size() + batch.fresh.size(), Noun::Cell));
    const CellWrite& only = batch.writes.front();
    const CaseSheet& cells = *sheet.table().sheet();
    const QString row = cells.text(only.row, {CellKind::Name});
    const QString value = fromUtf8(only.value).trimmed();
    if (only.column.kind == CellKind::Name)
        return tr("Rename %1 to %2").arg(row, value);
    return value.isEmpty() ? tr("Clear %1 of %2").arg(cells.name(only.column), row)
                           : tr("Set %1 of %2 to %3").arg(cells.name(only.column), row, value);
}

void CasesPage::write(CaseGrid& sheet, const QString& title, CellBatch batch)
{
    if (batch.writes.empty() && batch.fresh.empty())
        return shell().tell(tr("There is nothing to write here."));
    const QString what = title.isEmpty() ? titleOf(sheet, batch) : title;
    const std::size_t size = batch.writes.size() + batch.fresh.size();
    auto outcome = std::make_shared<CellOutcome>();
    const std::vector<CellWrite> writes = batch.writes;
    carryOut(
        *session(),
        this,
        what,
        size,
        writeCells(std::move(batch), outcome),
        [this, what](Job* job) { shell().watch(job, what); },
        [this, &sheet, outcome, writes](const Result<project::Done>& done) {
            if (!shell().accept(done))
                return;
            sheet.table().forget(writes);
            sheet.table().refuse(outcome->refused);
            if (outcome->refused.empty())
                return;
            const CellRefusal& first = outcome->refused.front();
            shell().complain(
                {ErrorCode::Refused,
                 outcome->refused.size() == 1
                     ? toUtf8(tr("Not stored: %1").arg(fromUtf8(first.why)))
                     : toUtf8(tr("%1 cells were not stored and are marked; the first: %2")
                                  .arg(outcome->refused.size())
                                  .arg(fromUtf8(first.why)))});
        });
}

void CasesPage::paste()
{
    const CellBlock block = fromClipboardText(QApplication::clipboard()->text());
    if (block.isEmpty())
        return shell().tell(tr("There is nothing on the clipboard to paste."));
    if (m_tabs->currentIndex() == 0 && hasHeads(block))
        return pasteTable();
    if (m_tabs->currentIndex() == 0) {
        m_wantsSheet = true;
        showState();
    }
    if (!grid().currentIndex().isValid())
        choose(grid(), grid().model()->index(0, 0));
    CellBatch batch = grid().pasted(block);
    const QString title =
        tr("Paste %1").arg(counted(batch.writes.size() + batch.fresh.size(), Noun::Cell));
    write(grid(), title, std::move(batch));
}

void CasesPage::pasteTable()
{
    const QString text = QApplication::clipboard()->text();
    if (!isWritable() || text.trimmed().isEmpty())
        return shell().tell(tr("Copy the cells in your spreadsheet first, heads included."));
    importText(tr("From the clipboard"), toUtf8(text));
}

void CasesPage::remove()
{
    const auto whole = grid().selectedWhole();
    if (whole.empty())
        return write(grid(), tr("Clear cells"), grid().cleared());
    if (m_tabs->currentIndex() == 0)
        return deleteCases(whole);
    shell().tell(tr("Documents are deleted in the list of documents (Ctrl+1)."));
}

void CasesPage::deleteCases(const std::vector<model::AnyId>& rows)
{
    std::vector<model::Id<model::Case>> units;
    for (const model::AnyId row : rows)
        units.push_back({row.value});
    const QString hangs = whatHangsOn(session()->corpus(), units);
    if (!hangs.isEmpty()) {
        const QString what =
            units.size() == 1
                ? tr("Delete the case “%1”?").arg(fromUtf8(session()->corpus().get(units[0]).name))
                : tr("Delete %1?").arg(counted(units.size(), Noun::Case));
        QMessageBox box(QMessageBox::Question,
                        tr("Delete cases"),
                        tr("%1 With it go: %2. Undo brings all of it back.").arg(what, hangs),
                        QMessageBox::Cancel,
                        shell().window());
        box.setTextFormat(Qt::PlainText);
        box.setObjectName(QStringLiteral("deleteCases"));
        QPushButton* yes = box.addButton(tr("&Delete"), QMessageBox::AcceptRole);
        box.setDefaultButton(yes);
        box.exec();
        if (box.clickedButton() != static_cast<QAbstractButton*>(yes))
            return;
    }
    shell().accept(gui::deleteCases(*session(), units));
}

void CasesPage::newCase()
{
    m_wantsSheet = true;
    m_tabs->setCurrentIndex(0);
    grid().table().load();
    showState();
    grid().startNew();
}

void CasesPage::newAttribute()
{
    auto* dialog = new NewAttribute(shell(), grid().table().target());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_wantsSheet = true;
        m_tabs->setCurrentIndex(static_cast<int>(dialog->target()));
        showState();
        grid().setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

// --- tables --------------------------------------------------------------------------------------

void CasesPage::pickTable()
{
    auto* picker = new QFileDialog(shell().window(), tr("Import a table of cases"));
    picker->setObjectName(QStringLiteral("caseTablePicker"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    picker->setNameFilters({tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods)"), tr("All files (*)")});
    connect(picker, &QFileDialog::fileSelected, this, &CasesPage::importTable);
    picker->open();
}

void CasesPage::importTable(const QString& path)
{
    auto bytes = readFile(toPath(path));
    if (shell().accept(bytes))
        importText(QFileInfo(path).fileName(), *bytes);
}

void CasesPage::importText(const QString& source, const std::string& bytes)
{
    auto table = importing::readTableFile(bytes);
    if (!shell().accept(table))
        return;
    auto* dialog = new ImportCaseTable(shell(), sourceOf(source, *table), std::move(table->table));
    connect(dialog, &QDialog::accepted, this, [this] {
        m_tabs->setCurrentIndex(0);
        showState();
        grid().setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void CasesPage::assignTurns()
{
    (new AssignTurns(shell()))->open();
}

// --- texts and memos of cases --------------------------------------------------------------------

void CasesPage::chooseDocuments(model::Id<model::Case> unit)
{
    (new CaseDocuments(shell(), unit))->open();
}

void CasesPage::open(const QModelIndex& index)
{
    const model::AnyId row = grid().table().rowId(index.row());
    const SheetColumn column = grid().table().columnAt(index.column());
    if (column.kind == CellKind::Memo)
        return editMemo(row);
    const bool cases = m_tabs->currentIndex() == 0;
    if (column.kind == CellKind::Parts && cases && isWritable())
        return chooseDocuments({row.value});
    if (!cases)
        return shell().go({.document = {row.value}});
    if (column.kind == CellKind::Quotes)
        shell().go({.workspace = Workspace::Matrix, .unit = {row.value}});
}

void CasesPage::editMemo(model::AnyId row)
{
    if (!isWritable())
        return;
    const CaseSheet& sheet = *grid().table().sheet();
    const QString name = sheet.text(row, {CellKind::Name});
    auto* dialog = new QInputDialog(shell().window());
    dialog->setObjectName(QStringLiteral("caseMemo"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Memo of %1").arg(name));
    dialog->setLabelText(tr("&Memo"));
    dialog->setInputMode(QInputDialog::TextInput);
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setTextValue(sheet.memoText(row));
    dialog->setOkButtonText(tr("&Save"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, row, name](const QString& text) {
        shell().accept(writeMemo(*session(), row, name, text));
    });
    dialog->open();
}

void CasesPage::embed(model::Id<model::Case> unit)
{
    auto* dialog = new QInputDialog(shell().window());
    dialog->setObjectName(QStringLiteral("embedCase"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = fromUtf8(session()->corpus().get(unit).name);
    dialog->setWindowTitle(tr("Embed %1").arg(name));
    dialog->setLabelText(tr("&Case that %1 is embedded in").arg(name));
    QStringList names = caseNames(session()->corpus());
    names.removeAll(name);
    dialog->setComboBoxItems(names);
    dialog->setOkButtonText(tr("&Embed"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, unit](const QString& parent) {
        if (const CaseChoice choice = caseNamed(session()->corpus(), parent); choice.unit)
            shell().accept(embedCase(*session(), unit, choice.unit));
    });
    dialog->open();
}

void CasesPage::dropDocuments(const std::vector<model::Id<model::Document>>& documents,
                              model::AnyId row)
{
    if (!isWritable())
        return;
    if (row)
        shell().accept(assignDocuments(*session(), {.unit = {row.value}}, documents));
    else
        makeCases(documents);
}

void CasesPage::makeCases(const std::vector<model::Id<model::Document>>& documents)
{
    const QString title = titleOfCases(documents.size());
    carryOut(
        *session(),
        this,
        title,
        documents.size(),
        makeCasesOf(documents),
        [this, title](Job* job) { shell().watch(job, title); },
        [this](const Result<project::Done>& done) { shell().accept(done); });
}

void CasesPage::dropPassage(model::Id<model::Document> document, text::Span span, model::AnyId row)
{
    if (row && isWritable())
        shell().accept(assignPassage(*session(), {row.value}, document, span));
    else
        shell().tell(tr("Drop the passage on a case."));
}

} // namespace crosscase::gui
