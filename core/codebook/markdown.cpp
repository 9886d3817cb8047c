// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/markdown.h"

#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::codebook {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The byte of `line` (without outer blanks) that would make the whole line a heading, a list, a
// rule or the like; npos if none does.
std::size_t lineMark(std::string_view line)
{
    if (line.empty())
        return std::string_view::npos;
    if (std::string_view("#+-=:").find(line.front()) != std::string_view::npos)
        return 0;
    const auto digits = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), isDigit)
                                                 - line.begin());
    const bool numbered =
        digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    return numbered ? digits : std::string_view::npos;
}

enum class Stands { AtStart, AfterWords };

std::string escapedLine(std::string_view line, Stands stands)
{
    line = text::trimBlanks(line);
    const std::size_t mark = stands == Stands::AtStart ? lineMark(line) : std::string_view::npos;
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i == mark || std::string_view("\\`*_[]<>&~|$").find(line[i]) != std::string_view::npos)
            out += '\\';
        out += line[i];
    }
    return out;
}

// Line ends stay; a blank line parts paragraphs. Every line but the first begins with `indent`;
// `first` is where the first one stands.
std::string escaped(std::string_view words, Stands first, std::string_view indent = {})
{
    std::string out;
    words = text::trimBlanks(words);
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        const std::string line =
            escapedLine(words.substr(at, end - at), at == 0 ? first : Stands::AtStart);
        if (!out.empty()) {
            const bool breaks = !line.empty() && out.back() != '\n';
            out += breaks ? "\\\n" : "\n";
        }
        if (!line.empty() && !out.empty())
            out += indent;
        out += line;
        at = end + 1;
    }
    return out;
}

void appendField(std::string& out, std::string_view title, std::string_view words)
{
    if (!text::trimBlanks(words).empty())
        out += fmt::format("\n**{}:** {}\n", title, escaped(words, Stands::AfterWords));
}

void appendList(std::string& out, std::string_view title, const std::vector<std::string>& examples)
{
    if (examples.empty())
        return;
    out += fmt::format("\n**{}:**\n\n", title);
    for (const std::string& example : examples)
        out += fmt::format("- {}\n", escaped(example, Stands::AtStart, "  "));
}

void appendEntry(std::string& out, const Entry& entry)
{
    const std::size_t level = std::min<std::size_t>(entry.path.size() + 1, 6);
    out += fmt::format("\n{} {}\n",
                       std::string(level, '#'),
                       escapedLine(text::oneLine(entry.name()), Stands::AfterWords));
    appendField(out, "Definition", entry.definition);
    appendField(out, "Include", entry.include);
    appendField(out, "Exclude", entry.exclude);
    appendList(out, "Examples", entry.examples);
    appendList(out, "Counterexamples", entry.counterexamples);
    appendField(out, "Memo", entry.memo);
    appendField(out, "Colour", entry.colour);
    if (!entry.codable)
        appendField(out, "Codable", "no");
}

} // namespace

Result<std::string> writeMarkdown(const Codebook& codebook, const WriteOptions& options)
{
    const std::string title = text::oneLine(options.title);
    std::string out =
        "# " + (title.empty() ? "Codebook" : escapedLine(title, Stands::AfterWords)) + "\n";
    for (const Entry& entry : codebook.entries)
        appendEntry(out, normalised(entry));
    return out;
}

} // namespace crosscase::codebook
