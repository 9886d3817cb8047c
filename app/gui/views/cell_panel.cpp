// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/cell_panel.h"

#include "app/gui/actions/matrix.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/matrix_model.h"
#include "app/gui/views/elided_label.h"
#include "app/gui/views/fields.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

CellPanel::CellPanel(Shell& shell)
    : m_shell(shell)
{
    setObjectName(QStringLiteral("cellPanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    auto* halves = new QSplitter;
    halves->addWidget(makeQuotes());
    halves->addWidget(makeSummary());
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    halves->setChildrenCollapsible(false);
    column->addWidget(halves);
    show({});
}

QWidget* CellPanel::makeQuotes()
{
    auto* owner = new QWidget;
    auto* column = new QVBoxLayout(owner);
    column->setContentsMargins(0, 0, 0, 0);
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("cellTitle"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_quotes = new QuoteList(QuoteList::Beside::Code);
    m_quotes->setObjectName(QStringLiteral("cellQuotes_list"));
    m_title->setBuddy(m_quotes);
    column->addWidget(m_title);
    column->addWidget(m_quotes, 1);
    connect(m_quotes, &QuoteList::opened, this, &CellPanel::opened);
    return owner;
}

QWidget* CellPanel::makeSummary()
{
    m_writing = new QWidget;
    auto* column = new QVBoxLayout(m_writing);
    column->setContentsMargins(8, 0, 0, 0);
    auto* head = new QHBoxLayout;
    m_label = new QLabel(tr("Summary (F2)"));
    m_stale = new QLabel(tr("The evidence has changed since."));
    m_stale->setObjectName(QStringLiteral("summaryStale"));
    m_stale->setAccessibleName(m_stale->text());
    head->addWidget(m_label);
    head->addWidget(m_stale);
    head->addStretch();
    m_summary = new SavingTextEdit;
    m_summary->setObjectName(QStringLiteral("cellSummary"));
    m_summary->setAccessibleName(tr("Summary"));
    m_summary->setPlaceholderText(tr("What this case says about it, in your words"));
    m_label->setBuddy(m_summary);
    connect(m_summary, &SavingTextEdit::save, this, &CellPanel::write);
    auto* foot = new QHBoxLayout;
    auto* insert = new QPushButton(tr("I&nsert quotes"));
    insert->setObjectName(QStringLiteral("insertQuotes"));
    insert->setAccessibleName(tr("Insert quotes"));
    insert->setToolTip(tr("Puts the selected quotes, or all, into the summary"));
    connect(insert, &QPushButton::clicked, this, &CellPanel::insertQuotes);
    m_done = new QCheckBox(tr("&Done"));
    m_done->setObjectName(QStringLiteral("summaryDone"));
    m_done->setAccessibleName(tr("Done"));
    m_done->setToolTip(tr("Otherwise it is a draft"));
    connect(m_done, &QCheckBox::clicked, this, [this] { write(m_summary->toPlainText()); });
    foot->addWidget(insert);
    foot->addWidget(m_done);
    foot->addStretch();
    column->addLayout(head);
    column->addWidget(m_summary, 1);
    column->addLayout(foot);
    return m_writing;
}

void CellPanel::show(Shown shown)
{
    const bool other = !m_shown.cell || !shown.cell || m_shown.cell->unit != shown.cell->unit
                       || m_shown.cell->code != shown.cell->code;
    // What is typed belongs to the cell that was shown until now.
    if (other)
        m_summary->flush();
    m_shown = std::move(shown);
    QString title = m_shown.title;
    if (!title.isEmpty()) {
        title += QLatin1String(": ") + counted(m_shown.codings.size(), Noun::Quote);
        if (!m_shown.state.isEmpty())
            title += QStringLiteral(" (%1)").arg(m_shown.state);
    }
    m_title->setText(title);
    m_title->setAccessibleName(title);
    m_title->setToolTip(title);
    if (m_shell.session() == nullptr || m_shown.codings != m_quotes->quotes().codings())
        m_quotes->quotes().show(m_shell.session(), m_shown.codings);
    m_writing->setVisible(m_shown.cell.has_value());
    m_summary->setStored(m_shown.summary ? fromUtf8(m_shown.summary->text) : QString());
    m_summary->setReadOnly(m_shell.session() == nullptr || m_shell.session()->isReadOnly());
    m_done->setChecked(m_shown.summary && m_shown.summary->state == model::SummaryState::Done);
    m_done->setEnabled(m_shown.summary && !m_summary->isReadOnly());
    QPalette tones = palette();
    tones.setColor(QPalette::WindowText, Theme::now().warning);
    m_stale->setPalette(tones);
    m_stale->setVisible(m_shown.summary && m_shown.summary->stale);
}

void CellPanel::letGo()
{
    m_summary->flush();
    show({});
    m_quotes->quotes().show(nullptr, {});
}

void CellPanel::setZoom(int steps)
{
    if (m_fontSize <= 0)
        m_fontSize = m_summary->font().pointSizeF();
    for (QWidget* words : {static_cast<QWidget*>(m_quotes), static_cast<QWidget*>(m_summary)}) {
        QFont zoomed = words->font();
        zoomed.setPointSizeF(std::max(m_fontSize + steps, 6.0));
        words->setFont(zoomed);
    }
}

QWidget* CellPanel::summaryField() const
{
    return m_summary;
}

void CellPanel::write(const QString& words)
{
    Session* session = m_shell.session();
    if (!m_shown.cell || session == nullptr)
        return;
    const auto state = m_done->isChecked() ? model::SummaryState::Done : model::SummaryState::Draft;
    m_shell.accept(writeSummary(*session, *m_shown.cell, words, state, m_shown.codings));
}

QString CellPanel::asText() const
{
    auto chosen = m_quotes->selectedCodings();
    if (chosen.empty())
        chosen = m_shown.codings;
    QStringList lines;
    if (m_shell.session() != nullptr)
        for (const auto coding : chosen)
            lines.append(quoteLine(*m_shell.session(), coding));
    return lines.join(QLatin1Char('\n'));
}

void CellPanel::insertQuotes()
{
    const QString quotes = asText();
    if (quotes.isEmpty() || m_summary->isReadOnly())
        return;
    QTextCursor at = m_summary->textCursor();
    if (!at.atBlockStart())
        at.insertText(QStringLiteral("\n"));
    at.insertText(quotes);
    m_summary->setFocus();
    m_summary->flush();
}

} // namespace crosscase::gui
