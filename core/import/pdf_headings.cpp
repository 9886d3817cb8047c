// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_headings.h"

#include "core/import/pdf_leads.h"
#include "core/import/pdf_measure.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace crosscase::importing::pdf {

namespace {

constexpr double kSameLevel = 0.96;   // heights nearer than that are one level
constexpr std::size_t kLongest = 200; // bytes of a heading
constexpr std::size_t kMostDepth = 9;
constexpr double kDeeper = 4; // points

bool hasLetter(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();)
        if (text::isLetter(text::decodeAt(utf8, at)))
            return true;
    return false;
}

bool isHeading(const Paragraph& paragraph, double usualHeight)
{
    return paragraph.kind == text::BlockKind::Paragraph && paragraph.height > kLarger * usualHeight
           && paragraph.text.size() <= kLongest && hasLetter(paragraph.text)
           && !isContentsLine(paragraph.text);
}

void setHeadings(std::vector<Paragraph>& paragraphs, double usualHeight)
{
    std::vector<double> heights;
    for (const Paragraph& paragraph : paragraphs)
        if (isHeading(paragraph, usualHeight))
            heights.push_back(paragraph.height);
    std::ranges::sort(heights, std::greater());
    std::vector<double> levels; // the largest height of each
    for (const double height : heights)
        if (levels.empty() || height < kSameLevel * levels.back())
            levels.push_back(height);
    for (Paragraph& paragraph : paragraphs) {
        if (!isHeading(paragraph, usualHeight))
            continue;
        const auto level = std::ranges::find_if(
            levels, [&](double height) { return paragraph.height >= kSameLevel * height; });
        paragraph.kind = text::BlockKind::Heading;
        paragraph.level =
            static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(level - levels.begin() + 1, 6));
    }
}

void setDepths(std::vector<Paragraph>& paragraphs)
{
    std::vector<double> lefts; // of the items that this one stands below
    for (Paragraph& paragraph : paragraphs) {
        if (paragraph.kind == text::BlockKind::Footnote)
            continue;
        if (paragraph.kind != text::BlockKind::ListItem) {
            lefts.clear();
            continue;
        }
        while (!lefts.empty() && paragraph.left < lefts.back() - kDeeper)
            lefts.pop_back();
        if (lefts.empty() || paragraph.left > lefts.back() + kDeeper)
            lefts.push_back(paragraph.left);
        paragraph.level = static_cast<std::uint8_t>(std::min(lefts.size(), kMostDepth));
    }
}

} // namespace

void setLevels(std::vector<Paragraph>& paragraphs, double usualHeight)
{
    setHeadings(paragraphs, usualHeight);
    setDepths(paragraphs);
}

} // namespace crosscase::importing::pdf
