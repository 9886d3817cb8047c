// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/decode.h"

#include "core/text/converter.h"
#include "core/text/detect.h"
#include "core/text/signature.h"
#include "core/text/span.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <limits>

namespace crosscase::text {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF"; // the byte order mark in UTF-8
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kMaxBytes = std::numeric_limits<CodePoint>::max();
constexpr std::size_t kSample = 65536; // bytes in which control characters are counted

tl::unexpected<Error> tooLarge()
{
    return fail(ErrorCode::Unsupported,
                "the text is larger than 2 GB; split the file and import the parts");
}

std::string replacedNuls(std::string_view utf8)
{
    std::string text;
    text.reserve(utf8.size());
    std::size_t at = 0;
    for (std::size_t nul = utf8.find('\0'); nul != std::string_view::npos;
         nul = utf8.find('\0', at)) {
        text.append(utf8.substr(at, nul - at)).append(kReplacement);
        at = nul + 1;
    }
    return text.append(utf8.substr(at));
}

// CRLF, CR and CR CR LF become LF.
std::string replacedReturns(std::string_view utf8)
{
    std::string lines;
    lines.reserve(utf8.size());
    std::size_t at = 0;
    for (std::size_t cr = utf8.find('\r'); cr != std::string_view::npos; cr = utf8.find('\r', at)) {
        lines.append(utf8.substr(at, cr - at)).append("\n");
        const std::string_view end = utf8.substr(cr, 3);
        at = cr + (end == "\r\r\n" ? 3 : end.starts_with("\r\n") ? 2 : 1);
    }
    return lines.append(utf8.substr(at));
}

std::string normalised(std::string utf8)
{
    if (utf8.find('\0') != std::string::npos)
        utf8 = replacedNuls(utf8);
    return utf8.find('\r') == std::string::npos ? utf8 : replacedReturns(utf8);
}

Result<Decoded> finished(Converted converted, std::string encoding, bool detected)
{
    if (converted.utf8.starts_with(kMark))
        converted.utf8.erase(0, kMark.size());
    Decoded decoded{normalised(std::move(converted.utf8)), std::move(encoding), detected, 0};
    decoded.replaced = converted.replaced;
    if (decoded.utf8.size() >= kMaxBytes)
        return tooLarge();
    return decoded;
}

Result<Decoded> decodeAs(std::string_view bytes, const std::string& name)
{
    Result<std::string> encoding = knownEncoding(name);
    if (!encoding)
        return passOn(encoding);
    Converted converted = toUtf8(bytes, *encoding, Undecodable::Stop);
    if (converted.replaced > 0)
        return fail(
            ErrorCode::Malformed,
            fmt::format("byte {} (line {}) is not {}: give the encoding that the file is in, "
                        "or leave it out to have it detected",
                        converted.firstBad,
                        converted.firstBadLine,
                        *encoding));
    return finished(std::move(converted), std::move(*encoding), false);
}

// Refuses bytes that are no text in the encoding that was detected.
Result<void> checkControls(std::string_view bytes, std::string_view encoding)
{
    if (encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32"))
        return {};
    const std::string_view sample = bytes.substr(0, kSample);
    const std::size_t controls = countControls(sample);
    // Valid UTF-8 is hardly met by chance; for the other encodings nearly every byte is good.
    const bool isText = encoding == "UTF-8" ? controls < 8 || controls * 10 <= sample.size()
                                            : controls < 4 || controls * 50 <= sample.size();
    if (isText)
        return {};
    const auto first = std::ranges::find_if(
        sample, [](const char& c) { return countControls(std::string_view(&c, 1)) > 0; });
    return fail(
        ErrorCode::Unsupported,
        fmt::format("the file is binary data, not text ({} of its first {} bytes are control "
                    "characters, the first at byte {}); if it is text, give --encoding",
                    controls,
                    sample.size(),
                    first - sample.begin()));
}

Result<void> checkReplaced(const Converted& converted, std::string_view encoding)
{
    if (converted.replaced == 0)
        return {};
    const std::size_t characters = countCodePoints(converted.utf8);
    if (converted.replaced * 100 <= characters)
        return {};
    return fail(ErrorCode::Unsupported,
                fmt::format("{} of {} characters cannot be read as {}, the first at byte {} (line "
                            "{}): the file is no text, or give --encoding",
                            converted.replaced,
                            characters,
                            encoding,
                            converted.firstBad,
                            converted.firstBadLine));
}

} // namespace

std::string normaliseLineEnds(std::string_view utf8)
{
    return normalised(std::string(utf8));
}

Result<Decoded> decode(std::string_view bytes, const std::optional<std::string>& encoding)
{
    if (bytes.size() >= kMaxBytes)
        return tooLarge();
    if (encoding)
        return decodeAs(bytes, *encoding);
    const std::optional<ByteOrderMark> mark = byteOrderMarkOf(bytes);
    const std::string_view text = bytes.substr(mark ? mark->length : 0);
    if (const std::string_view format = mark ? "" : binaryFormatOf(bytes); !format.empty())
        return fail(ErrorCode::Unsupported,
                    fmt::format("the file is {}, not plain text (by its first bytes); import it "
                                "under the ending of its format, or save it as text first",
                                format));
    std::string name = mark ? std::string(mark->encoding) : detectEncoding(text);
    if (Result<void> checked = checkControls(text, name); !checked)
        return passOn(checked);
    Converted converted = toUtf8(text, name, Undecodable::Replace);
    converted.firstBad += bytes.size() - text.size();
    if (Result<void> checked = checkReplaced(converted, name); !checked)
        return passOn(checked);
    return finished(std::move(converted), std::move(name), !mark);
}

} // namespace crosscase::text
