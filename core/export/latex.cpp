// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/latex.h"

#include "core/export/head_cells.h"
#include "core/export/latex_words.h"
#include "core/export/paper.h"
#include "core/export/xml.h"
#include "core/table/groups.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace crosscase::exporting {

namespace {

constexpr PageWidth kLetters{80, 120};
constexpr std::size_t kLong = 25;         // rows: more may need a second page,
constexpr std::size_t kLongWords = 3'000; // and so many bytes of words

template <typename... Words>
void put(std::string& out, fmt::format_string<Words...> form, Words&&... words)
{
    fmt::format_to(std::back_inserter(out), form, std::forward<Words>(words)...);
}

class LatexPaper : public Paper {
public:
    explicit LatexPaper(bool landscape)
        : m_landscape(landscape)
    {}

    void heading(std::string_view words, int level) override
    {
        constexpr std::string_view kCommands[] = {
            "section", "subsection", "subsubsection", "paragraph"};
        put(m_out, "\n\\{}{{{}}}\n", kCommands[std::min(level, 3)], latexLine(words));
    }

    void text(const Blocks& blocks) override
    {
        for (const text::MarkdownBlock& block : blocks)
            m_out += "\n" + latexBlocks({block}, false) + "\n";
    }

    void note(std::string_view words) override
    {
        put(m_out, "\n{{\\footnotesize\\noindent {}\\par}}\n", latexLine(words));
    }

    void table(const PagePart& part) override;

    [[nodiscard]] const std::string& content() const { return m_out; }

private:
    // What \linewidth is to be multiplied with, for columns from..to together.
    [[nodiscard]] static std::string
    width(const PagePart& part, std::size_t from, std::size_t count)
    {
        double share = 0;
        for (std::size_t i = from; i < from + count; ++i)
            share += part.widths[i];
        return fmt::format(R"(\dimexpr {:.4f}\linewidth-2\tabcolsep\relax)", share);
    }

    [[nodiscard]] static bool isLong(const table::Table& table)
    {
        std::size_t bytes = 0;
        for (const table::Row& row : table.rows)
            for (const table::Value& cell : row.cells)
                if (const auto* words = std::get_if<std::string>(&cell))
                    bytes += words->size();
        return table.rows.size() > kLong || bytes > kLongWords;
    }

    [[nodiscard]] static std::string columnsOf(const PagePart& part);
    [[nodiscard]] static std::string headsOf(const PagePart& part);
    [[nodiscard]] static std::string headLine(const PagePart& part,
                                              const std::vector<HeadCell>& cells);
    void appendRows(const PagePart& part);

    bool m_landscape;
    std::string m_out;
};

std::string LatexPaper::columnsOf(const PagePart& part)
{
    std::string columns;
    for (std::size_t i = 0; i < part.widths.size(); ++i)
        put(columns,
            "  >{{\\{}\\arraybackslash}}p{{{}}}%\n",
            part.table.columns[i].isEndAligned() ? "raggedleft" : "raggedright",
            width(part, i, 1));
    return columns;
}

// The innermost heads stand in the last line; under groups of several columns there is a rule.
std::string LatexPaper::headsOf(const PagePart& part)
{
    const auto levels = headCells(part.table);
    std::vector<std::vector<HeadCell>> lines(levels.size());
    for (std::size_t level = 0; level < levels.size(); ++level)
        for (const HeadCell& cell : levels[level])
            lines[cell.leaf ? levels.size() - 1 : level].push_back(cell);
    std::string out;
    for (auto& line : lines) {
        std::sort(line.begin(), line.end(), [](const HeadCell& a, const HeadCell& b) {
            return a.column < b.column;
        });
        out += headLine(part, line);
    }
    return out;
}

std::string LatexPaper::headLine(const PagePart& part, const std::vector<HeadCell>& cells)
{
    std::string out;
    std::string rules;
    std::size_t column = 0;
    for (const HeadCell& cell : cells) {
        for (; column < cell.column; ++column)
            out += "& ";
        const std::string words = cell.text.empty() ? "" : "\\textbf{" + latexLine(cell.text) + "}";
        if (cell.columns == 1) {
            out += words;
        } else {
            put(out,
                R"(\multicolumn{{{}}}{{>{{\centering\arraybackslash}}p{{{}}}}}{{{}}})",
                cell.columns,
                width(part, cell.column, cell.columns),
                words);
            put(rules, "\\cmidrule(lr){{{}-{}}}", cell.column + 1, cell.column + cell.columns);
        }
        column += cell.columns - 1;
    }
    for (; column + 1 < part.table.columns.size(); ++column)
        out += "& ";
    out.append(" \\\\").append(rules).append("\n");
    return out;
}

void LatexPaper::appendRows(const PagePart& part)
{
    const table::Groups groups(part.table);
    for (std::size_t at = 0; at < part.table.rows.size(); ++at) {
        const table::Row& row = part.table.rows[at];
        if (row.total && at > 0 && !part.table.rows[at - 1].total)
            m_out += "\\midrule\n";
        for (std::size_t column = 0; column < part.table.columns.size(); ++column) {
            m_out += column > 0 ? " & " : "";
            const std::size_t height = groups.rows(at, column);
            if (height == 0)
                continue;
            if (column == 0 && row.indent > 0)
                put(m_out, "\\hspace*{{{:.1f}em}}", std::min(row.indent, 9) * 1.0);
            const std::string words = latexBlocks(contentOf(part.table, row, column), row.total);
            if (height > 1)
                put(m_out, "\\multirow[t]{{{}}}{{=}}{{\\raggedright {}}}", height, words);
            else
                m_out += words;
        }
        m_out += " \\\\\n";
    }
}

void LatexPaper::table(const PagePart& part)
{
    if (part.table.columns.empty()) {
        if (!part.caption.empty())
            put(m_out, "\n\\textbf{{{}}}\n", latexLine(part.caption));
        return;
    }
    const std::string caption =
        part.caption.empty() ? "" : fmt::format("\\caption{{{}}}", latexLine(part.caption));
    const std::string heads = headsOf(part);
    m_out += m_landscape ? "\n\\begin{landscape}" : "";
    m_out += "\n\\begingroup\\small\\setlength{\\tabcolsep}{4pt}\\setlength{\\parindent}{0pt}\n";
    if (isLong(part.table)) {
        put(m_out, "\\begin{{longtable}}[l]{{@{{}}\n{}@{{}}}}\n", columnsOf(part));
        m_out += caption.empty() ? "" : caption + "\\\\\n";
        put(m_out,
            "\\toprule\n{0}\\midrule\n\\endfirsthead\n\\toprule\n{0}\\midrule\n\\endhead\n",
            heads);
        m_out += "\\bottomrule\n\\endfoot\n";
        appendRows(part);
        m_out += "\\end{longtable}\n";
    } else {
        m_out += "\\begin{table}[htbp]\\small\n" + caption;
        m_out += caption.empty() ? "" : "\\par\\smallskip";
        put(m_out,
            "\n\\begin{{tabular}}{{@{{}}\n{}@{{}}}}\n\\toprule\n{}\\midrule\n",
            columnsOf(part),
            heads);
        appendRows(part);
        m_out += "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
    }
    m_out += "\\endgroup\n";
    m_out += m_landscape ? "\\end{landscape}\n" : "";
}

std::string withComment(const std::string& content)
{
    std::string out = "% Needs in the preamble:\n"
                      "%   \\usepackage[T1]{fontenc}  (pdfLaTeX)\n"
                      "%   \\usepackage{textcomp,array,booktabs,longtable,multirow,pdflscape}\n";
    if (needsUnicodeEngine(content))
        out += "% It has letters that pdfLaTeX does not know: use XeLaTeX or LuaLaTeX with\n"
               "%   \\usepackage{fontspec} and a font that has them.\n";
    return out + content;
}

} // namespace

Result<std::string> writeLatex(const table::Table& table, const Options& options)
{
    const bool landscape = wantsLandscape(table, kLetters);
    LatexPaper paper(landscape);
    layOut(paper, table, landscape ? kLetters.across : kLetters.upright, options);
    return withComment(paper.content());
}

Result<std::string> writeLatexReport(const table::Report& report, const Options& options)
{
    LatexPaper paper(false);
    layOut(paper, report, kLetters.upright, options);
    return withComment(paper.content());
}

} // namespace crosscase::exporting
