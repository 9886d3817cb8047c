// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the tokens of an RTF file: groups and what they inherit, character sets, destinations.
#pragma once

#include "core/import/rtf_codepages.h"
#include "core/import/rtf_text.h"
#include "core/import/rtf_tokens.h"
#include "core/import/rtf_words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

class RtfInterpreter {
public:
    // `encoding`, a name of core/text, holds where no font tells another.
    explicit RtfInterpreter(const std::optional<std::string>& encoding)
        : m_fonts(encoding)
    {}

    // The document in `bytes`, with warnings.
    [[nodiscard]] Imported read(std::string_view bytes, const Options& options);

private:
    // What a group inherits, and loses at its end.
    struct State {
        RtfDestination destination = RtfDestination::Text;
        // In \upr the destination around it, which \ud takes up again.
        RtfDestination outer = RtfDestination::Skipped;
        bool ownsDestination = false; // this group has set it
        bool ownsFlow = false;        // this group has opened a flow
        bool isHidden = false;
        bool isDeleted = false;
        std::int32_t font = -1;
        std::int32_t skip = 1; // characters that stand in for a \u
        RtfParagraph paragraph{};
    };

    // tokens
    void take(const RtfToken& token);
    void openGroup();
    void closeGroup();
    void takeSymbol(char symbol);
    void takeWord(const RtfToken& token);
    void takeText(std::string_view bytes);

    // words
    void enter(RtfDestination destination);
    void leave(RtfDestination destination);
    void enterFlow(RtfDestination destination);
    bool setCharset(RtfCommand command, std::int32_t number);
    bool setCharacters(RtfCommand command, std::optional<std::int32_t> number);
    bool setParagraph(RtfCommand command, std::optional<std::int32_t> number);
    void structure(RtfCommand command);
    void addUnicode(std::int32_t unit);

    // text
    [[nodiscard]] bool isInText() const;
    [[nodiscard]] bool isReading() const;
    bool takesText();
    void addCharacter(char32_t c);
    void flushBytes();
    void defineStyle(std::string_view name);
    State& state() { return m_states.back(); }

    RtfText m_text{};
    std::vector<State> m_states{State{}};
    std::size_t m_tooDeep = 0;  // open groups beyond the limit
    bool m_isIgnorable = false; // \* came before
    std::size_t m_toSkip = 0;   // characters that stand in for the \u before
    std::string m_bytes{};      // not yet decoded
    char32_t m_highSurrogate = 0;
    RtfFonts m_fonts;
    bool m_isOver = false; // the document's group is closed
    std::size_t m_deletions = 0;
    std::size_t m_hidden = 0;
    std::size_t m_equations = 0;
    bool m_wasSuppressed = false;
};

} // namespace crosscase::importing
