// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/search_bar.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/tick_popup.h"
#include "core/model/document_order.h"
#include "core/model/trees.h"
#include "core/query/search_query.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QVBoxLayout>

#include <array>

namespace crosscase::gui {

namespace {

constexpr int kSoon = 150; // ms after the last key

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& label)
{
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    return widget;
}

QLabel* labelFor(const QString& words, QWidget* buddy)
{
    auto* label = new QLabel(words);
    label->setBuddy(buddy);
    return label;
}

std::vector<TickPopup::Entry> entriesOf(const model::Corpus& corpus, SearchQuestion::Where where)
{
    std::vector<TickPopup::Entry> entries;
    if (where == SearchQuestion::Where::Documents) {
        for (const model::Document* document : model::documentsInOrder(corpus))
            entries.push_back({document->id.value, fromUtf8(document->name)});
    } else if (where == SearchQuestion::Where::Cases) {
        const model::CaseTree tree(corpus);
        for (const auto id : tree.inOrder())
            entries.push_back({id.value, fromUtf8(tree.pathOf(id))});
    } else {
        for (const model::Group& group : corpus.rows<model::Group>())
            entries.push_back({group.id.value, fromUtf8(group.name)});
    }
    return entries;
}

std::vector<TickPopup::Entry> codesOf(const model::Corpus& corpus)
{
    std::vector<TickPopup::Entry> entries;
    const model::CodeTree tree(corpus);
    for (const auto id : tree.inOrder())
        entries.push_back({id.value, fromUtf8(tree.pathOf(id))});
    return entries;
}

} // namespace

SearchBar::SearchBar(QWidget* parent)
    : QWidget(parent)
    , m_speakers(new Speakers(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    makeWordsRow();
    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("searchMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_message->hide();
    column->addWidget(m_message);
    makeWhereRow();
    makeFilterRow();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &SearchBar::asked);
    connect(m_speakers, &Speakers::changed, this, &SearchBar::fillSpeakers);
    connect(m_message, &QLabel::linkActivated, this, [this](const QString& link) {
        const QStringList words = link.split(QLatin1Char('\n'));
        m_words->setText(m_words->text().replace(words.first(), words.last(), Qt::CaseInsensitive));
        m_words->setFocus();
    });
    fillSpeakers();
    refreshTexts();
}

void SearchBar::makeWordsRow()
{
    auto* row = new QHBoxLayout;
    m_words = named(new QLineEdit, "searchWords", tr("Fi&nd"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    row->addWidget(labelFor(tr("Fi&nd"), m_words));
    row->addWidget(m_words, 1);
    m_kinds = new QButtonGroup(this);
    const std::array kinds{
        tr("&words"), tr("phr&ase"), tr("rege&x"), tr("codin&gs")}; // as SearchQuestion::Kind
    const std::array tips{tr("Words in all their forms, with AND, OR, NEAR/5, trust*"),
                          tr("These words one after the other, as they are written"),
                          tr("A regular expression, line by line"),
                          tr("Codings that an expression accepts: overlap(Trust, Risk)")};
    for (int i = 0; i < static_cast<int>(kinds.size()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        auto* radio = new QRadioButton(kinds[at]);
        named(radio, "", kinds[at]);
        radio->setObjectName(QStringLiteral("searchKind%1").arg(i));
        radio->setToolTip(tips[at]);
        m_kinds->addButton(radio, i);
        row->addWidget(radio);
    }
    m_kinds->button(0)->setChecked(true);
    m_matchCase = named(new QCheckBox(tr("&match case")), "searchMatchCase", tr("&match case"));
    m_matchCase->setToolTip(tr("Capitals and accents count"));
    row->addWidget(m_matchCase);
    auto* help = named(new QPushButton(tr("&Query help")), "searchHelp", tr("&Query help"));
    row->addWidget(help);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_words, &QLineEdit::textChanged, this, &SearchBar::askSoon);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this] {
        refreshTexts();
        askNow();
    });
    connect(m_matchCase, &QCheckBox::toggled, this, &SearchBar::askNow);
    connect(help, &QPushButton::clicked, this, &SearchBar::showHelp);
}

void SearchBar::makeWhereRow()
{
    auto* row = new QHBoxLayout;
    m_whereRow = row;
    m_where = named(new QPushButton, "searchWhere", tr("&In"));
    auto* places = new QMenu(m_where);
    places->addAction(
        tr("&All documents"), this, [this] { chooseWhere(SearchQuestion::Where::Everywhere); });
    places->addAction(
        tr("&Documents..."), this, [this] { chooseWhere(SearchQuestion::Where::Documents); });
    places->addAction(tr("&Cases..."), this, [this] { chooseWhere(SearchQuestion::Where::Cases); });
    places->addAction(
        tr("&Groups..."), this, [this] { chooseWhere(SearchQuestion::Where::Groups); });
    m_where->setMenu(places);
    m_speaker = named(new QComboBox, "searchSpeaker", tr("S&peaker"));
    m_speaker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_speaker->setMinimumContentsLength(14);
    m_scope = named(new QPushButton, "searchScope", tr("&Scope"));
    auto* scopes = new QMenu(m_scope);
    scopes->addAction(
        tr("&All text"), this, [this] { chooseScope(SearchQuestion::Scope::AllText); });
    scopes->addAction(
        tr("Only &uncoded text"), this, [this] { chooseScope(SearchQuestion::Scope::Uncoded); });
    scopes->addAction(
        tr("&Coded with..."), this, [this] { chooseScope(SearchQuestion::Scope::Coded); });
    m_scope->setMenu(scopes);
    m_count = named(new QLabel, "searchCount", tr("Hits"));
    row->addWidget(labelFor(tr("&In"), m_where));
    row->addWidget(m_where);
    row->addWidget(labelFor(tr("S&peaker"), m_speaker));
    row->addWidget(m_speaker);
    row->addWidget(labelFor(tr("&Scope"), m_scope));
    row->addWidget(m_scope);
    row->addStretch(1);
    row->addWidget(m_count);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_speaker, &QComboBox::activated, this, &SearchBar::askNow);
}

void SearchBar::makeFilterRow()
{
    auto* row = new QHBoxLayout;
    m_filter = named(new QLineEdit, "searchFilter", tr("Fi&lter"));
    m_filter->setPlaceholderText(tr("an expression, such as  case.Housing = Alone"));
    m_filter->setClearButtonEnabled(true);
    row->addWidget(labelFor(tr("Fi&lter"), m_filter));
    row->addWidget(m_filter, 1);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(row);
    m_filterMessage = new QLabel;
    m_filterMessage->setObjectName(QStringLiteral("filterMessage"));
    m_filterMessage->setWordWrap(true);
    m_filterMessage->setTextFormat(Qt::RichText);
    m_filterMessage->hide();
    column->addWidget(m_filterMessage);
    connect(m_filter, &QLineEdit::textChanged, this, &SearchBar::askSoon);
}

void SearchBar::setSession(Session* session)
{
    m_soon.stop();
    m_session = session;
    m_speakers->setSession(session);
    setQuestion({});
    showCount({});
    showOutcome({});
}

// --- the question --------------------------------------------------------------------------------

SearchQuestion SearchBar::question() const
{
    SearchQuestion question = m_question;
    question.words = m_words->text();
    question.kind = static_cast<SearchQuestion::Kind>(m_kinds->checkedId());
    question.matchCase = m_matchCase->isChecked();
    question.filter = m_filter->text().trimmed();
    const QVariantList speaker = m_speaker->currentData().toList();
    question.speaker = speaker.value(0).toString();
    question.isExceptSpeaker = speaker.value(1).toBool();
    return question;
}

void SearchBar::setQuestion(const SearchQuestion& question)
{
    m_isSetting = true;
    m_question = question;
    m_words->setText(question.words);
    m_kinds->button(static_cast<int>(question.kind))->setChecked(true);
    m_matchCase->setChecked(question.matchCase);
    m_filter->setText(question.filter);
    fillSpeakers();
    m_isSetting = false;
    refreshTexts();
}

void SearchBar::askSoon()
{
    if (m_isSetting)
        return;
    m_soon.start();
}

void SearchBar::askNow()
{
    m_soon.stop();
    if (!m_isSetting)
        Q_EMIT asked();
}

void SearchBar::refreshTexts()
{
    const bool isCodings = m_kinds->checkedId() == static_cast<int>(SearchQuestion::Kind::Codings);
    m_words->setPlaceholderText(isCodings ? tr("an expression, such as  overlap(Trust, Risk)")
                                          : tr("what to look for in all texts"));
    m_matchCase->setEnabled(!isCodings);
    m_scope->setEnabled(!isCodings);
    if (m_session == nullptr)
        return;
    const auto shown = [this](QPushButton* button, const QString& words) {
        constexpr int kLetters = 26;
        const QString label = button->accessibleName();
        QString text = fontMetrics().elidedText(
            words, Qt::ElideRight, kLetters * fontMetrics().averageCharWidth());
        button->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        button->setAccessibleDescription(QStringLiteral("%1: %2").arg(label, words));
        button->setToolTip(words);
    };
    shown(m_where, wordsOfWhere(m_session->corpus(), m_question));
    shown(m_scope, wordsOfScope(m_session->corpus(), m_question));
}

void SearchBar::fillSpeakers()
{
    const QVariantList before = m_isSetting
                                    ? QVariantList{m_question.speaker, m_question.isExceptSpeaker}
                                    : m_speaker->currentData().toList();
    m_speaker->clear();
    m_speaker->addItem(tr("all"), QVariantList{QString(), false});
    QStringList names = m_speakers->names();
    const QString chosen = before.value(0).toString();
    if (!chosen.isEmpty() && !names.contains(chosen))
        names.append(chosen);
    for (const QString& name : names)
        m_speaker->addItem(name, QVariantList{name, false});
    for (const QString& name : names)
        m_speaker->addItem(tr("all but %1").arg(name), QVariantList{name, true});
    for (int i = 0; i < m_speaker->count(); ++i)
        if (m_speaker->itemData(i).toList() == before)
            m_speaker->setCurrentIndex(i);
}

// --- choosing ------------------------------------------------------------------------------------

void SearchBar::chooseWhere(SearchQuestion::Where where)
{
    if (where == SearchQuestion::Where::Everywhere) {
        m_question.where = where;
        m_question.places.clear();
        refreshTexts();
        askNow();
        return;
    }
    const bool isSame = m_question.where == where;
    const QString title = where == SearchQuestion::Where::Documents ? tr("Only in these documents")
                          : where == SearchQuestion::Where::Cases   ? tr("Only in these cases")
                                                                    : tr("Only in these groups");
    auto* popup = new TickPopup(title,
                                entriesOf(m_session->corpus(), where),
                                isSame ? m_question.places : std::vector<std::int32_t>(),
                                this);
    connect(popup, &TickPopup::chosen, this, [this, where](const std::vector<std::int32_t>& ids) {
        m_question.where = ids.empty() ? SearchQuestion::Where::Everywhere : where;
        m_question.places = ids;
        refreshTexts();
        askNow();
    });
    popup->openBelow(m_where);
}

void SearchBar::chooseScope(SearchQuestion::Scope scope)
{
    m_question.scope = scope;
    if (scope == SearchQuestion::Scope::Coded) {
        auto* popup = new TickPopup(tr("Only where it is coded with"),
                                    codesOf(m_session->corpus()),
                                    m_question.codes,
                                    this);
        connect(popup, &TickPopup::chosen, this, [this](const std::vector<std::int32_t>& ids) {
            m_question.codes = ids;
            if (ids.empty())
                m_question.scope = SearchQuestion::Scope::AllText;
            refreshTexts();
            askNow();
        });
        popup->openBelow(m_scope);
        return;
    }
    m_question.codes.clear();
    refreshTexts();
    askNow();
}

// --- answers -------------------------------------------------------------------------------------

void SearchBar::showCount(const QString& words)
{
    m_count->setText(words);
    m_count->setAccessibleName(words.isEmpty() ? tr("Hits") : words);
}

void SearchBar::showOutcome(const SearchOutcome& outcome)
{
    // The place of an error is shown by a mark below it: all letters must be as wide.
    const auto error = [](const QString& words) {
        return QStringLiteral("<pre style='color:%1; margin:0'>%2</pre>")
            .arg(Theme::now().error.name(), words.toHtmlEscaped());
    };
    QString message;
    if (!outcome.queryError.isEmpty())
        message = error(outcome.queryError);
    QStringList links;
    for (const auto& suggestion : outcome.suggestions)
        for (const QString& word : suggestion.instead)
            links.append(QStringLiteral("<a href=\"%1\n%2\" style='color:%3'>%2</a>")
                             .arg(suggestion.word.toHtmlEscaped(),
                                  word.toHtmlEscaped(),
                                  Theme::now().palette.color(QPalette::Link).name()));
    if (!links.isEmpty())
        message += tr("Did you mean %1?").arg(links.join(QStringLiteral(", ")));
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_filterMessage->setText(outcome.filterError.isEmpty() ? QString()
                                                           : error(outcome.filterError));
    m_filterMessage->setVisible(!outcome.filterError.isEmpty());
}

void SearchBar::addBeside(QWidget* widget)
{
    m_whereRow->insertWidget(m_whereRow->count() - 2, widget);
}

void SearchBar::focusWords()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

QWidget* SearchBar::field() const
{
    return m_words;
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            if (m_soon.isActive())
                askNow();
            Q_EMIT enterPressed();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SearchBar::showHelp()
{
    const bool isCodings = m_kinds->checkedId() == static_cast<int>(SearchQuestion::Kind::Codings);
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setObjectName(QStringLiteral("searchHelpPopup"));
    popup->setAccessibleName(tr("Query help"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(popup);
    auto* text =
        new QPlainTextEdit(fromUtf8(isCodings ? query::grammarHelp() : query::searchHelp()));
    text->setAccessibleName(tr("Query help"));
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(text);
    const QFontMetrics metrics(text->font());
    constexpr int kLetters = 112;
    constexpr int kLines = 34;
    popup->resize(std::min(kLetters * metrics.averageCharWidth(), window()->width() - 40),
                  std::min(kLines * metrics.height(), window()->height() - 120));
    const QPoint corner = m_words->mapToGlobal(QPoint(m_words->width(), m_words->height()));
    popup->move(std::max(window()->mapToGlobal(QPoint()).x() + 20,
                         mapToGlobal(QPoint(width(), 0)).x() - popup->width()),
                corner.y());
    popup->show();
    text->setFocus();
}

} // namespace crosscase::gui
