// SPDX-License-Identifier: GPL-3.0-or-later
// What the styles and the list numbering of a Word document say of its paragraphs and runs.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace crosscase::importing {

// Is an on/off property set? A null node: no; without a value: yes.
[[nodiscard]] bool isOn(const pugi::xml_node& property);

struct DocxStyle {
    std::uint8_t heading = 0; // 1..6, 0: none
    std::uint8_t depth = 0;   // of a list item 1..9, 0: none
    bool hidden = false;
};

class DocxStyles {
public:
    // The roots of the parts; null nodes if there are none. Styles that are based on each other in
    // a circle end.
    DocxStyles(const pugi::xml_node& styles, const pugi::xml_node& numbering);

    // The style with the id, of an empty id the document's own default. Of an unknown one the name
    // alone counts.
    [[nodiscard]] DocxStyle paragraph(std::string_view id) const;
    [[nodiscard]] bool hidesRun(std::string_view id) const;

private:
    // As one style has it, without those that it is based on.
    struct Raw {
        std::string base;
        std::uint8_t namedHeading = 0;
        std::optional<std::int64_t> outline{};
        std::optional<std::int64_t> list{};
        std::optional<std::int64_t> level{};
        std::optional<bool> hidden{};
    };
    using RawStyles = std::map<std::string, Raw, std::less<>>;
    // The level of the list that the style is bound to, 0 if it says none.
    using LinkedLevels = std::map<std::string, std::int64_t, std::less<>>;

    static Raw rawOf(const pugi::xml_node& style);
    static LinkedLevels linkedLevels(const pugi::xml_node& numbering);
    static DocxStyle
    resolved(const RawStyles& raws, const LinkedLevels& levels, std::string_view id);

    std::map<std::string, DocxStyle, std::less<>> m_styles;
    std::string m_default;
};

} // namespace crosscase::importing
