// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/assign_turns.h"

#include "app/gui/actions/cases.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/case_choice.h"
#include "core/model/document_order.h"
#include "core/text/fold.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

Result<std::vector<AssignTurns::Talk>>
talksOf(const model::Corpus& corpus, const model::TextSource& texts, const Progress& progress)
{
    std::vector<AssignTurns::Talk> talks;
    const auto documents = model::documentsInOrder(corpus);
    std::int64_t done = 0;
    for (const model::Document* document : documents) {
        if (auto going =
                progress.report("documents", done++, static_cast<std::int64_t>(documents.size()));
            !going)
            return passOn(going);
        const auto text = texts.loadOnce(*document);
        if (!text || (*text)->structure.speakers.empty())
            continue;
        const auto& structure = (*text)->structure;
        AssignTurns::Talk talk{document->id, {}};
        for (const std::string& name : structure.speakers)
            talk.speakers.push_back({name, 0});
        for (const auto& passage : structure.passages)
            if (passage.startsTurn && passage.speaker >= 0)
                ++talk.speakers[static_cast<std::size_t>(passage.speaker)].turns;
        talks.push_back(std::move(talk));
    }
    return talks;
}

AssignTurns::AssignTurns(Shell& shell)
    : QDialog(shell.window())
    , m_shell(shell)
    , m_documents(new QListWidget)
    , m_speakers(new QTableWidget)
    , m_count(new QLabel(tr("Looking for speakers...")))
    , m_assign(new QPushButton(tr("&Assign")))
{
    setObjectName(QStringLiteral("assignTurns"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Assign speaker turns to cases"));
    make();
    const model::Corpus corpus = shell.session()->corpus();
    corpus.rows<model::Membership>().forEach([&](const model::Membership& part) {
        const auto* unit = corpus.cases().find(part.unit);
        if (part.kind == model::MembershipKind::Speaker && unit != nullptr)
            m_there[{part.document.value, part.speaker}].push_back(unit->name);
    });
    Job* job = Job::start(
        this,
        [corpus, &texts = shell.session()->texts()](const Progress& progress) {
            return talksOf(corpus, texts, progress);
        },
        [this](Result<std::vector<Talk>> talks) { take(std::move(talks)); });
    shell.watch(job, tr("Looking for speakers"));
}

void AssignTurns::make()
{
    auto* column = new QVBoxLayout(this);
    auto* words = new QLabel(
        tr("Choose for each speaker the case that these turns belong to: one that is there, or "
           "the name of a new one. Empty: none."));
    words->setWordWrap(true);
    column->addWidget(words);
    auto* panes = new QSplitter;
    m_documents->setObjectName(QStringLiteral("turnsDocuments"));
    m_documents->setAccessibleName(tr("Documents with speakers"));
    m_documents->setUniformItemSizes(true);
    m_speakers->setObjectName(QStringLiteral("turnsSpeakers"));
    m_speakers->setAccessibleName(tr("Speakers"));
    m_speakers->setColumnCount(3);
    m_speakers->setHorizontalHeaderLabels({tr("Speaker"), tr("Turns"), tr("Case")});
    m_speakers->verticalHeader()->hide();
    m_speakers->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_speakers->setTabKeyNavigation(false);
    m_speakers->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_speakers->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_speakers->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_speakers->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    panes->addWidget(m_documents);
    panes->addWidget(m_speakers);
    panes->setStretchFactor(1, 2);
    column->addWidget(panes, 1);
    m_count->setObjectName(QStringLiteral("turnsCount"));
    column->addWidget(m_count);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_assign, QDialogButtonBox::AcceptRole);
    m_assign->setObjectName(QStringLiteral("assignTurnsButton"));
    m_assign->setAccessibleName(tr("Assign"));
    m_assign->setEnabled(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AssignTurns::assign);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_documents, &QListWidget::currentRowChanged, this, &AssignTurns::showTalk);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 26);
}

void AssignTurns::take(Result<std::vector<Talk>> talks)
{
    if (!m_shell.accept(talks))
        return reject();
    m_talks = std::move(*talks);
    for (const Talk& talk : m_talks) {
        const auto document = m_shell.session()->corpus().find(talk.document);
        m_documents->addItem(document ? fromUtf8(document->name) : QString());
        for (const Speaker& speaker : talk.speakers)
            m_chosen[{talk.document.value, speaker.name}] = proposed(talk, speaker);
    }
    if (m_talks.empty()) {
        m_count->setText(tr("No document has speakers. A speaker's name stands at the start of a "
                            "line, with a colon behind it."));
        return;
    }
    m_documents->setCurrentRow(0);
    showCount();
}

QString AssignTurns::proposed(const Talk& talk, const Speaker& speaker) const
{
    if (const auto there = m_there.find({talk.document.value, speaker.name});
        there != m_there.end())
        return fromUtf8(there->second.front());
    const CaseChoice choice = caseNamed(m_shell.session()->corpus(), fromUtf8(speaker.name));
    // A document of one person, all of it, needs no turns.
    for (const auto& part : m_shell.session()->corpus().rows<model::Membership>())
        if (choice.unit && part.unit == choice.unit && part.document == talk.document)
            return {};
    return choice.unit ? fromUtf8(m_shell.session()->corpus().get(choice.unit).name) : QString();
}

bool AssignTurns::isThere(const Talk& talk, const Speaker& speaker, const QString& unit) const
{
    const auto there = m_there.find({talk.document.value, speaker.name});
    return there != m_there.end()
           && std::find(there->second.begin(), there->second.end(), toUtf8(unit))
                  != there->second.end();
}

void AssignTurns::showTalk(int row)
{
    m_speakers->setRowCount(0);
    if (row < 0 || row >= static_cast<int>(m_talks.size()))
        return;
    const Talk& talk = m_talks[static_cast<std::size_t>(row)];
    m_speakers->setRowCount(static_cast<int>(talk.speakers.size()));
    for (int at = 0; at < m_speakers->rowCount(); ++at) {
        const Speaker& speaker = talk.speakers[static_cast<std::size_t>(at)];
        m_speakers->setItem(at, 0, new QTableWidgetItem(fromUtf8(speaker.name)));
        auto* turns = new QTableWidgetItem(QString::number(speaker.turns));
        turns->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_speakers->setItem(at, 1, turns);
        QComboBox* box =
            caseBox(m_shell.session()->corpus(), QStringLiteral("turnsCase%1").arg(at));
        box->setAccessibleName(tr("Case of %1").arg(fromUtf8(speaker.name)));
        if (box->findText(fromUtf8(speaker.name)) < 0)
            box->addItem(fromUtf8(speaker.name)); // a new case of that name is the usual one
        const Place place{talk.document.value, speaker.name};
        box->setEditText(m_chosen[place]);
        connect(box, &QComboBox::editTextChanged, this, [this, place](const QString& name) {
            m_chosen[place] = name.trimmed();
            showCount();
        });
        m_speakers->setCellWidget(at, 2, box);
    }
    m_speakers->resizeRowsToContents();
}

void AssignTurns::showCount()
{
    int turns = 0;
    int speakers = 0;
    for (const Talk& talk : m_talks)
        for (const Speaker& speaker : talk.speakers) {
            const QString unit = m_chosen[{talk.document.value, speaker.name}];
            if (unit.isEmpty() || isThere(talk, speaker, unit))
                continue;
            ++speakers;
            turns += speaker.turns;
        }
    m_count->setText(tr("%1 of %2 will be assigned")
                         .arg(counted(turns, Noun::Turn), counted(speakers, Noun::Speaker)));
    m_assign->setEnabled(speakers > 0);
}

void AssignTurns::assign()
{
    std::vector<TurnsWish> wishes;
    for (const Talk& talk : m_talks)
        for (const Speaker& speaker : talk.speakers) {
            const QString unit = m_chosen[{talk.document.value, speaker.name}];
            if (!unit.isEmpty() && !isThere(talk, speaker, unit))
                wishes.push_back(
                    {talk.document, speaker.name, caseNamed(m_shell.session()->corpus(), unit)});
        }
    const QString title =
        tr("Assign the turns of %1 to cases").arg(counted(wishes.size(), Noun::Speaker));
    m_assign->setEnabled(false);
    const std::size_t size = wishes.size() * 10; // texts are loaded
    carryOut(
        *m_shell.session(),
        this,
        title,
        size,
        assignTurns(std::move(wishes)),
        [this, title](Job* job) {
            m_shell.watch(job, title);
            connect(this, &QDialog::rejected, job, &Job::cancel);
        },
        [this](const Result<project::Done>& done) {
            if (m_shell.accept(done))
                accept();
            else
                showCount();
        });
}

} // namespace crosscase::gui
