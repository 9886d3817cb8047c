// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/xml.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::exporting {

namespace {

bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F;
}

bool isLegal(char32_t c)
{
    return c == '\t' || c == '\n' || c == '\r'
           || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF);
}

template <typename AppendPlain>
void appendLegal(std::string& out, std::string_view words, AppendPlain&& plain)
{
    for (std::size_t at = 0; at < words.size();) {
        if (isPlain(words[at])) {
            plain(words[at++]);
            continue;
        }
        const char32_t c = text::decodeAt(words, at);
        text::append(out, isLegal(c) ? c : U'\uFFFD');
    }
}

} // namespace

void appendXml(std::string& out, std::string_view words)
{
    appendLegal(out, words, [&out](char c) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    });
}

std::string xml(std::string_view words)
{
    std::string out;
    appendXml(out, words);
    return out;
}

std::string legal(std::string_view words)
{
    std::string out;
    appendLegal(out, words, [&out](char c) { out += c; });
    return out;
}

std::vector<std::string_view> linesOf(std::string_view words)
{
    std::vector<std::string_view> lines;
    for (;;) {
        const std::size_t end = words.find_first_of("\r\n");
        lines.push_back(words.substr(0, end));
        if (end == std::string_view::npos)
            return lines;
        words.remove_prefix(end + (words.substr(end, 2) == "\r\n" ? 2 : 1));
    }
}

std::string oneLine(std::string_view words)
{
    std::string line;
    for (const std::string_view part : linesOf(words))
        line.append(line.empty() ? "" : " ").append(part);
    return line;
}

} // namespace crosscase::exporting
