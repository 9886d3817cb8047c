// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace crosscase {

tl::unexpected<Error> fail(ErrorCode code, std::string_view detail)
{
    return tl::unexpected<Error>(Error{code, std::string(detail)});
}

} // namespace crosscase
