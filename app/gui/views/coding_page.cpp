// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/coding_page.h"

#include "app/gui/actions/correction.h"
#include "app/gui/actions/documents.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/document_tree.h"
#include "app/gui/views/code_pane.h"
#include "app/gui/views/document_pane.h"
#include "app/gui/views/elided_label.h"
#include "app/gui/views/empty_state.h"
#include "app/gui/views/hover_card.h"
#include "app/gui/views/inspector.h"
#include "app/gui/views/text_view.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <unordered_set>

namespace crosscase::gui {

CodingPage::CodingPage(Shell& shell)
    : Page(shell)
    , m_quick(new QuickCode(shell.window()))
    , m_card(new HoverCard(shell.window()))
    , m_documents(new DocumentPane(shell))
    , m_codes(new CodePane(shell, m_keys, *m_quick))
    , m_text(new TextView)
    , m_inspector(new Inspector(shell))
{
    setObjectName(QStringLiteral("codingPage"));
    layOut();
    connectText();
    connectPanes();
    makeWorks();
    makeCodingWorks();
}

CodingPage::~CodingPage() = default;

// --- made once -----------------------------------------------------------------------------------

QWidget* CodingPage::makeHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(8, 4, 4, 4);
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("documentTitle"));
    row->addWidget(m_title, 1);
    const auto button = [&](const QString& name, const QString& text) {
        auto* made = new QToolButton;
        made->setObjectName(name);
        made->setText(text);
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        made->setToolButtonStyle(Qt::ToolButtonTextOnly);
        row->addWidget(made);
        return made;
    };
    const auto does = [&](QToolButton* made, Command command) {
        made->setToolTip(shell().action(command)->toolTip());
        connect(made, &QToolButton::clicked, shell().action(command), &QAction::trigger);
    };
    m_penButton = button(QStringLiteral("penButton"), tr("&Pen"));
    m_penButton->setCheckable(true);
    m_penButton->setChecked(true);
    m_penButton->setVisible(false);
    does(m_penButton, Command::Pen);
    m_progressButton = button(QStringLiteral("progressButton"), tr("Prog&ress"));
    m_progressButton->setPopupMode(QToolButton::InstantPopup);
    m_showButton = button(QStringLiteral("showButton"), tr("&Show: all"));
    m_showButton->setPopupMode(QToolButton::InstantPopup);
    does(button(QStringLiteral("findButton"), tr("Fi&nd")), Command::Find);
    does(button(QStringLiteral("smallerButton"), tr("A−")), Command::ZoomOut);
    does(button(QStringLiteral("largerButton"), tr("A+")), Command::ZoomIn);
    makeProgressMenu();
    makeFilterMenu();
    return head;
}

void CodingPage::makeProgressMenu()
{
    auto* menu = new QMenu(m_progressButton);
    for (const Command command :
         {Command::ProgressNotStarted, Command::ProgressInProgress, Command::ProgressCoded})
        menu->addAction(shell().action(command));
    m_progressButton->setMenu(menu);
    m_progressButton->setToolTip(tr("How far you are with this document"));
}

void CodingPage::makeFilterMenu()
{
    using Kind = CodingFilter::Kind;
    auto* menu = new QMenu(m_showButton);
    m_showButton->setMenu(menu);
    m_showButton->setToolTip(tr("Which codings the margin shows"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto add = [&](const QString& title, CodingFilter filter) {
            menu->addAction(title, this, [this, title, filter] {
                m_text->setFilter(filter);
                const QString plain = QString(title).remove(QLatin1Char('&'));
                m_showButton->setText(tr("&Show: %1").arg(plain));
                m_showButton->setAccessibleName(m_showButton->text());
            });
        };
        add(tr("&all"), {});
        add(tr("&recent"), {.kind = Kind::Recent});
        if (const CodeIds codes = m_codes->selected(); !codes.empty())
            add(tr("&selected codes"), {.kind = Kind::Codes, .codes = codes});
        if (session() == nullptr)
            return;
        menu->addSeparator();
        for (const model::Coder& coder : session()->corpus().rows<model::Coder>())
            add(fromUtf8(coder.name), {.kind = Kind::Coders, .coders = {coder.id}});
    });
}

void CodingPage::layOut()
{
    m_left = new QSplitter(Qt::Vertical);
    m_left->addWidget(m_documents);
    m_left->addWidget(m_codes);
    m_left->setStretchFactor(0, 1);
    m_left->setStretchFactor(1, 1);
    auto* work = new QWidget;
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_text, 1);
    m_text->setObjectName(QStringLiteral("textView"));
    m_centre = new QStackedWidget;
    m_centre->addWidget(work);
    m_centre->addWidget(new EmptyState(
        tr("No documents yet. Import interviews, field notes or reports to read and code them."),
        shell().action(Command::ImportDocuments)));
    m_across = new QSplitter(Qt::Horizontal);
    for (QWidget* pane : {static_cast<QWidget*>(m_left),
                          static_cast<QWidget*>(m_centre),
                          static_cast<QWidget*>(m_inspector)})
        m_across->addWidget(pane);
    for (const auto& [pane, share] : {std::pair{0, 1}, {1, 4}, {2, 1}})
        m_across->setStretchFactor(pane, share);
    const int letter = QFontMetrics(font()).averageCharWidth();
    m_across->setSizes({letter * 46, letter * 90, letter * 44});
    m_left->setSizes({letter * 50, letter * 50});
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_across);
}

void CodingPage::connectText()
{
    m_penRest.setSingleShot(true);
    connect(&m_penRest, &QTimer::timeout, this, &CodingPage::usePen);
    connect(m_text, &TextView::selectionChanged, this, [this](bool finished) {
        updateMemoPlace();
        if (finished && m_pen && m_text->hasFocus())
            usePen();
    });
    connect(m_text, &TextView::codingSelected, this, [this](CodingId id) {
        updateMemoPlace();
        if (const auto coding = session()->corpus().find(id))
            m_codes->select(coding->code);
    });
    connect(m_text, &TextView::codingActivated, this, [this](CodingId id) {
        if (const auto coding = session()->corpus().find(id)) {
            m_codes->select(coding->code);
            m_inspector->showQuotes();
        }
    });
    connect(m_text, &TextView::codingHovered, this, [this](CodingId id, const QPoint& at) {
        m_card->follow(session(), id, at);
    });
    connect(m_text, &TextView::resizeWanted, this, [this](CodingId id, text::Span span) {
        shell().accept(resizeCoding(*session(), id, span));
    });
    connect(m_text, &TextView::codeDropped, this, [this](CodeId id, text::Span span) {
        code({m_text->document(), span}, id);
    });
    connect(m_text, &TextView::digitPressed, this, [this](int digit) {
        Passage wanted;
        if (const CodeId id = m_keys.codeAt(digit); !id)
            shell().tell(tr("No code has the key %1 yet.").arg(digit));
        else if (passage(wanted))
            code(wanted, id);
    });
    connect(m_text, &TextView::contextMenuWanted, this, &CodingPage::showTextMenu);
    connect(m_text, &TextView::correctionDropped, this, [this](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        shell().tell(tr("The text has changed meanwhile: your correction is on the clipboard."));
    });
    connect(m_card, &HoverCard::recodeWanted, this, [this](CodingId id) { askRecode({id}); });
    connect(m_card, &HoverCard::removeWanted, this, [this](CodingId id) {
        shell().accept(removeCodings(*session(), {id}));
    });
    connect(m_card, &HoverCard::memoWanted, this, [this](CodingId id) {
        m_inspector->writeMemo({id, {}});
    });
}

// Words that are taken in one by one with Shift are coded once, when the keys rest.
void CodingPage::usePen()
{
    constexpr int kRest = 900; // ms
    if (QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier)) {
        m_penRest.start(kRest);
        return;
    }
    m_penRest.stop();
    if (m_pen && session() != nullptr)
        code({m_text->document(), m_text->selection()}, m_pen);
}

void CodingPage::connectPanes()
{
    connect(m_documents, &DocumentPane::opened, this, [this](DocumentId id) {
        open(id);
        m_text->setFocus(Qt::OtherFocusReason);
    });
    connect(m_documents, &DocumentPane::memoWanted, this, [this](DocumentId id) {
        m_inspector->writeMemo({id, {}});
    });
    connect(m_codes, &CodePane::selectionChanged, this, &CodingPage::updateCodes);
    connect(m_codes, &CodePane::activated, this, [this](CodeId id) {
        if (Passage wanted; passage(wanted))
            code(wanted, id);
    });
    connect(m_codes,
            &CodePane::spanDropped,
            this,
            [this](CodeId id, DocumentId document, text::Span span) {
                if (id) {
                    code({document, span}, id);
                    return;
                }
                m_text->select(span);
                askCode();
            });
    connect(m_codes, &CodePane::memoWanted, this, [this](CodeId id) {
        m_inspector->writeMemo({id, {}});
    });
    connect(m_codes, &CodePane::penWanted, this, &CodingPage::setPen);
    connect(m_inspector, &Inspector::quoteOpened, this, [this](CodingId id) {
        const auto coding = session()->corpus().find(id);
        if (!coding)
            return;
        shell().go({.workspace = Workspace::Coding,
                    .document = coding->document,
                    .span = coding->span(),
                    .coding = id});
    });
    connect(m_inspector, &Inspector::recodeWanted, this, [this] {
        askRecode(m_inspector->chosenQuotes());
    });
    connect(m_inspector, &Inspector::splitWanted, this, &CodingPage::askSplit);
}

// --- the project ---------------------------------------------------------------------------------

void CodingPage::setSession(Session* given)
{
    disconnect(m_connection);
    m_quick->hide();
    m_card->hide();
    m_pen = {};
    m_keys.setSession(given);
    m_text->setSession(given);
    m_documents->setSession(given);
    m_codes->setSession(given);
    m_inspector->setSession(given);
    if (given != nullptr) {
        m_connection = connect(given, &Session::changed, this, &CodingPage::follow);
        showDocument(m_documents->documents().neighbourOf({}, true));
    }
    updateHead();
}

void CodingPage::follow(const Change& change)
{
    const auto& documents = change.of<model::Document>();
    const bool gone = !session()->corpus().documents().contains(m_text->document());
    if (!documents.created.empty() && change.batch.undoes == 0 && !m_text->hasCorrection()) {
        showDocument(documents.created.front().id);
    } else if (gone) {
        showDocument(m_documents->documents().neighbourOf({}, true));
    }
    if (!documents.created.empty() || !documents.deleted.empty())
        m_documents->setOpen(m_text->document());
    if (m_pen && !session()->corpus().codes().contains(m_pen))
        m_pen = {};
    m_card->refresh(*session());
    if (change.touches<model::Document,
                       model::Membership,
                       model::Case,
                       model::AttributeValue,
                       model::Progress,
                       model::Coder,
                       model::Code>())
        updateHead();
    updateMemoPlace();
}

void CodingPage::open(DocumentId document)
{
    if (!document || document == m_text->document())
        return;
    if (settleCorrection())
        shell().go({.workspace = Workspace::Coding, .document = document});
    else
        m_documents->setOpen(m_text->document());
}

bool CodingPage::settleCorrection()
{
    if (!m_text->hasCorrection()) {
        m_text->setCorrecting(false);
        return true;
    }
    const auto document = session()->corpus().find(m_text->document());
    const auto before = session()->texts().load(*document);
    const QString name = labelOf(*document);
    QMessageBox box(QMessageBox::Question,
                    tr("Correction of %1").arg(name),
                    tr("Store the correction of %1?").arg(name),
                    QMessageBox::NoButton,
                    shell().window());
    box.setObjectName(QStringLiteral("unstoredCorrection"));
    box.setTextFormat(Qt::PlainText);
    auto* store = box.addButton(tr("&Store"), QMessageBox::AcceptRole);
    auto* discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    auto* stay = box.addButton(tr("&Go on correcting"), QMessageBox::RejectRole);
    box.setDefaultButton(store);
    box.setEscapeButton(stay);
    if (before)
        Job::start(
            &box,
            [corpus = session()->corpus(),
             id = document->id,
             text = *before,
             after = toUtf8(m_text->correctedText())](const Progress&) {
                return codingsLost(corpus, id, text->utf8, after);
            },
            [&box](std::size_t lost) {
                if (lost > 0)
                    box.setInformativeText(
                        tr("%1 would lose all text and wait in the list of lost quotes.")
                            .arg(counted(lost, Noun::Coding)));
            });
    box.exec();
    if (box.clickedButton() == store)
        return m_text->storeCorrection();
    if (box.clickedButton() != discard)
        return false;
    m_text->setCorrecting(false);
    shell().tell(tr("The correction of %1 was discarded.").arg(name));
    return true;
}

void CodingPage::closeEvent(QCloseEvent* event)
{
    event->setAccepted(session() == nullptr || settleCorrection());
}

void CodingPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    if (m_text->hasCorrection() && shell().window()->isVisible())
        shell().tell(tr("The correction is not stored yet: it waits in Coding."));
}

void CodingPage::showDocument(DocumentId document)
{
    if (document != m_text->document())
        m_text->showDocument(document);
    m_documents->setOpen(document);
    m_codes->setDocument(document);
    updateHead();
    updateMemoPlace();
}

QString CodingPage::casesOf(DocumentId document) const
{
    const model::Corpus& corpus = session()->corpus();
    std::unordered_set<model::Id<model::Case>> seen;
    QStringList cases;
    for (const model::Membership& part : corpus.rows<model::Membership>()) {
        const auto unit = part.document == document && seen.insert(part.unit).second
                              ? corpus.find(part.unit)
                              : std::optional<model::Case>();
        if (!unit)
            continue;
        QStringList values;
        for (const model::AttributeValue& value : corpus.rows<model::AttributeValue>())
            if (value.owner == model::AnyId(part.unit))
                values.append(fromUtf8(value.value));
        const QString name = tr("case %1").arg(fromUtf8(unit->name));
        cases.append(values.isEmpty()
                         ? name
                         : QStringLiteral("%1: %2").arg(name, values.join(QStringLiteral(", "))));
    }
    return cases.join(QStringLiteral("; "));
}

void CodingPage::updateHead()
{
    const bool empty = session() == nullptr || session()->corpus().documents().empty();
    m_centre->setCurrentIndex(empty ? 1 : 0);
    const auto document = session() == nullptr ? std::optional<model::Document>()
                                               : session()->corpus().find(m_text->document());
    const QString cases = document ? casesOf(document->id) : QString();
    const QString name = document ? fromUtf8(document->name) : QString();
    m_title->setText(cases.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, cases));
    m_title->setToolTip(m_title->text());
    if (document)
        m_progressButton->setText(
            tr("Prog&ress: %1").arg(nameOf(progressOf(*session(), document->id))));
    m_progressButton->setAccessibleName(m_progressButton->text().remove(QLatin1Char('&')));
    m_progressButton->setEnabled(document.has_value());
    m_penButton->setVisible(bool(m_pen));
    if (const auto pen =
            session() == nullptr ? std::optional<model::Code>() : session()->corpus().find(m_pen)) {
        m_penButton->setText(
            tr("&Pen: %1")
                .arg(fromUtf8(pen->name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
        m_penButton->setAccessibleName(m_penButton->text());
        m_penButton->setChecked(true);
    }
}

void CodingPage::updateCodes()
{
    const CodeIds codes = m_codes->selected();
    m_inspector->setCodes(codes);
    m_text->setCurrentCode(codes.empty() ? CodeId{} : codes.front());
    updateMemoPlace();
}

void CodingPage::updateMemoPlace()
{
    if (session() == nullptr)
        return;
    if (const CodingId coding = m_text->selectedCoding())
        m_inspector->setMemoPlace({coding, {}});
    else if (const CodeId id = m_codes->current(); id && m_text->selection().empty())
        m_inspector->setMemoPlace({id, {}});
    else
        m_inspector->setMemoPlace({m_text->document(), m_text->selection()});
}

// --- places --------------------------------------------------------------------------------------

void CodingPage::show(const Place& place)
{
    if (session() == nullptr)
        return;
    if (place.document && session()->corpus().documents().contains(place.document)) {
        if (place.document != m_text->document() && !settleCorrection()) {
            m_documents->setOpen(m_text->document());
            return;
        }
        showDocument(place.document);
    }
    if (place.state.contains(QStringLiteral("top")))
        m_text->scrollTo(place.state.value(QStringLiteral("top")).toInt());
    if (place.state.contains(QStringLiteral("start")))
        m_text->select({place.state.value(QStringLiteral("start")).toInt(),
                        place.state.value(QStringLiteral("end")).toInt()});
    if (place.state.contains(QStringLiteral("tab")))
        m_inspector->setCurrentIndex(place.state.value(QStringLiteral("tab")).toInt());
    if (place.code)
        m_codes->select(place.code);
    if (place.coding)
        m_text->selectCoding(place.coding);
    if (!place.span.empty()) {
        m_text->reveal(place.span);
        m_text->setFocus(Qt::OtherFocusReason);
    }
    updateHead();
}

Place CodingPage::place() const
{
    const text::Span span = m_text->selection();
    return {.workspace = Workspace::Coding,
            .document = m_text->document(),
            .coding = m_text->selectedCoding(),
            .code = m_codes->current(),
            .state = {{QStringLiteral("top"), m_text->topPosition()},
                      {QStringLiteral("start"), span.start},
                      {QStringLiteral("end"), span.end},
                      {QStringLiteral("tab"), m_inspector->currentIndex()}}};
}

QList<QWidget*> CodingPage::panes() const
{
    // In place of an empty list, what fills it.
    const auto reachable = [this](QWidget* pane) {
        for (QWidget* up = pane; up != this; up = up->parentWidget())
            if (const auto* stack = qobject_cast<QStackedWidget*>(up->parentWidget()))
                if (stack->currentWidget() != up)
                    if (auto* button = stack->currentWidget()->findChild<QPushButton*>())
                        return static_cast<QWidget*>(button);
        return pane;
    };
    return {reachable(m_documents->focusPane()),
            reachable(m_text),
            reachable(m_codes->focusPane()),
            m_inspector};
}

void CodingPage::setZoom(int steps)
{
    m_text->setZoom(steps);
}

void CodingPage::saveLayout(QSettings& store) const
{
    store.setValue(QStringLiteral("coding/across"), m_across->saveState());
    store.setValue(QStringLiteral("coding/left"), m_left->saveState());
    store.setValue(QStringLiteral("coding/tab"), m_inspector->currentIndex());
}

void CodingPage::restoreLayout(QSettings& store)
{
    m_across->restoreState(store.value(QStringLiteral("coding/across")).toByteArray());
    m_left->restoreState(store.value(QStringLiteral("coding/left")).toByteArray());
    m_inspector->setCurrentIndex(store.value(QStringLiteral("coding/tab")).toInt());
}

void CodingPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_pen) {
        setPen({});
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace crosscase::gui
