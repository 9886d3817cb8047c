// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts one element after another out of a large XML text, so that only one at a time has to be held
// as a tree: the rows of a sheet, the strings of a workbook.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string_view>

namespace crosscase::importing {

class ElementCutter {
public:
    // The elements of the local name `name` ("row" is "x:row" too), at any depth; one within
    // another is not expected. Both views must outlive the cutter.
    ElementCutter(std::string_view xml, std::string_view name)
        : m_xml(xml)
        , m_name(name)
    {}

    // The next element, from its < to its end; empty when there is none. Malformed: it is not
    // closed. Linear over all calls; comments, CDATA and quoted values are no tags.
    [[nodiscard]] Result<std::string_view> next();

private:
    struct Tag {
        std::size_t start = 0;
        std::string_view name; // local
        bool closes = false;   // </x>
        bool alone = false;    // <x/>
    };
    [[nodiscard]] bool nextTag(Tag& tag); // false at the end
    [[nodiscard]] std::size_t endOfTag(std::size_t from) const;

    std::string_view m_xml;
    std::string_view m_name;
    std::size_t m_at = 0;
};

} // namespace crosscase::importing
