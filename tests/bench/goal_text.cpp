// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 1: from the bytes of a file to its passages and words. Floor: the same decoding, and ICU's
// word iterator alone.
#include "core/text/decode.h"
#include "core/text/structure.h"
#include "core/text/words.h"
#include "tests/bench/goals.h"
#include "tests/bench/transcripts.h"

#include <fmt/format.h>
#include <string_view>

namespace crosscase::bench {

namespace {

using Files = std::vector<std::string>;

Sample textPath(const Files& files)
{
    return timed([&] {
        for (const std::string& bytes : files) {
            const auto decoded = must(text::decode(bytes));
            const text::OffsetMap map(decoded.utf8);
            consume(must(text::segment(decoded.utf8, map, {})).passages.size());
            consume(text::wordStarts(decoded.utf8, map).size());
        }
    });
}

Sample icuPath(const Files& files)
{
    return timed([&] {
        for (const std::string& bytes : files)
            consume(text::wordsByIcu(must(text::decode(bytes)).utf8).size());
    });
}

// Returns the number of words.
std::size_t checkSameWords(const Files& files)
{
    std::size_t count = 0;
    for (const std::string& bytes : files) {
        const auto decoded = must(text::decode(bytes));
        const text::OffsetMap map(decoded.utf8);
        const auto words = text::wordsByIcu(decoded.utf8);
        const auto starts = text::wordStarts(decoded.utf8, map);
        if (words != text::words(decoded.utf8) || words.size() != starts.size())
            giveUp("goal 1: the fast path finds other words than ICU");
        for (std::size_t i = 0; i < words.size(); ++i)
            if (map.toByte(starts[i]) != words[i].start)
                giveUp("goal 1: a word starts at another place than ICU says");
        count += words.size();
    }
    return count;
}

} // namespace

void measureText(const Setting& setting, Report& report)
{
    const Files files = transcriptFiles(setting.scaled(5000), 10'000);
    std::size_t bytes = 0;
    for (const std::string& file : files)
        bytes += file.size();
    const std::size_t words = checkSameWords(files);
    Line line{.goal = 1,
              .what = "text path / ICU words",
              .size = megabytes(bytes),
              .times = sideBySide(
                  setting.runs, [&] { return textPath(files); }, [&] { return icuPath(files); }),
              .most = 0.4};
    const auto speed = [&](const Series& series) {
        return static_cast<double>(bytes) / 1e6 / series.minimum(&Sample::cpu);
    };
    report.note(fmt::format("goal 1: {} documents, the same {} words by both; text path {:.0f} "
                            "MB/s, ICU {:.0f} MB/s of CPU",
                            files.size(),
                            words,
                            speed(line.times.product),
                            speed(line.times.floor)));
    report.add(std::move(line));
}

} // namespace crosscase::bench
