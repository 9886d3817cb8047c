// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of a project, one struct each, as they stand in the database and in the log.
// What each is, is said in README.md of this room. Texts are not here: they are addressed by hash.
#pragma once

#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/model/id.h"
#include "core/text/span.h"

#include <cstdint>
#include <string>

namespace crosscase::model {

struct Coder;
struct Group;
struct Document;
struct Code;
struct CodeExample;
struct CodeSet;
struct CodeSetMember;
struct Coding;
struct OrphanQuote;
struct Case;
struct Membership;
struct Attribute;
struct AttributeChoice;
struct AttributeValue;
struct Memo;
struct RelationType;
struct Link;
struct Evidence;
struct Summary;
struct NotApplicable;
struct Scale;
struct ScaleValue;
struct Rating;
struct Proposition;
struct Judgement;
struct Progress;
struct Resolution;
struct SavedTable;
struct SavedQuery;
struct Setting;

// What every object has.
template <typename Row>
struct Object {
    Id<Row> id;
    Uuid uuid;
    bool operator==(const Object&) const = default;
};

// Whose codings a coder's are: a person's, or those of the consensus that persons have reached.
enum class CoderLayer : std::uint8_t { Person, Consensus };

// A person who codes; or, once in a project, the consensus (see Resolution).
struct Coder : Object<Coder> {
    std::string name;
    std::string colour; // "#rrggbb" or empty
    CoderLayer layer = CoderLayer::Person;
    bool operator==(const Coder&) const = default;
};

// Documents that belong together.
struct Group : Object<Group> {
    std::string name;
    std::int32_t position = 0;
    bool operator==(const Group&) const = default;
};

// A source text with its original file.
struct Document : Object<Document> {
    std::string name;
    std::string label; // short, shown as `P01 ¶4`; empty: the name
    Id<Group> group;
    std::string language;  // BCP 47, e.g. "en"; empty: unknown
    std::string collected; // ISO date, may be YYYY or YYYY-MM; empty: unknown
    std::int32_t position = 0;
    std::string sourceType;
    std::string informant;
    std::string textHash;     // which text it shows
    std::int32_t length = 0;  // of that text, code points
    std::string structure;    // how it is cut: text::StructureRules as text
    std::string originalHash; // bytes kept beside it; empty: none
    std::string originalName; // the file's name
    std::string linkedPath;   // where the original lies, when it is linked and not kept
    std::string encoding;     // of the original
    Timestamp created;
    Timestamp textChanged;
    bool operator==(const Document&) const = default;
};

// A node of the codebook; a top-level code is a theme.
struct Code : Object<Code> {
    std::string name;
    Id<Code> parent;
    std::int32_t position = 0; // among its siblings
    std::string definition;
    std::string include;
    std::string exclude;
    std::string memo;
    std::string colour; // "#rrggbb" or empty
    bool codable = true;
    Timestamp created;
    bool operator==(const Code&) const = default;
};

enum class ExampleKind : std::uint8_t { Example, Counterexample };

struct CodeExample : Object<CodeExample> {
    Id<Code> code;
    ExampleKind kind = ExampleKind::Example;
    std::int32_t position = 0;
    std::string text;
    Id<Coding> coding; // where it was pinned from; 0: written by hand
    bool operator==(const CodeExample&) const = default;
};

// Codes that belong together.
struct CodeSet : Object<CodeSet> {
    std::string name;
    std::int32_t position = 0;
    bool operator==(const CodeSet&) const = default;
};

struct CodeSetMember : Object<CodeSetMember> {
    Id<CodeSet> set;
    Id<Code> code;
    bool operator==(const CodeSetMember&) const = default;
};

// Marks of a coding, as bits.
enum class Mark : std::uint8_t { Power = 1, Proof = 2, NotForPublication = 4 };

// Span + code + coder.
struct Coding : Object<Coding> {
    Id<Document> document;
    Id<Code> code;
    Id<Coder> coder;
    text::CodePoint start = 0; // an orphan: its last place
    text::CodePoint end = 0;
    std::int32_t weight = kNoWeight; // 0..100
    std::int32_t marks = 0;          // bits of Mark
    std::int32_t eventDay = kNoDay;  // days since 1970-01-01
    bool orphan = false;             // its text was deleted; see OrphanQuote; counts nowhere
    std::int64_t quoteHash = 0;      // of the text at its span
    Timestamp created;
    bool operator==(const Coding&) const = default;

    static constexpr std::int32_t kNoWeight = -1;
    static constexpr std::int32_t kNoDay = INT32_MIN;
    [[nodiscard]] text::Span span() const { return {start, end}; }
    [[nodiscard]] bool has(Mark mark) const
    {
        return (marks & static_cast<std::int32_t>(mark)) != 0;
    }
};

// The last quote of a coding, or of a case's range, that lost its text.
struct OrphanQuote : Object<OrphanQuote> {
    AnyId owner;
    std::string quote;
    bool operator==(const OrphanQuote&) const = default;
};

// A unit of analysis; an embedded unit is a case with a parent.
struct Case : Object<Case> {
    std::string name;
    Id<Case> parent;
    std::int32_t position = 0; // among its siblings
    Timestamp created;
    bool operator==(const Case&) const = default;
};

enum class MembershipKind : std::uint8_t { Whole, Range, Speaker };

// What of a document is text of a case: all of it, a range (behaves like a coding), or what a
// speaker says.
struct Membership : Object<Membership> {
    Id<Case> unit;
    Id<Document> document;
    MembershipKind kind = MembershipKind::Whole;
    text::CodePoint start = 0; // Range
    text::CodePoint end = 0;
    std::int64_t quoteHash = 0;
    bool orphan = false;
    std::string speaker; // Speaker
    bool operator==(const Membership&) const = default;
    [[nodiscard]] text::Span span() const { return {start, end}; }
};

enum class AttributeTarget : std::uint8_t { Case, Document };
enum class AttributeType : std::uint8_t { Text, Integer, Number, Boolean, Date, Choice };

// A typed variable of cases or of documents.
struct Attribute : Object<Attribute> {
    std::string name;
    AttributeTarget target = AttributeTarget::Case;
    AttributeType type = AttributeType::Text;
    std::int32_t position = 0;
    std::string description;
    bool operator==(const Attribute&) const = default;
};

// One of the values a choice can take.
struct AttributeChoice : Object<AttributeChoice> {
    Id<Attribute> attribute;
    std::string value;
    std::int32_t position = 0;
    bool operator==(const AttributeChoice&) const = default;
};

// In the canonical form of its type: 12, 3.5, true / false, 2005-03-01, or words. Never empty.
struct AttributeValue : Object<AttributeValue> {
    Id<Attribute> attribute;
    AnyId owner; // a Case or a Document
    std::string value;
    bool operator==(const AttributeValue&) const = default;
};

// A note attached to anything; without a target to the project. On a document it may have a span.
struct Memo : Object<Memo> {
    AnyId target;
    text::CodePoint start = -1;
    text::CodePoint end = -1;
    std::string title;
    std::string text;
    Id<Coder> coder;
    Timestamp created;
    Timestamp changed;
    bool operator==(const Memo&) const = default;
};

// What a link means.
struct RelationType : Object<RelationType> {
    std::string name;
    bool directed = true;
    std::string colour;
    std::string line; // solid, dashed, dotted
    bool operator==(const RelationType&) const = default;
};

// A named relation between any two objects, optionally within a case.
struct Link : Object<Link> {
    Id<RelationType> relation;
    AnyId from;
    AnyId to;
    Id<Case> unit;
    std::string memo;
    Id<Coder> coder;
    Timestamp created;
    bool operator==(const Link&) const = default;
};

// A coding that a summary, rating, judgement or link rests on; or one of a Resolution.
struct Evidence : Object<Evidence> {
    AnyId owner;
    Id<Coding> coding;
    std::int32_t bullet = -1; // which bullet of a summary, from 0; -1: the whole. Of a
                              // Resolution: its Side
    bool operator==(const Evidence&) const = default;
};

enum class SummaryState : std::uint8_t { Draft, Done };

// What the researcher writes for (case, code).
struct Summary : Object<Summary> {
    Id<Case> unit;
    Id<Code> code;
    std::string text; // Markdown
    SummaryState state = SummaryState::Draft;
    std::int64_t basis =
        0; // fingerprint of the cell's codings when it was written: another one now = stale
    Id<Coder> coder;
    Timestamp created;
    Timestamp changed;
    bool operator==(const Summary&) const = default;
};

// The researcher's judgement that a code does not apply to a case.
struct NotApplicable : Object<NotApplicable> {
    Id<Case> unit;
    Id<Code> code;
    std::string reason;
    Id<Coder> coder;
    Timestamp created;
    bool operator==(const NotApplicable&) const = default;
};

enum class ScaleKind : std::uint8_t { Ordinal, Fuzzy };

// What ratings are given on. Ordinal: its values in order. Fuzzy: 0..1, its values are anchors.
struct Scale : Object<Scale> {
    std::string name;
    ScaleKind kind = ScaleKind::Ordinal;
    std::int32_t position = 0;
    bool operator==(const Scale&) const = default;
};

struct ScaleValue : Object<ScaleValue> {
    Id<Scale> scale;
    std::string value;         // as written: "o", "medium", "0.33"
    std::string label;         // "mixed or partial"
    std::int32_t position = 0; // rank, lowest first
    bool operator==(const ScaleValue&) const = default;
};

// A value for (case, code) on a scale.
struct Rating : Object<Rating> {
    Id<Case> unit;
    Id<Code> code;
    Id<Scale> scale;
    std::string value;
    std::string reason;
    Id<Coder> coder;
    Timestamp created;
    Timestamp changed;
    bool operator==(const Rating&) const = default;
};

// A claim.
struct Proposition : Object<Proposition> {
    std::string name;
    std::string text;
    std::int32_t position = 0;
    bool operator==(const Proposition&) const = default;
};

enum class Verdict : std::uint8_t { Supports, Partly, Contradicts, Silent };

// What a case says about a proposition.
struct Judgement : Object<Judgement> {
    Id<Proposition> proposition;
    Id<Case> unit;
    Verdict verdict = Verdict::Silent;
    std::string reason;
    Id<Coder> coder;
    Timestamp created;
    Timestamp changed;
    bool operator==(const Judgement&) const = default;
};

enum class ProgressState : std::uint8_t { NotStarted, InProgress, Coded };

// How far a coder is with a document; no row: not started.
struct Progress : Object<Progress> {
    Id<Document> document;
    Id<Coder> coder;
    ProgressState state = ProgressState::NotStarted;
    Timestamp at;
    bool operator==(const Progress&) const = default;
};

// What was decided where two coders differ, or that they agree.
enum class Decision : std::uint8_t { First, Second, Both, Neither, Discuss, Agreed };

// On which side of a Resolution the coding of its Evidence stands.
enum class Side : std::uint8_t {
    First,
    Second, // of Agreed also those of all further coders
    Layer   // what came of it: a coding of the consensus layer
};

// A decision on one place where coders differ, or its acceptance where they agree. The codings of
// both sides, and those of the consensus layer that came of it, are its Evidence.
struct Resolution : Object<Resolution> {
    Id<Document> document;
    Id<Coder> first; // whose codings are decided on
    Id<Coder> second;
    Decision decision = Decision::Discuss;
    std::string reason;
    std::int64_t basis = 0; // fingerprint of both sides when it was decided: another now = stale
    Id<Coder> coder;        // who decided
    Timestamp created;
    Timestamp changed;
    bool operator==(const Resolution&) const = default;
};

struct SavedTable : Object<SavedTable> {
    std::string name;
    std::string spec; // matrix::TableSpec as JSON
    bool operator==(const SavedTable&) const = default;
};

struct SavedQuery : Object<SavedQuery> {
    std::string name;
    std::string expression;
    bool operator==(const SavedQuery&) const = default;
};

// A value of the whole project, such as its title.
struct Setting : Object<Setting> {
    std::string key;
    std::string value;
    bool operator==(const Setting&) const = default;
};

} // namespace crosscase::model
