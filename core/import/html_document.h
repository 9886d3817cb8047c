// SPDX-License-Identifier: GPL-3.0-or-later
// A document made of one or more HTML pages: first learn() them all, then add() them all, in the
// order of reading.
#pragma once

#include "core/import/composer.h"
#include "core/import/html_blocks.h"
#include "core/import/html_notes.h"
#include "core/import/html_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct HtmlPage {
    std::string name; // of the file, for links from other pages; may be empty
    std::vector<HtmlTree> trees;
    bool flattened = false; // see preparedHtml

    [[nodiscard]] static HtmlPage parse(std::string name, std::string_view utf8);
};

class HtmlDocument {
public:
    // Web: of a page with a main part only that is read.
    enum class Kind : std::uint8_t { Web, Book };
    explicit HtmlDocument(Kind kind)
        : m_kind(kind)
    {}
    HtmlDocument(const HtmlDocument&) = delete; // its parts refer to each other
    HtmlDocument& operator=(const HtmlDocument&) = delete;
    HtmlDocument(HtmlDocument&&) = delete;
    HtmlDocument& operator=(HtmlDocument&&) = delete;
    ~HtmlDocument() = default;

    void learn(const HtmlPage& page);
    void add(const HtmlPage& page);
    // With warnings about what was left out.
    [[nodiscard]] Imported finish(const Options& options, std::string_view encoding);

private:
    Kind m_kind;
    Composer m_composer{};
    HtmlNotes m_notes{};
    HtmlBlocks m_blocks{m_composer, m_notes};
    std::size_t m_furniture = 0; // words
    std::size_t m_flattened = 0; // pages
};

} // namespace crosscase::importing
