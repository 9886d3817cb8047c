// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_layout.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace crosscase::gui {

namespace {

constexpr int kOneDirection = 0; // states of blocks
constexpr int kMixed = 1;
constexpr qreal kLineSpace = 0.32;      // of a line's height, below it: room for underlines
constexpr qreal kParagraphSpace = 0.45; // of a line's height

bool holdsRightToLeft(const QString& words)
{
    return std::any_of(words.begin(), words.end(), [](QChar unit) {
        const auto direction = unit.direction();
        return direction == QChar::DirR || direction == QChar::DirAL;
    });
}

} // namespace

bool ReadingLayout::isMixed(const QTextBlock& block)
{
    return block.userState() == kMixed;
}

ReadingLayout::ReadingLayout(QTextDocument* document, Rules rules)
    : QPlainTextDocumentLayout(document)
    , m_rules(std::move(rules))
{}

bool ReadingLayout::isRightToLeft(QTextBlock block) const
{
    // A block that goes on has the direction of its paragraph.
    while (block.previous().isValid() && m_rules.continues(block.previous()))
        block = block.previous();
    // What is said decides, not the label of who says it.
    const auto formats = m_rules.emphasis(block);
    const bool isLabelled = !formats.isEmpty() && formats.front().start == 0;
    const QString said = block.text().mid(isLabelled ? formats.front().length : 0);
    return (said.trimmed().isEmpty() ? block.text() : said).isRightToLeft();
}

qreal ReadingLayout::lineWidth() const
{
    return std::max<qreal>(m_rules.width() - 2 * document()->documentMargin(), 1);
}

void ReadingLayout::layOut(QTextBlock block) const
{
    QTextLayout* layout = block.layout();
    if (const auto formats = m_rules.emphasis(block); formats != layout->formats())
        layout->setFormats(formats);
    block.setUserState(holdsRightToLeft(block.text()) ? kMixed : kOneDirection);
    const bool rtl = isRightToLeft(block);
    QTextOption option = document()->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rtl ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(rtl ? Qt::AlignRight : Qt::AlignLeft);
    layout->setTextOption(option);
    const qreal margin = document()->documentMargin();
    const qreal width = lineWidth();
    qreal height = 0;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLeadingIncluded(true);
        line.setLineWidth(width);
        line.setPosition({margin, height});
        height += line.height() * (1 + kLineSpace);
    }
    layout->endLayout();
    const int lines = document()->lineCount();
    block.setLineCount(std::max(1, layout->lineCount()));
    if (lines != document()->lineCount() && !m_telling) {
        m_telling = true;
        auto* self = const_cast<ReadingLayout*>(this); // NOLINT: as the base class does
        Q_EMIT self->documentSizeChanged(documentSize());
        m_telling = false;
    }
}

QRectF ReadingLayout::blockBoundingRect(const QTextBlock& block) const
{
    if (!block.isValid())
        return {};
    const QTextLayout* layout = block.layout();
    // A view that is not shown yet may miss that its width changed.
    if (layout->lineCount() == 0 || std::abs(layout->lineAt(0).width() - lineWidth()) >= 1)
        layOut(block);
    const QTextLine last = layout->lineAt(layout->lineCount() - 1);
    qreal height = last.y() + last.height() * (1 + kLineSpace);
    if (!m_rules.continues(block))
        height += last.height() * kParagraphSpace;
    if (!block.next().isValid())
        height += document()->documentMargin();
    return {0, 0, m_rules.width(), height};
}

void ReadingLayout::documentChanged(int from, int removed, int added)
{
    QPlainTextDocumentLayout::documentChanged(from, removed, added);
    // The base laid it out by itself if one block changed.
    const QTextBlock block = document()->findBlock(from);
    if (block.isValid() && block.contains(from + std::max(added - 1, 0)))
        layOut(block);
}

} // namespace crosscase::gui
