// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/faults.h"

#include <fmt/format.h>

namespace crosscase::project {

void Faults::add(std::size_t line, const std::string& what)
{
    ++m_count;
    if (m_listed.size() < kListed)
        m_listed.push_back(line == 0 ? what : fmt::format("line {}: {}", line, what));
}

Result<void> Faults::outcome(const std::string& table) const
{
    if (empty())
        return {};
    std::string text = fmt::format("the table of {} has {} fault{}; nothing was imported",
                                   table,
                                   m_count,
                                   m_count == 1 ? "" : "s");
    for (const std::string& fault : m_listed)
        text += "\n  " + fault;
    if (m_count > kListed)
        text += fmt::format("\n  and {} more", m_count - kListed);
    return fail(ErrorCode::Malformed, text);
}

} // namespace crosscase::project
