// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/test.h"

#include "core/query/fields.h"
#include "core/query/subjects.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace crosscase::query {

namespace {

using model::Coding;
using model::Id;
using Of = Test::Of;

template <typename Row>
std::size_t indexOf(Id<Row> id)
{
    return static_cast<std::size_t>(std::max(id.value, 0));
}

// A Test of objects that pass(object's id) accepts; and of none, if emptyPasses.
template <typename Row, typename Pass>
Test testOfIds(Of of, const model::Corpus& corpus, bool emptyPasses, Pass&& pass)
{
    std::size_t end = 1;
    for (const Row& row : corpus.rows<Row>())
        end = std::max(end, indexOf(row.id) + 1);
    Test test{of, Numbers(end), {}, {}};
    test.numbers.set(0, emptyPasses);
    for (const Row& row : corpus.rows<Row>())
        test.numbers.set(indexOf(row.id), pass(row.id));
    return test;
}

// The object itself is compared: find(written) gives its id, covered(id) the ids it stands for.
template <typename Row, typename Find, typename Covered>
Result<Test> identityTest(Of of,
                          const Expression& comparison,
                          const model::Corpus& corpus,
                          Find&& find,
                          Covered&& covered)
{
    if (auto unordered = checkUnordered(comparison); !unordered)
        return passOn(unordered);
    std::vector<Id<Row>> named;
    for (const std::string& value : comparison.values) {
        auto id = find(value);
        if (!id)
            return passOn(id);
        for (const Id<Row> one : covered(*id))
            named.push_back(one);
    }
    std::sort(named.begin(), named.end());
    const Op op = comparison.op;
    return testOfIds<Row>(of, corpus, op == Op::IsEmpty, [&](Id<Row> id) {
        if (op == Op::IsEmpty || op == Op::IsNotEmpty)
            return op == Op::IsNotEmpty;
        const bool among = std::binary_search(named.begin(), named.end(), id);
        return among == (op == Op::Equal || op == Op::In);
    });
}

constexpr auto kItself = [](auto id) { return std::array{id}; };

Result<Test> caseTest(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver)
{
    if (!comparison.subject.field.empty()) {
        auto field = caseField(comparison, corpus, resolver);
        if (!field)
            return passOn(field);
        return testOfIds<model::Case>(Of::Case, corpus, field->test({}), [&](Id<model::Case> id) {
            return field->test(field->valueOf(id));
        });
    }
    return identityTest<model::Case>(
        Of::Case,
        comparison,
        corpus,
        [&](const std::string& value) { return resolver.unit(value); },
        [&](Id<model::Case> id) { return resolver.cases().subtree(id); });
}

Result<Test>
documentTest(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver)
{
    if (comparison.subject.object != "document" || !comparison.subject.field.empty()) {
        auto field = documentField(comparison, corpus, resolver);
        if (!field)
            return passOn(field);
        return testOfIds<model::Document>(
            Of::Document, corpus, field->test({}), [&](Id<model::Document> id) {
                return field->test(field->valueOf(id));
            });
    }
    return identityTest<model::Document>(
        Of::Document,
        comparison,
        corpus,
        [&](const std::string& value) { return resolver.document(value); },
        kItself);
}

Result<Test> codeTest(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver)
{
    if (comparison.subject.object == "code")
        return identityTest<model::Code>(
            Of::Code,
            comparison,
            corpus,
            [&](const std::string& value) { return resolver.code(value); },
            kItself);
    return identityTest<model::Code>(
        Of::Code,
        comparison,
        corpus,
        [&](const std::string& value) { return resolver.theme(value); },
        [&](Id<model::Code> id) { return resolver.codes().subtree(id); });
}

std::optional<std::size_t> markOf(std::string_view written)
{
    std::string key = text::foldKey(written);
    std::replace(key.begin(), key.end(), ' ', '-');
    if (key == "power")
        return static_cast<std::size_t>(model::Mark::Power);
    if (key == "proof")
        return static_cast<std::size_t>(model::Mark::Proof);
    if (key == "not-for-publication")
        return static_cast<std::size_t>(model::Mark::NotForPublication);
    return std::nullopt;
}

// Marks are a set: = and in ask for one of them, != and not in for some, but none of them.
Result<Test> markTest(const Expression& comparison)
{
    if (auto unordered = checkUnordered(comparison); !unordered)
        return passOn(unordered);
    std::size_t wanted = 0;
    for (const std::string& value : comparison.values) {
        const auto mark = markOf(value);
        if (!mark)
            return fail(
                ErrorCode::NotFound,
                fmt::format("there is no mark '{}'; there are power, proof, not-for-publication",
                            value));
        wanted |= *mark;
    }
    constexpr std::size_t kMarks = std::numeric_limits<std::uint8_t>::max() + 1;
    Test test{Of::Mark, Numbers(kMarks), {}, {}};
    const Op op = comparison.op;
    const bool negated = op == Op::NotEqual || op == Op::NotIn;
    test.numbers.set(0, op == Op::IsEmpty);
    for (std::size_t marks = 1; marks < kMarks; ++marks)
        test.numbers.set(marks,
                         op != Op::IsEmpty
                             && (op == Op::IsNotEmpty || ((marks & wanted) != 0) != negated));
    return test;
}

Result<Test> weightTest(const Expression& comparison)
{
    auto passes = makeValueTest(model::AttributeType::Integer, comparison);
    if (!passes)
        return passOn(passes);
    constexpr std::size_t kHeaviest = 100;
    Test test{Of::Weight, Numbers(kHeaviest + 2), {}, {}};
    test.numbers.set(0, (*passes)({}));
    for (std::size_t weight = 0; weight <= kHeaviest; ++weight)
        test.numbers.set(weight + 1, (*passes)(std::to_string(weight)));
    return test;
}

Result<Test> periodTest(Of of, Clock clock, const Expression& comparison)
{
    auto period = PeriodTest::make(clock, comparison);
    if (!period)
        return passOn(period);
    return Test{of, Numbers(), {}, std::move(*period)};
}

// A coding from a file that tells no time has 0; one without an event has no day.
std::optional<std::int64_t> momentOf(std::int64_t value, std::int64_t none)
{
    return value == none ? std::nullopt : std::optional(value);
}

} // namespace

bool Test::passes(const Seen& seen) const
{
    switch (of) {
    case Of::Case:
        return numbers.contains(indexOf(seen.unit));
    case Of::Document:
        return numbers.contains(indexOf(seen.document));
    case Of::Speaker:
        return speaker(seen.speaker);
    case Of::Coder:
        return numbers.contains(indexOf(seen.block->coder[seen.row]));
    case Of::Code:
        return numbers.contains(indexOf(seen.block->code[seen.row]));
    case Of::Coding:
        return numbers.contains(indexOf(seen.block->id[seen.row]));
    case Of::Mark:
        return numbers.contains(seen.block->marks[seen.row]);
    case Of::Weight:
        return numbers.contains(
            static_cast<std::size_t>(std::max(seen.block->weight[seen.row] + 1, 0)));
    case Of::Created:
        return period(momentOf(seen.block->created[seen.row].ms, 0));
    case Of::Day:
        return period(momentOf(seen.block->eventDay[seen.row], Coding::kNoDay));
    }
    return false;
}

Result<Test> makeTest(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver)
{
    if (const auto problem = problemOf(comparison.subject))
        return fail(ErrorCode::NotFound, *problem);
    if (auto count = checkValues(comparison); !count)
        return passOn(count);
    const std::string& object = comparison.subject.object;
    if (object == "case")
        return caseTest(comparison, corpus, resolver);
    if (object == "document" || object == "group" || object == "language")
        return documentTest(comparison, corpus, resolver);
    if (object == "code" || object == "theme")
        return codeTest(comparison, corpus, resolver);
    if (object == "coder")
        return identityTest<model::Coder>(
            Of::Coder,
            comparison,
            corpus,
            [&](const std::string& value) { return resolver.coder(value); },
            kItself);
    if (object == "mark")
        return markTest(comparison);
    if (object == "weight")
        return weightTest(comparison);
    if (object == "created")
        return periodTest(Of::Created, Clock::Milliseconds, comparison);
    if (object == "date")
        return periodTest(Of::Day, Clock::Days, comparison);
    auto speaker = makeValueTest(model::AttributeType::Text, comparison);
    if (!speaker)
        return passOn(speaker);
    return Test{Of::Speaker, Numbers(), std::move(*speaker), {}};
}

} // namespace crosscase::query
