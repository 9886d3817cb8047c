// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terminal.h"

#include "core/export/head_cells.h"
#include "core/export/terminal_widths.h"
#include "core/export/wrap.h"
#include "core/table/groups.h"
#include "core/table/sections.h"
#include "core/text/fold.h"

#include <algorithm>
#include <numeric>

namespace crosscase::exporting {

namespace {

// Words on several lines in a field of the page.
struct Field {
    std::vector<std::string> lines;
    int left = 0; // terminal column where the field begins
    int width = 0;
    bool alignRight = false;
};

// Blanks until `column`; behind words that are wider than their field, the gap.
void padTo(std::string& line, int& used, int column)
{
    const int blanks = std::max(column - used, used > 0 ? kColumnGap : 0);
    line.append(static_cast<std::size_t>(blanks), ' ');
    used += blanks;
}

// Fields side by side, or standing on a common bottom.
void appendFields(std::string& out, const std::vector<Field>& fields, bool bottom)
{
    std::size_t height = 1;
    for (const Field& field : fields)
        height = std::max(height, field.lines.size());
    for (std::size_t i = 0; i < height; ++i) {
        std::string line;
        int used = 0;
        for (const Field& field : fields) {
            const std::size_t above = bottom ? height - field.lines.size() : 0;
            if (i < above || i - above >= field.lines.size() || field.lines[i - above].empty())
                continue;
            const std::string& words = field.lines[i - above];
            const int width = text::columnsOf(words);
            const int start =
                field.alignRight ? field.left + std::max(0, field.width - width) : field.left;
            padTo(line, used, start);
            line += words;
            used += width;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.append(line).append("\n");
    }
}

// One table that fits, with its columns placed.
class Page {
public:
    Page(const table::Table& table, std::vector<int> widths)
        : m_table(table)
        , m_widths(std::move(widths))
    {
        int left = 0;
        for (const int width : m_widths) {
            m_lefts.push_back(left);
            left += width + kColumnGap;
        }
    }

    [[nodiscard]] std::string text() const
    {
        std::string out;
        appendHeads(out);
        appendRule(out);
        appendRows(out);
        return out;
    }

private:
    [[nodiscard]] int widthOf(const HeadCell& cell) const
    {
        const std::size_t last = cell.column + cell.columns - 1;
        return m_lefts[last] + m_widths[last] - m_lefts[cell.column];
    }

    [[nodiscard]] Field fieldOf(const HeadCell& cell) const
    {
        const int width = widthOf(cell);
        const bool number = cell.leaf && m_table.columns[cell.column].isEndAligned();
        return {wrapped(cell.text, width), m_lefts[cell.column], width, number};
    }

    // Groups level by level, each with a rule under it; the innermost heads stand in the last line.
    void appendHeads(std::string& out) const
    {
        std::vector<Field> leaves;
        for (const auto& level : headCells(m_table)) {
            std::vector<Field> groups;
            for (const HeadCell& cell : level) {
                Field field = fieldOf(cell);
                if (!cell.leaf)
                    field.lines.emplace_back(static_cast<std::size_t>(field.width), '-');
                (cell.leaf ? leaves : groups).push_back(std::move(field));
            }
            if (!groups.empty())
                appendFields(out, groups, true);
        }
        std::sort(leaves.begin(), leaves.end(), [](const Field& a, const Field& b) {
            return a.left < b.left;
        });
        appendFields(out, leaves, true);
    }

    void appendRule(std::string& out) const
    {
        std::vector<Field> rule;
        for (std::size_t i = 0; i < m_widths.size(); ++i)
            rule.push_back({{std::string(static_cast<std::size_t>(m_widths[i]), '-')},
                            m_lefts[i],
                            m_widths[i],
                            false});
        appendFields(out, rule, false);
    }

    [[nodiscard]] std::vector<Field> fieldsOf(const table::Row& row) const
    {
        std::vector<Field> fields;
        for (std::size_t i = 0; i < row.cells.size() && i < m_widths.size(); ++i) {
            const int indent = i == 0 ? kIndentWidth * row.indent : 0;
            const int width = std::max(1, m_widths[i] - indent);
            fields.push_back({wrapped(table::toText(row.cells[i]), width),
                              m_lefts[i] + indent,
                              width,
                              m_table.columns[i].isEndAligned()});
        }
        return fields;
    }

    // A row of several lines anywhere: then an empty line between all rows.
    void appendRows(std::string& out) const
    {
        std::vector<std::vector<Field>> rows;
        bool airy = false;
        for (const table::Row& row : m_table.rows) {
            rows.push_back(fieldsOf(row));
            for (const Field& field : rows.back())
                airy = airy || field.lines.size() > 1;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool firstTotal = m_table.rows[i].total && i > 0 && !m_table.rows[i - 1].total;
            if (firstTotal)
                appendRule(out);
            else if (airy && i > 0)
                out += '\n';
            appendFields(out, rows[i], false);
        }
    }

    const table::Table& m_table;
    std::vector<int> m_widths;
    std::vector<int> m_lefts;
};

void makePrintable(table::Table& table)
{
    table.title = printable(table.title);
    for (std::string& note : table.notes)
        note = printable(note);
    for (table::Column& column : table.columns)
        for (std::string& head : column.heads)
            head = printable(head);
    for (table::Row& row : table.rows)
        for (table::Value& cell : row.cells)
            if (auto* words = std::get_if<std::string>(&cell))
                *words = printable(*words);
}

// The head columns and a run of the others.
table::Table partOf(const table::Table& table, ColumnRun run)
{
    std::vector<std::size_t> columns(run.last - run.first);
    std::iota(columns.begin(), columns.end(), run.first);
    return table::excerpt(table, columns);
}

void appendParagraph(std::string& out, std::string_view words, int width)
{
    for (const std::string& line : wrapped(words, width))
        out.append(line).append("\n");
}

} // namespace

Result<std::string> writeTerminal(const table::Table& original, const Options& options)
{
    table::Table table = table::withoutRepeats(original);
    makePrintable(table);
    table.headColumns = std::min(table.headColumns, table.columns.size());

    std::string out;
    if (!table.title.empty())
        appendParagraph(out, table.title, options.width);
    if (!table.columns.empty()) {
        for (const ColumnRun run : runsOf(measured(table), table.headColumns, options.width)) {
            out += out.empty() ? "" : "\n";
            const table::Table part = partOf(table, run);
            out += Page(part, fitted(measured(part), options.width)).text();
        }
    }
    if (!table.notes.empty() && !out.empty())
        out += '\n';
    for (const std::string& note : table.notes)
        appendParagraph(out, note, options.width);
    return out;
}

} // namespace crosscase::exporting
