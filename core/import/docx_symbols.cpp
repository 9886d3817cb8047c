// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/docx_symbols.h"

#include <algorithm>
#include <array>
#include <span>

namespace crosscase::importing {

namespace {

constexpr char32_t kUnknown = U'\xFFFD';

// Adobe's Symbol encoding; a space stands for what has no character.
constexpr std::u32string_view kSymbolFrom20 =
    U" !∀#∃%&∋()∗+,−./"
    U"0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view kSymbolFromA0 = U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®"
                                              U"©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";
static_assert(kSymbolFrom20.size() == 0x7F - 0x20);
static_assert(kSymbolFromA0.size() == 0xFF - 0xA0);

struct Glyph {
    char32_t position;
    char32_t character;
};
constexpr std::array<Glyph, 41> kWingdings{{
    {0x20, U' '},  {0x22, U'✂'},  {0x28, U'☎'}, {0x2A, U'✉'}, {0x36, U'⌛'}, {0x41, U'✌'},
    {0x43, U'👍'}, {0x44, U'👎'}, {0x45, U'☜'}, {0x46, U'☞'}, {0x47, U'☝'},  {0x48, U'☟'},
    {0x4A, U'☺'},  {0x4B, U'😐'}, {0x4C, U'☹'}, {0x6C, U'●'}, {0x6E, U'■'},  {0x6F, U'□'},
    {0x71, U'❑'},  {0x72, U'❒'},  {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'},  {0x9F, U'•'},
    {0xA1, U'○'},  {0xA7, U'▪'},  {0xA8, U'☐'}, {0xAB, U'★'}, {0xD8, U'➢'},  {0xDF, U'←'},
    {0xE0, U'→'},  {0xE1, U'↑'},  {0xE2, U'↓'}, {0xE8, U'➔'}, {0xEF, U'⇦'},  {0xF0, U'⇨'},
    {0xF3, U'⇔'},  {0xFB, U'✗'},  {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},
}};
constexpr std::array<Glyph, 7> kWingdings2{{{0x4F, U'✗'},
                                            {0x50, U'✓'},
                                            {0x51, U'☒'},
                                            {0x52, U'☑'},
                                            {0x53, U'☒'},
                                            {0x54, U'☒'},
                                            {0xA3, U'☐'}}};

char32_t glyphIn(std::span<const Glyph> glyphs, char32_t position)
{
    const auto found = std::ranges::find(glyphs, position, &Glyph::position);
    return found == glyphs.end() ? kUnknown : found->character;
}

char32_t symbolAt(char32_t position)
{
    if (position == 0x20)
        return U' ';
    char32_t character = U' ';
    if (position > 0x20 && position < 0x7F)
        character = kSymbolFrom20[position - 0x20];
    else if (position >= 0xA0 && position < 0xFF)
        character = kSymbolFromA0[position - 0xA0];
    return character == U' ' ? kUnknown : character;
}

} // namespace

char32_t symbolCharacter(std::string_view font, char32_t code)
{
    const bool moved = code >= 0xF000 && code <= 0xF0FF;
    const char32_t position = moved ? code - 0xF000 : code;
    if (position > 0xFF)
        return code;
    if (font == "Symbol")
        return symbolAt(position);
    if (font == "Wingdings")
        return glyphIn(kWingdings, position);
    if (font == "Wingdings 2")
        return glyphIn(kWingdings2, position);
    if (font == "Wingdings 3" || font == "Webdings")
        return kUnknown;
    const bool printable = position >= 0x20 && (position < 0x7F || position >= 0xA0);
    return printable ? position : kUnknown;
}

} // namespace crosscase::importing
