// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/autocode_bar.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "core/model/trees.h"
#include "core/project/find.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace crosscase::gui {

namespace {

constexpr int kSoon = 150; // ms

std::vector<project::TextPlace> placesOf(const std::vector<Hit>& hits)
{
    std::vector<project::TextPlace> places;
    places.reserve(hits.size());
    for (const Hit& hit : hits)
        places.push_back({hit.document, hit.span});
    return places;
}

// How many of the hits lie in passages that are new.
std::size_t hitsInNew(const std::vector<project::TextPlace>& hits,
                      const std::vector<project::AutocodeRow>& rows)
{
    std::unordered_map<model::Id<model::Document>, std::vector<const project::AutocodeRow*>> by;
    for (const project::AutocodeRow& row : rows)
        by[row.place.document].push_back(&row); // by place
    std::size_t count = 0;
    for (const project::TextPlace& hit : hits) {
        const auto found = by.find(hit.document);
        if (found == by.end())
            continue;
        // The last one that begins at or before the hit's last letter.
        const auto behind = std::upper_bound(
            found->second.begin(),
            found->second.end(),
            hit.span.end - 1,
            [](text::CodePoint at, const auto* row) { return at < row->place.span.start; });
        count += behind != found->second.begin() && !(*(behind - 1))->coveredBy ? 1U : 0U;
    }
    return count;
}

} // namespace

AutocodeBar::AutocodeBar(Shell& shell, HitsModel& hits, QWidget* parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_hits(hits)
{
    makeFields();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &AutocodeBar::lookAhead);
    connect(&hits, &HitsModel::ticksChanged, this, &AutocodeBar::lookAheadSoon);
    connect(m_code, &QComboBox::currentTextChanged, this, &AutocodeBar::lookAheadSoon);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this](int unit) {
        m_around->setEnabled(unit != static_cast<int>(project::CodingUnit::Hit));
        lookAheadSoon();
    });
    connect(m_around, &QSpinBox::valueChanged, this, &AutocodeBar::lookAheadSoon);
    connect(m_apply, &QPushButton::clicked, this, &AutocodeBar::apply);
}

void AutocodeBar::makeFields()
{
    m_code = new QComboBox;
    m_code->setObjectName(QStringLiteral("autocodeCode"));
    m_code->setAccessibleName(tr("Code as"));
    m_code->setEditable(true);
    m_code->setInsertPolicy(QComboBox::NoInsert);
    m_code->setMinimumContentsLength(24);
    m_code->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_code->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_code->completer()->setFilterMode(Qt::MatchContains);
    m_code->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_code->lineEdit()->setPlaceholderText(tr("a code, or a new name"));
    m_unit = new QComboBox;
    m_unit->setObjectName(QStringLiteral("autocodeUnit"));
    m_unit->setAccessibleName(tr("unit"));
    m_unit->addItems({tr("hit"), tr("word"), tr("sentence"), tr("paragraph"), tr("turn")});
    m_unit->setCurrentIndex(static_cast<int>(project::CodingUnit::Sentence));
    m_around = new QSpinBox;
    m_around->setObjectName(QStringLiteral("autocodeAround"));
    m_around->setAccessibleName(tr("wider by"));
    m_around->setPrefix(QStringLiteral("± "));
    m_around->setRange(0, 100);
    m_around->setToolTip(tr("So many neighbouring units before and after"));
    m_apply = new QPushButton;
    m_apply->setObjectName(QStringLiteral("autocodeApply"));
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("autocodeNote"));
    m_note->setWordWrap(true);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& words, QWidget* field) {
        auto* label = new QLabel(words);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field);
    };
    add(tr("Co&de as"), m_code);
    add(tr("&unit"), m_unit);
    add(tr("wider b&y"), m_around);
    row->addWidget(m_apply);
    row->addWidget(m_note, 1);
    showButton(0);
}

void AutocodeBar::setSession(Session* session)
{
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    m_soon.stop();
    m_isWanted = false;
    m_session = nullptr;
    delete m_job;
    m_session = session;
    m_code->clear();
    if (session == nullptr)
        return;
    connect(session, &Session::changed, this, &AutocodeBar::follow);
    connect(session, &Session::busyChanged, this, &AutocodeBar::lookAheadSoon);
    fillCodes();
}

void AutocodeBar::focusCode()
{
    m_code->setFocus(Qt::ShortcutFocusReason);
    m_code->lineEdit()->selectAll();
}

void AutocodeBar::follow(const Change& change)
{
    if (change.touches<model::Code>())
        fillCodes();
    if (change.touches<model::Code, model::Coding>())
        lookAheadSoon();
}

void AutocodeBar::fillCodes()
{
    const QString typed = m_code->currentText();
    const QSignalBlocker quiet(m_code);
    m_code->clear();
    const model::CodeTree tree(m_session->corpus());
    for (const auto id : tree.inOrder())
        if (m_session->corpus().get(id).codable)
            m_code->addItem(fromUtf8(tree.pathOf(id)));
    m_code->setCurrentIndex(-1);
    m_code->setEditText(typed);
}

model::Id<model::Code> AutocodeBar::code() const
{
    return project::findCode(m_session->corpus(), toUtf8(m_code->currentText()))
        .value_or(model::Id<model::Code>());
}

Autocoding AutocodeBar::coding() const
{
    Autocoding coding;
    coding.hits = placesOf(m_hits.ticked());
    coding.code = toUtf8(m_code->currentText().trimmed());
    // A name is enough to mean a code; the batch is called by its path.
    if (const auto known = code())
        coding.code = model::CodeTree(m_session->corpus()).pathOf(known);
    coding.unit = static_cast<project::CodingUnit>(m_unit->currentIndex());
    coding.around = m_around->isEnabled() ? m_around->value() : 0;
    return coding;
}

// --- what it would come to -----------------------------------------------------------------------

void AutocodeBar::lookAheadSoon()
{
    showButton(m_hits.tickedCount());
    m_soon.start();
}

void AutocodeBar::lookAhead()
{
    if (m_session == nullptr || m_session->isBusy())
        return;
    if (m_job) {
        m_isWanted = true;
        m_job->abandon();
        return;
    }
    m_isWanted = false;
    if (m_hits.tickedCount() == 0) {
        showOutlook({});
        return;
    }
    project::AutocodeOptions options;
    options.code = code();
    const Autocoding wanted = coding();
    options.unit = wanted.unit;
    options.around = wanted.around;
    m_job = Job::start(
        m_session,
        [corpus = m_session->corpus(),
         &texts = m_session->texts(),
         coder = toUtf8(m_session->coderName()),
         hits = wanted.hits,
         options](const Progress& progress) {
            const auto preview =
                project::previewAutocode(corpus, texts, coder, hits, options, progress);
            Outlook outlook;
            if (!preview) {
                outlook.error = fromUtf8(preview.error().detail);
                return outlook;
            }
            outlook.nowhere = preview->withoutContent;
            outlook.coded = hitsInNew(hits, preview->rows);
            for (const project::AutocodeRow& row : preview->rows)
                ++(row.coveredBy ? outlook.there : outlook.fresh);
            return outlook;
        },
        [guard = QPointer<AutocodeBar>(this)](const Outlook& outlook) {
            if (guard)
                guard->showOutlook(outlook);
        });
    connect(m_job, &QObject::destroyed, this, [this] {
        if (m_isWanted)
            lookAhead();
    });
}

void AutocodeBar::showOutlook(const Outlook& outlook)
{
    QStringList notes;
    if (outlook.coded > 0 && m_code->currentText().trimmed().isEmpty())
        notes.append(tr("choose a code, or type a new name"));
    if (!outlook.error.isEmpty())
        notes.append(outlook.error);
    if (outlook.there > 0)
        notes.append(outlook.there == 1
                         ? tr("1 already coded is skipped")
                         : tr("%1 already coded are skipped")
                               .arg(QLocale().toString(static_cast<qulonglong>(outlook.there))));
    if (outlook.fresh > 0 && outlook.fresh < outlook.coded)
        notes.append(tr("together they are %1").arg(counted(outlook.fresh, Noun::Passage)));
    if (outlook.nowhere > 0)
        notes.append(tr("%1 outside of all paragraphs").arg(outlook.nowhere));
    const QString words =
        notes.isEmpty() ? QString() : QStringLiteral("(%1)").arg(notes.join(QStringLiteral("; ")));
    m_note->setText(words);
    m_note->setAccessibleName(words);
    showButton(outlook.coded);
}

void AutocodeBar::showButton(std::size_t hits)
{
    const QString number = QLocale().toString(static_cast<qulonglong>(hits));
    m_apply->setText(hits == 1 ? tr("Code 1 tic&ked hit") : tr("Code %1 tic&ked hits").arg(number));
    m_apply->setAccessibleName(m_apply->text().remove(QLatin1Char('&')));
    const bool isNamed = !m_code->currentText().trimmed().isEmpty();
    const bool canChange = m_session != nullptr && !m_session->isReadOnly() && !m_session->isBusy();
    m_apply->setEnabled(hits > 0 && isNamed && canChange);
    m_apply->setToolTip(isNamed ? QString() : tr("Choose a code first, or type a new name"));
}

void AutocodeBar::apply()
{
    const std::size_t hits = m_hits.tickedCount();
    Job* job = autocode(*m_session, this, coding(), [this](const Result<project::Done>& done) {
        m_shell.accept(done);
        lookAheadSoon();
    });
    constexpr std::size_t kMany = 500; // what takes longer than a moment
    if (hits > kMany)
        m_shell.watch(job, tr("Coding"));
}

} // namespace crosscase::gui
