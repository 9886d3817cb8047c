// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#ifdef CROSSCASE_WINDOW
#include "tests/bench/window/application.h"
#endif

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <thread>

namespace crosscase::bench {

namespace {

namespace fs = std::filesystem;

fs::path madeOnce(const Setting& setting, std::size_t codings)
{
    fs::path path = setting.folder / fmt::format("{}.crosscase", codings);
    if (fs::exists(path))
        return path;
    std::fprintf(stderr, "making a project of %zu codings\n", codings);
    makeProject(path, {.documents = setting.full ? 1000U : 200U, .codings = codings});
    return path;
}

struct Goal {
    int number;
    void (*measure)(const Setting&, Report&);
};

constexpr auto kGoals = std::to_array<Goal>({
    {1, measureText},
    {2, measureImport},
    {3, measureIndexing},
    {4, measureQueries},
    {5, measureScans},
    {6, measureOpen},
    {7, measureMatrix},
    {10, measureBatches},
    {12, measureDocuments},
    {14, measureMerge},
    {16, measureAgreement},
#ifdef CROSSCASE_WINDOW
    {8, measureQuoteMatrix},
    {9, measureCodingInWindow},
    {11, measureLongDocument},
    {15, measureStart},
    {17, measureHugeProject},
#endif
});

constexpr const char* kUsage =
    "usage: bench --folder FOLDER [--only GOAL] [--size small|full] [--runs K]\n"
    "goals: 1 text path, 2 import, 3 index, 4 queries, 5 scans, 6 open, 7 tables, 10 batches, 12 "
    "documents,\n14 merge, 16 agreement; with the window: 8 matrix of quotes, 9 one coding, 11 "
    "long "
    "document, 15 start,\n"
    "17 a huge project\n";

struct Options {
    Setting setting;
    std::optional<int> only;
};

bool isGoal(int number)
{
    for (const Goal& goal : kGoals)
        if (goal.number == number)
            return true;
    return false;
}

bool take(Options& options, std::string_view name, const char* value)
{
    if (name == "--folder") {
        options.setting.folder = value;
        return fs::is_directory(options.setting.folder);
    }
    if (name == "--size") {
        options.setting.full = std::string_view(value) == "full";
        return options.setting.full || std::string_view(value) == "small";
    }
    if (name == "--runs") {
        options.setting.runs = std::atoi(value);
        return options.setting.runs > 0;
    }
    if (name == "--only") {
        options.only = std::atoi(value);
        return isGoal(*options.only);
    }
    return false;
}

std::optional<Options> parse(int count, char** words)
{
    Options options;
    for (int at = 1; at < count; at += 2)
        if (at + 1 == count || !take(options, words[at], words[at + 1]))
            return std::nullopt;
    if (options.setting.folder.empty())
        return std::nullopt;
    return options;
}

double load()
{
    std::array<double, 1> average{};
    return getloadavg(average.data(), 1) == 1 ? average[0] : 0;
}

int run(const Options& options)
{
#ifndef NDEBUG
    std::fprintf(stderr, "this is no release build: the figures mean nothing\n");
#endif
    const double before = load();
    Report report;
    for (const Goal& goal : kGoals)
        if (!options.only || *options.only == goal.number)
            goal.measure(options.setting, report);
    const unsigned cores = std::thread::hardware_concurrency();
    fmt::print("{} cores, load {:.1f} to {:.1f}, {} runs{}\n",
               cores,
               before,
               load(),
               options.setting.runs,
               options.setting.full ? "" : ", small: the goals are for full size");
    report.print();
    return 0;
}

} // namespace

std::size_t largeCount(const Setting& setting)
{
    return setting.scaled(1'000'000);
}

std::size_t usualCount(const Setting& setting)
{
    return setting.scaled(20'000);
}

fs::path largeProject(const Setting& setting)
{
    return madeOnce(setting, largeCount(setting));
}

fs::path usualProject(const Setting& setting)
{
    return madeOnce(setting, usualCount(setting));
}

} // namespace crosscase::bench

int main(int count, char** words)
{
#ifdef CROSSCASE_WINDOW
    if (count == 3 && std::string_view(words[1]) == "--window")
        return crosscase::bench::beWindow(words[2]);
#endif
    const auto options = crosscase::bench::parse(count, words);
    if (!options) {
        std::fputs(crosscase::bench::kUsage, stderr);
        return 2;
    }
    try {
        return crosscase::bench::run(*options);
    } catch (const std::exception& problem) {
        crosscase::bench::giveUp(problem.what());
    }
}
