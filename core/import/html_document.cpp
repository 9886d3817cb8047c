// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_document.h"

#include "core/import/html_prepare.h"

#include <fmt/format.h>

namespace crosscase::importing {

HtmlPage HtmlPage::parse(std::string name, std::string_view utf8)
{
    HtmlPage page{.name = std::move(name), .trees = {}};
    PreparedHtml prepared = preparedHtml(utf8);
    page.flattened = prepared.flattened;
    for (std::string& part : prepared.parts)
        page.trees.emplace_back(std::move(part));
    return page;
}

void HtmlDocument::learn(const HtmlPage& page)
{
    for (const HtmlTree& tree : page.trees) {
        std::unordered_map<const GumboNode*, bool> isBody;
        for (HtmlNoteBody& body : noteBodiesIn(tree, page.name)) {
            m_notes.addBody(std::move(body.key), HtmlBlocks::paragraphsOf(tree, *body.node));
            isBody[body.node] = true;
        }
        walk(
            tree.root(),
            [&](const GumboNode& node) {
                if (isNoteReference(node))
                    m_notes.addReference(noteKey(page.name, attributeOf(node, "href")));
                return !isBody.contains(&node);
            },
            [](const GumboNode&) {});
    }
}

void HtmlDocument::add(const HtmlPage& page)
{
    m_flattened += page.flattened ? 1 : 0;
    for (const HtmlTree& tree : page.trees) {
        HtmlReading reading{.tree = tree, .page = page.name};
        for (HtmlNoteBody& body : noteBodiesIn(tree, page.name))
            reading.noteBodies.emplace(body.node, std::move(body.key));
        const auto isNote = [&](const GumboNode& node) {
            const auto body = reading.noteBodies.find(&node);
            return body != reading.noteBodies.end() && m_notes.isUsed(body->second);
        };
        reading.choice = chosenPart(tree, isNote, m_kind == Kind::Web && !page.flattened);
        m_furniture += reading.choice.leftOut;
        m_blocks.read(reading);
    }
}

Imported HtmlDocument::finish(const Options& options, std::string_view encoding)
{
    for (HtmlNotes::Use& note : m_notes.takeUnplaced())
        m_composer.hangAtEnd(text::BlockKind::Footnote, note.mark, std::move(note.paragraphs));
    Imported imported = m_composer.finish(options, encoding);
    if (m_flattened > 0)
        imported.warnings.push_back(fmt::format(
            "{} pages are too large or too deeply nested: of them only headings and paragraphs "
            "were read, no lists, tables and notes",
            m_flattened));
    if (m_furniture > 0)
        imported.warnings.push_back(fmt::format(
            "{} words of menus, banners and hidden parts of the page were left out", m_furniture));
    return imported;
}

} // namespace crosscase::importing
