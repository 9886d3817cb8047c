// SPDX-License-Identifier: GPL-3.0-or-later
// How deep the elements of a page will be nested, found out without building its tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::importing {

// Follows the tags as a parser of HTML5 does, with the end tags that it adds.
class HtmlNesting {
public:
    // Names are in lower case. An element without an inside (br, hr) does not stay open.
    void start(const std::string& name);
    void end(const std::string& name);

    [[nodiscard]] std::size_t depth() const { return m_open.size(); }
    // Open elements that were looked at so far.
    [[nodiscard]] std::size_t steps() const { return m_steps; }

private:
    enum class Kind : std::uint8_t {
        Span,
        Link,
        Break,
        P,
        Div,
        Item,
        Term,
        Cell,
        Row,
        Rows,
        Table,
        Other
    };
    struct Open {
        Kind kind;
        std::size_t* count; // of the open elements of that name
    };
    [[nodiscard]] static Kind kindOf(std::string_view name);
    [[nodiscard]] static bool closes(Kind next, Kind open);
    [[nodiscard]] static bool isBarrier(Kind next, Kind open);
    bool closeOneFor(Kind next);
    void pop();

    std::vector<Open> m_open;
    std::unordered_map<std::string, std::size_t> m_counts;
    std::size_t m_steps = 0;
};

} // namespace crosscase::importing
