// SPDX-License-Identifier: GPL-3.0-or-later
// Goals 3, 4 and 5: the index, queries, and scans. Floors: Xapian's own TermGenerator over whole
// documents; Xapian's documents for the same words, without places; memmem over the texts.
#include "core/project/documents_import.h"
#include "core/project/search.h"
#include "core/project/search_index.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#include "tests/bench/transcripts.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

namespace crosscase::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kQueries = 100;

// A project of transcripts with its texts in memory.
struct Archive {
    std::unique_ptr<project::Project> project;
    std::vector<std::shared_ptr<const model::LoadedText>> texts;
    std::size_t bytes = 0;
};

Archive archiveIn(const Setting& setting)
{
    const fs::path path = setting.folder / "search.crosscase";
    if (!fs::exists(path))
        makeProject(path, {.documents = setting.scaled(5000), .textBytes = 10'000, .codings = 0});
    Archive archive;
    archive.project = must(project::Project::open(path, project::Access::Read, "Coder"));
    for (const model::Document& document : archive.project->corpus().documents()) {
        archive.texts.push_back(must(archive.project->texts().load(document)));
        archive.bytes += archive.texts.back()->utf8.size();
    }
    return archive;
}

fs::path cacheIn(const Setting& setting)
{
    const fs::path cache = setting.folder / "cache";
    ::setenv("CROSSCASE_CACHE", cache.c_str(), 1);
    return cache;
}

std::uintmax_t sizeOf(const fs::path& folder)
{
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    return bytes;
}

void updateIndex(project::Project& project)
{
    project::SearchIndex index(project);
    (void)must(index.update({}));
}

// Megabytes at most in use, by a process of its own.
double peakOfIndexing(const fs::path& project)
{
    const pid_t child = ::fork();
    if (child == 0) {
        auto opened = must(project::Project::open(project, project::Access::Read, "Coder"));
        updateIndex(*opened);
        std::_Exit(0);
    }
    rusage used{};
    int status = 0;
    if (child < 0 || ::wait4(child, &status, 0, &used) != child || status != 0)
        giveUp("goal 3: the index could not be made in a process of its own");
    return static_cast<double>(used.ru_maxrss) * 1024 / 1e6;
}

void indexByXapian(const Archive& archive, const fs::path& folder)
{
    ::setenv("XAPIAN_FLUSH_THRESHOLD", "100", 1);
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
    for (std::size_t number = 0; number < archive.texts.size(); ++number) {
        Xapian::Document document;
        generator.set_document(document);
        generator.set_termpos(0);
        const std::string& text = archive.texts[number]->utf8;
        generator.index_text(Xapian::Utf8Iterator(text.data(), text.size()));
        document.set_data(std::to_string(number));
        database.add_document(document);
    }
    database.commit();
}

// Words as they come, so that frequent ones are asked for often.
std::vector<std::string> runningWords(const Archive& archive, std::size_t count)
{
    Random random(7);
    std::vector<std::string> words;
    while (words.size() < count) {
        const std::string& text =
            archive.texts[random.below(static_cast<std::uint32_t>(archive.texts.size()))]->utf8;
        const std::size_t from = random.below(static_cast<std::uint32_t>(text.size()));
        std::size_t end = text.find(' ', from);
        end = end == std::string::npos
                  ? end
                  : text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", end + 1);
        const std::size_t start = text.find(' ', from) + 1;
        if (end != std::string::npos && end - start > 2)
            words.push_back(text.substr(start, end - start));
    }
    return words;
}

// Two words that stand side by side somewhere.
std::vector<std::string> runningPairs(const Archive& archive, std::size_t count)
{
    Random random(11);
    std::vector<std::string> pairs;
    while (pairs.size() < count) {
        const std::string& text =
            archive.texts[random.below(static_cast<std::uint32_t>(archive.texts.size()))]->utf8;
        const std::size_t start =
            text.find(' ', random.below(static_cast<std::uint32_t>(text.size())));
        if (start == std::string::npos)
            continue;
        const std::size_t first = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", start + 1);
        if (first == std::string::npos || text[first] != ' ' || first - start < 3)
            continue;
        const std::size_t second = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", first + 1);
        if (second != std::string::npos && second - first > 2)
            pairs.push_back(text.substr(start + 1, second - start - 1));
    }
    return pairs;
}

double percentile95(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * 95 / 100];
}

// The 95th percentile over the queries.
Sample slow(std::size_t queries, const std::function<void(std::size_t)>& ask)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (std::size_t query = 0; query < queries; ++query) {
        const Sample sample = timed([&] { ask(query); });
        wall.push_back(sample.wall);
        cpu.push_back(sample.cpu);
    }
    return {percentile95(wall), percentile95(cpu)};
}

std::size_t hitsOf(const project::Project& project,
                   const project::SearchIndex* index,
                   const project::SearchRequest& request,
                   std::size_t most)
{
    const auto finder = must(project::Finder::make(project.corpus(), project.texts(), request));
    std::size_t hits = 0;
    const auto done = finder.run(index, {}, [&](project::FoundDocument&& found) -> Result<void> {
        hits += found.hits.size();
        return most != 0 && hits >= most ? fail(ErrorCode::Cancelled, "enough") : Result<void>();
    });
    if (!done && done.error().code != ErrorCode::Cancelled)
        giveUp(done.error().detail);
    return hits;
}

std::size_t documentsOf(const Xapian::Database& database, const Xapian::Query& query)
{
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(query);
    std::size_t seen = 0;
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    for (auto one = found.begin(); one != found.end(); ++one)
        seen += *one;
    return seen;
}

struct Kind {
    const char* name;
    std::function<std::string(std::size_t)> query;
    std::function<Xapian::Query(std::size_t)> floor;
};

void measureKind(const Setting& setting,
                 Report& report,
                 const Archive& archive,
                 const project::SearchIndex& index,
                 const Xapian::Database& floor,
                 const Kind& kind)
{
    const auto ask = [&](std::size_t query, std::size_t most) {
        consume(hitsOf(*archive.project, &index, {.text = kind.query(query)}, most));
    };
    const auto askFloor = [&](std::size_t query) {
        consume(documentsOf(floor, kind.floor(query)));
    };
    for (const bool page : {false, true})
        report.add({.goal = 4,
                    .what = fmt::format("{}, {}, p95", kind.name, page ? "50 hits" : "all hits"),
                    .size = megabytes(archive.bytes),
                    .times = sideBySide(
                        setting.runs,
                        [&] {
                            return slow(kQueries,
                                        [&](std::size_t query) { ask(query, page ? 50 : 0); });
                        },
                        [&] { return slow(kQueries, askFloor); }),
                    .limit = Limit::Seconds,
                    .most = page ? 0.02 : 0.05});
}

std::size_t countByMemmem(const Archive& archive, const std::string& wanted)
{
    std::size_t hits = 0;
    for (const auto& text : archive.texts) {
        const char* at = text->utf8.data();
        const char* end = at + text->utf8.size();
        for (;;) {
            const void* found =
                ::memmem(at, static_cast<std::size_t>(end - at), wanted.data(), wanted.size());
            if (found == nullptr)
                break;
            ++hits;
            at = static_cast<const char*>(found) + wanted.size();
        }
    }
    return hits;
}

} // namespace

void measureIndexing(const Setting& setting, Report& report)
{
    const fs::path cache = cacheIn(setting);
    double peak = 0;
    {
        fs::remove_all(cache);
        (void)archiveIn(setting);
        peak = peakOfIndexing(setting.folder / "search.crosscase");
    }
    const Archive archive = archiveIn(setting);
    const fs::path floor = setting.folder / "floor";
    report.add({.goal = 3,
                .what = "index of all texts",
                .size = fmt::format("{} in {}", megabytes(archive.bytes), archive.texts.size()),
                .times = sideBySide(
                    std::min(setting.runs, 3),
                    [&] {
                        fs::remove_all(cache);
                        return timed([&] { updateIndex(*archive.project); });
                    },
                    [&] { return timed([&] { indexByXapian(archive, floor); }); }),
                .most = 1.1});
    report.note(
        fmt::format("3: at most {:.0f} MB of memory (goal 150); the index has {:.2f} times "
                    "the bytes of the texts (goal 1.5), the floor's {:.2f}",
                    peak,
                    static_cast<double>(sizeOf(cache)) / static_cast<double>(archive.bytes),
                    static_cast<double>(sizeOf(floor)) / static_cast<double>(archive.bytes)));
}

void measureQueries(const Setting& setting, Report& report)
{
    (void)cacheIn(setting);
    const Archive archive = archiveIn(setting);
    updateIndex(*archive.project);
    const project::SearchIndex index(*archive.project);
    const fs::path folder = setting.folder / "floor";
    if (!fs::exists(folder))
        indexByXapian(archive, folder);
    const Xapian::Database floor(folder.string());
    const Xapian::Stem stem("en");
    const std::vector<std::string> words = runningWords(archive, kQueries + 1);
    const std::vector<std::string> pairs = runningPairs(archive, kQueries);
    const auto both = [&](std::size_t query, Xapian::Query::op how, Xapian::termcount window) {
        const std::size_t blank = pairs[query].find(' ');
        const std::array terms{pairs[query].substr(0, blank), pairs[query].substr(blank + 1)};
        return Xapian::Query(how, terms.begin(), terms.end(), window);
    };
    const std::array kinds{
        Kind{"word",
             [&](std::size_t query) { return '=' + words[query]; },
             [&](std::size_t query) { return Xapian::Query(words[query]); }},
        Kind{"word by stem",
             [&](std::size_t query) { return words[query]; },
             [&](std::size_t query) { return Xapian::Query('Z' + stem(words[query])); }},
        Kind{"AND of two",
             [&](std::size_t query) { return '=' + words[query] + " =" + words[query + 1]; },
             [&](std::size_t query) {
                 return Xapian::Query(Xapian::Query::OP_AND,
                                      Xapian::Query(words[query]),
                                      Xapian::Query(words[query + 1]));
             }},
        Kind{"phrase of two",
             [&](std::size_t query) { return '"' + pairs[query] + '"'; },
             [&](std::size_t query) { return both(query, Xapian::Query::OP_PHRASE, 2); }},
        Kind{"NEAR/10",
             [&](std::size_t query) {
                 const std::size_t blank = pairs[query].find(' ');
                 return '=' + pairs[query].substr(0, blank)
                        + " NEAR/10 =" + pairs[query].substr(blank + 1);
             },
             [&](std::size_t query) { return both(query, Xapian::Query::OP_NEAR, 10); }},
        Kind{"4 letters and *",
             [&](std::size_t query) { return words[query].substr(0, 4) + '*'; },
             [&](std::size_t query) {
                 return Xapian::Query(Xapian::Query::OP_WILDCARD, words[query].substr(0, 4));
             }}};
    for (const Kind& kind : kinds)
        measureKind(setting, report, archive, index, floor, kind);
}

void measureScans(const Setting& setting, Report& report)
{
    const Archive archive = archiveIn(setting);
    const std::string wanted = runningWords(archive, 1).front() + ' ';
    const auto scan = [&](const char* what, const project::SearchRequest& request, double most) {
        report.add({.goal = 5,
                    .what = what,
                    .size = megabytes(archive.bytes),
                    .times = sideBySide(
                        setting.runs,
                        [&] {
                            return timed(
                                [&] { consume(hitsOf(*archive.project, nullptr, request, 0)); });
                        },
                        [&] { return timed([&] { consume(countByMemmem(archive, wanted)); }); }),
                    .limit = Limit::Seconds,
                    .most = most});
    };
    using project::SearchMode;
    scan("literal as written",
         {.text = wanted, .mode = SearchMode::Literal, .options = {.matchCase = true}},
         0.03);
    scan("literal, any case", {.text = wanted, .mode = SearchMode::Literal}, 0.03);
    scan("literal that is nowhere", {.text = "qzxqzx", .mode = SearchMode::Literal}, 0.03);
    scan("regex with a literal that is rare",
         {.text = "\\bcommitm\\w+ (to|for)\\b", .mode = SearchMode::Regex},
         0.09);
}

} // namespace crosscase::bench
