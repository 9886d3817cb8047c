// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/text_edits.h"

#include "app/gui/bridge/strings.h"

#include <algorithm>

namespace crosscase::gui {

std::size_t TextEdits::cutAt(int place)
{
    int at = 0;
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        if (at >= place)
            return i;
        Piece& piece = m_pieces[i];
        if (place < at + piece.length) {
            const int kept = place - at;
            const Piece rest{.from = piece.from == kTyped ? kTyped : piece.from + kept,
                             .length = piece.length - kept};
            piece.length = kept;
            m_pieces.insert(m_pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
            return i + 1;
        }
        at += piece.length;
    }
    return m_pieces.size();
}

void TextEdits::replace(int place, int removed, int added)
{
    if (removed == 0 && added == 0)
        return;
    m_any = true;
    const auto first = static_cast<std::ptrdiff_t>(cutAt(place));
    const auto last = static_cast<std::ptrdiff_t>(cutAt(place + removed));
    m_pieces.erase(m_pieces.begin() + first, m_pieces.begin() + last);
    if (added == 0)
        return;
    // Typing letter by letter stays one piece.
    if (first > 0 && m_pieces[static_cast<std::size_t>(first) - 1].from == kTyped)
        m_pieces[static_cast<std::size_t>(first) - 1].length += added;
    else
        m_pieces.insert(m_pieces.begin() + first, {.from = kTyped, .length = added});
}

std::string TextEdits::text(std::string_view utf8,
                            const text::OffsetMap& offsets,
                            const DisplayText& display,
                            const QString& shown) const
{
    std::string written;
    written.reserve(utf8.size());
    int at = 0;
    for (const Piece& piece : m_pieces) {
        if (piece.from == kTyped) {
            QString typed = shown.mid(at, piece.length);
            typed.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
            typed.remove(QChar::Null);
            written += toUtf8(typed);
        } else {
            written += text::slice(
                utf8,
                offsets,
                {display.codePointAt(piece.from), display.codePointAt(piece.from + piece.length)});
        }
        at += piece.length;
    }
    return written;
}

} // namespace crosscase::gui
