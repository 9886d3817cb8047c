// SPDX-License-Identifier: GPL-3.0-or-later
// The first entries of a report, and how many there are in all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscase::importing {

class LineList {
public:
    // Entries are joined by `separator`.
    explicit LineList(std::string_view separator = ", ")
        : m_separator(separator)
    {}
    void add(std::string_view entry)
    {
        if (++m_count <= kListed)
            m_text.append(m_text.empty() ? "" : m_separator).append(entry);
    }
    [[nodiscard]] std::size_t count() const { return m_count; }
    // The first 20.
    [[nodiscard]] std::string text() const
    {
        return m_count > kListed ? m_text + std::string(m_separator) + "..." : m_text;
    }

private:
    static constexpr std::size_t kListed = 20;
    std::string_view m_separator;
    std::size_t m_count = 0;
    std::string m_text;
};

// "1 row has", "3 rows have".
[[nodiscard]] inline std::string rowsHave(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " row has" : " rows have");
}

} // namespace crosscase::importing
