// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/regex.h"
#include "core/text/regex_literal.h"

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <rapidcheck.h>
#include <string>

using namespace crosscase;
using namespace crosscase::text;
using Catch::Matchers::Contains;

namespace {

Regex compiled(const std::string& pattern, bool ignoreCase = false)
{
    auto regex = Regex::compile(pattern, {.ignoreCase = ignoreCase});
    INFO(pattern << ": " << (regex ? "" : regex.error().detail));
    REQUIRE(regex);
    return *regex;
}

using Hits = std::vector<std::string>;

Hits hits(const std::string& pattern, std::string_view utf8, bool ignoreCase = false)
{
    auto found = compiled(pattern, ignoreCase).find(utf8, "P01");
    REQUIRE(found);
    Hits texts;
    for (const ByteSpan span : *found)
        texts.emplace_back(utf8.substr(span.start, span.end - span.start));
    return texts;
}

std::string refusal(const std::string& pattern)
{
    auto regex = Regex::compile(pattern, {});
    INFO(pattern);
    REQUIRE_FALSE(regex);
    CHECK(regex.error().code == ErrorCode::Malformed);
    return regex.error().detail;
}

struct Told {
    std::string inside;
    std::string prefix;
    bool staysInLine;
    bool operator==(const Told&) const = default;
};

Told told(const std::string& pattern, bool ignoreCase = false)
{
    const PatternTraits traits = traitsOf(pattern, ignoreCase);
    return {traits.inside.bytes, traits.prefix.bytes, traits.staysInLine};
}

// Letters that fold in odd ways among ordinary ones.
constexpr std::array kLetters = {"a", "b",      "f",      "i",      "s",      "k",      "t",
                                 "l", "S",      "K",      "A",      "\u00DF", "\uFB01", "\uFB03",
                                 "n", "\u212A", "\u017F", "\u00E9", "h",      "\u0331", "\u1E96",
                                 "j", "\uFB06", "\u0130", "\u0149", "\u02BC"};
constexpr std::array kOthers = {" ", "\n", "\n", "\u2028", "\r", "1", ".", "\u4E00"};

template <std::size_t N>
std::string oneOf(const std::array<const char*, N>& pieces)
{
    return pieces[*rc::gen::inRange<std::size_t>(0, N)];
}

bool once(int in)
{
    return *rc::gen::inRange(0, in) == 0;
}

std::string randomLetters(int most)
{
    std::string made;
    for (int left = *rc::gen::inRange(1, most + 1); left > 0; --left)
        made += oneOf(kLetters);
    return made;
}

std::string randomAtom(int depth);

std::string randomPattern(int depth)
{
    std::string made;
    for (int left = *rc::gen::inRange(1, 5); left > 0; --left) {
        made += randomAtom(depth);
        if (once(3))
            made += oneOf<8>({"*", "+", "?", "{2}", "{0,2}", "{1,}", "+?", "*+"});
    }
    if (depth > 0 && once(4))
        made += "|" + randomPattern(depth - 1);
    return made;
}

std::string randomAtom(int depth)
{
    switch (*rc::gen::inRange(0, depth > 0 ? 12 : 9)) {
    case 0:
        return ".";
    case 1:
        return oneOf<14>({"[ab]",
                          "[^a]",
                          "[f]",
                          "[s]",
                          "[^\\n]",
                          "[a-z&&[^b]]",
                          "[]a]",
                          "[^]a]",
                          "[[:alpha:]]",
                          "[\\s\\S]",
                          "[a\\]b]",
                          "[^^a]",
                          "[\\t-~]",
                          "[[a][^b]]"});
    case 2:
        return oneOf<16>({"\\w",
                          "\\s",
                          "\\S",
                          "\\d",
                          "\\D",
                          "\\W",
                          "\\h",
                          "\\v",
                          "\\V",
                          "\\R",
                          "\\p{L}",
                          "\\P{Lu}",
                          "\\n",
                          "\\x66",
                          "\\u0066",
                          "\\x{69}"});
    case 3:
        return oneOf<4>({"\\Qfi\\E", "\\Qa.\\E", "\\Q\\E", "\\."});
    case 9:
        return oneOf<12>({"(",
                          "(?:",
                          "(?i)(",
                          "(?i:",
                          "(?-i:",
                          "(?s:",
                          "(?=",
                          "(?!",
                          "(?>",
                          "(?<name>",
                          "(?m-i:",
                          "(?s)("})
               + randomPattern(depth - 1) + ")";
    case 10:
        return oneOf<4>({"(?<=a)", "(?<!\\n)", "(?<=f|fi)", "(?<=\\n)"});
    case 11:
        return oneOf<8>({"^", "$", "\\b", "\\B", "(?i)", "\\A", "\\Z", "\\z"}) + randomLetters(3);
    default:
        return randomLetters(3);
    }
}

std::string randomText()
{
    std::string made;
    for (int left = *rc::gen::inRange(0, 40); left > 0; --left)
        made += once(4) ? oneOf(kOthers) : oneOf(kLetters);
    return made;
}

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

TEST_CASE("matches are found with their places, empty ones are not")
{
    CHECK(hits("tr\\w+", "trust try at") == Hits{"trust", "try"});
    CHECK(hits("x*", "axxb") == Hits{"xx"});
    CHECK(hits("Trust|trust", "Trust trust") == Hits{"Trust", "trust"});
    CHECK(hits("é+", "caféé") == Hits{"éé"});
    CHECK(hits("trust", "Trust TRUST", true) == Hits{"Trust", "TRUST"});
    CHECK(hits("(?i)trust", "Trust TRUST") == Hits{"Trust", "TRUST"});
    CHECK(hits("strasse", "Straße", true) == Hits{"Straße"});
    CHECK(hits("\\d{2}:\\d{2}", "[00:12:03] Ann: 7") == Hits{"00:12"});
    CHECK(hits("a", "").empty());
}

TEST_CASE("a line ends at \\n, and only there")
{
    CHECK(hits("^Ann:.*$", "Ann: yes\nBen: no\nAnn: well\u2028so\n")
          == Hits{"Ann: yes", "Ann: well\u2028so"});
    CHECK(hits("yes.*no", "yes\nno").empty());
    CHECK(hits("yes\\s+no", "yes\n no") == Hits{"yes\n no"});
    CHECK(hits("(?s)yes.*no", "yes\nno") == Hits{"yes\nno"});
    CHECK(hits("(?<=Ann\\n)Ben", "Ann\nBen\nBen") == Hits{"Ben"});
    CHECK(hits("Ben(?=\\nAnn)", "Ben\nBen\nAnn") == Hits{"Ben"});
    CHECK(hits("\\ABen", "Ben\nBen") == Hits{"Ben"});
    CHECK(hits("Ben\\Z", "Ben\nBen\n") == Hits{"Ben"});
}

TEST_CASE("a pattern that is none is refused in words, with the character")
{
    CHECK_THAT(refusal("a(b"), Contains("a parenthesis has no partner") && Contains("character 3"));
    CHECK_THAT(refusal("é[ab"), Contains("a [ has no ]") && Contains("character 4"));
    CHECK_THAT(refusal("*a"), Contains("before it?") && Contains("character 1"));
    CHECK_THAT(refusal("a{3,1}"), Contains("second number is smaller"));
    CHECK_THAT(refusal("a{99999999999}"), Contains("too large"));
    CHECK_THAT(refusal("\\y"), Contains("no such sequence"));
    CHECK_THAT(refusal("(?<=a+)b"), Contains("limited length"));
    CHECK_THAT(refusal("[z-a]"), Contains("comes before"));
    CHECK_THAT(refusal("\\p{Nothing}"), Contains("no such property"));
    CHECK_THAT(refusal("(a)\\2"), Contains("a group that there is not"));
    CHECK_THAT(refusal(""), Contains("is empty"));
    CHECK_THAT(refusal(std::string(30'000, 'a')), Contains("too long"));
    CHECK_FALSE(Regex::compile(std::string(10'000, '('), {}));
    CHECK_FALSE(Regex::compile(std::string(9'000, '(') + "a" + std::string(9'000, ')') + "{2", {}));
}

TEST_CASE("what a match must have is told where it is certain")
{
    CHECK(told("trust") == Told{"trust", "trust", true});
    CHECK(told("\\btrust\\w*") == Told{"trust", "trust", true});
    CHECK(told("dis?trusting") == Told{"trusting", "di", true});
    CHECK(told("\\w+trust\\s") == Told{"trust", "", false});
    CHECK(told("trust|confidence") == Told{"", "", true});
    CHECK(told("(?:very )?costly") == Told{"costly", "", true});
    CHECK(told("(very )+costly") == Told{"costly", "very ", true});
    CHECK(told("(?=costly)cos") == Told{"cos", "cos", true});
    CHECK(told("a.c") == Told{"a", "a", true});
    CHECK(told("(?s)a.cd") == Told{"cd", "a", false});
    CHECK(told("[^x]cd") == Told{"cd", "", false});
    CHECK(told("[^x\\n]cd") == Told{"cd", "", true});
    CHECK(told("\\Qa.b\\E+c") == Told{"a.b", "a.b", true});
    CHECK(told("caf\\u00e9s") == Told{"cafés", "cafés", true});
    // Letters of which others are cases, and those beside them.
    CHECK(told("trust", true) == Told{"tru", "tru", true});
    CHECK(told("Office", true) == Told{"ce", "o", true});
    CHECK(told("cafés", true) == Told{"ca", "ca", true});
    CHECK(told("(?i)Wor(?-i)Ker") == Told{"wor", "wor", true});
    // Not understood, so nothing is told.
    for (const std::string pattern : {"(?x)a b c",
                                      "abc(?#note)",
                                      "(abc)\\1",
                                      "\\Gabc",
                                      "\\0141bc",
                                      "\\cAbc",
                                      "\\N{DIGIT ONE}b"})
        CHECK(told(pattern) == Told{"", "", false});
}

TEST_CASE("what a match may have before its literal is told")
{
    const auto before = [](const std::string& pattern, bool ignoreCase = false) {
        const AsciiSet set = traitsOf(pattern, ignoreCase).before;
        std::string letters;
        for (const char c : std::string_view("\n 9Aab-"))
            if (set[static_cast<unsigned char>(c)])
                letters.push_back(c);
        return letters;
    };
    CHECK(before("\\w+trust") == "9Aab");
    CHECK(before("trust\\w+").empty());
    CHECK(before("\\d+trust[^x]") == "9");
    CHECK(before("(?:[ab]-)*trust") == "ab-");
    CHECK(before("[9]?(a|\\d)xtrust ") == "9Aa");
    CHECK(before("(very )+x?trust\\d") == "");
    CHECK(before(".trust") == "\n 9Aab-");
    CHECK(before("\\u00dfx\\dtrunc") == "9");
    CHECK(before("\\u00dfx\\dtrunc", true) == "\n 9Aab-");
    CHECK(before("[\\u00df]trunc", true) == "\n 9Aab-");
}

TEST_CASE("a literal behind letters of a class leads to the matches that ICU finds")
{
    CHECK(rc::check("find and findByIcu agree", [] {
        constexpr std::array<const char*, 10> kHeads = {"\\w+",
                                                        "\\w*?",
                                                        "[a-s]+",
                                                        "\\d?",
                                                        "(\\w)+",
                                                        "[\u00DF]",
                                                        "[s]",
                                                        "s?",
                                                        "\\b",
                                                        "(?:a|\\w\\w)"};
        constexpr std::array<const char*, 6> kTails = {"", "\\w*", "\\b", "$", "\\W", "(?!a)"};
        constexpr std::array<const char*, 5> kLiterals = {"ab", "a", "ban", "l", "tat"};
        std::string pattern;
        for (int left = *rc::gen::inRange(1, 4); left > 0; --left)
            pattern += oneOf(kHeads);
        pattern += oneOf(kLiterals) + oneOf(kTails);
        std::string utf8;
        for (int left = *rc::gen::inRange(0, 40); left > 0; --left)
            utf8 += once(3) ? oneOf(kLiterals) : once(5) ? oneOf(kOthers) : oneOf(kLetters);
        const Regex regex = compiled(pattern, once(2));
        const auto found = regex.find(utf8, "");
        const auto expected = regex.findByIcu(utf8, "");
        RC_ASSERT(found.has_value() && expected.has_value());
        RC_ASSERT((*found == *expected));
    }));
}

TEST_CASE("passing over texts and lines changes no match")
{
    int filtered = 0;
    CHECK(rc::check("the matches are ICU's over the whole text", [&] {
        for (int examples = 0; examples < 80; ++examples) {
            const std::string pattern = randomPattern(2);
            const bool ignoreCase = once(2);
            const auto regex = Regex::compile(pattern, {.ignoreCase = ignoreCase});
            const std::string utf8 = randomText();
            const auto slow = regex ? regex->findByIcu(utf8, "P01") : tl::unexpected(regex.error());
            if (!slow) // no pattern, or (x*)+? at the end of a text, of which ICU finds no end
                continue;
            filtered += traitsOf(pattern, ignoreCase).inside.bytes.empty() ? 0 : 1;
            const auto fast = regex->find(utf8, "P01");
            RC_LOG() << pattern << (ignoreCase ? " (any case)" : "") << " in " << utf8;
            RC_ASSERT(fast.has_value());
            RC_ASSERT((*fast == *slow));
        }
    }));
    CHECK(filtered > 1000);
}

TEST_CASE("a pattern that would run for ever is stopped, and the text is named")
{
    const std::string line(300'000, 'a');
    // The first steps back and back, the second reads on and on.
    for (const std::string pattern : {"(a|aa)+[bc]", "(?>a*)[bc]"}) {
        const Regex regex = compiled(pattern);
        INFO(pattern);
        const double seconds = secondsOf([&] {
            const auto found = regex.find(line + "\nx" + line, "P01 long");
            REQUIRE_FALSE(found);
            CHECK(found.error().code == ErrorCode::Refused);
            CHECK_THAT(found.error().detail, Contains("'P01 long'") && Contains(pattern));
        });
        CHECK(seconds < 15);
    }
}

TEST_CASE("long lines and deep repetitions do no harm")
{
    const std::string line(1'000'000, 'a');
    const std::string text = line + "b\n";
    CHECK(hits("a+b", text).size() == 1);
    const auto deep = compiled("(a|b)*").find(text, "P01");
    if (!deep)
        CHECK_THAT(deep.error().detail, Contains("needs too much memory") || Contains("too long"));
    std::string nested = "a";
    for (int depth = 0; depth < 90; ++depth)
        nested = "(" + nested + ")";
    CHECK(hits(nested, "bab") == Hits{"a"});
}

TEST_CASE("many texts together have a limit, too")
{
    const Regex regex = compiled("(a+)+c|x");
    const std::string text(23, 'a');
    const double seconds = secondsOf([&] {
        for (int i = 0; i < 1'000'000; ++i)
            if (const auto found = regex.find(text, "P" + std::to_string(i)); !found) {
                CHECK_THAT(found.error().detail, Contains("too long"));
                return;
            }
        FAIL("it was never stopped");
    });
    CHECK(seconds < 100);
}
