// SPDX-License-Identifier: GPL-3.0-or-later
// Fingerprints of bytes (XXH3). They find differences; they do not withstand an attacker.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscase {

// 64 bits, as a signed number because the database has no unsigned ones.
[[nodiscard]] std::int64_t hash64(std::string_view bytes);

// `seed` chains fingerprints: hash64(b, hash64(a)) depends on both and on their order.
[[nodiscard]] std::int64_t hash64(std::string_view bytes, std::int64_t seed);

// 128 bits as 32 lower-case hexadecimal digits: the address of a text or an original file.
[[nodiscard]] std::string hash128(std::string_view bytes);

} // namespace crosscase
