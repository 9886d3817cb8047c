// SPDX-License-Identifier: GPL-3.0-or-later
// The footnotes of web pages and electronic books: links in the text that lead to notes which stand
// elsewhere, maybe on another page. Written as pandoc, EPUB 3 and DPUB-ARIA do.
#pragma once

#include "core/import/html_tree.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

// "page.xhtml#id": what `href` means on `page`; empty if it names no place in a page.
[[nodiscard]] std::string noteKey(std::string_view page, std::string_view href);

// An element that holds a note.
struct HtmlNoteBody {
    std::string key;
    const GumboNode* node;
};
// In document order, no two of the same key, none within another.
[[nodiscard]] std::vector<HtmlNoteBody> noteBodiesIn(const HtmlTree& tree, std::string_view page);

// Could this link refer to a note: does it say so, or is its text but a mark?
[[nodiscard]] bool isNoteReference(const GumboNode& link);
// Is its text but a mark: "1", "[12]", "*", "iv", nothing?
[[nodiscard]] bool isMarkOnly(const GumboNode& link);
// Does this link within a note lead back to where it is referred to?
[[nodiscard]] bool isBackLink(const GumboNode& link);

class HtmlNotes {
public:
    // First all that there is ...
    void addBody(std::string key, std::vector<std::string> paragraphs);
    void addReference(std::string key) { m_notes[std::move(key)].isWanted = true; }

    // ... then: is it a note that is referred to, and so stands at its reference?
    [[nodiscard]] bool isUsed(const std::string& key) const;

    // The mark for a reference, "[1]"; and the note, if this is its first reference.
    struct Use {
        std::string mark;
        std::vector<std::string> paragraphs;
    };
    [[nodiscard]] Use use(const std::string& key);
    // The used notes for which use() was never called.
    [[nodiscard]] std::vector<Use> takeUnplaced();

private:
    struct Note {
        std::vector<std::string> paragraphs = {};
        bool hasBody = false;
        bool isWanted = false;
        int number = 0; // of its mark
    };
    std::map<std::string, Note> m_notes;
    int m_count = 0;
};

} // namespace crosscase::importing
