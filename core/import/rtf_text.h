// SPDX-License-Identifier: GPL-3.0-or-later
// What an RTF file says, put together: its paragraphs, tables, lists, and the flows of text beside
// the main one (notes, text boxes, comments).
#pragma once

#include "core/import/composer.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

// Of a paragraph; lengths are in twips.
struct RtfParagraph {
    bool isInTable = false;
    std::int32_t nesting = 1;  // of its table, if it is in one
    std::int32_t outline = -1; // 0..8: a heading, else none; -1: its style says it
    std::int32_t style = 0;
    std::int32_t list = 0;
    std::int32_t listLevel = 0; // from 0
    std::int32_t left = 0;
    std::int32_t firstLine = 0;
};

enum class RtfFlow : std::uint8_t { Main, Note, TextBox, Comment, Value };

class RtfText {
public:
    // --- in the flow at hand
    void add(std::string_view utf8) { m_flows.back().line += utf8; }
    // A tab; where it stands behind a bullet or number, that is the paragraph's, and no text.
    void addTab(const RtfParagraph& paragraph);
    void noteTabStop() { m_hasTabStop = !m_flows.back().line.empty(); }
    void noteListMark() { m_isListItem = true; }
    void endParagraph(const RtfParagraph& paragraph);
    // Of the table of that nesting, from 1.
    void endCell(std::int32_t nesting);
    void endRow(std::int32_t nesting);
    [[nodiscard]] bool isLineEmpty() const { return m_flows.back().line.empty(); }

    // --- flows
    // Text goes there until close(). False, and nothing is opened, if too many are open.
    [[nodiscard]] bool open(RtfFlow flow);
    void makeEndnote() { m_flows.back().isEndnote = true; }
    // The text of a Value; others go where they belong.
    std::string close();

    // --- what paragraphs and comments refer to
    void defineStyle(std::int32_t style, std::int32_t outline) { m_styles[style] = outline; }
    void startRange(const std::string& id) { m_ranges[id].start = addAnchor(); }
    void endRange(const std::string& id) { m_ranges[id].end = addAnchor(); }
    // Of the next comment that is closed. `id` is a range's.
    struct CommentHead {
        std::string author;
        std::string initials;
        std::string date;
        std::string id;
    };
    [[nodiscard]] CommentHead& commentHead() { return m_head; }

    [[nodiscard]] Imported finish(const Options& options, std::string_view encoding);

private:
    struct Flow {
        RtfFlow kind = RtfFlow::Main;
        bool isEndnote = false;
        std::string line = {}; // the paragraph at hand
        std::vector<std::string> paragraphs = {};
    };
    struct Table {
        std::int32_t number;
        std::int32_t row = 1;
        std::int32_t column = 1;
    };
    struct Anchor {
        std::size_t at; // bytes of the main line before it
        std::size_t slot;
    };
    struct Range {
        std::size_t start = 0; // slots; 0: none
        std::size_t end = 0;
    };
    struct OpenComment {
        Comment comment;
        Range range;
    };

    std::size_t addAnchor();
    void closeNote(Flow flow);
    void closeComment(const Flow& flow);
    void openTable(std::int32_t nesting);
    [[nodiscard]] ParagraphKind kindOf(const RtfParagraph& paragraph) const;
    void write(const ParagraphKind& kind);
    void writeCell();

    Composer m_composer{};
    std::vector<Flow> m_flows{Flow{}};
    std::vector<Table> m_tables; // the open one, and those nested in its cell
    std::int32_t m_tableCount = 0;
    bool m_isListItem = false;      // the paragraph at hand
    std::int32_t m_markedDepth = 0; // told by a bullet in the text
    bool m_hasTabStop = false;      // set in the paragraph at hand
    int m_footnotes = 0;
    int m_endnotes = 0;
    std::map<std::int32_t, std::int32_t> m_styles; // -> outline level
    std::vector<Anchor> m_anchors;                 // in the main line
    std::vector<text::CodePoint> m_slots{0};       // where the anchors are in the document
    std::map<std::string, Range> m_ranges;
    CommentHead m_head{};
    std::vector<OpenComment> m_comments;
};

} // namespace crosscase::importing
