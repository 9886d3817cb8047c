// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/sheet_names.h"

#include "core/export/xml.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

namespace crosscase::exporting {

namespace {

constexpr std::size_t kLongest = 31;

std::string withoutForbidden(std::string_view wanted)
{
    std::string name = legal(oneLine(wanted));
    for (char& c : name)
        if (std::string_view(":\\/?*[]\t").find(c) != std::string_view::npos)
            c = ' ';
    return name;
}

// Without blanks and apostrophes at the ends, at most `units` long.
std::string shortened(std::string_view name, std::size_t units)
{
    constexpr std::string_view kNoEnd = " '";
    name.remove_prefix(std::min(name.find_first_not_of(kNoEnd), name.size()));
    name = firstUnits(name, units);
    return std::string(name.substr(0, name.find_last_not_of(kNoEnd) + 1));
}

} // namespace

std::size_t unitsOf(std::string_view utf8)
{
    std::size_t units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xF0U ? 2U : 1U;
    }
    return units;
}

std::string_view firstUnits(std::string_view utf8, std::size_t units)
{
    std::size_t used = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t next = text::nextCodePoint(utf8, at);
        used += unitsOf(utf8.substr(at, next - at));
        if (used > units)
            return utf8.substr(0, at);
        at = next;
    }
    return utf8;
}

std::string SheetNames::take(std::string_view wanted)
{
    const std::string clean = withoutForbidden(wanted);
    std::string name = shortened(clean, kLongest);
    if (name.empty() || text::foldKey(name) == "history")
        name = name.empty() ? "Table" : name + " (1)";
    for (int n = 2; !m_taken.insert(text::foldKey(name)).second; ++n) {
        const std::string more = " (" + std::to_string(n) + ")";
        const std::string begin = shortened(clean, kLongest - more.size());
        name = (begin.empty() ? "Table" : begin) + more;
    }
    return name;
}

} // namespace crosscase::exporting
