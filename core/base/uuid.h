// SPDX-License-Identifier: GPL-3.0-or-later
// The identity that an object keeps through every exchange.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid&) const = default;
    [[nodiscard]] bool isNil() const { return *this == Uuid{}; }

    // The identity `n` places after this one: a bulk batch takes one base and counts on.
    [[nodiscard]] Uuid plus(std::uint64_t n) const;

    // A new identity of version 7 (RFC 9562): it begins with the time, so identities made
    // later sort later and an index over them stays compact.
    [[nodiscard]] static Uuid make();

    // 22 characters of base64url, as stored.
    [[nodiscard]] std::string toShort() const;
    [[nodiscard]] static std::optional<Uuid> fromShort(std::string_view text);

    // 36 characters, lower case, as in exchange files; reading takes upper case and braces too.
    [[nodiscard]] std::string toCanonical() const;
    [[nodiscard]] static std::optional<Uuid> fromCanonical(std::string_view text);

    // Either form.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
};

} // namespace crosscase

template <>
struct std::hash<crosscase::Uuid> {
    std::size_t operator()(const crosscase::Uuid& uuid) const noexcept;
};
