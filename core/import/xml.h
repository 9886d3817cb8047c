// SPDX-License-Identifier: GPL-3.0-or-later
// XML parts of documents. Names are compared without their prefix: writers choose prefixes freely,
// and transitional and strict files differ in namespaces only. No entity is expanded but XML's own
// five and character references, no external thing is fetched, and walks never recurse.
#pragma once

#include "core/base/error.h"

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace crosscase::importing {

// `what` is said in the error, e.g. "word/document.xml". All text is kept, blanks too. Malformed:
// with the position. Unsupported: more than ten million tags and attributes, for each of which the
// tree takes many times the bytes.
[[nodiscard]] Result<pugi::xml_document> parseXml(std::string_view bytes, std::string_view what);

// "p" of "w:p".
[[nodiscard]] inline std::string_view localName(const pugi::xml_node& node)
{
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The attribute's value, whatever its prefix; empty if it is not there.
[[nodiscard]] std::string_view attributeOf(const pugi::xml_node& node, std::string_view local);
// The first child of that local name, or a null node.
[[nodiscard]] pugi::xml_node childOf(const pugi::xml_node& node, std::string_view local);

// Visits `root` and all below it in document order. `enter(node)` returns whether to go into it;
// `leave(node)` comes after all below, for every node that was gone into.
template <typename Enter, typename Leave>
void walk(pugi::xml_node root, Enter&& enter, Leave&& leave)
{
    pugi::xml_node at = root;
    while (at) {
        const bool into = enter(at);
        if (into && at.first_child()) {
            at = at.first_child();
            continue;
        }
        if (into)
            leave(at);
        while (at != root && !at.next_sibling()) {
            at = at.parent();
            leave(at);
        }
        at = at == root ? pugi::xml_node() : at.next_sibling();
    }
}

} // namespace crosscase::importing
