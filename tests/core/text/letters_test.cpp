// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/letters.h"

#include <catch2/catch.hpp>
#include <string_view>

using namespace crosscase::text;

TEST_CASE("characters are told apart in all scripts")
{
    CHECK(isLetter(U'a'));
    CHECK(isLetter(U'\u00C9'));
    CHECK(isLetter(U'\u6570'));
    CHECK(!isLetter(U'1'));
    CHECK(!isLetter(U'\u2014'));
    CHECK(isDigit(U'7'));
    CHECK(isDigit(U'\u0667'));
    CHECK(!isDigit(U'x'));
    CHECK(isLowerCase(U'\u00E9'));
    CHECK(!isLowerCase(U'\u00C9'));
    CHECK(!isLowerCase(U'\u6570'));
    CHECK(isRightToLeft(U'\u05D0'));
    CHECK(isRightToLeft(U'\u0628'));
    CHECK(!isRightToLeft(U'a'));
    CHECK(isLeftToRight(U'a'));
    CHECK(isLeftToRight(U'5'));
    CHECK(!isLeftToRight(U'.'));
    CHECK(isIdeographic(U'\u3042'));
    CHECK(!isIdeographic(U'\uAC00'));
    CHECK(isWhiteSpace(U'\t'));
    CHECK(isWhiteSpace(U'\u00A0'));
    CHECK(isWhiteSpace(U'\u3000'));
    CHECK(!isWhiteSpace(U'\u200B'));
}

TEST_CASE("a sentence ends in the punctuation of its script, also before quotation marks")
{
    for (const std::string_view text : {"Yes.",
                                        "Yes? ",
                                        "so\u2026",
                                        "\u6765\u4E86\u3002",
                                        "\u300C\u6765\u4E86\u3002\u300D",
                                        "\u0647\u0644\u061F",
                                        "\u0939\u0948\u0964",
                                        "he said \u201Cyes.\u201D",
                                        "\u201EJa.\u201C",
                                        "(so it is.)\"",
                                        "known.[12]",
                                        "known.\u201D[iv]"}) {
        INFO(text);
        CHECK(endsSentence(text));
    }
    for (const std::string_view text :
         {"", " ", "yes", "yes,", "so --", "(so it is)", "a [12]", "]", "[1]", "'"}) {
        INFO(text);
        CHECK(!endsSentence(text));
    }
}
