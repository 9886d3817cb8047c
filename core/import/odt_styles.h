// SPDX-License-Identifier: GPL-3.0-or-later
// What the styles of an OpenDocument text say of its paragraphs and spans.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace crosscase::importing {

struct OdtStyle {
    std::uint8_t heading = 0;     // 1..6, 0: none
    std::optional<bool> hidden{}; // nothing: as what is around it
};

class OdtStyles {
public:
    // Takes in the styles below `container` (office:styles, office:automatic-styles; a null node
    // has none). Of two of the same name the first holds.
    void add(const pugi::xml_node& container);
    // Once all are in. Styles that have each other as parents in a circle end.
    void resolve();

    // Of an unknown style the name alone counts.
    [[nodiscard]] OdtStyle paragraph(std::string_view name) const;
    [[nodiscard]] OdtStyle text(std::string_view name) const;

private:
    // As one style has it, without its parents; `heading` 0 says that it is none.
    struct Raw {
        std::string parent;
        std::optional<std::uint8_t> heading{};
        std::optional<bool> hidden{};
    };
    using RawStyles = std::map<std::string, Raw, std::less<>>;
    using Styles = std::map<std::string, OdtStyle, std::less<>>;

    static Raw rawOf(const pugi::xml_node& style);
    static OdtStyle resolved(const RawStyles& raws, std::string_view name);

    RawStyles m_rawParagraphs;
    RawStyles m_rawTexts;
    Styles m_paragraphs;
    Styles m_texts;
};

} // namespace crosscase::importing
