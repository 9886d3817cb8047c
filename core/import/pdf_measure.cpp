// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_measure.h"

#include "core/text/letters.h"

#include <algorithm>
#include <cmath>

namespace crosscase::importing::pdf {

namespace {

constexpr double kGap = 1.3;      // of the usual distance of lines: a gap
constexpr double kLocalGap = 1.4; // of the distance to the neighbours
constexpr std::size_t kMinSamples = 5;
constexpr std::size_t kMinParagraphs = 8; // that tell how they are marked

// The value that `share` of the values do not exceed.
double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(at);
    std::ranges::nth_element(values, place);
    return *place;
}

std::vector<double> sidesOf(const std::vector<Line>& lines, double Box::*side)
{
    std::vector<double> sides;
    sides.reserve(lines.size());
    for (const Line& line : lines)
        sides.push_back(line.box.*side);
    return sides;
}

long keyOf(double height)
{
    return std::lround(height * 2);
}

// From baseline to baseline, about.
double distance(const Line& last, const Line& line)
{
    return line.box.bottom - last.box.bottom;
}

// Pages of one column; left and right pages have margins of their own.
bool isSingle(const PageText& page)
{
    return !page.columns.empty() && !page.columns.front().apart
           && (page.columns.size() == 1 || page.columns[1].apart);
}

// How far to the right the lines [start, end) may go: as far as they do, if they are several and
// not all short.
double reachOf(const Column& column, std::size_t start, std::size_t end)
{
    std::vector<double> rights;
    for (std::size_t n = start; n < end; ++n)
        rights.push_back(column.lines[n].box.right);
    const double right = quantile(rights, rights.size() >= 10 ? 0.9 : 1.0);
    const bool narrow = right < column.left + 0.6 * (column.right - column.left);
    return rights.size() < 3 || narrow ? std::max(right, column.right) : right;
}

void measureSides(std::vector<PageText>& pages)
{
    std::array<std::vector<double>, 2> rights; // of even and odd pages
    for (PageText& page : pages) {
        for (Column& column : page.columns) {
            column.left = quantile(sidesOf(column.lines, &Box::left), 0.1);
            column.right = quantile(sidesOf(column.lines, &Box::right), 0.95);
        }
        if (isSingle(page))
            rights[static_cast<std::size_t>(page.number) % 2].push_back(page.columns.front().right);
    }
    const std::array<double, 2> usual{quantile(rights[0], 0.5), quantile(rights[1], 0.5)};
    for (PageText& page : pages)
        if (isSingle(page)) {
            double& right = page.columns.front().right;
            right = std::max(right, usual[static_cast<std::size_t>(page.number) % 2]);
        }
}

using Distances = std::map<long, std::map<long, std::size_t>>; // height -> distance -> lines

void countDistances(const Column& column, Distances& counts)
{
    const double far = column.right - 0.15 * (column.right - column.left);
    for (std::size_t n = 1; n < column.lines.size(); ++n) {
        const Line& last = column.lines[n - 1];
        const Line& line = column.lines[n];
        if (last.box.right > far && Measure::alike(last.height, line.height))
            ++counts[keyOf(line.height)][std::lround(distance(last, line) * 2)];
    }
}

// Of the lines after an ended sentence.
struct Marks {
    std::size_t sentences = 0;
    std::size_t indented = 0;
    std::size_t paragraphs = 0; // those that seem to begin one
    std::size_t marked = 0;     // of them indented, apart, or with a label
};

void countMarks(const Column& column, const std::vector<Room>& rooms, Marks& marks)
{
    const double width = column.right - column.left;
    for (std::size_t n = 1; n < column.lines.size(); ++n) {
        const Line& line = column.lines[n];
        if (!text::endsSentence(column.lines[n - 1].text))
            continue;
        const double indent = line.box.left - column.left;
        const bool indented = indent > 0.5 * line.height && indent < 0.3 * width;
        const bool begins = rooms[n].apart || rooms[n].spare > 0;
        const bool marked = indented || rooms[n].apart || line.label;
        ++marks.sentences;
        marks.indented += indented ? 1U : 0U;
        marks.paragraphs += begins ? 1U : 0U;
        marks.marked += begins && marked ? 1U : 0U;
    }
}

} // namespace

Measure::Measure(std::vector<PageText>& pages, double usualHeight)
    : m_usualHeight(usualHeight)
{
    measureSides(pages);
    measurePitch(pages);
    measureMarks(pages);
}

bool Measure::alike(double height, double other)
{
    return std::max(height, other) < kLarger * std::min(height, other);
}

double Measure::roomFor(const Line& line)
{
    return line.firstWordWidth + 0.5 * line.height;
}

// The usual distance is looked for after lines that reach far to the right: the next one goes on.
void Measure::measurePitch(const std::vector<PageText>& pages)
{
    Distances counts;
    for (const PageText& page : pages)
        for (const Column& column : page.columns)
            countDistances(column, counts);
    for (const auto& [height, distances] : counts) {
        const auto most =
            std::ranges::max_element(distances, {}, [](const auto& d) { return d.second; });
        if (most->second >= kMinSamples)
            m_pitch[height] = static_cast<double>(most->first) / 2;
    }
}

void Measure::measureMarks(const std::vector<PageText>& pages)
{
    Marks marks;
    for (const PageText& page : pages)
        for (const Column& column : page.columns)
            countMarks(column, roomsOf(column), marks);
    m_indents = marks.indented * 4 > marks.sentences - marks.indented;
    m_marks = marks.paragraphs >= kMinParagraphs && marks.marked * 10 >= marks.paragraphs * 7;
}

std::optional<double> Measure::pitchOf(double height) const
{
    for (const long near : {0L, -1L, 1L})
        if (const auto found = m_pitch.find(keyOf(height) + near); found != m_pitch.end())
            return found->second;
    return std::nullopt;
}

bool Measure::isApart(const std::vector<Line>& lines, std::size_t at) const
{
    const Line& last = lines[at - 1];
    const Line& line = lines[at];
    if (!alike(last.height, line.height))
        return true;
    const double gap = distance(last, line);
    if (gap > kGap * pitchOf(line.height).value_or(2 * line.height))
        return true;
    double near = gap;
    if (at >= 2 && alike(lines[at - 2].height, last.height))
        near = std::min(near, distance(lines[at - 2], last));
    if (at + 1 < lines.size() && alike(line.height, lines[at + 1].height))
        near = std::min(near, distance(line, lines[at + 1]));
    return near > 0.8 * line.height && gap > kLocalGap * near;
}

std::vector<Room> Measure::roomsOf(const Column& column) const
{
    const std::vector<Line>& lines = column.lines;
    std::vector<Room> rooms(lines.size());
    for (std::size_t start = 0; start < lines.size();) {
        std::size_t end = start + 1;
        while (end < lines.size() && !isApart(lines, end))
            ++end;
        const double right = reachOf(column, start, end);
        for (std::size_t n = start; n < end; ++n) {
            Room& room = rooms[n];
            room.apart = n == start && n > 0;
            room.right = right;
            room.width = right - column.left;
            if (n > start)
                room.spare = right - lines[n - 1].box.right - roomFor(lines[n]);
            room.indented =
                n + 1 < end && lines[n + 1].box.left < lines[n].box.left - 0.5 * lines[n].height;
        }
        start = end;
    }
    return rooms;
}

} // namespace crosscase::importing::pdf
