// SPDX-License-Identifier: GPL-3.0-or-later
// The faults of a table that is being imported: all are found before anything is done.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crosscase::project {

class Faults {
public:
    // `line` 0: a fault of no one line.
    void add(std::size_t line, const std::string& what);
    [[nodiscard]] bool empty() const { return m_count == 0; }
    // Malformed, with at most 20 faults, a line each, and the number of the others.
    [[nodiscard]] Result<void> outcome(const std::string& table) const;

private:
    static constexpr std::size_t kListed = 20;
    std::vector<std::string> m_listed;
    std::size_t m_count = 0;
};

} // namespace crosscase::project
