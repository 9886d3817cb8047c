// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_page.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <poppler-page.h>
#include <span>
#include <string_view>

namespace crosscase::importing::pdf {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::size_t kMaxFragments = 1000; // of a page that may belong to slanted texts
constexpr std::size_t kMinSlanted = 3;      // fragments of a slanted text
constexpr double kMinSlope = 0.12;          // a crooked scan has less

struct Word {
    Box box;
    std::string text;
    int rotation = 0; // quarter turns
    bool blankAfter = false;
};

// The letters of U+FB00..FB06.
constexpr std::array<std::string_view, 7> kLigatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

void appendShown(std::string& utf8, char32_t c, bool atEnd)
{
    if (c >= 0xFB00 && c <= 0xFB06)
        utf8 += kLigatures[c - 0xFB00];
    else if (c == kSoftHyphen && (!atEnd || utf8.size() < 2))
        utf8 += '-';
    else
        text::append(utf8, c < 0x20 || c == 0x7F ? U' ' : c);
}

// UTF-16 in host order -> UTF-8. poppler's own conversion opens iconv anew for every word.
std::string toUtf8(std::span<const unsigned short> units)
{
    std::string utf8;
    utf8.reserve(units.size());
    std::size_t plain = 0;
    for (; plain < units.size() && units[plain] > 0x1F && units[plain] < 0x7F; ++plain)
        utf8 += static_cast<char>(units[plain]);
    for (std::size_t at = plain; at < units.size(); ++at) {
        char32_t c = units[at];
        const bool pair = c >= 0xD800 && c < 0xDC00 && at + 1 < units.size()
                          && units[at + 1] >= 0xDC00 && units[at + 1] < 0xE000;
        if (pair)
            c = 0x10000 + ((c - 0xD800) << 10U) + (units[++at] - 0xDC00U);
        appendShown(utf8, c, at + 1 == units.size());
    }
    return utf8;
}

double finite(double value)
{
    return std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0.0;
}

// The box as one sees it with the head turned so that the text is upright.
Box upright(const Box& box, int rotation)
{
    switch (rotation) {
    case 1: // runs downwards
        return {box.top, -box.right, box.bottom, -box.left};
    case 2:
        return {-box.right, -box.bottom, -box.left, -box.top};
    case 3: // runs upwards
        return {-box.bottom, box.left, -box.top, box.right};
    default:
        return box;
    }
}

std::vector<Word> wordsOf(const poppler::page& page)
{
    std::vector<Word> words;
    const std::vector<poppler::text_box> boxes = page.text_list();
    words.reserve(boxes.size());
    for (const poppler::text_box& box : boxes) {
        const poppler::ustring units = box.text();
        const poppler::rectf area = box.bbox();
        Word word;
        word.rotation = std::clamp(box.rotation(), 0, 3);
        word.text = toUtf8({units.data(), units.size()});
        word.blankAfter = box.has_space_after();
        word.box = upright(
            {finite(area.left()), finite(area.top()), finite(area.right()), finite(area.bottom())},
            word.rotation);
        if (!word.text.empty())
            words.push_back(std::move(word));
    }
    return words;
}

// Does `word` go on the run of which `last` is the last word?
bool goesOn(const Word& last, const Word& word)
{
    const double height = std::max(last.box.height(), 1.0);
    const bool level = std::abs(last.box.bottom - word.box.bottom) < 0.1 * height
                       && std::abs(last.box.top - word.box.top) < 0.15 * height;
    const double gap = word.box.left - last.box.right;
    return level && gap > -0.3 * height && (last.blankAfter || gap < 0.3 * height);
}

std::vector<Run> runsOf(const std::vector<Word>& words, int rotation)
{
    std::vector<Run> runs;
    const Word* last = nullptr;
    for (const Word& word : words) {
        if (word.rotation != rotation)
            continue;
        if (last == nullptr || !goesOn(*last, word)) {
            runs.emplace_back();
            runs.back().box = word.box;
            runs.back().firstWordRight = word.box.right;
        } else if (last->blankAfter || word.box.left - last->box.right > 0.1 * word.box.height()) {
            runs.back().text += ' ';
        }
        Run& run = runs.back();
        run.text += word.text;
        run.box = united(run.box, word.box);
        if (++run.words == 2)
            run.secondWordLeft = word.box.left;
        last = &word;
    }
    return runs;
}

struct Point {
    double x = 0;
    double y = 0;
};

Point middle(const Run& run)
{
    return {(run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2};
}

// Does `next` go on after `run`, a little higher or lower?
bool climbs(const Run& run, const Run& next)
{
    const double height = std::max(run.box.height(), 1.0);
    const double step = std::abs(middle(next).y - middle(run).y);
    return step > 0.02 * height && step < 1.5 * height
           && std::abs(next.box.left - run.box.right) < 0.8 * height;
}

// The fragments that follow the first of `byLeft` upwards (`direction` -1) or downwards (1), itself
// first. `byLeft` is sorted by the left side.
std::vector<std::size_t>
climbFrom(const std::vector<Run>& runs, std::span<const std::size_t> byLeft, double direction)
{
    std::vector<std::size_t> chain{byLeft.front()};
    for (const std::size_t next : byLeft.subspan(1)) {
        const Run& last = runs[chain.back()];
        if (runs[next].box.left > last.box.right + last.box.height())
            break;
        const double step = middle(runs[next]).y - middle(last).y;
        if (step * direction > 0 && climbs(last, runs[next]))
            chain.push_back(next);
    }
    return chain;
}

// Do the fragments lie on one steep line?
bool isSlanted(const std::vector<Run>& runs, const std::vector<std::size_t>& chain)
{
    if (chain.size() < kMinSlanted)
        return false;
    const Point first = middle(runs[chain.front()]);
    const Point last = middle(runs[chain.back()]);
    const double height = runs[chain.front()].box.height();
    const double rise = last.y - first.y;
    const double length = last.x - first.x;
    if (length <= 0 || std::abs(rise) < 0.6 * height || std::abs(rise) < kMinSlope * length)
        return false;
    return std::ranges::all_of(chain, [&](std::size_t n) {
        const Point at = middle(runs[n]);
        const double onLine = first.y + rise * (at.x - first.x) / length;
        return std::abs(at.y - onLine) < 0.25 * height;
    });
}

// poppler cuts a text at an angle into fragments of some letters, each a little higher or lower
// than the one before. Takes them out and returns how many texts they made.
int removeSlanted(std::vector<Run>& runs)
{
    std::vector<std::size_t> fragments;
    for (std::size_t n = 0; n < runs.size(); ++n)
        if (runs[n].words <= 2 && runs[n].text.size() <= 16)
            fragments.push_back(n);
    if (fragments.size() < kMinSlanted || fragments.size() > kMaxFragments)
        return 0;
    std::ranges::stable_sort(fragments, {}, [&](std::size_t n) { return runs[n].box.left; });
    std::vector<bool> gone(runs.size(), false);
    int texts = 0;
    for (std::size_t from = 0; from < fragments.size(); ++from)
        for (const double direction : {-1.0, 1.0}) {
            if (gone[fragments[from]])
                continue;
            const auto chain = climbFrom(runs, std::span(fragments).subspan(from), direction);
            if (!isSlanted(runs, chain))
                continue;
            ++texts;
            for (const std::size_t n : chain)
                gone[n] = true;
        }
    std::size_t at = 0;
    std::erase_if(runs, [&](const Run&) { return gone[at++]; });
    return texts;
}

// The direction in which most characters run.
int mainRotation(const std::vector<Word>& words)
{
    std::array<std::size_t, 4> characters{};
    for (const Word& word : words)
        characters[static_cast<std::size_t>(word.rotation)] += word.text.size();
    return static_cast<int>(std::ranges::max_element(characters) - characters.begin());
}

} // namespace

Box united(const Box& a, const Box& b)
{
    return {std::min(a.left, b.left),
            std::min(a.top, b.top),
            std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

double sharedHeight(const Box& a, const Box& b)
{
    const double lower = std::min(a.height(), b.height());
    const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return lower <= 0 ? static_cast<double>(shared >= 0) : std::max(shared, 0.0) / lower;
}

Page readPage(const poppler::page& page, int number, std::size_t& words)
{
    const std::vector<Word> all = wordsOf(page);
    words += all.size();
    Page read;
    read.number = number;
    const int main = mainRotation(all);
    for (int rotation = 0; rotation < 4; ++rotation) {
        std::vector<Run> runs = runsOf(all, rotation);
        read.slanted += removeSlanted(runs);
        if (rotation == main)
            read.runs = std::move(runs);
        else if (!runs.empty())
            read.turned.push_back(std::move(runs));
    }
    return read;
}

} // namespace crosscase::importing::pdf
