// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/converter.h"

#include "core/text/decode.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <set>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <vector>

namespace crosscase::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPointer = std::unique_ptr<UConverter, CloseConverter>;

std::string fromUtf16(const std::u16string& units)
{
    std::string utf8;
    utf8.reserve(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
        char32_t codePoint = units[at];
        if (U16_IS_LEAD(codePoint) && at + 1 < units.size() && U16_IS_TRAIL(units[at + 1]))
            codePoint = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(codePoint, units[++at]));
        append(utf8, codePoint);
    }
    return utf8;
}

// The line, from 1, that follows `before`.
std::size_t lineAfter(std::string_view before)
{
    return 1 + static_cast<std::size_t>(std::ranges::count(normaliseLineEnds(before), '\n'));
}

void noteBad(Converted& converted, std::size_t offset, std::string_view before)
{
    if (converted.replaced++ > 0)
        return;
    converted.firstBad = offset;
    converted.firstBadLine = lineAfter(before);
}

Converted fromUtf8(std::string_view bytes, Undecodable undecodable)
{
    Converted converted;
    std::size_t at = 0;
    for (;;) {
        const std::size_t valid = validPrefix(bytes.substr(at));
        converted.utf8.append(bytes.substr(at, valid));
        at += valid;
        if (at == bytes.size())
            return converted;
        noteBad(converted, at, converted.utf8);
        if (undecodable == Undecodable::Stop)
            return converted;
        append(converted.utf8, kReplacement);
        at = nextCodePoint(bytes, at);
    }
}

std::string standardName(const char* name)
{
    for (const char* standard : {"MIME", "IANA"}) {
        UErrorCode status = U_ZERO_ERROR;
        const char* found = ucnv_getStandardName(name, standard, &status);
        if (U_SUCCESS(status) && found != nullptr)
            return found;
    }
    return name;
}

// Letters and digits alone, lower case: what ICU compares of a name.
std::string squeezed(std::string_view name)
{
    std::string letters;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return letters;
}

// How many letters must be changed, added or left out (Levenshtein 1966).
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
}

// The nearest three encodings, by any of their names.
std::vector<std::string> nearNames(const std::string& name)
{
    const std::string wanted = squeezed(name).substr(0, 40);
    std::set<std::pair<std::size_t, std::string>> ranked;
    for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
        const char* converter = ucnv_getAvailableName(i);
        UErrorCode status = U_ZERO_ERROR;
        const std::uint16_t aliases = ucnv_countAliases(converter, &status);
        std::size_t nearest = wanted.size();
        for (std::uint16_t alias = 0; alias < aliases; ++alias)
            nearest = std::min(
                nearest, editDistance(wanted, squeezed(ucnv_getAlias(converter, alias, &status))));
        if (nearest <= std::max<std::size_t>(1, wanted.size() / 3))
            ranked.emplace(nearest, standardName(converter));
    }
    std::vector<std::string> names;
    for (const auto& [distance, near] : ranked) {
        if (names.size() < 3 && std::ranges::find(names, near) == names.end())
            names.push_back(near);
    }
    return names;
}

ConverterPointer openConverter(const std::string& name)
{
    UErrorCode status = U_ZERO_ERROR;
    ConverterPointer converter(ucnv_open(name.c_str(), &status));
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// The length of the sequence that has just stopped the converter.
std::size_t badLength(const UConverter& converter)
{
    std::array<char, 16> bad{};
    auto length = static_cast<std::int8_t>(bad.size());
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(&converter, bad.data(), &length, &status);
    return U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0;
}

} // namespace

Converted toUtf8(std::string_view bytes, const std::string& encoding, Undecodable undecodable)
{
    if (encoding == "UTF-8")
        return fromUtf8(bytes, undecodable);
    Converted converted;
    const ConverterPointer converter = openConverter(encoding);
    if (!converter)
        return converted;
    std::u16string units;
    std::array<char16_t, 16384> buffer{};
    const char* source = bytes.data();
    const char* const limit = source + bytes.size();
    for (bool more = true; more;) {
        UErrorCode status = U_ZERO_ERROR;
        char16_t* target = buffer.data();
        ucnv_toUnicode(converter.get(),
                       &target,
                       buffer.data() + buffer.size(),
                       &source,
                       limit,
                       nullptr,
                       true,
                       &status);
        units.append(buffer.data(), target);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        if (U_SUCCESS(status) || more)
            continue;
        const auto read = static_cast<std::size_t>(source - bytes.data());
        const std::size_t offset = read - std::min(read, badLength(*converter));
        noteBad(converted, offset, converted.replaced == 0 ? fromUtf16(units) : std::string());
        if (undecodable == Undecodable::Stop)
            break;
        units += static_cast<char16_t>(kReplacement);
        more = source != limit;
    }
    converted.utf8 = fromUtf16(units);
    return converted;
}

Result<std::string> knownEncoding(const std::string& name)
{
    // ICU takes an empty name for the system's encoding, and reads options behind a comma.
    if (!squeezed(name).empty() && name.find(',') == std::string::npos) {
        if (const ConverterPointer converter = openConverter(name)) {
            UErrorCode status = U_ZERO_ERROR;
            return standardName(ucnv_getName(converter.get(), &status));
        }
    }
    const std::vector<std::string> near = nearNames(name);
    return fail(ErrorCode::NotFound,
                fmt::format("there is no encoding '{}'{}; leave it out to have it detected",
                            name,
                            near.empty() ? "" : fmt::format(" (near: {})", fmt::join(near, ", "))));
}

} // namespace crosscase::text
