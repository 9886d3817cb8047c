// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of each object, told once. Loading, saving, the log, undo, the check of references
// and `verify` are written over these lists; a new kind of object is a struct, a list here and a
// CREATE TABLE in store/schema.cpp (a test compares the two).
#pragma once

#include "core/model/objects.h"

#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace crosscase::model {

template <typename Row, typename Member>
struct Column {
    std::string_view name;
    Member Row::*member;
    bool optional = false; // an id that may be 0, NULL in the database
    int since = 1;         // the format of the file it came with; older files mean its default
};

template <typename Row, typename Member>
constexpr Column<Row, Member> column(std::string_view name, Member Row::*member)
{
    return {name, member, false};
}
template <typename Row, typename Member>
constexpr Column<Row, Member> since(int format, Column<Row, Member> column)
{
    column.since = format;
    return column;
}
template <typename Row, typename Member>
constexpr Column<Row, Member> optionalId(std::string_view name, Member Row::*member)
{
    return {name, member, true};
}

// Specialised for each object: kTable, kSince (the format of the file its table came with) and
// columns() (all but id and uuid, which every table has).
template <typename Row>
struct Schema;

template <typename T>
struct IsId : std::false_type {};
template <typename Row>
struct IsId<Id<Row>> : std::true_type {
    using Target = Row;
};

// NOLINTBEGIN(bugprone-macro-parentheses): a type and a list of columns cannot be in parentheses.
#define CROSSCASE_SCHEMA(Row, table, ...) CROSSCASE_SCHEMA_SINCE(1, Row, table, __VA_ARGS__)
#define CROSSCASE_SCHEMA_SINCE(format, Row, table, ...)                                            \
    template <>                                                                                    \
    struct Schema<Row> {                                                                           \
        static constexpr std::string_view kTable = table;                                          \
        static constexpr int kSince = format;                                                      \
        static constexpr auto columns()                                                            \
        {                                                                                          \
            return std::tuple{__VA_ARGS__};                                                        \
        }                                                                                          \
    }
// NOLINTEND(bugprone-macro-parentheses)

CROSSCASE_SCHEMA(Coder,
                 "coder",
                 column("name", &Coder::name),
                 column("colour", &Coder::colour),
                 since(2, column("layer", &Coder::layer)));
CROSSCASE_SCHEMA(Group,
                 "document_group",
                 column("name", &Group::name),
                 column("position", &Group::position));
CROSSCASE_SCHEMA(Document,
                 "document",
                 column("name", &Document::name),
                 column("label", &Document::label),
                 optionalId("document_group", &Document::group),
                 column("language", &Document::language),
                 column("collected", &Document::collected),
                 column("position", &Document::position),
                 column("source_type", &Document::sourceType),
                 column("informant", &Document::informant),
                 column("text_hash", &Document::textHash),
                 column("length", &Document::length),
                 column("structure", &Document::structure),
                 column("original_hash", &Document::originalHash),
                 column("original_name", &Document::originalName),
                 column("linked_path", &Document::linkedPath),
                 column("encoding", &Document::encoding),
                 column("created", &Document::created),
                 column("text_changed", &Document::textChanged));
CROSSCASE_SCHEMA(Code,
                 "code",
                 column("name", &Code::name),
                 optionalId("parent", &Code::parent),
                 column("position", &Code::position),
                 column("definition", &Code::definition),
                 column("include", &Code::include),
                 column("exclude", &Code::exclude),
                 column("memo", &Code::memo),
                 column("colour", &Code::colour),
                 column("codable", &Code::codable),
                 column("created", &Code::created));
CROSSCASE_SCHEMA(CodeExample,
                 "code_example",
                 column("code", &CodeExample::code),
                 column("kind", &CodeExample::kind),
                 column("position", &CodeExample::position),
                 column("text", &CodeExample::text),
                 optionalId("coding", &CodeExample::coding));
CROSSCASE_SCHEMA(CodeSet,
                 "code_set",
                 column("name", &CodeSet::name),
                 column("position", &CodeSet::position));
CROSSCASE_SCHEMA(CodeSetMember,
                 "code_set_member",
                 column("code_set", &CodeSetMember::set),
                 column("code", &CodeSetMember::code));
CROSSCASE_SCHEMA(Coding,
                 "coding",
                 column("document", &Coding::document),
                 column("code", &Coding::code),
                 column("coder", &Coding::coder),
                 column("pos", &Coding::start),
                 column("stop", &Coding::end),
                 column("weight", &Coding::weight),
                 column("marks", &Coding::marks),
                 column("event_day", &Coding::eventDay),
                 column("orphan", &Coding::orphan),
                 column("quote_hash", &Coding::quoteHash),
                 column("created", &Coding::created));
CROSSCASE_SCHEMA(OrphanQuote,
                 "orphan_quote",
                 column("owner", &OrphanQuote::owner),
                 column("quote", &OrphanQuote::quote));
CROSSCASE_SCHEMA(Case,
                 "unit",
                 column("name", &Case::name),
                 optionalId("parent", &Case::parent),
                 column("position", &Case::position),
                 column("created", &Case::created));
CROSSCASE_SCHEMA(Membership,
                 "unit_part",
                 column("unit", &Membership::unit),
                 column("document", &Membership::document),
                 column("kind", &Membership::kind),
                 column("pos", &Membership::start),
                 column("stop", &Membership::end),
                 column("quote_hash", &Membership::quoteHash),
                 column("orphan", &Membership::orphan),
                 column("speaker", &Membership::speaker));
CROSSCASE_SCHEMA(Attribute,
                 "attribute",
                 column("name", &Attribute::name),
                 column("target", &Attribute::target),
                 column("type", &Attribute::type),
                 column("position", &Attribute::position),
                 column("description", &Attribute::description));
CROSSCASE_SCHEMA(AttributeChoice,
                 "attribute_choice",
                 column("attribute", &AttributeChoice::attribute),
                 column("value", &AttributeChoice::value),
                 column("position", &AttributeChoice::position));
CROSSCASE_SCHEMA(AttributeValue,
                 "attribute_value",
                 column("attribute", &AttributeValue::attribute),
                 column("owner", &AttributeValue::owner),
                 column("value", &AttributeValue::value));
CROSSCASE_SCHEMA(Memo,
                 "memo",
                 optionalId("target", &Memo::target),
                 column("pos", &Memo::start),
                 column("stop", &Memo::end),
                 column("title", &Memo::title),
                 column("text", &Memo::text),
                 column("coder", &Memo::coder),
                 column("created", &Memo::created),
                 column("changed", &Memo::changed));
CROSSCASE_SCHEMA(RelationType,
                 "relation_type",
                 column("name", &RelationType::name),
                 column("directed", &RelationType::directed),
                 column("colour", &RelationType::colour),
                 column("line", &RelationType::line));
CROSSCASE_SCHEMA(Link,
                 "link",
                 column("relation", &Link::relation),
                 column("source", &Link::from),
                 column("target", &Link::to),
                 optionalId("unit", &Link::unit),
                 column("memo", &Link::memo),
                 column("coder", &Link::coder),
                 column("created", &Link::created));
CROSSCASE_SCHEMA(Evidence,
                 "evidence",
                 column("owner", &Evidence::owner),
                 column("coding", &Evidence::coding),
                 column("bullet", &Evidence::bullet));
CROSSCASE_SCHEMA(Summary,
                 "summary",
                 column("unit", &Summary::unit),
                 column("code", &Summary::code),
                 column("text", &Summary::text),
                 column("state", &Summary::state),
                 column("basis", &Summary::basis),
                 column("coder", &Summary::coder),
                 column("created", &Summary::created),
                 column("changed", &Summary::changed));
CROSSCASE_SCHEMA(NotApplicable,
                 "not_applicable",
                 column("unit", &NotApplicable::unit),
                 column("code", &NotApplicable::code),
                 column("reason", &NotApplicable::reason),
                 column("coder", &NotApplicable::coder),
                 column("created", &NotApplicable::created));
CROSSCASE_SCHEMA(Scale,
                 "scale",
                 column("name", &Scale::name),
                 column("kind", &Scale::kind),
                 column("position", &Scale::position));
CROSSCASE_SCHEMA(ScaleValue,
                 "scale_value",
                 column("scale", &ScaleValue::scale),
                 column("value", &ScaleValue::value),
                 column("label", &ScaleValue::label),
                 column("position", &ScaleValue::position));
CROSSCASE_SCHEMA(Rating,
                 "rating",
                 column("unit", &Rating::unit),
                 column("code", &Rating::code),
                 column("scale", &Rating::scale),
                 column("value", &Rating::value),
                 column("reason", &Rating::reason),
                 column("coder", &Rating::coder),
                 column("created", &Rating::created),
                 column("changed", &Rating::changed));
CROSSCASE_SCHEMA(Proposition,
                 "proposition",
                 column("name", &Proposition::name),
                 column("text", &Proposition::text),
                 column("position", &Proposition::position));
CROSSCASE_SCHEMA(Judgement,
                 "judgement",
                 column("proposition", &Judgement::proposition),
                 column("unit", &Judgement::unit),
                 column("verdict", &Judgement::verdict),
                 column("reason", &Judgement::reason),
                 column("coder", &Judgement::coder),
                 column("created", &Judgement::created),
                 column("changed", &Judgement::changed));
CROSSCASE_SCHEMA(Progress,
                 "progress",
                 column("document", &Progress::document),
                 column("coder", &Progress::coder),
                 column("state", &Progress::state),
                 column("at", &Progress::at));
CROSSCASE_SCHEMA_SINCE(2,
                       Resolution,
                       "resolution",
                       column("document", &Resolution::document),
                       column("first_coder", &Resolution::first),
                       column("second_coder", &Resolution::second),
                       column("decision", &Resolution::decision),
                       column("reason", &Resolution::reason),
                       column("basis", &Resolution::basis),
                       column("coder", &Resolution::coder),
                       column("created", &Resolution::created),
                       column("changed", &Resolution::changed));
CROSSCASE_SCHEMA(SavedTable,
                 "saved_table",
                 column("name", &SavedTable::name),
                 column("spec", &SavedTable::spec));
CROSSCASE_SCHEMA(SavedQuery,
                 "saved_query",
                 column("name", &SavedQuery::name),
                 column("expression", &SavedQuery::expression));
CROSSCASE_SCHEMA(Setting,
                 "setting",
                 column("name", &Setting::key),
                 column("value", &Setting::value));

#undef CROSSCASE_SCHEMA
#undef CROSSCASE_SCHEMA_SINCE

// All kinds of objects, in an order in which each comes after what it refers to.
template <template <typename...> typename Holder>
using OverObjects = Holder<Setting,
                           Coder,
                           Group,
                           Document,
                           Code,
                           CodeSet,
                           CodeSetMember,
                           Coding,
                           CodeExample,
                           Case,
                           Membership,
                           OrphanQuote,
                           Attribute,
                           AttributeChoice,
                           AttributeValue,
                           Memo,
                           RelationType,
                           Link,
                           Summary,
                           NotApplicable,
                           Scale,
                           ScaleValue,
                           Rating,
                           Proposition,
                           Judgement,
                           Resolution,
                           Evidence,
                           Progress,
                           SavedTable,
                           SavedQuery>;

template <typename...>
struct Kinds {};

// Calls `visit.template operator()<Row>()` for every kind of object.
template <typename Visit, typename... Rows>
void forEachKindOf(Kinds<Rows...> /*kinds*/, Visit&& visit)
{
    (visit.template operator()<Rows>(), ...);
}
template <typename Visit>
void forEachKind(Visit&& visit)
{
    forEachKindOf(OverObjects<Kinds>{}, visit);
}

// Calls `visit(column)` for every column of `Row`.
template <typename Row, typename Visit>
void forEachColumn(Visit&& visit)
{
    std::apply([&](const auto&... columns) { (visit(columns), ...); }, Schema<Row>::columns());
}

// Calls `visit(AnyId, column)` for every object that `row` refers to.
template <typename Row, typename Visit>
void forEachReference(const Row& row, Visit&& visit)
{
    forEachColumn<Row>([&](const auto& column) {
        using Member = std::remove_cvref_t<decltype(row.*column.member)>;
        if constexpr (IsId<Member>::value || std::is_same_v<Member, AnyId>)
            if (row.*column.member)
                visit(AnyId{(row.*column.member).value}, column);
    });
}

// Some of the kinds of objects.
class KindSet {
public:
    template <typename Row>
    void add()
    {
        m_bits |= bit<Row>();
    }
    template <typename Row>
    [[nodiscard]] bool has() const
    {
        return (m_bits & bit<Row>()) != 0;
    }
    [[nodiscard]] bool empty() const { return m_bits == 0; }

private:
    template <typename Row>
    static constexpr std::uint64_t bit()
    {
        std::uint64_t found = 0;
        std::uint64_t next = 1;
        forEachKind([&]<typename Kind>() {
            if constexpr (std::is_same_v<Kind, Row>)
                found = next;
            next <<= 1U;
        });
        return found;
    }
    std::uint64_t m_bits = 0;
};

// Can an object of kind `Row` refer to one of these kinds? Else nobody needs to look.
template <typename Row>
[[nodiscard]] bool canReferTo(const KindSet& kinds)
{
    bool can = false;
    forEachColumn<Row>([&]<typename Column>(const Column& column) {
        using Member = std::remove_cvref_t<decltype(std::declval<const Row&>().*column.member)>;
        if constexpr (IsId<Member>::value)
            can = can || kinds.has<typename IsId<Member>::Target>();
        else if constexpr (std::is_same_v<Member, AnyId>)
            can = can || !kinds.empty();
    });
    return can;
}

} // namespace crosscase::model
