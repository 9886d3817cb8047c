// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/status_line.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

namespace crosscase::gui {

namespace {

constexpr int kBarWidth = 160;

QLabel* part(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(6, 0, 6, 0);
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_message(part(QStringLiteral("lastAction")))
    , m_work(new QWidget)
    , m_workTitle(part(QStringLiteral("workTitle")))
    , m_bar(new QProgressBar)
    , m_stop(new QPushButton(tr("St&op")))
    , m_counts(part(QStringLiteral("counts")))
    , m_coder(part(QStringLiteral("coder")))
    , m_saved(part(QStringLiteral("saved")))
{
    setSizeGripEnabled(false);
    m_message->setTextFormat(Qt::RichText);
    m_message->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_message, &QLabel::linkActivated, this, &StatusLine::undoWanted);
    addWidget(m_message, 1);

    m_bar->setObjectName(QStringLiteral("workProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setFixedWidth(kBarWidth);
    m_stop->setObjectName(QStringLiteral("stopWork"));
    m_stop->setAccessibleName(tr("Stop"));
    auto* row = new QHBoxLayout(m_work);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_workTitle);
    row->addWidget(m_bar);
    row->addWidget(m_stop);
    m_work->hide();
    addPermanentWidget(m_work);
    addPermanentWidget(m_counts);
    addPermanentWidget(m_coder);
    addPermanentWidget(m_saved);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (!m_jobs.isEmpty())
            m_jobs.last()->cancel();
    });
}

void StatusLine::sayDone(const QString& message, bool canUndo)
{
    m_words = message;
    if (canUndo && !m_justDone) {
        m_justDone = true;
        QTimer::singleShot(0, this, [this] { m_justDone = false; });
    }
    m_message->setAccessibleName(message);
    const QString plain = message.toHtmlEscaped();
    m_message->setText(canUndo ? QStringLiteral("%1 <a href=\"undo\">%2</a>").arg(plain, tr("Undo"))
                               : plain);
}

void StatusLine::say(const QString& message)
{
    sayDone(message, m_justDone);
}

QString StatusLine::message() const
{
    return m_words;
}

void StatusLine::showSession(const Session* session)
{
    if (session == nullptr) {
        for (QLabel* label : {m_counts, m_coder, m_saved})
            label->clear();
        sayDone({}, false);
        return;
    }
    const model::Corpus& corpus = session->corpus();
    m_counts->setText(QStringLiteral("%1 | %2 | %3")
                          .arg(counted(corpus.documents().size(), Noun::Document),
                               counted(corpus.codes().size(), Noun::Code),
                               counted(corpus.codings().size(), Noun::Quote)));
    m_coder->setText(session->coderName());
    m_coder->setToolTip(tr("Your codings bear this name. It can be changed in the preferences."));
    m_saved->setText(session->isReadOnly() ? tr("Read only") : tr("Saved"));
    m_saved->setToolTip(session->isReadOnly() ? session->readOnlyReason()
                                              : tr("Every change is saved at once."));
}

void StatusLine::watch(Job* job, const QString& title)
{
    m_jobs.append(job);
    m_workTitle->setText(title);
    m_bar->setRange(0, 0);
    m_stop->setEnabled(true);
    m_work->show();
    connect(job, &Job::progressed, this, [this, job](const QString&, qint64 done, qint64 total) {
        if (m_jobs.isEmpty() || m_jobs.last() != job)
            return;
        constexpr int kSteps = 1000;
        m_bar->setRange(0, total > 0 ? kSteps : 0);
        if (total > 0)
            m_bar->setValue(static_cast<int>(done * kSteps / total));
    });
    connect(job, &QObject::destroyed, this, [this, job] {
        m_jobs.removeOne(job);
        m_work->setVisible(!m_jobs.isEmpty());
    });
}

} // namespace crosscase::gui
