// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_lines.h"

#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <functional>
#include <ranges>
#include <string_view>

namespace crosscase::importing::pdf {

namespace {

constexpr std::size_t kLookBack = 3; // lines that a run may still belong to
constexpr double kGap = 0.1;         // of the height: a gap that is a blank

// The runs of a line; `core` is the one with most text.
struct Draft {
    std::vector<Run> runs;
    std::size_t core = 0;

    [[nodiscard]] const Run& coreRun() const { return runs[core]; }
};

// Of the last drafts the one that `run` shares most height with, nullptr if less than half.
Draft* draftFor(std::vector<Draft>& drafts, const Run& run)
{
    Draft* best = nullptr;
    double bestShare = 0.5;
    for (std::size_t n = drafts.size(); n > 0 && n + kLookBack > drafts.size(); --n) {
        Draft& draft = drafts[n - 1];
        const double share = sharedHeight(draft.coreRun().box, run.box);
        if (share >= bestShare) {
            best = &draft;
            bestShare = share;
        }
    }
    return best;
}

std::vector<Draft> draftsOf(std::vector<Run> runs)
{
    std::ranges::stable_sort(runs, {}, [](const Run& run) { return run.box.top; });
    std::vector<Draft> drafts;
    for (Run& run : runs) {
        Draft* draft = draftFor(drafts, run);
        if (draft == nullptr) {
            drafts.emplace_back();
            draft = &drafts.back();
        }
        draft->runs.push_back(std::move(run));
        if (draft->runs.back().text.size() > draft->coreRun().text.size())
            draft->core = draft->runs.size() - 1;
    }
    return drafts;
}

bool isInitial(const Run& run, const Box& core)
{
    return run.words == 1 && run.box.height() > 1.8 * core.height()
           && text::countCodePoints(run.text) == 1;
}

bool isRaisedNumber(const Run& run, const Box& core)
{
    return run.text.size() <= 3 && run.box.height() < 0.85 * core.height()
           && run.box.bottom < core.bottom - 0.15 * core.height()
           && run.text.find_first_not_of("0123456789") == std::string::npos;
}

enum class Direction { LeftToRight, RightToLeft, Neutral };

Direction directionOf(std::string_view utf8)
{
    std::size_t left = 0;
    std::size_t right = 0;
    for (std::size_t at = text::asciiPrefix(utf8) == utf8.size() ? utf8.size() : 0;
         at < utf8.size();) {
        const char32_t c = text::decodeAt(utf8, at);
        left += text::isLeftToRight(c) ? 1U : 0U;
        right += text::isRightToLeft(c) ? 1U : 0U;
    }
    if (left == 0 && right == 0)
        return utf8.find_first_not_of(" .,:;!?-()\"'") == std::string_view::npos
                   ? Direction::Neutral
                   : Direction::LeftToRight;
    return right > left ? Direction::RightToLeft : Direction::LeftToRight;
}

char32_t mirrored(char32_t c)
{
    constexpr std::u32string_view kPairs = U"()[]{}<>\u00AB\u00BB";
    const std::size_t at = kPairs.find(c);
    return at == std::u32string_view::npos ? c : kPairs[at ^ 1U];
}

// The word's characters from the last to the first.
std::string reversed(std::string_view word)
{
    std::u32string characters;
    for (std::size_t at = 0; at < word.size();)
        characters += mirrored(text::decodeAt(word, at));
    std::string utf8;
    for (const char32_t c : characters | std::views::reverse)
        text::append(utf8, c);
    return utf8;
}

// Words as they stand from left to right -> the order in which they are read, when the line runs
// from right to left: the words from the last to the first, letters turned round, words that run
// the other way kept in theirs.
std::string logical(std::string_view visual)
{
    std::vector<std::string> words;
    while (!visual.empty()) {
        const std::size_t end = std::min(visual.find(' '), visual.size());
        words.emplace_back(visual.substr(0, end));
        visual.remove_prefix(std::min(end + 1, visual.size()));
    }
    std::ranges::reverse(words);
    for (std::size_t start = 0; start < words.size();) {
        if (directionOf(words[start]) != Direction::LeftToRight) {
            words[start] = reversed(words[start]);
            ++start;
            continue;
        }
        std::size_t end = start + 1;
        while (end < words.size() && directionOf(words[end]) == Direction::LeftToRight)
            ++end;
        std::reverse(words.begin() + static_cast<std::ptrdiff_t>(start),
                     words.begin() + static_cast<std::ptrdiff_t>(end));
        start = end;
    }
    std::string utf8;
    for (const std::string& word : words)
        utf8.append(utf8.empty() ? "" : " ").append(word);
    return utf8;
}

bool needsBlank(const Run& last, const Run& next, const Box& core)
{
    if (isInitial(last, core))
        return false;
    return next.box.left - last.box.right > kGap * core.height();
}

// The box of the largest letters that make at least a fifth of the line: small capitals are the
// lesser part of theirs.
Box mainBox(const std::vector<Run>& runs)
{
    std::vector<const Run*> byHeight;
    std::size_t all = 0;
    for (const Run& run : runs) {
        byHeight.push_back(&run);
        all += run.text.size();
    }
    std::ranges::stable_sort(
        byHeight, std::greater(), [](const Run* run) { return run->box.height(); });
    std::size_t characters = 0;
    for (const Run* run : byHeight) {
        characters += run->text.size();
        if (characters * 5 >= all)
            return run->box;
    }
    return byHeight.back()->box;
}

Line lineOf(Draft& draft)
{
    const Box core = mainBox(draft.runs);
    Line line;
    line.box = core;
    line.height = core.height();
    std::ranges::stable_sort(draft.runs, {}, [](const Run& run) { return run.box.left; });
    line.firstWordWidth = draft.runs.front().firstWordRight - draft.runs.front().box.left;
    const Run* last = nullptr;
    for (const Run& run : draft.runs) {
        if (last != nullptr && needsBlank(*last, run, core))
            line.text += ' ';
        if (isRaisedNumber(run, core))
            line.raised.push_back({line.text.size(), run.text.size()});
        line.text += run.text;
        line.box.left = std::min(line.box.left, run.box.left);
        line.box.right = std::max(line.box.right, run.box.right);
        last = &run;
    }
    if (directionOf(line.text) == Direction::RightToLeft) {
        line.text = logical(line.text);
        line.raised.clear();
    }
    return line;
}

} // namespace

std::vector<Line> linesOf(std::vector<Run> runs)
{
    std::vector<Draft> drafts = draftsOf(std::move(runs));
    std::vector<Line> lines;
    lines.reserve(drafts.size());
    for (Draft& draft : drafts)
        lines.push_back(lineOf(draft));
    std::ranges::stable_sort(lines, {}, [](const Line& line) { return line.box.bottom; });
    return lines;
}

} // namespace crosscase::importing::pdf
