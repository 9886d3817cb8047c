// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 7: tables of cases and codes, of codes and codes. Floor: the bare loop over plain arrays
// that hold the same codings in the order of their ids, places already counted in characters of
// content.
#include "core/matrix/cross_table.h"
#include "core/matrix/display_table.h"
#include "core/project/project.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <unordered_map>

namespace crosscase::bench {

namespace {

constexpr std::size_t kCodes = ProjectSize::kCodes;
constexpr std::size_t kCells = ProjectSize::kCases * kCodes;
using Cells = std::vector<std::int64_t>; // case by code

// What places are counted in: characters of content, or of the text as it is.
enum class Places { Content, Text };

struct PlainCoding {
    std::int32_t document; // numbers from 0
    std::int32_t code;
    std::int32_t start;
    std::int32_t end;
};

struct Plain {
    std::vector<PlainCoding> codings;
    std::vector<std::int32_t> caseOf; // by document
    std::unordered_map<std::int32_t, std::size_t> caseAt;
    std::unordered_map<std::int32_t, std::size_t> codeAt;
};

// How much content lies before each position of the text.
std::vector<std::int32_t> contentBefore(const model::LoadedText& text)
{
    std::vector<std::int32_t> before(static_cast<std::size_t>(text.offsets.codePoints()) + 1);
    for (const text::Span span : text.structure.content())
        std::fill(before.begin() + span.start + 1, before.begin() + span.end + 1, 1);
    for (std::size_t i = 1; i < before.size(); ++i)
        before[i] += before[i - 1];
    return before;
}

void addCodings(Plain& plain,
                std::vector<std::int32_t>& ids,
                const project::Project& project,
                const model::Document& document,
                Places places)
{
    const auto number = static_cast<std::int32_t>(plain.caseOf.size());
    const auto before = contentBefore(*must(project.texts().load(document)));
    const auto place = [&](text::CodePoint at) {
        return places == Places::Text ? at : before[static_cast<std::size_t>(at)];
    };
    project.corpus().codings().forEachIn(
        document.id, [&](const model::Codings::Block& block, std::size_t row) {
            const auto code = static_cast<std::int32_t>(plain.codeAt.at(block.code[row].value));
            plain.codings.push_back({number, code, place(block.start[row]), place(block.end[row])});
            ids.push_back(block.id[row].value);
        });
}

void orderBy(std::vector<PlainCoding>& codings, const std::vector<std::int32_t>& ids)
{
    std::vector<std::pair<std::int32_t, PlainCoding>> pairs;
    for (std::size_t i = 0; i < ids.size(); ++i)
        pairs.emplace_back(ids[i], codings[i]);
    std::sort(
        pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < ids.size(); ++i)
        codings[i] = pairs[i].second;
}

Plain plainOf(const project::Project& project, Places places)
{
    Plain plain;
    for (const model::Code& code : project.corpus().codes())
        plain.codeAt.emplace(code.id.value, plain.codeAt.size());
    for (const model::Case& unit : project.corpus().cases())
        plain.caseAt.emplace(unit.id.value, plain.caseAt.size());
    std::unordered_map<std::int32_t, std::int32_t> caseOf;
    for (const model::Membership& part : project.corpus().rows<model::Membership>())
        caseOf[part.document.value] = static_cast<std::int32_t>(plain.caseAt.at(part.unit.value));
    std::vector<std::int32_t> ids;
    for (const model::Document& document : project.corpus().documents()) {
        addCodings(plain, ids, project, document, places);
        plain.caseOf.push_back(caseOf.at(document.id.value));
    }
    orderBy(plain.codings, ids);
    return plain;
}

std::size_t cellOf(const Plain& plain, const PlainCoding& coding)
{
    const auto unit = plain.caseOf[static_cast<std::size_t>(coding.document)];
    return static_cast<std::size_t>(unit) * kCodes + static_cast<std::size_t>(coding.code);
}

Cells countReferences(const Plain& plain)
{
    Cells cells(kCells);
    for (const PlainCoding& coding : plain.codings)
        ++cells[cellOf(plain, coding)];
    return cells;
}

// Characters under at least one coding: sort, then sweep.
Cells countCharacters(const Plain& plain)
{
    std::vector<PlainCoding> sorted = plain.codings;
    std::sort(sorted.begin(), sorted.end(), [](const PlainCoding& a, const PlainCoding& b) {
        return std::tie(a.document, a.code, a.start) < std::tie(b.document, b.code, b.start);
    });
    Cells cells(kCells);
    std::int32_t document = -1;
    std::int32_t code = -1;
    std::int32_t reached = 0;
    for (const PlainCoding& coding : sorted) {
        if (coding.document != document || coding.code != code) {
            document = coding.document;
            code = coding.code;
            reached = 0;
        }
        const std::int32_t start = std::max(coding.start, reached);
        if (coding.end <= start)
            continue;
        cells[cellOf(plain, coding)] += coding.end - start;
        reached = coding.end;
    }
    return cells;
}

bool isBefore(const PlainCoding& a, const PlainCoding& b)
{
    return std::tie(a.document, a.start) < std::tie(b.document, b.start);
}

// Calls meet(open, coding) for each two codings that overlap.
template <typename Meet>
void sweep(const Plain& plain, Meet&& meet)
{
    std::vector<PlainCoding> sorted = plain.codings;
    std::sort(sorted.begin(), sorted.end(), isBefore);
    std::vector<PlainCoding> open;
    for (const PlainCoding& coding : sorted) {
        for (std::size_t at = 0; at < open.size();)
            if (open[at].document != coding.document || open[at].end <= coding.start) {
                open[at] = open.back();
                open.pop_back();
            } else {
                meet(open[at++], coding);
            }
        open.push_back(coding);
    }
}

// Code by code, both ways; what a code has with itself does not count.
Cells bothWays(const Cells& counts)
{
    Cells cells(counts.size());
    for (std::size_t a = 0; a < kCodes; ++a)
        for (std::size_t b = 0; b < kCodes; ++b)
            cells[a * kCodes + b] = a == b ? 0 : counts[a * kCodes + b] + counts[b * kCodes + a];
    return cells;
}

Cells countPairs(const Plain& plain)
{
    Cells counts(kCodes * kCodes);
    sweep(plain, [&](const PlainCoding& open, const PlainCoding& coding) {
        ++counts[static_cast<std::size_t>(coding.code) * kCodes
                 + static_cast<std::size_t>(open.code)];
    });
    return bothWays(counts);
}

// Characters under both codes, each place once.
Cells countShared(const Plain& plain)
{
    Cells counts(kCodes * kCodes);
    std::vector<std::int64_t> reached(counts.size());
    constexpr std::int64_t kDocument = std::int64_t{1} << 32U;
    sweep(plain, [&](const PlainCoding& open, const PlainCoding& coding) {
        const auto [low, high] = std::minmax(open.code, coding.code);
        const std::size_t cell =
            static_cast<std::size_t>(low) * kCodes + static_cast<std::size_t>(high);
        const std::int64_t base = coding.document * kDocument;
        const std::int64_t start = std::max(base + coding.start, reached[cell]);
        const std::int64_t end = base + std::min(open.end, coding.end);
        if (end > start) {
            counts[cell] += end - start;
            reached[cell] = end;
        }
    });
    return bothWays(counts);
}

Cells cellsOf(const table::Table& table, const project::Project& project, const Plain& plain)
{
    std::unordered_map<std::string, std::size_t> codeNamed;
    for (const model::Code& code : project.corpus().codes())
        codeNamed.emplace(code.name, plain.codeAt.at(code.id.value));
    Cells cells(kCodes * kCodes);
    for (const table::Row& row : table.rows)
        for (std::size_t column = 1; column < row.cells.size(); ++column)
            if (const auto* count = std::get_if<std::int64_t>(&row.cells[column]))
                cells[codeNamed.at(std::get<std::string>(row.cells[0])) * kCodes
                      + codeNamed.at(table.columns[column].heads[0])] = *count;
    return cells;
}

Pair measureCodes(int runs,
                  const project::Project& project,
                  const Plain& plain,
                  const std::string& unit,
                  Cells (*floor)(const Plain&))
{
    matrix::DisplayOptions options;
    options.count = unit;
    const Progress progress;
    const matrix::Display& display = *matrix::displayNamed("cooccurrence");
    const auto build = [&] {
        return must(matrix::build(display, {project.corpus(), project.texts(), options, progress}));
    };
    if (cellsOf(build(), project, plain) != floor(plain))
        giveUp(fmt::format("goal 7: the table of {} of codes is not the floor's", unit));
    return sideBySide(
        runs,
        [&] { return timed([&] { consume(build().rows.size()); }); },
        [&] { return timed([&] { consume(floor(plain).size()); }); });
}

Cells cellsOf(const matrix::CrossTable& table, const Plain& plain)
{
    Cells cells(kCells);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            cells[plain.caseAt.at(table.rows[row].object.value) * kCodes
                  + plain.codeAt.at(table.columns[column].object.value)] =
                std::get<std::int64_t>(table.cells[row][column]);
    return cells;
}

Pair measure(int runs,
             const project::Project& project,
             const Plain& plain,
             matrix::Measure cell,
             Cells (*floor)(const Plain&))
{
    matrix::TableSpec spec;
    spec.columns.kind = matrix::AxisKind::Codes;
    spec.cell = cell;
    const auto build = [&] { return must(matrix::build(project.corpus(), project.texts(), spec)); };
    if (cellsOf(build(), plain) != floor(plain))
        giveUp(fmt::format("goal 7: the table of {} is not the floor's", matrix::nameOf(cell)));
    return sideBySide(
        runs,
        [&] { return timed([&] { consume(build().rows.size()); }); },
        [&] { return timed([&] { consume(floor(plain).size()); }); });
}

} // namespace

void measureMatrix(const Setting& setting, Report& report)
{
    const auto project =
        must(project::Project::open(largeProject(setting), project::Access::Read, {}));
    const Plain plain = plainOf(*project, Places::Content);
    const Plain asText = plainOf(*project, Places::Text);
    const std::string size = fmt::format("{} codings", plain.codings.size());
    report.add({.goal = 7,
                .what = "case x code references",
                .size = size,
                .times = measure(
                    setting.runs, *project, plain, matrix::Measure::References, countReferences),
                .most = 4.2});
    report.add({.goal = 7,
                .what = "case x code characters, texts loaded",
                .size = size,
                .times = measure(
                    setting.runs, *project, plain, matrix::Measure::Characters, countCharacters),
                .most = 1.4});
    report.add({.goal = 7,
                .what = "code x code pairs that overlap",
                .size = size,
                .times = measureCodes(setting.runs, *project, asText, "pairs", countPairs),
                .most = 1.5});
    report.add({.goal = 7,
                .what = "code x code characters, texts loaded",
                .size = size,
                .times = measureCodes(setting.runs, *project, plain, "characters", countShared),
                .most = 1.5});
}

} // namespace crosscase::bench
