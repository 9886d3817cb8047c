// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the text and the layout of a structured document together, paragraph by paragraph: what the
// readers of docx, odt, rtf, html, epub, pdf and captions have in common.
//
// A paragraph becomes a line; a break within it begins a line of the same kind; an empty paragraph
// stays as an empty line. Notes and text boxes come after the paragraph that they hang on. The text
// is valid UTF-8: what is not becomes U+FFFD, as U+0000 does; control characters become blanks,
// soft hyphens go.
#pragma once

#include "core/import/reader.h"
#include "core/text/layout.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

// What a paragraph is.
struct ParagraphKind {
    text::BlockKind kind = text::BlockKind::Paragraph;
    std::uint8_t level = 0; // of a heading 1..6, of a list item its depth 1..9
    text::Cell cell = {};
};

class Composer {
public:
    // --- in the paragraph at hand
    // -----------------------------------------------------------------
    void add(std::string_view utf8); // its line ends are breaks
    void addBreak() { add("\n"); }
    // Where the next character goes, code points from the start of the document. Holds for good:
    // what comes later never moves it.
    [[nodiscard]] text::CodePoint position() const { return m_written + m_lineLength; }
    [[nodiscard]] bool isEmpty() const { return m_line.empty(); }
    // The last character is a blank or a break, or there is none.
    [[nodiscard]] bool endsBlank() const;
    // Who speaks in this paragraph, and when: a span of this paragraph, before what it says.
    void setSpeaker(text::Span label);
    void setTime(std::int64_t ms);
    // What is added next is the first on this page; within a paragraph too.
    void startPage(std::int32_t page);
    // What was added so far is no content: "[1] " of a note.
    void beginContent() { m_contentStart = position(); }
    // Comes after this paragraph, each of `paragraphs` as one of `kind` (a note or a text box).
    // `mark` goes before the first and is no content: "[1]".
    void hang(text::BlockKind kind, std::string_view mark, std::vector<std::string> paragraphs);
    // Comes at the end of the document.
    void
    hangAtEnd(text::BlockKind kind, std::string_view mark, std::vector<std::string> paragraphs);

    // --- between paragraphs
    // -----------------------------------------------------------------------
    void endParagraph(const ParagraphKind& kind = {});

    // The whole; the composer is empty then. `encoding` is the original's. Paragraphs that end at
    // blank lines only are to be had where the document has empty paragraphs.
    [[nodiscard]] Imported finish(const Options& options, std::string_view encoding = "UTF-8");

private:
    struct Hanging {
        text::BlockKind kind;
        std::string mark;
        std::vector<std::string> paragraphs;
    };
    void append(std::string_view utf8);
    void write(const ParagraphKind& kind);
    void write(const Hanging& hanging);

    std::string m_text;
    text::CodePoint m_written = 0; // code points of m_text
    std::string m_line;            // the paragraph at hand
    text::CodePoint m_lineLength = 0;
    text::CodePoint m_contentStart = -1;
    text::Span m_speaker{};
    std::optional<std::int64_t> m_time;
    std::vector<Hanging> m_hanging;
    std::vector<Hanging> m_atEnd;
    std::optional<std::int32_t> m_nextPage;
    text::Layout m_layout;
};

// 1 -> "i", 4 -> "iv": the marks of endnotes. Beyond 3999 decimal.
[[nodiscard]] std::string romanNumeral(int number);

} // namespace crosscase::importing
