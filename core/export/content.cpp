// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/content.h"

#include "core/export/xml.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <optional>

namespace crosscase::exporting {

namespace {

// The direction of the first letter, if there is one.
std::optional<bool> directionOf(std::string_view words)
{
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = text::decodeAt(words, at);
        if (text::isRightToLeft(c))
            return true;
        if (text::isLetter(c))
            return false;
    }
    return std::nullopt;
}

void append(Runs& runs, const text::MarkdownRun& run)
{
    const auto sameStyle = [](const text::MarkdownRun& a, const text::MarkdownRun& b) {
        return a.bold == b.bold && a.italic == b.italic && a.code == b.code;
    };
    if (!runs.empty() && sameStyle(runs.back(), run))
        runs.back().text += run.text;
    else
        runs.push_back(run);
}

} // namespace

Blocks plain(std::string_view words)
{
    Blocks blocks;
    if (!words.empty())
        blocks.emplace_back().runs.push_back({std::string(words)});
    return blocks;
}

Blocks fromMarkdown(std::string_view words)
{
    Blocks blocks = text::markdown(words);
    for (text::MarkdownBlock& block : blocks)
        block.depth = std::min(block.depth, kDeepestList);
    return blocks;
}

Blocks contentOf(const table::Table& table, const table::Row& row, std::size_t column)
{
    const table::Value& cell = table::cellAt(row, column);
    const auto* words = std::get_if<std::string>(&cell);
    if (words == nullptr)
        return plain(table::toText(cell));
    return table::isMarkdown(table, row, column) ? fromMarkdown(*words) : plain(*words);
}

std::string markerOf(const text::MarkdownBlock& item)
{
    return item.ordered ? std::to_string(item.number) + "." : "\u2022";
}

Runs flattened(const Blocks& blocks)
{
    constexpr std::size_t kIndent = 3;
    Runs runs;
    for (const text::MarkdownBlock& block : blocks) {
        const auto depth = static_cast<std::size_t>(block.depth);
        const bool item = block.kind == text::MarkdownKind::ListItem;
        std::string before = runs.empty() ? "" : "\n";
        before.append(kIndent * (item ? depth - 1 : depth), ' ');
        if (item)
            before += markerOf(block) + " ";
        if (!before.empty())
            append(runs, {before});
        for (text::MarkdownRun run : block.runs) {
            run.bold = run.bold || block.kind == text::MarkdownKind::Heading;
            append(runs, run);
        }
    }
    return runs;
}

bool runsRightToLeft(std::string_view words)
{
    return directionOf(words).value_or(false);
}

bool runsRightToLeft(const Runs& runs)
{
    for (const text::MarkdownRun& run : runs)
        if (const auto direction = directionOf(run.text))
            return *direction;
    return false;
}

std::vector<std::string> footOf(const table::Table& table, const Options& options)
{
    std::vector<std::string> lines = table.notes;
    lines.insert(lines.end(), options.about.begin(), options.about.end());
    return lines;
}

} // namespace crosscase::exporting
