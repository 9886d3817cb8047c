// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/signature.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <string>

using namespace crosscase::text;

TEST_CASE("control bytes are counted wherever they stand")
{
    for (int c = 0; c < 256; ++c) {
        const std::size_t alone = countControls(std::string(1, static_cast<char>(c)));
        INFO(c);
        for (std::size_t at = 0; at < 17; ++at) {
            std::string bytes(17, 'x');
            bytes[at] = static_cast<char>(c);
            CHECK(countControls(bytes) == alone);
        }
    }
    REQUIRE(rc::check("the count of a whole is that of its parts",
                      [](const std::string& a, const std::string& b) {
                          RC_ASSERT(countControls(a + b) == countControls(a) + countControls(b));
                      }));
}
