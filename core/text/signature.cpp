// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/signature.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace crosscase::text {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::string_view format;
    std::size_t offset = 0;
};

// Signatures that text could begin with are given at a length at which it does not.
constexpr std::array kSignatures = {
    Signature{"PK\x03\x04"sv, "a zip archive (docx, odt, xlsx, epub and qdpx files are such)"},
    Signature{"PK\x05\x06"sv, "an empty zip archive"},
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document (doc, xls, ppt)"},
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG picture"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Signature{"GIF87a"sv, "a GIF picture"},
    Signature{"GIF89a"sv, "a GIF picture"},
    Signature{"II*\0"sv, "a TIFF picture"},
    Signature{"MM\0*"sv, "a TIFF picture"},
    Signature{"WEBPVP8"sv, "a WebP picture", 8},
    Signature{"WAVEfmt"sv, "a WAV recording", 8},
    Signature{"AVI LIST"sv, "an AVI video", 8},
    Signature{"ID3\x02\0"sv, "an MP3 recording"},
    Signature{"ID3\x03\0"sv, "an MP3 recording"},
    Signature{"ID3\x04\0"sv, "an MP3 recording"},
    Signature{"OggS\0"sv, "an Ogg recording"},
    Signature{"fLaC\0"sv, "a FLAC recording"},
    Signature{"ftyp"sv, "an MP4 or QuickTime video", 4},
    Signature{"\x1A\x45\xDF\xA3"sv, "a Matroska or WebM video"},
    Signature{"\x1F\x8B\x08"sv, "a gzip archive"},
    Signature{"BZh91AY&SY"sv, "a bzip2 archive"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "an xz archive"},
    Signature{"\x28\xB5\x2F\xFD"sv, "a Zstandard archive"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive"},
    Signature{"ustar"sv, "a tar archive", 257},
    Signature{"\x7F"
              "ELF"sv,
              "a program (ELF)"},
    Signature{"MZ\x90\0"sv, "a Windows program"},
    Signature{"SQLite format 3\0"sv, "an SQLite database (Crosscase projects are such)"},
};

constexpr bool isControl(unsigned char c)
{
    return c == 0x7F || (c < 0x20 && (c < '\t' || c > '\r') && c != 0x1A && c != 0x1B);
}

constexpr std::array<std::uint8_t, 256> makeControls()
{
    std::array<std::uint8_t, 256> controls{};
    for (std::size_t c = 0; c < controls.size(); ++c)
        controls[c] = isControl(static_cast<unsigned char>(c)) ? 1 : 0;
    return controls;
}

} // namespace

std::string_view binaryFormatOf(std::string_view bytes)
{
    const auto found = std::ranges::find_if(kSignatures, [&](const Signature& signature) {
        return bytes.size() >= signature.offset
               && bytes.substr(signature.offset).starts_with(signature.bytes);
    });
    return found == kSignatures.end() ? std::string_view() : found->format;
}

std::size_t countControls(std::string_view bytes)
{
    static constexpr auto kControls = makeControls();
    const auto countIn = [](std::string_view some) {
        std::size_t controls = 0;
        for (const char c : some)
            controls += kControls[static_cast<unsigned char>(c)];
        return controls;
    };
    // Eight bytes at a time: only those with one below a blank (or DEL) are looked at singly.
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = kOnes * 0x80;
    std::size_t controls = 0;
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data(), sizeof eight);
        const std::uint64_t del = eight ^ (kOnes * 0x7F);
        const bool isLow = ((eight - kOnes * 0x20) & ~eight & kHighs) != 0;
        const bool isDel = ((del - kOnes) & ~del & kHighs) != 0;
        if (isLow || isDel)
            controls += countIn(bytes.substr(0, sizeof eight));
    }
    return controls + countIn(bytes);
}

} // namespace crosscase::text
