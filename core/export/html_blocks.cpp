// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html_blocks.h"

#include "core/export/xml.h"

#include <fmt/format.h>

namespace crosscase::exporting {

namespace {

void appendRuns(std::string& out, const Runs& runs)
{
    for (const text::MarkdownRun& run : runs) {
        out.append(run.bold ? "<b>" : "").append(run.italic ? "<i>" : "");
        out += run.code ? "<code>" : "";
        appendHtml(out, run.text);
        out += run.code ? "</code>" : "";
        out.append(run.italic ? "</i>" : "").append(run.bold ? "</b>" : "");
    }
}

struct HtmlSink {
    void openList(const text::MarkdownBlock& first) const
    {
        if (!first.ordered)
            out += "<ul>";
        else
            out += first.number == 1 ? "<ol>" : fmt::format("<ol start=\"{}\">", first.number);
    }
    void openItem(const text::MarkdownBlock&) const { out += "<li dir=\"auto\">"; }
    void closeItem() const { out += "</li>"; }
    void closeList(bool ordered) const { out += ordered ? "</ol>" : "</ul>"; }

    void block(const text::MarkdownBlock& block) const
    {
        switch (block.kind) {
        case text::MarkdownKind::ListItem:
            appendRuns(out, block.runs);
            break;
        case text::MarkdownKind::Paragraph:
            within("p", block.runs);
            break;
        case text::MarkdownKind::Heading:
            heading(block);
            break;
        case text::MarkdownKind::Quote:
            within("blockquote", block.runs);
            break;
        case text::MarkdownKind::Code:
            out += "<pre>";
            appendXml(out, block.runs.front().text);
            out += "</pre>";
            break;
        }
    }

    void heading(const text::MarkdownBlock& block) const
    {
        out += "<p dir=\"auto\"><b>";
        appendRuns(out, block.runs);
        out += "</b></p>";
    }

    void within(std::string_view element, const Runs& runs) const
    {
        out += fmt::format("<{} dir=\"auto\">", element);
        appendRuns(out, runs);
        out += fmt::format("</{}>", element);
    }

    std::string& out; // NOLINT(misc-non-private-member-variables-in-classes)
};

} // namespace

void appendHtml(std::string& out, std::string_view words)
{
    bool first = true;
    for (const std::string_view line : linesOf(words)) {
        out += first ? "" : "<br>";
        appendXml(out, line);
        first = false;
    }
}

void appendHtml(std::string& out, const Blocks& blocks, bool bare)
{
    if (bare && blocks.size() == 1 && blocks.front().kind == text::MarkdownKind::Paragraph) {
        appendRuns(out, blocks.front().runs);
        return;
    }
    HtmlSink sink{out};
    nested(blocks, sink);
}

} // namespace crosscase::exporting
