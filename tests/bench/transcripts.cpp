// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/transcripts.h"

#include <array>
#include <fmt/format.h>
#include <string_view>

namespace crosscase::bench {

namespace {

using Words = std::vector<std::string>;

const Words& commonWords()
{
    static const Words kWords = {
        "the",   "of",    "and",   "to",    "a",     "in",   "that",  "it",   "was",  "I",
        "you",   "we",    "they",  "is",    "for",   "on",   "with",  "as",   "at",   "be",
        "this",  "have",  "from",  "or",    "had",   "by",   "but",   "what", "some", "not",
        "there", "when",  "which", "their", "about", "so",   "would", "one",  "all",  "were",
        "if",    "my",    "out",   "said",  "them",  "been", "time",  "more", "know", "people",
        "I'm",   "don't", "it's",  "we've", "that's"};
    return kWords;
}

const Words& accentedWords()
{
    static const Words kWords = {"Zürich",
                                 "naïve",
                                 "café",
                                 "Malmö",
                                 "Łódź",
                                 "façade",
                                 "København",
                                 "Müller",
                                 "œuvre",
                                 "señora",
                                 "Århus",
                                 "Straße",
                                 "“yes”",
                                 "didn’t",
                                 "résumé",
                                 "Škoda",
                                 "1990–95"};
    return kWords;
}

const Words& foreignWords()
{
    static const Words kWords = {"Ελλάδα", "доверие", "信頼", "신뢰", "ความไว้วางใจ", "ثقة", "שלום"};
    return kWords;
}

Words rareWords(Random& random, std::size_t count)
{
    static constexpr std::array<std::string_view, 24> kSyllables = {
        "con", "tra", "lin", "mer", "ta",  "tion", "pre", "sor", "el",  "ment", "ri", "va",
        "str", "ing", "per", "no",  "dis", "form", "al",  "ly",  "ter", "ness", "un", "der"};
    Words words;
    for (std::size_t i = 0; i < count; ++i) {
        std::string word;
        for (std::uint32_t syllables = 2 + random.below(3); syllables > 0; --syllables)
            word += kSyllables[random.below(kSyllables.size())];
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace

std::uint64_t Random::next()
{
    std::uint64_t z = m_state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::uint32_t Random::below(std::uint32_t limit)
{
    return static_cast<std::uint32_t>(((next() >> 32U) * limit) >> 32U);
}

TranscriptMaker::TranscriptMaker(std::uint64_t seed)
    : m_random(seed)
    , m_rare(rareWords(m_random, 4000))
{}

std::string TranscriptMaker::make(std::size_t bytes)
{
    const bool foreign = m_random.below(20) == 0;
    std::string text;
    text.reserve(bytes + 2000);
    for (std::size_t turn = 0; text.size() < bytes; ++turn)
        addTurn(text, turn, foreign);
    return text;
}

void TranscriptMaker::addTurn(std::string& text, std::size_t number, bool foreign)
{
    if (number % 4 == 0)
        text += fmt::format("[{:02}:{:02}:{:02}] ", number / 144, number / 2 % 60, number % 60);
    text += number % 2 == 0 ? "INTERVIEWER: " : "Anna Sørensen: ";
    const std::uint32_t paragraphs = number % 2 == 0 ? 1 : 1 + m_random.below(3);
    for (std::uint32_t paragraph = 0; paragraph < paragraphs; ++paragraph) {
        for (std::uint32_t sentences = 1 + m_random.below(6); sentences > 0; --sentences)
            addSentence(text, foreign);
        text.back() = '\n';
    }
    text += '\n';
}

void TranscriptMaker::addSentence(std::string& text, bool foreign)
{
    static constexpr std::string_view kEnds = "....?!";
    for (std::uint32_t left = 4 + m_random.below(20); left > 0; --left) {
        text += word(foreign);
        if (left > 1)
            text += m_random.below(12) == 0 ? ", " : " ";
    }
    text += kEnds[m_random.below(kEnds.size())];
    text += ' ';
}

const std::string& TranscriptMaker::word(bool foreign)
{
    const auto of = [this](const Words& words) -> const std::string& {
        return words[m_random.below(static_cast<std::uint32_t>(words.size()))];
    };
    const std::uint32_t kind = m_random.below(240);
    if (kind < 3)
        return of(accentedWords());
    if (foreign && kind < 13)
        return of(foreignWords());
    if (kind < 140)
        return of(commonWords());
    // Small numbers more often.
    const std::uint64_t first = m_random.below(4000);
    return m_rare[first * m_random.below(4000) / 4000];
}

std::vector<std::string> transcriptFiles(std::size_t count, std::size_t bytesEach)
{
    TranscriptMaker maker(1);
    std::vector<std::string> files;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = maker.make(bytesEach);
        if (i % 8 == 3) {
            std::string lines;
            for (const char c : text)
                lines += c == '\n' ? std::string("\r\n") : std::string(1, c);
            text = std::move(lines);
        }
        if (i % 16 == 5)
            text.insert(0, "\xEF\xBB\xBF");
        files.push_back(std::move(text));
    }
    return files;
}

} // namespace crosscase::bench
