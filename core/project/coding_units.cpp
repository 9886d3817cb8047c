// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/coding_units.h"

#include "core/text/position_counter.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosscase::project {

using text::Passage;
using text::Span;

namespace {

constexpr std::array<std::pair<std::string_view, CodingUnit>, 5> kUnits = {{
    {"hit", CodingUnit::Hit},
    {"word", CodingUnit::Word},
    {"sentence", CodingUnit::Sentence},
    {"paragraph", CodingUnit::Paragraph},
    {"turn", CodingUnit::Turn},
}};

bool isNote(const Passage& passage)
{
    return passage.kind == text::BlockKind::Footnote || passage.kind == text::BlockKind::Endnote;
}

Span united(Span a, Span b)
{
    return {std::min(a.start, b.start), std::max(a.end, b.end)};
}

} // namespace

std::string_view nameOf(CodingUnit unit)
{
    return kUnits.at(static_cast<std::size_t>(unit)).first;
}

std::optional<CodingUnit> codingUnitNamed(std::string_view name)
{
    for (const auto& [known, unit] : kUnits)
        if (known == name)
            return unit;
    return std::nullopt;
}

CodingUnits::CodingUnits(const model::LoadedText& text, CodingUnit unit)
    : m_text(text)
    , m_unit(unit)
{
    if (unit == CodingUnit::Turn)
        cutTurns();
}

void CodingUnits::cutTurns()
{
    const std::vector<Passage>& passages = m_text.structure.passages;
    m_head.resize(passages.size());
    m_turns.resize(passages.size());
    std::optional<std::size_t> turn;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const Passage& passage = passages[i];
        const bool said = passage.speaker >= 0;
        if (!isNote(passage) && (!said || passage.startsTurn))
            turn.reset();
        if (said && !turn)
            turn = i;
        m_head[i] = said ? *turn : i;
        Span& content = m_turns[m_head[i]];
        if (!passage.content.empty())
            content = content.empty() ? passage.content : united(content, passage.content);
    }
}

CodingUnits::Pieces CodingUnits::wordsOf(Span span) const
{
    const std::string_view utf8 = m_text.quote(span);
    text::PositionCounter positions(utf8);
    Pieces pieces;
    for (const text::ByteSpan word : text::words(utf8)) {
        const text::CodePoint start = span.start + positions.at(word.start);
        pieces.push_back({start, span.start + positions.at(word.end)});
    }
    return pieces;
}

CodingUnits::Pieces CodingUnits::cut(std::size_t passage) const
{
    const Passage& of = m_text.structure.passages[passage];
    if (m_unit == CodingUnit::Word)
        return wordsOf(of.span);
    if (m_unit == CodingUnit::Turn)
        return m_turns[passage].empty() ? Pieces() : Pieces{m_turns[passage]};
    if (of.content.empty())
        return {};
    if (m_unit == CodingUnit::Sentence)
        return text::sentences(m_text.utf8, m_text.offsets, of.content);
    return {of.content};
}

const CodingUnits::Pieces& CodingUnits::piecesOf(std::size_t passage)
{
    const auto [known, isNew] = m_pieces.try_emplace(passage);
    if (isNew)
        known->second = cut(passage);
    return known->second;
}

CodingUnits::Touched CodingUnits::touchedBy(Span hit)
{
    const text::Structure& structure = m_text.structure;
    const auto behind = [&](std::size_t passage) {
        return passage >= structure.passages.size()
               || structure.passages[passage].span.start >= hit.end;
    };
    std::size_t begin = structure.passageAt(hit.start);
    if (behind(begin))
        return {};
    std::size_t end = begin;
    while (!behind(end + 1))
        ++end;
    if (m_unit == CodingUnit::Turn)
        std::tie(begin, end) = std::minmax({m_head[begin], m_head[end]});
    Touched touched;
    for (std::size_t passage = begin; passage <= end && !touched.first; ++passage) {
        const Pieces& pieces = piecesOf(passage);
        const auto found = std::upper_bound(
            pieces.begin(), pieces.end(), hit.start, [](text::CodePoint start, Span piece) {
                return start < piece.end;
            });
        if (found != pieces.end())
            touched.first = {passage, static_cast<std::size_t>(found - pieces.begin())};
    }
    for (std::size_t passage = end + 1; passage-- > begin && !touched.last;) {
        const Pieces& pieces = piecesOf(passage);
        const auto found = std::lower_bound(
            pieces.begin(), pieces.end(), hit.end, [](Span piece, text::CodePoint hitEnd) {
                return piece.start < hitEnd;
            });
        if (found != pieces.begin())
            touched.last = {passage, static_cast<std::size_t>(found - pieces.begin()) - 1};
    }
    return touched;
}

// The next unit of content in a direction.
std::optional<CodingUnits::Place> CodingUnits::neighbour(Place place, bool forward)
{
    const std::vector<Passage>& passages = m_text.structure.passages;
    for (;;) {
        if (forward && place.piece + 1 < piecesOf(place.passage).size()) {
            ++place.piece;
        } else if (!forward && place.piece > 0) {
            --place.piece;
        } else {
            do {
                if (forward ? place.passage + 1 == passages.size() : place.passage == 0)
                    return std::nullopt;
                place.passage = forward ? place.passage + 1 : place.passage - 1;
            } while (piecesOf(place.passage).empty());
            place.piece = forward ? 0 : piecesOf(place.passage).size() - 1;
        }
        // Words of labels and times are none to go on with.
        if (m_unit != CodingUnit::Word
            || passages[place.passage].content.contains(piecesOf(place.passage)[place.piece]))
            return place;
    }
}

CodingUnits::Place CodingUnits::moved(Place place, int steps, bool forward)
{
    for (; steps > 0; --steps) {
        const auto next = neighbour(place, forward);
        if (!next)
            break;
        place = *next;
    }
    return place;
}

Span CodingUnits::between(Place first, Place last)
{
    return united(piecesOf(first.passage)[first.piece], piecesOf(last.passage)[last.piece]);
}

Span CodingUnits::wordsAround(Span hit, const Touched& touched, int around)
{
    if (!touched.first && !touched.last)
        return hit;
    const Place first = touched.first.value_or(touched.last.value_or(Place()));
    const Place last = touched.last.value_or(first);
    if (touched.first && touched.last && first <= last)
        return united(hit, between(moved(first, around, false), moved(last, around, true)));
    // It touches no word: `last` lies before it and `first` behind it.
    if (around == 0)
        return hit;
    return united(hit, between(moved(last, around - 1, false), moved(first, around - 1, true)));
}

std::optional<Span> CodingUnits::around(Span hit, int around)
{
    if (m_unit == CodingUnit::Hit)
        return hit;
    const Touched touched = touchedBy(hit);
    if (m_unit == CodingUnit::Word)
        return wordsAround(hit, touched, around);
    if (!touched.first && !touched.last)
        return std::nullopt;
    const Place first = touched.first ? *touched.first : *touched.last;
    const Place last = touched.last && *touched.last >= first ? *touched.last : first;
    return between(moved(first, around, false), moved(last, around, true));
}

std::vector<Span> CodingUnits::in(std::size_t passage)
{
    if (m_unit == CodingUnit::Turn)
        return piecesOf(m_head[passage]);
    Pieces pieces = piecesOf(passage);
    const Span content = m_text.structure.passages[passage].content;
    std::erase_if(pieces, [&](Span piece) { return !content.contains(piece); });
    return pieces;
}

} // namespace crosscase::project
