// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stop_words.h"

#include "core/text/stop_words_data.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <array>

namespace crosscase::text {

namespace {

// clang-format off
constexpr std::string_view kElidedFrench = "l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu quelqu";
constexpr std::string_view kElidedItalian =
    "l un d c s m t v n gl all dall dell nell sull coll quell quest nessun qualcun ciascun alcun com dov cos quand anch";

const std::array kLists{
    StopWordList{"ar", "Arabic", "", stop_words::kArabic},
    StopWordList{"da", "Danish", "", stop_words::kDanish},
    StopWordList{"de", "German", "", stop_words::kGerman},
    StopWordList{"el", "Greek", "", stop_words::kGreek},
    StopWordList{"en", "English", "", stop_words::kEnglish},
    StopWordList{"es", "Spanish", "", stop_words::kSpanish},
    StopWordList{"fi", "Finnish", "", stop_words::kFinnish},
    StopWordList{"fr", "French", kElidedFrench, stop_words::kFrench},
    StopWordList{"hi", "Hindi", "", stop_words::kHindi},
    StopWordList{"it", "Italian", kElidedItalian, stop_words::kItalian},
    StopWordList{"ja", "Japanese", "", stop_words::kJapanese},
    StopWordList{"nl", "Dutch", "", stop_words::kDutch},
    StopWordList{"no", "Norwegian", "", stop_words::kNorwegian},
    StopWordList{"pl", "Polish", "", stop_words::kPolish},
    StopWordList{"pt", "Portuguese", "", stop_words::kPortuguese},
    StopWordList{"ru", "Russian", "", stop_words::kRussian},
    StopWordList{"sv", "Swedish", "", stop_words::kSwedish},
    StopWordList{"tr", "Turkish", "", stop_words::kTurkish},
    StopWordList{"zh", "Chinese", "", stop_words::kChinese},
};
// clang-format on

std::vector<std::string_view> splitAtBlanks(std::string_view text)
{
    constexpr std::string_view kBlanks = " \n";
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;
         at = text.find_first_not_of(kBlanks, at)) {
        const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end;
    }
    return parts;
}

std::string primaryTag(std::string_view language)
{
    std::string tag(language.substr(0, language.find_first_of("-_")));
    for (char& c : tag)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return tag == "nb" || tag == "nn" ? "no" : tag;
}

// Where the apostrophe of `token` stands, and how many bytes it has.
struct Apostrophe {
    std::size_t at = std::string_view::npos;
    std::size_t bytes = 0;
};

Apostrophe apostropheIn(std::string_view token)
{
    constexpr std::string_view kCurly = "\u2019";
    if (const std::size_t at = token.find('\''); at != std::string_view::npos)
        return {at, 1};
    return {token.find(kCurly), kCurly.size()};
}

} // namespace

std::span<const StopWordList> stopWordLists()
{
    return kLists;
}

const StopWordList* stopWordListOf(std::string_view language)
{
    const std::string tag = primaryTag(language);
    const auto* const found =
        std::ranges::find(kLists, std::string_view(tag), &StopWordList::language);
    return found == kLists.end() ? nullptr : found;
}

std::size_t elidedBytes(std::string_view token, const StopWordList& list)
{
    if (list.elided.empty())
        return 0;
    const Apostrophe apostrophe = apostropheIn(token);
    if (apostrophe.at == std::string_view::npos || apostrophe.at + apostrophe.bytes >= token.size())
        return 0;
    const std::string key = searchKey(token.substr(0, apostrophe.at));
    const auto elided = splitAtBlanks(list.elided);
    return std::ranges::find(elided, std::string_view(key)) == elided.end()
               ? 0
               : apostrophe.at + apostrophe.bytes;
}

StopWords::StopWords(const StopWordList& list)
{
    for (const std::string_view word : splitAtBlanks(list.words))
        add(word);
}

void StopWords::add(std::string_view word)
{
    m_keys.insert(searchKey(word));
}

void StopWords::remove(std::string_view word)
{
    m_keys.erase(searchKey(word));
}

std::vector<std::string_view> wordsOf(const StopWordList& list)
{
    return splitAtBlanks(list.words);
}

} // namespace crosscase::text
