// SPDX-License-Identifier: GPL-3.0-or-later
// "1 quote", "2 quotes": numbers with their noun.
#pragma once

#include <QString>

#include <cstdint>

namespace crosscase::gui {

enum class Noun : std::uint8_t {
    Document,
    File,
    Group,
    Paragraph,
    Passage,
    Character,
    Speaker,
    Turn,
    Case,
    NewCase,
    EmbeddedCase,
    LinkToText,
    Value,
    Cell,
    Judgement,
    Code,
    SubCode,
    Coding,
    Quote,
    Summary,
    Memo,
    Hit,
    Row,
    Change,
    Step,
    kCount
};

// In the user's language and with the signs of their numbers: "1,200 quotes".
[[nodiscard]] QString counted(qsizetype number, Noun noun);
template <typename Number>
[[nodiscard]] QString counted(Number number, Noun noun)
{
    return counted(static_cast<qsizetype>(number), noun);
}

} // namespace crosscase::gui
