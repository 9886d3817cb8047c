// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/place.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <string>

namespace crosscase::query {

namespace {

constexpr int kAround = 36; // code points shown on either side
constexpr std::string_view kMore = "...";

// One line of it: line ends and tabs become blanks.
std::string oneLine(std::string_view text)
{
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return line;
}

// At most kAround code points from the end.
std::string tailOf(std::string_view text)
{
    const std::size_t length = text::countCodePoints(text);
    std::size_t byte = 0;
    for (std::size_t i = kAround; i < length; ++i)
        byte = text::nextCodePoint(text, byte);
    return std::string(byte > 0 ? kMore : "") + oneLine(text.substr(byte));
}

// At most kAround code points from the front.
std::string headOf(std::string_view text)
{
    std::size_t byte = 0;
    for (int i = 0; i < kAround && byte < text.size(); ++i)
        byte = text::nextCodePoint(text, byte);
    return oneLine(text.substr(0, byte)) + std::string(byte < text.size() ? kMore : "");
}

} // namespace

tl::unexpected<Error> malformedAt(std::string_view text, std::size_t byte, std::string_view what)
{
    const std::string before = tailOf(text.substr(0, byte));
    const std::string after = headOf(text.substr(byte));
    const auto column = static_cast<std::size_t>(text::columnsOf(before));
    return fail(ErrorCode::Malformed,
                fmt::format("{}, at character {}:\n  {}{}\n  {:{}}^",
                            what,
                            text::countCodePoints(text.substr(0, byte)) + 1,
                            before,
                            after,
                            "",
                            column));
}

} // namespace crosscase::query
