// SPDX-License-Identifier: GPL-3.0-or-later
// Relations between codings against their definitions, pair by pair, on random snapshots.
#include "core/model/trees.h"
#include "core/query/filter.h"
#include "core/query/functions.h"
#include "tests/core/query/sample.h"
#include "tests/core/query/texts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::query;
using model::Coding;
using model::Id;

namespace {

constexpr std::array<std::string_view, 3> kTexts = {
    "# Start\n"
    "ANN: One two.\n"
    "Three.\n"
    "\n"
    "   \n"
    "BOB: Four.\n"
    "ANN: Five six.\n"
    "# End\n"
    "Seven.\n",
    "ANN: Hm.\nANN: Hm.\nBOB: Hm hm.\nANN: Hm.\n",
    "One paragraph without any speaker at all\n\n\n"};

struct World : sample::Sample {
    sample::Texts texts;
    std::vector<Id<model::Document>> documents;
    std::vector<Id<model::Case>> units = {{}};
    std::vector<Id<model::Code>> codes = {{}};
    std::vector<Id<model::Coder>> coders;

    World()
    {
        for (const char* name : {"Ann", "Bob", "Cid"})
            coders.push_back(coder(name));
        for (const char* name : {"K1", "K2", "K3"})
            codes.push_back(code(name, *rc::gen::elementOf(codes)));
        for (const char* name : {"C1", "C2"})
            units.push_back(unit(name, *rc::gen::elementOf(units)));
        for (const std::string_view text : kTexts) {
            model::Document row = texts.document(text, text::Markup::Markdown);
            row.name = "D" + std::to_string(documents.size());
            documents.push_back(add(row));
        }
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            addMembership();
        for (int i = *rc::gen::inRange(0, 14); i > 0; --i)
            addCoding();
    }
    void addMembership()
    {
        model::Membership row;
        row.unit = *rc::gen::element(units[1], units[2]);
        row.document = *rc::gen::elementOf(documents);
        row.kind = *rc::gen::element(model::MembershipKind::Whole,
                                     model::MembershipKind::Range,
                                     model::MembershipKind::Speaker);
        row.start = *rc::gen::inRange(0, 40);
        row.end = row.start + *rc::gen::inRange(1, 30);
        row.speaker = *rc::gen::element<std::string>("ANN", "BOB");
        row.orphan = *rc::gen::inRange(0, 5) == 0;
        add(row);
    }
    void addCoding()
    {
        Coding row;
        row.document = *rc::gen::weightedElement<Id<model::Document>>(
            {{4, documents[0]}, {2, documents[1]}, {1, documents[2]}});
        const int length = corpus.get(row.document).length;
        row.start = *rc::gen::inRange(0, length);
        row.end = std::min(length, row.start + *rc::gen::element(1, 2, 5, 20));
        row.code = *rc::gen::element(codes[1], codes[2], codes[3]);
        row.coder = *rc::gen::elementOf(coders);
        row.weight = *rc::gen::inRange(0, 3);
        row.orphan = *rc::gen::inRange(0, 8) == 0;
        add(row);
    }
};

// The plainest reading of an expression.
class Plain {
public:
    explicit Plain(const World& world)
        : m_world(world)
        , m_cases(world.corpus)
        , m_codes(world.corpus)
    {
        world.corpus.codings().forEach([this](const Coding& coding) { m_all.push_back(coding); });
    }

    [[nodiscard]] const std::vector<Coding>& all() const { return m_all; }

    [[nodiscard]] std::vector<Id<model::Case>> casesOf(const Coding& coding) const
    {
        std::set<std::int32_t> found;
        for (const model::Membership& part : m_world.corpus.rows<model::Membership>()) {
            if (part.orphan || part.document != coding.document)
                continue;
            const auto turns = structure(coding).turnsOf(part.speaker);
            const bool in = part.kind == model::MembershipKind::Whole
                            || (part.kind == model::MembershipKind::Range
                                && part.span().intersects(coding.span()))
                            || (part.kind == model::MembershipKind::Speaker
                                && text::intersects(turns, coding.span()));
            for (Id<model::Case> unit = part.unit; in && unit; unit = m_cases.parentOf(unit))
                found.insert(unit.value);
        }
        std::vector<Id<model::Case>> units;
        for (const std::int32_t unit : found)
            units.push_back({unit});
        return units.empty() ? std::vector<Id<model::Case>>{{}} : units;
    }

    [[nodiscard]] std::vector<std::string> speakersOf(const Coding& coding) const
    {
        std::set<std::string> found;
        for (auto at = coding.start; at < coding.end; ++at) {
            std::string speaker;
            for (const std::string& one : structure(coding).speakers)
                if (text::intersects(structure(coding).turnsOf(one), {at, at + 1}))
                    speaker = one;
            found.insert(speaker);
        }
        return {found.begin(), found.end()};
    }

    [[nodiscard]] bool holds(const Expression& e,
                             const Coding& x,
                             Id<model::Case> unit,
                             const std::string& speaker) const
    {
        const auto inner = [&](const Expression& operand) {
            return holds(operand, x, unit, speaker);
        };
        switch (e.op) {
        case Op::And:
            return std::all_of(e.operands.begin(), e.operands.end(), inner);
        case Op::Or:
            return std::any_of(e.operands.begin(), e.operands.end(), inner);
        case Op::Not:
            return !inner(e.operands[0]);
        case Op::Relation:
            return (e.operands.size() == 1 || inner(e.operands[0])) && hasOther(e, x);
        default:
            return comparisonHolds(e, x, unit, speaker);
        }
    }

private:
    [[nodiscard]] const text::Structure& structure(const Coding& coding) const
    {
        return m_world.texts.at(m_world.corpus.get(coding.document)).structure;
    }

    [[nodiscard]] bool comparisonHolds(const Expression& e,
                                       const Coding& x,
                                       Id<model::Case> unit,
                                       const std::string& speaker) const
    {
        const std::string& object = e.subject.object;
        const bool none = object == "case" ? !unit : speaker.empty();
        if (e.op == Op::IsEmpty)
            return none;
        const std::string& value = e.values[0];
        if (object == "weight")
            return x.weight > std::stoi(value);
        if (object == "coder")
            return m_world.corpus.get(x.coder).name == value;
        if (object == "speaker")
            return speaker == value;
        if (object == "case") {
            for (; unit; unit = m_cases.parentOf(unit))
                if (m_world.corpus.get(unit).name == value)
                    return true;
            return false;
        }
        Id<model::Code> code = x.code;
        for (; code; code = object == "theme" ? m_codes.parentOf(code) : Id<model::Code>{})
            if (m_world.corpus.get(code).name == value)
                return true;
        return false;
    }

    [[nodiscard]] bool hasOther(const Expression& e, const Coding& x) const
    {
        return std::any_of(m_all.begin(), m_all.end(), [&](const Coding& y) {
            const ByCoders by = e.relation.coders;
            return y.id != x.id && !y.orphan && y.document == x.document
                   && (by == ByCoders::Any || (x.coder == y.coder) == (by == ByCoders::Same))
                   && stands(e.relation, x, y) && isSomewhere(e.operands.back(), y);
        });
    }
    [[nodiscard]] bool isSomewhere(const Expression& e, const Coding& y) const
    {
        for (const Id<model::Case> unit : casesOf(y))
            for (const std::string& speaker : speakersOf(y))
                if (holds(e, y, unit, speaker))
                    return true;
        return false;
    }

    [[nodiscard]] std::vector<int> passagesOf(const Coding& coding) const
    {
        std::vector<int> touched;
        const auto& passages = structure(coding).passages;
        int next = 0;
        for (int i = 0; i < static_cast<int>(passages.size()); ++i) {
            const text::Span span = passages[static_cast<std::size_t>(i)].span;
            if (span.intersects(coding.span()))
                touched.push_back(i);
            next += span.end <= coding.start ? 1 : 0;
        }
        return touched.empty() ? std::vector<int>{next} : touched;
    }
    // Turns have the numbers of the passages where they start.
    [[nodiscard]] std::set<int> turnsOf(const Coding& coding) const
    {
        std::set<int> turns;
        const auto& passages = structure(coding).passages;
        for (int passage : passagesOf(coding)) {
            if (passage >= static_cast<int>(passages.size())
                || passages[static_cast<std::size_t>(passage)].speaker < 0)
                continue;
            while (!passages[static_cast<std::size_t>(passage)].startsTurn)
                --passage;
            turns.insert(passage);
        }
        return turns;
    }

    [[nodiscard]] bool stands(const Relation& relation, const Coding& x, const Coding& y) const
    {
        const std::vector<int> px = passagesOf(x);
        const std::vector<int> py = passagesOf(y);
        const auto both = std::max(x.start, y.start) < std::min(x.end, y.end);
        const auto yInX = x.start <= y.start && y.end <= x.end;
        const auto xInY = y.start <= x.start && x.end <= y.end;
        switch (relation.kind) {
        case RelationKind::Overlap:
            return both;
        case RelationKind::Inside:
            return xInY;
        case RelationKind::Contains:
            return yInX;
        case RelationKind::SameSpan:
            return xInY && yInX;
        case RelationKind::Before:
            return x.end <= y.start && py.front() - px.back() <= relation.passages;
        case RelationKind::After:
            return y.end <= x.start && px.front() - py.back() <= relation.passages;
        case RelationKind::Near:
        case RelationKind::SamePassage:
            return std::any_of(px.begin(), px.end(), [&](int p) {
                return std::any_of(py.begin(), py.end(), [&](int q) {
                    return std::abs(p - q) <= relation.passages;
                });
            });
        case RelationKind::SameTurn: {
            const auto tx = turnsOf(x);
            const auto ty = turnsOf(y);
            return std::any_of(tx.begin(), tx.end(), [&](int turn) { return ty.contains(turn); });
        }
        case RelationKind::SameDocument:
            return true;
        }
        return false;
    }

    const World& m_world;
    model::CaseTree m_cases;
    model::CodeTree m_codes;
    std::vector<Coding> m_all;
};

std::string anyComparison()
{
    return *rc::gen::element<std::string>("theme = K1",
                                          "code = K1",
                                          "theme = K2",
                                          "code = K3",
                                          "weight > 0",
                                          "coder = Ann",
                                          "speaker = ANN",
                                          "speaker is empty",
                                          "case = C1",
                                          "case is empty",
                                          "()");
}

std::string anyCondition(int depth);

std::string anyRelation(int depth)
{
    const RelationEntry entry = *rc::gen::elementOf(kRelations);
    std::string text = std::string(entry.name) + "(";
    if (*rc::gen::arbitrary<bool>())
        text += anyCondition(depth - 1) + ", ";
    text += anyCondition(depth - 1);
    if (entry.distance)
        text += ", " + std::to_string(*rc::gen::inRange(0, 4));
    return text + *rc::gen::element<std::string>(")", ", by same coder)", ", by different coders)");
}

std::string anyCondition(int depth)
{
    if (depth == 0)
        return anyComparison();
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return anyComparison();
    case 1:
        return "not (" + anyCondition(depth - 1) + ")";
    case 2:
        return "(" + anyCondition(depth - 1) + " and " + anyCondition(depth - 1) + ")";
    case 3:
        return "(" + anyComparison() + " or " + anyCondition(depth - 1) + ")";
    default:
        return anyRelation(depth);
    }
}

// Does the filter accept each coding, in all its cases and with all its speakers, as it reads?
bool agree(const World& world, const Plain& plain, const Expression& expression)
{
    const auto filter = Filter::compile(expression, world.corpus, &world.texts);
    if (!filter || !filter->choosesCodings())
        return false;
    for (const Coding& coding : plain.all()) {
        if (coding.orphan)
            continue;
        model::Codings::Block block;
        block.push(coding);
        for (const Id<model::Case> unit : plain.casesOf(coding))
            for (const std::string& speaker : plain.speakersOf(coding)) {
                const bool accepted = filter->acceptsText(unit, coding.document, speaker)
                                      && filter->acceptsCoding(block, 0, unit, speaker);
                if (accepted != plain.holds(expression, coding, unit, speaker))
                    return false;
            }
    }
    return true;
}

} // namespace

TEST_CASE("every relation holds as it is defined, for every pair of codings")
{
    REQUIRE(rc::check([] {
        const World world;
        const Plain plain(world);
        for (int i = 0; i < 10; ++i) {
            std::string written = anyRelation(*rc::gen::inRange(1, 4));
            if (*rc::gen::inRange(0, 3) == 0)
                written = anyComparison() + " and not " + written;
            RC_LOG() << written << "\n";
            RC_ASSERT(agree(world, plain, parse(written).value()));
        }
    }));
}

TEST_CASE("a relation that looks at neither case nor speaker is the same in each")
{
    REQUIRE(rc::check([] {
        const World world;
        const Plain plain(world);
        const auto filter = Filter::compile(
            parse(anyRelation(*rc::gen::inRange(1, 3))).value(), world.corpus, &world.texts);
        RC_ASSERT(filter.has_value());
        for (const Coding& coding : plain.all()) {
            model::Codings::Block block;
            block.push(coding);
            if (!filter->codingsNeedCase())
                RC_ASSERT(filter->acceptsCoding(block, 0, world.units[1], "ANN")
                          == filter->acceptsCoding(block, 0, {}, "ANN"));
            if (!filter->codingsNeedSpeaker())
                RC_ASSERT(filter->acceptsCoding(block, 0, {}, "ANN")
                          == filter->acceptsCoding(block, 0, {}, ""));
        }
    }));
}
