// SPDX-License-Identifier: GPL-3.0-or-later
// Transcripts as they lie on people's disks: encodings times line ends.
#include "core/text/decode.h"

#include <catch2/catch.hpp>
#include <string>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <vector>

using namespace crosscase::text;

namespace {

constexpr const char* kLatin = "Zoë: Ça va, señor? Übermäßig groß, à peine.";
constexpr const char* kPlain = "Ann: we met, and then? Nothing much.";
constexpr const char* kCentral = "Łukasz: Příliš žluťoučký kůň, żółć, őszi.";
constexpr const char* kBaltic = "Jūratė: ąčęėįšųūž, ļoti labi.";
constexpr const char* kTurkish = "Işıl: Güneş doğdu, çok güzel.";
constexpr const char* kGreek = "Ελένη: Καλημέρα, τι κάνετε;";
constexpr const char* kCyrillic = "Анна: Это было давно, и я не помню.";
constexpr const char* kUkrainian = "Оля: її їжа, ґанок, єдність.";
constexpr const char* kHebrew = "דנה: שלום, מה שלומך?";
constexpr const char* kArabic = "سارة: مرحبا كيف حالك؟";
constexpr const char* kThai = "อนนา: สวัสดีครับ";
constexpr const char* kVietnamese = "An: Ăn cơm chưa, đi đâu, ơi ư.";
constexpr const char* kJapanese = "田中: こんにちは、カタカナです。";
constexpr const char* kChinese = "王伟: 我们工作了很多年。";
constexpr const char* kTaiwan = "王偉: 我們工作了很多年。";
constexpr const char* kKorean = "김민: 안녕하세요, 반갑습니다.";
constexpr const char* kAll = "Zoë Łukasz Анна 王伟 سارة 🙂 e\u0301";

struct Encoding {
    const char* name;
    const char* sample;
};
constexpr Encoding kEncodings[] = {
    {"UTF-8", kAll},
    {"UTF-16LE", kAll},
    {"UTF-16BE", kAll},
    {"UTF-32LE", kAll},
    {"UTF-32BE", kAll},
    {"UTF-7", kAll},
    {"GB18030", kAll},
    {"US-ASCII", kPlain},
    {"ISO-8859-1", kLatin},
    {"ISO-8859-2", kCentral},
    {"ISO-8859-3", "Ġorġ: iċ-ċavetta, ħobż, żgħir."},
    {"ISO-8859-4", kBaltic},
    {"ISO-8859-5", kCyrillic},
    {"ISO-8859-6", kArabic},
    {"ISO-8859-7", kGreek},
    {"ISO-8859-8", kHebrew},
    {"ISO-8859-9", kTurkish},
    {"ISO-8859-10", "Áile: Ánde, čáppa, đáđá, ŋ."},
    {"ISO-8859-13", kBaltic},
    {"ISO-8859-14", "Siân: ŵyneb, ŷd, ḃ."},
    {"ISO-8859-15", "Zoë: 5 €, œuvre, Šárka."},
    {"windows-1250", kCentral},
    {"windows-1251", kCyrillic},
    {"windows-1252", kLatin},
    {"windows-1253", kGreek},
    {"windows-1254", kTurkish},
    {"windows-1255", kHebrew},
    {"windows-1256", kArabic},
    {"windows-1257", kBaltic},
    {"windows-1258", "An: đi ơi ư ă."},
    {"windows-874", kThai},
    {"TIS-620", kThai},
    {"KOI8-R", kCyrillic},
    {"KOI8-U", kUkrainian},
    {"IBM437", kLatin},
    {"IBM850", kLatin},
    {"IBM852", "Łukasz: žluť, żółć, őszi."},
    {"IBM855", kCyrillic},
    {"IBM857", kTurkish},
    {"IBM862", kHebrew},
    {"IBM866", kCyrillic},
    {"macintosh", kLatin},
    {"x-mac-cyrillic", kCyrillic},
    {"x-mac-greek", kGreek},
    {"x-mac-centraleurroman", kCentral},
    {"x-mac-turkish", kTurkish},
    {"Shift_JIS", kJapanese},
    {"EUC-JP", kJapanese},
    {"ISO-2022-JP", kJapanese},
    {"GBK", kChinese},
    {"GB2312", kChinese},
    {"HZ-GB-2312", kChinese},
    {"Big5", kTaiwan},
    {"Big5-HKSCS", kTaiwan},
    {"EUC-KR", kKorean},
    {"windows-949", kKorean},
    {"ISO-2022-KR", kKorean},
};
static_assert(std::size(kEncodings) >= 45);

constexpr const char* kLineEnds[] = {"\n", "\r\n", "\r", "\r\r\n"};

std::string encoded(const std::string& utf8, const char* encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding, &status);
    REQUIRE(U_SUCCESS(status));
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
    std::string bytes(static_cast<std::size_t>(text.length()) * 8 + 64, '\0');
    const std::int32_t length = ucnv_fromUChars(converter,
                                                bytes.data(),
                                                static_cast<std::int32_t>(bytes.size()),
                                                text.getBuffer(),
                                                text.length(),
                                                &status);
    ucnv_close(converter);
    INFO(encoding);
    REQUIRE(U_SUCCESS(status));
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

std::string lines(const char* sample, const std::string& end)
{
    std::string text;
    for (int n = 0; n < 3; ++n)
        text.append(sample).append(end);
    return text;
}

} // namespace

TEST_CASE("every encoding is read with every line end")
{
    for (const Encoding& encoding : kEncodings)
        for (const char* end : kLineEnds) {
            INFO(encoding.name);
            const auto decoded = decode(encoded(lines(encoding.sample, end), encoding.name),
                                        std::string(encoding.name));
            REQUIRE(decoded);
            CHECK(decoded->utf8 == lines(encoding.sample, "\n"));
            CHECK(decoded->replaced == 0);
        }
}

TEST_CASE("Unicode encodings are found, whatever the line ends")
{
    for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
        for (const char* end : kLineEnds)
            for (const char* mark : {"", "\uFEFF"}) {
                INFO(name << (*mark == '\0' ? "" : " with BOM"));
                const auto decoded = decode(encoded(mark + lines(kLatin, end), name));
                REQUIRE(decoded);
                CHECK(decoded->encoding == name);
                CHECK(decoded->utf8 == lines(kLatin, "\n"));
            }
}

TEST_CASE("long words, long lines, NUL bytes and decomposed letters stay as they are")
{
    const std::string word(300'000, 'x');
    CHECK(decode(word)->utf8 == word);
    std::string line;
    while (line.size() < 1'000'000)
        line += "word ";
    CHECK(decode(line + "\r\n")->utf8 == line + "\n");
    CHECK(decode("e\u0301 and \u00E9")->utf8 == "e\u0301 and \u00E9");
    CHECK(decode(std::string("a\0b", 3), "UTF-8")->utf8 == "a\uFFFDb");
}
