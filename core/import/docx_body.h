// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the body of a Word document, its notes and its comments into a composer: one pass over the
// elements, each handled by its name.
#pragma once

#include "core/import/docx_styles.h"
#include "core/import/office.h"
#include "core/import/stories.h"

#include <queue>

#include <array>
#include <unordered_map>

namespace crosscase::importing {

// Elements of a side part by their id.
using DocxNotes = std::unordered_map<std::string_view, pugi::xml_node>;

struct DocxSources {
    DocxStyles styles;
    DocxNotes footnotes{};
    DocxNotes endnotes{};
    bool keepsBlanks = false; // the main part says so for all of its text
};

class DocxBody {
public:
    // Both must outlive this.
    DocxBody(const DocxSources& sources, Composer& composer)
        : m_sources(sources)
        , m_stories(composer)
    {}

    // Everything below `body`.
    void read(const pugi::xml_node& body);

    // After `read`: where comments stand, by their id.
    [[nodiscard]] const std::unordered_map<std::string_view, text::Span>& commentPlaces() const
    {
        return m_commentPlaces;
    }
    // Its paragraphs, a line each.
    [[nodiscard]] std::string commentText(const pugi::xml_node& comment);
    [[nodiscard]] LeftOut& leftOut() { return m_leftOut; }

private:
    // What the elements of a name do. `enter` returns whether to go into the element; without it
    // they are passed over.
    struct Handler {
        bool (DocxBody::*enter)(const pugi::xml_node&) = nullptr;
        void (DocxBody::*leave)(const pugi::xml_node&) = nullptr;
    };
    static const Handler* handlerOf(const pugi::xml_node& node);

    struct Paragraph {
        ParagraphKind kind{};
        bool joinsNext = false;  // its end is deleted, or it is a large initial
        bool hiddenMark = false; // it leaves no line if it is empty
        bool hidden = false;     // what its runs are unless they say something else
    };
    enum class FieldPart : std::uint8_t { Code, Result };
    // What belongs to one story: the body, a note, a text box.
    struct Story {
        Paragraph paragraph{};
        std::optional<ParagraphKind> joined{}; // a paragraph before this one goes on
        std::vector<FieldPart> fields{};       // those that are open, from the outermost
        std::size_t codes = 0;                 // how many of these are in their code
        pugi::xml_node hiddenRun{};            // the outermost one that is open
        bool pendingBreak = false;             // comes before the next character, if one comes
    };
    // An element with branches, of which one is to be read.
    struct Alternatives {
        std::size_t before = 0; // m_written at the start of the branch at hand
        bool taken = false;
        int pictures = 0; // before the element
        int most = 0;     // pictures in one branch
    };
    struct Note {
        text::BlockKind kind;
        pugi::xml_node node;
        std::string mark;
    };

    void readStory(const pugi::xml_node& root);
    Story& story() { return m_open.back(); }
    [[nodiscard]] bool isShown() const
    {
        return m_open.back().codes == 0 && !m_open.back().hiddenRun;
    }
    [[nodiscard]] bool inCell() const { return m_stories.inBody() && m_tables.inTable(); }

    // --- blocks
    bool enterParagraph(const pugi::xml_node& node);
    void leaveParagraph(const pugi::xml_node&);
    [[nodiscard]] Paragraph paragraphOf(const pugi::xml_node& node) const;
    [[nodiscard]] ParagraphKind kindOf(const pugi::xml_node& properties,
                                       const DocxStyle& style) const;
    void endJoined();
    bool enterTable(const pugi::xml_node&);
    void leaveTable(const pugi::xml_node&);
    bool enterRow(const pugi::xml_node& node);
    bool enterCell(const pugi::xml_node& node);
    void leaveCell(const pugi::xml_node&) { endJoined(); }
    bool enterBox(const pugi::xml_node&);
    void leaveBox(const pugi::xml_node&);
    bool enterWordArt(const pugi::xml_node& node);
    bool enterAlternatives(const pugi::xml_node&);
    void leaveAlternatives(const pugi::xml_node&);
    bool enterBranch(const pugi::xml_node&);
    void leaveBranch(const pugi::xml_node&);
    bool enterPicture(const pugi::xml_node&);
    bool enterEmbedded(const pugi::xml_node&);

    // --- in paragraphs
    void addText(std::string_view utf8);
    bool enterRun(const pugi::xml_node& node);
    void leaveRun(const pugi::xml_node& node);
    bool enterText(const pugi::xml_node& node);
    bool enterTab(const pugi::xml_node&);
    bool enterBreak(const pugi::xml_node& node);
    bool enterLineEnd(const pugi::xml_node&);
    bool enterHyphen(const pugi::xml_node&);
    bool enterSymbol(const pugi::xml_node& node);
    bool enterOperator(const pugi::xml_node& node);
    bool enterBrackets(const pugi::xml_node& node);
    void leaveBrackets(const pugi::xml_node& node);
    bool enterField(const pugi::xml_node& node);
    void addFormField(const pugi::xml_node& form);
    void endFieldCodes();
    bool enterDeleted(const pugi::xml_node& node);
    bool enterFootnote(const pugi::xml_node& node);
    bool enterEndnote(const pugi::xml_node& node);
    void addNote(const pugi::xml_node& reference, text::BlockKind kind);
    void readNotes();
    bool enterCommentStart(const pugi::xml_node& node);
    bool enterCommentEnd(const pugi::xml_node& node);
    bool enterCommentPlace(const pugi::xml_node& node);

    const DocxSources& m_sources;
    Stories m_stories;
    std::vector<Story> m_open{Story{}}; // the body and the stories of m_stories
    TableCursor m_tables;
    std::vector<Alternatives> m_alternatives;
    std::queue<Note> m_waitingNotes;
    bool m_readingNotes = false;
    std::array<std::unordered_map<std::string_view, int>, 2> m_noteNumbers; // foot-, endnotes
    std::unordered_map<std::string_view, text::Span> m_commentPlaces;
    std::size_t m_written = 0; // bytes of text so far
    LeftOut m_leftOut;
};

} // namespace crosscase::importing
