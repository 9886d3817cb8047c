// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/csv.h"

#include "core/codebook/assemble.h"
#include "core/model/trees.h"
#include "core/table/csv.h"
#include "core/text/decode.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::codebook {

namespace {

constexpr std::array<std::string_view, 11> kColumns{"code",
                                                    "parent",
                                                    "definition",
                                                    "include",
                                                    "exclude",
                                                    "example",
                                                    "counterexample",
                                                    "memo",
                                                    "colour",
                                                    "codable",
                                                    "id"};

// The lines of a cell -> examples, and back.
std::vector<std::string> splitExamples(std::string_view cell)
{
    const std::string lines = text::normaliseLineEnds(cell);
    std::vector<std::string> examples;
    for (std::size_t at = 0; at <= lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string_view line = std::string_view(lines).substr(at, end - at);
        if (line.starts_with(' ') && !examples.empty())
            examples.back().append("\n").append(line.substr(1));
        else
            examples.emplace_back(line);
        at = end + 1;
    }
    return examples;
}

std::string joinExamples(const std::vector<std::string>& examples)
{
    std::string cell;
    for (const std::string& example : examples) {
        if (!cell.empty())
            cell += '\n';
        for (const char c : example) {
            cell += c;
            if (c == '\n')
                cell += ' ';
        }
    }
    return cell;
}

class Columns {
public:
    explicit Columns(const table::CsvFile& file)
    {
        for (std::size_t i = 0; i < kColumns.size(); ++i)
            m_places[i] = file.column(kColumns[i]);
    }
    [[nodiscard]] std::string_view cell(const table::CsvRow& row, std::string_view column) const
    {
        const auto at = std::find(kColumns.begin(), kColumns.end(), column) - kColumns.begin();
        return table::cellOf(row, m_places[static_cast<std::size_t>(at)]);
    }
    [[nodiscard]] bool has(std::size_t place) const
    {
        return std::find(m_places.begin(), m_places.end(), place) != m_places.end();
    }

private:
    std::array<std::optional<std::size_t>, kColumns.size()> m_places;
};

std::vector<std::string> pathOf(std::string_view parent, std::string_view name)
{
    std::vector<std::string> path;
    const std::string above = text::normaliseLineEnds(parent);
    if (!text::trimBlanks(above).empty())
        path = model::splitPath(above);
    path.emplace_back(name);
    return path;
}

FileEntry
readRow(const table::CsvRow& row, const Columns& columns, std::size_t order, Problems& problems)
{
    FileEntry read{fmt::format("line {}", row.line), {}};
    const FieldReader fields{order, read.place, &problems};
    const auto cell = [&](std::string_view column) {
        return std::string(columns.cell(row, column));
    };
    Entry& entry = read.entry;
    entry.path = pathOf(cell("parent"), cell("code"));
    entry.definition = cell("definition");
    entry.include = cell("include");
    entry.exclude = cell("exclude");
    entry.examples = splitExamples(cell("example"));
    entry.counterexamples = splitExamples(cell("counterexample"));
    entry.memo = cell("memo");
    entry.colour = fields.colour(cell("colour"));
    entry.codable = fields.codable(cell("codable"));
    entry.id = fields.id(cell("id"));
    entry = normalised(std::move(entry));
    return read;
}

// More cells than columns: most likely a comma that should have been in quotes.
void checkWidth(const table::CsvRow& row,
                std::size_t columns,
                std::size_t order,
                Problems& problems)
{
    const auto isFilled = [](const std::string& cell) { return !text::trimBlanks(cell).empty(); };
    if (row.cells.size() > columns
        && std::any_of(
            row.cells.begin() + static_cast<std::ptrdiff_t>(columns), row.cells.end(), isFilled))
        problems.add(order,
                     fmt::format("line {}", row.line),
                     fmt::format("the row has {} cells, but there are {} columns; put a cell that "
                                 "holds the separator in quotes",
                                 row.cells.size(),
                                 columns));
}

std::vector<std::string> passedOver(const table::CsvFile& file, const Columns& columns)
{
    std::vector<std::string> warnings;
    for (std::size_t i = 0; i < file.headers.size(); ++i)
        if (!columns.has(i) && !file.headers[i].empty())
            warnings.push_back(fmt::format("the column `{}` was passed over", file.headers[i]));
    return warnings;
}

} // namespace

Result<Codebook> readCsv(std::string_view bytes)
{
    const auto file = table::readCsv(bytes);
    if (!file)
        return tl::unexpected<Error>(file.error());
    if (!file->column("code"))
        return fail(ErrorCode::Malformed,
                    fmt::format("line 1: there is no column `code`; the columns are {}",
                                fmt::join(kColumns, ",")));
    const Columns columns(*file);
    Problems problems;
    std::vector<FileEntry> entries;
    for (const table::CsvRow& row : file->rows) {
        checkWidth(row, file->headers.size(), entries.size(), problems);
        entries.push_back(readRow(row, columns, entries.size(), problems));
    }
    Codebook codebook = assemble(std::move(entries), problems);
    if (!problems.empty())
        return tl::unexpected<Error>(problems.toError());
    codebook.warnings = passedOver(*file, columns);
    return codebook;
}

Result<std::string> writeCsv(const Codebook& codebook, const WriteOptions& options)
{
    const table::CsvStyle style{options.separator, options.formulaGuard, options.bom};
    std::string out;
    table::appendCsvRecord(out, {kColumns.begin(), kColumns.end()}, style);
    for (const Entry& original : codebook.entries) {
        const Entry entry = normalised(original);
        table::appendCsvRecord(out,
                               {entry.name(),
                                model::joinPath({entry.path.begin(), entry.path.end() - 1}),
                                entry.definition,
                                entry.include,
                                entry.exclude,
                                joinExamples(entry.examples),
                                joinExamples(entry.counterexamples),
                                entry.memo,
                                entry.colour,
                                entry.codable ? "1" : "0",
                                entry.id ? entry.id->toShort() : ""},
                               style);
    }
    return out;
}

} // namespace crosscase::codebook
