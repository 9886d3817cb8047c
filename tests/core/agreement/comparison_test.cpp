// SPDX-License-Identifier: GPL-3.0-or-later
// From codings to sums: held against the plainest way to count, character by character.
#include "core/agreement/comparison.h"
#include "core/agreement/rows.h"
#include "core/agreement/two_sources.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"
#include "tests/core/agreement/samples.h"
#include "tests/core/agreement/world.h"

#include <bit>
#include <map>
#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::agreement;
using namespace crosscase::agreement::test;

namespace {

const std::string kTalk = "Interviewer: How is it?\n"
                          "Anna: I trust her. She keeps  her word.\nIt is naïve, – perhaps.\n\n"
                          "Interviewer: And the costs?\nAnna: They went up.\n";

std::vector<std::string> quotes(const World& world, Unit unit)
{
    const auto loaded = *world.texts.load(*world.corpus.documents().begin());
    std::vector<std::string> found;
    for (const text::Span span : unitsOf(*loaded, unit))
        found.emplace_back(loaded->quote(span));
    return found;
}

// Every decision by looking at every character.
class Naive {
public:
    Naive(const World& world, const model::Document& document, const Request& request)
        : m_text(*world.texts.load(document))
    {
        const text::SpanSet content = spokenText(m_text->structure, request.speakers, {}).content;
        std::size_t byte = 0;
        for (text::CodePoint at = 0; at < document.length; ++at) {
            const bool blank = text::isWhiteSpace(text::decodeAt(m_text->utf8, byte));
            m_counts.push_back(!blank && text::intersects(content, {at, at + 1}));
        }
        world.corpus.codings().forEach([&](const model::Coding& coding) {
            if (coding.document == document.id && !coding.orphan)
                for (text::CodePoint at = coding.start; at < coding.end; ++at)
                    m_marked[{coding.code, coding.coder}].insert(at);
        });
    }

    [[nodiscard]] std::map<Pattern, std::int64_t> patterns(const Request& request,
                                                           model::Id<model::Code> code)
    {
        std::vector<text::Span> units = unitsOf(*m_text, request.unit);
        if (request.unit == Unit::Character)
            for (std::size_t at = 0; at < m_counts.size(); ++at)
                units.push_back(
                    {static_cast<text::CodePoint>(at), static_cast<text::CodePoint>(at) + 1});
        std::map<Pattern, std::int64_t> found;
        for (const text::Span unit : units) {
            double all = 0;
            std::vector<double> covered(request.coders.size());
            for (text::CodePoint at = unit.start; at < unit.end; ++at) {
                if (!m_counts[static_cast<std::size_t>(at)])
                    continue;
                ++all;
                for (std::size_t coder = 0; coder < covered.size(); ++coder)
                    covered[coder] += m_marked[{code, request.coders[coder]}].contains(at) ? 1 : 0;
            }
            if (all == 0)
                continue;
            Pattern pattern = 0;
            for (std::size_t coder = 0; coder < covered.size(); ++coder)
                if (covered[coder] >= 1 && covered[coder] * 100 >= all * request.overlap - 1e-6)
                    pattern |= Pattern{1} << coder;
            ++found[pattern];
        }
        return found;
    }

private:
    std::shared_ptr<const model::LoadedText> m_text;
    std::vector<bool> m_counts;
    std::map<std::pair<model::Id<model::Code>, model::Id<model::Coder>>, std::set<text::CodePoint>>
        m_marked;
};

// Two documents, three coders, three codes, codings anywhere.
void fillAnyhow(World& world)
{
    const std::vector documents{
        world.document("one", kTalk),
        world.document("two", "Only a text. Of two  sentences.\nAnd a line.")};
    const std::vector codes{world.code("a"), world.code("b"), world.code("c")};
    const std::vector coders{world.coder("A"), world.coder("B"), world.coder("C")};
    for (const auto coder : coders) // so that all are at work
        world.coding(documents[0], {37, 40}, codes[0], coder);
    const int count = *rc::gen::inRange(0, 25);
    for (int i = 0; i < count; ++i) {
        const auto document = documents[*rc::gen::inRange<std::size_t>(0, 2)];
        const auto length = world.corpus.get(document).length;
        const auto start = *rc::gen::resize(100, rc::gen::inRange(0, length - 1));
        const auto end =
            std::min(length, start + 1 + *rc::gen::resize(100, rc::gen::inRange(0, 30)));
        world.coding(document,
                     {start, end},
                     codes[*rc::gen::inRange<std::size_t>(0, 3)],
                     coders[*rc::gen::inRange<std::size_t>(0, 3)]);
    }
}

} // namespace

TEST_CASE("units are cut within passages, without labels")
{
    World world;
    world.document("talk", kTalk);
    CHECK(quotes(world, Unit::Paragraph)
          == std::vector<std::string>{"How is it?",
                                      "I trust her. She keeps  her word.",
                                      "It is naïve, – perhaps.",
                                      "And the costs?",
                                      "They went up."});
    CHECK(quotes(world, Unit::Sentence)[1] == "I trust her.");
    CHECK(quotes(world, Unit::Sentence).size() == 6);
    CHECK(quotes(world, Unit::Turn).size() == 4);
    CHECK(quotes(world, Unit::Turn)[1]
          == "I trust her. She keeps  her word.\nIt is naïve, – perhaps.");
    CHECK(quotes(world, Unit::Word)[3] == "I");
    CHECK(quotes(world, Unit::Word).size() == 20);
    CHECK(quotes(world, Unit::Character).empty());
}

TEST_CASE("sums are those of counting character by character")
{
    REQUIRE(rc::check("every unit, overlap and choice of speakers", [] {
        World world;
        fillAnyhow(world);
        Request request = world.request(static_cast<Unit>(*rc::gen::inRange(0, 5)));
        request.overlap = *rc::gen::element(0.0, 25.0, 50.0, 100.0);
        request.speakers.kind =
            *rc::gen::element(SpeakerChoice::Kind::All, SpeakerChoice::Kind::Respondents);
        request.onlyUsed = false;
        const Comparison compared = world.compared(request);
        RC_ASSERT(compared.parts.size() == 2U);
        for (std::uint32_t part = 0; part < 2; ++part) {
            const auto& document = world.corpus.get(compared.parts[part].document);
            Naive naive(world, document, request);
            for (std::uint32_t code = 0; code < compared.codes.size(); ++code) {
                std::map<Pattern, std::int64_t> found;
                double marked = 0;
                for (const MarkedUnits& one : compared.units)
                    if (one.part == part && one.code == code) {
                        found[one.pattern] += static_cast<std::int64_t>(one.units);
                        marked += one.units;
                    }
                if (compared.parts[part].units > marked)
                    found[0] = static_cast<std::int64_t>(compared.parts[part].units - marked);
                RC_ASSERT(found == naive.patterns(request, compared.codes[code].id));
            }
        }
    }));
}

TEST_CASE("lengths are those of characters, whatever the unit")
{
    REQUIRE(rc::check("shared and marked", [] {
        World world;
        fillAnyhow(world);
        Request request = world.request(Unit::Turn);
        request.onlyUsed = false;
        const Comparison compared = world.compared(request);
        request.unit = Unit::Character;
        for (const CodeLengths& one : compared.lengths) {
            const auto& document = world.corpus.get(compared.parts[one.part].document);
            Naive naive(world, document, request);
            double marked = 0;
            double shared = 0;
            for (const auto& [pattern, length] :
                 naive.patterns(request, compared.codes[one.code].id)) {
                const int coders = std::popcount(pattern);
                marked += static_cast<double>(length) * coders;
                shared += static_cast<double>(length) * coders * (coders - 1);
            }
            RC_ASSERT(one.sums.marked == marked);
            RC_ASSERT(one.sums.shared == shared);
        }
    }));
}

TEST_CASE("the decisions listed one by one are those that were summed up")
{
    REQUIRE(rc::check("list and sums", [] {
        World world;
        fillAnyhow(world);
        Request request = world.request(static_cast<Unit>(*rc::gen::inRange(0, 5)));
        const Comparison compared = world.compared(request);
        request.codes = compared.codes;
        std::map<std::tuple<model::Id<model::Document>, std::size_t, Pattern>, double> listed;
        double all = 0;
        const auto visit = [&](const Decision& one) -> Result<void> {
            ++all;
            if (one.pattern != 0)
                ++listed[{one.document->id, one.code, one.pattern}];
            return {};
        };
        RC_ASSERT(
            forEachDecision(world.corpus, world.texts, request, visit, Progress()).has_value());
        std::map<std::tuple<model::Id<model::Document>, std::size_t, Pattern>, double> summed;
        for (const MarkedUnits& one : compared.units)
            summed[{compared.parts[one.part].document, one.code, one.pattern}] += one.units;
        RC_ASSERT(listed == summed);
        RC_ASSERT(all == sumsOf(pooled(compared, "all")).decisions);
    }));
}

TEST_CASE("how much of a unit must be covered")
{
    CutUnits units;
    units.places = {{0, 10}, {10, 14}, {20, 30}};
    units.spans.resize(3);
    units.count = 3;
    using Intervals = std::vector<Interval>;
    CHECK(markedUnits(units, {{9, 10}}, 0) == Intervals{{0, 1}});
    CHECK(markedUnits(units, {{9, 10}}, 10) == Intervals{{0, 1}});
    CHECK(markedUnits(units, {{9, 10}}, 11).empty());
    CHECK(markedUnits(units, {{0, 2}, {4, 7}}, 50) == Intervals{{0, 1}}); // two codings together
    CHECK(markedUnits(units, {{5, 25}}, 50) == Intervals{{0, 3}});
    CHECK(markedUnits(units, {{5, 24}}, 50) == Intervals{{0, 2}});
    CHECK(markedUnits(units, {{14, 20}}, 0).empty());
    CHECK(markedUnits(units, {{0, 30}}, 100) == Intervals{{0, 3}});
}

TEST_CASE("copies of a text are compared only if they are the same text")
{
    const MarkedCopy a{"Ann", "h1", 1000, {{0, 150}}};
    const MarkedCopy b{"Ben", "h1", 1000, {{100, 200}}};
    const auto ratings = compareCopies(a, b);
    REQUIRE(ratings);
    CHECK(value(*ratings, "kappa") == Approx(0.318182).margin(kExact));
    CHECK(value(*ratings, "percent") == Approx(0.85));
    MarkedCopy other = b;
    other.textHash = "h2";
    REQUIRE_FALSE(compareCopies(a, other));
    CHECK(compareCopies(a, other).error().code == ErrorCode::Refused);
    other = b;
    other.marked = {{990, 1001}};
    CHECK_FALSE(compareCopies(a, other));
}
