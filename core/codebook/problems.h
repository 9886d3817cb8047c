// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong in a file, gathered so that a person can mend it in one go.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscase::codebook {

class Problems {
public:
    static constexpr std::size_t kListed = 20;

    // `order` is where the thing stands in the file: problems are listed by it.
    void add(std::size_t order, std::string_view place, std::string_view problem);
    [[nodiscard]] bool empty() const { return m_lines.empty(); }

    // Malformed: one line a problem, "PLACE: PROBLEM"; after `kListed` only how many more.
    [[nodiscard]] Error toError() const;

private:
    std::vector<std::pair<std::size_t, std::string>> m_lines;
};

} // namespace crosscase::codebook
