// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/wrap.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>

namespace crosscase::exporting {

namespace {

// Stretches of code points that stand for themselves: no combining mark, joiner, variation
// selector, regional indicator, skin tone, jamo or prepended mark (Unicode UAX 29:
// Grapheme_Cluster_Break=Other or LV/LVT). Between two of them there is always a border of grapheme
// clusters. Scripts that are not listed are simply never cut within a word.
struct Stretch {
    char32_t first;
    char32_t last;
};
constexpr std::array kPlain{
    Stretch{0x21, 0x7E},       Stretch{0xA1, 0xA8},       Stretch{0xAA, 0xAC},
    Stretch{0xAF, 0x2FF},      Stretch{0x370, 0x377},     Stretch{0x37A, 0x37F},
    Stretch{0x384, 0x3FF},     Stretch{0x400, 0x482},     Stretch{0x48A, 0x52F},
    Stretch{0x531, 0x556},     Stretch{0x561, 0x587},     Stretch{0x5D0, 0x5EA},
    Stretch{0x620, 0x64A},     Stretch{0x1E00, 0x1FFE},   Stretch{0x2010, 0x2027},
    Stretch{0x3001, 0x3029},   Stretch{0x3041, 0x3096},   Stretch{0x30A1, 0x30FF},
    Stretch{0x3400, 0x4DBF},   Stretch{0x4E00, 0x9FFF},   Stretch{0xAC00, 0xD7A3},
    Stretch{0xF900, 0xFAD9},   Stretch{0xFF01, 0xFF9D},   Stretch{0x1F300, 0x1F3FA},
    Stretch{0x1F400, 0x1F64F}, Stretch{0x1F680, 0x1F6FF}, Stretch{0x1F900, 0x1F9FF},
    Stretch{0x20000, 0x2FA1D},
};

bool isPlain(char32_t codePoint)
{
    return std::any_of(kPlain.begin(), kPlain.end(), [codePoint](const Stretch& stretch) {
        return stretch.first <= codePoint && codePoint <= stretch.last;
    });
}

// Byte positions within a word at which it may be cut, ascending, its end as the last.
std::vector<std::size_t> cutsOf(std::string_view word)
{
    std::vector<std::size_t> cuts;
    for (const text::ByteSpan& span : text::words(word)) // languages that write no blanks
        if (span.start > 0)
            cuts.push_back(span.start);
    bool plainBefore = false;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t start = at;
        const bool plain = isPlain(text::decodeAt(word, at));
        if (plain && plainBefore)
            cuts.push_back(start);
        plainBefore = plain;
    }
    cuts.push_back(word.size());
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
}

// Calls `take` with each run of characters other than blank, of one line.
template <typename Take>
void eachWord(std::string_view line, Take take)
{
    for (std::size_t at = line.find_first_not_of(' '); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        take(line.substr(at, end - at));
        at = line.find_first_not_of(' ', end);
    }
}

template <typename Take>
void eachLine(std::string_view words, Take take)
{
    for (std::size_t at = 0;;) {
        const auto end = words.find('\n', at);
        take(words.substr(at, end == std::string_view::npos ? end : end - at));
        if (end == std::string_view::npos)
            return;
        at = end + 1;
    }
}

// Fills lines of one width with words.
class Filler {
public:
    Filler(std::vector<std::string>& lines, int width)
        : m_lines(lines)
        , m_width(width)
    {
        m_lines.emplace_back();
    }

    void addWord(std::string_view word)
    {
        const int width = text::columnsOf(word);
        const bool first = m_used == 0;
        if (m_used + (first ? 0 : 1) + width <= m_width) {
            m_lines.back().append(first ? "" : " ").append(word);
            m_used += width + (first ? 0 : 1);
        } else if (width <= m_width) {
            startLine();
            addPiece(word, width);
        } else {
            addLongWord(word);
        }
    }

private:
    void startLine()
    {
        if (m_used > 0)
            m_lines.emplace_back();
        m_used = 0;
    }

    void addPiece(std::string_view piece, int width)
    {
        m_lines.back().append(piece);
        m_used += width;
    }

    void addLongWord(std::string_view word)
    {
        startLine();
        std::size_t at = 0;
        for (const std::size_t cut : cutsOf(word)) {
            const std::string_view piece = word.substr(at, cut - at);
            const int width = text::columnsOf(piece);
            if (m_used + width > m_width)
                startLine();
            addPiece(piece, width);
            at = cut;
        }
    }

    std::vector<std::string>& m_lines;
    int m_width;
    int m_used = 0;
};

} // namespace

std::string printable(std::string_view words)
{
    std::string out;
    out.reserve(words.size());
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t start = at;
        const char32_t c = text::decodeAt(words, at);
        const bool lineBreak = c == '\r' && words.substr(at, 1) == "\n";
        if (lineBreak)
            continue;
        if ((c >= '\t' && c <= '\r' && c != '\n') || c == 0x85 || c == 0x2028 || c == 0x2029)
            out += ' ';
        else if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xFFFD)
            out += "\uFFFD";
        else
            out += words.substr(start, at - start);
    }
    return out;
}

std::vector<std::string> wrapped(std::string_view words, int width)
{
    std::vector<std::string> lines;
    eachLine(words, [&](std::string_view line) {
        if (width <= 0 || text::columnsOf(line) <= width) {
            lines.emplace_back(line);
            return;
        }
        Filler filler(lines, width);
        eachWord(line, [&](std::string_view word) { filler.addWord(word); });
    });
    return lines;
}

int widestLine(std::string_view words)
{
    int widest = 0;
    eachLine(words,
             [&](std::string_view line) { widest = std::max(widest, text::columnsOf(line)); });
    return widest;
}

int widestWord(std::string_view words)
{
    int widest = 0;
    eachLine(words, [&](std::string_view line) {
        eachWord(line,
                 [&](std::string_view word) { widest = std::max(widest, text::columnsOf(word)); });
    });
    return widest;
}

} // namespace crosscase::exporting
