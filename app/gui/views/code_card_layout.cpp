// SPDX-License-Identifier: GPL-3.0-or-later
// The card's fields, and what saves them.
#include "app/gui/actions/codebook.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/code_history.h"
#include "app/gui/models/codebook_model.h"
#include "app/gui/views/code_card.h"
#include "app/gui/views/example_list.h"
#include "app/gui/views/fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>

namespace crosscase::gui {

using model::Code;

namespace {

constexpr int kHistoryWait = 400; // ms with a code before its log is read

QString plain(const QString& label)
{
    return QString(label).remove(QLatin1Char('&'));
}

QPushButton* makeButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(plain(text));
    button->setAutoDefault(false);
    return button;
}

} // namespace

CodeCard::CodeCard(Shell& shell, const CodebookModel& codes)
    : m_shell(shell)
    , m_codes(codes)
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
{
    setObjectName(QStringLiteral("codeCard"));
    setAccessibleName(tr("Code"));
    setWidget(m_page);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setColumnStretch(1, 1);
    m_grid->setVerticalSpacing(8);
    m_grid->setContentsMargins(12, 12, 12, 12);
    makeHead();
    makeTexts();
    makeExamples();
    makeFoot();
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    connect(&m_codes, &CodebookModel::counted, this, &CodeCard::showCounts);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
        showColour();
        showNameNote(m_name->text());
    });
    m_historyTimer.setSingleShot(true);
    m_historyTimer.setInterval(kHistoryWait);
    connect(&m_historyTimer, &QTimer::timeout, this, [this] {
        Session* session = m_shell.session();
        if (session == nullptr || !m_code || session->isBusy())
            return;
        m_historyJob = Job::start(
            this,
            [&project = session->project(), code = m_code, corpus = session->corpus()](
                const Progress& progress) { return historyOf(project, corpus, code, progress); },
            [this](const Result<std::vector<CodeEvent>>& events) {
                m_historyJob = nullptr;
                m_history->setText(
                    events ? tr("History: %1").arg(counted(events->size(), Noun::Change))
                           : tr("History"));
            });
    });
    m_page->setEnabled(false);
    // It scrolls up and down only: nothing at its side may be cut off.
    setMinimumWidth(m_page->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
}

void CodeCard::addRow(const QString& label, QWidget* field)
{
    auto* words = new QLabel(label);
    words->setBuddy(field);
    const int row = m_grid->rowCount();
    m_grid->addWidget(words, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(field, row, 1);
}

void CodeCard::makeHead()
{
    m_name = new SavingLineEdit;
    m_name->setObjectName(QStringLiteral("codeName"));
    m_name->setAccessibleName(tr("Name"));
    addRow(tr("N&ame"), m_name);
    setFocusProxy(m_name);
    m_nameNote = new QLabel;
    m_nameNote->setObjectName(QStringLiteral("codeNameNote"));
    m_nameNote->setTextFormat(Qt::PlainText);
    m_nameNote->setWordWrap(true);
    m_nameNote->hide();
    m_grid->addWidget(m_nameNote, m_grid->rowCount(), 1);
    connect(m_name, &QLineEdit::textEdited, this, &CodeCard::showNameNote);
    connect(m_name, &SavingLineEdit::save, this, &CodeCard::saveName);

    m_parent = new QComboBox;
    m_parent->setObjectName(QStringLiteral("codeParent"));
    m_parent->setAccessibleName(tr("Parent"));
    m_parent->setEditable(true);
    m_parent->installEventFilter(this);
    m_parent->setInsertPolicy(QComboBox::NoInsert);
    m_parent->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_parent->setMinimumContentsLength(12);
    m_parent->completer()->setFilterMode(Qt::MatchContains);
    m_parent->completer()->setCompletionMode(QCompleter::PopupCompletion);
    addRow(tr("&Parent"), m_parent);
    connect(m_parent, &QComboBox::activated, this, &CodeCard::saveParent);
    connect(m_parent->lineEdit(), &QLineEdit::editingFinished, this, &CodeCard::saveParent);

    m_colour = makeButton({}, QStringLiteral("codeColour"));
    m_colour->setAccessibleName(tr("Colour"));
    m_contrast = new QLabel;
    m_contrast->setObjectName(QStringLiteral("codeContrast"));
    m_contrast->setAutoFillBackground(true);
    m_contrast->setMargin(3);
    m_codable = new QCheckBox(tr("&Quotes may be coded with it"));
    m_codable->setObjectName(QStringLiteral("codeCodable"));
    m_codable->setAccessibleName(plain(m_codable->text()));
    auto* colour = new QWidget;
    auto* row = new QHBoxLayout(colour);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_colour);
    row->addWidget(m_contrast);
    row->addStretch();
    m_key = new QComboBox;
    m_key->setObjectName(QStringLiteral("codeKey"));
    m_key->setAccessibleName(tr("Key"));
    m_key->setToolTip(tr("The number key that codes a selection with it"));
    m_key->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* key = new QLabel(tr("Ke&y"));
    key->setBuddy(m_key);
    connect(m_key, &QComboBox::activated, this, &CodeCard::saveKey);
    addRow(tr("Colo&ur"), colour);
    colour->setFocusProxy(m_colour);
    auto* use = new QHBoxLayout;
    use->addWidget(m_codable);
    use->addStretch();
    use->addWidget(key);
    use->addWidget(m_key);
    m_grid->addLayout(use, m_grid->rowCount(), 1);
    connect(m_colour, &QPushButton::clicked, this, &CodeCard::chooseColour);
    connect(m_codable, &QCheckBox::toggled, this, [this](bool on) {
        if (Session* session = m_shell.session(); session != nullptr && m_code)
            m_shell.accept(setCodable(*session, m_code, on));
    });
}

SavingTextEdit* CodeCard::addText(const QString& label, const QString& name, int lines)
{
    auto* field = new SavingTextEdit;
    field->setObjectName(name);
    field->setAccessibleName(plain(label));
    field->setFixedHeight(fontMetrics().lineSpacing() * lines + 14);
    addRow(label, field);
    return field;
}

template <typename Save>
void CodeCard::store(SavingTextEdit* field, const std::string Code::*stored, Save save)
{
    connect(field, &SavingTextEdit::save, this, [this, field, stored, save](const QString& words) {
        Session* session = m_shell.session();
        const Code* code = session == nullptr ? nullptr : session->corpus().codes().find(m_code);
        if (code == nullptr)
            return;
        if (!m_shell.accept(save(*session, code->id, words)))
            field->setStored(fromUtf8(code->*stored));
    });
}

void CodeCard::makeTexts()
{
    m_definition = addText(tr("&Definition"), QStringLiteral("codeDefinition"), 3);
    m_include = addText(tr("Inc&lude when"), QStringLiteral("codeInclude"), 2);
    m_exclude = addText(tr("E&xclude when"), QStringLiteral("codeExclude"), 2);
    store(m_definition, &Code::definition, [](Session& session, CodeId code, const QString& words) {
        return setCodeText(session, code, CodeText::Definition, words);
    });
    store(m_include, &Code::include, [](Session& session, CodeId code, const QString& words) {
        return setCodeText(session, code, CodeText::Include, words);
    });
    store(m_exclude, &Code::exclude, [](Session& session, CodeId code, const QString& words) {
        return setCodeText(session, code, CodeText::Exclude, words);
    });
}

void CodeCard::makeExamples()
{
    m_examples = new ExampleList(m_shell, model::ExampleKind::Example);
    m_counterexamples = new ExampleList(m_shell, model::ExampleKind::Counterexample);
    addRow(tr("Examples"), m_examples);
    addRow(tr("Counter-\nexamples"), m_counterexamples);
    m_memo = addText(tr("&Memo"), QStringLiteral("codeMemo"), 3);
    store(m_memo, &Code::memo, [](Session& session, CodeId code, const QString& words) {
        return setCodeMemo(session, code, words);
    });
}

void CodeCard::makeFoot()
{
    m_used = new QLabel;
    m_used->setObjectName(QStringLiteral("codeUsed"));
    m_history = new QLabel(tr("History"));
    m_history->setObjectName(QStringLiteral("codeHistory"));
    m_quotes = makeButton(tr("Show quotes"), QStringLiteral("codeShowQuotes"));
    m_historyButton = makeButton(tr("Show history..."), QStringLiteral("codeShowHistory"));
    const int row = m_grid->rowCount();
    auto* foot = new QGridLayout;
    foot->addWidget(m_used, 0, 0);
    foot->addWidget(m_quotes, 0, 1);
    foot->addWidget(m_history, 1, 0);
    foot->addWidget(m_historyButton, 1, 1);
    foot->setColumnStretch(2, 1);
    foot->setHorizontalSpacing(12);
    m_grid->addLayout(foot, row, 0, 1, 2);
    connect(m_quotes, &QPushButton::clicked, this, &CodeCard::quotesWanted);
    connect(m_historyButton, &QPushButton::clicked, this, &CodeCard::historyWanted);
}

QSize CodeCard::minimumSizeHint() const
{
    return {m_page->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            QScrollArea::minimumSizeHint().height()};
}

void CodeCard::setZoom(int steps)
{
    QFont font = this->font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(font.pointSizeF() + steps, 6.0));
    for (QWidget* field : {static_cast<QWidget*>(m_definition),
                           static_cast<QWidget*>(m_include),
                           static_cast<QWidget*>(m_exclude),
                           static_cast<QWidget*>(m_memo),
                           static_cast<QWidget*>(m_examples),
                           static_cast<QWidget*>(m_counterexamples)})
        field->setFont(font);
}

} // namespace crosscase::gui
