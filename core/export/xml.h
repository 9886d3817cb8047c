// SPDX-License-Identifier: GPL-3.0-or-later
// Words as XML and HTML may hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

// Appends `words` for element content or an attribute in double quotes. What XML 1.0 cannot hold
// (control characters but tab and line ends, U+FFFE, U+FFFF, ill-formed bytes) becomes U+FFFD, as
// does U+007F.
void appendXml(std::string& out, std::string_view words);
[[nodiscard]] std::string xml(std::string_view words);

// The same characters replaced, nothing escaped.
[[nodiscard]] std::string legal(std::string_view words);

// Cut at LF, CR LF and CR; at least one.
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view words);

// In one line: line ends are blanks.
[[nodiscard]] std::string oneLine(std::string_view words);

} // namespace crosscase::exporting
