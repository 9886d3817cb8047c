// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rtf_codepages.h"

#include "core/text/converter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxFonts = 65536;

// The values are those of the RTF specification 1.9.1, \fcharset. Of Symbol fonts (2) the bytes are
// no letters; they are read as the default.
constexpr std::array<std::pair<std::int32_t, std::int32_t>, 30> kCharsets{
    {{0, 1252},   {77, 10000}, {78, 10001}, {79, 10003}, {80, 10008}, {81, 10002},
     {83, 10005}, {84, 10004}, {85, 10006}, {86, 10081}, {87, 874},   {88, 10029},
     {89, 10007}, {128, 932},  {129, 949},  {130, 1361}, {134, 936},  {136, 950},
     {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {179, 1256},
     {186, 1257}, {204, 1251}, {222, 874},  {238, 1250}, {254, 437},  {255, 850}}};

constexpr std::array<std::pair<std::int32_t, std::string_view>, 57> kPages{
    {{437, "IBM437"},
     {708, "ISO-8859-6"},
     {720, "windows-1256"},
     {737, "ibm-737"},
     {775, "IBM775"},
     {850, "IBM850"},
     {852, "IBM852"},
     {855, "IBM855"},
     {857, "IBM857"},
     {858, "IBM00858"},
     {860, "IBM860"},
     {861, "IBM861"},
     {862, "IBM862"},
     {863, "IBM863"},
     {864, "IBM864"},
     {865, "IBM865"},
     {866, "IBM866"},
     {869, "IBM869"},
     {874, "windows-874"},
     {932, "windows-31j"},
     {936, "GB18030"},
     {949, "windows-949"},
     {950, "windows-950"},
     {1250, "windows-1250"},
     {1251, "windows-1251"},
     {1252, "windows-1252"},
     {1253, "windows-1253"},
     {1254, "windows-1254"},
     {1255, "windows-1255"},
     {1256, "windows-1256"},
     {1257, "windows-1257"},
     {1258, "windows-1258"},
     {1361, "windows-949"},
     {10000, "macintosh"},
     {10001, "windows-31j"},
     {10002, "windows-950"},
     {10003, "windows-949"},
     {10004, "windows-1256"},
     {10005, "windows-1255"},
     {10006, "x-mac-greek"},
     {10007, "x-mac-cyrillic"},
     {10008, "GB18030"},
     {10029, "x-mac-centraleurroman"},
     {10081, "x-mac-turkish"},
     {20866, "KOI8-R"},
     {21866, "KOI8-U"},
     {28591, "ISO-8859-1"},
     {28592, "ISO-8859-2"},
     {28595, "ISO-8859-5"},
     {28597, "ISO-8859-7"},
     {28599, "ISO-8859-9"},
     {28605, "ISO-8859-15"},
     {51932, "EUC-JP"},
     {51949, "EUC-KR"},
     {54936, "GB18030"},
     {65001, "UTF-8"},
     {1200, "windows-1252"}}};

} // namespace

std::int32_t codePageOfCharset(std::int32_t charset)
{
    const auto* const found =
        std::ranges::find(kCharsets, charset, &std::pair<std::int32_t, std::int32_t>::first);
    return found == kCharsets.end() ? 0 : found->second;
}

std::string_view encodingOfCodePage(std::int32_t page)
{
    const auto* const found =
        std::ranges::find(kPages, page, &std::pair<std::int32_t, std::string_view>::first);
    return found == kPages.end() ? std::string_view() : found->second;
}

void RtfFonts::setDefaultPage(std::int32_t page)
{
    if (const std::string_view name = encodingOfCodePage(page); !m_isGiven && !name.empty())
        m_default = name;
}

// 0 is said of Western fonts, and without thinking: an encoding that is given goes before.
void RtfFonts::setCharset(std::int32_t font, std::int32_t charset)
{
    if (m_isGiven && charset == 0)
        return;
    if (const std::int32_t page = codePageOfCharset(charset); page != 0)
        setPage(font, page);
}

void RtfFonts::setPage(std::int32_t font, std::int32_t page)
{
    if (m_pages.size() < kMaxFonts)
        m_pages[font] = page;
}

std::string RtfFonts::decoded(std::string_view bytes, std::int32_t font) const
{
    const auto page = m_pages.find(font);
    const std::string_view told =
        page == m_pages.end() ? std::string_view() : encodingOfCodePage(page->second);
    const std::string encoding = told.empty() ? m_default : std::string(told);
    return text::toUtf8(bytes, encoding, text::Undecodable::Replace).utf8;
}

} // namespace crosscase::importing
