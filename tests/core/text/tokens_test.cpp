// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stem.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::text;

namespace {

std::vector<std::string> cut(std::string_view utf8)
{
    std::vector<std::string> found;
    for (const ByteSpan token : tokens(utf8))
        found.emplace_back(utf8.substr(token.start, token.end - token.start));
    return found;
}

using Words = std::vector<std::string>;

std::string stemOf(std::string_view language, std::string_view token)
{
    return Stemmer(language).stem(token);
}

// Letters with marks of many scripts, alone and in runs.
std::string anyText()
{
    static const std::vector<std::string> kPieces{
        "a",  "B",  "é",  "e\u0301", "ß", "ø",  "Œ", "İ", "ı",      "й",      "ё",  "ї", "Ж",
        "أ",  "ئ",  "ـ",  "َ",        "כ", "ּ",   "क", "्",  "ि",      "ก",      "ำ",  "่",  "中",
        "国", "カ", "ー", "ｶ",       "ﾞ", "한", "ﬁ", "²", "'",      "’",      " ",  ".", "7",
        "Σ",  "ς",  "ά",  "ក",       "្",  "မ",  "ြ", "ລ", "\u00AD", "\u200D", "😀", "_", "@"};
    std::string text;
    for (const auto piece : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, kPieces.size())))
        text += kPieces[piece];
    return text;
}

} // namespace

TEST_CASE("tokens are words, but for scripts without blanks letters")
{
    CHECK(cut("Don't trust co-operation, e.g. 3.5%!")
          == Words{"Don't", "trust", "co", "operation", "e.g", "3.5"});
    CHECK(cut("我们信任他们2024年") == Words{"我", "们", "信", "任", "他", "们", "2024", "年"});
    CHECK(cut("カード と がぎ") == Words{"カ", "ー", "ド", "と", "が", "ぎ"});
    CHECK(cut("เชื่อใจ") == Words{"เ", "ชื่", "อ", "ใ", "จ"});
    CHECK(cut("विश्वास और भरोसा") == Words{"विश्वास", "और", "भरोसा"});
    CHECK(cut("신뢰는 중요") == Words{"신뢰는", "중요"});
    CHECK(cut("الثقة بين الشركاء") == Words{"الثقة", "بين", "الشركاء"});
    CHECK(cut("\u3000。 …").empty());
}

TEST_CASE("tokens cover the words, in order, whatever the script")
{
    REQUIRE(rc::check("same letters", [] {
        const std::string text = anyText();
        std::string fromWords;
        for (const ByteSpan word : words(text))
            fromWords += text.substr(word.start, word.end - word.start);
        std::string fromTokens;
        std::size_t end = 0;
        for (const ByteSpan token : tokens(text)) {
            RC_ASSERT(token.start >= end);
            RC_ASSERT(token.start < token.end);
            end = token.end;
            fromTokens += text.substr(token.start, token.end - token.start);
        }
        RC_ASSERT(fromTokens == fromWords);
    }));
}

TEST_CASE("a search key forgets case, compatibility forms and accents that make no other word")
{
    CHECK(searchKey("TRUST") == "trust");
    CHECK(searchKey("Élève") == "eleve");
    CHECK(searchKey("e\u0301") == "e");
    CHECK(searchKey("Straße") == "strasse");
    CHECK(searchKey("Łódź") == "lodz");
    CHECK(searchKey("Ærø") == "aero");
    CHECK(searchKey("İstanbul") == searchKey("istanbul"));
    CHECK(searchKey("ılık") == "ilik");
    CHECK(searchKey("don’t") == "don't");
    CHECK(searchKey("ﬁrm") == "firm");
    CHECK(searchKey("ＡＢＣ") == "abc");
    CHECK(searchKey("ёлка") == "елка");
    CHECK(searchKey("Мой") == "мой");
    CHECK(searchKey("за́мок") == "замок");
    CHECK(searchKey("їжак") == "їжак");
    CHECK(searchKey("ΆΝΘΡΩΠΟΣ") == searchKey("άνθρωπος"));
    CHECK(searchKey("مُحَمَّد") == "محمد");
    CHECK(searchKey("أحمد") == searchKey("احمد"));
    CHECK(searchKey("عـــلم") == "علم");
    CHECK(searchKey("قائد") != searchKey("قايد"));
    CHECK(searchKey("שָׁלוֹם") == "שלום");
    CHECK(searchKey("विश्वास") == "विश्वास");
    CHECK(searchKey("ー") == "ー");
    CHECK(searchKey("ｶﾞ") == searchKey("ガ"));
    CHECK(searchKey("\u0640").empty());
}

TEST_CASE("a search key is valid, and a key of itself")
{
    REQUIRE(rc::check("idempotent", [] {
        const std::string text = anyText();
        for (const ByteSpan token : tokens(text)) {
            const std::string key = searchKey(text.substr(token.start, token.end - token.start));
            RC_ASSERT(isValidUtf8(key));
            RC_ASSERT(searchKey(key) == key);
        }
    }));
}

TEST_CASE("forms of a word share a stem, by the rules of their language")
{
    CHECK(stemOf("en", "Trusting") == stemOf("en", "trusted"));
    CHECK(stemOf("en-GB", "partner’s") == stemOf("en", "partner"));
    CHECK(stemOf("de", "Häuser") == stemOf("de", "Hauses"));
    CHECK(stemOf("fr", "aimées") == stemOf("fr", "aimer"));
    CHECK(stemOf("ru", "доверия") == stemOf("ru", "Доверие"));
    CHECK(stemOf("nb", "bilene") == stemOf("no", "biler"));
    CHECK(stemOf("en", "trust") == "trust");
    CHECK(stemOf("de", "Häuser") == "haus");
}

TEST_CASE("without a stemmer a word is its own stem")
{
    for (const std::string_view language : {"", "zh", "xx", "porter", "english", "\xFF"}) {
        CHECK_FALSE(Stemmer(language).exists());
        CHECK(stemOf(language, "Trusting") == "trusting");
    }
    CHECK(Stemmer("hi").exists());
}

TEST_CASE("a stemmer that has seen very many words still knows them")
{
    Stemmer english("en");
    for (int word = 0; word < 250'000; ++word)
        (void)english.stem("w" + std::to_string(word));
    CHECK(english.stem("partners") == "partner");
}

TEST_CASE("a token composed keeps its case and its marks, in one form")
{
    CHECK(composed("Trust") == "Trust");
    CHECK(composed("Mu\u0308ller") == "Müller");
    CHECK(composed("Müller") == "Müller");
    CHECK(composed("ﬁ") == "ﬁ");
}
