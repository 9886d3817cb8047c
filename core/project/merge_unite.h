// SPDX-License-Identifier: GPL-3.0-or-later
// One object of mine and the same of theirs become one, field by field.
#pragma once

#include "core/model/attribute_types.h"
#include "core/project/merge_fields.h"
#include "core/project/merge_work.h"
#include "core/project/writing.h"
#include "core/text/excerpt.h"

#include <fmt/format.h>

namespace crosscase::project::merging {

// A field's value for a decision's row.
[[nodiscard]] std::string inWords(const Work& work, model::AnyId id);
template <typename Row, typename Member>
[[nodiscard]] std::string inWords(const Work& work, const Row& row, Member Row::*member)
{
    const auto& value = row.*member;
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, std::string>)
        return value;
    else if constexpr (std::is_same_v<Value, bool>)
        return value ? "yes" : "no";
    else if constexpr (std::is_same_v<Value, Timestamp>)
        return toIso8601(value);
    else if constexpr (std::is_same_v<Value, model::AnyId> || model::IsId<Value>::value)
        return inWords(work, model::AnyId{value.value});
    else if constexpr (std::is_same_v<Value, model::Verdict>
                       || std::is_same_v<Value, model::ProgressState>)
        return std::string(project::nameOf(value));
    else if constexpr (std::is_same_v<Value, model::AttributeType>)
        return std::string(model::nameOf(value));
    else if constexpr (std::is_enum_v<Value>)
        return std::to_string(static_cast<int>(value));
    else
        return std::to_string(value);
}

// The name of a field in a decisions file.
[[nodiscard]] std::string fieldName(std::string_view column);

// Both texts, one below the other; one of them where it holds the other.
[[nodiscard]] std::string bothTexts(const std::string& mine, const std::string& theirs);

// Brings the fields of `theirs` (with ids of mine) into `mine`. `base`: with ids of mine, too.
template <typename Row>
class Union {
public:
    Union(Work& work, const Row& mine, const Row& theirs, const Row* base, const Uuid& theirUuid)
        : m_work(work)
        , m_mine(mine)
        , m_theirs(theirs)
        , m_base(base)
        , m_theirUuid(theirUuid)
        , m_now(mine)
    {}

    // Fields that were decided before they came here.
    enum class Side : std::uint8_t { Mine, Theirs, Both };

    Row run()
    {
        uniteGroup();
        model::forEachColumn<Row>([&](const auto& column) { uniteColumn(column); });
        if (m_tookTheirs && m_keptMine)
            follow(isLater() ? m_mine : m_theirs);
        else if (m_tookTheirs || m_keptMine)
            follow(m_tookTheirs ? m_theirs : m_mine);
        return m_now;
    }
    // Which text stands in a field of the rule Text.
    [[nodiscard]] Side textSide() const { return m_textSide; }

private:
    template <typename Column>
    static FieldRule rule(const Column& column)
    {
        return ruleOf(model::Schema<Row>::kTable, column.name);
    }

    template <typename Value>
    static bool isNotHere(const Value& value)
    {
        if constexpr (model::IsId<Value>::value || std::is_same_v<Value, model::AnyId>)
            return value.value == kNotHere;
        else
            return false;
    }

    // Without a common state nothing is nobody's word against something.
    template <typename Value>
    static bool isGap(const Value& value)
    {
        if constexpr (std::is_same_v<Value, std::string>)
            return value.empty();
        else if constexpr (model::IsId<Value>::value || std::is_same_v<Value, model::AnyId>)
            return value.value == 0;
        else
            return false;
    }
    template <typename Value>
    static bool fillsGap(const Value& mine, const Value& theirs)
    {
        return isGap(mine) || isGap(theirs);
    }

    template <typename Column>
    void uniteColumn(const Column& column)
    {
        auto& now = m_now.*column.member;
        const auto& mine = m_mine.*column.member;
        const auto& theirs = m_theirs.*column.member;
        using Value = std::remove_cvref_t<decltype(now)>;
        if (mine == theirs || isNotHere(theirs))
            return;
        switch (rule(column)) {
        case FieldRule::Mine:
        case FieldRule::Group:
            return;
        case FieldRule::Follow:
            if (m_base != nullptr && mine == m_base->*column.member)
                now = theirs;
            else if (m_base == nullptr || !(theirs == m_base->*column.member))
                now = isOlder() ? mine : theirs;
            return;
        case FieldRule::Earlier:
        case FieldRule::Later:
            if constexpr (std::is_same_v<Value, Timestamp>)
                now = (rule(column) == FieldRule::Earlier) == (mine < theirs) ? mine : theirs;
            return;
        case FieldRule::Fill:
            if (mine == Value{})
                now = theirs;
            return;
        case FieldRule::Ask:
        case FieldRule::Text:
            askAbout(column, rule(column) == FieldRule::Text);
            return;
        }
    }

    // Where nothing else tells: the one that was there first.
    bool isOlder() const
    {
        if constexpr (requires { m_mine.created; })
            return std::tie(m_mine.created, m_mine.uuid) < std::tie(m_theirs.created, m_theirUuid);
        else
            return true;
    }

    // Who of the two had the last word.
    bool isLater() const
    {
        if constexpr (requires { m_mine.changed; })
            return std::tie(m_mine.changed, m_mine.uuid) > std::tie(m_theirs.changed, m_theirUuid);
        else
            return isOlder();
    }

    template <typename Column>
    void askAbout(const Column& column, bool isText)
    {
        const bool weChanged =
            m_base == nullptr || !(m_mine.*column.member == m_base->*column.member);
        const bool theyChanged =
            m_base == nullptr || !(m_theirs.*column.member == m_base->*column.member);
        if (!theyChanged) {
            m_keptMine = m_keptMine || weChanged;
            return;
        }
        if (m_base == nullptr && fillsGap(m_mine.*column.member, m_theirs.*column.member)) {
            if (isGap(m_mine.*column.member))
                m_now.*column.member = m_theirs.*column.member;
            return;
        }
        codebook::DecisionRow row =
            rowFor(kindWords<Row>().kind, m_mine.uuid, m_theirUuid, fieldName(column.name));
        row.mine = inWords(m_work, m_mine, column.member);
        row.theirs = inWords(m_work, m_theirs, column.member);
        if (m_base != nullptr)
            row.base = inWords(m_work, *m_base, column.member);
        row.note = nameOf(m_work.mine(), m_mine.id);
        row.choices = {codebook::Choice::Mine, codebook::Choice::Theirs};
        if (isText)
            row.choices.push_back(codebook::Choice::Both);
        if (!weChanged)
            row.decision = codebook::Choice::Theirs;
        if (isText && weChanged)
            row.proposed = codebook::Choice::Both;
        const auto answer = m_work.ask(std::move(row));
        take(column, answer, isText);
    }

    template <typename Column>
    void take(const Column& column, const Questions::Answer& answer, bool isText)
    {
        auto& now = m_now.*column.member;
        using Value = std::remove_cvref_t<decltype(now)>;
        m_keptMine = m_keptMine || answer.choice == codebook::Choice::Mine;
        if (answer.choice == codebook::Choice::Theirs) {
            now = m_theirs.*column.member;
            m_tookTheirs = true;
            if (isText)
                m_textSide = Side::Theirs;
        } else if constexpr (std::is_same_v<Value, std::string>) {
            if (answer.choice == codebook::Choice::Both) {
                now = bothTexts(m_mine.*column.member, m_theirs.*column.member);
                m_textSide = Side::Both;
            }
        }
        if constexpr (std::is_same_v<Value, std::string>)
            if (!answer.value.empty())
                now = answer.value;
    }

    // Fields that are one thing.
    void uniteGroup()
    {
        bool isSame = true;
        bool weStayed = m_base != nullptr;
        bool theyStayed = m_base != nullptr;
        bool isHere = true;
        forGroup([&](const auto& column) {
            const auto& mine = m_mine.*column.member;
            const auto& theirs = m_theirs.*column.member;
            isSame = isSame && mine == theirs;
            isHere = isHere && !isNotHere(theirs);
            if (m_base != nullptr) {
                weStayed = weStayed && mine == m_base->*column.member;
                theyStayed = theyStayed && theirs == m_base->*column.member;
            }
        });
        m_keptMine = !isSame && isHere && theyStayed;
        if (isSame || !isHere || theyStayed)
            return;
        codebook::DecisionRow row = rowFor(kindWords<Row>().kind, m_mine.uuid, m_theirUuid, "span");
        row.mine = groupInWords(m_mine);
        row.theirs = groupInWords(m_theirs);
        if (m_base != nullptr)
            row.base = groupInWords(*m_base);
        row.note = nameOf(m_work.mine(), m_mine.id);
        row.choices = {codebook::Choice::Mine, codebook::Choice::Theirs};
        if (weStayed)
            row.decision = codebook::Choice::Theirs;
        if (m_work.ask(std::move(row)).choice != codebook::Choice::Theirs) {
            m_keptMine = true;
            return;
        }
        m_tookTheirs = true;
        forGroup([&](const auto& column) { m_now.*column.member = m_theirs.*column.member; });
    }

    template <typename Visit>
    void forGroup(Visit&& visit) const
    {
        model::forEachColumn<Row>([&](const auto& column) {
            if (rule(column) == FieldRule::Group)
                visit(column);
        });
    }

    std::string groupInWords(const Row& row) const
    {
        std::string words;
        forGroup([&](const auto& column) {
            if (column.name != "quote_hash" && column.name != "orphan")
                words.append(words.empty() ? "" : ", ").append(inWords(m_work, row, column.member));
        });
        return words;
    }

    // What goes with the fields that were decided is that of the same side.
    void follow(const Row& side)
    {
        model::forEachColumn<Row>([&](const auto& column) {
            if (rule(column) == FieldRule::Follow && !isNotHere(side.*column.member))
                m_now.*column.member = side.*column.member;
        });
    }

    Work& m_work;
    const Row& m_mine;
    const Row& m_theirs;
    const Row* m_base;
    const Uuid& m_theirUuid;
    Row m_now;
    bool m_tookTheirs = false; // of what differs, in at least one field
    bool m_keptMine = false;
    Side m_textSide = Side::Mine;
};

// References with the ids that their objects have here, or kNotHere.
template <typename Row>
void translateReferences(const Other& other, Row& row)
{
    model::forEachColumn<Row>([&](const auto& column) {
        auto& value = row.*column.member;
        using Member = std::remove_cvref_t<decltype(value)>;
        if constexpr (model::IsId<Member>::value || std::is_same_v<Member, model::AnyId>)
            if (value) {
                const std::int32_t here = other.here(value.value);
                value.value = here == 0 ? kNotHere : here;
            }
    });
}

// Positions that are nowhere in the text here: a range becomes an orphan, a memo one of its
// document.
inline void
moveToTextHere(const Other& other, model::Id<model::Document> document, model::Membership& row)
{
    const auto found = other.alignments.find(document);
    if (found == other.alignments.end() || row.kind != model::MembershipKind::Range || row.orphan)
        return;
    if (const auto span = placeHere(other, document, row.span())) {
        row.start = span->start;
        row.end = span->end;
        row.quoteHash = text::quoteHash(found->second->to->quote(*span));
    } else {
        row.orphan = true;
    }
}
inline void
moveToTextHere(const Other& other, model::Id<model::Document> document, model::Memo& row)
{
    if (row.start < 0 || !other.alignments.contains(document))
        return;
    const auto span = placeHere(other, document, {row.start, row.end});
    row.start = span ? span->start : -1;
    row.end = span ? span->end : -1;
}

// The row with the ids and places that it has here.
template <typename Row>
[[nodiscard]] Row asHere(const Other& other, Row row)
{
    model::Id<model::Document> document; // of theirs, in whose text the row stands
    if constexpr (std::is_same_v<Row, model::Membership>)
        document = row.document;
    if constexpr (std::is_same_v<Row, model::Memo>)
        document = {row.target.value};
    translateReferences(other, row);
    if constexpr (std::is_same_v<Row, model::Membership> || std::is_same_v<Row, model::Memo>)
        moveToTextHere(other, document, row);
    return row;
}

// Is every reference that the object cannot be without to something that is here? Those it can be
// without become none.
template <typename Row>
[[nodiscard]] bool canBeHere(Row& row)
{
    bool can = true;
    model::forEachColumn<Row>([&](const auto& column) {
        auto& value = row.*column.member;
        using Member = std::remove_cvref_t<decltype(value)>;
        if constexpr (model::IsId<Member>::value || std::is_same_v<Member, model::AnyId>)
            if (value.value == kNotHere) {
                if (column.optional && !std::is_same_v<Member, model::AnyId>)
                    value.value = 0;
                else
                    can = false;
            }
    });
    return can;
}

} // namespace crosscase::project::merging
