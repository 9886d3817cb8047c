// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/units.h"

#include "core/text/position_counter.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace crosscase::agreement {

using text::Passage;
using text::Span;

namespace {

struct UnitName {
    std::string_view one;
    std::string_view many;
};

constexpr std::array<UnitName, 5> kUnits{{
    {"character", "characters"},
    {"word", "words"},
    {"sentence", "sentences"},
    {"paragraph", "paragraphs"},
    {"turn", "turns"},
}};

bool isNote(const Passage& passage)
{
    return passage.kind == text::BlockKind::Footnote || passage.kind == text::BlockKind::Endnote;
}

void addWords(std::vector<Span>& units, const model::LoadedText& text, Span content)
{
    const std::string_view utf8 = text.quote(content);
    text::PositionCounter positions(utf8);
    for (const text::ByteSpan word : text::words(utf8)) {
        const text::CodePoint start = content.start + positions.at(word.start);
        units.push_back({start, content.start + positions.at(word.end)});
    }
}

std::vector<Span> turnsOf(const model::LoadedText& text)
{
    std::vector<Span> turns;
    std::vector<Span> notes; // since the last passage of the open turn
    bool open = false;
    const auto close = [&] {
        turns.insert(turns.end(), notes.begin(), notes.end());
        notes.clear();
        open = false;
    };
    for (const Passage& passage : text.structure.passages) {
        if (passage.content.empty())
            continue;
        if (open && isNote(passage)) {
            notes.push_back(passage.content);
        } else if (open && passage.speaker >= 0 && !passage.startsTurn) {
            notes.clear(); // the turn goes on behind them
            turns.back().end = passage.content.end;
        } else {
            close();
            turns.push_back(passage.content);
            open = passage.speaker >= 0;
        }
    }
    close();
    return turns;
}

// How much of a unit must be marked.
std::int64_t neededOf(const Interval& unit, double percent)
{
    constexpr double kRounding = 1e-9;
    const double part = static_cast<double>(unit.length()) * percent / 100;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(part - kRounding)));
}

std::vector<Interval> joined(std::vector<Interval> intervals)
{
    std::ranges::sort(intervals, {}, &Interval::start);
    std::vector<Interval> all;
    for (const Interval& one : intervals) {
        if (!all.empty() && one.start <= all.back().end)
            all.back().end = std::max(all.back().end, one.end);
        else
            all.push_back(one);
    }
    return all;
}

} // namespace

std::string_view nameOf(Unit unit)
{
    return kUnits.at(static_cast<std::size_t>(unit)).one;
}

std::string_view pluralOf(Unit unit)
{
    return kUnits.at(static_cast<std::size_t>(unit)).many;
}

std::optional<Unit> unitNamed(std::string_view name)
{
    const auto found = std::ranges::find(kUnits, name, &UnitName::one);
    if (found == kUnits.end())
        return std::nullopt;
    return static_cast<Unit>(found - kUnits.begin());
}

std::vector<Span> unitsOf(const model::LoadedText& text, Unit unit)
{
    std::vector<Span> units;
    if (unit == Unit::Turn)
        return turnsOf(text);
    if (unit == Unit::Character)
        return units;
    for (const Passage& passage : text.structure.passages) {
        if (passage.content.empty())
            continue;
        if (unit == Unit::Word) {
            addWords(units, text, passage.content);
        } else if (unit == Unit::Sentence) {
            const auto found = text::sentences(text.utf8, text.offsets, passage.content);
            units.insert(units.end(), found.begin(), found.end());
        } else {
            units.push_back(passage.content);
        }
    }
    return units;
}

CutUnits cutUnits(const std::vector<Span>& units, Unit unit, const Ink& ink)
{
    CutUnits cut;
    cut.characters = unit == Unit::Character;
    for (const Span span : units)
        if (const Interval place = ink.within(span); place.length() > 0) {
            cut.places.push_back(place);
            cut.spans.push_back(span);
        }
    cut.count = cut.characters ? ink.total() : static_cast<std::int64_t>(cut.places.size());
    return cut;
}

std::vector<Interval>
markedUnits(const CutUnits& units, const std::vector<Interval>& segments, double percent)
{
    if (units.characters)
        return segments;
    std::vector<Interval> marked;
    std::map<std::int64_t, std::int64_t> partly; // unit -> ink marked, of units at the ends
    for (const Interval& segment : segments) {
        const auto first = std::upper_bound(
            units.places.begin(),
            units.places.end(),
            segment.start,
            [](std::int64_t start, const Interval& unit) { return start < unit.end; });
        const auto last = std::lower_bound(
            first, units.places.end(), segment.end, [](const Interval& unit, std::int64_t end) {
                return unit.start < end;
            });
        if (first == last)
            continue;
        const std::int64_t from = first - units.places.begin();
        const std::int64_t to = last - units.places.begin();
        const auto addEnd = [&](std::int64_t number) {
            const Interval& unit = units.places[static_cast<std::size_t>(number)];
            partly[number] += std::min(unit.end, segment.end) - std::max(unit.start, segment.start);
        };
        addEnd(from);
        if (to - from > 1)
            addEnd(to - 1);
        if (to - from > 2)
            marked.push_back({from + 1, to - 1});
    }
    for (const auto& [number, ink] : partly)
        if (ink >= neededOf(units.places[static_cast<std::size_t>(number)], percent))
            marked.push_back({number, number + 1});
    return joined(std::move(marked));
}

} // namespace crosscase::agreement
