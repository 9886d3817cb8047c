// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the coding workspace.
#include "app/gui/actions/documents.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/document_tree.h"
#include "app/gui/views/code_pane.h"
#include "app/gui/views/coding_page.h"
#include "app/gui/views/document_pane.h"
#include "app/gui/views/inspector.h"
#include "app/gui/views/text_view.h"
#include "core/model/trees.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

namespace crosscase::gui {

using model::ProgressState;

Page::Readiness CodingPage::readiness(Command command) const
{
    if (!m_works.contains(static_cast<int>(command)))
        return Readiness::Unknown;
    if (session() == nullptr)
        return Readiness::NotNow;
    const bool text = bool(m_text->document());
    const bool coding = bool(m_text->selectedCoding());
    const bool selection = !m_text->selection().empty();
    switch (command) {
    case Command::CodeSelection:
    case Command::CodeAgain:
    case Command::CodeInVivo:
    case Command::AssignSelection:
        return selection ? Readiness::Ready : Readiness::NotNow;
    case Command::Recode:
        return coding || !m_inspector->chosenQuotes().empty() ? Readiness::Ready
                                                              : Readiness::NotNow;
    case Command::RemoveCoding:
    case Command::EndWordBack:
    case Command::EndWordForward:
    case Command::StartWordBack:
    case Command::StartWordForward:
    case Command::MarkPower:
    case Command::MarkProof:
    case Command::MarkNotForPublication:
        return coding ? Readiness::Ready : Readiness::NotNow;
    case Command::PinCode:
    case Command::ShowQuotes:
        return m_codes->current() ? Readiness::Ready : Readiness::NotNow;
    case Command::Rename:
    case Command::Delete:
    case Command::NewCode:
        return Readiness::Ready;
    default:
        return text ? Readiness::Ready : Readiness::NotNow;
    }
}

void CodingPage::run(Command command)
{
    if (session() == nullptr)
        return;
    if (const auto work = m_works.find(static_cast<int>(command)); work != m_works.end())
        (*work)();
}

void CodingPage::makeWorks()
{
    const auto on = [this](Command command, Work work) {
        m_works.insert(static_cast<int>(command), std::move(work));
    };
    const auto step = [this](bool forward) {
        open(m_documents->documents().neighbourOf(m_text->document(), forward));
    };
    const auto progress = [this](ProgressState state) {
        if (m_text->document())
            shell().accept(setProgress(*session(), {m_text->document()}, state));
    };
    on(Command::Find, [this] { m_text->openFind(); });
    on(Command::FindNext, [this] { m_text->findNext(true); });
    on(Command::FindPrevious, [this] { m_text->findNext(false); });
    on(Command::NextDocument, [step] { step(true); });
    on(Command::PreviousDocument, [step] { step(false); });
    on(Command::SelectSentence, [this] { m_text->selectUnit(TextView::Unit::Sentence); });
    on(Command::SelectParagraph, [this] { m_text->selectUnit(TextView::Unit::Paragraph); });
    on(Command::SelectTurn, [this] { m_text->selectUnit(TextView::Unit::Turn); });
    on(Command::NextCoding, [this] { m_text->selectNextCoding(true); });
    on(Command::PreviousCoding, [this] { m_text->selectNextCoding(false); });
    on(Command::ProgressNotStarted, [progress] { progress(ProgressState::NotStarted); });
    on(Command::ProgressInProgress, [progress] { progress(ProgressState::InProgress); });
    on(Command::ProgressCoded, [progress] { progress(ProgressState::Coded); });
    on(Command::CorrectTranscript, [this] { m_text->setCorrecting(!m_text->isCorrecting()); });
    on(Command::Rename, [this] { renameThere(); });
    on(Command::Delete, [this] { removeThere(); });
    on(Command::NewMemo, [this] { writeMemo(); });
    on(Command::NewCode, [this] { m_codes->addCode({}); });
    on(Command::AssignSelection, [this] { askCase(); });
}

void CodingPage::makeCodingWorks()
{
    const auto on = [this](Command command, Work work) {
        m_works.insert(static_cast<int>(command), std::move(work));
    };
    const auto edge = [this](bool end, bool forward) {
        if (selectedCoding(true))
            m_text->moveEdge(end, forward, true);
    };
    on(Command::CodeSelection, [this] { askCode(); });
    on(Command::CodeAgain, [this] { codeAgain(); });
    on(Command::CodeInVivo, [this] { codeInVivo(); });
    on(Command::Pen, [this] { togglePen(); });
    on(Command::Recode, [this] {
        if (m_inspector->quotesHaveFocus())
            askRecode(m_inspector->chosenQuotes());
        else if (const CodingId coding = selectedCoding(false))
            askRecode({coding});
        else
            askRecode(m_inspector->chosenQuotes());
    });
    on(Command::RemoveCoding, [this] { removeSelected(); });
    on(Command::EndWordBack, [edge] { edge(true, false); });
    on(Command::EndWordForward, [edge] { edge(true, true); });
    on(Command::StartWordBack, [edge] { edge(false, false); });
    on(Command::StartWordForward, [edge] { edge(false, true); });
    on(Command::MarkPower, [this] { mark(model::Mark::Power); });
    on(Command::MarkProof, [this] { mark(model::Mark::Proof); });
    on(Command::MarkNotForPublication, [this] { mark(model::Mark::NotForPublication); });
    on(Command::ShowQuotes, [this] { m_inspector->showQuotes(); });
    on(Command::PinCode, [this] {
        if (const CodeId id = m_codes->current(); !id)
            shell().tell(tr("Select a code first."));
        else if (!m_keys.togglePin(id))
            shell().tell(tr("All nine keys are pinned; let go of one first."));
    });
}

// --- what is meant -------------------------------------------------------------------------------

bool CodingPage::passage(Passage& wanted)
{
    wanted = {m_text->document(), m_text->selection()};
    if (wanted.document && !wanted.span.empty())
        return true;
    shell().tell(tr("Select a passage first."));
    return false;
}

CodingPage::CodingId CodingPage::selectedCoding(bool complain)
{
    const CodingId coding = m_text->selectedCoding();
    if (!coding && complain)
        shell().tell(tr("Select a coding first: click its bracket or press Ctrl+Down."));
    return coding;
}

QRect CodingPage::selectionRect() const
{
    const QRect rect = m_text->rectOf(m_text->selection());
    return {m_text->mapToGlobal(rect.topLeft()), rect.size()};
}

QString CodingPage::likeness(const QString& name) const
{
    const CodeIds alike = alikeCodes(session()->corpus(), name);
    return alike.empty()
               ? QString()
               : tr("There is “%1” already.").arg(pathOf(session()->corpus(), alike.front()));
}

// --- coding --------------------------------------------------------------------------------------

void CodingPage::coded(const Result<Coded>& done)
{
    if (!shell().accept(done))
        return;
    m_keys.use(done->code);
    if (done->already)
        if (const auto row = session()->corpus().find(done->code))
            shell().tell(tr("This is already coded with %1").arg(fromUtf8(row->name)));
}

void CodingPage::code(const Passage& wanted, CodeId id)
{
    if (wanted.document && !wanted.span.empty())
        coded(codePassage(*session(), wanted, id));
}

void CodingPage::codeNew(const Passage& wanted, const QString& name, CodeId parent)
{
    const Result<Coded> done = codePassageWithNew(*session(), wanted, name, parent);
    coded(done);
}

void CodingPage::askCode()
{
    Passage wanted;
    if (!passage(wanted))
        return;
    QuickCode::Wish wish;
    wish.title = tr("Code %1 with").arg(referenceOf(*session(), wanted));
    wish.createWords = tr("Create code “%1”");
    wish.mayStay = true;
    wish.again = [this] { return QuickCode::codesOf(*session(), m_keys); };
    wish.candidates = wish.again();
    wish.remark = [this](const QString& name) { return likeness(name); };
    wish.chosen = [this, wanted](const QuickCode::Choice& choice) {
        if (choice.id != 0)
            code(wanted, CodeId{choice.id});
        else
            codeNew(wanted, choice.newName, {});
        return true;
    };
    m_quick->ask(std::move(wish), selectionRect());
}

void CodingPage::codeAgain()
{
    Passage wanted;
    if (!passage(wanted))
        return;
    if (const CodeId last = m_keys.last())
        code(wanted, last);
    else
        shell().tell(tr("Nothing has been coded yet. Press Ctrl+K."));
}

void CodingPage::codeInVivo()
{
    Passage wanted;
    if (!passage(wanted))
        return;
    const auto document = session()->corpus().find(wanted.document);
    const auto text = session()->texts().load(*document);
    if (!shell().accept(text))
        return;
    constexpr int kLongest = 60;
    QString name = gui::quoteOf(**text, wanted.span).simplified();
    if (name.size() > kLongest) {
        const qsizetype cut = name.lastIndexOf(QLatin1Char(' '), kLongest);
        name = name.left(cut > 0 ? cut : kLongest);
    }
    while (!name.isEmpty() && name.back().isPunct())
        name.chop(1);
    // What can be chosen is where it is to lie: the selected code, the top, all others.
    QuickCode::Wish wish;
    wish.title = tr("Code in vivo");
    wish.words = name;
    wish.parents = QuickCode::codesOf(*session(), m_keys);
    wish.parent = m_codes->current().value;
    wish.createWords = tr("Create code “%1”");
    wish.remark = [this](const QString& typed) { return likeness(typed); };
    wish.candidates = wish.parents;
    wish.chosen = [this, wanted](const QuickCode::Choice& choice) {
        if (choice.id != 0)
            code(wanted, CodeId{choice.id});
        else
            codeNew(wanted, choice.newName, CodeId{choice.parent});
        return true;
    };
    m_quick->ask(std::move(wish), selectionRect());
}

void CodingPage::setPen(CodeId id)
{
    m_pen = id;
    updateHead();
    if (id)
        shell().tell(tr("Whatever you select is coded with it now. Esc ends that."));
    if (m_text->isVisible())
        m_text->setFocus(Qt::OtherFocusReason);
}

void CodingPage::togglePen()
{
    if (m_pen) {
        setPen({});
        return;
    }
    if (const CodeId id = m_codes->current()) {
        setPen(id);
        return;
    }
    QuickCode::Wish wish;
    wish.title = tr("Code whatever is selected with");
    wish.candidates = QuickCode::codesOf(*session(), m_keys);
    wish.chosen = [this](const QuickCode::Choice& choice) {
        setPen(CodeId{choice.id});
        return true;
    };
    m_quick->ask(std::move(wish), selectionRect());
}

// --- codings that are there ----------------------------------------------------------------------

void CodingPage::askRecode(const CodingIds& codings)
{
    if (codings.empty()) {
        shell().tell(tr("Select a coding first: click its bracket or press Ctrl+Down."));
        return;
    }
    const CodingIds chosen = codings;
    QuickCode::Wish wish;
    wish.title = tr("Recode %1 to").arg(counted(chosen.size(), Noun::Quote));
    wish.createWords = tr("Create code “%1”");
    wish.candidates = QuickCode::codesOf(*session(), m_keys);
    wish.remark = [this](const QString& name) { return likeness(name); };
    wish.chosen = [this, chosen](const QuickCode::Choice& choice) {
        const auto done = choice.id != 0 ? recodeTo(*session(), chosen, CodeId{choice.id})
                                         : recodeToNew(*session(), chosen, choice.newName);
        if (!shell().accept(done))
            return false;
        if (const int same = static_cast<int>(chosen.size()) - *done; same > 0)
            shell().tell(tr("Coded so already: %1.").arg(counted(same, Noun::Quote)));
        return true;
    };
    const bool inList = m_inspector->quotesHaveFocus() || !m_text->selectedCoding();
    m_quick->ask(std::move(wish), inList ? m_inspector->quotesRect() : selectionRect());
}

void CodingPage::askSplit()
{
    const CodingIds chosen = m_inspector->chosenQuotes();
    const CodeId from = m_codes->current();
    if (chosen.empty() || !from)
        return;
    QuickCode::Wish wish;
    wish.title = tr("Move %1 to a new code").arg(counted(chosen.size(), Noun::Quote));
    wish.createWords = tr("Create sub-code “%1”");
    wish.remark = [this](const QString& name) { return likeness(name); };
    wish.chosen = [this, chosen, from](const QuickCode::Choice& choice) {
        const auto taken = std::make_shared<bool>(true); // what goes wrong at once: ask again
        const auto finished = [this, taken](const Result<CodeId>& made) {
            *taken = shell().accept(made);
        };
        if (Job* job = splitCode(*session(), this, {from, choice.newName, true, chosen}, finished);
            job != nullptr)
            shell().watch(job, tr("Splitting"));
        return *taken;
    };
    m_quick->ask(std::move(wish), m_inspector->quotesRect());
}

void CodingPage::removeSelected()
{
    if (const CodingId coding = selectedCoding(true))
        shell().accept(removeCodings(*session(), {coding}));
}

void CodingPage::removeThere()
{
    if (m_codes->focusPane()->hasFocus())
        m_codes->remove(m_codes->selected());
    else if (m_documents->focusPane()->hasFocus())
        m_documents->remove(m_documents->selected());
    else if (m_inspector->quotesHaveFocus() && !m_inspector->chosenQuotes().empty())
        shell().accept(removeCodings(*session(), m_inspector->chosenQuotes()));
    else
        removeSelected();
}

void CodingPage::renameThere()
{
    if (m_documents->focusPane()->hasFocus())
        m_documents->renameCurrent();
    else
        m_codes->renameCurrent();
}

void CodingPage::mark(model::Mark which)
{
    if (const CodingId coding = selectedCoding(true))
        shell().accept(toggleMark(*session(), coding, which));
}

void CodingPage::writeMemo()
{
    if (m_codes->focusPane()->hasFocus() && m_codes->current())
        m_inspector->writeMemo({m_codes->current(), {}});
    else if (m_documents->focusPane()->hasFocus() && !m_documents->selected().empty())
        m_inspector->writeMemo({m_documents->selected().front(), {}});
    else if (const CodingId coding = selectedCoding(false))
        m_inspector->writeMemo({coding, {}});
    else if (m_text->document())
        m_inspector->writeMemo({m_text->document(), m_text->selection()});
    else
        shell().tell(tr("Open a document or select a code first."));
}

void CodingPage::askCase()
{
    Passage wanted;
    if (!passage(wanted))
        return;
    QuickCode::Wish wish;
    wish.title = tr("Assign %1 to the case").arg(referenceOf(*session(), wanted));
    wish.createWords = tr("Create case “%1”");
    const model::CaseTree tree(session()->corpus());
    for (const auto id : tree.inOrder()) {
        const auto& unit = session()->corpus().get(id);
        const auto above = session()->corpus().find(unit.parent);
        wish.candidates.push_back(
            {id.value, fromUtf8(unit.name), above ? fromUtf8(above->name) : QString(), {}, {}});
    }
    wish.chosen = [this, wanted](const QuickCode::Choice& choice) {
        return shell().accept(assignPassage(*session(),
                                            wanted.document,
                                            wanted.span,
                                            model::Id<model::Case>{choice.id},
                                            choice.newName));
    };
    m_quick->ask(std::move(wish), selectionRect());
}

void CodingPage::askWeight(CodingId id)
{
    const auto coding = session()->corpus().find(id);
    if (!coding)
        return;
    constexpr int kMiddle = 50;
    bool fine = false;
    const int weight =
        QInputDialog::getInt(this,
                             tr("Weight"),
                             tr("From 0 to 100:"),
                             coding->weight == model::Coding::kNoWeight ? kMiddle : coding->weight,
                             0,
                             100,
                             1,
                             &fine);
    if (fine)
        shell().accept(weigh(*session(), id, weight));
}

void CodingPage::showTextMenu(const QPoint& at)
{
    QMenu menu(this);
    const auto add = [&](std::initializer_list<Command> commands) {
        for (const Command command : commands)
            menu.addAction(shell().action(command));
        menu.addSeparator();
    };
    if (!m_text->selection().empty())
        add({Command::CodeSelection,
             Command::CodeAgain,
             Command::CodeInVivo,
             Command::AssignSelection});
    const CodingId id = m_text->selectedCoding();
    if (const auto coding = session()->corpus().find(id)) {
        const auto row = session()->corpus().find(coding->code);
        const QString name = row ? fromUtf8(row->name) : QString();
        menu.addAction(tr("Remove %1 here").arg(name), this, &CodingPage::removeSelected);
        add({Command::Recode,
             Command::MarkPower,
             Command::MarkProof,
             Command::MarkNotForPublication});
        menu.addAction(tr("&Weight..."), this, [this, id] { askWeight(id); });
        if (coding->weight != model::Coding::kNoWeight)
            menu.addAction(tr("No wei&ght"), this, [this, id] {
                shell().accept(weigh(*session(), id, model::Coding::kNoWeight));
            });
        menu.addSeparator();
    }
    add({Command::SelectSentence, Command::SelectParagraph, Command::SelectTurn});
    menu.addAction(shell().action(Command::NewMemo));
    menu.exec(at);
}

} // namespace crosscase::gui
