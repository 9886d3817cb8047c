// SPDX-License-Identifier: GPL-3.0-or-later
// A filter against the plainest possible reading of the same expression, on random snapshots.
#include "core/query/filter.h"
#include "core/text/fold.h"
#include "tests/core/query/sample.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <string>

using namespace crosscase;
using namespace crosscase::query;
using model::Id;

namespace {

using Target = model::AttributeTarget;
using Type = model::AttributeType;
using Words = std::vector<std::string>;

const Words kCases = {"C1", "C2", "C3", "C4", "C5", "C6"};
const Words kCodes = {"K1", "K2", "K3", "K4", "K5", "K6"};
const Words kCoders = {"Ann", "Bob", "Cid"};
const Words kDocuments = {"D1", "D2", "D3"};
const Words kTexts = {"alpha", "Beta", "P2", "p10", "ünder"};
const Words kNumbers = {"-3", "0", "7", "7.5", "40"};
const Words kDates = {"2004", "2005", "2005-03", "2005-03-01", "2005-12-31", "2006-01-01"};
const Words kBooleans = {"true", "false"};
const Words kMarks = {"power", "proof", "not-for-publication"};

// What a subject is compared with, and how.
struct Kind {
    std::string subject;
    Words values;
    bool ordered;
    Type type = Type::Text;
};
const std::vector<Kind> kKinds = {
    {"case", kCases, false},
    {"case.text", kTexts, true},
    {"case.number", kNumbers, true, Type::Number},
    {"case.date", kDates, true, Type::Date},
    {"case.flag", kBooleans, false, Type::Boolean},
    {"case.level", {"1", "2", "3"}, true, Type::Number},
    {"document", kDocuments, false},
    {"document.text", kTexts, true},
    {"document.collected", kDates, true, Type::Date},
    {"language", {"en", "de", "fr"}, true},
    {"speaker", {"Ann", "ANN", "Bo"}, true},
    {"coder", kCoders, false},
    {"code", kCodes, false},
    {"theme", kCodes, false},
    {"created", kDates, true, Type::Date},
    {"date", kDates, true, Type::Date},
    {"mark", kMarks, false},
    {"weight", kNumbers, true, Type::Number},
};

std::string pick(const Words& words)
{
    return *rc::gen::elementOf(words);
}

// Sometimes nothing.
std::string pickOrNone(const Words& words)
{
    return *rc::gen::inRange(0, 3) == 0 ? "" : pick(words);
}

struct World : sample::Sample {
    World()
    {
        addTree<model::Case>(kCases);
        addTree<model::Code>(kCodes);
        for (const std::string& name : kCoders)
            coder(name);
        for (const std::string& name : kDocuments) {
            model::Document row;
            row.name = name;
            row.language = pickOrNone({"en", "de"});
            row.collected = pickOrNone(kDates);
            add(row);
        }
        for (const auto& [name, type, values] : {std::tuple("text", Type::Text, kTexts),
                                                 std::tuple("number", Type::Number, kNumbers),
                                                 std::tuple("date", Type::Date, kDates),
                                                 std::tuple("flag", Type::Boolean, kBooleans)})
            give<model::Case>(attribute(name, Target::Case, type), values);
        give<model::Document>(attribute("text", Target::Document, Type::Text), kTexts);
    }

    // Every row below an earlier one or at the top.
    template <typename Row>
    void addTree(const Words& names)
    {
        std::vector<Id<Row>> above = {{}};
        for (const std::string& name : names) {
            Row row;
            row.name = name;
            row.parent = *rc::gen::elementOf(above);
            above.push_back(add(row));
        }
    }
    template <typename Row>
    void give(Id<model::Attribute> attribute, const Words& values)
    {
        std::vector<model::AnyId> owners;
        for (const Row& row : corpus.rows<Row>())
            owners.push_back(row.id);
        for (const model::AnyId owner : owners)
            if (const std::string written = pickOrNone(values); !written.empty())
                value(attribute, owner, written);
    }
    template <typename Row>
    [[nodiscard]] Id<Row> any() const
    {
        std::vector<Id<Row>> ids;
        for (const Row& row : corpus.rows<Row>())
            ids.push_back(row.id);
        return *rc::gen::elementOf(ids);
    }
    [[nodiscard]] model::Coding anyCoding() const
    {
        model::Coding coding;
        coding.code = any<model::Code>();
        coding.coder = any<model::Coder>();
        coding.document = any<model::Document>();
        coding.weight = *rc::gen::element(model::Coding::kNoWeight, 0, 7, 40, 100);
        coding.marks = *rc::gen::inRange(0, 8);
        coding.created = *timestampFromIso8601(*rc::gen::element<std::string>(
            "2004-12-31T23:59:59.999Z", "2005-01-01", "2005-03-01T12:00Z", "2005-12-31"));
        coding.eventDay = *rc::gen::element(
            model::Coding::kNoDay, 12'783 /* 2004-12-31 */, 12'784, 12'843, 13'148);
        return coding;
    }
};

// Where the answer of an expression is looked up.
struct Probe {
    const model::Corpus* corpus;
    model::Coding coding;
    Id<model::Case> unit;
    std::string speaker;
};

template <typename Row>
Words lineOf(const model::Corpus& corpus, Id<Row> id)
{
    Words names;
    for (; id; id = corpus.get(id).parent)
        names.push_back(corpus.get(id).name);
    return names;
}

std::string
valueOf(const model::Corpus& corpus, Target target, const std::string& name, model::AnyId owner)
{
    for (const model::AttributeValue& value : corpus.rows<model::AttributeValue>()) {
        const model::Attribute& attribute = corpus.get(value.attribute);
        if (attribute.target == target && attribute.name == name && value.owner == owner)
            return value.value;
    }
    return {};
}

std::string caseValue(const Probe& probe, const std::string& field)
{
    if (field == "level")
        return probe.unit ? std::to_string(lineOf(*probe.corpus, probe.unit).size()) : "";
    for (Id<model::Case> id = probe.unit; id; id = probe.corpus->get(id).parent)
        if (std::string value = valueOf(*probe.corpus, Target::Case, field, id); !value.empty())
            return value;
    return {};
}

// What stands at the subject: several for names of cases, themes and marks; nothing: missing.
Words standsAt(const Subject& subject, const Probe& probe)
{
    const model::Corpus& corpus = *probe.corpus;
    const model::Coding& coding = probe.coding;
    const auto one = [](std::string value) {
        return value.empty() ? Words{} : Words{std::move(value)};
    };
    const std::string& object = subject.object;
    if (object == "case")
        return subject.field.empty() ? lineOf(corpus, probe.unit)
                                     : one(caseValue(probe, subject.field));
    if (object == "document" && subject.field == "text")
        return one(valueOf(corpus, Target::Document, "text", coding.document));
    if (object == "document")
        return one(subject.field.empty() ? corpus.get(coding.document).name
                                         : corpus.get(coding.document).collected);
    if (object == "language")
        return one(corpus.get(coding.document).language);
    if (object == "speaker")
        return one(probe.speaker);
    if (object == "coder")
        return one(corpus.get(coding.coder).name);
    if (object == "code")
        return one(corpus.get(coding.code).name);
    if (object == "theme")
        return lineOf(corpus, coding.code);
    if (object == "created")
        return one(toIso8601(coding.created));
    if (object == "date")
        return one(coding.eventDay == model::Coding::kNoDay
                       ? ""
                       : toIso8601({coding.eventDay * 86'400'000LL}).substr(0, 10));
    if (object == "weight")
        return one(coding.weight == model::Coding::kNoWeight ? "" : std::to_string(coding.weight));
    Words marks;
    for (std::size_t bit = 0; bit < 3; ++bit)
        if ((coding.marks & (1 << bit)) != 0)
            marks.push_back(kMarks[bit]);
    return marks;
}

int order(Type type, const std::string& a, const std::string& b)
{
    if (type == Type::Number) {
        const double difference = std::stod(a) - std::stod(b);
        return difference < 0 ? -1 : difference > 0 ? 1 : 0;
    }
    if (type == Type::Date)
        return a.substr(0, b.size()).compare(b);
    return text::foldKey(a) == text::foldKey(b) ? 0 : text::compareNames(a, b);
}

bool holds(const Expression& e, const Probe& probe)
{
    const auto inner = [&](const Expression& operand) { return holds(operand, probe); };
    if (e.op == Op::And)
        return std::all_of(e.operands.begin(), e.operands.end(), inner);
    if (e.op == Op::Or)
        return std::any_of(e.operands.begin(), e.operands.end(), inner);
    if (e.op == Op::Not)
        return !inner(e.operands[0]);
    const Words there = standsAt(e.subject, probe);
    if (e.op == Op::IsEmpty || there.empty())
        return e.op == Op::IsEmpty && there.empty();
    const std::string name =
        e.subject.object + (e.subject.field.empty() ? "" : "." + e.subject.field);
    const auto kind = std::find_if(
        kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.subject == name; });
    const bool equal = std::any_of(there.begin(), there.end(), [&](const std::string& value) {
        return std::any_of(e.values.begin(), e.values.end(), [&](const std::string& wanted) {
            return order(kind->type, value, wanted) == 0;
        });
    });
    const int place =
        kind->ordered && e.values.size() == 1 ? order(kind->type, there[0], e.values[0]) : 0;
    switch (e.op) {
    case Op::Equal:
    case Op::In:
        return equal;
    case Op::NotEqual:
    case Op::NotIn:
        return !equal;
    case Op::Less:
        return place < 0;
    case Op::LessEqual:
        return place <= 0;
    case Op::Greater:
        return place > 0;
    case Op::GreaterEqual:
        return place >= 0;
    default:
        return true; // is not empty
    }
}

std::string anyComparison()
{
    const Kind kind = *rc::gen::elementOf(kKinds);
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return kind.subject + pick({" is empty", " is not empty"});
    case 1:
        return kind.subject + pick({" in (", " not in ("}) + pick(kind.values) + ", "
               + pick(kind.values) + ")";
    default:
        return kind.subject
               + pick(kind.ordered ? Words{" = ", " != ", " < ", " <= ", " > ", " >= "}
                                   : Words{" = ", " != "})
               + pick(kind.values);
    }
}

std::string anyExpression(int depth)
{
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0)
        return anyComparison();
    const std::string part = anyExpression(depth - 1);
    if (*rc::gen::inRange(0, 4) == 0)
        return "not (" + part + ")";
    return "(" + part + ")" + pick({" and ", " or ", " and "}) + "(" + anyExpression(depth - 1)
           + ")";
}

} // namespace

TEST_CASE("the text parts and the coding parts together decide as the expression reads")
{
    REQUIRE(rc::check([] {
        const World world;
        const std::string written = anyExpression(*rc::gen::inRange(0, 4));
        RC_LOG() << written << "\n";
        const Expression expression = parse(written).value();
        const auto filter = Filter::compile(expression, world.corpus);
        RC_ASSERT(filter.has_value());
        std::vector<Id<model::Case>> units = {{}};
        for (const model::Case& unit : world.corpus.cases())
            units.push_back(unit.id);
        model::Codings::Block block;
        for (int i = 0; i < 5; ++i)
            block.push(world.anyCoding());
        for (std::size_t row = 0; row < block.size(); ++row)
            for (const Id<model::Case> unit : units)
                for (const char* speaker : {"", "ann", "Bo"}) {
                    const bool text = filter->acceptsText(unit, block.document[row], speaker);
                    const bool coding = filter->acceptsCoding(block, row, unit, speaker);
                    RC_ASSERT((text && coding)
                              == holds(expression, {&world.corpus, block.at(row), unit, speaker}));
                    RC_ASSERT(text || filter->choosesText());
                    RC_ASSERT(coding || filter->choosesCodings());
                    const auto& coders = filter->coders();
                    const bool told =
                        coders.empty()
                        || std::count(coders.begin(), coders.end(), block.coder[row]) == 1;
                    RC_ASSERT(told || !coding);
                }
    }));
}

TEST_CASE("what a filter says it does not look at makes no difference")
{
    REQUIRE(rc::check([] {
        const World world;
        const auto filter = Filter::compile(parse(anyExpression(2)).value(), world.corpus);
        RC_ASSERT(filter.has_value());
        const Id<model::Case> unit = world.any<model::Case>();
        const Id<model::Document> document = world.any<model::Document>();
        if (!filter->textNeedsCase())
            RC_ASSERT(filter->acceptsText(unit, document, "Bo")
                      == filter->acceptsText({}, document, "Bo"));
        if (!filter->textNeedsSpeaker())
            RC_ASSERT(filter->acceptsText(unit, document, "Bo")
                      == filter->acceptsText(unit, document, ""));
    }));
}
