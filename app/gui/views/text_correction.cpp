// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_correction.h"

#include "app/gui/actions/correction.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"

#include <QHBoxLayout>
#include <QTextDocument>

namespace crosscase::gui {

CorrectionStrip::CorrectionStrip(const ShownText& shown, TextCanvas& canvas, QWidget* parent)
    : QWidget(parent)
    , m_shown(shown)
    , m_canvas(canvas)
    , m_words(new QLabel(this))
    , m_done(new QPushButton(tr("&Done"), this))
    , m_cancel(new QPushButton(tr("Ca&ncel"), this))
{
    setObjectName(QStringLiteral("correctionStrip"));
    setAutoFillBackground(true);
    m_words->setObjectName(QStringLiteral("correctionWords"));
    m_words->setWordWrap(true);
    m_done->setObjectName(QStringLiteral("correctionDone"));
    m_done->setAccessibleName(tr("Done"));
    m_cancel->setObjectName(QStringLiteral("correctionCancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_words, 1);
    row->addWidget(m_done);
    row->addWidget(m_cancel);
    connect(m_done, &QPushButton::clicked, this, &CorrectionStrip::doneWanted);
    connect(m_cancel, &QPushButton::clicked, this, &CorrectionStrip::cancelWanted);
    m_pause.setSingleShot(true);
    constexpr int kPauseMs = 500;
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CorrectionStrip::countLost);
    hide();
}

void CorrectionStrip::begin()
{
    m_size = m_shown.display.size();
    m_edits.emplace(m_size);
    m_typing = connect(m_canvas.document(),
                       &QTextDocument::contentsChange,
                       this,
                       [this](int place, int, int added) {
                           // Qt counts the last paragraph's end now and then.
                           const int size = m_canvas.document()->characterCount() - 1;
                           const int typed = std::min(added, size - place);
                           m_edits->replace(place, typed + m_size - size, typed);
                           m_size = size;
                           m_pause.start();
                       });
    setBusy(false);
    tell({}, {});
    show();
}

void CorrectionStrip::end()
{
    disconnect(m_typing);
    m_pause.stop();
    if (m_job != nullptr)
        std::exchange(m_job, nullptr)->abandon();
    m_edits.reset();
    hide();
}

std::string CorrectionStrip::correctedText() const
{
    if (!m_shown.text)
        return {};
    if (!hasEdits())
        return m_shown.text->utf8;
    return m_edits->text(m_shown.text->utf8,
                         m_shown.text->offsets,
                         m_shown.display,
                         m_canvas.document()->toRawText());
}

void CorrectionStrip::countLost()
{
    if (m_job != nullptr)
        std::exchange(m_job, nullptr)->abandon();
    m_job = Job::start(
        this,
        [corpus = m_shown.session->corpus(),
         document = m_shown.document,
         before = m_shown.text,
         after = correctedText()](const Progress&) {
            return codingsLost(corpus, document, before->utf8, after);
        },
        [this](std::size_t lost) {
            m_job = nullptr;
            tell(lost == 0 ? QString()
                           : tr("%1 would lose all text and wait in the list of lost quotes.")
                                 .arg(counted(lost, Noun::Coding)),
                 Theme::now().warning);
        });
}

void CorrectionStrip::tell(const QString& more, const QColor& colour)
{
    const auto row = m_shown.session->corpus().find(m_shown.document);
    QString text =
        tr("Correcting %1: codings move along with the text.").arg(row ? labelOf(*row) : QString());
    if (!more.isEmpty())
        text += QLatin1Char(' ') + more;
    m_words->setText(text);
    QPalette palette;
    if (colour.isValid())
        palette.setColor(QPalette::WindowText, colour);
    m_words->setPalette(palette);
}

void CorrectionStrip::setBusy(bool busy)
{
    m_done->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    m_canvas.setReadOnly(busy);
}

void CorrectionStrip::complain(const QString& error)
{
    setBusy(false);
    tell(error, Theme::now().error);
}

} // namespace crosscase::gui
