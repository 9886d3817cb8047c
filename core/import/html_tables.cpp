// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_tables.h"

#include "core/text/words.h"

#include <algorithm>
#include <charconv>

namespace crosscase::importing {

namespace {

constexpr std::int32_t kMaxColumns = 1'000; // also HTML's limit for colspan
constexpr std::int32_t kMaxRows = 65'534;   // HTML's limit for rowspan
constexpr std::int32_t kFarColumn = 1'000'000;
constexpr std::size_t kLongCell = 2'000; // words

std::int32_t spanOf(const GumboNode& cell, const char* attribute, std::int32_t most)
{
    const std::string_view value = attributeOf(cell, attribute);
    std::int32_t span = 1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), span);
    if (error == std::errc::result_out_of_range)
        return most;
    // rowspan=0: all rows that follow
    return span == 0 && attribute[0] == 'r' ? most : std::clamp(span, 1, most);
}

bool isHeading(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

} // namespace

HtmlTables::HtmlTables(const HtmlTree& tree)
{
    walk(
        tree.root(),
        [this](const GumboNode& node) { return enter(node); },
        [this](const GumboNode& node) { leave(node); });
}

text::Cell HtmlTables::placeOf(const GumboNode& cell) const
{
    const auto found = m_places.find(&cell);
    return found == m_places.end() ? text::Cell{} : found->second;
}

bool HtmlTables::enter(const GumboNode& node)
{
    const GumboTag tag = tagOf(node);
    if (tag == GUMBO_TAG_TABLE) {
        if (!m_open.empty())
            m_open.back().isLayout = true;
        m_open.emplace_back().table = &node;
        m_open.back().isLayout = lists(node, "role", "presentation") || lists(node, "role", "none");
    }
    if (m_open.empty())
        return true;
    Open& open = m_open.back();
    if (isHeading(tag)) {
        open.isLayout = true;
    } else if (tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT) {
        open.coveredUntil.clear();
    } else if (tag == GUMBO_TAG_TR) {
        ++open.at.row;
        open.at.column = 0;
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
        enterCell(open, node);
    } else if (const std::string_view text = textOf(node); !text.empty()) {
        open.words += text::countWords(text);
        open.isLayout = open.isLayout || open.words > kLongCell;
    }
    return true;
}

void HtmlTables::enterCell(Open& open, const GumboNode& cell)
{
    const auto isCovered = [&open](std::int32_t column) {
        const auto index = static_cast<std::size_t>(column - 1);
        return index < open.coveredUntil.size() && open.coveredUntil[index] >= open.at.row;
    };
    ++open.at.column;
    while (isCovered(open.at.column))
        ++open.at.column;
    m_places[&cell] = open.at;
    open.words = 0;
    const std::int32_t first = open.at.column;
    const std::int32_t last = first + spanOf(cell, "colspan", kMaxColumns) - 1;
    const std::int32_t rows = spanOf(cell, "rowspan", kMaxRows);
    if (rows > 1 && last <= kMaxColumns) {
        const auto width = static_cast<std::size_t>(last);
        open.coveredUntil.resize(std::max(open.coveredUntil.size(), width));
        for (std::int32_t column = first; column <= last; ++column)
            open.coveredUntil[static_cast<std::size_t>(column - 1)] = open.at.row + rows - 1;
    }
    open.columns = std::max(open.columns, first);
    open.at.column = std::min(last, kFarColumn);
}

void HtmlTables::leave(const GumboNode& node)
{
    if (tagOf(node) != GUMBO_TAG_TABLE || m_open.empty())
        return;
    if (!m_open.back().isLayout && m_open.back().columns > 1)
        m_data.insert(&node);
    m_open.pop_back();
}

} // namespace crosscase::importing
