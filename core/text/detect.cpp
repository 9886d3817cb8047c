// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/detect.h"

#include "core/text/converter.h"
#include "core/text/signature.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>

namespace crosscase::text {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kDefault = "windows-1252";
constexpr std::size_t kBearsDamage = 200; // bytes of UTF-16: half a unit is less than 1 %
constexpr std::size_t kSample = 65536;    // bytes that ICU's detector is given

// UTF-32LE's mark begins with that of UTF-16LE, so it comes first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMarks = {{
    {"\xEF\xBB\xBF"sv, "UTF-8"sv},
    {"\xFF\xFE\0\0"sv, "UTF-32LE"sv},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"sv},
    {"\xFF\xFE"sv, "UTF-16LE"sv},
    {"\xFE\xFF"sv, "UTF-16BE"sv},
}};

// Does the text in that encoding read as text: all of it decodable, of assigned characters, and
// hardly a control character?
bool readsAsText(std::string_view bytes, const std::string& encoding)
{
    const std::string_view sample = bytes.substr(0, kSample); // whole units: divisible by 4
    const Converted converted = toUtf8(sample, encoding, Undecodable::Replace);
    const bool cutOff = sample.size() < bytes.size() || bytes.size() % 2 != 0;
    if (converted.replaced > (cutOff ? 1U : 0U))
        return false;
    std::size_t odd = countControls(converted.utf8);
    std::size_t count = 0;
    for (std::size_t at = 0; at < converted.utf8.size(); ++count) {
        const auto c = static_cast<UChar32>(decodeAt(converted.utf8, at));
        odd += u_isdefined(c) != 0 || u_charType(c) == U_PRIVATE_USE_CHAR ? 0U : 1U;
    }
    return odd * 100 <= count;
}

// UTF-16 or UTF-32 by the places of the zero bytes, or nothing.
std::optional<std::string> byZeroBytes(std::string_view bytes)
{
    if (bytes.find('\0') == std::string_view::npos)
        return std::nullopt;
    std::array<std::size_t, 4> zeros{};
    for (std::size_t at = 0; at < bytes.size(); ++at)
        zeros[at % 4] += bytes[at] == '\0' ? 1U : 0U;
    const std::size_t fours = bytes.size() / 4;
    const bool inFours = fours > 0 && bytes.size() % 4 == 0;
    if (inFours && zeros[3] == fours && zeros[2] * 2 > fours && readsAsText(bytes, "UTF-32LE"))
        return "UTF-32LE";
    if (inFours && zeros[0] == fours && zeros[1] * 2 > fours && readsAsText(bytes, "UTF-32BE"))
        return "UTF-32BE";
    // UTF-8 may have a stray zero; UTF-16 that is valid UTF-8 is full of control characters.
    if (isValidUtf8(bytes) && countControls(bytes) * 10 < bytes.size() * 3)
        return std::nullopt;
    // Half a unit at the end is damage, which only a longer text can bear.
    if (bytes.size() % 2 != 0 && bytes.size() < kBearsDamage)
        return std::nullopt;
    const std::size_t even = zeros[0] + zeros[2];
    const std::size_t odd = zeros[1] + zeros[3];
    if (even * 20 <= odd && readsAsText(bytes, "UTF-16LE"))
        return "UTF-16LE";
    if (odd * 20 <= even && readsAsText(bytes, "UTF-16BE"))
        return "UTF-16BE";
    return std::nullopt;
}

// Is it UTF-8 with some damage: at least four good sequences for a bad one?
bool isDamagedUtf8(std::string_view bytes)
{
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        at += asciiPrefix(bytes.substr(at));
        if (at == bytes.size())
            break;
        const std::size_t start = at;
        const bool isBad =
            decodeAt(bytes, at) == 0xFFFD && bytes.substr(start, 3) != "\xEF\xBF\xBD"sv;
        ++(isBad ? bad : good);
    }
    return good >= 4 * bad;
}

// The lines that are not ASCII, at most kSample bytes: the others tell nothing, and the first
// interesting one may stand far down.
std::string tellingLines(std::string_view bytes)
{
    std::string lines;
    for (std::size_t at = 0; at < bytes.size() && lines.size() < kSample;) {
        const std::size_t high = at + asciiPrefix(bytes.substr(at));
        if (high == bytes.size())
            break;
        const std::size_t before = bytes.substr(0, high).rfind('\n');
        const std::size_t start = before == std::string_view::npos ? at : std::max(at, before + 1);
        const std::size_t end = std::min(bytes.find('\n', high), bytes.size());
        lines.append(bytes.substr(start, std::min(end - start, kSample)));
        lines += '\n';
        at = std::min(end + 1, bytes.size());
    }
    return lines;
}

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// Encodings that the detector offers for bytes which are no such text.
bool isOutOfQuestion(std::string_view name)
{
    return name.starts_with("UTF-") || name.starts_with("IBM4") || name.starts_with("ISO-2022");
}

std::string byDetector(std::string_view bytes)
{
    const std::string sample = tellingLines(bytes);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    ucsdet_setText(
        detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status))
        return std::string(kDefault);
    for (std::int32_t i = 0; i < count; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        if (isOutOfQuestion(name))
            continue;
        // windows-1252 is ISO-8859-1 with more characters.
        return std::string(name == "ISO-8859-1" ? kDefault : name);
    }
    return std::string(kDefault);
}

} // namespace

std::optional<ByteOrderMark> byteOrderMarkOf(std::string_view bytes)
{
    for (const auto& [mark, encoding] : kMarks) {
        if (bytes.starts_with(mark))
            return ByteOrderMark{encoding, mark.size()};
    }
    return std::nullopt;
}

std::string detectEncoding(std::string_view bytes)
{
    if (const std::optional<std::string> wide = byZeroBytes(bytes))
        return *wide;
    // Seven bits and escapes: the e-mail encoding of Japanese.
    if (bytes.find("\x1B$B") != std::string_view::npos && asciiPrefix(bytes) == bytes.size()
        && readsAsText(bytes, "ISO-2022-JP"))
        return "ISO-2022-JP";
    if (isDamagedUtf8(bytes))
        return "UTF-8";
    return byDetector(bytes);
}

} // namespace crosscase::text
