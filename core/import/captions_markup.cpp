// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captions_cues.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace crosscase::importing {

namespace {

constexpr std::size_t kLongestTag = 1000;  // bytes
constexpr std::size_t kLongestEntity = 10; // bytes

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array kEntities{Entity{"amp", "&"},
                               Entity{"lt", "<"},
                               Entity{"gt", ">"},
                               Entity{"nbsp", "\u00A0"},
                               Entity{"lrm", "\u200E"},
                               Entity{"rlm", "\u200F"},
                               Entity{"quot", "\""},
                               Entity{"apos", "'"}};

constexpr std::array<std::string_view, 12> kTags{
    "i", "b", "u", "s", "c", "v", "lang", "ruby", "rt", "rp", "font", "span"};

// "&#233;" and "&#xE9;": their number.
std::optional<char32_t> numericEntity(std::string_view name)
{
    if (!name.starts_with('#'))
        return std::nullopt;
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    name.remove_prefix(hex ? 1 : 0);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
    if (error != std::errc() || end != name.data() + name.size() || name.empty())
        return std::nullopt;
    return static_cast<char32_t>(number);
}

// The entity that `text` begins with; appends what it stands for and returns its length, 0 if there
// is none.
std::size_t takeEntity(std::string_view text, std::string& out)
{
    const std::size_t end = text.substr(0, kLongestEntity).find(';');
    if (!text.starts_with('&') || end == std::string_view::npos)
        return 0;
    const std::string_view name = text.substr(1, end - 1);
    if (const auto number = numericEntity(name)) {
        text::append(out, *number);
        return end + 1;
    }
    const auto found = std::ranges::find(kEntities, name, &Entity::name);
    if (found == kEntities.end())
        return 0;
    out += found->text;
    return end + 1;
}

std::string withEntities(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::size_t length = takeEntity(text, out);
        if (length == 0) {
            length = 1;
            out += text.front();
        }
        text.remove_prefix(length);
    }
    return out;
}

struct Tag {
    std::size_t length = 0; // bytes; 0: no tag
    std::string name;       // lower case, without '/' and classes; empty: a timestamp
    bool closes = false;
    std::string_view annotation;
};

std::string lowerCase(std::string_view ascii)
{
    std::string lower(ascii);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

Tag tagAt(std::string_view text)
{
    const std::size_t end = text.substr(0, kLongestTag).find('>');
    if (end == std::string_view::npos || end < 2)
        return {};
    std::string_view inner = text.substr(1, end - 1);
    Tag tag;
    tag.closes = inner.starts_with('/');
    inner.remove_prefix(tag.closes ? 1 : 0);
    const std::size_t nameEnd = std::min(inner.find_first_of(". \t\n/"), inner.size());
    tag.name = lowerCase(inner.substr(0, nameEnd));
    const bool time = inner.find_first_not_of("0123456789:.,") == std::string_view::npos;
    if (time)
        tag.name.clear();
    else if (std::ranges::find(kTags, tag.name) == kTags.end())
        return {};
    const std::size_t blank = inner.find_first_of(" \t\n");
    if (!time && blank != std::string_view::npos)
        tag.annotation = text::trimBlanks(inner.substr(blank));
    tag.length = end + 1;
    return tag;
}

// "{\an8}": the place on the screen.
std::size_t placeLength(std::string_view text)
{
    if (!text.starts_with("{\\"))
        return 0;
    const std::size_t end = text.substr(0, kLongestTag).find('}');
    return end == std::string_view::npos ? 0 : end + 1;
}

// "- ", "\u2013 ", ">>", ">>>".
std::size_t newSpeakerLength(std::string_view line)
{
    std::size_t length = 0;
    if (line.starts_with(">>"))
        length = line.find_first_not_of('>');
    else
        for (const std::string_view dash : {"- ", "\u2013 ", "\u2014 ", "\u2010 "})
            if (line.starts_with(dash))
                length = dash.size();
    return std::min(length, line.size());
}

class CueReader {
public:
    std::vector<CueLine> read(std::string_view markup)
    {
        while (!markup.empty())
            markup.remove_prefix(takeFrom(markup));
        endLine();
        return std::move(m_lines);
    }

private:
    // Reads what the markup begins with; returns how many bytes, at least one.
    std::size_t takeFrom(std::string_view markup)
    {
        if (markup.front() == '\n') {
            endLine();
            return 1;
        }
        if (markup.front() == '<')
            if (const Tag tag = tagAt(markup); tag.length > 0) {
                takeTag(tag);
                return tag.length;
            }
        if (const std::size_t place = placeLength(markup); place > 0)
            return place;
        if (const std::size_t entity = takeEntity(markup, m_text); entity > 0)
            return entity;
        m_text += markup.front();
        return 1;
    }

    void takeTag(const Tag& tag)
    {
        if (tag.name != "v")
            return;
        endLine();
        m_speaker = tag.closes ? std::string()
                               : std::string(text::trimBlanks(withEntities(tag.annotation)));
        std::ranges::replace(m_speaker, '\n', ' ');
    }

    void endLine()
    {
        std::string_view text = text::trimBlanks(m_text);
        const std::size_t mark = m_speaker.empty() ? newSpeakerLength(text) : 0;
        text = text::trimBlanks(text.substr(mark));
        m_newSpeaker = m_newSpeaker || mark > 0;
        if (!text.empty()) {
            m_lines.push_back({m_speaker, m_newSpeaker, std::string(text)});
            m_newSpeaker = false;
        }
        m_text.clear();
    }

    std::vector<CueLine> m_lines;
    std::string m_speaker;
    std::string m_text; // of the line at hand
    bool m_newSpeaker = false;
};

} // namespace

std::vector<CueLine> cueLinesOf(std::string_view markup)
{
    return CueReader().read(markup);
}

} // namespace crosscase::importing
