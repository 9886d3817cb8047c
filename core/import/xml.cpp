// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr std::ptrdiff_t kMaxMarks = 10'000'000;

} // namespace

Result<pugi::xml_document> parseXml(std::string_view bytes, std::string_view what)
{
    const auto marks =
        std::count(bytes.begin(), bytes.end(), '<') + std::count(bytes.begin(), bytes.end(), '=');
    if (marks > kMaxMarks)
        return fail(
            ErrorCode::Unsupported,
            fmt::format("{} holds more than {} tags and attributes; split the document and import "
                        "its parts",
                        what,
                        kMaxMarks));
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!parsed)
        return fail(
            ErrorCode::Malformed,
            fmt::format("{} is damaged at byte {}: {}", what, parsed.offset, parsed.description()));
    return document;
}

std::string_view attributeOf(const pugi::xml_node& node, std::string_view local)
{
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        std::string_view name = attribute.name();
        if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
            name.remove_prefix(colon + 1);
        if (name == local)
            return attribute.value();
    }
    return {};
}

pugi::xml_node childOf(const pugi::xml_node& node, std::string_view local)
{
    for (const pugi::xml_node& child : node.children())
        if (localName(child) == local)
            return child;
    return {};
}

} // namespace crosscase::importing
