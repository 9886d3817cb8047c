// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/inspector.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/code_quotes.h"
#include "app/gui/views/fields.h"
#include "app/gui/views/quote_list.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

using CodeId = model::Id<model::Code>;

Inspector::Inspector(Shell& shell)
    : m_shell(shell)
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setDocumentMode(true);
    addTab(makeDefinition(), tr("Definition"));
    addTab(makeQuotes(), tr("Quotes"));
    addTab(makeMemo(), tr("Memo"));
}

Inspector::~Inspector() = default;

// --- tabs ----------------------------------------------------------------------------------------

SavingTextEdit* Inspector::makeField(const QString& label, CodeText which, QVBoxLayout& column)
{
    auto* words = new QLabel(label);
    auto* field = new SavingTextEdit;
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    field->setMinimumHeight(QFontMetrics(font()).height() * 3);
    words->setBuddy(field);
    column.addWidget(words);
    column.addWidget(field, which == CodeText::Definition ? 2 : 1);
    connect(field, &SavingTextEdit::save, this, [this, which](const QString& text) {
        saveCodeText(which, text);
    });
    return field;
}

QWidget* Inspector::makeDefinition()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    m_name = new QLabel;
    m_name->setObjectName(QStringLiteral("inspectedCode"));
    m_name->setWordWrap(true);
    m_hint = new QLabel(tr("No definition yet – write one"));
    m_hint->setObjectName(QStringLiteral("noDefinition"));
    column->addWidget(m_name);
    m_name->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_fields = new QWidget;
    column->addWidget(m_fields, 1);
    column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    m_definition = makeField(tr("D&efinition"), CodeText::Definition, *column);
    m_definition->setObjectName(QStringLiteral("definitionField"));
    m_include = makeField(tr("Incl&ude when"), CodeText::Include, *column);
    m_include->setObjectName(QStringLiteral("includeField"));
    m_exclude = makeField(tr("E&xclude when"), CodeText::Exclude, *column);
    m_exclude->setObjectName(QStringLiteral("excludeField"));
    m_examples = new QLabel;
    m_examples->setWordWrap(true);
    m_examples->setTextFormat(Qt::PlainText);
    m_used = new QLabel;
    m_used->setObjectName(QStringLiteral("codeUse"));
    m_used->setWordWrap(true);
    auto* edit = new QPushButton(tr("Edit in Codeboo&k"));
    edit->setObjectName(QStringLiteral("editInCodebook"));
    edit->setAccessibleName(tr("Edit in Codebook"));
    connect(edit, &QPushButton::clicked, this, [this] {
        if (!m_codes.empty())
            m_shell.go({.workspace = Workspace::Codebook, .code = m_codes.front()});
    });
    column->addWidget(m_examples);
    column->addWidget(m_used);
    column->addWidget(edit, 0, Qt::AlignLeft);
    return page;
}

QWidget* Inspector::makeQuotes()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    m_quotesHead = new QLabel;
    m_quotesHead->setObjectName(QStringLiteral("quotesHead"));
    m_quotesHead->setWordWrap(true);
    m_quotes = new QuoteList(QuoteList::Beside::Nothing);
    m_quotes->setObjectName(QStringLiteral("codeQuotes"));
    m_quotes->quotes().setCheckable(true);
    m_quotesOf = std::make_unique<CodeQuotes>(m_quotes->quotes());
    m_quotes->setContextMenuPolicy(Qt::CustomContextMenu);
    m_recode = new QPushButton(tr("&Recode to..."));
    m_recode->setObjectName(QStringLiteral("recodeQuotes"));
    m_recode->setAccessibleName(tr("Recode to"));
    m_split = new QPushButton(tr("M&ove to new code..."));
    m_split->setObjectName(QStringLiteral("splitQuotes"));
    m_split->setAccessibleName(tr("Move to new code"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_recode);
    row->addWidget(m_split);
    row->addStretch();
    column->addWidget(m_quotesHead);
    column->addWidget(m_quotes, 1);
    column->addLayout(row);
    connect(m_quotes, &QuoteList::opened, this, &Inspector::quoteOpened);
    connect(m_recode, &QPushButton::clicked, this, &Inspector::recodeWanted);
    connect(m_split, &QPushButton::clicked, this, &Inspector::splitWanted);
    connect(&m_quotes->quotes(), &QAbstractItemModel::dataChanged, this, &Inspector::fillTicked);
    connect(m_quotes->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &Inspector::fillTicked);
    connect(m_quotes, &QWidget::customContextMenuRequested, this, &Inspector::showQuotesMenu);
    return page;
}

QWidget* Inspector::makeMemo()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    m_memoHead = new QLabel;
    m_memoHead->setObjectName(QStringLiteral("memoHead"));
    m_memoHead->setWordWrap(true);
    m_memos = new QComboBox;
    m_memos->setObjectName(QStringLiteral("memosHere"));
    m_memos->setAccessibleName(tr("Memos here"));
    m_memoText = new SavingTextEdit;
    m_memoText->setObjectName(QStringLiteral("memoField"));
    m_memoText->setAccessibleName(tr("Memo"));
    m_memoText->setPlaceholderText(tr("Write what you think; it saves itself."));
    m_memoHead->setBuddy(m_memoText);
    column->addWidget(m_memoHead);
    column->addWidget(m_memos);
    column->addWidget(m_memoText, 1);
    connect(m_memoText, &SavingTextEdit::save, this, &Inspector::saveMemo);
    connect(m_memos, &QComboBox::activated, this, [this](int at) {
        m_memoText->flush();
        m_memo = model::Id<model::Memo>{m_memos->itemData(at).toInt()};
        fillMemo();
    });
    return page;
}

void Inspector::showQuotesMenu(const QPoint& at)
{
    if (chosenQuotes().empty())
        return;
    QMenu menu(this);
    menu.addAction(tr("&Open"), this, [this] {
        Q_EMIT quoteOpened(m_quotes->quotes().codingAt(m_quotes->currentIndex()));
    });
    menu.addAction(tr("&Recode to..."), this, &Inspector::recodeWanted);
    menu.addAction(tr("&Move to new code..."), this, &Inspector::splitWanted);
    menu.addAction(tr("Remo&ve"), this, [this] {
        m_shell.accept(removeCodings(*m_shell.session(), chosenQuotes()));
    });
    menu.exec(m_quotes->viewport()->mapToGlobal(at));
}

// --- what is shown -------------------------------------------------------------------------------

void Inspector::setSession(Session* session)
{
    disconnect(m_connection);
    m_codes.clear();
    m_place = {};
    m_memo = {};
    m_quotes->quotes().show(session, {}); // it follows a change before this does
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &Inspector::follow);
    setEnabled(session != nullptr);
    fillDefinition();
    fillQuotes();
    fillMemo();
}

void Inspector::flush()
{
    if (m_shell.session() == nullptr)
        return;
    for (SavingTextEdit* field : {m_definition, m_include, m_exclude, m_memoText})
        field->flush();
}

void Inspector::setCodes(const CodeIds& codes)
{
    if (codes == m_codes)
        return;
    flush();
    m_codes = codes;
    fillDefinition();
    fillQuotes();
}

void Inspector::setMemoPlace(const MemoPlace& place)
{
    if (place == m_place)
        return;
    flush();
    m_place = place;
    m_memo = {};
    fillMemo();
}

void Inspector::writeMemo(const MemoPlace& place)
{
    setMemoPlace(place);
    setCurrentIndex(2);
    m_memoText->setFocus(Qt::ShortcutFocusReason);
}

void Inspector::showQuotes()
{
    setCurrentIndex(1);
    m_quotes->setFocus(Qt::OtherFocusReason);
}

void Inspector::showDefinition()
{
    setCurrentIndex(0);
}

void Inspector::follow(const Change& change)
{
    m_quotesOf->follow(change);
    if (change.touches<model::Code, model::CodeExample>())
        fillDefinition();
    if (change.touches<model::Code, model::Coding, model::Document, model::Membership>()) {
        fillUse();
        fillQuotesHead();
        fillTicked();
    }
    const bool isOnDocument =
        m_shell.session()->corpus().documents().contains({m_place.target.value});
    if ((change.touches<model::Coding>() && !isOnDocument)
        || change.touches<model::Memo, model::Link, model::Code, model::Document>())
        fillMemo();
}

void Inspector::fillDefinition()
{
    Session* session = m_shell.session();
    const auto code = session != nullptr && !m_codes.empty()
                          ? session->corpus().find(m_codes.front())
                          : std::optional<model::Code>();
    for (SavingTextEdit* field : {m_definition, m_include, m_exclude})
        field->setEnabled(code && !session->isReadOnly());
    m_fields->setVisible(code.has_value());
    m_definition->setStored(code ? fromUtf8(code->definition) : QString());
    m_include->setStored(code ? fromUtf8(code->include) : QString());
    m_exclude->setStored(code ? fromUtf8(code->exclude) : QString());
    m_name->setText(code ? pathOf(session->corpus(), code->id)
                         : tr("Select a code to see its definition and its quotes."));
    QFont bold = font();
    bold.setBold(code.has_value());
    m_name->setFont(bold);
    m_hint->setVisible(code && code->definition.empty());
    QStringList examples;
    if (code)
        for (const auto& example : session->corpus().rows<model::CodeExample>())
            if (example.code == code->id)
                examples.append(example.kind == model::ExampleKind::Example
                                    ? tr("Example: %1").arg(fromUtf8(example.text))
                                    : tr("Not: %1").arg(fromUtf8(example.text)));
    m_examples->setText(examples.join(QLatin1Char('\n')));
    m_examples->setVisible(!examples.isEmpty());
}

void Inspector::fillUse()
{
    const Session* session = m_shell.session();
    const bool any = session != nullptr && !m_codes.empty()
                     && session->corpus().codes().contains(m_codes.front());
    m_used->setText(any ? tr("Used: %1 in %2")
                              .arg(counted(m_quotesOf->quotesOfFirst(), Noun::Quote),
                                   counted(m_quotesOf->casesOfFirst(), Noun::Case))
                        : QString());
}

void Inspector::fillQuotes()
{
    m_quotesOf->show(m_shell.session(), m_codes);
    fillUse();
    fillQuotesHead();
    fillTicked();
}

void Inspector::fillQuotesHead()
{
    const Session* session = m_shell.session();
    const QString quotes = counted(m_quotesOf->quotes(), Noun::Quote);
    QString head = tr("Select a code to see its quotes.");
    if (session != nullptr && m_codes.size() == 1)
        head = QStringLiteral("%1: %2").arg(pathOf(session->corpus(), m_codes.front()), quotes);
    else if (m_codes.size() > 1)
        head = QStringLiteral("%1: %2").arg(counted(m_codes.size(), Noun::Code), quotes);
    m_quotesHead->setText(head);
}

void Inspector::fillTicked()
{
    const Session* session = m_shell.session();
    const bool any = session != nullptr && !session->isReadOnly() && !chosenQuotes().empty();
    m_recode->setEnabled(any);
    m_split->setEnabled(any);
}

CodingIds Inspector::chosenQuotes() const
{
    const CodingIds ticked = m_quotes->quotes().ticked();
    return ticked.empty() ? m_quotes->selectedCodings() : ticked;
}

bool Inspector::quotesHaveFocus() const
{
    return m_quotes->hasFocus();
}

QRect Inspector::quotesRect() const
{
    const QRect row = m_quotes->visualRect(m_quotes->currentIndex());
    return {m_quotes->viewport()->mapToGlobal(row.topLeft()), row.size()};
}

void Inspector::fillMemo()
{
    Session* session = m_shell.session();
    const QSignalBlocker quiet(m_memos);
    m_memos->clear();
    const bool any = session != nullptr && m_place.target && !nameOf(*session, m_place).isEmpty();
    m_memoText->setEnabled(any && !session->isReadOnly());
    m_memoHead->setText(
        any ? tr("&Memo on %1")
                  .arg(nameOf(*session, m_place).replace(QLatin1Char('&'), QStringLiteral("&&")))
            : tr("Open a document or select a code."));
    if (!any) {
        m_memos->hide();
        m_memoText->setStored({});
        return;
    }
    const auto memos = memosOn(session->corpus(), m_place);
    const model::Memo* shown = memos.empty() ? nullptr : &memos.front();
    for (const model::Memo& memo : memos) {
        const QString title = memo.title.empty() ? shortTime(memo.created) : fromUtf8(memo.title);
        m_memos->addItem(title, memo.id.value);
        if (memo.id == m_memo) {
            shown = &memo;
            m_memos->setCurrentIndex(m_memos->count() - 1);
        }
    }
    m_memos->setVisible(memos.size() > 1);
    m_memo = shown == nullptr ? model::Id<model::Memo>{} : shown->id;
    m_memoText->setStored(shown == nullptr ? QString() : fromUtf8(shown->text));
}

// --- saving --------------------------------------------------------------------------------------

void Inspector::saveCodeText(CodeText which, const QString& words)
{
    if (!m_codes.empty() && m_shell.session() != nullptr)
        m_shell.accept(setCodeText(*m_shell.session(), m_codes.front(), which, words));
}

void Inspector::saveMemo(const QString& words)
{
    if (!m_place.target || m_shell.session() == nullptr)
        return;
    const auto written = gui::writeMemo(*m_shell.session(), m_place, m_memo, words);
    if (m_shell.accept(written))
        m_memo = *written;
}

} // namespace crosscase::gui
