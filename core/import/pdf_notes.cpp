// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_notes.h"

#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

namespace crosscase::importing::pdf {

namespace {

constexpr double kSmaller = 0.93; // of the height of the text: a note

using Heights = std::map<long, std::size_t>; // tenths of a point -> characters

void count(Heights& heights, const Column& column)
{
    for (const Line& line : column.lines)
        heights[std::lround(line.height * 10)] += line.text.size();
}

double mostFrequent(const Heights& heights)
{
    const auto most = std::ranges::max_element(heights, {}, [](const auto& h) { return h.second; });
    return most == heights.end() ? 0 : static_cast<double>(most->first) / 10;
}

// The size of the page's own text: that of the document where at least some lines have it.
double heightOn(const PageText& page, double usual)
{
    Heights heights;
    std::size_t lines = 0;
    for (const Column& column : page.columns) {
        count(heights, column);
        lines +=
            static_cast<std::size_t>(std::ranges::count_if(column.lines, [&](const Line& line) {
                return std::abs(line.height - usual) < 0.05 * usual;
            }));
    }
    return lines >= 3 ? usual : mostFrequent(heights);
}

// Nothing but dashes or underscores: what separates notes from the text.
bool isRule(const Line& line)
{
    std::size_t dashes = 0;
    for (std::size_t at = 0; at < line.text.size();) {
        const char32_t c = text::decodeAt(line.text, at);
        const bool dash = c == '_' || c == '-' || (c >= 0x2012 && c <= 0x2015) || c == 0x2500;
        if (!dash && c != ' ')
            return false;
        dashes += dash ? 1U : 0U;
    }
    return dashes >= 3;
}

// How a note begins.
struct Opening {
    std::string mark; // empty: a star or dagger, which stays in the text
    int number = 0;
    std::size_t length = 0; // bytes of the line that go
};

std::optional<Opening> openingOf(const Line& line)
{
    const std::string_view text = line.text;
    for (const std::string_view sign : {"*", "\u2020", "\u2021"})
        if (text.starts_with(sign))
            return Opening{};
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 3)
        return std::nullopt;
    const bool raised = !line.raised.empty() && line.raised.front().start == 0;
    std::size_t length = digits;
    if (!raised && length < text.size() && (text[length] == '.' || text[length] == ')'))
        ++length;
    if (length == text.size() || (!raised && text[length] != ' '))
        return std::nullopt;
    length = std::min(text.find_first_not_of(' ', length), text.size());
    const std::string mark(text.substr(0, digits));
    return Opening{mark, std::stoi(mark), length};
}

// Where the foot of a column may begin.
struct Foot {
    std::size_t start = 0;
    bool ruled = false; // there is a rule on the line before
};

Foot footOf(const Column& column, double height)
{
    const std::vector<Line>& lines = column.lines;
    for (std::size_t n = lines.size(); n > 1; --n)
        if (isRule(lines[n - 1]))
            return {n, n < lines.size()};
    std::size_t start = lines.size();
    while (start > 0 && lines[start - 1].height < kSmaller * height)
        --start;
    return {start == 0 ? lines.size() : start, false};
}

class Separator {
public:
    explicit Separator(double usual)
        : m_usual(usual)
    {}

    void separate(PageText& page)
    {
        const double height = heightOn(page, m_usual);
        for (Column& column : page.columns)
            if (!column.apart)
                takeFrom(column, page.notes, height);
        if (!page.notes.empty())
            m_open = !text::endsSentence(page.notes.back().lines.back().text);
        writeReferences(page);
    }

private:
    void takeFrom(Column& column, std::vector<Note>& notes, double height)
    {
        const Foot foot = footOf(column, height);
        std::vector<Line>& lines = column.lines;
        std::size_t first = foot.start;
        while (first < lines.size() && !beginsNote(lines, first, foot))
            ++first;
        const bool goesOn = foot.start < first && m_open && notes.empty();
        const std::size_t start = goesOn ? foot.start : first;
        if (start >= lines.size())
            return;
        collect({std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(start)),
                 std::make_move_iterator(lines.end())},
                goesOn,
                notes);
        lines.resize(start);
        if (foot.ruled && start == foot.start)
            lines.pop_back();
    }

    // May the first note of a page begin on this line? A number that is not raised may as well
    // stand in a sentence.
    [[nodiscard]] bool
    beginsNote(const std::vector<Line>& lines, std::size_t at, const Foot& foot) const
    {
        const std::optional<Opening> opening = openingOf(lines[at]);
        if (!opening)
            return false;
        if (opening->mark.empty() || isRaised(lines[at]))
            return true;
        const bool set =
            at == foot.start || lines[at].height < kSmaller * lines[at - 1].height
            || lines[at].box.bottom - lines[at - 1].box.bottom > 1.8 * lines[at].height;
        return set && (foot.ruled || opening->number == 1 || opening->number == m_last + 1);
    }

    static bool isRaised(const Line& line)
    {
        return !line.raised.empty() && line.raised.front().start == 0;
    }

    // `goesOn`: the first lines belong to the last note of the page before.
    void collect(std::vector<Line> lines, bool goesOn, std::vector<Note>& notes)
    {
        bool any = goesOn;
        if (goesOn)
            notes.push_back({{}, true, {}});
        for (Line& line : lines) {
            const auto opening = openingOf(line);
            // The number after the last one; any number raised, or first.
            const bool next = opening
                              && (opening->mark.empty() || !any || opening->number == m_last + 1
                                  || isRaised(line));
            if (next) {
                line.text.erase(0, opening->length);
                line.raised.clear();
                m_last = opening->mark.empty() ? m_last : opening->number;
                any = true;
                notes.push_back({opening->mark, false, {}});
            }
            notes.back().lines.push_back(std::move(line));
        }
        std::erase_if(notes, [](const Note& note) { return note.lines.empty(); });
    }

    static void writeReferences(PageText& page)
    {
        for (Column& column : page.columns)
            for (Line& line : column.lines)
                for (auto raised = line.raised.rbegin(); raised != line.raised.rend(); ++raised) {
                    const std::string mark = line.text.substr(raised->start, raised->length);
                    if (std::ranges::find(page.notes, mark, &Note::mark) != page.notes.end())
                        line.text.replace(raised->start, raised->length, "[" + mark + "]");
                }
    }

    double m_usual;
    int m_last = 0;      // the number of the last note
    bool m_open = false; // the last note goes on, it seems
};

} // namespace

double usualHeight(const std::vector<PageText>& pages)
{
    Heights heights;
    for (const PageText& page : pages)
        for (const Column& column : page.columns)
            count(heights, column);
    return mostFrequent(heights);
}

void separateNotes(std::vector<PageText>& pages, double usualHeight)
{
    Separator separator(usualHeight);
    for (PageText& page : pages)
        separator.separate(page);
}

} // namespace crosscase::importing::pdf
