// SPDX-License-Identifier: GPL-3.0-or-later
// The stories of a document: its body, and inside of it the notes, text boxes and comments that
// stand in the middle of a paragraph. What is added goes to the innermost open story.
#pragma once

#include "core/import/composer.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

class Stories {
public:
    // The body is written to `composer`, which must outlive this.
    explicit Stories(Composer& composer)
        : m_composer(composer)
    {}

    [[nodiscard]] bool inBody() const { return m_open.empty(); }
    void add(std::string_view utf8);
    [[nodiscard]] bool lineIsEmpty() const;
    // Something hangs on the body's paragraph at hand.
    [[nodiscard]] bool hangs() const { return m_hangs; }
    // Outside the body a paragraph has no kind, and an empty one is left out.
    void endParagraph(const ParagraphKind& kind);

    // Places in the body, code points: of the next character, and behind the last one.
    [[nodiscard]] text::CodePoint position() const { return m_composer.position(); }
    [[nodiscard]] text::CodePoint bodyEnd() const { return m_bodyEnd; }

    // Begins a story inside the one at hand.
    void open();
    // Ends it; its paragraphs go to the caller, a line each, as valid UTF-8 ...
    [[nodiscard]] std::string take();
    // ... or come after the body's paragraph at hand (endnotes: at the end of the document), in the
    // order in which the stories began. See Composer::hang.
    void hang(text::BlockKind kind, std::string_view mark);

private:
    struct Open {
        std::size_t slot = 0; // its place among m_slots
        std::string line{};
        std::vector<std::string> paragraphs{};
    };
    struct Slot {
        text::BlockKind kind = text::BlockKind::TextBox;
        std::string mark{};
        std::vector<std::string> paragraphs{};
    };
    Open close();
    void hangSlots();

    Composer& m_composer;
    std::vector<Open> m_open;
    std::vector<Slot> m_slots; // stories that began since the body was left, in order
    text::CodePoint m_bodyEnd = 0;
    bool m_hangs = false;
};

} // namespace crosscase::importing
