// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captions_cues.h"

#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr std::string_view kArrow = "-->";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Takes up to nine digits off the front.
std::optional<std::int64_t> takeNumber(std::string_view& text)
{
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 9)
        return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text.substr(0, digits))
        number = number * 10 + (c - '0');
    text.remove_prefix(digits);
    return number;
}

// ".25", ",250" -> 250; nothing -> 0.
std::int64_t takeMilliseconds(std::string_view& text)
{
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !isDigit(text[1]))
        return 0;
    text.remove_prefix(1);
    std::int64_t ms = 0;
    std::int64_t weight = 100;
    for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1), weight /= 10)
        ms += (text.front() - '0') * weight;
    return ms;
}

// "00:00:01,500", "0:01.5", "12:01" at the front, without blanks before.
std::optional<std::int64_t> timeOf(std::string_view text)
{
    text = text::trimBlanks(text);
    std::optional<std::int64_t> number = takeNumber(text);
    if (!number || !text.starts_with(':'))
        return std::nullopt;
    std::int64_t seconds = *number;
    for (int fields = 1; fields < 3 && text.starts_with(':'); ++fields) {
        text.remove_prefix(1);
        number = takeNumber(text);
        if (!number || *number >= 60)
            return std::nullopt;
        seconds = seconds * 60 + *number;
    }
    const std::int64_t ms = seconds * 1000 + takeMilliseconds(text);
    const bool ends = text.empty() || text.front() == ' ' || text.front() == '\t';
    return ends ? std::optional(ms) : std::nullopt;
}

// Is it a line of times, be it a damaged one? Words may hold an arrow.
bool isTimeLine(std::string_view line)
{
    const std::size_t arrow = line.find(kArrow);
    if (arrow == std::string_view::npos)
        return false;
    const std::string_view before = text::trimBlanks(line.substr(0, arrow));
    return before.find_first_of(" \t") == std::string_view::npos
           && before.find(':') != std::string_view::npos && std::ranges::any_of(before, isDigit);
}

bool isNumber(std::string_view line)
{
    line = text::trimBlanks(line);
    return !line.empty() && std::ranges::all_of(line, isDigit);
}

class CuesReader {
public:
    explicit CuesReader(std::string_view utf8)
        : m_text(utf8)
    {
        if (m_text.starts_with("\uFEFF"))
            m_text.remove_prefix(3);
        m_web = m_text.starts_with("WEBVTT");
    }

    Cues read()
    {
        bool header = m_web;
        while (!m_text.empty()) {
            std::vector<std::string_view> block = takeBlock();
            if (block.empty() || (m_web && !std::exchange(header, false) && isSkipped(block[0])))
                continue;
            readBlock(block, m_first && m_web);
            m_first = false;
        }
        std::erase_if(m_cues.cues, [](const Cue& cue) { return cue.lines.empty(); });
        return std::move(m_cues);
    }

private:
    std::string_view takeLine()
    {
        const std::size_t end = std::min(m_text.find('\n'), m_text.size());
        const std::string_view line = m_text.substr(0, end);
        m_text.remove_prefix(std::min(end + 1, m_text.size()));
        return line;
    }

    // The lines up to the next empty one. In WebVTT a line of blanks is not empty: rolling captions
    // have them.
    std::vector<std::string_view> takeBlock()
    {
        std::vector<std::string_view> block;
        while (!m_text.empty()) {
            const std::string_view line = takeLine();
            if (line.empty() || (!m_web && text::trimBlanks(line).empty()))
                break;
            block.push_back(line);
        }
        return block;
    }

    // A note, styles, a region.
    static bool isSkipped(std::string_view line)
    {
        constexpr std::array<std::string_view, 3> kWords{"NOTE", "STYLE", "REGION"};
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        return line.find(kArrow) == std::string_view::npos
               && std::ranges::find(kWords, line.substr(0, end)) != kWords.end();
    }

    // Lines before the first times are the cue's number or name, those of the first block the
    // header; where an empty line is missing, the number of the next cue stands before its times.
    void readBlock(const std::vector<std::string_view>& block, bool header)
    {
        std::size_t start = 0; // of the text at hand
        bool inCue = false;
        for (std::size_t n = 0; n <= block.size(); ++n) {
            if (n < block.size() && !isTimeLine(block[n]))
                continue;
            std::size_t end = n;
            if (n < block.size() && end > start && (!inCue || isNumber(block[end - 1])))
                --end; // the number or the name of the cue
            if (header && !inCue)
                end = start;
            addText({block.begin() + static_cast<std::ptrdiff_t>(start),
                     block.begin() + static_cast<std::ptrdiff_t>(end)},
                    inCue);
            if (n < block.size())
                addCue(block[n]);
            inCue = true;
            start = n + 1;
        }
    }

    void addCue(std::string_view line)
    {
        const std::size_t arrow = line.find(kArrow);
        Cue& cue = m_cues.cues.emplace_back();
        cue.startMs = timeOf(line.substr(0, arrow));
        cue.endMs = timeOf(line.substr(arrow + kArrow.size()));
        if (cue.endMs && cue.startMs && *cue.endMs < *cue.startMs)
            cue.endMs.reset();
        m_cues.damaged += cue.startMs && cue.endMs ? 0U : 1U;
    }

    // Text that stands outside of a cue goes on the one before.
    void addText(const std::vector<std::string_view>& lines, bool inCue)
    {
        std::string markup;
        for (const std::string_view line : lines)
            markup.append(line).push_back('\n');
        if (!inCue && (text::trimBlanks(markup).empty() || isNumber(markup)))
            return;
        m_cues.damaged += inCue ? 0U : 1U;
        if (m_cues.cues.empty())
            m_cues.cues.emplace_back();
        std::vector<CueLine>& all = m_cues.cues.back().lines;
        for (CueLine& line : cueLinesOf(markup))
            all.push_back(std::move(line));
    }

    std::string_view m_text;
    bool m_web = false;
    bool m_first = true;
    Cues m_cues;
};

} // namespace

Cues cuesOf(std::string_view utf8)
{
    return CuesReader(utf8).read();
}

} // namespace crosscase::importing
