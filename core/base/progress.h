// SPDX-License-Identifier: GPL-3.0-or-later
// How a long work tells how far it is, and learns that it shall stop.
#pragma once

#include "core/base/error.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>

namespace crosscase {

class Progress {
public:
    using Listener =
        std::function<void(std::string_view step, std::int64_t done, std::int64_t total)>;

    Progress() = default;
    // `cancelled` may be set from another thread or a signal handler.
    Progress(Listener listener, const std::atomic<bool>* cancelled)
        : m_listener(std::move(listener))
        , m_cancelled(cancelled)
    {}

    // Tells the listener; an error of code Cancelled when the person has stopped the work.
    [[nodiscard]] Result<void>
    report(std::string_view step, std::int64_t done, std::int64_t total) const;
    [[nodiscard]] bool isCancelled() const { return m_cancelled != nullptr && m_cancelled->load(); }

private:
    Listener m_listener;
    const std::atomic<bool>* m_cancelled = nullptr;
};

} // namespace crosscase
