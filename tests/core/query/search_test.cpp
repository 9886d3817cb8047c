// SPDX-License-Identifier: GPL-3.0-or-later
// What searches find, by hand: each operator, in several scripts.
#include "core/query/search.h"
#include "core/query/thesaurus.h"
#include "core/text/stem.h"
#include "core/text/tokens.h"
#include "tests/core/query/search_samples.h"
#include "tests/core/query/search_world.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

using namespace crosscase;
using namespace crosscase::query;
using sample::Library;
using sample::Strings;
using Kind = Superset::Op;

namespace {

constexpr SearchOptions kWhole{SearchScope::Document, true, false};
constexpr SearchOptions kAsWritten{SearchScope::Passage, true, true};

Search prepared(const Library& library, std::string_view query, SearchOptions options = {})
{
    auto search = Search::prepare(parseSearch(query).value(), library.corpus, options);
    INFO(query);
    if (!search)
        FAIL(search.error().detail);
    return *search;
}

// The texts of the hits in the first document.
Strings in(const Library& library, std::string_view query, SearchOptions options = {})
{
    const Search search = prepared(library, query, options);
    Strings found;
    const auto& text = library.texts[0];
    for (const SearchHit& hit : search.find(library.corpus.get(library.documents[0]), text))
        found.emplace_back(text.quote(hit.span));
    return found;
}

Strings in(const char* text,
           std::string_view query,
           SearchOptions options = {},
           const char* language = "en")
{
    Library library;
    library.document(language, text);
    return in(library, query, options);
}

std::string whyNot(const Library& library, std::string_view query)
{
    const auto search = Search::prepare(parseSearch(query).value(), library.corpus, {});
    return search ? "none" : search.error().detail;
}

} // namespace

TEST_CASE("a word is found in all its forms, in the language of the document")
{
    CHECK(in("Trust, trusted; a TRUSTING man, distrust", "trust")
          == Strings{"Trust", "trusted", "TRUSTING"});
    CHECK(in("Trust, trusted", "=trust") == Strings{"Trust"});
    CHECK(in("Trust, trusted", "trust", {SearchScope::Passage, false, false}) == Strings{"Trust"});
    CHECK(in("Die Häuser, ein HAUS, des Hauses", "haus", {}, "de")
          == Strings{"Häuser", "HAUS", "Hauses"});
    CHECK(in("Die Häuser, ein HAUS", "=hauser", {}, "de") == Strings{"Häuser"});
    CHECK(in("Мы говорим о доверии. Доверие!", "доверие", {}, "ru")
          == Strings{"доверии", "Доверие"});
    CHECK(in("Ещё раз, еще", "ещё", {}, "ru") == Strings{"Ещё", "еще"});
    CHECK(in("قال إنّ الثِّقة مهمة والثقة", "=الثقة", {}, "ar") == Strings{"الثِّقة"});
    CHECK(in("उनका विश्वास, विश्वासघात", "=विश्वास", {}, "hi") == Strings{"विश्वास"});
    CHECK(in("我们的贸易伙伴和贸然", "贸易", {}, "zh") == Strings{"贸易"});
    CHECK(in("Trust trusted", "trust", {}, "") == Strings{"Trust"});
}

TEST_CASE("letters as written are another search")
{
    CHECK(in("Trust trust TRUST trusts", "trust", kAsWritten) == Strings{"trust"});
    CHECK(in("Müller Muller mu\u0308ller müller", "müller", kAsWritten)
          == Strings{"mu\u0308ller", "müller"});
    CHECK(in("Trust tRust", "?r*", kAsWritten) == Strings{"Trust"});
}

TEST_CASE("patterns stand for letters")
{
    CHECK(in("partner partners Partnership counterpart", "partner*")
          == Strings{"partner", "partners", "Partnership"});
    CHECK(in("partnership friendship shipping", "*ship") == Strings{"partnership", "friendship"});
    CHECK(in("organise organize organe", "organi?e") == Strings{"organise", "organize"});
    CHECK(in("Straße strasse", "stra*e", {}, "de") == Strings{"Straße", "strasse"});
    CHECK(in("доверие доверять верить", "довер*", {}, "ru") == Strings{"доверие", "доверять"});
}

TEST_CASE("a phrase is its words, as they are, one after the other")
{
    const char* text =
        "the joint venture; joint the venture; Joint-Venture. joint\nventure, joint ventures";
    CHECK(in(text, "\"joint venture\"") == Strings{"joint venture", "Joint-Venture"});
    CHECK(in(text, "joint-venture") == Strings{"joint venture", "Joint-Venture", "joint ventures"});
    CHECK(in(text, "\"joint venture*\"")
          == Strings{"joint venture", "Joint-Venture", "joint ventures"});
    CHECK(in(text, "\"joint venture\"", kWhole)
          == Strings{"joint venture", "Joint-Venture", "joint\nventure"});
    CHECK(in("a a a", "\"a a\"") == Strings{"a a", "a a"});
}

TEST_CASE("NEAR counts words in any order, ADJ in this one, and the shortest stretches are given")
{
    const char* text = "trust in a partner. A partner we trust";
    CHECK(in(text, "trust NEAR/3 partner") == Strings{"trust in a partner", "partner we trust"});
    CHECK(in(text, "trust NEAR/2 partner") == Strings{"partner we trust"});
    CHECK(in(text, "trust ADJ/3 partner") == Strings{"trust in a partner"});
    CHECK(in(text, "trust ADJ/2 partner").empty());
    CHECK(in("a x a b", "a NEAR/5 b") == Strings{"a b"});
    CHECK(in("a b a", "a NEAR/5 b") == Strings{"a b", "b a"});
    CHECK(in("a x a", "a NEAR/2 a") == Strings{"a x a"});
    CHECK(in("a x a", "a NEAR/1 a").empty());
    CHECK(in("b-c-d e", "b NEAR/3 e") == Strings{"b-c-d e"});
    CHECK(in("b-c-d e", "b NEAR/2 e").empty());
    CHECK(in("a b c", "\"a b\" NEAR/1 \"b c\"").empty());
    CHECK(in("x y z", "x NEAR/1 y NEAR/1 z") == Strings{"x y z"});
    CHECK(in("x y z", "(q OR x) ADJ/2 (z OR q)") == Strings{"x y z"});
    CHECK(in("trust it\nthe partner", "trust NEAR/3 partner").empty());
    CHECK(in("trust it\nthe partner", "trust NEAR/3 partner", kWhole)
          == Strings{"trust it\nthe partner"});
    CHECK(in("доверие к партнёру", "партнёр NEAR/2 доверие", {}, "ru")
          == Strings{"доверие к партнёру"});
    CHECK(in("贸易和信任", "贸易 NEAR/2 信任", {}, "zh") == Strings{"贸易和信任"});
}

TEST_CASE("AND, OR and NOT are asked of a passage, or of a document")
{
    const char* text = "trust the partner\ntrust the bank\nthe partner\nnothing";
    CHECK(in(text, "trust partner") == Strings{"trust", "partner"});
    CHECK(in(text, "trust partner", kWhole) == Strings{"trust", "partner", "trust", "partner"});
    CHECK(in(text, "bank OR partner") == Strings{"partner", "bank", "partner"});
    CHECK(in(text, "trust -bank") == Strings{"trust"});
    CHECK(in(text, "trust -bank", kWhole).empty());
    CHECK(in(text, "-the") == Strings{"nothing"});
    CHECK(in(text, "bank OR -the") == Strings{"bank", "nothing"});
    CHECK(in(text, "trust -(bank OR partner)").empty());
    CHECK(in(text, "trust -(bank partner)") == Strings{"trust", "trust"});
}

TEST_CASE("labels and times are no text")
{
    const char* text = "Ann: trust Bob\n[00:01:00] Bob: trust Ann\nAnn: and Bob\nBob: no";
    CHECK(in(text, "=ann") == Strings{"Ann"});
    CHECK(in(text, "=bob") == Strings{"Bob", "Bob"});
    CHECK(in(text, "00").empty());
    CHECK(in(text, "\"bob trust\"", kWhole) == Strings{"Bob\n[00:01:00] Bob: trust"});
}

TEST_CASE("fields keep what stands in their text")
{
    Library library;
    const auto alpha = library.unit("Alpha");
    const auto beta = library.unit("Beta");
    const auto sector =
        library.attribute("sector", model::AttributeTarget::Case, model::AttributeType::Text);
    library.value(sector, alpha, "public");
    const auto reliance = library.code("Reliance");
    const auto id = library.document("en",
                                     "Ann: trust one and trust two\n"
                                     "Bob: trust three\n"
                                     "Ann: nothing\n"
                                     "Bob: something");
    library.range(alpha, id, {5, 14}); // trust one
    library.range(beta, id, {19, 28}); // trust two
    library.coding(reliance, id, {19, 24});
    CHECK(in(library, "trust speaker:Bob") == Strings{"trust"});
    CHECK(in(library, "trust -speaker:Bob") == Strings{"trust", "trust"});
    CHECK(in(library, "(trust one) case:Alpha") == Strings{"trust", "one"});
    CHECK(in(library, "one case:Beta").empty());
    CHECK(in(library, "trust case:Alpha code:Reliance").empty());
    CHECK(in(library, "code:Reliance") == Strings{"trust"});
    CHECK(in(library, "sector:public") == Strings{"trust one"});
    CHECK(in(library, "case:Alpha OR case:Beta") == Strings{"trust one", "trust two"});
    CHECK(in(library, "-case:Alpha speaker:Ann") == Strings{" and trust two", "nothing"});
    CHECK(in(library, "-speaker:Ann") == Strings{"trust three", "something"});
    CHECK(in(library, "\"one and trust\" code:Reliance") == Strings{"one and trust"});
    CHECK(in(library, "trust speaker:Cid").empty());
    CHECK(in(library, "one three speaker:Ann", kWhole).empty());
    CHECK(in(library, "nothing speaker:Ann trust", kWhole) == Strings{"trust", "trust", "nothing"});
}

TEST_CASE("a range is one field, of which both ends hold for the same coding or case")
{
    Library library;
    const auto firm = library.unit("Firm");
    const auto unit = library.unit("Unit", firm);
    const auto age =
        library.attribute("age", model::AttributeTarget::Case, model::AttributeType::Integer);
    library.value(age, firm, "50");
    library.value(age, unit, "20");
    const auto k = library.code("K");
    const auto id = library.document("en", "one two three four");
    library.range(firm, id, {0, 7});
    library.range(unit, id, {4, 13});
    library.coding(k, id, {0, 7}, 30);   // one two
    library.coding(k, id, {4, 13}, 5);   // two three
    library.coding(k, id, {14, 18}, 15); // four
    CHECK(in(library, "weight:10..20") == Strings{"four"});
    CHECK(in(library, "weight:>=10 weight:<=20") == Strings{"two", "four"});
    CHECK(in(library, "-weight:10..20") == Strings{"one two three "});
    CHECK(in(library, "NOT weight:1..20") == Strings{"one ", " "});
    CHECK(in(library, "two weight:10..20").empty());
    CHECK(in(library, "two -weight:10..20") == Strings{"two"});
    CHECK(in(library, "(two OR three OR four) -weight:5..15").empty());
    CHECK(in(library, "age:30..40").empty());
    CHECK(in(library, "(one OR three) age:50..60") == Strings{"one", "three"}); // within the firm
    CHECK(in(library, "(one OR three OR four) -age:10..20") == Strings{"one", "four"});
    CHECK_FALSE(prepared(library, "two weight:6..14").mayHoldIn(library.corpus.get(id)));
}

TEST_CASE("what is made of fields only is a field")
{
    Library library;
    const auto alpha = library.unit("Alpha");
    const auto beta = library.unit("Beta");
    const auto id = library.document(
        "en", "Ann: trust one, trust two, trust three\nBob: trust four\nAnn: so\nBob: no");
    library.range(alpha, id, {5, 14}); // trust one
    library.range(beta, id, {16, 25}); // trust two
    library.range(beta, id, {11, 17}); // one, t
    const std::string either = "(case:Alpha OR case:Beta)";
    const auto words = [&](const std::string& fields) {
        return in(library, "(one OR two OR three OR four) " + fields);
    };
    CHECK(words(either) == Strings{"one", "two"});
    CHECK(words("-" + either) == Strings{"three", "four"});
    CHECK(words("(case:Alpha OR speaker:Bob)") == Strings{"one", "four"});
    CHECK(words("NOT (case:Alpha OR (speaker:Bob case:\"\"))") == Strings{"two", "three"});
    CHECK(words("-(speaker:Ann case:Beta)") == Strings{"three", "four"});
    CHECK(words("(speaker:Bob OR -case:*)") == Strings{"three", "four"});
    CHECK(words("NOT (NOT case:Alpha)") == Strings{"one"});
    CHECK(in(library, either) == Strings{"trust one, trust two"});
    CHECK(in(library, "-" + either) == Strings{", trust three", "trust four", "so", "no"});
    CHECK(in(library, either + " -case:Alpha") == Strings{", trust two"});
    CHECK(in(library, "one four " + either, kWhole).empty());
    CHECK(prepared(library, "trust " + either + " -(speaker:Ann OR case:\"\")").terms()
          == Strings{"trust", "case:Alpha OR case:Beta", "speaker:Ann OR case:\"\""});
}

TEST_CASE("text that nobody has coded is what has no code at all")
{
    Library library;
    const auto k = library.code("K");
    const auto id = library.document("en", "trust one and trust two\ntrust three");
    library.coding(k, id, {0, 9});
    CHECK(in(library, "code:*") == Strings{"trust one"});
    CHECK(in(library, "-code:*") == Strings{" and trust two", "trust three"});
    CHECK(in(library, "NOT code:*") == in(library, "-code:*"));
    CHECK(in(library, "code:!=*").empty()); // every coding has a code
    CHECK(in(library, "trust -code:*") == Strings{"trust", "trust"});
    CHECK(in(library, "coder:*").empty()); // nobody's
    CHECK(in(library, "-case:*") == in(library, "case:\"\""));
    CHECK(in(library, "case:*") == in(library, "case:!=\"\""));
}

TEST_CASE("the name of an attribute alone is enough unless cases and documents have it")
{
    Library library;
    library.document("en", "a");
    for (const auto target : {model::AttributeTarget::Case, model::AttributeTarget::Document})
        library.attribute("Year", target, model::AttributeType::Integer);
    library.attribute("Age", model::AttributeTarget::Case, model::AttributeType::Integer);
    library.attribute("firm type", model::AttributeTarget::Document, model::AttributeType::Text);
    for (const char* query : {"age:>30",
                              "Age:30..40",
                              "case.year:2001",
                              "doc.year:2001",
                              "\"firm type\":SME",
                              "informant:x",
                              "level:1"})
        CHECK(whyNot(library, query) == "none");
    CHECK(whyNot(library, "year:2001")
          == "cases and documents have 'year': write case.year: or document.year:");
    CHECK_THAT(whyNot(library, "agee:1"),
               Catch::StartsWith("there is no field or attribute 'agee'; did you mean 'Age'?"));
    CHECK_THAT(whyNot(library, "age:x"), Catch::Contains("not a number"));
    CHECK_THAT(whyNot(library, "case:Gamma"), Catch::Contains("there is no case 'Gamma'"));
}

TEST_CASE("synonyms are the words and phrases of the project's thesaurus")
{
    Library library;
    library.document("en", "He trusts the firm; good faith. Faith in good confidence");
    library.synonyms("trust", " confidence \ngood  faith\n\nTrust\n");
    library.synonyms("firm", "company");
    CHECK(in(library, "~trust") == Strings{"trusts", "good faith", "confidence"});
    CHECK(in(library, "~\"Good-Faith\"") == Strings{"trusts", "good faith", "confidence"});
    CHECK(in(library, "~company NEAR/2 ~trust") == Strings{"trusts the firm", "firm; good faith"});
    CHECK(in(library, "~he") == Strings{"He"});
    const Thesaurus thesaurus = Thesaurus::of(library.corpus);
    CHECK(
        thesaurus.groups()
        == std::vector<SynonymGroup>{{"firm", "company"}, {"trust", "confidence", "good  faith"}});
    CHECK(thesaurus.synonymsOf("CONFIDENCE") == Strings{"CONFIDENCE", "trust", "good  faith"});
}

TEST_CASE("hits say of which term they are, each once")
{
    Library library;
    library.document("en", "trust the bank\nbank");
    const Search search = prepared(library, "trust NEAR/2 bank OR (trust OR bank -x) OR case:\"\"");
    CHECK(search.terms() == Strings{"trust NEAR/2 bank", "trust", "bank", "x", "case:\"\""});
    const std::vector<SearchHit> expected{{{0, 5}, 0, 1},
                                          {{0, 14}, 0, 0},
                                          {{0, 14}, 0, 4},
                                          {{10, 14}, 0, 2},
                                          {{15, 19}, 1, 2},
                                          {{15, 19}, 1, 4}};
    CHECK(search.find(library.corpus.get(library.documents[0]), library.texts[0]) == expected);
}

TEST_CASE("a document of which the fields leave nothing is known without its text")
{
    Library library;
    const auto alpha = library.unit("Alpha");
    const auto in = library.document("en", "a");
    const auto out = library.document("en", "a");
    library.range(alpha, in, {0, 1});
    const auto may = [&](const char* query, model::Id<model::Document> id) {
        return prepared(library, query).mayHoldIn(library.corpus.get(id));
    };
    CHECK(may("a case:Alpha", in));
    CHECK_FALSE(may("a case:Alpha", out));
    CHECK_FALSE(may("a (case:Alpha OR (b case:Alpha))", out));
    CHECK(may("a OR case:Alpha", out));
    CHECK(may("a -case:Alpha", out));
    CHECK(may("a (case:Alpha OR code:*)", in));
    CHECK_FALSE(may("a (case:Alpha OR code:*)", out));
    CHECK_FALSE(may("a ((case:Alpha -lang:de) OR code:*)", out));
    CHECK(may("a (case:Alpha OR -code:*)", out));
}

TEST_CASE("an index is asked for no less than a query finds")
{
    Library library;
    library.document("en", "a");
    library.document("de", "a");
    library.document("", "a");
    const auto asked = [&](const char* query, SearchOptions options = {}) {
        return prepared(library, query, options).superset();
    };
    const auto leaf = [](Kind op, const char* key) { return Superset{op, key, 0, {}}; };
    CHECK(asked("=Trusts") == leaf(Kind::Word, "trusts"));
    CHECK(asked("Trusts", kAsWritten) == leaf(Kind::Word, "trusts"));
    CHECK(
        asked("Trusted")
        == Superset{
            Kind::Or,
            "",
            0,
            {leaf(Kind::Word, "trusted"), leaf(Kind::Stem, "trust"), leaf(Kind::Stem, "trusted")}});
    CHECK(asked("Mü*") == leaf(Kind::Pattern, "mu*"));
    CHECK(asked("Stra?e", kAsWritten) == leaf(Kind::Pattern, "stra*e"));
    CHECK(asked("=a -=b case:\"\"") == leaf(Kind::Word, "a"));
    CHECK(asked("=a OR -=b") == Superset{});
    const std::vector<Superset> both{leaf(Kind::Word, "a"), leaf(Kind::Word, "b")};
    CHECK(asked("=a =b") == Superset{Kind::And, "", 0, both});
    CHECK(asked("\"a b\"") == Superset{Kind::Phrase, "", 0, both});
    CHECK(asked("=a ADJ/3 =b") == Superset{Kind::Near, "", 4, both});
    CHECK(asked("=a NEAR/3 =b", kWhole) == Superset{Kind::And, "", 0, both});
    CHECK(asked("\"a b\"", kWhole) == Superset{Kind::And, "", 0, both});
}

TEST_CASE("a query made by hand that lacks its parts is refused")
{
    const model::Corpus corpus;
    SearchNode deep = sample::word("a");
    for (int i = 0; i < 1000; ++i)
        deep = sample::node(SearchOp::Not, {deep});
    for (const SearchNode& query :
         {sample::node(SearchOp::And, {}),
          sample::node(SearchOp::Not, {}),
          sample::node(SearchOp::Phrase, {sample::synonyms("a")}),
          sample::near(SearchOp::Near, 0, sample::word("a"), sample::word("b")),
          sample::near(SearchOp::Near,
                       1,
                       sample::word("a"),
                       sample::node(SearchOp::Not, {sample::word("a")})),
          sample::word(""),
          deep})
        CHECK_FALSE(Search::prepare(query, corpus, {}));
}

TEST_CASE("stemmers of languages that only bend the ends of words keep the first letter")
{
    for (const char* language : {"en", "de", "es", "pt", "sv", "da", "no", "nb", "fi"}) {
        text::Stemmer stemmer(language);
        CHECK(stemmer.exists());
        REQUIRE(rc::check([&] {
            const auto letters = *rc::gen::nonEmpty(rc::gen::container<std::string>(
                rc::gen::elementOf(std::string("abcdefghijklmnopqrstuvwxyz'"))));
            if (letters.front() == '\'')
                return;
            const std::string& stem = stemmer.stem(letters);
            RC_ASSERT(!stem.empty());
            RC_ASSERT(stem.front() == letters.front());
        }));
    }
}

TEST_CASE("several threads may ask one search")
{
    Library library;
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "word" + std::to_string(i) + " trusted the partner\n";
    library.document("en", text);
    const Search search = prepared(library, "trust NEAR/2 partner");
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int again = 0; again < 20; ++again)
                right +=
                    search.find(library.corpus.get(library.documents[0]), library.texts[0]).size()
                            == 200
                        ? 1
                        : 0;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(right == 80);
}
