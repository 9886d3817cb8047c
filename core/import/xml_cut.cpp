// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml_cut.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace crosscase::importing {

namespace {

// What is no tag although it begins with <, and how it ends.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNoTags{
    {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}}};

std::string_view localPart(std::string_view tag)
{
    const std::string_view name =
        tag.substr(0, std::min(tag.find_first_of(" \t\r\n/>"), tag.size()));
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

// Behind the > of the tag that `from` stands in; npos if there is none.
std::size_t ElementCutter::endOfTag(std::size_t from) const
{
    for (;;) {
        const std::size_t at = m_xml.find_first_of("\"'>", from);
        if (at == std::string_view::npos)
            return at;
        if (m_xml[at] == '>')
            return at + 1;
        const std::size_t close = m_xml.find(m_xml[at], at + 1);
        if (close == std::string_view::npos)
            return close;
        from = close + 1;
    }
}

bool ElementCutter::nextTag(Tag& tag)
{
    for (;;) {
        const std::size_t start = m_xml.find('<', m_at);
        if (start == std::string_view::npos)
            return false;
        const std::string_view rest = m_xml.substr(start);
        const auto other = std::find_if(kNoTags.begin(), kNoTags.end(), [&](const auto& marks) {
            return rest.starts_with(marks.first);
        });
        if (other != kNoTags.end()) {
            const std::size_t end = m_xml.find(other->second, start + other->first.size());
            if (end == std::string_view::npos)
                return false;
            m_at = end + other->second.size();
            continue;
        }
        const std::size_t end = endOfTag(start + 1);
        if (end == std::string_view::npos)
            return false;
        m_at = end;
        tag.start = start;
        tag.closes = rest.starts_with("</");
        tag.alone = !tag.closes && m_xml[end - 2] == '/';
        tag.name = localPart(rest.substr(tag.closes ? 2 : 1));
        return true;
    }
}

Result<std::string_view> ElementCutter::next()
{
    std::optional<std::size_t> open;
    Tag tag;
    while (nextTag(tag)) {
        if (tag.name != m_name || (!open && tag.closes))
            continue;
        if (!open)
            open = tag.start;
        if (tag.alone || tag.closes)
            return m_xml.substr(*open, m_at - *open);
    }
    m_at = m_xml.size();
    if (open)
        return fail(ErrorCode::Malformed,
                    fmt::format("the element '{}' at byte {} is not closed", m_name, *open));
    return std::string_view();
}

} // namespace crosscase::importing
