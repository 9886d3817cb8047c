// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/decode.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::text;
using namespace std::string_literals;

namespace {

// The text in UTF-16 or UTF-32: `width` bytes a unit.
std::string wide(const std::string& utf8, int width, bool bigEndian)
{
    std::string bytes;
    const auto add = [&](char32_t unit) {
        for (int i = 0; i < width; ++i)
            bytes += static_cast<char>(unit >> 8 * (bigEndian ? width - 1 - i : i) & 0xFF);
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = decodeAt(utf8, at);
        if (width == 4 || c < 0x10000) {
            add(c);
        } else {
            add(0xD800 + ((c - 0x10000) >> 10));
            add(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return bytes;
}

const std::string kText =
    "Interviewer: Wie geht es Ihnen?\n\u00C4rztin: Danke, gut \u2013 \U0001F600\n";
const std::string kRussian =
    "\u0418\u043D\u0442\u0435\u0440\u0432\u044C\u044E: \u043A\u0430\u043A "
    "\u0432\u044B \u0436\u0438\u0432\u0451\u0442\u0435 "
    "\u0441\u0435\u0439\u0447\u0430\u0441?\n\u0425\u043E\u0440\u043E\u0448\u043E, "
    "\u0441\u043F\u0430\u0441\u0438\u0431\u043E.\n";
const std::string kChinese = "\u8BB0\u8005\uFF1A\u4F60\u597D\u5417\uFF1F\n\u6211\u5F88\u597D\uFF0C"
                             "\u8C22\u8C22\u3002\n";

struct WideForm {
    const char* name;
    int width;
    bool bigEndian;
};
constexpr WideForm kWideForms[] = {
    {"UTF-16LE", 2, false}, {"UTF-16BE", 2, true}, {"UTF-32LE", 4, false}, {"UTF-32BE", 4, true}};

void checkRefused(const std::string& bytes, const std::string& inDetail)
{
    const auto decoded = decode(bytes);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ErrorCode::Unsupported);
    CHECK_THAT(decoded.error().detail, Catch::Contains(inDetail));
}

} // namespace

TEST_CASE("text in every Unicode form comes back, with a byte order mark and without")
{
    for (const WideForm& form : kWideForms) {
        for (const std::string& text : {kText, kRussian, kChinese}) {
            INFO(form.name << ": " << text);
            const std::string bytes = wide(text, form.width, form.bigEndian);
            const auto marked = decode(wide("\uFEFF", form.width, form.bigEndian) + bytes);
            REQUIRE(marked);
            CHECK(marked->utf8 == text);
            CHECK(marked->encoding == form.name);
            CHECK_FALSE(marked->detected);
            const auto bare = decode(bytes);
            REQUIRE(bare);
            CHECK(bare->utf8 == text);
            CHECK(bare->encoding == form.name);
            CHECK(bare->detected);
            const auto given = decode(bytes, form.name);
            REQUIRE(given);
            CHECK(given->utf8 == text);
        }
    }
    const auto utf8 = decode("\uFEFF" + kText);
    REQUIRE(utf8);
    CHECK(utf8->utf8 == kText);
    CHECK(utf8->encoding == "UTF-8");
    CHECK_FALSE(utf8->detected);
    CHECK(decode(kText)->detected);
    CHECK(decode("\uFEFF" + kText, "utf8")->utf8 == kText);
}

TEST_CASE("legacy encodings are found or given")
{
    struct Row {
        const char* encoding;
        std::string bytes;
        std::string text;
    };
    const Row rows[] = {
        {"windows-1252",
         "Die \xC4rztin sagte: \x84Gr\xFC\xDF Gott\x93, und das w\xE4re sch\xF6n f\xFCr die "
         "Leute.\n",
         "Die \u00C4rztin sagte: \u201EGr\u00FC\u00DF Gott\u201C, und das w\u00E4re sch\u00F6n "
         "f\u00FCr die Leute.\n"},
        {"windows-1252",
         "La fille a \xE9t\xE9 tr\xE8s \xE9mue par le caf\xE9.\n",
         "La fille a \u00E9t\u00E9 tr\u00E8s \u00E9mue par le caf\u00E9.\n"},
        {"Shift_JIS",
         "\x8E\x84\x82\xCD\x93\xFA\x96{\x8C\xEA\x82\xF0\x98"
         "b\x82\xB5\x82\xDC\x82\xB7\x81"
         "B\n",
         "\u79C1\u306F\u65E5\u672C\u8A9E\u3092\u8A71\u3057\u307E\u3059\u3002\n"},
        {"ISO-2022-JP", "\x1B$B;d$OF|K\\8l\x1B(B\n", "\u79C1\u306F\u65E5\u672C\u8A9E\n"},
        {"KOI8-R",
         "\xEB\xC1\xCB \xD7\xD9 \xD6\xC9\xD7\xA3\xD4\xC5 \xD3\xC5\xCA\xDE\xC1\xD3, \xC9 "
         "\xDE\xD4\xCF \xD7\xD9 \xC4\xD5\xCD\xC1\xC5\xD4\xC5?\n",
         "\u041A\u0430\u043A \u0432\u044B \u0436\u0438\u0432\u0451\u0442\u0435 "
         "\u0441\u0435\u0439\u0447\u0430\u0441, \u0438 \u0447\u0442\u043E \u0432\u044B "
         "\u0434\u0443\u043C\u0430\u0435\u0442\u0435?\n"},
    };
    for (const Row& row : rows) {
        INFO(row.encoding);
        const auto found = decode(row.bytes);
        REQUIRE(found);
        CHECK(found->utf8 == row.text);
        CHECK(found->encoding == row.encoding);
        const auto given = decode(row.bytes, row.encoding);
        REQUIRE(given);
        CHECK(given->utf8 == row.text);
        CHECK_FALSE(given->detected);
    }
    // The first telling line stands far down.
    CHECK(decode(std::string(200'000, 'x') + "\n" + rows[1].bytes)->encoding == "windows-1252");
    CHECK(decode("caf\xE9", "latin1")->encoding == "ISO-8859-1");
}

TEST_CASE("line ends become LF and NUL becomes a replacement character")
{
    CHECK(decode("a\r\nb\rc\r\r\nd\n\re\r\rf\r")->utf8 == "a\nb\nc\nd\n\ne\n\nf\n");
    CHECK(decode("a\r\r\r\nb")->utf8 == "a\n\nb");
    CHECK(decode("a\u2028b\u0085c\vd\fe")->utf8 == "a\u2028b\u0085c\vd\fe");
    CHECK(decode("a\0b"s)->utf8 == "a\uFFFDb");
    CHECK(decode("a\0b"s)->replaced == 0);
    CHECK(decode("a\0\0\r\n"s, "UTF-8")->utf8 == "a\uFFFD\uFFFD\n");
    CHECK(decode("e\u0301")->utf8 == "e\u0301");     // not normalised
    CHECK(decode("a \uFEFFb")->utf8 == "a \uFEFFb"); // a mark within stays
    CHECK(normaliseLineEnds("\r\n\0"s) == "\n\uFFFD");
}

TEST_CASE("empty files and bare byte order marks are empty texts")
{
    CHECK(decode("")->utf8.empty());
    CHECK(decode("")->encoding == "UTF-8");
    for (const std::string& mark :
         {"\xEF\xBB\xBF"s, "\xFF\xFE"s, "\xFE\xFF"s, "\xFF\xFE\0\0"s, "\0\0\xFE\xFF"s}) {
        REQUIRE(decode(mark));
        CHECK(decode(mark)->utf8.empty());
    }
}

TEST_CASE("with an encoding given, the first undecodable byte is named")
{
    struct Row {
        std::string bytes;
        const char* encoding;
        const char* place;
    };
    const Row rows[] = {
        {"ab\ncd\xFF", "UTF-8", "byte 5 (line 2)"},
        {"\xEF\xBB\xBF\xFF", "UTF-8", "byte 3 (line 1)"},
        {"a\r\r\nb\r\n\x80z", "US-ASCII", "byte 7 (line 3)"},
        {"a\n\x82"s, "Shift_JIS", "byte 2 (line 2)"},
        {"a\0b\0c"s, "UTF-16LE", "byte 4 (line 1)"},
        {"a\0\n\0\0\xD8z\0"s, "UTF-16LE", "byte 4 (line 2)"},
    };
    for (const Row& row : rows) {
        INFO(row.encoding << ' ' << row.place);
        const auto decoded = decode(row.bytes, row.encoding);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().code == ErrorCode::Malformed);
        CHECK_THAT(decoded.error().detail, Catch::Contains(row.place));
        CHECK_THAT(decoded.error().detail, Catch::Contains(row.encoding));
    }
}

TEST_CASE("an unknown encoding is answered with near names")
{
    for (const char* name : {"", "no such thing", "utf9", "UTF-8,x"}) {
        const auto decoded = decode("text", name);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().code == ErrorCode::NotFound);
    }
    CHECK_THAT(decode("text", "utf9").error().detail, Catch::Contains("UTF-8"));
    CHECK_THAT(decode("text", "widnows1252").error().detail, Catch::Contains("windows-1252"));
}

TEST_CASE("up to one undecodable sequence in a hundred characters is replaced and counted")
{
    const auto text = [](int characters, int bad) {
        std::string bytes = "\xEF\xBB\xBF";
        for (int i = 0; i < characters - bad; ++i)
            bytes += i % 20 == 19 ? "\n" : "e";
        for (int i = 0; i < bad; ++i)
            bytes += "\xFF";
        return bytes;
    };
    const auto good = decode(text(200, 2));
    REQUIRE(good);
    CHECK(good->replaced == 2);
    CHECK(good->utf8.ends_with("\uFFFD\uFFFD"));
    checkRefused(text(200, 3), "3 of 200 characters cannot be read as UTF-8");
    checkRefused(text(199, 2), "2 of 199");
    checkRefused(text(200, 3), "byte 200 (line 10)");
    // Without a mark, damaged UTF-8 is still UTF-8.
    std::string umlauts;
    for (int i = 0; i < 200; ++i)
        umlauts += "\u00FC ";
    CHECK(decode(umlauts + "\xFF")->encoding == "UTF-8");
    CHECK(decode(umlauts + "\xFF")->replaced == 1);
    // A truncated file: half a character at its end.
    std::string units = wide("\uFEFF" + umlauts, 2, false);
    units.pop_back();
    const auto truncated = decode(units);
    REQUIRE(truncated);
    CHECK(truncated->replaced == 1);
    CHECK(truncated->utf8.ends_with("\u00FC\uFFFD"));
}

TEST_CASE("binary files are refused with the name of their format")
{
    checkRefused("PK\x03\x04 and so on", "zip");
    checkRefused("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "PDF");
    checkRefused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 x", "Office");
    checkRefused("\x89PNG\r\n\x1A\n...", "PNG");
    checkRefused("\xFF\xD8\xFF\xE0...", "JPEG");
    checkRefused("\x1F\x8B\x08...", "gzip");
    checkRefused("\x7F"
                 "ELF\x02...",
                 "ELF");
    checkRefused("SQLite format 3\0..."s, "SQLite");
    std::string noise;
    for (int i = 0; i < 4096; ++i)
        noise += static_cast<char>((i * 7919 + i / 256 * 31) & 0xFF);
    checkRefused(noise, "binary");
    CHECK(decode("PK is a postcode.\n"));
    CHECK(decode("GIF, PDF and MZ are formats; \x1B[1mbold\x1B[0m\f"));
}

TEST_CASE("any bytes give valid UTF-8 without CR and NUL, or an error")
{
    REQUIRE(rc::check("decode", [] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::oneOf(
            rc::gen::arbitrary<char>(),
            rc::gen::element('\r', '\n', '\0', 'a', '\xC3', '\xA4', '\xFF', '\xFE')));
        for (const auto& encoding : {std::optional<std::string>(),
                                     std::optional<std::string>("UTF-8"),
                                     std::optional<std::string>("UTF-16"),
                                     std::optional<std::string>("Shift_JIS"),
                                     std::optional<std::string>("GB18030")}) {
            const auto decoded = decode(bytes, encoding);
            if (!decoded)
                continue;
            RC_ASSERT(isValidUtf8(decoded->utf8));
            RC_ASSERT(decoded->utf8.find('\r') == std::string::npos);
            RC_ASSERT(decoded->utf8.find('\0') == std::string::npos);
            RC_ASSERT(normaliseLineEnds(decoded->utf8) == decoded->utf8);
        }
    }));
}
