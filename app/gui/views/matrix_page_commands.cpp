// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the matrix: its commands, its context menu, what leaves it.
#include "app/gui/actions/matrix.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/views/cell_panel.h"
#include "app/gui/views/matrix_bar.h"
#include "app/gui/views/matrix_page.h"
#include "app/gui/views/matrix_view.h"
#include "app/gui/views/within_pane.h"
#include "core/matrix/displays.h"
#include "core/matrix/layout.h"
#include "core/model/layers.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>
#include <set>

namespace crosscase::gui {

using matrix::Measure;
using matrix::Role;

namespace {

// Rows without anything counted, when the person does not see them.
void dropEmptyRows(table::Table& table, std::size_t heads)
{
    std::erase_if(table.rows, [heads](const table::Row& row) {
        return !row.total
               && std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(heads),
                              row.cells.end(),
                              isNothing);
    });
}

// Quotes of a cell stand behind each other, each with its reference: "words (P01 ¶4)\n\nwords ...".
void separateQuotes(table::Table& table, const std::string& separator)
{
    constexpr std::string_view kBetween = "\n\n";
    if (separator == kBetween)
        return;
    for (table::Row& row : table.rows)
        for (table::Value& cell : row.cells) {
            auto* words = std::get_if<std::string>(&cell);
            std::size_t at = words == nullptr ? std::string::npos : words->find(kBetween);
            while (at != std::string::npos) {
                // Behind a reference, not inside of a quote.
                const std::size_t mark = words->rfind("¶", at);
                const bool reference =
                    mark != std::string::npos && at > 0 && (*words)[at - 1] == ')'
                    && words->find_first_not_of("0123456789", mark + std::string_view("¶").size())
                           == at - 1;
                if (reference)
                    words->replace(at, kBetween.size(), separator);
                at = words->find(kBetween, at + (reference ? separator.size() : kBetween.size()));
            }
        }
}

} // namespace

Page::Readiness MatrixPage::readiness(Command command) const
{
    const auto when = [](bool ready) { return ready ? Readiness::Ready : Readiness::NotNow; };
    const bool open = m_current != nullptr;
    switch (command) {
    case Command::Rename: {
        const QModelIndex cell = m_view->currentIndex();
        return when(
            isWithin()
            || (cell.isValid() && m_view->cells().flags(cell).testFlag(Qt::ItemIsEditable)));
    }
    case Command::Copy:
    case Command::Find:
    case Command::SaveView:
    case Command::Transpose:
        return when(open && !isWithin());
    case Command::ShowWithinCase:
        return when(open && !m_current->corpus().cases().empty());
    case Command::PreviousCase:
    case Command::NextCase:
        return when(open && isWithin());
    default:
        return Readiness::Unknown;
    }
}

void MatrixPage::run(Command command)
{
    switch (command) {
    case Command::Rename:
        if (isWithin())
            m_within->editSummary();
        else if (!m_view->editSummary())
            shell().tell(tr("A summary belongs to a case and a code: select such a cell."));
        break;
    case Command::Copy:
        if (!isWithin())
            copy();
        break;
    case Command::Find:
        m_bar->filterField()->setFocus(Qt::ShortcutFocusReason);
        break;
    case Command::SaveView:
        if (!isWithin())
            m_bar->askViewName();
        break;
    case Command::Transpose:
        if (!isWithin())
            m_bar->transpose();
        break;
    case Command::ShowWithinCase:
        if (const auto unit = currentCase())
            shell().go({.workspace = Workspace::Matrix, .unit = unit});
        else
            shell().tell(tr("There is no case yet."));
        break;
    case Command::PreviousCase:
    case Command::NextCase:
        if (!isWithin())
            shell().tell(tr("Show one case first: Ctrl+Shift+5."));
        else if (!m_within->step(command == Command::NextCase ? 1 : -1))
            shell().tell(command == Command::NextCase ? tr("This is the last case.")
                                                      : tr("This is the first case."));
        break;
    default:
        break;
    }
}

void MatrixPage::copy() const
{
    QString words;
    if (m_panel->isAncestorOf(QApplication::focusWidget()))
        words = m_panel->asText();
    else
        words = m_view->cells().asText(m_view->selectionModel()->selectedIndexes(), false);
    if (!words.isEmpty())
        QApplication::clipboard()->setText(words);
}

void MatrixPage::showMenu(const QPoint& at)
{
    const QModelIndex cell = m_view->currentIndex();
    if (!cell.isValid())
        return;
    QMenu menu(this);
    addSummaryEntries(menu, cell);
    menu.addAction(shell().action(Command::Copy));
    connect(menu.addAction(tr("Copy whole &table")), &QAction::triggered, this, [this] {
        const MatrixModel& cells = m_view->cells();
        const QModelIndexList corners{cells.index(0, 0),
                                      cells.index(cells.rowCount() - 1, cells.columnCount() - 1)};
        QApplication::clipboard()->setText(cells.asText(corners, true));
        shell().tell(tr("The table is in the clipboard."));
    });
    menu.addSeparator();
    addRowEntries(menu);
    menu.addAction(shell().action(Command::ShowWithinCase));
    menu.addAction(shell().action(Command::Transpose));
    menu.addAction(shell().action(Command::ExportTable));
    menu.exec(at);
}

// The rows that are selected, picked out by the filter.
void MatrixPage::addRowEntries(QMenu& menu)
{
    const MatrixTable::Pointer table = m_view->cells().table();
    const auto& rows = table->wish().spec.rows;
    const bool cases = rows.kind == matrix::AxisKind::Cases;
    if ((!cases && rows.kind != matrix::AxisKind::Documents) || table->isTransposed())
        return;
    std::set<int> chosen;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        if (index.row() < table->rows())
            chosen.insert(index.row());
    if (chosen.empty() || static_cast<int>(chosen.size()) == table->rows())
        return;
    query::Expression only;
    only.op = query::Op::In;
    only.subject.object = cases ? "case" : "document";
    for (const int row : chosen)
        only.values.push_back(table->row(row).heads.back());
    const auto count = static_cast<int>(chosen.size());
    QAction* entry = menu.addAction(tr("&Only %1, as selected").arg(counted(count, Noun::Row)));
    connect(entry, &QAction::triggered, this, [this, only] { m_bar->narrow(only); });
}

void MatrixPage::addSummaryEntries(QMenu& menu, const QModelIndex& cell)
{
    const MatrixTable::Pointer table = m_view->cells().table();
    const auto where = table->cellOf(cell.row(), cell.column());
    if (!where || m_current->isReadOnly())
        return;
    connect(menu.addAction(tr("Write &summary\tF2")), &QAction::triggered, this, [this] {
        m_view->editSummary();
    });
    if (table->notApplicable(cell.row(), cell.column()).empty())
        connect(menu.addAction(tr("Not &applicable…")),
                &QAction::triggered,
                this,
                [this, cell = QPersistentModelIndex(cell)] { markNotApplicableHere(cell); });
    else
        connect(
            menu.addAction(tr("Take back not &applicable")),
            &QAction::triggered,
            this,
            [this, where = *where] { shell().accept(markNotApplicable(*m_current, where, {})); });
    menu.addSeparator();
}

void MatrixPage::markNotApplicableHere(const QModelIndex& cell)
{
    const auto where = m_view->cells().table()->cellOf(cell.row(), cell.column());
    if (!where)
        return;
    auto* ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("notApplicableReason"));
    ask->setWindowTitle(tr("Not applicable"));
    ask->setLabelText(tr("Why does this not apply to %1?").arg(m_view->cells().titleOf(cell)));
    connect(ask, &QInputDialog::textValueSelected, this, [this, where](const QString& reason) {
        if (reason.trimmed().isEmpty())
            shell().tell(tr("Without a reason nothing was marked."));
        else if (m_current != nullptr)
            shell().accept(markNotApplicable(*m_current, *where, reason));
    });
    ask->open();
}

// --- what leaves the window ----------------------------------------------------------------------

ExportChoice
MatrixPage::wide(const QString& title, const QString& stem, matrix::TableSpec spec) const
{
    const bool quotes = spec.cell == Measure::Quotes;
    const bool emptyRows = m_bar->emptyRows();
    ExportChoice choice{title, stem, {}};
    const auto build = [corpus = m_current->whole(),
                        texts = &m_current->texts(),
                        spec = std::move(spec),
                        emptyRows](const Progress& progress,
                                   const QuoteExport& wish) -> Result<table::Table> {
        matrix::TableSpec wanted = spec;
        wanted.includeUnpublishable = wish.unpublishable;
        wanted.transpose = false;
        auto cross = matrix::build(corpus, *texts, wanted, progress);
        if (!cross)
            return passOn(cross);
        table::Table table = matrix::toTable(*cross);
        if (!emptyRows)
            dropEmptyRows(table, table.headColumns + cross->attributeHeads.size());
        separateQuotes(table, wish.separator);
        return spec.transpose ? table::transposed(table) : table;
    };
    if (quotes) {
        choice.buildQuotes = build;
        choice.severalInCell = true;
        if (m_view->cells().table())
            choice.unpublishable = m_view->cells().table()->unpublishable();
    } else {
        choice.build = [build](const Progress& progress) { return build(progress, {}); };
    }
    return choice;
}

std::vector<ExportChoice> MatrixPage::exports() const
{
    std::vector<ExportChoice> choices;
    const auto shown = m_bar->spec();
    if (m_current == nullptr || !shown)
        return choices;
    const model::Corpus corpus = m_current->corpus();
    const model::TextSource* texts = &m_current->texts();
    if (isWithin()) {
        ExportChoice within{tr("Within case %1").arg(m_within->caseName()),
                            QStringLiteral("within-%1").arg(m_within->caseName()),
                            {}};
        within.severalInCell = true;
        within.buildQuotes = [corpus, texts, unit = m_within->unit()](const Progress&,
                                                                      const QuoteExport& wish) {
            matrix::WithinOptions options;
            options.includeUnpublishable = wish.unpublishable;
            auto table = matrix::withinCase(corpus, *texts, unit, options);
            if (table)
                separateQuotes(*table, wish.separator);
            return table;
        };
        choices.push_back(std::move(within));
        return choices;
    }
    const QString stem = m_bar->fileStem();
    matrix::TableSpec plain = *shown;
    plain.totals = false;
    const bool coded = matrix::roleOf(plain.rows.kind) != Role::Attribute
                       && matrix::roleOf(plain.columns.kind) != Role::Attribute
                       && matrix::roleOf(plain.rows.kind) != Role::Proposition
                       && matrix::roleOf(plain.columns.kind) != Role::Proposition;
    if (plain.cell != Measure::Quotes)
        choices.push_back(wide(tr("Wide, as shown"), stem, plain));
    if (shown->totals && coded && matrix::isNumber(shown->cell))
        choices.push_back(wide(tr("Wide, as shown, with totals"), stem, *shown));
    matrix::TableSpec quotes = plain;
    quotes.cell = Measure::Quotes;
    quotes.percent = matrix::Percent::None;
    if (coded)
        choices.push_back(wide(tr("Wide: quotes"), stem + QStringLiteral("-quotes"), quotes));
    if (plain.cell == Measure::Quotes || plain.cell == Measure::Summary) {
        matrix::TableSpec counts = plain;
        counts.cell = Measure::References;
        choices.push_back(wide(tr("Wide: counts"), stem + QStringLiteral("-counts"), counts));
    }
    ExportChoice lines{tr("Long: a row a quote"), QStringLiteral("quotes"), {}};
    lines.unpublishable = m_view->cells().table() ? m_view->cells().table()->unpublishable() : 0;
    const model::Corpus looked = model::onLayer(m_current->whole(), shown->layer);
    lines.buildQuotes = [looked, texts, filter = shown->filter](const Progress& progress,
                                                                const QuoteExport& wish) {
        matrix::LongOptions options;
        options.includeUnpublishable = wish.unpublishable;
        options.filter = filter;
        return matrix::longCodings(looked, *texts, options, progress);
    };
    choices.push_back(std::move(lines));
    return choices;
}

} // namespace crosscase::gui
