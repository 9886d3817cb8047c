// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/name_finder.h"

#include "core/text/fold.h"
#include "core/text/position_counter.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unordered_map>

namespace crosscase::text {

namespace {

constexpr std::array<std::string_view, 2> kApostrophes{"'", "\u2019"};

// Languages whose genitive is a bare s.
constexpr std::array<std::string_view, 7> kGenitiveS{"de", "sv", "da", "no", "nb", "nn", "nds"};

bool hasGenitiveS(std::string_view language)
{
    return std::ranges::find(kGenitiveS, language.substr(0, language.find('-')))
           != kGenitiveS.end();
}

bool isWithoutSpaces(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

bool hasWithoutSpaces(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();)
        if (const char32_t c = decodeAt(utf8, at); c >= 0x80 && isWithoutSpaces(c))
            return true;
    return false;
}

// A word as it is written, and the part of it that may be a name.
struct Form {
    std::string folded;
    std::size_t start; // bytes in the text
    std::size_t end;
};

// What stands between two words of a name, blanks taken as equal.
std::string between(std::string_view utf8, std::size_t start, std::size_t end)
{
    const std::string_view gap = utf8.substr(start, end - start);
    return trimBlanks(gap).empty() ? std::string(gap.empty() ? "" : " ") : std::string(gap);
}

struct Pattern {
    std::vector<std::string> words; // folded
    std::vector<std::string> gaps;  // one fewer
    std::size_t pair;
};

std::string upper(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    icu::CaseMap::utf8ToUpper(
        "", 0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr, status);
    return U_SUCCESS(status) ? result : std::string(utf8);
}

// At least two letters with case, none of them small.
bool isAllCapitals(std::string_view utf8)
{
    int capitals = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto c = static_cast<UChar32>(decodeAt(utf8, at));
        if (u_islower(c))
            return false;
        capitals += u_isupper(c) ? 1 : 0;
    }
    return capitals >= 2;
}

// The forms under which a word may be a name: itself, without possessive, without elision.
std::vector<Form> formsOf(std::string_view utf8, ByteSpan word, bool genitiveS)
{
    std::vector<Form> forms;
    const auto add = [&](std::size_t start, std::size_t end) {
        if (end > start)
            forms.push_back({foldKey(utf8.substr(start, end - start)), start, end});
    };
    add(word.start, word.end);
    const std::string_view text = utf8.substr(word.start, word.end - word.start);
    for (const std::string_view apostrophe : kApostrophes) {
        if (const std::size_t at = text.rfind(apostrophe); at != std::string_view::npos && at > 0)
            add(word.start, word.start + at);
        if (const std::size_t at = text.find(apostrophe); at != std::string_view::npos)
            add(word.start + at + apostrophe.size(), word.end);
    }
    if (genitiveS && (text.ends_with('s') || text.ends_with('S')))
        add(word.start, word.end - 1);
    return forms;
}

} // namespace

struct NameFinder::Index {
    std::vector<NamePair> pairs;
    std::unordered_map<std::string, std::vector<Pattern>> byFirstWord;
    std::vector<std::size_t> anywhere; // pairs of scripts without spaces

    struct ByteHit {
        std::size_t start;
        std::size_t end;
        std::size_t pair;
    };

    void add(std::size_t pair)
    {
        const std::string name(trimBlanks(pairs[pair].name));
        if (hasWithoutSpaces(name)) {
            anywhere.push_back(pair);
            return;
        }
        Pattern pattern{{}, {}, pair};
        const std::vector<ByteSpan> words = text::words(name);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0)
                pattern.gaps.push_back(between(name, words[i - 1].end, words[i].start));
            pattern.words.push_back(foldKey(
                std::string_view(name).substr(words[i].start, words[i].end - words[i].start)));
        }
        if (!pattern.words.empty())
            byFirstWord[pattern.words.front()].push_back(std::move(pattern));
    }

    [[nodiscard]] bool caseFits(std::string_view utf8, const ByteHit& hit) const
    {
        return !pairs[hit.pair].exactCase
               || utf8.substr(hit.start, hit.end - hit.start).starts_with(pairs[hit.pair].name);
    }

    void findAnywhere(std::string_view utf8, std::vector<ByteHit>& hits) const
    {
        for (const std::size_t pair : anywhere) {
            const std::string name(trimBlanks(pairs[pair].name));
            for (std::size_t at = utf8.find(name); at != std::string_view::npos;
                 at = utf8.find(name, at + name.size()))
                hits.push_back({at, at + name.size(), pair});
        }
    }

    void findWords(std::string_view utf8, bool genitiveS, std::vector<ByteHit>& hits) const
    {
        if (byFirstWord.empty())
            return;
        const std::vector<ByteSpan> words = text::words(utf8);
        for (std::size_t i = 0; i < words.size(); ++i)
            for (const Form& first : formsOf(utf8, words[i], genitiveS)) {
                const auto found = byFirstWord.find(first.folded);
                if (found == byFirstWord.end())
                    continue;
                for (const Pattern& pattern : found->second)
                    if (const auto end = endOf(utf8, words, i, pattern, first, genitiveS)) {
                        const ByteHit hit{first.start, *end, pattern.pair};
                        if (caseFits(utf8, hit))
                            hits.push_back(hit);
                    }
            }
    }

    // Where the name ends that begins with the i-th word, if all its words follow.
    static std::optional<std::size_t> endOf(std::string_view utf8,
                                            const std::vector<ByteSpan>& words,
                                            std::size_t i,
                                            const Pattern& pattern,
                                            const Form& first,
                                            bool genitiveS)
    {
        const std::size_t count = pattern.words.size();
        if (count == 1)
            return first.end;
        if (first.end != words[i].end || i + count > words.size())
            return std::nullopt;
        for (std::size_t k = 1; k < count; ++k) {
            const ByteSpan word = words[i + k];
            if (between(utf8, words[i + k - 1].end, word.start) != pattern.gaps[k - 1])
                return std::nullopt;
            if (k + 1 < count) {
                if (foldKey(utf8.substr(word.start, word.end - word.start)) != pattern.words[k])
                    return std::nullopt;
                continue;
            }
            for (const Form& last : formsOf(utf8, word, genitiveS))
                if (last.start == word.start && last.folded == pattern.words[k])
                    return last.end;
        }
        return std::nullopt;
    }
};

NameFinder::NameFinder(std::vector<NamePair> pairs)
{
    auto index = std::make_unique<Index>();
    index->pairs = std::move(pairs);
    for (std::size_t pair = 0; pair < index->pairs.size(); ++pair)
        index->add(pair);
    m_index = std::move(index);
}
NameFinder::NameFinder(NameFinder&&) noexcept = default;
NameFinder& NameFinder::operator=(NameFinder&&) noexcept = default;
NameFinder::~NameFinder() = default;

const std::vector<NamePair>& NameFinder::pairs() const
{
    return m_index->pairs;
}

std::vector<NameHit> NameFinder::find(std::string_view utf8, std::string_view language) const
{
    std::vector<Index::ByteHit> found;
    m_index->findWords(utf8, hasGenitiveS(language), found);
    m_index->findAnywhere(utf8, found);
    std::ranges::sort(found, [](const Index::ByteHit& a, const Index::ByteHit& b) {
        return std::tuple(a.start, b.end, a.pair) < std::tuple(b.start, a.end, b.pair);
    });
    PositionCounter positions(utf8);
    std::vector<NameHit> hits;
    std::size_t end = 0;
    for (const Index::ByteHit& hit : found) {
        if (hit.start < end)
            continue;
        end = hit.end;
        const CodePoint start = positions.at(hit.start);
        hits.push_back({{start, positions.at(hit.end)}, hit.pair});
    }
    return hits;
}

Renamed NameFinder::renamed(std::string_view utf8, std::string_view language) const
{
    Renamed result;
    const std::vector<NameHit> hits = find(utf8, language);
    if (hits.empty()) {
        result.utf8 = utf8;
        return result;
    }
    const OffsetMap map(utf8);
    std::size_t at = 0;
    for (const NameHit& hit : hits) {
        const std::size_t start = map.toByte(hit.span.start);
        const std::string_view old = slice(utf8, map, hit.span);
        const std::string& replacement = m_index->pairs[hit.pair].replacement;
        const std::string now = isAllCapitals(old) ? upper(replacement) : replacement;
        result.utf8.append(utf8.substr(at, start - at)).append(now);
        at = start + old.size();
        result.edits.push_back({hit.span, static_cast<CodePoint>(countCodePoints(now))});
    }
    result.utf8.append(utf8.substr(at));
    return result;
}

} // namespace crosscase::text
