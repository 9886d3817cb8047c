// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/structure.h"

#include "core/text/blocks.h"
#include "core/text/fold.h"
#include "core/text/labels.h"
#include "core/text/position_counter.h"
#include "core/text/speaker_pattern.h"
#include "core/text/timecode.h"
#include "core/text/utf8.h"

#include <ranges>
#include <unordered_map>

namespace crosscase::text {

namespace {

// A block of the layout in bytes of the text.
struct Told {
    std::size_t start;
    std::size_t end;
    const LayoutBlock* block;
};

// A passage before it is known which labels count.
struct Draft {
    Block block;
    PassageHead head{};                // its positions count from the block's start
    const LayoutBlock* told = nullptr; // what the layout says of it
};

std::vector<Told> inBytes(const Layout& layout, const OffsetMap& map)
{
    const Span whole{0, map.codePoints()};
    std::vector<Told> told;
    told.reserve(layout.blocks.size());
    for (const LayoutBlock& block : layout.blocks)
        if (const Span span = block.span.clippedTo(whole); !span.empty())
            told.push_back({map.toByte(span.start), map.toByte(span.end), &block});
    return told;
}

std::vector<std::size_t> bordersOf(const std::vector<Told>& told)
{
    std::vector<std::size_t> borders;
    for (const Told& block : told) {
        borders.push_back(block.start);
        borders.push_back(block.end);
    }
    return borders;
}

bool isNote(const LayoutBlock* told)
{
    return told != nullptr
           && (told->kind == BlockKind::Footnote || told->kind == BlockKind::Endnote);
}

// Puts what the layout says of the passage in place of what the text shows.
void applyLayout(std::string_view utf8, const OffsetMap& map, Draft& draft)
{
    const LayoutBlock& told = *draft.told;
    if (told.kind == BlockKind::Heading)
        draft.block.heading = std::clamp<std::uint8_t>(told.level, 1, 6);
    if (told.contentStart >= 0) {
        const std::size_t content = map.toByte(std::min(told.contentStart, map.codePoints()));
        draft.block.contentStart = std::clamp(content, draft.block.start, draft.block.end);
    }
    const std::size_t label = map.toByte(std::min(told.speaker.start, map.codePoints()));
    if (told.speaker.empty() || label < draft.block.start || label >= draft.block.end)
        return;
    draft.head = {};
    draft.head.label = slice(utf8, map, told.speaker);
    draft.head.certain = true;
    draft.head.afterLabel = draft.block.contentStart - draft.block.start;
}

std::string_view textOf(std::string_view utf8, const Block& block)
{
    return utf8.substr(block.start, block.end - block.start);
}

// Puts the label that the person's pattern finds in place of the one of the usual notations.
Result<void> applyPattern(SpeakerPattern& pattern, Draft& draft)
{
    Result<std::optional<SpeakerPattern::Match>> match =
        pattern.matchAt(draft.block.start, draft.block.end);
    if (!match)
        return passOn(match);
    PassageHead& head = draft.head;
    head.label = {};
    if (head.timeInLabel)
        head.ms.reset();
    const std::optional<SpeakerPattern::Match>& found = *match;
    if (!found)
        return {};
    head.label = found->label;
    head.certain = true;
    head.afterLabel = found->end;
    if (const std::optional<Timecode> time = timecodeAt(found->time))
        head.ms = time->ms;
    return {};
}

void readTimeAtEnd(std::string_view utf8, Draft& draft)
{
    const std::string_view text = trimBlanks(textOf(utf8, draft.block));
    const std::optional<Timecode> time = timecodeAtEnd(text);
    if (draft.head.ms || !time)
        return;
    draft.head.ms = time->ms;
    const auto end = static_cast<std::size_t>(text.data() - utf8.data()) + text.size();
    draft.block.contentEnd = end - time->length;
}

// Does the layout leave open who speaks here?
bool asksText(const Draft& draft)
{
    return draft.block.heading == 0 && !isNote(draft.told)
           && (draft.told == nullptr || draft.told->speaker.empty());
}

Result<std::vector<Draft>> readDrafts(std::string_view utf8,
                                      const OffsetMap& map,
                                      const StructureRules& rules,
                                      const Layout& layout)
{
    std::optional<SpeakerPattern> pattern;
    if (!rules.speakerPattern.empty()) {
        Result<SpeakerPattern> compiled = SpeakerPattern::compile(rules.speakerPattern, utf8);
        if (!compiled)
            return passOn(compiled);
        pattern.emplace(std::move(*compiled));
    }
    const std::vector<Told> told = inBytes(layout, map);
    const std::vector<Block> blocks =
        cutBlocks(utf8, rules.paragraphs, rules.markup, bordersOf(told));
    std::vector<Draft> drafts;
    drafts.reserve(blocks.size());
    auto next = told.begin();
    for (const Block& block : blocks) {
        Draft& draft = drafts.emplace_back(Draft{block});
        while (next != told.end() && next->end <= block.start)
            ++next;
        if (next != told.end() && next->start < block.end) {
            draft.told = next->block;
            applyLayout(utf8, map, draft);
        }
        if (!asksText(draft))
            continue;
        draft.head = readHead(textOf(utf8, block), rules.markup);
        if (pattern) {
            if (Result<void> applied = applyPattern(*pattern, draft); !applied)
                return passOn(applied);
        }
        readTimeAtEnd(utf8, draft);
    }
    return drafts;
}

// Takes from a draft the label that looks like one but does not count.
void dropUncertainLabels(std::vector<Draft>& drafts)
{
    std::unordered_map<std::string_view, int> count; // of the labels that must come twice
    for (const Draft& draft : drafts) {
        if (!draft.head.label.empty() && !draft.head.certain)
            count.try_emplace(draft.head.label, 0);
    }
    if (count.empty())
        return;
    for (const Draft& draft : drafts) {
        if (const auto found = count.find(draft.head.label); found != count.end())
            ++found->second;
    }
    for (PassageHead& head : drafts | std::views::transform(&Draft::head)) {
        if (head.label.empty() || head.certain || count[head.label] > 1)
            continue;
        head.label = {};
        if (head.timeInLabel)
            head.ms.reset();
    }
}

// Makes passages of drafts, in order.
class Builder {
public:
    Builder(std::string_view utf8, const Layout& layout)
        : m_utf8(utf8)
        , m_positions(utf8)
        , m_nextPage(layout.pages.begin())
        , m_lastPage(layout.pages.end())
    {}

    void add(const Draft& draft)
    {
        Passage passage;
        passage.heading = draft.block.heading;
        passage.kind = passage.heading > 0 ? BlockKind::Heading : BlockKind::Paragraph;
        setSpans(draft, passage);
        setSpeaker(draft, passage);
        setTime(draft, passage);
        setPlace(draft, passage);
        m_structure.passages.push_back(passage);
    }

    Structure take() { return std::move(m_structure); }

private:
    void setSpans(const Draft& draft, Passage& passage)
    {
        const Block& block = draft.block;
        const PassageHead& head = draft.head;
        const std::size_t skipped = head.label.empty() ? head.afterTime : head.afterLabel;
        std::size_t start = std::max(block.contentStart, block.start + skipped);
        std::size_t end = std::max(start, block.contentEnd);
        const std::string_view content = trimBlanks(m_utf8.substr(start, end - start));
        if (!content.empty())
            start = static_cast<std::size_t>(content.data() - m_utf8.data());
        end = start + content.size();
        passage.span.start = m_positions.at(block.start);
        passage.content.start = m_positions.at(start);
        passage.content.end = m_positions.at(end);
        passage.span.end = m_positions.at(block.end);
    }

    void setSpeaker(const Draft& draft, Passage& passage)
    {
        const std::string_view label = draft.head.label;
        if (isNote(draft.told))
            return;
        if (passage.heading > 0)
            m_speaker = -1;
        if (!label.empty()) {
            const auto next = static_cast<std::int32_t>(m_structure.speakers.size());
            const auto [known, isNew] = m_speakers.try_emplace(label, next);
            if (isNew)
                m_structure.speakers.emplace_back(label);
            m_speaker = known->second;
            passage.startsTurn = true;
        }
        passage.speaker = m_speaker;
    }

    void setPlace(const Draft& draft, Passage& passage)
    {
        while (m_nextPage != m_lastPage && m_nextPage->at <= passage.span.start)
            m_page = (m_nextPage++)->page;
        passage.page = m_page;
        if (draft.told == nullptr)
            return;
        passage.kind = draft.told->kind;
        passage.depth = passage.kind == BlockKind::ListItem ? draft.told->level : 0;
        passage.cell = draft.told->cell;
    }

    void setTime(const Draft& draft, Passage& passage)
    {
        if (draft.told != nullptr && draft.told->timeMs) {
            passage.hasTime = true;
            passage.timeMs = *draft.told->timeMs;
            return;
        }
        if (draft.head.ms)
            m_standingTime = passage.content.empty() ? draft.head.ms : std::nullopt;
        const std::optional<std::int64_t> time = draft.head.ms ? draft.head.ms : m_standingTime;
        passage.hasTime = time.has_value();
        passage.timeMs = time.value_or(0);
    }

    std::string_view m_utf8;
    PositionCounter m_positions;
    std::vector<PageStart>::const_iterator m_nextPage;
    std::vector<PageStart>::const_iterator m_lastPage;
    std::int32_t m_page = 0;
    Structure m_structure;
    std::unordered_map<std::string_view, std::int32_t> m_speakers;
    std::int32_t m_speaker = -1;
    std::optional<std::int64_t> m_standingTime; // of a passage without content
};

} // namespace

Result<Structure> segment(std::string_view utf8,
                          const OffsetMap& map,
                          const StructureRules& rules,
                          const Layout& layout)
{
    Result<std::vector<Draft>> drafts = readDrafts(utf8, map, rules, layout);
    if (!drafts)
        return passOn(drafts);
    dropUncertainLabels(*drafts);
    Builder builder(utf8, layout);
    for (const Draft& draft : *drafts)
        builder.add(draft);
    return builder.take();
}

SpanSet Structure::content() const
{
    std::vector<Span> spans;
    spans.reserve(passages.size());
    for (const Passage& passage : passages)
        spans.push_back(passage.content);
    return unite(std::move(spans));
}

SpanSet Structure::turnsOf(std::string_view speaker) const
{
    const auto found = std::ranges::find(speakers, speaker);
    if (found == speakers.end())
        return {};
    const auto index = static_cast<std::int32_t>(found - speakers.begin());
    std::vector<Span> spans;
    for (const Passage& passage : passages) {
        if (passage.speaker == index)
            spans.push_back(passage.span);
    }
    return unite(std::move(spans));
}

std::size_t Structure::passageAt(CodePoint position) const
{
    const auto found = std::ranges::partition_point(
        passages, [&](const Passage& passage) { return passage.span.end <= position; });
    return static_cast<std::size_t>(found - passages.begin());
}

Span trimmed(std::string_view utf8, const OffsetMap& map, Span span)
{
    const std::string_view text = slice(utf8, map, span);
    const std::string_view kept = trimBlanks(text);
    const CodePoint start = std::max(span.start, CodePoint{0});
    if (kept.empty())
        return {start, start};
    const auto skipped = static_cast<std::size_t>(kept.data() - text.data());
    const auto first = start + static_cast<CodePoint>(countCodePoints(text.substr(0, skipped)));
    return {first, first + static_cast<CodePoint>(countCodePoints(kept))};
}

} // namespace crosscase::text
