// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 16: agreement over characters. Floor: plain arrays of the codings of two coders, their
// places already counted in characters that are no blanks: sort, sweep, count who marked what.
#include "core/agreement/report.h"
#include "core/project/project.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>

namespace crosscase::bench {

namespace {

constexpr std::size_t kCodes = ProjectSize::kCodes;
using Counts = std::array<std::int64_t, 4>; // by who marked it: nobody, first, second, both

struct PlainCoding {
    std::int32_t document; // numbers from 0
    std::int32_t code;
    std::int32_t coder;
    std::int32_t start;
    std::int32_t end;
};

struct Plain {
    std::vector<PlainCoding> codings;
    std::int64_t length = 0; // of all texts
};

// How many characters that count lie before each position.
std::vector<std::int32_t> inkBefore(const model::LoadedText& text)
{
    const auto length = static_cast<std::size_t>(text.offsets.codePoints());
    std::vector<std::int32_t> before(length + 1);
    const text::SpanSet content =
        agreement::spokenText(text.structure, {agreement::SpeakerChoice::Kind::All, {}}, {})
            .content;
    std::size_t byte = 0;
    auto span = content.begin();
    for (std::size_t at = 0; at < length; ++at) {
        const auto place = static_cast<text::CodePoint>(at);
        while (span != content.end() && span->end <= place)
            ++span;
        const bool blank = text::isWhiteSpace(text::decodeAt(text.utf8, byte));
        const bool counts = !blank && span != content.end() && span->start <= place;
        before[at + 1] = before[at] + (counts ? 1 : 0);
    }
    return before;
}

Plain plainOf(const project::Project& project, const std::vector<model::Id<model::Coder>>& coders)
{
    Plain plain;
    std::vector<std::int32_t> codeAt;
    for (const model::Code& code : project.corpus().codes()) {
        codeAt.resize(static_cast<std::size_t>(code.id.value) + 1);
        codeAt.back() = code.position;
    }
    std::int32_t number = 0;
    for (const model::Document& document : project.corpus().documents()) {
        const auto before = inkBefore(*must(project.texts().load(document)));
        plain.length += before.back();
        project.corpus().codings().forEachIn(
            document.id, [&](const model::Codings::Block& block, std::size_t row) {
                const auto coder = std::ranges::find(coders, block.coder[row]) - coders.begin();
                if (coder < 2)
                    plain.codings.push_back(
                        {number,
                         codeAt[static_cast<std::size_t>(block.code[row].value)],
                         static_cast<std::int32_t>(coder),
                         before[static_cast<std::size_t>(block.start[row])],
                         before[static_cast<std::size_t>(block.end[row])]});
            });
        ++number;
    }
    return plain;
}

// One document and code: what each marked, and what both did.
void countOne(const PlainCoding* begin, const PlainCoding* end, Counts& counts)
{
    std::array<std::vector<std::pair<std::int32_t, std::int32_t>>, 2> marked;
    for (const PlainCoding* one = begin; one != end; ++one) {
        auto& own = marked.at(static_cast<std::size_t>(one->coder));
        if (!own.empty() && one->start <= own.back().second)
            own.back().second = std::max(own.back().second, one->end);
        else
            own.emplace_back(one->start, one->end);
    }
    std::int64_t both = 0;
    for (std::size_t a = 0, b = 0; a < marked[0].size() && b < marked[1].size();) {
        const auto& one = marked[0][a];
        const auto& other = marked[1][b];
        both += std::max(0, std::min(one.second, other.second) - std::max(one.first, other.first));
        one.second <= other.second ? ++a : ++b;
    }
    for (std::size_t coder = 0; coder < 2; ++coder) {
        for (const auto& [start, stop] : marked.at(coder))
            counts.at(coder + 1) += stop - start;
        counts.at(coder + 1) -= both;
    }
    counts[3] += both;
}

std::vector<Counts> count(const Plain& plain)
{
    std::vector<PlainCoding> sorted = plain.codings;
    std::sort(sorted.begin(), sorted.end(), [](const PlainCoding& a, const PlainCoding& b) {
        return std::tie(a.document, a.code, a.coder, a.start)
               < std::tie(b.document, b.code, b.coder, b.start);
    });
    std::vector<Counts> counts(kCodes);
    for (std::size_t from = 0; from < sorted.size();) {
        std::size_t to = from;
        while (to < sorted.size() && sorted[to].document == sorted[from].document
               && sorted[to].code == sorted[from].code)
            ++to;
        countOne(
            &sorted[from], sorted.data() + to, counts[static_cast<std::size_t>(sorted[from].code)]);
        from = to;
    }
    for (Counts& one : counts)
        one[0] = plain.length - one[1] - one[2] - one[3];
    return counts;
}

// The same codings, given in turn to so many coders.
model::Corpus sharedOut(model::Corpus corpus, std::size_t coders)
{
    std::vector<model::Id<model::Coder>> all;
    std::int32_t last = 0;
    for (const model::Coder& coder : corpus.rows<model::Coder>())
        all.push_back(coder.id);
    std::vector<model::Coding> codings;
    corpus.codings().forEach([&](const model::Coding& coding) {
        codings.push_back(coding);
        last = std::max(last, coding.id.value);
    });
    while (all.size() < coders) {
        model::Coder coder;
        coder.id = {++last};
        coder.uuid = Uuid::make();
        coder.name = fmt::format("coder {}", all.size());
        corpus.rows<model::Coder>().insert(coder);
        all.push_back(coder.id);
    }
    for (std::size_t i = 0; i < codings.size(); ++i)
        codings[i].coder = all[i % coders];
    corpus.rows<model::Coding>().replace(std::move(codings));
    return corpus;
}

agreement::Request requestOf(const model::Corpus& corpus, std::size_t coders)
{
    agreement::Request request;
    request.coders = agreement::codersAtWork(corpus);
    request.coders.resize(std::min(coders, request.coders.size()));
    request.codes = agreement::usualCodes(corpus, false);
    request.onlyUsed = false;
    request.unit = agreement::Unit::Character;
    request.speakers.kind = agreement::SpeakerChoice::Kind::All;
    request.allDocuments = true;
    return request;
}

table::Table build(const model::Corpus& corpus,
                   const model::TextSource& texts,
                   const agreement::Request& request,
                   int samples = 0)
{
    agreement::ReportOptions options;
    options.bootstrap.samples = samples;
    return must(agreement::agreementTable(corpus, texts, request, options, Progress()));
}

void compareWithFloor(const table::Table& table, const std::vector<Counts>& floor)
{
    // Columns: code, both, only the first, only the second, neither.
    constexpr std::array<std::size_t, 4> kColumns{4, 2, 3, 1};
    for (std::size_t code = 0; code < kCodes; ++code)
        for (std::size_t who = 0; who < kColumns.size(); ++who)
            if (std::get<std::int64_t>(table.rows[code].cells[kColumns.at(who)])
                != floor[code].at(who))
                giveUp(fmt::format("goal 16: code {} is not counted as by the floor", code));
}

template <typename Work>
Pair alone(int runs, Work&& work)
{
    Pair pair;
    for (int run = 0; run < runs; ++run)
        pair.product.samples.push_back(timed(work));
    return pair;
}

} // namespace

void measureAgreement(const Setting& setting, Report& report)
{
    const auto project =
        must(project::Project::open(largeProject(setting), project::Access::Read, {}));
    const model::Corpus& corpus = project->corpus();
    const model::TextSource& texts = project->texts();
    const agreement::Request two = requestOf(corpus, 2);
    const Plain plain = plainOf(*project, two.coders);
    compareWithFloor(build(corpus, texts, two), count(plain));
    const std::string size = fmt::format("{} codings", corpus.codings().size());
    // The floor has its places counted already; the product reads the texts and counts them.
    report.add({.goal = 16,
                .what = "agreement of 2 coders over characters",
                .size = fmt::format("{} codings", plain.codings.size()),
                .times = sideBySide(
                    setting.runs,
                    [&] { return timed([&] { consume(build(corpus, texts, two).rows.size()); }); },
                    [&] { return timed([&] { consume(count(plain).size()); }); }),
                .most = 5});
    for (const std::size_t coders : {std::size_t{ProjectSize::kCoders}, std::size_t{6}}) {
        const model::Corpus shared = sharedOut(corpus, coders);
        const agreement::Request all = requestOf(shared, coders);
        report.add(
            {.goal = 16,
             .what = fmt::format("agreement of {} coders over characters", coders),
             .size = size,
             .times = alone(setting.runs, [&] { consume(build(shared, texts, all).rows.size()); }),
             .limit = Limit::Seconds,
             .most = 0.5});
        report.add({.goal = 16,
                    .what = "the same with 1,000 resamples",
                    .size = size,
                    .times = alone(setting.runs,
                                   [&] { consume(build(shared, texts, all, 1000).rows.size()); }),
                    .limit = Limit::Seconds,
                    .most = 10});
    }
}

} // namespace crosscase::bench
