// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rtf_words.h"

#include <algorithm>
#include <array>

namespace crosscase::importing {

namespace {

using To = RtfDestination;
using Do = RtfCommand;

constexpr RtfWord of(std::string_view name, To destination)
{
    return {name, RtfRole::Destination, static_cast<std::uint16_t>(destination)};
}

constexpr RtfWord of(std::string_view name, Do command)
{
    return {name, RtfRole::Command, static_cast<std::uint16_t>(command)};
}

constexpr std::array kWords{of("af", Do::Font),
                            of("aftncn", To::Skipped),
                            of("aftnsep", To::Skipped),
                            of("aftnsepc", To::Skipped),
                            of("annotation", To::Comment),
                            of("ansi", Do::Ansi),
                            of("ansicpg", Do::AnsiPage),
                            of("atnauthor", To::Author),
                            of("atndate", To::Date),
                            of("atnicn", To::Skipped),
                            of("atnid", To::Initials),
                            of("atnref", To::CommentReference),
                            of("atntime", To::Skipped),
                            of("atrfend", To::RangeEnd),
                            of("atrfstart", To::RangeStart),
                            of("author", To::Skipped),
                            of("background", To::Skipped),
                            of("bkmkend", To::Skipped),
                            of("bkmkstart", To::Skipped),
                            RtfWord{"bullet", RtfRole::Character, 0x2022},
                            of("cell", Do::Cell),
                            of("colorschememapping", To::Skipped),
                            of("colortbl", To::Skipped),
                            of("column", Do::Page),
                            of("comment", To::Skipped),
                            of("cpg", Do::FontPage),
                            of("datafield", To::Skipped),
                            of("datastore", To::Skipped),
                            of("deff", Do::DefaultFont),
                            of("deleted", Do::Deleted),
                            of("do", To::Hollow),
                            of("doccomm", To::Skipped),
                            of("docvar", To::Skipped),
                            of("dptxbxtext", To::TextBox),
                            RtfWord{"emdash", RtfRole::Character, 0x2014},
                            RtfWord{"emspace", RtfRole::Character, 0x2003},
                            RtfWord{"endash", RtfRole::Character, 0x2013},
                            RtfWord{"enspace", RtfRole::Character, 0x2002},
                            of("f", Do::Font),
                            of("falt", To::Skipped),
                            of("fcharset", Do::Charset),
                            of("fi", Do::FirstLine),
                            of("filetbl", To::Skipped),
                            of("fldinst", To::Skipped),
                            of("fldrslt", To::Text),
                            of("fname", To::Skipped),
                            of("fontemb", To::Skipped),
                            of("fonttbl", To::FontTable),
                            of("footer", To::Skipped),
                            of("footerf", To::Skipped),
                            of("footerl", To::Skipped),
                            of("footerr", To::Skipped),
                            of("footnote", To::Note),
                            of("formfield", To::Skipped),
                            of("ftnalt", Do::Endnote),
                            of("ftncn", To::Skipped),
                            of("ftnsep", To::Skipped),
                            of("ftnsepc", To::Skipped),
                            of("generator", To::Skipped),
                            of("header", To::Skipped),
                            of("headerf", To::Skipped),
                            of("headerl", To::Skipped),
                            of("headerr", To::Skipped),
                            of("ilvl", Do::ListLevel),
                            of("info", To::Skipped),
                            of("intbl", Do::InTable),
                            of("itap", Do::Nesting),
                            of("keywords", To::Skipped),
                            of("latentstyles", To::Skipped),
                            of("lbr", Do::Line),
                            RtfWord{"ldblquote", RtfRole::Character, 0x201C},
                            of("li", Do::Left),
                            of("lin", Do::Left),
                            of("line", Do::Line),
                            of("listoverridetable", To::Skipped),
                            of("listtable", To::Skipped),
                            of("listtext", To::ListMark),
                            RtfWord{"lquote", RtfRole::Character, 0x2018},
                            of("ls", Do::List),
                            RtfWord{"ltrmark", RtfRole::Character, 0x200E},
                            of("mac", Do::Mac),
                            of("mmathPr", To::Skipped),
                            of("moMath", To::Equation),
                            of("moMathPara", To::Equation),
                            of("mvf", Do::Deleted),
                            of("nestcell", Do::NestedCell),
                            of("nestrow", Do::NestedRow),
                            of("nesttableprops", To::Hollow),
                            of("nonesttables", To::Skipped),
                            of("nonshppict", To::Skipped),
                            of("object", To::Skipped),
                            of("operator", To::Skipped),
                            of("outlinelevel", Do::Outline),
                            of("page", Do::Page),
                            of("panose", To::Skipped),
                            of("par", Do::Paragraph),
                            of("pard", Do::ParagraphDefault),
                            of("pc", Do::Pc),
                            of("pca", Do::PcA),
                            of("pgdsctbl", To::Skipped),
                            of("pgptbl", To::Skipped),
                            of("pict", To::Skipped),
                            of("plain", Do::Plain),
                            of("pn", To::Skipped),
                            of("pntext", To::ListMark),
                            of("private", To::Skipped),
                            RtfWord{"qmspace", RtfRole::Character, 0x2005},
                            RtfWord{"rdblquote", RtfRole::Character, 0x201D},
                            of("revtbl", To::Skipped),
                            of("row", Do::Row),
                            RtfWord{"rquote", RtfRole::Character, 0x2019},
                            of("rsidtbl", To::Skipped),
                            RtfWord{"rtlmark", RtfRole::Character, 0x200F},
                            of("rxe", To::Skipped),
                            of("s", Do::Style),
                            of("sect", Do::Section),
                            of("shpgrp", To::Hollow),
                            of("shpinst", To::Hollow),
                            of("shppict", To::Skipped),
                            of("shprslt", To::Skipped),
                            of("shptxt", To::TextBox),
                            of("sp", To::Skipped),
                            of("stylesheet", To::StyleSheet),
                            of("subject", To::Skipped),
                            of("tab", Do::Tab),
                            of("tc", To::Skipped),
                            of("template", To::Skipped),
                            of("themedata", To::Skipped),
                            of("title", To::Skipped),
                            of("tx", Do::TabStop),
                            of("txe", To::Skipped),
                            of("u", Do::Unicode),
                            of("uc", Do::UnicodeSkip),
                            of("ud", To::Unicode),
                            of("upr", To::Alternative),
                            of("userprops", To::Skipped),
                            of("v", Do::Hidden),
                            of("wgrffmtfilter", To::Skipped),
                            of("xe", To::Skipped),
                            of("xmlnstbl", To::Skipped),
                            RtfWord{"zwbo", RtfRole::Character, 0x200B},
                            RtfWord{"zwj", RtfRole::Character, 0x200D},
                            RtfWord{"zwnbo", RtfRole::Character, 0x2060},
                            RtfWord{"zwnj", RtfRole::Character, 0x200C}};
static_assert(std::ranges::is_sorted(kWords, {}, &RtfWord::name));

} // namespace

std::optional<RtfWord> rtfWord(std::string_view name)
{
    const auto* const found = std::ranges::lower_bound(kWords, name, {}, &RtfWord::name);
    if (found == kWords.end() || found->name != name)
        return std::nullopt;
    return *found;
}

} // namespace crosscase::importing
