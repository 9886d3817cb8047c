// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index.h"
#include "tests/core/index/study.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::index;
using namespace crosscase::index::sample;
using query::PassageRange;
using query::SearchScope;

namespace {

UpdateReport update(Index& index, const Study& study)
{
    auto report = index.update(study.corpus, study, {});
    REQUIRE(report);
    return *report;
}

std::vector<DocumentId> found(const Candidates& candidates)
{
    std::vector<DocumentId> documents;
    for (const Candidate& candidate : candidates.known)
        documents.push_back(candidate.document);
    return documents;
}

// An index of some texts in English.
struct Indexed {
    explicit Indexed(const std::vector<std::string>& texts)
    {
        for (const std::string& text : texts)
            documents.push_back(study.add(text));
        update(index, study);
    }
    [[nodiscard]] std::vector<std::size_t> hits(const Superset& query,
                                                SearchScope scope = SearchScope::Passage) const
    {
        const Candidates candidates = ask(index, study, query, scope);
        CHECK(candidates.unknown.empty());
        std::vector<std::size_t> hits;
        for (const DocumentId id : found(candidates))
            hits.push_back(static_cast<std::size_t>(
                std::find(documents.begin(), documents.end(), id) - documents.begin()));
        return hits;
    }
    TempFolder folder;
    Study study;
    std::vector<DocumentId> documents;
    Index index = Index::open(folder.path);
};

using Hits = std::vector<std::size_t>;

const std::string kFiller = [] { // more than a block
    std::string text;
    for (int i = 0; i < 12'000; ++i)
        text += "filler ";
    return text;
}();

} // namespace

TEST_CASE("Words, stems, patterns and their combinations find their documents")
{
    const Indexed texts({"They trusted him.", "Trust is all", "No word of it", ""});
    CHECK(texts.hits(word("TRUST")) == Hits{1});
    CHECK(texts.hits(form(Op::Stem, "trust")) == Hits{0, 1});
    CHECK(texts.hits(pattern("tr*")) == Hits{0, 1});
    CHECK(texts.hits(pattern("*rd")) == Hits{2});
    CHECK(texts.hits(group(Op::Or, {word("him"), word("it")})) == Hits{0, 2});
    CHECK(texts.hits(group(Op::And, {word("trust"), word("all")})) == Hits{1});
    CHECK(texts.hits(form(Op::All, "")) == Hits{0, 1, 2, 3});
    CHECK(texts.hits(form(Op::None, "")) == Hits{});
    CHECK(texts.hits(group(Op::And, {})) == Hits{0, 1, 2, 3});
    CHECK(texts.hits(group(Op::Or, {})) == Hits{});
    CHECK(texts.hits(word("absent")) == Hits{});
}

TEST_CASE("Phrases and words near each other are told apart by position")
{
    const Indexed texts({"one two three", "two one three", "one and then at last two"});
    CHECK(Indexed({"one two", "one one"}).hits(group(Op::Phrase, {word("one"), word("one")}))
          == Hits{1});
    CHECK(texts.hits(group(Op::Phrase, {word("one"), word("two")})) == Hits{0});
    CHECK(texts.hits(group(Op::Phrase, {word("two"), word("one")})) == Hits{1});
    CHECK(texts.hits(group(Op::Phrase, {word("one"), pattern("*"), word("three")})) == Hits{0});
    CHECK(texts.hits(group(Op::Phrase, {group(Op::Or, {word("one"), word("two")}), word("three")}))
          == Hits{0, 1});
    CHECK(texts.hits(group(Op::Near, {word("two"), word("one")}, 1)) == Hits{0, 1});
    CHECK(texts.hits(group(Op::Near, {word("two"), word("one")}, 5)) == Hits{0, 1, 2});
    CHECK(texts.hits(group(Op::Near, {word("one"), word("one")}, 0)) == Hits{0, 1, 2});
}

TEST_CASE("Scripts without blanks are found by neighbouring letters")
{
    Indexed texts({"我们的经济发展很快", "发展经济", "济经 AI股 A股"});
    const auto phrase = [](const std::vector<std::string>& letters) {
        std::vector<Superset> words;
        for (const std::string& letter : letters)
            words.push_back(word(letter));
        return group(Op::Phrase, words);
    };
    CHECK(texts.hits(phrase({"经", "济"})) == Hits{0, 1});
    CHECK(texts.hits(phrase({"经", "济", "发", "展"})) == Hits{0});
    CHECK(texts.hits(phrase({"a", "股"})) == Hits{2});
    CHECK(texts.hits(word("济")) == Hits{0, 1, 2});
    CHECK(texts.hits(group(Op::Near, {word("济"), word("快")}, 1)) == Hits{0});
}

TEST_CASE("A long document is answered by its blocks, a document search by all of them")
{
    const Indexed texts({"alpha " + kFiller + "\nbeta gamma\n" + kFiller, "alpha"});
    const Candidates inBlock = ask(texts.index, texts.study, word("beta"));
    REQUIRE(inBlock.known.size() == 1);
    CHECK(inBlock.known[0].ranges == std::vector<PassageRange>{{1, 2}});
    CHECK(ask(texts.index, texts.study, word("filler")).known[0].ranges
          == std::vector<PassageRange>{{0, 1}, {2, 3}});
    const Superset both = group(Op::And, {word("alpha"), word("beta")});
    CHECK(texts.hits(both) == Hits{});
    CHECK(texts.hits(both, SearchScope::Document) == Hits{0});
    const Superset over = group(Op::Phrase, {word("filler"), word("beta")});
    CHECK(texts.hits(over) == Hits{});
    CHECK(texts.hits(over, SearchScope::Document) == Hits{0});
    CHECK(
        ask(texts.index, texts.study, word("beta"), SearchScope::Document).known[0].ranges.empty());
}

TEST_CASE("Only wanted documents are named, known or not")
{
    Indexed texts({"trust", "trust"});
    const DocumentId third = texts.study.add("trust");
    const auto only = [&](DocumentId wanted) {
        return texts.index.candidates(word("trust"),
                                      SearchScope::Passage,
                                      texts.study.corpus,
                                      [wanted](DocumentId id) { return id == wanted; });
    };
    CHECK(found(only(texts.documents[1])) == std::vector{texts.documents[1]});
    CHECK(only(texts.documents[1]).unknown.empty());
    CHECK(only(third).known.empty());
    CHECK(only(third).unknown == std::vector{third});
}

TEST_CASE("Random questions in many languages lose nothing")
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        Random random(seed);
        TempFolder folder;
        Study study;
        for (const Language& language : languages())
            for (int i = 0; i < 3; ++i)
                study.add(randomText(random, language, 1 + below(random, 5)), language.name);
        // One of several blocks, with words on both sides of their borders.
        const Language& english = languages().front();
        study.add(randomText(random, english, 3) + kFiller + "\n" + randomText(random, english, 3)
                  + kFiller + "\n" + randomText(random, english, 2));
        Index index = Index::open(folder.path);
        update(index, study);
        const Truth truth = truthOf(study);
        for (int i = 0; i < 100; ++i) {
            const auto id = 1 + static_cast<std::int32_t>(below(random, truth.size()));
            const Unit tokens = joined(truth.at(id));
            const Superset query = randomQuery(random, tokens, static_cast<int>(below(random, 3)));
            REQUIRE(losesNothing(index, study, truth, query));
        }
    }
}

TEST_CASE("Huge and deep questions are answered")
{
    const Indexed texts({"trust", "partner"});
    Superset wide = group(Op::Or, {});
    for (int i = 0; i < 20'000; ++i)
        wide.operands.push_back(word("w" + std::to_string(i)));
    wide.operands.push_back(word("partner"));
    CHECK(texts.hits(wide) == Hits{1});
    Superset deep = word("trust");
    for (int i = 0; i < 5'000; ++i) {
        Superset outer = group(i % 2 == 0 ? Op::And : Op::Or, {});
        outer.operands.push_back(std::move(deep));
        deep = std::move(outer);
    }
    CHECK(texts.hits(deep) == Hits{0});
    std::vector<Superset> words(3'000, word("trust"));
    CHECK(texts.hits(group(Op::Phrase, words)) == Hits{});
    CHECK(texts.hits(group(Op::Near, words, 1'000'000'000)) == Hits{0});
}

TEST_CASE("A word that many forms share is followed without positions, and not lost")
{
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "form" + std::to_string(i) + " end" + std::to_string(i) + " ";
    const Indexed texts({text, "form end"});
    CHECK(texts.hits(group(Op::Phrase, {pattern("form*"), pattern("end*")})) == Hits{0, 1});
    CHECK(texts.hits(group(Op::Phrase, {pattern("form*"), word("end7")})) == Hits{0});
}

TEST_CASE("Near words are words of the index, the nearest and most frequent first")
{
    const Indexed texts({"trust trust partner", "trust truss", "crust trusting", "经济"});
    CHECK(texts.index.nearWords("trsut") == std::vector<std::string>{"trust", "crust", "truss"});
    CHECK(texts.index.nearWords("partnr") == std::vector<std::string>{"partner"});
    CHECK(texts.index.nearWords("trust") == std::vector<std::string>{"crust", "truss"});
    CHECK(texts.index.nearWords("zzzzzz").empty());
    CHECK(texts.index.nearWords("").empty());
    CHECK(texts.index.nearWords(std::string(10'000, 'x')).empty());
}

TEST_CASE("A word that is in no text any more is not suggested")
{
    Indexed texts({"organisation", "nothing"});
    CHECK(texts.index.nearWords("organistion") == std::vector<std::string>{"organisation"});
    texts.study.change(texts.documents[0], "other");
    update(texts.index, texts.study);
    CHECK(texts.index.nearWords("organistion").empty());
}

TEST_CASE("Without a folder nothing is known, and that is no error")
{
    Study study;
    const DocumentId id = study.add("trust");
    Index index = Index::open("");
    CHECK(update(index, study).outcome == UpdateReport::Outcome::Unavailable);
    CHECK(ask(index, study, word("trust")).unknown == std::vector{id});
    CHECK_FALSE(index.isCurrent(study.corpus));
    CHECK(index.nearWords("trsut").empty());
}
