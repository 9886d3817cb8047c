// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/html.h"

#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::codebook {

namespace {

// `unicode-bidi: plaintext` lets every paragraph find its own direction.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #6b6b6b; --line: #d0d0d0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --paper: #1b1b1b; --faint: #a0a0a0; --line: #3d3d3d; }
}
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; }
h2, h3, h4, h5, h6 { margin: 0 0 .4rem; font-size: 1.1rem; unicode-bidi: plaintext; break-after: avoid; }
h2 { font-size: 1.3rem; }
section { margin-block-start: 1.2rem; padding-block-start: .8rem; border-top: 1px solid var(--line); }
.path { margin: 0; color: var(--faint); font-size: .85rem; unicode-bidi: plaintext; }
.swatch { display: inline-block; width: .8em; height: .8em; margin-inline-end: .5em; border-radius: 2px;
  border: 1px solid var(--line); print-color-adjust: exact; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .3rem 1rem; margin: 0; }
dt { color: var(--faint); }
dd { margin: 0; white-space: pre-line; unicode-bidi: plaintext; }
ul { margin: 0; padding-inline-start: 1.2rem; }
li { unicode-bidi: plaintext; white-space: pre-line; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --line: #aaa; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  section { break-inside: avoid; }
}
)css";

std::string escaped(std::string_view words)
{
    std::string out;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if ((byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F)
            out += "\uFFFD"; // HTML does not allow it
        else
            out += c;
    }
    return out;
}

void appendField(std::string& out, std::string_view title, std::string_view words)
{
    words = text::trimBlanks(words);
    if (!words.empty())
        out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", title, escaped(words));
}

void appendList(std::string& out, std::string_view title, const std::vector<std::string>& examples)
{
    if (examples.empty())
        return;
    out += fmt::format("<dt>{}</dt><dd><ul>", title);
    for (const std::string& example : examples)
        out += fmt::format("<li>{}</li>", escaped(example));
    out += "</ul></dd>\n";
}

void appendHeading(std::string& out, const Entry& entry)
{
    std::string above;
    for (std::size_t i = 0; i + 1 < entry.path.size(); ++i)
        above += (i == 0 ? "" : " \u203A ") + entry.path[i];
    if (!above.empty())
        out += fmt::format("<p class=\"path\">{}</p>\n", escaped(text::oneLine(above)));
    const std::size_t level = std::min<std::size_t>(entry.path.size() + 1, 6);
    out += fmt::format("<h{}>", level);
    if (!entry.colour.empty())
        out += fmt::format(R"(<span class="swatch" style="background: {}"></span>)",
                           escaped(entry.colour));
    out += fmt::format("{}</h{}>\n", escaped(text::oneLine(entry.name())), level);
}

void appendEntry(std::string& out, const Entry& entry)
{
    const std::size_t depth = std::min<std::size_t>(entry.path.size() - 1, 8);
    out += depth == 0 ? "<section>\n"
                      : fmt::format("<section style=\"margin-inline-start: {}rem\">\n", depth * 2);
    appendHeading(out, entry);
    std::string fields;
    appendField(fields, "Definition", entry.definition);
    appendField(fields, "Include", entry.include);
    appendField(fields, "Exclude", entry.exclude);
    appendList(fields, "Examples", entry.examples);
    appendList(fields, "Counterexamples", entry.counterexamples);
    appendField(fields, "Memo", entry.memo);
    if (!entry.codable)
        appendField(fields, "Codable", "no");
    if (!fields.empty())
        out += "<dl>\n" + fields + "</dl>\n";
    out += "</section>\n";
}

} // namespace

Result<std::string> writeHtml(const Codebook& codebook, const WriteOptions& options)
{
    const std::string own = text::oneLine(options.title);
    const std::string title = own.empty() ? "Codebook" : escaped(own);
    std::string out =
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    out += title;
    out += "</title>\n<style>";
    out += kStyle;
    out += "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
    for (const Entry& entry : codebook.entries)
        appendEntry(out, normalised(entry));
    out += "</body>\n</html>\n";
    return out;
}

} // namespace crosscase::codebook
