// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <unordered_set>

using crosscase::Uuid;

namespace {

Uuid arbitraryUuid()
{
    Uuid uuid;
    for (auto& byte : uuid.bytes)
        byte = *rc::gen::arbitrary<std::uint8_t>();
    return uuid;
}

} // namespace

TEST_CASE("a uuid reads back from its short and its canonical form")
{
    REQUIRE(rc::check([] {
        const Uuid uuid = arbitraryUuid();
        RC_ASSERT(uuid.toShort().size() == 22U);
        RC_ASSERT(uuid.toCanonical().size() == 36U);
        RC_ASSERT(Uuid::fromShort(uuid.toShort()) == uuid);
        RC_ASSERT(Uuid::fromCanonical(uuid.toCanonical()) == uuid);
        RC_ASSERT(Uuid::parse(uuid.toShort()) == uuid);
        RC_ASSERT(Uuid::parse("{" + uuid.toCanonical() + "}") == uuid);
    }));
}

TEST_CASE("a uuid has the well-known written forms")
{
    const auto uuid = Uuid::fromCanonical("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"); // RFC 9562, A.6
    REQUIRE(uuid);
    CHECK(uuid->toCanonical() == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    CHECK(uuid->toShort() == "AX8i4nmwfMOYxNwMDAc5jw");
    CHECK(Uuid{}.toShort() == "AAAAAAAAAAAAAAAAAAAAAA");
    CHECK(Uuid{}.isNil());
}

TEST_CASE("what is no uuid is refused")
{
    for (const std::string_view text : {"",
                                        "AX8i4nmwfMOYxNwMDAc5j",
                                        "AX8i4nmwfMOYxNwMDAc5jw=",
                                        "AX8i4nmwfMOYxNwMDAc5j+",
                                        "017f22e279b07cc398c4dc0c0c07398f",
                                        "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                                        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
                                        "017f22e2+79b0-7cc3-98c4-dc0c0c07398f",
                                        "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                                        "(017f22e2-79b0-7cc3-98c4-dc0c0c07398f)"}) {
        INFO(text);
        CHECK_FALSE(Uuid::parse(text));
    }
}

TEST_CASE("new uuids are of version 7, differ and begin with the time")
{
    std::unordered_set<Uuid> seen;
    Uuid before = Uuid::make();
    for (int i = 0; i < 10'000; ++i) {
        const Uuid uuid = Uuid::make();
        REQUIRE((uuid.bytes[6] >> 4U) == 7);
        REQUIRE((uuid.bytes[8] >> 6U) == 2);
        REQUIRE(seen.insert(uuid).second);
        REQUIRE(std::equal(before.bytes.begin(), before.bytes.begin() + 2, uuid.bytes.begin()));
        REQUIRE(!std::lexicographical_compare(uuid.bytes.begin(),
                                              uuid.bytes.begin() + 6,
                                              before.bytes.begin(),
                                              before.bytes.begin() + 6));
        before = uuid;
    }
}

TEST_CASE("counting on from a uuid carries, keeps the order and never meets itself")
{
    Uuid base = *Uuid::fromCanonical("017f22e2-79b0-7cc3-9800-0000000000ff");
    CHECK(base.plus(1).toCanonical() == "017f22e2-79b0-7cc3-9800-000000000100");
    CHECK(base.plus(0) == base);
    base.bytes = {1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    CHECK(base.plus(1).toCanonical() == "01020304-0506-7008-8100-000000000000");
    REQUIRE(rc::check([] {
        const Uuid made = Uuid::make();
        const auto a = *rc::gen::inRange<std::uint64_t>(0, 1ULL << 60U);
        const auto b = *rc::gen::inRange<std::uint64_t>(0, 1ULL << 60U);
        RC_ASSERT(made.plus(a).plus(b) == made.plus(a + b));
        RC_ASSERT((a <=> b) == (made.plus(a) <=> made.plus(b)));
        RC_ASSERT((made.plus(a).bytes[8] >> 6U) == 2U);
    }));
}
