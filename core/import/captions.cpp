// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captions.h"

#include "core/import/captions_cues.h"
#include "core/import/composer.h"
#include "core/import/sniff.h"
#include "core/text/decode.h"
#include "core/text/labels.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace crosscase::importing {

namespace {

constexpr std::int64_t kPauseMs = 2000; // ends a passage
constexpr std::int64_t kRollMs = 100;   // most between a rolling caption and the one before
constexpr std::size_t kRollingCues = 3; // that make a file one of rolling captions

bool hasSeveralWords(std::string_view text)
{
    return text.find(' ') != std::string_view::npos;
}

// How many first lines of `cue` repeat the last ones of `before`.
std::size_t repeatedLines(const std::vector<CueLine>& before, const std::vector<CueLine>& cue)
{
    for (std::size_t count = std::min(before.size(), cue.size()); count > 0; --count)
        if (std::equal(before.end() - static_cast<std::ptrdiff_t>(count),
                       before.end(),
                       cue.begin(),
                       cue.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const CueLine& a, const CueLine& b) { return a.text == b.text; }))
            return count;
    return 0;
}

bool follows(const Cue& before, const Cue& cue)
{
    return before.endMs && cue.startMs && *cue.startMs - *before.endMs <= kRollMs;
}

// Takes the lines out that a rolling caption shows again.
void removeRepeated(std::vector<Cue>& cues)
{
    std::vector<std::size_t> repeated(cues.size(), 0);
    std::size_t rolling = 0;
    for (std::size_t n = 1; n < cues.size(); ++n) {
        if (!follows(cues[n - 1], cues[n]))
            continue;
        repeated[n] = repeatedLines(cues[n - 1].lines, cues[n].lines);
        rolling += repeated[n] > 0 && repeated[n] < cues[n].lines.size() ? 1U : 0U;
    }
    const bool isRolling = rolling >= kRollingCues;
    for (std::size_t n = 1; n < cues.size(); ++n) {
        std::vector<CueLine>& lines = cues[n].lines;
        if (repeated[n] == 0)
            continue;
        const bool whole = repeated[n] == lines.size();
        // Elsewhere somebody may say the same again.
        if (isRolling || (!whole && hasSeveralWords(lines.front().text)))
            lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(repeated[n]));
    }
}

// "[Music]", "(laughs)", notes: no part of a sentence.
bool isSound(std::string_view text)
{
    return (text.starts_with('[') && text.ends_with(']'))
           || (text.starts_with('(') && text.ends_with(')'))
           || (text.starts_with("\u266A") && text.ends_with("\u266A"));
}

// A label as the text rules find it, with a colon.
std::string_view labelOf(std::string_view text)
{
    const text::PassageHead head = text::readHead(text, text::Markup::Plain);
    const std::string_view before = text.substr(0, head.afterLabel);
    const bool colon = before.ends_with(':') || before.ends_with("\uFF1A");
    return colon ? head.label : std::string_view();
}

struct Spoken {
    std::string speaker;
    std::string text;
    std::optional<std::int64_t> startMs;
    std::optional<std::int64_t> endMs;
};

class Joiner {
public:
    explicit Joiner(const std::vector<Cue>& cues)
    {
        for (const Cue& cue : cues)
            for (const CueLine& line : cue.lines)
                if (const std::string_view label = labelOf(line.text); !label.empty())
                    ++m_labels[std::string(label)];
    }

    void add(const Cue& cue)
    {
        for (const CueLine& line : cue.lines) {
            const bool first = &line == &cue.lines.front();
            if (m_passages.empty() || begins(line, first ? &cue : nullptr))
                m_passages.push_back({line.speaker, {}, cue.startMs, {}});
            Spoken& passage = m_passages.back();
            const std::string_view sign = passage.text.empty() ? "" : blankBefore(line.text);
            passage.text.append(sign).append(line.text);
            passage.endMs = cue.endMs;
        }
    }

    [[nodiscard]] const std::vector<Spoken>& passages() const { return m_passages; }

private:
    [[nodiscard]] std::string_view blankBefore(std::string_view text) const
    {
        const std::string_view last = m_passages.back().text;
        std::size_t start = last.size() - 1;
        while (start > 0 && (static_cast<unsigned char>(last[start]) & 0xC0U) == 0x80)
            --start;
        std::size_t at = 0;
        const bool together = text::isIdeographic(text::decodeAt(last, start))
                              && text::isIdeographic(text::decodeAt(text, at));
        return together ? "" : " ";
    }

    // Begins the line a passage? `cue` is set for its first line: others follow without a pause,
    // and in them an ended sentence is followed by one of the same breath.
    [[nodiscard]] bool begins(const CueLine& line, const Cue* cue) const
    {
        const Spoken& last = m_passages.back();
        if (line.newSpeaker || line.speaker != last.speaker || startsWithLabel(line.text))
            return true;
        if (cue == nullptr)
            return false;
        const bool paused = !last.startMs || !last.endMs || !cue->startMs
                            || *cue->startMs - *last.endMs >= kPauseMs;
        return paused || text::endsSentence(last.text) || isSound(line.text) || isSound(last.text);
    }

    [[nodiscard]] bool startsWithLabel(std::string_view text) const
    {
        const std::string_view label = labelOf(text);
        if (label.empty())
            return false;
        const bool certain = text::readHead(text, text::Markup::Plain).certain;
        return certain || m_labels.at(std::string(label)) > 1;
    }

    std::map<std::string, std::size_t> m_labels;
    std::vector<Spoken> m_passages;
};

void compose(const Spoken& passage, Composer& composer)
{
    if (passage.startMs) {
        const std::int64_t ms = *passage.startMs;
        composer.add(fmt::format("[{}] ", text::formatTime(ms - ms % 1000)));
        composer.setTime(ms);
    }
    if (!passage.speaker.empty()) {
        const text::CodePoint start = composer.position();
        composer.add(passage.speaker);
        composer.setSpeaker({start, composer.position()});
        composer.add(": ");
        composer.beginContent();
    }
    composer.add(passage.text);
    composer.endParagraph();
}

} // namespace

bool claimsCaptions(std::string_view bytes)
{
    return contentOf(bytes) == Content::Captions;
}

Result<Imported> readCaptions(std::string_view bytes, const Options& options)
{
    Result<text::Decoded> decoded = text::decode(bytes, options.encoding);
    if (!decoded)
        return passOn(decoded);
    Cues read = cuesOf(decoded->utf8);
    removeRepeated(read.cues);
    Joiner joiner(read.cues);
    for (const Cue& cue : read.cues)
        joiner.add(cue);
    Composer composer;
    for (const Spoken& passage : joiner.passages())
        compose(passage, composer);
    Imported imported = composer.finish(options, decoded->encoding);
    if (read.damaged > 0)
        imported.warnings.push_back(
            fmt::format("{} captions are damaged (a time that cannot be read, or text outside of a "
                        "caption); their text was kept",
                        read.damaged));
    if (decoded->replaced > 0)
        imported.warnings.push_back(
            fmt::format("{} undecodable bytes were replaced by U+FFFD; the file was read as {}",
                        decoded->replaced,
                        decoded->encoding));
    return imported;
}

} // namespace crosscase::importing
