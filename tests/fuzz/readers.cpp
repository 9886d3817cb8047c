// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry: the first byte chooses the file's ending, the rest are its bytes. Whatever
// they are, a reader answers with text that is sound or with an error.
#include "core/import/reader.h"
#include "core/text/offset_map.h"
#include "core/text/utf8.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace crosscase;

// All but doc, which starts a program.
constexpr std::array<std::string_view, 11> kNames{"a.txt",
                                                  "a.md",
                                                  "a.docx",
                                                  "a.odt",
                                                  "a.fodt",
                                                  "a.pdf",
                                                  "a.epub",
                                                  "a.rtf",
                                                  "a.srt",
                                                  "a.vtt",
                                                  "a.html"};

void mustHold(bool condition)
{
    if (!condition)
        std::abort();
}

void check(const importing::Imported& read)
{
    const text::OffsetMap map(read.utf8);
    text::CodePoint end = 0;
    for (const text::LayoutBlock& block : read.layout.blocks) {
        mustHold(block.span.start >= end && !block.span.empty());
        end = block.span.end;
    }
    mustHold(end <= map.codePoints());
    for (const importing::Comment& comment : read.comments)
        mustHold(comment.span.start >= 0 && comment.span.end <= map.codePoints());
    for (std::size_t at = 0; at < read.utf8.size();) {
        const std::size_t start = at;
        const char32_t c = text::decodeAt(read.utf8, at);
        std::string again;
        text::append(again, c);
        mustHold(read.utf8.compare(start, at - start, again) == 0);
    }
    (void)text::segment(read.utf8, map, read.rules, read.layout);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    if (importing::readerFor("a.doc", bytes) != nullptr
        && importing::readerFor("a.doc", bytes)->name == "doc")
        return 0;
    if (const auto read = importing::readDocument(kNames[data[0] % kNames.size()], bytes))
        check(*read);
    return 0;
}
