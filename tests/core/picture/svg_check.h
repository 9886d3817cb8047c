// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a picture as strictly as a viewer of SVG Tiny 1.2 may: well-formed XML, known elements and
// attributes only, numbers that are numbers, words and areas within the picture.
#pragma once

#include "core/base/number.h"
#include "core/picture/picture.h"
#include "core/picture/text_width.h"
#include "core/text/utf8.h"

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::picture::test {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string words; // directly in it, decoded
};

// What pictures may be made of: all of it is in SVG Tiny 1.2.
inline const std::map<std::string, std::set<std::string>>& tiny()
{
    static const std::set<std::string> look{"fill", "stroke", "stroke-width", "stroke-dasharray"};
    const auto with = [](std::set<std::string> more) {
        more.insert(look.begin(), look.end());
        return more;
    };
    static const std::map<std::string, std::set<std::string>> kTiny{
        {"svg", {"xmlns", "version", "baseProfile", "width", "height", "viewBox", "font-family"}},
        {"title", {}},
        {"desc", {}},
        {"g", {}},
        {"rect", with({"x", "y", "width", "height", "rx"})},
        {"line", with({"x1", "y1", "x2", "y2"})},
        {"polyline", with({"points"})},
        {"polygon", with({"points"})},
        {"circle", with({"cx", "cy", "r"})},
        {"path", with({"d"})},
        {"text",
         {"x", "y", "font-size", "fill", "font-weight", "font-style", "text-anchor", "transform"}}};
    return kTiny;
}

// Reads the file; `problem` says what is wrong with it, and is empty if nothing is.
class Reader {
public:
    explicit Reader(std::string_view svg)
        : m_rest(svg)
    {
        constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        if (!m_rest.starts_with(kHead) || !text::isValidUtf8(svg))
            problem = "does not begin as XML in UTF-8";
        m_rest.remove_prefix(std::min(kHead.size(), m_rest.size()));
        while (problem.empty() && !m_rest.empty())
            step();
        if (problem.empty() && (!m_open.empty() || elements.empty() || elements[0].name != "svg"))
            problem = "elements are left open";
    }
    std::string problem;
    std::vector<Element> elements;

private:
    void step()
    {
        const auto next = m_rest.find('<');
        const std::string_view words = m_rest.substr(0, next);
        if (m_open.empty()) {
            if (words.find_first_not_of('\n') != std::string_view::npos)
                problem = "words outside of all elements";
        } else {
            elements[m_open.back()].words += decoded(words);
        }
        m_rest.remove_prefix(std::min(next, m_rest.size()));
        if (m_rest.empty())
            return;
        const auto end = m_rest.find('>');
        if (end == std::string_view::npos) {
            problem = "a tag without an end";
            return;
        }
        tag(m_rest.substr(1, end - 1));
        m_rest.remove_prefix(end + 1);
    }
    void tag(std::string_view inside)
    {
        if (inside.starts_with('/')) {
            if (m_open.empty() || elements[m_open.back()].name != inside.substr(1))
                problem = "closes what is not open: " + std::string(inside);
            else
                m_open.pop_back();
            return;
        }
        const bool closed = inside.ends_with('/');
        if (closed)
            inside.remove_suffix(1);
        Element element;
        element.name = inside.substr(0, inside.find(' '));
        inside.remove_prefix(element.name.size());
        const auto known = tiny().find(element.name);
        if (known == tiny().end()) {
            problem = "unknown element " + element.name;
            return;
        }
        while (problem.empty() && !inside.empty())
            attribute(element, known->second, inside);
        elements.push_back(std::move(element));
        if (!closed)
            m_open.push_back(elements.size() - 1);
    }
    void attribute(Element& element, const std::set<std::string>& known, std::string_view& inside)
    {
        const auto equals = inside.find("=\"");
        const auto quote = inside.find('"', equals + 2);
        if (inside.front() != ' ' || equals == std::string_view::npos
            || quote == std::string_view::npos) {
            problem = "a malformed attribute in " + element.name;
            return;
        }
        const std::string name(inside.substr(1, equals - 1));
        if (!known.contains(name) || element.attributes.contains(name))
            problem = "attribute " + name + " of " + element.name;
        element.attributes[name] = decoded(inside.substr(equals + 2, quote - equals - 2));
        inside.remove_prefix(quote + 1);
    }
    std::string decoded(std::string_view words)
    {
        static const std::map<std::string_view, char> kEntities{
            {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}};
        std::string out;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto c = static_cast<unsigned char>(words[i]);
            if (c == '&') {
                const auto end = words.find(';', i);
                const auto entity = kEntities.find(words.substr(i + 1, end - i - 1));
                if (end == std::string_view::npos || entity == kEntities.end()) {
                    problem = "a stray &";
                    return out;
                }
                out += entity->second;
                i = end;
            } else {
                if (c == '>' || (c < 0x20 && c != '\n'))
                    problem = "a character that must not stand there";
                out += words[i];
            }
        }
        return out;
    }

    std::string_view m_rest;
    std::vector<std::size_t> m_open;
};

inline double numberAt(const Element& element, const std::string& name)
{
    const auto found = element.attributes.find(name);
    return found == element.attributes.end() ? 0 : parseNumber(found->second).value_or(NAN);
}

// Where a text reaches, by the room's own estimate.
inline std::vector<Point> cornersOf(const Element& element)
{
    const auto has = [&](const char* name, const char* value) {
        const auto found = element.attributes.find(name);
        return found != element.attributes.end() && found->second == value;
    };
    const double size = numberAt(element, "font-size");
    const double wide = widthOf(element.words, {size, has("font-weight", "bold")});
    const double x = numberAt(element, "x");
    const double y = numberAt(element, "y");
    const double begin = has("text-anchor", "middle") ? -wide / 2
                         : has("text-anchor", "end")  ? -wide
                                                      : 0;
    double turn = 0;
    if (const auto found = element.attributes.find("transform"); found != element.attributes.end())
        turn = std::stod(found->second.substr(7)) * 3.14159265358979 / 180;
    std::vector<Point> corners;
    for (const double along : {begin, begin + wide})
        for (const double down : {-kAscent * size, kDescent * size})
            corners.push_back({x + along * std::cos(turn) - down * std::sin(turn),
                               y + along * std::sin(turn) + down * std::cos(turn)});
    return corners;
}

// The first thing that is wrong, or nothing.
inline std::string problemOf(const Picture& picture)
{
    const Reader reader(picture.svg);
    if (!reader.problem.empty())
        return reader.problem;
    for (const char* bad : {"nan", "inf", "e+"})
        for (const Element& element : reader.elements)
            for (const auto& [name, value] : element.attributes)
                if (name != "font-family" && name != "xmlns" && name != "baseProfile"
                    && name != "fill" && name != "stroke" && name != "text-anchor"
                    && value.find(bad) != std::string::npos)
                    return name + " is " + value;
    const auto inside = [&](Point at) {
        return at.x >= -0.51 && at.y >= -0.51 && at.x <= picture.width + 0.51
               && at.y <= picture.height + 0.51;
    };
    for (const Element& element : reader.elements)
        if (element.name == "text")
            for (const Point at : cornersOf(element))
                if (!inside(at))
                    return "words beyond the picture: " + element.words;
    for (const HitArea& area : picture.areas) {
        if (area.corners.size() < 3)
            return "an area without extent";
        for (const Point at : area.corners)
            if (!inside(at))
                return "an area beyond the picture";
    }
    return {};
}

inline std::vector<std::string> textsOf(const Picture& picture)
{
    std::vector<std::string> texts;
    for (const Element& element : Reader(picture.svg).elements)
        if (element.name == "text")
            texts.push_back(element.words);
    return texts;
}

inline bool hasText(const Picture& picture, std::string_view words)
{
    for (const std::string& text : textsOf(picture))
        if (text.find(words) != std::string::npos)
            return true;
    return false;
}

inline std::vector<std::string> titlesOf(const Picture& picture)
{
    std::vector<std::string> titles;
    for (const Element& element : Reader(picture.svg).elements)
        if (element.name == "title")
            titles.push_back(element.words);
    return titles;
}

} // namespace crosscase::picture::test
