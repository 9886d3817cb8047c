// SPDX-License-Identifier: GPL-3.0-or-later
// Random work on a project: every operation a person has, on whatever objects there are.
#pragma once

#include "core/codebook/codebook.h"
#include "core/project/writing.h"
#include "tests/core/project/fixture.h"

#include <array>
#include <cstdint>

namespace crosscase::project::test {

// What is done, and with which of the objects there are (each modulo their number).
struct Step {
    std::uint32_t what = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
};

inline void showValue(const Step& step, std::ostream& out)
{
    out << '{' << step.what << ", " << step.a << ", " << step.b << ", " << step.c << '}';
}

inline rc::Gen<Step> anyStep()
{
    const auto number = rc::gen::inRange<std::uint32_t>(0, 1000);
    return rc::gen::construct<Step>(
        rc::gen::inRange<std::uint32_t>(0, 10'000), number, number, number);
}

// One step in an edit. NotFound where there is no object to do it with.
class RandomWork {
public:
    RandomWork(Edit& edit, const Step& step)
        : m_edit(edit)
        , m_step(step)
    {}

    Result<void> run()
    {
        using Act = Result<void> (RandomWork::*)();
        static constexpr std::array<Act, 12> kActs = {&RandomWork::codebook,
                                                      &RandomWork::codebook,
                                                      &RandomWork::bigCodebookWork,
                                                      &RandomWork::codings,
                                                      &RandomWork::codings,
                                                      &RandomWork::codings,
                                                      &RandomWork::cases,
                                                      &RandomWork::attributes,
                                                      &RandomWork::notes,
                                                      &RandomWork::cells,
                                                      &RandomWork::propositions,
                                                      &RandomWork::documents};
        return (this->*kActs.at(m_step.what % kActs.size()))();
    }

private:
    // Which of the things that one act can do.
    [[nodiscard]] std::uint32_t choice(std::uint32_t count) const
    {
        return m_step.what / 12 % count;
    }

    template <typename Row>
    Id<Row> pick(std::uint32_t number) const
    {
        std::vector<Id<Row>> ids;
        m_edit.corpus().rows<Row>().forEach([&](const Row& row) { ids.push_back(row.id); });
        return ids.empty() ? Id<Row>{} : ids[number % ids.size()];
    }
    Id<Code> code(std::uint32_t number) const { return pick<Code>(number); }

    static Result<void> nothing()
    {
        return fail(ErrorCode::NotFound, "there is nothing to do that with");
    }
    template <typename T>
    static Result<void> plain(Result<T> result)
    {
        if (!result)
            return passOn(result);
        return {};
    }

    [[nodiscard]] std::string name() const { return fmt::format("Name {}", m_step.c % 12); }
    [[nodiscard]] text::Span span(Id<Document> document) const
    {
        const auto length = static_cast<std::uint32_t>(m_edit.corpus().get(document).length);
        const std::uint32_t start = m_step.c % length;
        return {static_cast<text::CodePoint>(start),
                static_cast<text::CodePoint>(start + 1 + m_step.b % (length - start))};
    }

    Result<void> codebook()
    {
        const Id<Code> first = code(m_step.a);
        const Id<Code> second = code(m_step.b);
        if (!first || choice(5) == 0)
            return plain(addCode(m_edit, name()));
        switch (choice(5)) {
        case 1:
            return plain(
                addCode(m_edit, model::CodeTree(m_edit.corpus()).pathOf(first) + " > " + name()));
        case 2:
            return renameCode(m_edit, first, name());
        case 3:
            return moveCode(m_edit, first, m_step.c % 4 == 0 ? Id<Code>{} : second);
        default:
            return setCodeFields(m_edit, first, entry(name()));
        }
    }

    [[nodiscard]] codebook::Entry entry(const std::string& called) const
    {
        codebook::Entry entry;
        entry.path = {called};
        entry.definition = m_step.a % 2 == 0 ? "" : fmt::format("Definition {}", m_step.a % 5);
        entry.memo = m_step.b % 2 == 0 ? "" : fmt::format("Memo {}", m_step.b % 5);
        for (std::uint32_t i = 0; i < m_step.b % 3; ++i)
            entry.examples.push_back(fmt::format("Example {}", (m_step.a + i) % 4));
        return entry;
    }

    Result<void> bigCodebookWork()
    {
        const Id<Code> first = code(m_step.a);
        if (!first)
            return nothing();
        switch (choice(5)) {
        case 0:
            return plain(mergeCodes(m_edit, first, code(m_step.b)));
        case 1:
            return plain(deleteCode(m_edit, first));
        case 2: {
            std::vector<Id<Coding>> some;
            m_edit.corpus().codings().forEach([&](const Coding& coding) {
                if (coding.code == first && (coding.id.value + static_cast<int>(m_step.b)) % 2 == 0)
                    some.push_back(coding.id);
            });
            return plain(splitCode(m_edit, first, name(), m_step.c % 2 == 0, some));
        }
        case 3: {
            codebook::Codebook book;
            book.entries = {entry(name()), entry("Child"), entry("Trust"), entry("Trust")};
            book.entries[1].path = {name(), "Child"};
            return plain(importCodebook(m_edit, book));
        }
        default:
            return setCodeSet(m_edit, fmt::format("Set {}", m_step.c % 2), {first, code(m_step.b)});
        }
    }

    Result<void> codings()
    {
        const Id<Coding> coding = pick<Coding>(m_step.a);
        const Id<Document> document = pick<Document>(m_step.b);
        const Id<Code> with = code(m_step.a + m_step.b);
        if (!document || !with)
            return nothing();
        if (!coding || choice(7) < 2) {
            CodingFields fields;
            fields.span = span(document);
            fields.memo = m_step.a % 3 == 0 ? "A thought" : "";
            fields.weight = m_step.b % 3 == 0 ? 50 : Coding::kNoWeight;
            return plain(addCoding(m_edit, document, with, fields));
        }
        switch (choice(7)) {
        case 2:
            return removeCoding(m_edit, coding);
        case 3:
            return resizeCoding(m_edit, coding, span(m_edit.corpus().find(coding)->document));
        case 4:
            return recode(m_edit, coding, with);
        case 5:
            return setMark(m_edit, coding, model::Mark::Proof, m_step.c % 2 == 0);
        default:
            return setWeight(m_edit, coding, static_cast<std::int32_t>(m_step.c % 101));
        }
    }

    Result<void> cases()
    {
        const Id<Case> unit = pick<Case>(m_step.a);
        const Id<Document> document = pick<Document>(m_step.b);
        if (!unit || choice(8) == 0)
            return plain(addCase(m_edit, name(), {}));
        if (choice(8) == 1)
            return plain(addCase(m_edit, name(), unit));
        if (choice(8) == 2)
            return renameCase(m_edit, unit, name());
        if (choice(8) == 3)
            return moveCase(m_edit, unit, m_step.c % 3 == 0 ? Id<Case>{} : pick<Case>(m_step.b));
        if (choice(8) == 4)
            return deleteCase(m_edit, unit);
        if (!document)
            return nothing();
        switch (choice(8)) {
        case 5:
            return assignWhole(m_edit, unit, document);
        case 6:
            return assignRange(m_edit, unit, document, span(document));
        default: {
            const auto part = pick<model::Membership>(m_step.c);
            return m_step.a % 3 == 0 && part
                       ? unassign(m_edit, part)
                       : assignSpeaker(m_edit, unit, document, m_step.c % 2 == 0 ? "Ann" : "Ben");
        }
        }
    }

    Result<void> attributes()
    {
        const bool ofCases = m_step.a % 2 == 0;
        const AnyId owner = ofCases ? AnyId(pick<Case>(m_step.b)) : AnyId(pick<Document>(m_step.b));
        if (!owner)
            return nothing();
        const auto type =
            m_step.c % 2 == 0 ? model::AttributeType::Choice : model::AttributeType::Integer;
        auto attribute =
            addAttribute(m_edit,
                         ofCases ? model::AttributeTarget::Case : model::AttributeTarget::Document,
                         fmt::format("attribute {}", m_step.c % 4),
                         type);
        if (!attribute)
            return passOn(attribute);
        return setValue(
            m_edit, owner, *attribute, m_step.a % 5 == 0 ? "" : std::to_string(m_step.a % 7));
    }

    // Any object that a memo or a link can be on.
    [[nodiscard]] AnyId thing(std::uint32_t number) const
    {
        const std::array<AnyId, 4> things = {pick<Code>(number / 4),
                                             pick<Case>(number / 4),
                                             pick<Document>(number / 4),
                                             pick<Coding>(number / 4)};
        return things.at(number % 4);
    }

    Result<void> notes()
    {
        switch (choice(4)) {
        case 0:
            return plain(
                addMemo(m_edit, thing(m_step.a), "A title", fmt::format("Thought {}", m_step.b)));
        case 1: {
            const auto memo = pick<model::Memo>(m_step.a);
            return memo ? setMemo(m_edit, memo, "Another", fmt::format("Thought {}", m_step.b))
                        : nothing();
        }
        case 2: {
            LinkFields fields;
            fields.relation = m_step.c % 2 == 0 ? "causes" : "goes with";
            fields.directed = m_step.c % 2 == 0;
            fields.from = thing(m_step.a);
            fields.to = thing(m_step.b);
            fields.unit = m_step.a % 3 == 0 ? pick<Case>(m_step.b) : Id<Case>{};
            fields.evidence = evidence();
            return plain(addLink(m_edit, fields));
        }
        default: {
            const auto document = pick<Document>(m_step.a);
            return document ? setProgress(
                       m_edit, document, static_cast<model::ProgressState>(m_step.b % 3))
                            : nothing();
        }
        }
    }

    [[nodiscard]] std::vector<Id<Coding>> evidence() const
    {
        std::vector<Id<Coding>> some;
        for (std::uint32_t i = 0; i < m_step.c % 3; ++i)
            if (const auto coding = pick<Coding>(m_step.a + i))
                some.push_back(coding);
        return some;
    }

    Result<void> cells()
    {
        const Cell cell{pick<Case>(m_step.a), code(m_step.b)};
        if (!cell.unit || !cell.code)
            return nothing();
        const std::string words = m_step.c % 5 == 0 ? "" : fmt::format("Words {}", m_step.c);
        switch (choice(3)) {
        case 0:
            return setSummary(m_edit, cell, words, citing(evidence()));
        case 1:
            return setNotApplicable(m_edit, cell, words);
        default:
            return setRating(m_edit,
                             cell,
                             "",
                             m_step.c % 5 == 0 ? "" : (m_step.c % 2 == 0 ? "o" : "+"),
                             words,
                             evidence());
        }
    }

    Result<void> propositions()
    {
        const auto proposition = pick<model::Proposition>(m_step.a);
        const auto unit = pick<Case>(m_step.b);
        if (!proposition || !unit || choice(3) == 0)
            return plain(addProposition(m_edit, name(), "A claim"));
        return judge(m_edit,
                     proposition,
                     unit,
                     static_cast<model::Verdict>(m_step.c % 4),
                     "Why",
                     evidence());
    }

    Result<void> documents()
    {
        const auto document = pick<Document>(m_step.a);
        if (!document || choice(6) < 3) {
            Document fields;
            fields.name = name();
            fields.group = groupNamed(m_edit, fmt::format("Group {}", m_step.b % 2));
            return plain(addDocument(m_edit, fields, m_step.b % 2 == 0 ? kFirst : kSecond));
        }
        return choice(6) == 5 ? removeDocument(m_edit, document)
                              : renameDocument(m_edit, document, name());
    }

    Edit& m_edit;
    const Step& m_step;
};

} // namespace crosscase::project::test
