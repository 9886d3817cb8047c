// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that look like transcripts of interviews, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::bench {

// splitmix64 (Steele, Lea and Flood 2014): the standard's distributions differ between libraries.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {}
    std::uint64_t next();
    // 0 .. limit - 1; `limit` is positive and small beside 2^32.
    std::uint32_t below(std::uint32_t limit);

private:
    std::uint64_t m_state;
};

// Turns of two speakers with labels, a timestamp at each fourth turn, sentences of words by
// frequency; about 1 word in 80 has Latin letters beyond ASCII. One text in 20 has words of other
// scripts, too.
class TranscriptMaker {
public:
    explicit TranscriptMaker(std::uint64_t seed);
    // At least `bytes` bytes, UTF-8, LF.
    [[nodiscard]] std::string make(std::size_t bytes);

private:
    void addTurn(std::string& text, std::size_t number, bool foreign);
    void addSentence(std::string& text, bool foreign);
    const std::string& word(bool foreign);

    Random m_random;
    std::vector<std::string> m_rare;
};

// The same as bytes of a file: one in 8 has CRLF, one in 16 a byte order mark.
[[nodiscard]] std::vector<std::string> transcriptFiles(std::size_t count, std::size_t bytesEach);

} // namespace crosscase::bench
