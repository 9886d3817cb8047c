// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include <array>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace crosscase::text {

namespace {

constexpr std::size_t kWhole = 1024; // bytes up to which a text is judged as a whole
constexpr std::size_t kSample = 340; // of a longer one, three of these
constexpr int kLeastLetters = 20;    // bytes of letters
constexpr int kLeastShare = 60;      // percent of the text in one language

bool isTrail(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

// A stretch of about kSample bytes at `from`, of whole code points.
std::string_view sampleAt(std::string_view utf8, std::size_t from)
{
    while (from < utf8.size() && isTrail(utf8[from]))
        ++from;
    std::size_t end = std::min(from + kSample, utf8.size());
    while (end > from && end < utf8.size() && isTrail(utf8[end]))
        --end;
    return utf8.substr(from, end - from);
}

std::string samplesOf(std::string_view utf8)
{
    if (utf8.size() <= kWhole)
        return std::string(utf8);
    std::string samples;
    for (const std::size_t tenth : {1U, 5U, 8U})
        samples.append(sampleAt(utf8, utf8.size() / 10 * tenth)).push_back('\n');
    return samples;
}

} // namespace

std::string languageOf(std::string_view utf8)
{
    const std::string samples = samplesOf(utf8);
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> shares{};
    std::array<double, 3> scores{};
    int letters = 0;
    bool reliable = false;
    const CLD2::Language language = CLD2::ExtDetectLanguageSummary(samples.data(),
                                                                   static_cast<int>(samples.size()),
                                                                   true,
                                                                   &hints,
                                                                   0,
                                                                   languages.data(),
                                                                   shares.data(),
                                                                   scores.data(),
                                                                   nullptr,
                                                                   &letters,
                                                                   &reliable);
    // Codes from here on name scripts, not languages.
    const bool known = language != CLD2::UNKNOWN_LANGUAGE && language != CLD2::TG_UNKNOWN_LANGUAGE
                       && language < CLD2::NUM_LANGUAGES;
    if (!known || !reliable || letters < kLeastLetters || languages[0] != language
        || shares[0] < kLeastShare)
        return {};
    const std::string code = CLD2::LanguageCode(language);
    return code.starts_with("xx") || code == "un" ? std::string() : code;
}

} // namespace crosscase::text
