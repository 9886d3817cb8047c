// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/latex_words.h"

#include "core/export/xml.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::exporting {

namespace {

struct Spelling {
    char32_t letter;
    std::string_view latex;
};

// Braces end a command's name and keep what stands beside apart: "--", "\\[", "?`" are no markup.
constexpr std::array kSpellings{
    Spelling{U'\t', " "},
    Spelling{U'"', "{\\symbol{34}}"},
    Spelling{U'#', "\\#"},
    Spelling{U'$', "\\$"},
    Spelling{U'%', "\\%"},
    Spelling{U'&', "\\&"},
    Spelling{U'\'', "{\\textquotesingle}"},
    Spelling{U'*', "{*}"},
    Spelling{U'+', "{+}"},
    Spelling{U',', "{,}"},
    Spelling{U'-', "{-}"},
    Spelling{U'<', "{\\textless}"},
    Spelling{U'=', "{=}"},
    Spelling{U'>', "{\\textgreater}"},
    Spelling{U'[', "{[}"},
    Spelling{U'\\', "{\\textbackslash}"},
    Spelling{U']', "{]}"},
    Spelling{U'^', "{\\textasciicircum}"},
    Spelling{U'_', "\\_"},
    Spelling{U'`', "{\\textasciigrave}"},
    Spelling{U'{', "\\{"},
    Spelling{U'|', "{\\textbar}"},
    Spelling{U'}', "\\}"},
    Spelling{U'~', "{\\textasciitilde}"},
    Spelling{U'\u00A0', "~"},
    Spelling{U'\u00AD', "\\-"},
    Spelling{U'\u00B7', "{\\textperiodcentered}"},
    Spelling{U'\u2009', "\\,"},
    Spelling{U'\u2011', "\\mbox{-}"},
    Spelling{U'\u202F', "\\,"},
    Spelling{U'\u2190', "{\\textleftarrow}"},
    Spelling{U'\u2192', "{\\textrightarrow}"},
    Spelling{U'\u2212', "\\ensuremath{-}"},
    Spelling{U'\u221E', "\\ensuremath{\\infty}"},
    Spelling{U'\u2248', "\\ensuremath{\\approx}"},
    Spelling{U'\u2260', "\\ensuremath{\\neq}"},
    Spelling{U'\u2264', "\\ensuremath{\\leq}"},
    Spelling{U'\u2265', "\\ensuremath{\\geq}"},
    Spelling{U'\uFEFF', ""},
};
static_assert(std::is_sorted(kSpellings.begin(), kSpellings.end(), [](auto a, auto b) {
    return a.letter < b.letter;
}));

const Spelling* spellingOf(char32_t letter)
{
    const auto* found = std::lower_bound(
        kSpellings.begin(), kSpellings.end(), letter, [](const Spelling& one, char32_t wanted) {
            return one.letter < wanted;
        });
    return found != kSpellings.end() && found->letter == letter ? found : nullptr;
}

// What inputenc's utf8 knows beyond Latin: the punctuation of ordinary texts.
bool isForPdfLatex(char32_t c)
{
    static constexpr std::u32string_view kSigns =
        U"\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E"
        U"\u2020\u2021\u2022\u2026\u2030\u2039\u203A"
        U"\u20AC\u2122";
    return c < 0x180 || kSigns.find(c) != std::u32string_view::npos;
}

void appendRun(std::string& out, const text::MarkdownRun& run, bool bold)
{
    bool first = true;
    for (const std::string_view line : linesOf(run.text)) {
        out += first ? "" : "\\par ";
        first = false;
        if (line.empty())
            continue;
        std::string words = latexLine(line);
        if (run.code)
            words = "\\texttt{" + words + "}";
        if (run.italic)
            words = "\\textit{" + words + "}";
        if (run.bold || bold)
            words = "\\textbf{" + words + "}";
        out += words;
    }
}

} // namespace

std::string latexLine(std::string_view words)
{
    std::string out;
    const std::string line = legal(oneLine(words));
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = at;
        const char32_t c = text::decodeAt(line, at);
        if (const Spelling* spelling = spellingOf(c))
            out += spelling->latex;
        else if (c == U'\uFFFD')
            out += '?';
        else
            out.append(line, begin, at - begin);
    }
    return out;
}

std::string latexBlocks(const Blocks& blocks, bool bold)
{
    constexpr double kStep = 1.2; // em, of a level of lists
    std::string out;
    const bool single = blocks.size() == 1 && blocks.front().depth == 0;
    for (const text::MarkdownBlock& block : blocks) {
        const bool item = block.kind == text::MarkdownKind::ListItem;
        const int indent = block.depth + (block.kind == text::MarkdownKind::Quote ? 1 : 0);
        std::string words;
        for (const text::MarkdownRun& run : block.runs)
            appendRun(words, run, bold || block.kind == text::MarkdownKind::Heading);
        if (single && indent == 0)
            return words;
        out += fmt::format("{{\\leftskip={:.1f}em\\noindent ", kStep * indent);
        if (item)
            out += fmt::format("\\llap{{{}\\enspace}}",
                               block.ordered ? markerOf(block) : "\\textbullet");
        out += words + "\\par}";
    }
    return out;
}

bool needsUnicodeEngine(std::string_view latex)
{
    for (std::size_t at = text::asciiPrefix(latex); at < latex.size();)
        if (!isForPdfLatex(text::decodeAt(latex, at)))
            return true;
    return false;
}

} // namespace crosscase::exporting
