// SPDX-License-Identifier: GPL-3.0-or-later
// What the two entries of one code say of it: taken from one side, from both, or asked.
#include "core/codebook/merge_rows.h"
#include "core/codebook/merge_texts.h"

#include <algorithm>
#include <array>

namespace crosscase::codebook::merging {

namespace {

struct TextField {
    Field field;
    std::string Entry::*member;
};
constexpr std::array kTexts{TextField{Field::Definition, &Entry::definition},
                            TextField{Field::Include, &Entry::include},
                            TextField{Field::Exclude, &Entry::exclude},
                            TextField{Field::Memo, &Entry::memo}};

struct ListField {
    Field field;
    Texts Entry::*member;
};
constexpr std::array kLists{ListField{Field::Examples, &Entry::examples},
                            ListField{Field::Counterexamples, &Entry::counterexamples}};

// What becomes of a field without asking; Ask: a person decides.
enum class Taken : std::uint8_t { Mine, Theirs, Both, Ask };

// With an ancestor: what one side alone changed.
Taken changedAlone(bool mineChanged, bool theirsChanged)
{
    if (mineChanged && theirsChanged)
        return Taken::Ask;
    return theirsChanged ? Taken::Theirs : Taken::Mine;
}

// Of two texts that are not the same.
Taken takenText(const std::string& mine, const std::string& theirs, const std::string* base)
{
    if (base != nullptr && !isBlank(*base) && (isBlank(mine) || isBlank(theirs)))
        return Taken::Ask; // one side took the text away: it is not lost unasked
    if (base != nullptr) {
        const Taken taken = changedAlone(!sameWords(mine, *base), !sameWords(theirs, *base));
        if (taken != Taken::Ask)
            return taken;
    }
    if (holds(mine, theirs))
        return Taken::Mine;
    return holds(theirs, mine) ? Taken::Theirs : Taken::Ask;
}

Choice choiceOf(Taken taken)
{
    switch (taken) {
    case Taken::Mine:
        return Choice::Mine;
    case Taken::Theirs:
        return Choice::Theirs;
    case Taken::Both:
        return Choice::Both;
    case Taken::Ask:
        break;
    }
    return Choice::None;
}

const Entry* baseEntry(const Sides& sides, std::size_t base)
{
    return base == kGone ? nullptr : &sides.base->at(base);
}

std::string colourKey(std::string colour)
{
    std::ranges::transform(colour, colour.begin(), [](char c) {
        return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return colour;
}

std::string inWords(bool codable)
{
    return codable ? "codable" : "not codable";
}

std::string inWords(const Texts& texts)
{
    std::string out;
    for (const std::string& words : texts)
        out.append(out.empty() ? "" : "\n").append(words);
    return out;
}

class FieldAsker {
public:
    FieldAsker(const Sides& sides, const Pair& pair, const Entry* base)
        : m_sides(sides)
        , m_pair(pair)
        , m_mine(sides.mine.at(pair.mine))
        , m_theirs(sides.theirs.at(pair.theirs))
        , m_base(base)
    {}

    void text(const TextField& field)
    {
        const std::string& mine = m_mine.*field.member;
        const std::string& theirs = m_theirs.*field.member;
        if (sameWords(mine, theirs))
            return;
        const std::string* base = m_base == nullptr ? nullptr : &(m_base->*field.member);
        Taken taken = takenText(mine, theirs, base);
        if (taken == Taken::Mine)
            return;
        const bool emptied = isBlank(mine) || isBlank(theirs);
        if (taken == Taken::Ask && field.field == Field::Memo && !emptied)
            taken = Taken::Both;
        Question& question = add(field.field, choiceOf(taken));
        question.row.mine = mine;
        question.row.theirs = theirs;
        if (base != nullptr)
            question.row.base = *base;
        question.row.choices = {Choice::Mine, Choice::Theirs};
        if (!emptied)
            question.row.choices.push_back(Choice::Both);
        else if (taken == Taken::Ask)
            question.row.proposed = isBlank(theirs) ? Choice::Mine : Choice::Theirs;
        if (field.field == Field::Definition && !emptied)
            question.row.choices.push_back(Choice::Add);
    }

    // Lists are united; only what their side took out of the common list is shown.
    void list(const ListField& field)
    {
        if (m_base == nullptr)
            return;
        const Texts& mine = m_mine.*field.member;
        const Texts& theirs = m_theirs.*field.member;
        const Texts& base = m_base->*field.member;
        const Texts merged = united(base, mine, theirs);
        const bool isShorter = std::ranges::any_of(mine, [&](const std::string& words) {
            return std::ranges::find(merged, words) == merged.end();
        });
        if (mine == theirs || !isShorter)
            return;
        Question& question = add(field.field, Choice::Theirs);
        question.row.base = inWords(base);
        question.row.mine = inWords(mine);
        question.row.theirs = inWords(theirs);
        question.row.choices = {Choice::Mine, Choice::Theirs, Choice::Both};
    }

    void colour()
    {
        const std::string mine = colourKey(m_mine.colour);
        const std::string theirs = colourKey(m_theirs.colour);
        if (mine == theirs || (m_base == nullptr && theirs.empty()))
            return;
        Taken taken = mine.empty() ? Taken::Theirs : Taken::Mine;
        if (m_base != nullptr) {
            const std::string base = colourKey(m_base->colour);
            const Taken alone = changedAlone(mine != base, theirs != base);
            if (alone == Taken::Mine)
                return;
            taken = alone == Taken::Ask ? taken : alone;
        }
        Question& question = add(Field::Colour, choiceOf(taken));
        question.row.base = m_base == nullptr ? "" : m_base->colour;
        question.row.mine = m_mine.colour;
        question.row.theirs = m_theirs.colour;
        question.row.choices = {Choice::Mine, Choice::Theirs};
    }

    void codable()
    {
        if (m_mine.codable == m_theirs.codable)
            return;
        Taken taken = Taken::Ask;
        if (m_base != nullptr)
            taken = m_mine.codable == m_base->codable ? Taken::Theirs : Taken::Mine;
        if (taken == Taken::Mine)
            return;
        Question& question = add(Field::Codable, choiceOf(taken));
        question.row.base = m_base == nullptr ? "" : inWords(m_base->codable);
        question.row.mine = inWords(m_mine.codable);
        question.row.theirs = inWords(m_theirs.codable);
        question.row.choices = {Choice::Mine, Choice::Theirs};
        if (taken == Taken::Ask)
            question.row.proposed = Choice::Mine;
    }

    std::vector<Question> questions() && { return std::move(m_questions); }

private:
    Question& add(Field field, Choice decision)
    {
        m_questions.push_back(questionFor(m_sides, field, m_pair.mine, m_pair.theirs));
        m_questions.back().row.decision = decision;
        return m_questions.back();
    }

    const Sides& m_sides;
    const Pair& m_pair;
    const Entry& m_mine;
    const Entry& m_theirs;
    const Entry* m_base;
    std::vector<Question> m_questions;
};

// The three texts of a field and the row about it, if there is one.
std::string joinedText(const std::string& mine,
                       const std::string& theirs,
                       const Question* question,
                       const std::string& theirName)
{
    if (question == nullptr)
        return mine;
    if (!isBlank(question->row.value) && question->row.decision != Choice::None)
        return question->row.value;
    if (question->row.decision == Choice::Both)
        return bothTexts(mine, theirs, theirName);
    return question->row.decision == Choice::Theirs ? theirs : mine;
}

Texts joinedList(const Texts& mine,
                 const Texts& theirs,
                 const Texts* base,
                 const Question* question)
{
    if (mine == theirs || (question != nullptr && question->row.decision == Choice::Mine))
        return mine;
    if (base == nullptr || (question != nullptr && question->row.decision == Choice::Both))
        return united(mine, theirs);
    if (mine == *base)
        return theirs;
    return theirs == *base ? mine : united(*base, mine, theirs);
}

} // namespace

std::vector<Question> fieldQuestions(const Sides& sides, const Pair& pair, std::size_t base)
{
    FieldAsker asker(sides, pair, baseEntry(sides, base));
    for (const TextField& field : kTexts)
        asker.text(field);
    for (const ListField& field : kLists)
        asker.list(field);
    asker.colour();
    asker.codable();
    return std::move(asker).questions();
}

Entry joinedEntry(const Sides& sides,
                  const Node& node,
                  const std::vector<const Question*>& questions)
{
    Entry entry = sides.mine.at(node.mine);
    const Entry& theirs = sides.theirs.at(node.theirs);
    const Entry* base = baseEntry(sides, node.base);
    const auto about = [&](Field field) {
        const auto found = std::ranges::find(questions, field, &Question::field);
        return found == questions.end() ? nullptr : *found;
    };
    for (const auto& [field, member] : kTexts)
        entry.*member =
            joinedText(entry.*member, theirs.*member, about(field), sides.given.theirName);
    for (const auto& [field, member] : kLists)
        entry.*member = joinedList(entry.*member,
                                   theirs.*member,
                                   base == nullptr ? nullptr : &(base->*member),
                                   about(field));
    if (const Question* question = about(Field::Colour)) {
        if (!question->row.value.empty())
            entry.colour = question->row.value;
        else if (question->row.decision == Choice::Theirs)
            entry.colour = theirs.colour;
    }
    if (const Question* question = about(Field::Codable))
        if (question->row.decision == Choice::Theirs)
            entry.codable = theirs.codable;
    return entry;
}

} // namespace crosscase::codebook::merging
