// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <catch2/catch.hpp>

using namespace crosscase;

// The reference values are those of xxhsum -H3 and -H2 (xxHash 0.8).
TEST_CASE("fingerprints are those of XXH3 and stay so: projects hold them")
{
    CHECK(static_cast<std::uint64_t>(hash64("")) == 0x2d06800538d394c2ULL);
    CHECK(hash128("") == "99aa06d3014798d86001c324468d497f");
    CHECK(hash128("abc").size() == 32);
}

TEST_CASE("fingerprints tell texts, and their order in a chain, apart")
{
    CHECK(hash64("trust") != hash64("Trust"));
    CHECK(hash64("trust", 1) != hash64("trust", 2));
    CHECK(hash64("b", hash64("a")) != hash64("a", hash64("b")));
    CHECK(hash64("trust", 0) == hash64("trust"));
    CHECK(hash128("trust") != hash128("trust "));
    const std::string zeros(3, '\0');
    CHECK(hash64(zeros) != hash64(std::string(2, '\0')));
}
