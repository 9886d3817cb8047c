// SPDX-License-Identifier: GPL-3.0-or-later
// Work on several threads whose results come back in order.
#pragma once

#include "core/base/error.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace crosscase::project {

// How many threads of this machine a work in the foreground takes.
[[nodiscard]] inline std::size_t workingThreads()
{
    constexpr std::size_t kMost = 8;
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMost);
}

// Calls work(i) for i in [0, count), each on some thread, and take(Value&&) for the results in
// order on this one. At most a few results per thread wait. An error of take ends all. A piece of
// work should last a tenth of a millisecond or more.
template <typename Value, typename Work, typename Take>
[[nodiscard]] Result<void> inOrder(std::size_t count, std::size_t threads, Work&& work, Take&& take)
{
    if (threads < 2 || count < 2) {
        for (std::size_t i = 0; i < count; ++i)
            if (Result<void> taken = take(work(i)); !taken)
                return taken;
        return {};
    }
    const std::size_t ahead = threads * 4;
    std::mutex mutex; // of all that follows
    std::condition_variable changed;
    std::deque<std::optional<Value>> waiting; // results from `taken` on
    std::size_t begun = 0;
    std::size_t taken = 0;
    bool stop = false;

    const auto run = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return stop || begun == count || begun < taken + ahead; });
            if (stop || begun == count)
                return;
            const std::size_t mine = begun++;
            waiting.emplace_back();
            lock.unlock();
            Value value = work(mine);
            lock.lock();
            waiting[mine - taken] = std::move(value);
            if (mine == taken)
                changed.notify_all();
        }
    };
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(threads, count); ++i)
        workers.emplace_back(run);

    Result<void> result;
    std::unique_lock lock(mutex);
    while (taken < count && result) {
        changed.wait(lock, [&] { return !waiting.empty() && waiting.front().has_value(); });
        Value value = std::move(*waiting.front());
        waiting.pop_front();
        ++taken;
        changed.notify_all();
        lock.unlock();
        result = take(std::move(value));
        lock.lock();
    }
    stop = true;
    changed.notify_all();
    lock.unlock();
    return result; // the threads are joined before what they use goes
}

} // namespace crosscase::project
