// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/word_counts.h"
#include "core/text/tokens.h"
#include "tests/core/matrix/world.h"

#include <rapidcheck.h>
#include <set>

using namespace crosscase;               // NOLINT(google-build-using-namespace)
using namespace crosscase::matrix;       // NOLINT(google-build-using-namespace)
using namespace crosscase::matrix::test; // NOLINT(google-build-using-namespace)

namespace {

struct Study : World {
    Id<Document> boss = document("boss",
                                 "Interviewer: What of trust?\nAnna: I trust her. Trust costs 12.\n"
                                 "Interviewer: And the costs?\nAnna: They trusted us.\n");
    Id<Document> union_ = document("union", "Costs count. Nobody trusts the costs.\n");
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");

    Study()
    {
        for (const Id<Document> id : {boss, union_})
            speaks(id, "en");
        whole(alpha, boss);
        whole(beta, union_);
    }
    void speaks(Id<Document> id, const std::string& language)
    {
        Document row = corpus.get(id);
        row.language = language;
        corpus.rows<Document>().replace(row);
    }
    void setting(const std::string& key, const std::string& value)
    {
        Setting row;
        row.key = key;
        row.value = value;
        add(row);
    }
    [[nodiscard]] WordTable count(const WordCountOptions& options) const
    {
        auto counted = countWords(corpus, texts, options);
        if (!counted)
            FAIL(counted.error().detail);
        return std::move(*counted);
    }
};

Lines linesOf(const table::Table& table)
{
    Lines lines;
    for (const table::Row& row : table.rows) {
        std::string line;
        for (const table::Value& cell : row.cells)
            line += (line.empty() ? "" : " ")
                    + (table::toText(cell).empty() ? std::string("-") : table::toText(cell));
        lines.push_back(line);
    }
    return lines;
}

query::Expression parsed(std::string_view filter)
{
    auto expression = query::parse(filter);
    REQUIRE(expression);
    return std::move(*expression);
}

WordCountOptions by(std::string_view axis)
{
    WordCountOptions options;
    auto found = axisFromText(axis);
    REQUIRE(found);
    options.by = *found;
    return options;
}

} // namespace

TEST_CASE("words are counted by form, with their documents and cases, those of labels not")
{
    const Study study;
    const WordTable counted = study.count({});
    // 15 + 6 words of content; per 1000 words of all of them.
    CHECK(linesOf(counted.table)
          == Lines{"1 costs 4 190.476 2 2",
                   "2 trust 3 142.857 1 1",
                   "3 12 1 47.619 1 1",
                   "3 count 1 47.619 1 1",
                   "3 trusted 1 47.619 1 1",
                   "3 trusts 1 47.619 1 1"});
    CHECK(counted.found == 6);
    CHECK(anyNoteHas(counted.table.notes, "21 words of 2 documents"));
    CHECK(anyNoteHas(counted.table.notes, "10 stop words"));
    CHECK(anyNoteHas(counted.table.notes, "Stop words: English."));
}

TEST_CASE("the most frequent written form is shown")
{
    World world;
    world.document("a", "Trust TRUST Trust trust naïve naive naïve\n");
    auto counted = countWords(world.corpus, world.texts, {});
    REQUIRE(counted);
    CHECK(linesOf(counted->table) == Lines{"1 Trust 4 571.429 1 0", "2 naïve 3 428.571 1 0"});
    CHECK(anyNoteHas(counted->table.notes,
                     "No list of stop words for 1 document (language unknown)"));
}

TEST_CASE("forms of one stem are one word, and listed")
{
    const Study study;
    WordCountOptions options;
    options.words.form = WordForm::Stem;
    options.limit = 2;
    const WordTable counted = study.count(options);
    CHECK(linesOf(counted.table)
          == Lines{"1 trust 5 238.095 2 2 trust (3), trusts (1), trusted (1)",
                   "2 costs 4 190.476 2 2 costs (4)"});
    CHECK(counted.found == 4);
    CHECK(anyNoteHas(counted.table.notes, "Shown: 2 of 4 different words"));
}

TEST_CASE("words may be left out")
{
    const Study study;
    WordCountOptions options;
    SECTION("none")
    {
        options.words.leaveOutStopWords = false;
        CHECK(study.count(options).table.rows.size() == 15);
    }
    SECTION("numbers")
    {
        options.words.leaveOutNumbers = true;
        CHECK(study.count(options).table.rows.size() == 5);
        CHECK(anyNoteHas(study.count(options).table.notes, "1 without a letter"));
    }
    SECTION("short ones")
    {
        options.words.minimumLength = 6;
        CHECK(linesOf(study.count(options).table)
              == Lines{"1 trusted 1 47.619 1 1", "1 trusts 1 47.619 1 1"});
    }
    SECTION("rare ones")
    {
        options.minimumCount = 3;
        CHECK(study.count(options).found == 2);
    }
    SECTION("those that do not fit a pattern")
    {
        options.words.pattern = "Trust?*";
        CHECK(linesOf(study.count(options).table)
              == Lines{"1 trusted 1 47.619 1 1", "1 trusts 1 47.619 1 1"});
    }
}

TEST_CASE("the project's own stop words count")
{
    Study study;
    study.setting("stop word costs", "added");
    study.setting("stop word nobody", "removed");
    const WordTable counted = study.count({});
    CHECK(linesOf(counted.table).front() == "1 trust 3 142.857 1 1");
    CHECK(anyNoteHas(counted.table.notes, "own stop words: 1 added, 1 taken off"));
    bool nobody = false;
    for (const std::string& line : linesOf(counted.table))
        nobody = nobody || line == "2 Nobody 1 47.619 1 1";
    CHECK(nobody);
}

TEST_CASE("each language has its own stop words")
{
    World world;
    const auto put = [&](const std::string& name, const std::string& text, const char* language) {
        Document row = world.corpus.get(world.document(name, text));
        row.language = language;
        world.corpus.rows<Document>().replace(row);
    };
    put("de", "die Kosten\n", "de-CH");
    put("en", "we die\n", "en");
    auto counted = countWords(world.corpus, world.texts, {});
    REQUIRE(counted);
    CHECK(linesOf(counted->table) == Lines{"1 die 1 250 1 0", "1 Kosten 1 250 1 0"});
}

TEST_CASE("an article cut short does not make another word")
{
    World world;
    Document row = world.corpus.get(world.document("fr", "l'homme L’homme d'hommes homme qu'il\n"));
    row.language = "fr";
    world.corpus.rows<Document>().replace(row);
    auto counted = countWords(world.corpus, world.texts, {});
    REQUIRE(counted);
    CHECK(linesOf(counted->table) == Lines{"1 homme 3 600 1 0", "2 hommes 1 200 1 0"});
}

TEST_CASE("scripts without blanks are counted by the words of a dictionary")
{
    World world;
    world.document("zh", "信任。信任工作。\n");
    auto counted = countWords(world.corpus, world.texts, {});
    REQUIRE(counted);
    CHECK(linesOf(counted->table) == Lines{"1 信任 2 666.667 1 0", "2 工作 1 333.333 1 0"});
}

TEST_CASE("words by an axis of text have a column for each entry")
{
    const Study study;
    WordCountOptions options = by("cases");
    options.limit = 2;
    CHECK(linesOf(study.count(options).table) == Lines{"costs 4 2 2", "trust 3 3 0"});
    options.perThousand = true;
    CHECK(linesOf(study.count(options).table)
          == Lines{"costs 190.476 133.333 333.333", "trust 142.857 200 0"});
    options = by("speakers");
    options.limit = 1;
    const table::Table speakers = study.count(options).table;
    CHECK(linesOf(speakers) == Lines{"trust 3 1 2"});
    CHECK(table::headLine(speakers.columns[2]) == "Interviewer");
}

TEST_CASE("the total counts words of two cases once")
{
    Study study;
    study.whole(study.beta, study.boss);
    WordCountOptions options = by("cases");
    options.limit = 1;
    const WordTable counted = study.count(options);
    CHECK(linesOf(counted.table) == Lines{"costs 4 2 4"});
    CHECK(anyNoteHas(counted.table.notes, "The total counts each place once"));
    options.by.reset();
    CHECK(linesOf(study.count(options).table) == Lines{"1 costs 4 190.476 2 2"});
}

TEST_CASE(
    "a filter that chooses text cuts the text, one that chooses codings leaves what they cover")
{
    Study study;
    WordCountOptions options;
    options.words.leaveOutStopWords = false;
    options.words.filter = parsed("speaker = Anna");
    CHECK(anyNoteHas(study.count(options).table.notes, "9 words of 1 document"));

    const Id<Code> code = study.code("Trust");
    const Id<Coder> ann = study.coder("Ann");
    study.coding(study.boss, 34, 43, code, ann); // "I trust h"
    study.coding(study.boss, 36, 41, code, ann); // "trust", again
    options.words.filter = parsed("code = Trust");
    const WordTable counted = study.count(options);
    CHECK(linesOf(counted.table)
          == Lines{"1 her 1 333.333 1 1", "1 I 1 333.333 1 1", "1 trust 1 333.333 1 1"});
    CHECK(anyNoteHas(counted.table.notes, "Filter: code = Trust"));
    CHECK(anyNoteHas(counted.table.notes, "each place once"));
}

TEST_CASE("a filter that looks at case and coding is asked in each case")
{
    Study study;
    const Id<Code> code = study.code("Trust");
    const Id<Coder> ann = study.coder("Ann");
    study.whole(study.beta, study.boss);
    study.coding(study.boss, 36, 41, code, ann);
    WordCountOptions options = by("cases");
    options.words.leaveOutStopWords = false;
    options.words.filter =
        parsed("(code = Trust and case = Alpha)  or (code = Trust and weight > 200)");
    CHECK(linesOf(study.count(options).table) == Lines{"trust 1 1 0"});
}

TEST_CASE("an axis that is no text is refused with advice")
{
    const Study study;
    const auto refused = countWords(study.corpus, study.texts, by("codes"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    CHECK(refused.error().detail.find("speakers") != std::string::npos);
}

TEST_CASE("counts are those of reading word by word")
{
    rc::check([] {
        World world;
        const std::vector<std::string> vocabulary{"Ann", "ann", "B", "über", "uber", "don't", "7"};
        std::map<std::string, std::int64_t> expected;
        std::map<std::string, std::set<int>> documents;
        std::map<std::string, std::set<int>> cases;
        const Id<Case> units[] = {world.unit("A"), world.unit("B")};
        std::int64_t words = 0;
        const int files = *rc::gen::inRange(1, 4);
        for (int file = 0; file < files; ++file) {
            std::string text;
            const int unit = *rc::gen::inRange(0, 2);
            for (int i = *rc::gen::inRange(1, 30); i > 0; --i) {
                const std::string& word = *rc::gen::elementOf(vocabulary);
                text += word + (*rc::gen::inRange(0, 4) == 0 ? ".\n" : " ");
                const std::string key = text::searchKey(word);
                ++expected[key];
                documents[key].insert(file);
                cases[key].insert(unit);
                ++words;
            }
            world.whole(units[unit], world.document("d" + std::to_string(file), text));
        }
        auto counted = countWords(world.corpus, world.texts, {});
        RC_ASSERT(counted.has_value());
        RC_ASSERT(counted->table.rows.size() == expected.size());
        std::int64_t sum = 0;
        for (const table::Row& row : counted->table.rows) {
            const std::string key = text::searchKey(table::toText(row.cells[1]));
            RC_ASSERT(std::get<std::int64_t>(row.cells[2]) == expected.at(key));
            RC_ASSERT(std::get<std::int64_t>(row.cells[4])
                      == static_cast<std::int64_t>(documents.at(key).size()));
            RC_ASSERT(std::get<std::int64_t>(row.cells[5])
                      == static_cast<std::int64_t>(cases.at(key).size()));
            sum += std::get<std::int64_t>(row.cells[2]);
        }
        RC_ASSERT(sum == words);
    });
}

TEST_CASE("many words find their forms again")
{
    World world;
    std::string text;
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 20'000; ++i)
            text += "w" + std::to_string(i) + (i % 50 == 49 ? "\n" : " ");
    world.document("long", text);
    auto counted = countWords(world.corpus, world.texts, {});
    REQUIRE(counted);
    CHECK(counted->found == 20'000);
    CHECK(std::get<std::int64_t>(counted->table.rows.back().cells[2]) == 2);
}
