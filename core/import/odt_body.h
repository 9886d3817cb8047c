// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the body of an OpenDocument text into a composer: one pass over the elements, each handled
// by its name. Notes, text boxes and comments stand in the middle of paragraphs there.
#pragma once

#include "core/import/odt_styles.h"
#include "core/import/office.h"
#include "core/import/stories.h"

#include <unordered_map>

namespace crosscase::importing {

// The letters, numbers and signs of a formula in MathML, in their order.
[[nodiscard]] std::string wordsOfFormula(const pugi::xml_node& math);

class OdtBody {
public:
    // The words of the formula that an embedded object (its path in the package) is; empty if it is
    // none.
    using FormulaOf = std::function<std::string(std::string_view path)>;

    // `styles` and `composer` must outlive this.
    OdtBody(const OdtStyles& styles, FormulaOf formulaOf, Composer& composer)
        : m_styles(styles)
        , m_formulaOf(std::move(formulaOf))
        , m_stories(composer)
    {}

    // Everything below `body`. Cells that the file repeats are repeated in its tree.
    void read(const pugi::xml_node& body);

    // After `read`.
    [[nodiscard]] std::vector<Comment> takeComments() { return std::move(m_comments); }
    [[nodiscard]] const LeftOut& leftOut() const { return m_leftOut; }

private:
    // What the elements of a name do. `enter` returns whether to go into the element; without it
    // they are passed over.
    struct Handler {
        bool (OdtBody::*enter)(const pugi::xml_node&) = nullptr;
        void (OdtBody::*leave)(const pugi::xml_node&) = nullptr;
    };
    static const Handler* handlerOf(const pugi::xml_node& node);

    // What belongs to one story: the body, a note, a text box, a comment.
    struct Story {
        text::BlockKind kind = text::BlockKind::TextBox; // what it hangs as, and with what mark
        std::string mark{};
        std::size_t paragraphs = 0; // that are open; outside of them characters are no text
        std::vector<bool> shown{};  // per open paragraph and span
        bool afterBlank = true;     // one more blank is none
        bool droppedText = false;   // of the paragraph at hand, because it is hidden
        std::size_t lists = 0;      // that are open
        std::size_t comment = 0;    // index of the comment that it is
    };
    Story& story() { return m_open.back(); }
    [[nodiscard]] bool isShown() const
    {
        return m_open.back().shown.empty() || m_open.back().shown.back();
    }
    [[nodiscard]] bool inCell() const { return m_stories.inBody() && m_tables.inTable(); }
    bool enterAny(const pugi::xml_node& node);

    // --- blocks
    bool enterParagraph(const pugi::xml_node& node);
    void leaveParagraph(const pugi::xml_node& node);
    [[nodiscard]] ParagraphKind kindOf(const pugi::xml_node& node);
    bool enterList(const pugi::xml_node&);
    void leaveList(const pugi::xml_node&);
    bool enterNumbered(const pugi::xml_node& node);
    void leaveNumbered(const pugi::xml_node& node);
    bool enterSection(const pugi::xml_node& node);
    bool enterTable(const pugi::xml_node&);
    void leaveTable(const pugi::xml_node&);
    bool enterRow(const pugi::xml_node& node);
    void leaveRow(const pugi::xml_node& node);
    bool enterCell(const pugi::xml_node& node);
    // A row or cell that is repeated and holds words gets copies behind it in place of the number.
    void unroll(pugi::xml_node node, const char* attribute);
    bool enterTracked(const pugi::xml_node& node);

    // --- stories
    void openStory(Story begun);
    void hangStory(const pugi::xml_node&);
    bool enterFrame(const pugi::xml_node& node);
    bool enterShape(const pugi::xml_node&);
    bool enterNote(const pugi::xml_node& node);
    bool enterNoteBody(const pugi::xml_node&);
    bool enterComment(const pugi::xml_node& node);
    void leaveComment(const pugi::xml_node&);
    bool enterCommentEnd(const pugi::xml_node& node);

    // --- in paragraphs
    void addCharacters(std::string_view utf8);
    void addExactly(std::string_view utf8);
    bool enterSpan(const pugi::xml_node& node);
    void leaveSpan(const pugi::xml_node&);
    bool enterSpaces(const pugi::xml_node& node);
    bool enterTab(const pugi::xml_node&);
    bool enterLineBreak(const pugi::xml_node&);
    bool enterHiddenText(const pugi::xml_node&);
    bool enterTitle(const pugi::xml_node& node);

    const OdtStyles& m_styles;
    FormulaOf m_formulaOf;
    Stories m_stories;
    std::vector<Story> m_open{Story{}}; // the body and the stories of m_stories
    TableCursor m_tables;
    std::size_t m_copyable = 50'000'000; // bytes that may still be made by repeating
    std::size_t m_seekable = 2'000'000;  // nodes that may still be looked at for that
    std::int64_t m_spaces = 10'000'000;  // that may still be made by number
    int m_footnotes = 0;
    int m_endnotes = 0;
    Story m_note{}; // begun, its body comes
    std::vector<Comment> m_comments;
    std::unordered_map<std::string_view, std::size_t> m_commentsByName;
    LeftOut m_leftOut;
};

} // namespace crosscase::importing
