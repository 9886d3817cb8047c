// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/cell_block.h"

namespace crosscase::gui {

namespace {

constexpr QChar kQuote(u'"');
constexpr QChar kTab(u'\t');
constexpr QChar kLine(u'\n');

// A cell that starts with a quote goes to the quote that is not doubled. Returns where it ends; a
// quote that never ends is an ordinary sign.
qsizetype quotedEnd(const QString& text, qsizetype start)
{
    for (qsizetype at = start + 1; at < text.size(); ++at) {
        if (text[at] != kQuote)
            continue;
        if (at + 1 < text.size() && text[at + 1] == kQuote)
            ++at;
        else
            return at + 1 == text.size() || text[at + 1] == kTab || text[at + 1] == kLine ? at : -1;
    }
    return -1;
}

} // namespace

QString toClipboardText(const CellBlock& block)
{
    QString text;
    for (const QStringList& row : block) {
        QStringList cells;
        for (const QString& cell : row) {
            const bool quoted =
                cell.contains(kTab) || cell.contains(kLine) || cell.startsWith(kQuote);
            cells << (quoted
                          ? kQuote + QString(cell).replace(kQuote, QStringLiteral("\"\"")) + kQuote
                          : cell);
        }
        text += cells.join(kTab) + kLine;
    }
    return text;
}

CellBlock fromClipboardText(const QString& words)
{
    QString text = words;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', kLine);
    CellBlock block;
    QStringList row;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype close = text[at] == kQuote ? quotedEnd(text, at) : -1;
        qsizetype end = close < 0 ? at : close + 1;
        while (end < text.size() && text[end] != kTab && text[end] != kLine)
            ++end;
        row << (close < 0 ? text.mid(at, end - at)
                          : text.mid(at + 1, close - at - 1)
                                .replace(QStringLiteral("\"\""), QStringLiteral("\"")));
        if (end == text.size() || text[end] == kLine) {
            block << row;
            row.clear();
        } else if (end + 1 == text.size()) {
            row << QString(); // a tab at the very end
            block << row;
            row.clear();
        }
        at = end + 1;
    }
    return block;
}

} // namespace crosscase::gui
