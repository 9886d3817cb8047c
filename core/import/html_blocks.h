// SPDX-License-Identifier: GPL-3.0-or-later
// The paragraphs of an HTML tree, as a browser shows them: blanks collapsed, a <br> a line end, two
// of them the end of a paragraph.
#pragma once

#include "core/import/composer.h"
#include "core/import/html_notes.h"
#include "core/import/html_parts.h"
#include "core/import/html_tables.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace crosscase::importing {

// A tree, and what was found out about it.
struct HtmlReading {
    const HtmlTree& tree;
    std::string_view page;
    HtmlChoice choice = {};
    std::unordered_map<const GumboNode*, std::string> noteBodies = {}; // keys
};

class HtmlBlocks {
public:
    HtmlBlocks(Composer& composer, HtmlNotes& notes)
        : m_composer(composer)
        , m_notes(notes)
    {}

    // Adds the text of a page; notes stand at their references.
    void read(const HtmlReading& reading);

    // The paragraphs of a note, without the links that lead back.
    [[nodiscard]] static std::vector<std::string> paragraphsOf(const HtmlTree& tree,
                                                               const GumboNode& noteBody);

private:
    struct State {
        ParagraphKind kind = {};
        std::uint8_t lists = 0;
        std::int32_t table = 0; // number of the data table; 0: in none
        bool isPreformatted = false;
    };
    struct Reference {
        std::size_t at; // bytes of m_line before it
        HtmlNotes::Use note;
    };

    bool enter(const GumboNode& node);
    void leave(const GumboNode& node);
    [[nodiscard]] bool isLeftOut(const GumboNode& node) const;
    bool enterLink(const GumboNode& link);
    void leaveLink(const GumboNode& link);
    [[nodiscard]] std::string referredNote(const GumboNode& link) const;
    void openBlock(const GumboNode& node);
    void openHeading(const GumboNode& node);
    void addText(std::string_view text);
    void addBreak();
    void addReference(const std::string& key);
    [[nodiscard]] bool isShown() const;
    void endParagraph();
    void write(std::string_view paragraph, std::size_t end);

    Composer& m_composer;
    HtmlNotes& m_notes;
    const HtmlReading* m_reading = nullptr;
    const HtmlTables* m_tables = nullptr;
    const GumboNode* m_noteRoot = nullptr; // of the note that is read, if one is
    bool m_noteHadMark = false;            // its first words were a link back
    std::vector<State> m_states{State{}};
    std::string m_line; // the paragraph at hand
    bool m_owesBlank = false;
    std::vector<Reference> m_references;
    int m_mainDepth = 0;
    std::int32_t m_tableCount = 0;
};

} // namespace crosscase::importing
