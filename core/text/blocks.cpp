// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/blocks.h"

#include "core/text/fold.h"

#include <algorithm>

namespace crosscase::text {

namespace {

constexpr std::size_t kMaxIndent = 3; // of a heading, as in CommonMark
constexpr std::size_t kMaxLevel = 6;

bool isBlankLine(std::string_view line)
{
    const auto first = static_cast<unsigned char>(line.empty() ? ' ' : line.front());
    const bool visibleAscii = first > ' ' && first < 0x7F;
    return !visibleAscii && trimBlanks(line).empty();
}

std::string_view withoutIndent(std::string_view line)
{
    const std::size_t indent = line.find_first_not_of(' ');
    return indent > kMaxIndent ? std::string_view() : line.substr(indent); // npos, too
}

bool isBlankAt(std::string_view line, std::size_t at)
{
    return at == line.size() || line[at] == ' ' || line[at] == '\t';
}

// The level of `# x`, or 0.
std::size_t hashLevel(std::string_view line)
{
    const std::string_view text = withoutIndent(line);
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    return level >= 1 && level <= kMaxLevel && isBlankAt(text, level) ? level : 0;
}

// The level that an underline of === or --- gives to the lines before it, or 0.
std::uint8_t underlineLevel(std::string_view line)
{
    const std::string_view text = trimBlanks(withoutIndent(line));
    if (text.size() < 2 || (text[0] != '=' && text[0] != '-')
        || text.find_first_not_of(text[0]) != std::string_view::npos)
        return 0;
    return text[0] == '=' ? 1 : 2;
}

bool isFence(std::string_view line)
{
    const std::string_view text = withoutIndent(line);
    return text.starts_with("```") || text.starts_with("~~~");
}

// The line from `start` to `end` as a heading of that level: its title lies between the marks.
Block hashHeading(std::string_view utf8, std::size_t start, std::size_t end, std::size_t level)
{
    std::string_view title = utf8.substr(start, end - start);
    title.remove_prefix(title.find('#') + level);
    std::string_view kept = trimBlanks(title);
    // Closing marks stand behind a blank.
    const std::size_t closing = kept.find_last_not_of('#') + 1;
    if (closing == 0 || isBlankAt(kept, closing - 1))
        kept = trimBlanks(kept.substr(0, closing));
    const auto contentStart = static_cast<std::size_t>(kept.data() - utf8.data());
    return {start, end, contentStart, contentStart + kept.size(), static_cast<std::uint8_t>(level)};
}

class Cutter {
public:
    Cutter(std::string_view utf8,
           Paragraphs paragraphs,
           Markup markup,
           const std::vector<std::size_t>& borders)
        : m_utf8(utf8)
        , m_paragraphs(paragraphs)
        , m_markup(markup)
        , m_borders(borders)
    {}

    std::vector<Block> cut()
    {
        std::size_t start = 0;
        while (start < m_utf8.size()) {
            const std::size_t end = std::min(m_utf8.find('\n', start), m_utf8.size());
            addLine(start, end);
            start = end + 1;
        }
        endBlock();
        return std::move(m_blocks);
    }

private:
    // Even where every line is a block, a block waits for the next line: that may underline it.
    void addLine(std::size_t start, std::size_t end)
    {
        const std::string_view line = m_utf8.substr(start, end - start);
        if (isBlankLine(line)) {
            endBlock();
            return;
        }
        if (m_markup == Markup::Markdown && addHeading(line, start, end))
            return;
        if (m_paragraphs == Paragraphs::Line || passesBorder(start))
            endBlock();
        if (!m_inBlock)
            m_blockStart = start;
        m_blockEnd = end;
        m_inBlock = true;
    }

    bool passesBorder(std::size_t start)
    {
        const std::size_t passed = m_border;
        while (m_border < m_borders.size() && m_borders[m_border] <= start)
            ++m_border;
        return m_border > passed;
    }

    void endBlock()
    {
        if (m_inBlock)
            m_blocks.push_back({m_blockStart, m_blockEnd, m_blockStart, m_blockEnd, 0});
        m_inBlock = false;
    }

    // Takes the line as a heading, or as the underline of the block before it, if it is one.
    bool addHeading(std::string_view line, std::size_t start, std::size_t end)
    {
        if (isFence(line)) {
            m_inFence = !m_inFence;
            return false;
        }
        if (m_inFence)
            return false;
        if (const std::uint8_t level = underlineLevel(line); level > 0 && m_inBlock) {
            m_inBlock = false;
            m_blocks.push_back({m_blockStart, end, m_blockStart, m_blockEnd, level});
            return true;
        }
        const std::size_t level = hashLevel(line);
        if (level == 0)
            return false;
        endBlock();
        m_blocks.push_back(hashHeading(m_utf8, start, end, level));
        return true;
    }

    std::string_view m_utf8;
    Paragraphs m_paragraphs;
    Markup m_markup;
    const std::vector<std::size_t>& m_borders;
    std::size_t m_border = 0; // the next one
    std::vector<Block> m_blocks;
    std::size_t m_blockStart = 0;
    std::size_t m_blockEnd = 0;
    bool m_inBlock = false;
    bool m_inFence = false; // between ``` and ```, where # is no heading
};

} // namespace

std::vector<Block> cutBlocks(std::string_view utf8,
                             Paragraphs paragraphs,
                             Markup markup,
                             const std::vector<std::size_t>& borders)
{
    return Cutter(utf8, paragraphs, markup, borders).cut();
}

} // namespace crosscase::text
