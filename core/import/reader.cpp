// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader.h"

#include "core/import/captions.h"
#include "core/import/doc.h"
#include "core/import/docx.h"
#include "core/import/epub.h"
#include "core/import/html.h"
#include "core/import/odt.h"
#include "core/import/pdf.h"
#include "core/import/rtf.h"
#include "core/import/sniff.h"
#include "core/import/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

// Formats known by their content stand before the texts, plain text before Markdown. A page comes
// last: a text that begins with "<" is one only by its ending.
constexpr std::array kReaders{
    Reader{"docx", {"docx", "docm", "dotx", "dotm"}, "Word document", claimsDocx, readDocx},
    Reader{"odt", {"odt", "ott", "fodt"}, "OpenDocument text", claimsOdt, readOdt},
    Reader{"pdf", {"pdf"}, "PDF with text", claimsPdf, readPdf},
    Reader{"epub", {"epub"}, "Electronic book", claimsEpub, readEpub},
    Reader{"rtf", {"rtf"}, "Rich Text Format", claimsRtf, readRtf},
    Reader{"doc", {"doc"}, "Word before 2007, by antiword or catdoc", claimsDoc, readDoc},
    Reader{"srt", {"srt", "vtt"}, "Captions (SubRip, WebVTT)", claimsCaptions, readCaptions},
    Reader{"txt", {"txt", "text"}, "Plain text", claimsText, readPlainText},
    Reader{"md",
           {"md", "markdown"},
           "Markdown, kept as it is but for its front matter",
           claimsText,
           readMarkdown},
    Reader{
        "html", {"html", "htm", "xhtml", "xht"}, "Web page, its main text", claimsHtml, readHtml},
};

// Lower case (ASCII), without the dot; empty if there is none.
std::string endingOf(std::string_view fileName)
{
    const auto slash = fileName.find_last_of('/');
    const auto dot = fileName.rfind('.');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash))
        return {};
    std::string ending(fileName.substr(dot + 1));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return ending;
}

bool hasEnding(const Reader& reader, std::string_view ending)
{
    return !ending.empty()
           && std::find(reader.endings.begin(), reader.endings.end(), ending)
                  != reader.endings.end();
}

Error notReadable(std::string_view bytes)
{
    const Foreign format = foreignFormatOf(bytes);
    if (format.name.empty())
        return {ErrorCode::Unsupported,
                "the format is not known; save the file as plain text and import that"};
    return {ErrorCode::Unsupported,
            fmt::format("this is {}, which cannot be imported; {}", format.name, format.advice)};
}

} // namespace

std::span<const Reader> readers()
{
    return kReaders;
}

const Reader* readerFor(std::string_view fileName, std::string_view bytes)
{
    const std::string ending = endingOf(fileName);
    const Reader* first = nullptr;
    for (const Reader& reader : kReaders) {
        if (!reader.claims(bytes))
            continue;
        if (hasEnding(reader, ending))
            return &reader;
        if (first == nullptr)
            first = &reader;
    }
    return first;
}

Result<Imported>
readDocument(std::string_view fileName, std::string_view bytes, const Options& options)
{
    const Reader* reader = readerFor(fileName, bytes);
    Result<Imported> imported = reader == nullptr ? tl::unexpected<Error>(notReadable(bytes))
                                                  : reader->read(bytes, options);
    if (!imported)
        imported.error().detail = fmt::format("{}: {}", fileName, imported.error().detail);
    return imported;
}

} // namespace crosscase::importing
