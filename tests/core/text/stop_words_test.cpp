// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stop_words.h"
#include "core/text/tokens.h"
#include "core/text/words.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace crosscase::text; // NOLINT(google-build-using-namespace): it is what is tested

namespace {

StopWords of(std::string_view language)
{
    const StopWordList* list = stopWordListOf(language);
    REQUIRE(list != nullptr);
    return StopWords(*list);
}

bool isStopWord(std::string_view language, std::string_view word)
{
    return of(language).holds(searchKey(word));
}

} // namespace

TEST_CASE("there are lists of nineteen languages, in order, each once")
{
    std::set<std::string_view> languages;
    for (const StopWordList& list : stopWordLists()) {
        CHECK((languages.empty() || *languages.rbegin() < list.language));
        languages.insert(list.language);
        CHECK(wordsOf(list).size() > 100);
    }
    CHECK(languages.size() == 19);
}

TEST_CASE("a language is found by its tag, whatever the region and the script")
{
    CHECK(stopWordListOf("en-NZ")->language == "en");
    CHECK(stopWordListOf("EN")->language == "en");
    CHECK(stopWordListOf("zh-Hant-TW")->language == "zh");
    CHECK(stopWordListOf("nb")->language == "no");
    CHECK(stopWordListOf("nn_NO")->language == "no");
    CHECK(stopWordListOf("") == nullptr);
    CHECK(stopWordListOf("mi") == nullptr);
    CHECK(stopWordListOf("english") == nullptr);
}

TEST_CASE("every entry is one word, as words are cut")
{
    // Chinese and Japanese words are cut by a dictionary, which is not ours to check.
    for (const StopWordList& list : stopWordLists()) {
        if (list.language == "zh" || list.language == "ja")
            continue;
        for (const std::string_view word : wordsOf(list)) {
            INFO(list.name << ": " << word);
            const auto cut = words(word);
            const bool hyphens = word.find('-') != std::string_view::npos;
            CHECK((hyphens || (cut.size() == 1 && cut.front() == ByteSpan{0, word.size()})));
        }
    }
}

TEST_CASE("the small words of a sentence are stop words, those that tell something are not")
{
    for (const auto& [language, small, telling] :
         {std::tuple{"en", "The it's don’t would um", "trust costs manager"},
          std::tuple{"de", "Die für daß ähm würde", "Vertrauen Kosten Leitung"},
          std::tuple{"fr", "le été où euh", "confiance coût usine"},
          std::tuple{"es", "él está según pues", "confianza trabajo"},
          std::tuple{"it", "perché è degli ehm", "fiducia lavoro"},
          std::tuple{"pt", "não você também né", "confiança trabalho"},
          std::tuple{"nl", "het zijn één uhm", "vertrouwen werk"},
          std::tuple{"sv", "och är någon öhm", "förtroende arbete"},
          std::tuple{"da", "og være på øhm", "tillid arbejde"},
          std::tuple{"no", "ikke være på øhm", "tillit arbeid"},
          std::tuple{"fi", "että minä niinku öö", "luottamus työ"},
          std::tuple{"ru", "Ещё они что ну", "доверие работа"},
          std::tuple{"pl", "się jest który yyy", "zaufanie praca"},
          std::tuple{"tr", "bir çünkü ve eee", "güven iş"},
          std::tuple{"el", "και Είναι εμ", "εμπιστοσύνη δουλειά"},
          std::tuple{"ar", "في هذا يعني", "ثقة عمل"},
          std::tuple{"hi", "और है मैं", "भरोसा काम"},
          std::tuple{"zh", "我们 的 嗯 這個", "信任 工作"},
          std::tuple{"ja", "これ は です えー", "信頼 仕事"}}) {
        const StopWords stop = of(language);
        const auto check = [&](std::string_view line, bool expected) {
            for (std::size_t at = 0; at < line.size();) {
                const std::size_t end = std::min(line.find(' ', at), line.size());
                const std::string_view word = line.substr(at, end - at);
                INFO(language << " " << word);
                CHECK(stop.holds(searchKey(word)) == expected);
                at = end + 1;
            }
        };
        check(small, true);
        check(telling, false);
    }
}

TEST_CASE("no list holds a word that researchers count")
{
    CHECK_FALSE(isStopWord("en", "work"));
    CHECK_FALSE(isStopWord("en", "people"));
    CHECK_FALSE(isStopWord("de", "Arbeit"));
    CHECK_FALSE(isStopWord("fr", "travail"));
}

TEST_CASE("words of one's own come and go")
{
    StopWords stop = of("en");
    const std::size_t size = stop.size();
    stop.add("Tja");
    CHECK(stop.holds("tja"));
    CHECK(stop.size() == size + 1);
    stop.remove("THE");
    CHECK_FALSE(stop.holds("the"));
    CHECK(stop.size() == size);
    CHECK(StopWords().size() == 0);
}

TEST_CASE("an article cut short before a vowel is told from the word")
{
    const StopWordList& french = *stopWordListOf("fr");
    CHECK(elidedBytes("l'homme", french) == 2);
    CHECK(elidedBytes("L’homme", french) == 4);
    CHECK(elidedBytes("qu'il", french) == 3);
    CHECK(elidedBytes("aujourd'hui", french) == 0);
    CHECK(elidedBytes("l'", french) == 0);
    CHECK(elidedBytes("homme", french) == 0);
    CHECK(elidedBytes("dell'arte", *stopWordListOf("it")) == 5);
    CHECK(elidedBytes("l'homme", *stopWordListOf("en")) == 0);
}
