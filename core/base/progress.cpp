// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

namespace crosscase {

Result<void> Progress::report(std::string_view step, std::int64_t done, std::int64_t total) const
{
    if (isCancelled())
        return fail(ErrorCode::Cancelled, "stopped on request; nothing was changed");
    if (m_listener)
        m_listener(step, done, total);
    return {};
}

} // namespace crosscase
