// SPDX-License-Identifier: GPL-3.0-or-later
// The language of a text, told by its letters and words (cld2).
#pragma once

#include <string>
#include <string_view>

namespace crosscase::text {

// As BCP 47 ("en", "pt", "zh-Hant"): the language that most of the text is in, judged by samples of
// at most some kilobytes. Empty when it cannot be told: too short, too mixed, no words.
[[nodiscard]] std::string languageOf(std::string_view utf8);

} // namespace crosscase::text
