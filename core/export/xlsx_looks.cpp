// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/xlsx_looks.h"

#include <algorithm>
#include <string>

namespace crosscase::exporting {

namespace {

constexpr lxw_color_t kRule = 0x404040;
constexpr lxw_color_t kFine = 0xC8C8C8;
constexpr int kMostIndent = 15; // of Excel

void setHead(lxw_format* format, const CellLook& look)
{
    format_set_bold(format);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, kRule);
    format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_align(format,
                     look.part == CellLook::Part::GroupHead ? LXW_ALIGN_CENTER
                     : look.right                           ? LXW_ALIGN_RIGHT
                                                            : LXW_ALIGN_NONE);
}

void setBody(lxw_format* format, const CellLook& look)
{
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(format, look.bottom ? LXW_BORDER_THIN : LXW_BORDER_HAIR);
    format_set_bottom_color(format, look.bottom ? kRule : kFine);
    if (look.part == CellLook::Part::Total) {
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
        format_set_top_color(format, kRule);
    }
    if (look.right)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (look.indent > 0)
        format_set_indent(format, static_cast<std::uint8_t>(std::min(look.indent, kMostIndent)));
    if (look.decimals >= 0) {
        std::string form = "0";
        if (look.decimals > 0)
            form += "." + std::string(static_cast<std::size_t>(look.decimals), '0');
        format_set_num_format(format, form.c_str());
    }
}

} // namespace

lxw_format* XlsxLooks::of(const CellLook& look)
{
    lxw_format*& format = m_formats[look];
    if (format != nullptr)
        return format;
    format = workbook_add_format(m_book);
    format_set_text_wrap(format);
    switch (look.part) {
    case CellLook::Part::Head:
    case CellLook::Part::GroupHead:
        setHead(format, look);
        break;
    case CellLook::Part::Body:
    case CellLook::Part::Total:
        setBody(format, look);
        break;
    case CellLook::Part::Title:
        format_set_bold(format);
        format_set_font_size(format, 14);
        break;
    case CellLook::Part::Plain:
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        break;
    }
    return format;
}

lxw_format* XlsxLooks::ofRun(bool bold, bool italic, bool code)
{
    lxw_format*& format = m_runs[(bold ? 1U : 0U) | (italic ? 2U : 0U) | (code ? 4U : 0U)];
    if (format != nullptr)
        return format;
    format = workbook_add_format(m_book);
    if (bold)
        format_set_bold(format);
    if (italic)
        format_set_italic(format);
    if (code)
        format_set_font_name(format, "Courier New");
    return format;
}

} // namespace crosscase::exporting
