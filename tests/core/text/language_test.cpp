// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include <catch2/catch.hpp>

using crosscase::text::languageOf;

TEST_CASE("the language of a text is told")
{
    CHECK(languageOf("We had worked with them for ten years, and we trusted each other.") == "en");
    CHECK(languageOf("Interviewer: Können Sie mir etwas über sich erzählen?") == "de");
    CHECK(languageOf("Nous avons travaillé ensemble pendant dix ans.") == "fr");
    CHECK(languageOf("Это было очень давно, и я не помню.") == "ru");
    CHECK(languageOf("我们在中国工作了很多年，感觉很好。") == "zh");
    CHECK(languageOf("我們在臺灣工作了很多年，感覺很好。") == "zh-Hant");
    CHECK(languageOf("كنت أعمل هناك منذ سنوات عديدة ولا أزال أتذكر كل شيء") == "ar");
}

TEST_CASE("what cannot be told is left open")
{
    for (const char* text : {"", "ok", "12 34 56", "[00:00:01]", "lorem ipsum dolor sit amet"})
        CHECK(languageOf(text).empty());
    // Half and half.
    CHECK(languageOf("We had worked with them for ten years and trusted each other a lot. "
                     "Wir hatten zehn Jahre lang mit ihnen gearbeitet und einander vertraut.")
              .empty());
}

TEST_CASE("a long text is judged by samples that do not cut letters")
{
    std::string text;
    for (int n = 0; n < 500; ++n)
        text += "Это было очень давно, и я не помню. ";
    CHECK(languageOf(text) == "ru");
    CHECK(languageOf("x" + text) == "ru");
}
