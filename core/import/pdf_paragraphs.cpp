// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_paragraphs.h"

#include "core/import/pdf_headings.h"
#include "core/import/pdf_leads.h"
#include "core/import/pdf_measure.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace crosscase::importing::pdf {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;

char32_t lastCharacter(std::string_view text)
{
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80)
        --at;
    if (at == 0)
        return 0;
    --at;
    return text::decodeAt(text, at);
}

char32_t firstCharacter(std::string_view text)
{
    std::size_t at = 0;
    return text.empty() ? 0 : text::decodeAt(text, at);
}

bool isHyphen(char32_t c)
{
    return c == '-' || c == 0x2010 || c == kSoftHyphen;
}

std::string_view withoutLast(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80)
        --at;
    return text.substr(0, at);
}

// The end of a line that breaks a word.
bool endsInHyphen(std::string_view text)
{
    return isHyphen(lastCharacter(text)) && text::isLetter(lastCharacter(withoutLast(text)));
}

// "pre- and post-war": the hyphen stands for a part that comes later.
bool isJoiningWord(std::string_view text)
{
    constexpr std::array<std::string_view, 8> kWords{
        "and", "or", "to", "und", "oder", "bis", "et", "ou"};
    return std::ranges::find(kWords, text.substr(0, text.find(' '))) != kWords.end();
}

// Does a blank stand between the end of a line and the beginning of the next?
bool needsBlank(std::string_view text, std::string_view next)
{
    const char32_t last = lastCharacter(text);
    const char32_t first = firstCharacter(next);
    if (text::isIdeographic(last) && text::isIdeographic(first))
        return false;
    const char32_t before = text.empty() ? 0 : lastCharacter(withoutLast(text));
    const bool inWord = text::isLetter(before) || text::isDigit(before);
    if (isHyphen(last) && inWord)
        return isJoiningWord(next) || (!text::isLetter(first) && !text::isDigit(first));
    return last != 0x2014 || before == ' ' || before == 0x2014;
}

bool isUpperCase(char32_t c)
{
    return text::isLetter(c) && !text::isLowerCase(c);
}

// Is the word broken at the end of `text` one that goes on in `next`? In lower case, or both in
// capitals.
bool breaksWord(std::string_view text, std::string_view next)
{
    if (!endsInHyphen(text) || isJoiningWord(next))
        return false;
    if (beginsInLowerCase(next))
        return true;
    const std::string_view stem = withoutLast(text);
    std::size_t second = 0;
    return !next.empty() && isUpperCase(lastCharacter(stem)) && stem.size() > 1
           && isUpperCase(lastCharacter(withoutLast(stem)))
           && isUpperCase(text::decodeAt(next, second)) && second < next.size()
           && isUpperCase(text::decodeAt(next, second));
}

// Puts the line behind what the paragraph holds.
void append(Paragraph& paragraph, std::string_view line)
{
    std::string& text = paragraph.text;
    if (!text.empty() && !line.empty()) {
        const bool blank = needsBlank(text, line);
        const bool word = breaksWord(text, line);
        if (lastCharacter(text) == kSoftHyphen) {
            text.resize(withoutLast(text).size());
            text += word ? "" : "-";
        } else if (word) {
            paragraph.hyphens.push_back(withoutLast(text).size());
        }
        if (blank)
            text += ' ';
    }
    text += line;
}

// The lines of the paragraph at hand.
struct Shape {
    std::size_t lines = 0;
    double firstLeft = 0;
    double restLeft = 0; // of the line before, if it is not the first
    bool marked = false; // begins with a bullet, a number or a label: the rest may hang
};

class Builder {
public:
    explicit Builder(const Measure& measure)
        : m_measure(measure)
    {}

    void addColumn(const Column& column, int page)
    {
        const std::vector<Room> rooms = m_measure.roomsOf(column);
        for (std::size_t n = 0; n < column.lines.size(); ++n) {
            const Line& line = column.lines[n];
            const bool begins =
                n > 0 ? starts(column.lines[n - 1], line, rooms[n]) : !goesOn(column, line);
            if (n == 0 && !begins)
                m_shape = {.lines = 2, .restLeft = line.box.left};
            add(line, page, begins);
        }
        if (!column.lines.empty()) {
            m_last = column.lines.back();
            m_lastRight = rooms.back().right;
        }
    }

    // Text that is no part of the flow: what was open stays open.
    void addApart(const Column& column, int page)
    {
        const Shape shape = m_shape;
        const std::ptrdiff_t open = std::exchange(m_open, -1);
        const Line last = m_last;
        const double lastRight = m_lastRight;
        addColumn(column, page);
        m_shape = shape;
        m_open = open;
        m_last = last;
        m_lastRight = lastRight;
    }

    void addNote(const Note& note)
    {
        const bool goesOn = note.goesOn && m_note >= 0;
        if (!goesOn) {
            m_paragraphs.emplace_back();
            m_note = static_cast<std::ptrdiff_t>(m_paragraphs.size()) - 1;
        }
        Paragraph& paragraph = m_paragraphs[static_cast<std::size_t>(m_note)];
        paragraph.kind = text::BlockKind::Footnote;
        if (!goesOn)
            paragraph.mark = note.mark;
        for (const Line& line : note.lines)
            append(paragraph, line.text);
    }

    [[nodiscard]] std::vector<Paragraph> take() { return std::move(m_paragraphs); }

private:
    Paragraph& open() { return m_paragraphs[static_cast<std::size_t>(m_open)]; }

    void add(const Line& line, int page, bool begins)
    {
        const std::size_t bullet = bulletLength(line.text);
        if (begins) {
            m_paragraphs.emplace_back();
            m_open = static_cast<std::ptrdiff_t>(m_paragraphs.size()) - 1;
            open().height = line.height;
            open().left = line.box.left;
            if (bullet > 0)
                open().kind = text::BlockKind::ListItem;
            m_shape = {.firstLeft = line.box.left,
                       .marked = bullet > 0 || line.label || beginsWithListNumber(line.text)};
        } else {
            m_shape.restLeft = line.box.left;
        }
        ++m_shape.lines;
        Paragraph& paragraph = open();
        append(paragraph, std::string_view(line.text).substr(begins ? bullet : 0));
        if (page != m_page)
            paragraph.pages.push_back(
                {paragraph.text.size() - line.text.size() + (begins ? bullet : 0), page});
        m_page = page;
    }

    // Begins `line`, which follows `last` in its column, a paragraph?
    [[nodiscard]] bool starts(const Line& last, const Line& line, const Room& room) const
    {
        if (room.apart)
            return true;
        if (breaksWord(last.text, line.text))
            return false;
        if (bulletLength(line.text) > 0 || isContentsLine(last.text))
            return true;
        const bool done = text::endsSentence(last.text);
        const bool lower = beginsInLowerCase(line.text);
        if (line.label && (done || room.spare > 0 || !m_shape.marked || lastIsDash(last)))
            return true;
        if (beginsWithListNumber(line.text) && (done || room.spare > 0 || endsInColon(last)))
            return true;
        if (room.spare > enoughSpare(done, lower) * room.width)
            return true;
        return startsByIndent(line, room, done, lower);
    }

    // How much of the width must have been left on the line before to show that it was ended on
    // purpose: breaks may be balanced, and where paragraphs are marked, they need not show by it.
    [[nodiscard]] double enoughSpare(bool done, bool lower) const
    {
        if (done)
            return lower || m_measure.marks() ? 0.15 : 0;
        return lower ? std::numeric_limits<double>::infinity() : 0.3;
    }

    static bool lastIsDash(const Line& last)
    {
        const char32_t c = lastCharacter(last.text);
        return isHyphen(c) || (c >= 0x2012 && c <= 0x2015);
    }

    static bool endsInColon(const Line& last)
    {
        return last.text.ends_with(':') || last.text.ends_with(';');
    }

    [[nodiscard]] bool
    startsByIndent(const Line& line, const Room& room, bool done, bool lower) const
    {
        const double tolerance = 0.5 * line.height;
        if (m_shape.lines >= 2)
            return std::abs(line.box.left - m_shape.restLeft) > tolerance && (done || !lower);
        const double indent = line.box.left - m_shape.firstLeft;
        if (indent > tolerance) // a hanging paragraph, or one that is indented
            return !m_shape.marked && done && !lower;
        if (indent > -tolerance) // both may be first lines
            return done && room.indented;
        return indent < -0.45 * room.width && !lower;
    }

    // Goes the text before on in this column?
    [[nodiscard]] bool goesOn(const Column& column, const Line& line) const
    {
        if (m_open < 0)
            return false;
        const Paragraph& before = m_paragraphs[static_cast<std::size_t>(m_open)];
        if (!Measure::alike(before.height, line.height) || !m_measure.isText(line.height)
            || line.label || bulletLength(line.text) > 0)
            return false;
        const bool lower = beginsInLowerCase(line.text);
        if (breaksWord(m_last.text, line.text))
            return true;
        const double tolerance = 0.5 * line.height;
        const bool indented = line.box.left > column.left + tolerance;
        const bool full = m_lastRight - m_last.box.right < Measure::roomFor(line);
        const bool done = text::endsSentence(m_last.text);
        if (m_shape.lines >= 2 && m_shape.restLeft > m_shape.firstLeft + tolerance
            && std::abs(line.box.left - m_shape.restLeft) <= tolerance)
            return full || !done; // a hanging paragraph
        if (done)
            return !indented && full && !lower && m_measure.indents();
        return lower || (full && !indented);
    }

    const Measure& m_measure;
    std::vector<Paragraph> m_paragraphs;
    std::ptrdiff_t m_open = -1; // the paragraph at hand
    std::ptrdiff_t m_note = -1; // the last note
    Shape m_shape;
    Line m_last;            // of the column before
    double m_lastRight = 0; // where it might have ended
    int m_page = 0;
};

} // namespace

std::vector<Paragraph> paragraphsOf(std::vector<PageText> pages, double usualHeight)
{
    markLabels(pages);
    const Measure measure(pages, usualHeight);
    Builder builder(measure);
    for (const PageText& page : pages) {
        for (const Column& column : page.columns)
            if (column.apart)
                builder.addApart(column, page.number);
            else
                builder.addColumn(column, page.number);
        for (const Note& note : page.notes)
            builder.addNote(note);
    }
    std::vector<Paragraph> paragraphs = builder.take();
    setLevels(paragraphs, usualHeight);
    return paragraphs;
}

} // namespace crosscase::importing::pdf
