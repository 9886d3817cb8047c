// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/csv_scanner.h"

#include <algorithm>
#include <vector>

namespace crosscase::table {

namespace {

constexpr std::size_t kSampleBytes = 1U << 20;
constexpr std::size_t kSampleRecords = 200;

// The byte position behind the line end at `at`.
std::size_t afterLineEnd(std::string_view text, std::size_t at)
{
    for (const std::string_view end : {"\r\r\n", "\r\n"})
        if (text.substr(at, end.size()) == end)
            return at + end.size();
    return at + 1;
}

std::size_t countLineEnds(std::string_view text)
{
    if (text.find('\r') == std::string_view::npos)
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    std::size_t lines = 0;
    for (auto at = text.find_first_of("\r\n"); at != std::string_view::npos;
         at = text.find_first_of("\r\n", at)) {
        at = afterLineEnd(text, at);
        ++lines;
    }
    return lines;
}

// How well a separator fits: 1 when every record has the cells of the first, 0 when it makes no
// columns.
struct Fit {
    double score = 0;
    std::size_t columns = 0;
};

Fit fitOf(const std::vector<std::size_t>& cellsPerRecord)
{
    if (cellsPerRecord.empty() || cellsPerRecord.front() < 2)
        return {};
    const std::size_t columns = cellsPerRecord.front();
    if (cellsPerRecord.size() == 1)
        return {1, columns};
    double sum = 0;
    for (std::size_t i = 1; i < cellsPerRecord.size(); ++i) {
        if (cellsPerRecord[i] == columns)
            sum += 1;
        else if (cellsPerRecord[i] > 1 && cellsPerRecord[i] < columns)
            sum += 0.5; // some programs leave out empty cells at the end
    }
    return {sum / static_cast<double>(cellsPerRecord.size() - 1), columns};
}

Fit fitOf(std::string_view text, char separator)
{
    CsvScanner scanner(text.substr(0, kSampleBytes), separator);
    std::vector<std::size_t> cellsPerRecord;
    CsvRow row;
    while (cellsPerRecord.size() < kSampleRecords && scanner.next(row)) {
        const bool cutOff = text.size() > kSampleBytes && scanner.unclosedQuoteLine() != 0;
        if (!cutOff && std::any_of(row.cells.begin(), row.cells.end(), [](const auto& c) {
                return !c.empty();
            }))
            cellsPerRecord.push_back(row.cells.size());
    }
    Fit fit = fitOf(cellsPerRecord);
    if (!cellsPerRecord.empty()) // quoted cells that the separator does not end speak against it
        fit.score /=
            1 + static_cast<double>(scanner.strays()) / static_cast<double>(cellsPerRecord.size());
    if (scanner.unclosedQuoteLine() != 0 && text.size() <= kSampleBytes)
        fit.score /= 2;
    return fit;
}

} // namespace

CsvScanner::CsvScanner(std::string_view text, char separator, std::size_t firstLine)
    : m_text(text)
    , m_separator(separator)
    , m_line(firstLine)
{
    for (const char end : {separator, '\r', '\n'})
        m_endsCell[static_cast<unsigned char>(end)] = true;
}

bool CsvScanner::next(CsvRow& row)
{
    row.cells.clear();
    if (m_at >= m_text.size())
        return false;
    row.line = m_line;
    while (true) {
        readCell(row.cells.emplace_back());
        if (m_at >= m_text.size())
            return true;
        if (m_text[m_at] != m_separator) {
            m_at = afterLineEnd(m_text, m_at);
            ++m_line;
            return true;
        }
        ++m_at;
    }
}

void CsvScanner::readCell(std::string& cell)
{
    const bool quoted = m_at < m_text.size() && m_text[m_at] == '"';
    if (quoted)
        readQuoted(cell);
    const std::size_t start = m_at;
    while (m_at < m_text.size() && !m_endsCell[static_cast<unsigned char>(m_text[m_at])])
        ++m_at;
    cell.append(m_text, start, m_at - start);
    if (quoted && m_at > start)
        ++m_strays;
}

void CsvScanner::readQuoted(std::string& cell)
{
    const std::size_t start = m_at++;
    while (true) {
        const auto quote = m_text.find('"', m_at);
        if (quote == std::string_view::npos) {
            m_unclosedQuoteLine = m_line;
            cell.append(m_text, m_at);
            m_at = m_text.size();
            break;
        }
        cell.append(m_text, m_at, quote - m_at);
        m_at = quote + 1;
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            break;
        cell += '"';
        ++m_at;
    }
    m_line += countLineEnds(m_text.substr(start, m_at - start));
}

bool startsSeparatorLine(std::string_view text)
{
    constexpr std::string_view kKey = "sep=";
    return text.size() >= kKey.size()
           && std::equal(kKey.begin(), kKey.end(), text.begin(), [](char key, char c) {
                  return key == c || (key != '=' && key - 'a' + 'A' == c);
              });
}

Opening openingOf(std::string_view text)
{
    constexpr std::size_t kLength = 5; // sep=;
    if (!startsSeparatorLine(text) || text.size() < kLength || !isSeparator(text[kLength - 1]))
        return {};
    const bool endsThere = text.size() == kLength || text[kLength] == '\n' || text[kLength] == '\r';
    if (!endsThere)
        return {};
    return {text[kLength - 1], text.size() == kLength ? kLength : afterLineEnd(text, kLength)};
}

char sniffedSeparator(std::string_view text)
{
    char best = ',';
    Fit bestFit = fitOf(text, best);
    for (const char candidate : {'|', ';', '\t'}) {
        const Fit fit = fitOf(text, candidate);
        const bool wins = fit.score > bestFit.score
                          || (fit.score == bestFit.score && fit.columns >= bestFit.columns);
        if (fit.score > 0 && wins) {
            best = candidate;
            bestFit = fit;
        }
    }
    return best;
}

} // namespace crosscase::table
