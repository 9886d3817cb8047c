// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/memo_editor.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/memo_words.h"
#include "app/gui/views/fields.h"
#include "app/gui/views/memo_place.h"
#include "app/gui/views/object_popup.h"
#include "app/gui/views/quote_popup.h"
#include "core/text/excerpt.h"

#include <QDate>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

MemoEditor::MemoEditor(Shell& shell, QWidget* parent)
    : QWidget(parent)
    , m_shell(shell)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 0, 0, 0);
    makeHead(*column);
    makeTools(*column);
    m_text = new SavingTextEdit;
    m_text->setObjectName(QStringLiteral("memoText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(
        tr("What you think. **bold**, *italic*, lists with - or 1. are shown so when you read."));
    m_reading = new QTextBrowser;
    m_reading->setObjectName(QStringLiteral("memoReading"));
    m_reading->setAccessibleName(tr("Text to read"));
    m_reading->setOpenLinks(false);
    m_usualSize = m_text->font().pointSizeF();
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_reading);
    column->addWidget(m_pages, 1);
    connect(m_title, &SavingLineEdit::save, this, [this](const QString& title) {
        save(title, m_text->toPlainText());
    });
    connect(m_text, &SavingTextEdit::save, this, [this](const QString& text) {
        save(m_title->text(), text);
    });
    refresh();
}

void MemoEditor::makeHead(QVBoxLayout& column)
{
    m_title = new SavingLineEdit;
    m_title->setObjectName(QStringLiteral("memoTitle"));
    m_title->setAccessibleName(tr("Title"));
    auto* label = new QLabel(tr("T&itle"));
    label->setBuddy(m_title);
    auto* first = new QHBoxLayout;
    first->addWidget(label);
    first->addWidget(m_title, 1);
    m_target = new QPushButton;
    m_target->setObjectName(QStringLiteral("memoTarget"));
    m_target->setAccessibleName(tr("Linked to"));
    m_target->setFlat(true);
    m_link = new QPushButton(tr("+ &Link..."));
    m_link->setObjectName(QStringLiteral("memoLink"));
    m_link->setAccessibleName(tr("+ Link..."));
    m_link->setToolTip(tr("Link the memo to a code, a case or a document"));
    m_more = new QToolButton;
    m_more->setObjectName(QStringLiteral("memoLinks"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("Go to what the memo is linked to, or take a link away"));
    auto* menu = new QMenu(m_more);
    m_more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &MemoEditor::fillLinks);
    auto* linked = new QLabel(tr("Linked to"));
    auto* second = new QHBoxLayout;
    second->addWidget(linked);
    second->addWidget(m_target);
    second->addWidget(m_more);
    second->addWidget(m_link);
    second->addStretch(1);
    column.addLayout(first);
    column.addLayout(second);
    connect(m_target, &QPushButton::clicked, this, &MemoEditor::openTarget);
    connect(m_link, &QPushButton::clicked, this, &MemoEditor::chooseTarget);
}

void MemoEditor::makeTools(QVBoxLayout& column)
{
    m_about = new QLabel;
    m_about->setObjectName(QStringLiteral("memoAbout"));
    const auto button = [](const QString& words, const char* name) {
        auto* made = new QPushButton(words);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(QString(words).remove(QLatin1Char('&')));
        return made;
    };
    m_date = button(tr("Insert &date"), "memoDate");
    m_quote = button(tr("Insert &quote..."), "memoQuote");
    m_read = button(tr("&Read"), "memoRead");
    m_read->setCheckable(true);
    m_read->setToolTip(tr("Read the memo with its bold words and lists, or write it"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_about, 1);
    for (QPushButton* tool : {m_date, m_quote, m_read})
        row->addWidget(tool);
    column.addLayout(row);
    connect(m_date, &QPushButton::clicked, this, &MemoEditor::insertDate);
    connect(m_quote, &QPushButton::clicked, this, &MemoEditor::chooseQuote);
    connect(m_read, &QPushButton::toggled, this, [this] {
        flush();
        showReading();
    });
}

void MemoEditor::setSession(Session* session)
{
    if (m_session != nullptr) {
        flush();
        disconnect(m_session, nullptr, this, nullptr);
    }
    m_session = session;
    m_memo = {};
    m_draft.reset();
    if (session != nullptr) {
        connect(session, &Session::changed, this, &MemoEditor::follow);
        connect(session, &Session::busyChanged, this, [this](bool busy) {
            // What could not be saved meanwhile.
            const model::Memo* memo = row();
            if (!busy && memo != nullptr && fromUtf8(memo->text) != m_text->toPlainText())
                save(m_title->text(), m_text->toPlainText());
        });
    }
    refresh();
}

void MemoEditor::showMemo(MemoId memo)
{
    if (memo == m_memo && !m_draft)
        return;
    flush();
    m_memo = memo;
    m_draft.reset();
    refresh();
}

void MemoEditor::beginMemo(const MemoTarget& target)
{
    flush();
    m_memo = {};
    m_draft = target;
    m_draftLinks.clear();
    m_title->setStored({});
    m_text->setStored({});
    m_read->setChecked(false);
    refresh();
}

void MemoEditor::flush()
{
    if (m_isFlushing || m_session == nullptr)
        return;
    m_isFlushing = true;
    m_title->flush();
    m_text->flush();
    // A title alone is worth keeping: a memo needs words.
    const QString title = m_title->text().trimmed();
    if (m_draft && !title.isEmpty() && m_text->toPlainText().trimmed().isEmpty())
        make({}, title);
    m_isFlushing = false;
}

void MemoEditor::focusTitle()
{
    m_title->setFocus(Qt::ShortcutFocusReason);
    m_title->selectAll();
}

QWidget* MemoEditor::textField() const
{
    return m_pages->currentWidget();
}

void MemoEditor::setZoom(int steps)
{
    for (QWidget* field : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_reading)}) {
        QFont zoomed = field->font();
        zoomed.setPointSizeF(std::max(6.0, m_usualSize + steps));
        field->setFont(zoomed);
    }
}

// --- what is shown -------------------------------------------------------------------------------

const model::Memo* MemoEditor::row() const
{
    return m_session == nullptr ? nullptr : m_session->corpus().rows<model::Memo>().find(m_memo);
}

MemoTarget MemoEditor::target() const
{
    if (m_draft)
        return *m_draft;
    const model::Memo* memo = row();
    if (memo == nullptr)
        return {};
    return {memo->target, memo->start < 0 ? text::Span{} : text::Span{memo->start, memo->end}};
}

std::vector<model::AnyId> MemoEditor::links() const
{
    return m_draft ? m_draftLinks : linksOf(m_session->corpus(), m_memo);
}

QString MemoEditor::nameOf(const MemoTarget& target) const
{
    model::Memo memo;
    memo.target = target.object;
    memo.start = target.span.empty() ? -1 : target.span.start;
    memo.end = target.span.empty() ? -1 : target.span.end;
    return targetOf(m_session->corpus(), m_session->isBusy() ? nullptr : &m_session->texts(), memo);
}

void MemoEditor::follow(const Change& change)
{
    if (change.touches<model::Memo,
                       model::Code,
                       model::Case,
                       model::Document,
                       model::Coding,
                       model::Link,
                       model::Coder>())
        refresh();
}

void MemoEditor::refresh()
{
    const model::Memo* memo = row();
    if (memo == nullptr)
        m_memo = {};
    const bool canWrite = m_session != nullptr && !m_session->isReadOnly() && !isEmpty();
    m_title->setReadOnly(!canWrite);
    m_text->setReadOnly(!canWrite);
    for (QPushButton* tool : {m_link, m_date, m_quote})
        tool->setEnabled(canWrite);
    m_target->setEnabled(!isEmpty());
    if (!m_draft) {
        m_title->setStored(memo == nullptr ? QString() : fromUtf8(memo->title));
        m_text->setStored(memo == nullptr ? QString() : fromUtf8(memo->text));
    }
    const QString words = isEmpty() ? QString() : nameOf(target());
    const std::size_t others = isEmpty() ? 0 : links().size();
    m_more->setText(others == 0 ? tr("Link&s") : tr("and %1 &more").arg(others));
    m_more->setAccessibleName(m_more->text().remove(QLatin1Char('&')));
    m_more->setEnabled(!isEmpty());
    // A long path must not push the pane wider.
    constexpr int kLetters = 46;
    QString shownWords = fontMetrics().elidedText(
        words, Qt::ElideMiddle, kLetters * fontMetrics().averageCharWidth());
    m_target->setText(shownWords.replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_target->setAccessibleName(tr("Linked to %1").arg(words));
    m_target->setToolTip(words.isEmpty() ? QString() : tr("Go to %1").arg(words));
    m_about->setText(memo == nullptr
                         ? QString()
                         : QStringLiteral("%1, %2").arg(shortTime(memo->created),
                                                        authorOf(m_session->corpus(), *memo)));
    showReading();
}

void MemoEditor::showReading()
{
    const bool reads = m_read->isChecked();
    if (reads)
        m_reading->document()->setMarkdown(
            m_text->toPlainText(),
            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                | QTextDocument::MarkdownNoHTML);
    m_pages->setCurrentWidget(reads ? static_cast<QWidget*>(m_reading) : m_text);
}

// --- saving --------------------------------------------------------------------------------------

void MemoEditor::save(const QString& title, const QString& text)
{
    if (m_session == nullptr)
        return;
    if (m_draft) {
        if (!text.trimmed().isEmpty())
            make(title, text);
        return;
    }
    if (row() == nullptr)
        return;
    if (!m_shell.accept(setMemo(*m_session, m_memo, title, text)) && text.trimmed().isEmpty())
        m_text->setStored(fromUtf8(row()->text));
}

void MemoEditor::make(const QString& title, const QString& text)
{
    const MemoTarget target = *m_draft;
    const auto added = addMemo(*m_session, target, title, text, m_draftLinks);
    if (!m_shell.accept(added))
        return;
    m_draft.reset();
    m_memo = *added;
    refresh();
    Q_EMIT made(m_memo);
}

// --- links ---------------------------------------------------------------------------------------

void MemoEditor::openTarget()
{
    flush();
    if (const auto place = placeOf(m_session->corpus(), target()))
        m_shell.go(*place);
    else
        m_shell.tell(tr("This memo is attached to the project."));
}

void MemoEditor::chooseTarget()
{
    flush();
    auto* popup = new ObjectPopup(m_session->corpus(), this);
    connect(popup, &ObjectPopup::chosen, this, [this](model::AnyId object, const QString& name) {
        link(object, name);
    });
    popup->openBelow(m_link);
}

// The project is what a memo is about that is linked to nothing.
void MemoEditor::link(model::AnyId object, const QString& name)
{
    if (!m_draft) {
        if (m_memo)
            m_shell.accept(object ? linkMemo(*m_session, m_memo, object, name)
                                  : attachMemo(*m_session, m_memo, {}, name));
        return;
    }
    if (!m_draft->object || !object)
        m_draft = MemoTarget{object};
    else if (object != m_draft->object
             && std::ranges::find(m_draftLinks, object) == m_draftLinks.end())
        m_draftLinks.push_back(object);
    refresh();
}

void MemoEditor::unlink(model::AnyId object, const QString& name)
{
    if (!m_draft) {
        m_shell.accept(unlinkMemo(*m_session, m_memo, object, name));
        return;
    }
    if (m_draft->object == object)
        m_draft = MemoTarget{m_draftLinks.empty() ? model::AnyId{} : m_draftLinks.front()};
    std::erase(m_draftLinks, m_draft->object == object ? object : m_draft->object);
    std::erase(m_draftLinks, object);
    refresh();
}

void MemoEditor::fillLinks()
{
    flush();
    QMenu& menu = *m_more->menu();
    menu.clear();
    std::vector<MemoTarget> all;
    if (target().object)
        all.push_back(target());
    for (const model::AnyId object : links())
        all.push_back({object, {}});
    const auto plain = [](QString name) {
        return name.replace(QLatin1Char('&'), QStringLiteral("&&"));
    };
    for (const MemoTarget& one : all)
        menu.addAction(tr("Go to %1").arg(plain(nameOf(one))), this, [this, one] {
            if (const auto place = placeOf(m_session->corpus(), one))
                m_shell.go(*place);
        });
    const bool canWrite = !m_session->isReadOnly();
    menu.addSeparator();
    menu.addAction(
            tr("Link a &quote..."),
            this,
            [this] {
                auto* popup = new QuotePopup(*m_session, target().object, this);
                connect(popup, &QuotePopup::chosen, this, [this](model::Id<model::Coding> coding) {
                    link(coding, nameOf({coding, {}}));
                });
                popup->openBelow(m_link);
            })
        ->setEnabled(canWrite);
    for (const MemoTarget& one : all) {
        const QString name = nameOf(one);
        menu.addAction(tr("Remove the link to %1").arg(plain(name)),
                       this,
                       [this, one, name] { unlink(one.object, name); })
            ->setEnabled(canWrite);
    }
}

void MemoEditor::insertDate()
{
    m_read->setChecked(false);
    m_text->insertPlainText(QLocale().toString(QDate::currentDate(), QLocale::LongFormat));
    m_text->setFocus();
}

void MemoEditor::chooseQuote()
{
    m_read->setChecked(false);
    auto* popup = new QuotePopup(*m_session, target().object, this);
    connect(popup, &QuotePopup::chosen, this, &MemoEditor::insertQuote);
    popup->openBelow(m_quote);
}

void MemoEditor::insertQuote(model::Id<model::Coding> coding)
{
    const model::Corpus& corpus = m_session->corpus();
    const auto row = corpus.find(coding);
    if (!row)
        return;
    const model::Document& document = corpus.get(row->document);
    const auto text = m_session->texts().load(document);
    if (!m_shell.accept(text))
        return;
    const QString quote = fromUtf8(text::oneLine((*text)->quote(row->span())));
    m_text->insertPlainText(
        QStringLiteral("“%1” (%2, %3)")
            .arg(quote, referenceOf(document, **text, row->span()), pathOf(corpus, row->code)));
    m_text->setFocus();
}

} // namespace crosscase::gui
