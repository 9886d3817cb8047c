// SPDX-License-Identifier: GPL-3.0-or-later
// What the codebook's commands do.
#include "app/gui/actions/codebook.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/choose_code.h"
#include "app/gui/dialogs/choose_quotes.h"
#include "app/gui/dialogs/code_history.h"
#include "app/gui/dialogs/import_codebook.h"
#include "app/gui/models/codebook_model.h"
#include "app/gui/views/code_card.h"
#include "app/gui/views/codebook_page.h"
#include "app/gui/views/codebook_tree.h"
#include "core/base/file.h"
#include "core/codebook/formats.h"
#include "core/model/trees.h"

#include <QAction>
#include <QComboBox>
#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace crosscase::gui {

Page::Readiness CodebookPage::readiness(Command command) const
{
    if (session() == nullptr)
        return Readiness::Unknown;
    const auto when = [](bool ready) { return ready ? Readiness::Ready : Readiness::NotNow; };
    const bool writable = !session()->isReadOnly();
    const CodeId code = m_tree->current();
    switch (command) {
    case Command::NewTheme:
    case Command::NewCode:
    case Command::ImportCodebook:
        return when(writable);
    case Command::Find:
        return Readiness::Ready;
    case Command::ExportCodebook:
        return when(!session()->corpus().codes().empty());
    case Command::MergeCode:
        return when(writable && code && session()->corpus().codes().size() > 1);
    case Command::SplitCode:
        return when(writable && m_codes.quotesOf(code) > 0 && m_tree->selected().size() == 1);
    case Command::Rename:
    case Command::Delete:
    case Command::MoveCode:
        return when(writable && code);
    case Command::CodeHistory:
    case Command::ShowQuotes:
        return when(bool(code));
    default:
        return Readiness::Unknown;
    }
}

void CodebookPage::run(Command command)
{
    const bool asks = command == Command::Find || command == Command::ExportCodebook
                      || command == Command::CodeHistory || command == Command::ShowQuotes;
    if (!asks && !mayChange())
        return;
    const bool ofCode = command != Command::NewTheme && command != Command::NewCode
                        && command != Command::ImportCodebook && command != Command::Find
                        && command != Command::ExportCodebook;
    if (ofCode && !m_tree->current())
        return shell().tell(tr("Select a code first."));
    m_card->flush(); // what is being typed comes before
    switch (command) {
    case Command::NewTheme:
        return openNewRow({});
    case Command::NewCode:
        return openNewRow(m_tree->current());
    case Command::MergeCode:
        return merge();
    case Command::SplitCode:
        return split();
    case Command::MoveCode:
        return moveTo();
    case Command::Rename:
        if (!m_card->editExample())
            m_tree->renameCurrent();
        return;
    case Command::Delete:
        if (!m_card->removeExample())
            remove();
        return;
    case Command::CodeHistory:
        return showHistory();
    case Command::ShowQuotes:
        return showQuotes();
    case Command::Find:
        m_find->setFocus(Qt::ShortcutFocusReason);
        return m_find->selectAll();
    case Command::ImportCodebook: {
        const QString file =
            QFileDialog::getOpenFileName(this, tr("Import codebook"), {}, readableCodebooks());
        if (!file.isEmpty())
            importFrom(file);
        return;
    }
    case Command::ExportCodebook:
        return exportTo({});
    default:
        return;
    }
}

void CodebookPage::showMenu(const QPoint& at)
{
    QMenu menu(this);
    for (const Command command : {Command::NewTheme,
                                  Command::NewCode,
                                  Command::Rename,
                                  Command::MoveCode,
                                  Command::MergeCode,
                                  Command::SplitCode,
                                  Command::Delete,
                                  Command::ShowQuotes,
                                  Command::CodeHistory}) {
        if (command == Command::Rename || command == Command::ShowQuotes)
            menu.addSeparator();
        // Entries of their own: the window's serve the keys and stay as they are.
        const QAction* shared = shell().action(command);
        QAction* entry = menu.addAction(shared->icon(), titleOf(command));
        entry->setShortcut(shared->shortcut());
        entry->setEnabled(readiness(command) == Readiness::Ready);
        connect(entry, &QAction::triggered, this, [this, command] { run(command); });
    }
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

bool CodebookPage::mayChange()
{
    if (session() == nullptr)
        return false;
    if (!session()->isReadOnly())
        return true;
    shell().complain(
        {ErrorCode::ReadOnly,
         toUtf8(tr("This project is open for reading only: %1").arg(session()->readOnlyReason()))});
    return false;
}

QString CodebookPage::namesOf(const CodeIds& codes) const
{
    return codes.size() == 1 ? pathOf(session()->corpus(), codes.front())
                             : counted(codes.size(), Noun::Code);
}

std::unordered_set<model::Id<model::Code>> CodebookPage::belowOf(const CodeIds& codes) const
{
    const model::CodeTree tree(session()->corpus());
    std::unordered_set<CodeId> below;
    for (const CodeId code : codes)
        for (const CodeId one : tree.subtree(code))
            below.insert(one);
    return below;
}

// --- new
// -------------------------------------------------------------------------------------------

void CodebookPage::openNewRow(CodeId parent)
{
    m_newParent = parent;
    const QString words =
        parent ? tr("New code below %1").arg(pathOf(session()->corpus(), parent)) : tr("New theme");
    m_newLabel->setText(words);
    m_newName->setAccessibleName(words);
    m_newName->clear();
    note({}, false, m_newNote);
    m_newRow->show();
    m_newName->setFocus();
}

void CodebookPage::closeNewRow()
{
    m_newRow->hide();
}

// Stays open for the next one.
void CodebookPage::addNew()
{
    const QString name = m_newName->text();
    if (m_newParent && !session()->corpus().codes().contains(m_newParent))
        m_newParent = {};
    if (const QString why = whyNotNamed(session()->corpus(), m_newParent, name); !why.isEmpty())
        return note(why, true, m_newNote);
    const auto made = newCode(*session(), name, m_newParent);
    if (!shell().accept(made))
        return;
    m_newName->clear();
    note({}, false, m_newNote);
    if (!m_codes.indexOf(*made).isValid()) {
        m_find->clear();
        m_show->setCurrentIndex(0);
    }
    m_tree->select(*made);
}

void CodebookPage::rename(CodeId code, const QString& name)
{
    const model::Code* row = session()->corpus().codes().find(code);
    if (row == nullptr)
        return;
    const QString why = whyNotNamed(session()->corpus(), row->parent, name, code);
    if (why.isEmpty()) {
        m_note->hide();
        shell().accept(renameCode(*session(), code, name));
        return;
    }
    note(why, true, m_note);
    shell().tell(why);
}

void CodebookPage::move(const CodeIds& codes, CodeId parent, CodeId before)
{
    if (session() != nullptr)
        shell().accept(moveCodes(*session(), codes, parent, before));
}

// --- dialogs
// ---------------------------------------------------------------------------------------

Session::Finished CodebookPage::thenSelect(CodeId code)
{
    return [this, code](const Result<project::Done>& done) {
        if (!shell().accept(done) || !code)
            return;
        show({.workspace = Workspace::Codebook, .code = code});
        m_tree->setFocus(Qt::OtherFocusReason);
    };
}

namespace {

// "7 quotes move, 2 identical collapse; both definitions differ: the other one goes to the memo"
QString saidOf(const MergePreview& preview)
{
    QString words = preview.moved == 1 ? CodebookPage::tr("1 quote moves")
                                       : CodebookPage::tr("%1 quotes move").arg(preview.moved);
    if (preview.collapsed > 0)
        words += CodebookPage::tr(", %1 identical collapse").arg(preview.collapsed);
    if (preview.subCodes == 1)
        words += CodebookPage::tr("; 1 sub-code comes along");
    else if (preview.subCodes > 1)
        words += CodebookPage::tr("; %1 sub-codes come along").arg(preview.subCodes);
    if (preview.textsDiffer)
        words += CodebookPage::tr("; both definitions differ: the other one goes to the memo");
    return words + QLatin1Char('.');
}

} // namespace

void CodebookPage::merge()
{
    const CodeIds codes = m_tree->selected();
    const auto preview = [this, codes](CodeId into, const ChooseCodeDialog::Answer& answer) {
        previewMerge(*session(), this, codes, into, [answer](const Result<MergePreview>& come) {
            if (come)
                answer(saidOf(*come));
            else
                answer(tl::unexpected<Error>(come.error()));
        });
    };
    ChooseCodeDialog dialog(session()->corpus(),
                            {.title = tr("Merge %1 into...").arg(namesOf(codes)),
                             .label = tr("Merge &into"),
                             .button = tr("&Merge"),
                             .without = belowOf(codes),
                             .preview = preview},
                            shell().window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const CodeId into = dialog.chosen();
    if (Job* job = mergeCodes(*session(), this, codes, into, thenSelect(into)); job != nullptr)
        shell().watch(job, tr("Merging"));
}

void CodebookPage::split()
{
    const CodeId code = m_tree->current();
    if (m_codes.quotesOf(code) == 0)
        return shell().tell(tr("There are no quotes to split off."));
    ChooseQuotesDialog dialog(*session(), code, ChooseQuotesDialog::For::Split, shell().window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    Job* job = splitCode(*session(),
                         this,
                         {code, dialog.name(), dialog.asChild(), dialog.quotes()},
                         [this](const Result<CodeId>& made) {
                             if (shell().accept(made))
                                 show({.workspace = Workspace::Codebook, .code = *made});
                         });
    if (job != nullptr)
        shell().watch(job, tr("Splitting"));
}

void CodebookPage::moveTo()
{
    const CodeIds codes = m_tree->selected();
    ChooseCodeDialog dialog(session()->corpus(),
                            {.title = tr("Move %1").arg(namesOf(codes)),
                             .label = tr("Move &below"),
                             .button = tr("&Move"),
                             .without = belowOf(codes),
                             .topLevel = true},
                            shell().window());
    if (dialog.exec() == QDialog::Accepted)
        move(codes, dialog.chosen(), {});
}

void CodebookPage::remove()
{
    const CodeIds codes = m_tree->selected();
    const int quotes = static_cast<int>(codingsBelow(session()->corpus(), codes).size());
    if (quotes == 0) {
        shell().accept(deleteCodes(*session(), codes));
        return;
    }
    const std::size_t below = belowOf(codes).size() - codes.size();
    QMessageBox box(shell().window());
    box.setObjectName(QStringLiteral("deleteUsedCode"));
    box.setWindowTitle(tr("Delete code"));
    box.setIcon(QMessageBox::Question);
    box.setTextFormat(Qt::PlainText);
    const QString what =
        below == 0 ? namesOf(codes) : tr("%1, with sub-codes,").arg(namesOf(codes));
    box.setText(codes.size() == 1 || below > 0
                    ? tr("%1 has %2.").arg(what, counted(quotes, Noun::Quote))
                    : tr("%1 have %2.").arg(what, counted(quotes, Noun::Quote)));
    QPushButton* all = box.addButton(tr("&Delete and un-code"), QMessageBox::DestructiveRole);
    QPushButton* elsewhere = box.addButton(tr("&Move quotes to..."), QMessageBox::ActionRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    if (box.clickedButton() == all) {
        if (Job* job = deleteCodes(*session(), this, codes, thenSelect({})); job != nullptr)
            shell().watch(job, tr("Deleting"));
    } else if (box.clickedButton() == elsewhere) {
        removeMovingQuotes(codes);
    }
}

void CodebookPage::removeMovingQuotes(const CodeIds& codes)
{
    ChooseCodeDialog dialog(session()->corpus(),
                            {.title = tr("Delete %1, move its quotes").arg(namesOf(codes)),
                             .label = tr("Quotes go &to"),
                             .button = tr("&Move quotes and delete"),
                             .without = belowOf(codes)},
                            shell().window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const CodeId into = dialog.chosen();
    Job* job = deleteCodesMovingQuotes(*session(), this, codes, into, thenSelect(into));
    if (job != nullptr)
        shell().watch(job, tr("Moving quotes"));
}

void CodebookPage::showHistory()
{
    CodeHistoryDialog dialog(*session(), m_tree->current(), shell().window());
    dialog.exec();
}

void CodebookPage::showQuotes()
{
    shell().go({.workspace = Workspace::Coding, .code = m_tree->current()});
}

// --- files
// -----------------------------------------------------------------------------------------

void CodebookPage::importFrom(const QString& file)
{
    if (!mayChange())
        return;
    ImportCodebookDialog dialog(*session(), file, shell().window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (Job* job = importCodebook(*session(), this, dialog.codebook(), thenSelect({}));
        job != nullptr)
        shell().watch(job, tr("Importing the codebook"));
}

// No name of a format: chosen by the name of the file.
void CodebookPage::exportTo(const QString& formatName)
{
    const codebook::Format* wanted = codebook::formatNamed(toUtf8(formatName));
    QStringList filters;
    for (const codebook::Format& format : codebook::formats())
        if (wanted == nullptr || wanted == &format)
            filters.append(QStringLiteral("%1 (*.%2)")
                               .arg(fromUtf8(format.description), fromUtf8(format.ending)));
    const QString stem =
        QStringLiteral("%1_codebook_%2")
            .arg(fromPath(session()->path().stem()), QDate::currentDate().toString(Qt::ISODate));
    const QString ending =
        fromUtf8((wanted == nullptr ? codebook::formats().front() : *wanted).ending);
    const QString folder = fromPath(session()->path().parent_path());
    QString file =
        QFileDialog::getSaveFileName(this,
                                     tr("Export codebook"),
                                     QStringLiteral("%1/%2.%3").arg(folder, stem, ending),
                                     filters.join(QStringLiteral(";;")));
    if (file.isEmpty())
        return;
    const codebook::Format* format =
        wanted == nullptr ? codebook::formatForFile(toUtf8(file)) : wanted;
    if (format == nullptr) { // no ending that says which
        format = &codebook::formats().front();
        file += QLatin1Char('.') + fromUtf8(format->ending);
    }
    const model::Corpus& corpus = session()->corpus();
    codebook::WriteOptions options;
    options.title = corpus.setting(model::kTitleSetting);
    options.bom = true; // spreadsheets know the letters by it
    const auto bytes = format->write(codebook::fromCorpus(corpus), options);
    if (shell().accept(bytes) && shell().accept(replaceFile(toPath(file), *bytes)))
        shell().tell(tr("Codebook written to %1").arg(QFileInfo(file).fileName()));
}

} // namespace crosscase::gui
