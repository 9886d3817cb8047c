// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/name_finder.h"
#include "core/text/offset_map.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::text;

namespace {

NameFinder finder()
{
    return NameFinder({{"Anna", "Maria"},
                       {"Anna Müller", "Maria Schmidt"},
                       {"Müller", "Schmidt"},
                       {"Mark", "Tom", true},
                       {"O'Brien", "Kelly"},
                       {"王伟", "李强"},
                       {"São-Paulo", "Rio"},
                       {"J. Smith", "K. Jones"},
                       {"...", "nothing"}});
}

std::string renamed(const std::string& text, const std::string& language = "en")
{
    return finder().renamed(text, language).utf8;
}

} // namespace

TEST_CASE("names are replaced in every case and at word borders only")
{
    CHECK(renamed("Anna, anna and ANNA met Annabel and Joanna.")
          == "Maria, Maria and MARIA met Annabel and Joanna.");
    CHECK(renamed("Anna-Lena and un_Anna") == "Maria-Lena and un_Anna");
}

TEST_CASE("the longest name wins, whatever blanks it has")
{
    CHECK(renamed("Anna Müller; Anna\n\u00A0müller; Müller Anna")
          == "Maria Schmidt; Maria Schmidt; Schmidt Maria");
    CHECK(renamed("ANNA MÜLLER") == "MARIA SCHMIDT");
}

TEST_CASE("possessives and elisions stay")
{
    CHECK(renamed("Anna's, Anna\u2019s, Annas', d'Anna, Anna Müller's")
          == "Maria's, Maria\u2019s, Annas', d'Maria, Maria Schmidt's");
    CHECK(renamed("O'Brien's and o\u2019brien") == "Kelly's and o\u2019brien");
}

TEST_CASE("the German genitive counts in German only")
{
    CHECK(renamed("Annas Buch, Müllers Haus", "de") == "Marias Buch, Schmidts Haus");
    CHECK(renamed("Annas Buch", "de-CH") == "Marias Buch");
    CHECK(renamed("Annas book", "en") == "Annas book");
}

TEST_CASE("a name that is also a word may ask for its case")
{
    CHECK(renamed("Mark my words: mark Mark.") == "Tom my words: mark Tom.");
}

TEST_CASE("names of other scripts and forms are found")
{
    CHECK(renamed("我见了王伟说的人") == "我见了李强说的人");
    CHECK(renamed("Mu\u0308ller") == "Schmidt");
    CHECK(renamed("sa\u0303o-paulo") == "Rio");
    CHECK(renamed("J. Smith and J.Smith") == "K. Jones and J.Smith");
    CHECK(renamed("no ... name") == "no ... name");
}

TEST_CASE("the edits of a renaming carry a coding on the name")
{
    const std::string text = "So Anna's view";
    const Renamed now = finder().renamed(text, "en");
    const auto quote = [&](Span span) {
        const auto place = moved(span, now.edits, Replaced::Kept);
        REQUIRE(place);
        return std::string(slice(now.utf8, OffsetMap(now.utf8), *place));
    };
    CHECK(quote({3, 7}) == "Maria");
    CHECK(quote({4, 6}) == "Maria");
    CHECK(quote({0, 5}) == "So Maria");
    CHECK(quote({6, 14}) == "Maria's view");
    CHECK(quote({0, 3}) == "So ");
    CHECK(quote({7, 9}) == "'s");
}

TEST_CASE("a renaming is its edits")
{
    REQUIRE(rc::check("outside the hits nothing changes", [] {
        const auto word = rc::gen::element<std::string>(
            "Anna", "anna's", "Müller", " ", "\n", "ö", "王伟", "x", "-", ". ", "O'Brien");
        std::string text;
        for (const std::string& one : *rc::gen::container<std::vector<std::string>>(word))
            text += one;
        const NameFinder names = finder();
        const Renamed now = names.renamed(text, "de");
        const OffsetMap before(text);
        const OffsetMap after(now.utf8);
        CodePoint at = 0;
        CodePoint shift = 0;
        for (const Edit& edit : now.edits) {
            RC_ASSERT(edit.removed.start >= at);
            RC_ASSERT(slice(text, before, {at, edit.removed.start})
                      == slice(now.utf8, after, {at + shift, edit.removed.start + shift}));
            at = edit.removed.end;
            shift += edit.inserted - edit.removed.length();
        }
        RC_ASSERT(before.codePoints() + shift == after.codePoints());
    }));
}
