// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/display_text.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/text_position.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr char16_t kBeginOfFrame = 0xfdd0; // Qt's own marks in a QTextDocument
constexpr char16_t kEndOfFrame = 0xfdd1;

// One unit for one unit, so that positions stay.
void replaceWhatQtKeeps(QString& words)
{
    for (QChar& unit : words) {
        if (unit == QChar::ParagraphSeparator)
            unit = QChar::LineSeparator;
        else if (unit == QLatin1Char('\r') || unit == QChar(kBeginOfFrame)
                 || unit == QChar(kEndOfFrame))
            unit = QChar::ReplacementCharacter;
    }
}

// Where a block that begins at `start` and may reach to `limit` ends best: behind a blank, else
// between two characters as a person sees them.
int seamBefore(QStringView words, int start, int limit)
{
    for (int at = limit; at > start + (limit - start) * 3 / 4; --at)
        if (words[at - 1] == QLatin1Char(' '))
            return at;
    constexpr int kAround = 256;
    const int from = std::max(start, limit - kAround);
    const QStringView near = words.mid(from, std::min<qsizetype>(2 * kAround, words.size() - from));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, near.data(), near.size());
    finder.setPosition(limit - from);
    if (finder.isAtBoundary())
        return limit;
    const auto before = finder.toPreviousBoundary();
    if (before > 0)
        return from + static_cast<int>(before);
    return words[limit].isLowSurrogate() ? limit - 1 : limit;
}

std::vector<int> seamsOf(QStringView words)
{
    std::vector<int> seams;
    for (qsizetype line = 0; line < words.size();) {
        qsizetype end = words.indexOf(QLatin1Char('\n'), line);
        if (end < 0)
            end = words.size();
        int start = static_cast<int>(line);
        while (end - start > DisplayText::kLongestBlock) {
            start = seamBefore(words, start, start + DisplayText::kLongestBlock);
            seams.push_back(start);
        }
        line = end + 1;
    }
    return seams;
}

QString withSeams(const QString& words, const std::vector<int>& seams)
{
    QString cut;
    cut.reserve(words.size() + static_cast<qsizetype>(seams.size()));
    qsizetype from = 0;
    for (const int seam : seams) {
        cut.append(QStringView(words).mid(from, seam - from));
        cut.append(QLatin1Char('\n'));
        from = seam;
    }
    cut.append(QStringView(words).mid(from));
    return cut;
}

} // namespace

DisplayText::DisplayText(std::string_view utf8, const text::OffsetMap& offsets)
    : m_offsets(&offsets)
    , m_words(fromUtf8(utf8))
{
    m_seams = seamsOf(m_words);
    replaceWhatQtKeeps(m_words);
    if (!m_seams.empty())
        m_words = withSeams(m_words, m_seams);
    m_size = static_cast<int>(m_words.size());
}

int DisplayText::startOf(text::CodePoint position) const
{
    if (m_offsets == nullptr)
        return 0;
    const int unit = documentPosition(*m_offsets, std::clamp(position, 0, m_offsets->codePoints()));
    return unit + static_cast<int>(std::ranges::upper_bound(m_seams, unit) - m_seams.begin());
}

int DisplayText::endOf(text::CodePoint position) const
{
    if (m_offsets == nullptr)
        return 0;
    const int unit = documentPosition(*m_offsets, std::clamp(position, 0, m_offsets->codePoints()));
    return unit + static_cast<int>(std::ranges::lower_bound(m_seams, unit) - m_seams.begin());
}

text::CodePoint DisplayText::codePointAt(int place) const
{
    if (m_offsets == nullptr)
        return 0;
    // The line end of seam i stands at m_seams[i] + i.
    int before = 0;
    auto after = static_cast<int>(m_seams.size());
    while (before < after) {
        const int middle = (before + after) / 2;
        if (m_seams[static_cast<std::size_t>(middle)] + middle < place)
            before = middle + 1;
        else
            after = middle;
    }
    return codePoint(*m_offsets, std::max(place, 0) - before);
}

bool DisplayText::isSeam(int place) const
{
    if (m_seams.empty())
        return false;
    const int unit = documentPosition(*m_offsets, codePointAt(place));
    const auto seam = std::ranges::lower_bound(m_seams, unit);
    return seam != m_seams.end() && *seam + static_cast<int>(seam - m_seams.begin()) == place;
}

} // namespace crosscase::gui
