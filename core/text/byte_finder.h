// SPDX-License-Identifier: GPL-3.0-or-later
// Where bytes stand in bytes: exactly, or with ASCII letters in any case.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace crosscase::text {

class ByteFinder {
public:
    static constexpr std::size_t kNowhere = std::string_view::npos;

    // `needle` is not empty. `anyCase`: a to z stand for A to Z too, and the other way.
    ByteFinder(std::string needle, bool anyCase);

    // The first place at or after `from`; kNowhere. Linear in the bytes passed.
    [[nodiscard]] std::size_t next(std::string_view bytes, std::size_t from) const;
    [[nodiscard]] std::size_t size() const { return m_needle.size(); }
    [[nodiscard]] const std::string& needle() const { return m_needle; } // lower case if anyCase

private:
    // One of the two bytes that are looked for first: those that texts have most rarely.
    struct Probe {
        std::size_t at = 0;      // in the needle
        unsigned char value = 0; // with `fold` set
        unsigned char fold = 0;  // 0x20 for a letter in any case: makes it lower case
    };

    [[nodiscard]] bool standsAt(const char* place) const;
    [[nodiscard]] bool probesAt(const char* place) const;
    [[nodiscard]] std::size_t skipTo(std::string_view bytes, std::size_t from) const;
    [[nodiscard]] std::size_t nextSteadily(std::string_view bytes, std::size_t from) const;

    std::string m_needle;
    bool m_anyCase;
    std::array<Probe, 2> m_probes;
};

// A to Z become a to z.
void lowerAscii(char* bytes, std::size_t size);

} // namespace crosscase::text
