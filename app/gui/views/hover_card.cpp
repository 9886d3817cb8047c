// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/hover_card.h"

#include "app/gui/actions/coding.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/text/excerpt.h"

#include <QLabel>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {
constexpr int kPatience = 350; // ms to come from the bracket to the card
constexpr int kQuoteLetters = 160;
} // namespace

HoverCard::HoverCard(QWidget* window)
    : QFrame(window)
    , m_head(new QLabel)
    , m_body(new QLabel)
    , m_links(new QLabel)
{
    setObjectName(QStringLiteral("hoverCard"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    for (QLabel* label : {m_head, m_body}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_head->setTextFormat(Qt::RichText);
    m_body->setTextFormat(Qt::PlainText);
    m_links->setText(QStringLiteral("<a href=\"recode\">%1</a> &nbsp; <a href=\"remove\">%2</a> "
                                    "&nbsp; <a href=\"memo\">%3</a>")
                         .arg(tr("Recode"), tr("Remove"), tr("Memo")));
    column->addWidget(m_links);
    connect(m_links, &QLabel::linkActivated, this, &HoverCard::followLink);
    m_away.setSingleShot(true);
    m_away.setInterval(kPatience);
    connect(&m_away, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void HoverCard::fill(const Session& session, const model::Coding& coding)
{
    const model::Corpus& corpus = session.corpus();
    const auto code = corpus.find(coding.code);
    const auto coder = corpus.find(coding.coder);
    m_head->setText(tr("<b style=\"color:%1\">%2</b> by %3, %4")
                        .arg(colourOf(shownColour(corpus, coding.code)).name.name(),
                             pathOf(corpus, coding.code).toHtmlEscaped(),
                             coder ? fromUtf8(coder->name).toHtmlEscaped() : tr("unknown"),
                             shortTime(coding.created).toHtmlEscaped()));
    QStringList lines;
    if (code && !code->definition.empty())
        lines.append(fromUtf8(text::shortened(code->definition, kQuoteLetters)));
    if (code && !code->include.empty())
        lines.append(
            tr("Include: %1").arg(fromUtf8(text::shortened(code->include, kQuoteLetters))));
    if (code && !code->exclude.empty())
        lines.append(
            tr("Exclude: %1").arg(fromUtf8(text::shortened(code->exclude, kQuoteLetters))));
    const auto document = corpus.find(coding.document);
    using Loaded = Result<std::shared_ptr<const model::LoadedText>>;
    const Loaded text =
        document ? session.texts().load(*document) : Loaded(fail(ErrorCode::NotFound, {}));
    if (text)
        lines.append(QStringLiteral("“%1”").arg(fromUtf8(
            text::shortened(text::oneLine((*text)->quote(coding.span())), kQuoteLetters))));
    const auto memos = memosOn(corpus, {coding.id, {}});
    lines.append(
        tr("%1, %2   memo: %3")
            .arg(referenceOf(session, {coding.document, coding.span()}),
                 counted(coding.span().length(), Noun::Character),
                 memos.empty() ? tr("none") : fromUtf8(text::shortened(memos.front().text, 80))));
    m_body->setText(lines.join(QLatin1Char('\n')));
    setAccessibleName(m_body->text());
}

void HoverCard::follow(const Session* session, model::Id<model::Coding> id, const QPoint& at)
{
    const auto coding =
        session != nullptr && id ? session->corpus().find(id) : std::optional<model::Coding>();
    if (!coding) {
        m_away.start();
        return;
    }
    m_away.stop();
    if (isVisible() && m_coding == id)
        return;
    m_coding = id;
    QPalette colours = Theme::now().palette;
    colours.setColor(QPalette::Window, Theme::now().card);
    setPalette(colours);
    fill(*session, *coding);
    fit();
    const QWidget* over = parentWidget();
    QPoint place = over->mapFromGlobal(at) + QPoint(12, 12);
    if (place.x() + width() > over->width())
        place.setX(std::max(0, over->mapFromGlobal(at).x() - width() - 12));
    place.setY(std::clamp(place.y(), 0, std::max(0, over->height() - height())));
    move(place);
    show();
    raise();
}

void HoverCard::fit()
{
    const int width = QFontMetrics(font()).averageCharWidth() * 46;
    setFixedWidth(width);
    layout()->invalidate();
    resize(width, layout()->totalHeightForWidth(width));
}

void HoverCard::refresh(const Session& session)
{
    if (!isVisible())
        return;
    const auto coding = session.corpus().find(m_coding);
    if (!coding || coding->orphan) {
        hide();
        return;
    }
    fill(session, *coding);
    fit();
}

void HoverCard::followLink(const QString& link)
{
    hide();
    if (link == QLatin1String("recode"))
        Q_EMIT recodeWanted(m_coding);
    else if (link == QLatin1String("remove"))
        Q_EMIT removeWanted(m_coding);
    else
        Q_EMIT memoWanted(m_coding);
}

void HoverCard::enterEvent(QEnterEvent*)
{
    m_away.stop();
}

void HoverCard::leaveEvent(QEvent*)
{
    m_away.start();
}

} // namespace crosscase::gui
