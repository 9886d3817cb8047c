// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_margins.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace crosscase::importing::pdf {

namespace {

constexpr double kAligned = 2.5;          // points
constexpr std::size_t kMaxStrays = 2;     // runs in the column of the numbers that are none
constexpr std::size_t kMinNumbers = 5;    // on a page
constexpr std::size_t kMinOnOnePage = 10; // of a document of one page

struct Number {
    std::size_t run = 0;
    int value = 0;
    double right = 0;
    double top = 0;
};

std::string_view firstWord(const Run& run)
{
    return std::string_view(run.text).substr(0, run.text.find(' '));
}

// The runs that begin with a number, and stand furthest left, below each other.
std::vector<Number> columnOfNumbers(const std::vector<Run>& runs)
{
    std::vector<Number> numbers;
    for (std::size_t n = 0; n < runs.size(); ++n) {
        const std::string_view word = firstWord(runs[n]);
        if (word.size() <= 4 && word.find_first_not_of("0123456789") == std::string_view::npos)
            numbers.push_back(
                {n, std::stoi(std::string(word)), runs[n].firstWordRight, runs[n].box.top});
    }
    if (numbers.empty())
        return {};
    const auto lefts = [&](const Number& number) { return runs[number.run].box.left; };
    const double edge = std::ranges::min(numbers, {}, lefts).right;
    std::erase_if(numbers, [&](const Number& number) {
        return std::abs(number.right - edge) > kAligned && lefts(number) > edge;
    });
    std::ranges::stable_sort(numbers, {}, &Number::top);
    return numbers;
}

// Do most numbers follow each other in steps of one, or all in steps of five?
bool countsLines(const std::vector<Number>& numbers, std::size_t lines)
{
    std::size_t ones = 0;
    std::size_t fives = 0;
    for (std::size_t n = 1; n < numbers.size(); ++n) {
        const int step = numbers[n].value - numbers[n - 1].value;
        ones += step == 1 ? 1U : 0U;
        fives += step == 5 ? 1U : 0U;
    }
    const std::size_t steps = numbers.size() - 1;
    if (numbers.size() >= kMinNumbers && ones * 10 >= steps * 8)
        return numbers.size() * 2 >= lines;
    return numbers.size() >= 3 && fives == steps && numbers.front().value % 5 == 0
           && lines >= steps * 5;
}

// How many heights text stands at, about.
std::size_t linesOn(const Page& page)
{
    std::vector<double> bottoms;
    bottoms.reserve(page.runs.size());
    for (const Run& run : page.runs)
        bottoms.push_back(run.box.bottom);
    std::ranges::sort(bottoms);
    std::size_t lines = bottoms.empty() ? 0 : 1;
    for (std::size_t n = 1; n < bottoms.size(); ++n)
        lines += bottoms[n] - bottoms[n - 1] > kAligned ? 1U : 0U;
    return lines;
}

// The numbers of the page's lines; empty if there are none.
std::vector<Number> lineNumbersOf(const Page& page)
{
    std::vector<Number> numbers = columnOfNumbers(page.runs);
    if (numbers.size() < 3 || !countsLines(numbers, linesOn(page)))
        return {};
    const double right = std::ranges::max(numbers, {}, &Number::right).right;
    std::vector<bool> isNumber(page.runs.size(), false);
    for (const Number& number : numbers)
        isNumber[number.run] = true;
    std::size_t strays = 0;
    for (std::size_t n = 0; n < page.runs.size(); ++n) {
        const Run& run = page.runs[n];
        const double text = isNumber[n] ? run.secondWordLeft : run.box.left;
        strays += text < right + 0.3 * run.box.height() ? 1U : 0U;
    }
    return strays <= kMaxStrays ? numbers : std::vector<Number>{};
}

void takeOut(std::vector<Run>& runs, const std::vector<Number>& numbers)
{
    std::vector<bool> gone(runs.size(), false);
    for (const Number& number : numbers) {
        Run& run = runs[number.run];
        gone[number.run] = run.words == 1;
        if (run.words == 1)
            continue;
        run.text.erase(0, firstWord(run).size() + 1);
        run.box.left = run.secondWordLeft;
        run.firstWordRight = run.secondWordLeft
                             + static_cast<double>(firstWord(run).size()) * run.box.width()
                                   / static_cast<double>(run.text.size() + 1);
        --run.words;
    }
    std::size_t at = 0;
    std::erase_if(runs, [&](const Run&) { return gone[at++]; });
}

} // namespace

std::size_t removeLineNumbers(std::vector<Page>& pages)
{
    std::vector<std::vector<Number>> numbers;
    std::size_t numbered = 0;
    std::size_t withText = 0;
    for (const Page& page : pages) {
        numbers.push_back(lineNumbersOf(page));
        numbered += numbers.back().empty() ? 0U : 1U;
        withText += page.runs.size() >= kMinNumbers ? 1U : 0U;
    }
    if (numbered * 2 < withText || numbered == 0
        || (withText == 1
            && std::ranges::max(numbers, {}, &std::vector<Number>::size).size() < kMinOnOnePage))
        return 0;
    for (std::size_t n = 0; n < pages.size(); ++n)
        takeOut(pages[n].runs, numbers[n]);
    return numbered;
}

} // namespace crosscase::importing::pdf
