// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/timecode.h"

#include "core/text/structure.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::text {

namespace {

constexpr std::size_t kMaxFields = 4;
constexpr std::size_t kMaxFirstDigits = 3;
constexpr std::size_t kMaxLength = 32; // bytes of a timestamp with its brackets

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads a timestamp from the left.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {}

    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    // The number that 1 to `most` digits make, or -1.
    std::int64_t number(std::size_t most)
    {
        std::int64_t value = 0;
        const std::size_t start = m_at;
        for (; isDigit(peek()) && m_at - start < most; ++m_at)
            value = value * 10 + (peek() - '0');
        return m_at == start || isDigit(peek()) ? -1 : value;
    }
    // Milliseconds of the digits after a decimal sign.
    std::int64_t fraction()
    {
        std::int64_t ms = 0;
        for (std::int64_t unit = 100; isDigit(peek()); unit /= 10, ++m_at)
            ms += unit * (peek() - '0');
        return ms;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Fields {
    std::array<std::int64_t, kMaxFields> values{};
    std::size_t count = 0;
};

std::optional<Fields> readFields(Reader& reader)
{
    Fields fields;
    fields.values[fields.count++] = reader.number(kMaxFirstDigits);
    while (fields.count < kMaxFields && reader.peek() == ':' && isDigit(reader.peek(1))
           && isDigit(reader.peek(2))) {
        reader.take(':');
        fields.values[fields.count++] = reader.number(2);
    }
    for (std::size_t i = 0; i < fields.count; ++i) {
        if (fields.values[i] < 0 || (i > 0 && fields.values[i] >= 60))
            return std::nullopt;
    }
    return fields.count < 2 ? std::nullopt : std::optional(fields);
}

// Minutes and hours alone have no upper bound; `fields` have been checked otherwise.
std::int64_t secondsOf(const Fields& fields)
{
    const auto& v = fields.values;
    switch (fields.count) {
    case 2:
        return v[0] * 60 + v[1];
    case 3:
        return (v[0] * 60 + v[1]) * 60 + v[2];
    default: {
        const bool frames = v[1] >= 24;
        return frames ? (v[0] * 60 + v[1]) * 60 + v[2]
                      : ((v[0] * 24 + v[1]) * 60 + v[2]) * 60 + v[3];
    }
    }
}

char closingOf(char opening)
{
    switch (opening) {
    case '[':
        return ']';
    case '(':
        return ')';
    case '#':
        return '#';
    default:
        return '\0';
    }
}

bool takeDecimalSign(Reader& reader, char closing)
{
    if (!isDigit(reader.peek(1)))
        return false;
    return reader.take('.') || reader.take(',') || (closing == '#' && reader.take('-'));
}

} // namespace

std::optional<Timecode> timecodeAt(std::string_view utf8)
{
    Reader reader(utf8.substr(0, kMaxLength));
    const char closing = closingOf(reader.peek());
    if (closing != '\0')
        reader.take(reader.peek());
    const bool negative = reader.take('-');
    const std::optional<Fields> fields = readFields(reader);
    if (!fields)
        return std::nullopt;
    std::int64_t ms = secondsOf(*fields) * 1000;
    if (takeDecimalSign(reader, closing))
        ms += reader.fraction();
    if (closing != '\0' && !reader.take(closing))
        return std::nullopt;
    // "12:03pm", "1:2:3:4:5:6" and the like are no timestamps.
    const char next = reader.peek();
    const bool goesOn = isDigit(next) || (next >= 'A' && next <= 'Z')
                        || (next >= 'a' && next <= 'z') || (next == ':' && isDigit(reader.peek(1)));
    if (closing == '\0' && goesOn)
        return std::nullopt;
    return Timecode{
        negative ? -ms : ms, reader.at(), closing != '\0', static_cast<int>(fields->count)};
}

std::optional<Timecode> timecodeAtEnd(std::string_view utf8)
{
    if (utf8.size() < 2 || (utf8.back() != '#' && utf8.back() != ']'))
        return std::nullopt;
    if (utf8.size() > kMaxLength)
        utf8.remove_prefix(utf8.size() - kMaxLength);
    const std::size_t start = utf8.rfind(utf8.back() == '#' ? '#' : '[', utf8.size() - 2);
    if (start == std::string_view::npos)
        return std::nullopt;
    const std::optional<Timecode> time = timecodeAt(utf8.substr(start));
    return time && start + time->length == utf8.size() ? time : std::nullopt;
}

std::string formatTime(std::int64_t ms)
{
    // Unsigned, because the most negative number has no positive counterpart.
    const std::uint64_t size =
        ms < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(ms) : static_cast<std::uint64_t>(ms);
    const std::uint64_t seconds = size / 1000;
    std::string text = fmt::format(
        "{}{:02}:{:02}:{:02}", ms < 0 ? "-" : "", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (size % 1000 != 0)
        text += fmt::format(".{:03}", size % 1000);
    return text;
}

} // namespace crosscase::text
