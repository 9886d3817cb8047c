// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against a count by hand, code point by code point, on random small projects.
#include "tests/core/matrix/world.h"

#include <rapidcheck.h>
#include <set>
#include <tuple>

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

constexpr int kLength = 24;

struct Random : World {
    std::vector<Id<Coder>> coders;
    std::vector<Id<Code>> codes;
    std::vector<Id<Case>> units;
    std::vector<Id<Document>> documents;

    Random()
    {
        for (const char* name : {"ann", "bob"})
            coders.push_back(coder(name));
        for (int i = 0; i < 5; ++i)
            codes.push_back(code("K" + std::to_string(i), parent(codes)));
        for (int i = 0; i < 5; ++i)
            units.push_back(unit("U" + std::to_string(i), parent(units)));
        for (int i = 0; i < 3; ++i)
            documents.push_back(document("D" + std::to_string(i), "ab cd\nefg h ijkl\n\nm nop "));
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
            const auto [start, end] = span();
            if (*rc::gen::inRange(0, 3) == 0)
                whole(pick(units), pick(documents));
            else
                range(pick(units), pick(documents), start, end);
        }
        for (int i = *rc::gen::inRange(0, 25); i > 0; --i) {
            const auto [start, end] = span();
            coding(pick(documents), start, end, pick(codes), pick(coders));
        }
    }
    template <typename T>
    static T pick(const std::vector<T>& from)
    {
        return from[*rc::gen::inRange<std::size_t>(0, from.size())];
    }
    template <typename T>
    static T parent(const std::vector<T>& from)
    {
        return from.empty() || *rc::gen::inRange(0, 2) == 0 ? T{} : pick(from);
    }
    static std::pair<int, int> span()
    {
        const int start = *rc::gen::inRange(0, kLength - 1);
        return {start, *rc::gen::inRange(start + 1, std::min(start + 9, kLength))};
    }

    template <typename Row>
    [[nodiscard]] bool isBelow(Id<Row> id, Id<Row> above) const
    {
        for (; id; id = corpus.get(id).parent)
            if (id == above)
                return true;
        return false;
    }
    [[nodiscard]] bool isText(Id<Case> unit, Id<Document> document, int at) const
    {
        for (const Membership& part : corpus.rows<Membership>())
            if (part.document == document && isBelow(part.unit, unit)
                && (part.kind == MembershipKind::Whole || part.span().contains(at)))
                return true;
        return false;
    }
};

struct Naive {
    std::int64_t references = 0;
    std::int64_t documents = 0;
    std::int64_t characters = 0;
};

// inText(document, place), hasCode(code): what the cell is of. `once`: sub-codes on the same text
// count once.
template <typename InText, typename HasCode>
Naive countByHand(const Random& world, InText&& inText, HasCode&& hasCode, bool once)
{
    std::set<std::tuple<int, int, int, int>> codings;
    std::set<int> documents;
    std::set<std::pair<int, int>> places;
    world.corpus.codings().forEach([&](const Coding& coding) {
        const std::string& utf8 = (*world.texts.load(world.corpus.get(coding.document)))->utf8;
        bool touches = false;
        for (int at = coding.start; hasCode(coding.code) && at < coding.end; ++at) {
            if (!inText(coding.document, at))
                continue;
            touches = true;
            // Content: no line end, no blanks at the ends of a line.
            if (utf8[static_cast<std::size_t>(at)] != '\n' && at + 1 < kLength)
                places.emplace(coding.document.value, at);
        }
        if (!touches)
            return;
        codings.emplace(coding.document.value,
                        coding.start,
                        coding.end,
                        once ? coding.coder.value : coding.id.value);
        documents.insert(coding.document.value);
    });
    return {static_cast<std::int64_t>(codings.size()),
            static_cast<std::int64_t>(documents.size()),
            static_cast<std::int64_t>(places.size())};
}

std::int64_t cellOf(const CrossTable& table, std::size_t row, std::size_t column)
{
    return std::get<std::int64_t>(table.cells[row][column]);
}

// Cases of all levels x codes, with and without sub-codes, in three measures; drill-down and the
// union too.
void compareCases(const Random& world, bool withSubcodes)
{
    TableSpec spec = specOf("cases:all", "codes");
    spec.withSubcodes = withSubcodes;
    const CrossTable references = world.build(spec);
    spec.cell = Measure::Documents;
    const CrossTable documents = world.build(spec);
    spec.cell = Measure::Characters;
    const CrossTable characters = world.build(spec);
    for (std::size_t row = 0; row < references.rows.size(); ++row)
        for (std::size_t column = 0; column < references.columns.size(); ++column) {
            const Id<Case> unit{references.rows[row].object.value};
            const Id<Code> code{references.columns[column].object.value};
            const Naive naive = countByHand(
                world,
                [&](Id<Document> document, int at) { return world.isText(unit, document, at); },
                [&](Id<Code> of) { return withSubcodes ? world.isBelow(of, code) : of == code; },
                withSubcodes);
            RC_ASSERT(cellOf(references, row, column) == naive.references);
            RC_ASSERT(cellOf(documents, row, column) == naive.documents);
            RC_ASSERT(cellOf(characters, row, column) == naive.characters);
            RC_ASSERT(naive.characters <= 3 * kLength);
            const auto behind = codingsOf(world.corpus, world.texts, references, row, column);
            RC_ASSERT(behind && static_cast<std::int64_t>(behind->size()) == naive.references);
        }
}

} // namespace

TEST_CASE("cases x codes agree with a count by hand")
{
    REQUIRE(rc::check("singly", [] { compareCases(Random(), false); }));
    REQUIRE(rc::check("with sub-codes", [] { compareCases(Random(), true); }));
}

TEST_CASE("totals of cases x codes agree with a count by hand")
{
    REQUIRE(rc::check("each coding once, places as a union", [] {
        const Random world;
        TableSpec spec = specOf("cases", "codes");
        spec.totals = true;
        const auto check = [&](const CrossTable& table, auto member) {
            const auto inAny = [&](Id<Document> document, int at) {
                for (const Entry& row : table.rows)
                    if (world.isText(Id<Case>{row.object.value}, document, at))
                        return true;
                return false;
            };
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                const Id<Code> code{table.columns[column].object.value};
                const Naive naive = countByHand(
                    world, inAny, [&](Id<Code> of) { return of == code; }, false);
                RC_ASSERT(table.columnTotals[column] == table::Value{naive.*member});
            }
            const Naive all = countByHand(
                world, inAny, [](Id<Code>) { return true; }, false);
            RC_ASSERT(table.grandTotal == table::Value{all.*member});
        };
        check(world.build(spec), &Naive::references);
        spec.cell = Measure::Characters;
        check(world.build(spec), &Naive::characters);
    }));
}

TEST_CASE("cases x documents and coders x codes agree with a count by hand")
{
    REQUIRE(rc::check("two axes of text; two axes of codings", [] {
        const Random world;
        const CrossTable meeting = world.build(specOf("cases:all", "documents"));
        for (std::size_t row = 0; row < meeting.rows.size(); ++row)
            for (std::size_t column = 0; column < meeting.columns.size(); ++column) {
                const Naive naive = countByHand(
                    world,
                    [&](Id<Document> document, int at) {
                        return AnyId(document) == meeting.columns[column].object
                               && world.isText(
                                   Id<Case>{meeting.rows[row].object.value}, document, at);
                    },
                    [](Id<Code>) { return true; },
                    false);
                RC_ASSERT(cellOf(meeting, row, column) == naive.references);
            }
        const CrossTable coders = world.build(specOf("coders", "codes"));
        for (std::size_t row = 0; row < coders.rows.size(); ++row)
            for (std::size_t column = 0; column < coders.columns.size(); ++column) {
                std::int64_t naive = 0;
                world.corpus.codings().forEach([&](const Coding& coding) {
                    naive += AnyId(coding.coder) == coders.rows[row].object
                             && AnyId(coding.code) == coders.columns[column].object;
                });
                RC_ASSERT(cellOf(coders, row, column) == naive);
            }
    }));
}
