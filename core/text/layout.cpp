// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notation, numbers in decimal code points:
//   page 3 @1200                    from 1200 on: page 3
//   heading 2 10-25                 level, span
//   item 1 30-44                    depth, span
//   cell 1.2.3 50-60                table.row.column, span
//   footnote 70-99, endnote, box    span
//   paragraph 100-140
// Behind the span, where they are there: content=120 speaker=112-116 time=5000.
#include "core/text/layout.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace crosscase::text {

namespace {

struct KindNames {
    std::string_view word; // in the notation
    std::string_view name;
};
constexpr std::array<KindNames, 7> kKinds{{{"paragraph", "paragraph"},
                                           {"heading", "heading"},
                                           {"item", "list item"},
                                           {"cell", "table cell"},
                                           {"footnote", "footnote"},
                                           {"endnote", "endnote"},
                                           {"box", "text box"}}};

bool hasLevel(BlockKind kind)
{
    return kind == BlockKind::Heading || kind == BlockKind::ListItem;
}

void append(std::string& text, const LayoutBlock& block)
{
    auto out = std::back_inserter(text);
    fmt::format_to(out, "{} ", kKinds[static_cast<std::size_t>(block.kind)].word);
    if (hasLevel(block.kind))
        fmt::format_to(out, "{} ", block.level);
    if (block.kind == BlockKind::TableCell)
        fmt::format_to(out, "{}.{}.{} ", block.cell.table, block.cell.row, block.cell.column);
    fmt::format_to(out, "{}-{}", block.span.start, block.span.end);
    if (block.contentStart >= 0)
        fmt::format_to(out, " content={}", block.contentStart);
    if (!block.speaker.empty())
        fmt::format_to(out, " speaker={}-{}", block.speaker.start, block.speaker.end);
    if (block.timeMs)
        fmt::format_to(out, " time={}", *block.timeMs);
    text += '\n';
}

// The words of one line, taken from the left.
class LineReader {
public:
    explicit LineReader(std::string_view line)
        : m_rest(line)
    {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    std::string_view word()
    {
        const std::size_t end = std::min(m_rest.find(' '), m_rest.size());
        const std::string_view taken = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return taken;
    }

private:
    std::string_view m_rest;
};

template <typename Number>
bool read(std::string_view word, Number& number)
{
    const auto value = parseInteger(word);
    if (!value || *value < std::numeric_limits<Number>::min()
        || *value > std::numeric_limits<Number>::max())
        return false;
    number = static_cast<Number>(*value);
    return true;
}

bool readSpan(std::string_view word, Span& span)
{
    const std::size_t dash = word.find('-');
    return dash != std::string_view::npos && read(word.substr(0, dash), span.start)
           && read(word.substr(dash + 1), span.end) && span.start >= 0 && !span.empty();
}

bool readCell(std::string_view word, Cell& cell)
{
    const std::size_t first = word.find('.');
    const std::size_t second = word.find('.', std::min(first, word.size() - 1) + 1);
    return second != std::string_view::npos && read(word.substr(0, first), cell.table)
           && read(word.substr(first + 1, second - first - 1), cell.row)
           && read(word.substr(second + 1), cell.column);
}

bool readMore(std::string_view word, LayoutBlock& block)
{
    const auto value = [&](std::string_view key) { return word.substr(key.size()); };
    if (constexpr std::string_view kContent = "content="; word.starts_with(kContent))
        return read(value(kContent), block.contentStart);
    if (constexpr std::string_view kSpeaker = "speaker="; word.starts_with(kSpeaker))
        return readSpan(value(kSpeaker), block.speaker);
    if (constexpr std::string_view kTime = "time="; word.starts_with(kTime))
        return read(value(kTime), block.timeMs.emplace());
    return false;
}

bool readPage(LineReader& words, Layout& layout)
{
    PageStart start;
    if (!read(words.word(), start.page))
        return false;
    const std::string_view at = words.word();
    if (!at.starts_with('@') || !read(at.substr(1), start.at) || !words.atEnd())
        return false;
    const bool inOrder = layout.pages.empty() || layout.pages.back().at <= start.at;
    layout.pages.push_back(start);
    return inOrder && start.at >= 0;
}

bool readBlock(std::string_view kind, LineReader& words, Layout& layout)
{
    const auto found = std::ranges::find(kKinds, kind, &KindNames::word);
    if (found == kKinds.end())
        return false;
    LayoutBlock block;
    block.kind = static_cast<BlockKind>(found - kKinds.begin());
    if (hasLevel(block.kind) && !read(words.word(), block.level))
        return false;
    if (block.kind == BlockKind::TableCell && !readCell(words.word(), block.cell))
        return false;
    if (!readSpan(words.word(), block.span))
        return false;
    while (!words.atEnd())
        if (!readMore(words.word(), block))
            return false;
    const bool inOrder = layout.blocks.empty() || layout.blocks.back().span.end <= block.span.start;
    layout.blocks.push_back(block);
    return inOrder;
}

} // namespace

std::string_view nameOf(BlockKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)].name;
}

std::string layoutToText(const Layout& layout)
{
    std::string text;
    for (const PageStart& start : layout.pages)
        fmt::format_to(std::back_inserter(text), "page {} @{}\n", start.page, start.at);
    for (const LayoutBlock& block : layout.blocks)
        append(text, block);
    return text;
}

Result<Layout> layoutFromText(std::string_view text)
{
    Layout layout;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        LineReader words(text.substr(0, end));
        const std::string_view kind = words.word();
        if (!(kind == "page" ? readPage(words, layout) : readBlock(kind, words, layout)))
            return fail(ErrorCode::Malformed,
                        fmt::format("the layout of a text is damaged in its line {}", line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return layout;
}

Layout moved(const Layout& layout, const Edits& edits, Replaced replaced)
{
    Layout now;
    for (const PageStart& start : layout.pages)
        now.pages.push_back({movedBorder(start.at, edits), start.page});
    for (const LayoutBlock& block : layout.blocks) {
        const std::optional<Span> span = moved(block.span, edits, replaced);
        if (!span)
            continue;
        LayoutBlock kept = block;
        kept.span = *span;
        if (kept.contentStart >= 0)
            kept.contentStart =
                std::clamp(movedBorder(block.contentStart, edits), span->start, span->end);
        if (!kept.speaker.empty())
            kept.speaker = moved(block.speaker, edits, replaced).value_or(Span{});
        now.blocks.push_back(kept);
    }
    return now;
}

} // namespace crosscase::text
