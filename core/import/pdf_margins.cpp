// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_margins.h"

#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

namespace crosscase::importing::pdf {

namespace {

constexpr std::size_t kEdgeBands = 4; // lines looked at from either edge
constexpr double kSameHeight = 3;     // points
constexpr std::size_t kNear = 2;      // pages between two lines of a chain
constexpr std::size_t kChain = 3;     // pages with the same line
constexpr std::size_t kLongChain = 6; // that are enough for a line that stands close to the text
constexpr double kStamp = 1.4;        // of the usual height of a page's letters
constexpr std::size_t kFewPages = 5;  // of such documents a chain of two is enough

// What stands at one height, across the page.
struct Band {
    Box box;
    std::vector<std::size_t> runs; // of the page
    std::string key;               // its words, numbers as #
    std::optional<int> number;     // if it is nothing but the number of a page
    std::optional<int> outer;      // the number that it begins or ends with
    bool letters = false;
    double gap = 0;        // to the next one inwards
    bool ended = false;    // it ends a sentence
    std::size_t chain = 1; // pages near each other with the same line
    std::size_t all = 1;   // pages with it, at any height
    bool running = false;
};

// The bands of a page at its top and its bottom, from the edge inwards.
struct Edges {
    std::array<std::vector<Band>, 2> ends;
    double usualGap = 0;

    // No further from the text than its lines are from each other.
    [[nodiscard]] bool isClose(const Band& band) const { return band.gap <= 1.15 * usualGap; }
};

std::vector<Band> bandsOf(const std::vector<Run>& runs)
{
    std::vector<std::size_t> order(runs.size());
    for (std::size_t n = 0; n < order.size(); ++n)
        order[n] = n;
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return runs[n].box.top; });
    std::vector<Band> bands;
    for (const std::size_t n : order) {
        if (bands.empty() || sharedHeight(bands.back().box, runs[n].box) < 0.5) {
            bands.emplace_back();
            bands.back().box = runs[n].box;
        }
        bands.back().box = united(bands.back().box, runs[n].box);
        bands.back().runs.push_back(n);
    }
    return bands;
}

double usualGap(const std::vector<Band>& bands)
{
    std::vector<double> gaps;
    for (std::size_t n = 1; n < bands.size(); ++n)
        gaps.push_back(bands[n].box.bottom - bands[n - 1].box.bottom);
    if (gaps.empty())
        return 0;
    // Of pages with few lines rather the distance of lines than that of the head.
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
    std::ranges::nth_element(gaps, middle);
    return *middle;
}

std::optional<int> romanValue(std::string_view text)
{
    constexpr std::string_view kDigits = "ivxlcdm";
    constexpr std::array<int, 7> kValues{1, 5, 10, 50, 100, 500, 1000};
    if (text.empty() || text.size() > 8)
        return std::nullopt;
    int value = 0;
    int last = 0;
    for (const char c : text | std::views::reverse) {
        const std::size_t digit = kDigits.find(static_cast<char>(c | 0x20));
        if (digit == std::string_view::npos)
            return std::nullopt;
        value += kValues[digit] < last ? -kValues[digit] : kValues[digit];
        last = std::max(last, kValues[digit]);
    }
    return value;
}

// The number in "12", "- 12 -", "[12]", "12 / 40", "xii", "Page 3 of 10".
std::optional<int> pageNumberOf(std::string_view text)
{
    constexpr std::string_view kAround = " -[]()./|\xE2\x80\x93\x94"; // bytes of dashes too
    const std::size_t start = text.find_first_not_of(kAround);
    if (start == std::string_view::npos)
        return std::nullopt;
    text = text.substr(start);
    for (const std::string_view word : {"Page ", "page ", "PAGE ", "p. ", "P. ", "Seite ", "S. "})
        if (text.starts_with(word))
            text.remove_prefix(word.size());
    const std::size_t length = std::min(text.find_first_of(kAround), text.size());
    const std::string_view number = text.substr(0, length);
    std::string_view rest = text.substr(length);
    if (rest.starts_with(" of ") || rest.starts_with(" von ") || rest.starts_with(" / "))
        rest = {};
    if (number.empty() || rest.find_first_not_of(kAround) != std::string_view::npos)
        return std::nullopt;
    if (number.find_first_not_of("0123456789") != std::string_view::npos)
        return romanValue(number);
    return number.size() > 6 ? std::nullopt : std::optional(std::stoi(std::string(number)));
}

// "12 The head", "The head 12".
std::optional<int> outerNumberOf(std::string_view text)
{
    const std::size_t first = std::min(text.find(' '), text.size());
    const std::size_t last = text.rfind(' ') + 1; // 0 if there is none
    for (const std::string_view word : {text.substr(0, first), text.substr(last)})
        if (!word.empty() && word.size() <= 5
            && word.find_first_not_of("0123456789") == std::string_view::npos)
            return std::stoi(std::string(word));
    return std::nullopt;
}

void readBand(Band& band, const std::vector<Run>& runs)
{
    std::ranges::stable_sort(band.runs, {}, [&](std::size_t n) { return runs[n].box.left; });
    std::string text;
    for (const std::size_t n : band.runs)
        text.append(text.empty() ? "" : " ").append(runs[n].text);
    band.number = pageNumberOf(text);
    band.outer = outerNumberOf(text);
    band.ended = text::endsSentence(text);
    bool inNumber = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text::decodeAt(text, at);
        const bool digit = text::isDigit(c);
        if (!digit && c != '_')
            text::append(band.key, c);
        else if (digit && !inNumber)
            band.key += '#';
        inNumber = digit;
        band.letters = band.letters || text::isLetter(c);
    }
}

Edges edgesOf(const Page& page)
{
    const std::vector<Band> bands = bandsOf(page.runs);
    Edges edges;
    edges.usualGap = usualGap(bands);
    const std::size_t looked = std::min(bands.size(), kEdgeBands);
    for (std::size_t n = 0; n < looked; ++n) {
        const std::size_t fromBottom = bands.size() - 1 - n;
        edges.ends[0].push_back(bands[n]);
        edges.ends[1].push_back(bands[fromBottom]);
        if (n + 1 < bands.size()) {
            edges.ends[0].back().gap = bands[n + 1].box.bottom - bands[n].box.bottom;
            edges.ends[1].back().gap =
                bands[fromBottom].box.bottom - bands[fromBottom - 1].box.bottom;
        }
    }
    for (std::vector<Band>& end : edges.ends)
        for (Band& band : end)
            readBand(band, page.runs);
    return edges;
}

struct Place {
    std::size_t page = 0;
    Band* band = nullptr;
};

// Marks the bands of a chain with its length.
void close(std::vector<Place>& chain, std::size_t all)
{
    for (const Place& place : chain) {
        place.band->chain = chain.size();
        place.band->all = all;
    }
    chain.clear();
}

// `places` of the same words -> chains of those at the same height and near each other.
void chainUp(std::vector<Place> places)
{
    const auto top = [](const Place& place) { return place.band->box.top; };
    std::ranges::stable_sort(places, {}, top);
    for (std::size_t start = 0; start < places.size();) {
        std::size_t end = start + 1;
        while (end < places.size() && top(places[end]) - top(places[end - 1]) < kSameHeight)
            ++end;
        const auto level =
            std::ranges::subrange(places.begin() + static_cast<std::ptrdiff_t>(start),
                                  places.begin() + static_cast<std::ptrdiff_t>(end));
        std::ranges::stable_sort(level, {}, &Place::page);
        std::vector<Place> chain;
        for (const Place& place : level) {
            if (!chain.empty() && place.page - chain.back().page > kNear)
                close(chain, places.size());
            chain.push_back(place);
        }
        close(chain, places.size());
        start = end;
    }
}

// The words of a band, or by how much its page's number differs from the page's place.
std::string keyOf(const Band& band, std::size_t page)
{
    if (band.number)
        return "\x01" + std::to_string(*band.number - static_cast<int>(page));
    return band.letters ? band.key : std::string();
}

void findChains(std::vector<Edges>& edges)
{
    for (const std::size_t end : {0U, 1U}) {
        std::map<std::string, std::vector<Place>> byKey;
        for (std::size_t page = 0; page < edges.size(); ++page)
            for (Band& band : edges[page].ends[end])
                if (const std::string key = keyOf(band, page); !key.empty())
                    byKey[key].push_back({page, &band});
        for (auto& [key, places] : byKey)
            chainUp(std::move(places));
    }
}

// Stands the same line on enough pages? `pages`: of the document.
bool isRepeated(const Band& band, std::size_t pages)
{
    if (pages == 1)
        return band.number == 1;
    const bool few = band.number || pages <= kFewPages || band.all >= kChain;
    return band.chain >= (few ? 2 : kChain);
}

// Is a repeated line far enough from the text, or repeated so often that it need not be?
bool standsOff(const Band& band, const Edges& page, bool isFirst)
{
    if (!page.isClose(band) || (band.number && band.chain >= 2))
        return true;
    return band.chain >= (isFirst || band.ended ? kLongChain : kChain);
}

// Marks the repeated lines at an edge up to the last that stands off from the text.
void markRunning(std::vector<Edges>& edges, std::size_t end)
{
    for (Edges& page : edges) {
        std::vector<Band>& bands = page.ends[end];
        std::size_t running = 0;
        while (running < bands.size() && isRepeated(bands[running], edges.size()))
            ++running;
        while (running > 0 && !standsOff(bands[running - 1], page, running == 1))
            --running;
        for (std::size_t n = 0; n < running; ++n)
            bands[n].running = true;
    }
}

// A line that is on its page alone, at a height at which lines run on most of the pages, behind
// another one: a second head that changes with the chapters.
void markChanging(std::vector<Edges>& edges, std::size_t end)
{
    std::map<long, std::size_t> heights;
    std::size_t heads = 0;
    for (const Edges& page : edges) {
        const std::vector<Band>& bands = page.ends[end];
        heads += !bands.empty() && bands.front().running ? 1U : 0U;
        for (std::size_t n = 1; n < bands.size() && bands[n].running; ++n)
            ++heights[std::lround(bands[n].box.top)];
    }
    for (Edges& page : edges) {
        std::vector<Band>& bands = page.ends[end];
        const auto stays = std::ranges::find(bands, false, &Band::running);
        if (stays == bands.end() || stays == bands.begin() || stays->ended || page.isClose(*stays))
            continue;
        std::size_t same = 0;
        for (const long near : {-1L, 0L, 1L})
            if (const auto found = heights.find(std::lround(stays->box.top) + near);
                found != heights.end())
                same += found->second;
        stays->running = same >= kChain && same * 2 >= heads;
    }
}

// The first line of a page that begins or ends with the number of the page, as those of other pages
// do: the words of a chapter beside it may stand on few pages.
void markNumbered(std::vector<Edges>& edges, std::size_t end)
{
    std::map<int, std::size_t> offsets;
    const auto offsetOf = [](const Band& band, std::size_t page) {
        return *band.outer - static_cast<int>(page);
    };
    for (std::size_t page = 0; page < edges.size(); ++page)
        if (const auto& bands = edges[page].ends[end]; !bands.empty() && bands.front().outer)
            ++offsets[offsetOf(bands.front(), page)];
    for (std::size_t page = 0; page < edges.size(); ++page) {
        std::vector<Band>& bands = edges[page].ends[end];
        if (!bands.empty() && bands.front().outer && !edges[page].isClose(bands.front())
            && offsets[offsetOf(bands.front(), page)] >= kChain)
            bands.front().running = true;
    }
}

double usualHeight(const std::vector<Run>& runs)
{
    std::vector<double> heights;
    heights.reserve(runs.size());
    for (const Run& run : runs)
        heights.push_back(run.box.height());
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

// What a large run says and where; empty for the others.
std::string stampOf(const Run& run, double usual)
{
    if (run.box.height() < kStamp * usual)
        return {};
    return run.text + '\x01' + std::to_string(std::lround(run.box.left)) + '\x01'
           + std::to_string(std::lround(run.box.top));
}

// Large letters that stand at the same place on half of the pages.
std::size_t removeStamps(std::vector<Page>& pages)
{
    std::map<std::string, std::size_t> counts;
    std::vector<double> usual(pages.size(), 0);
    for (std::size_t n = 0; n < pages.size(); ++n) {
        if (pages[n].runs.empty())
            continue;
        usual[n] = usualHeight(pages[n].runs);
        for (const Run& run : pages[n].runs)
            if (const std::string stamp = stampOf(run, usual[n]); !stamp.empty())
                ++counts[stamp];
    }
    const std::size_t enough = std::max(kChain, (pages.size() + 1) / 2);
    std::size_t removed = 0;
    for (std::size_t n = 0; n < pages.size(); ++n)
        removed += std::erase_if(pages[n].runs, [&](const Run& run) {
            const std::string stamp = stampOf(run, usual[n]);
            return !stamp.empty() && counts[stamp] >= enough;
        });
    return removed;
}

} // namespace

std::size_t removeRunningLines(std::vector<Page>& pages)
{
    const std::size_t stamps = removeStamps(pages);
    std::vector<Edges> edges;
    edges.reserve(pages.size());
    for (const Page& page : pages)
        edges.push_back(edgesOf(page));
    findChains(edges);
    for (const std::size_t end : {0U, 1U}) {
        markRunning(edges, end);
        markNumbered(edges, end);
        markChanging(edges, end);
    }
    std::size_t removed = stamps;
    for (std::size_t n = 0; n < pages.size(); ++n) {
        std::vector<bool> gone(pages[n].runs.size(), false);
        for (const std::vector<Band>& end : edges[n].ends)
            for (const Band& band : end) {
                removed += band.running && !gone[band.runs.front()] ? 1U : 0U;
                for (const std::size_t run : band.runs)
                    gone[run] = gone[run] || band.running;
            }
        std::size_t at = 0;
        std::erase_if(pages[n].runs, [&](const Run&) { return gone[at++]; });
    }
    return removed;
}

} // namespace crosscase::importing::pdf
