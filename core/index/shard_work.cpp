// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/shard_work.h"

#include "core/index/shard_writer.h"

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace crosscase::index {

namespace {

// Below that a second thread is not worth its start.
constexpr std::int64_t kParallelLetters = 8'000'000;

constexpr std::chrono::milliseconds kWatch{100};

struct Counters {
    std::atomic<std::int64_t> letters{0};
    std::atomic<std::size_t> indexed{0};
    std::atomic<std::size_t> unreadable{0};
};

void writeShard(const Plan::OfShard& plan,
                const std::filesystem::path& shard,
                const model::TextSource& texts,
                const Progress& progress,
                Counters& counters)
{
    if (plan.gone.empty() && plan.work.empty())
        return;
    ShardWriter writer(shard);
    const auto stop = [&] { return progress.isCancelled(); };
    for (const Xapian::docid entry : plan.gone)
        writer.remove(entry);
    for (const Plan::Work& work : plan.work) {
        if (stop())
            break;
        const auto text = texts.loadOnce(*work.document);
        if (text) {
            writer.write(*work.document, **text, work.old, stop);
            ++counters.indexed;
        } else {
            ++counters.unreadable;
        }
        counters.letters += work.document->length;
    }
    writer.flush();
}

// Counts down to none, and wakes who waits for it.
class Countdown {
public:
    explicit Countdown(std::size_t count)
        : m_count(count)
    {}
    void down()
    {
        const std::lock_guard lock(m_mutex);
        --m_count;
        m_changed.notify_all();
    }
    // True: it is at none.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, time, [this] { return m_count == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_count;
};

} // namespace

void forEachShard(bool atOnce,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void()>& watch)
{
    const std::size_t threadCount = atOnce ? kShards : 1;
    std::array<std::exception_ptr, kShards> failures;
    Countdown running(threadCount);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < threadCount; ++thread)
            threads.emplace_back([&, thread] {
                for (std::size_t shard = thread; shard < kShards; shard += threadCount) {
                    try {
                        work(shard);
                    } catch (...) {
                        failures[shard] = std::current_exception();
                    }
                }
                running.down();
            });
        while (!running.waitFor(kWatch))
            watch();
    }
    for (const std::exception_ptr& failure : failures)
        if (failure)
            std::rethrow_exception(failure);
}

WorkDone carryOut(const Plan& plan,
                  const std::filesystem::path& folder,
                  const Generation& generation,
                  const model::TextSource& texts,
                  const Progress& progress)
{
    Counters counters;
    forEachShard(
        plan.letters >= kParallelLetters,
        [&](std::size_t shard) {
            writeShard(
                plan.shards[shard], generation.shard(folder, shard), texts, progress, counters);
        },
        [&] {
            // Whether it is cancelled, the threads see for themselves.
            static_cast<void>(progress.report("index", counters.letters, plan.letters));
        });
    return {counters.indexed, counters.unreadable};
}

} // namespace crosscase::index
