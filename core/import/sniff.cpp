// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sniff.h"

#include "core/text/signature.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace crosscase::importing {

namespace {

constexpr std::size_t kLooked = 65536; // bytes at either end

struct Mark {
    std::string_view words; // stand in an archive's list of files, or in its first file
    Content content;
};
constexpr std::array kZipMarks{
    Mark{"word/document.xml", Content::Docx},
    Mark{"word/document2.xml", Content::Docx}, // some online editors call it that
    Mark{"application/vnd.openxmlformats-officedocument.wordprocessingml", Content::Docx},
    Mark{"application/vnd.oasis.opendocument.text", Content::Odt},
    Mark{"application/vnd.oasis.opendocument.spreadsheet", Content::Spreadsheet},
    Mark{"application/epub+zip", Content::Epub},
    Mark{"project.qde", Content::Project},
    Mark{"xl/workbook", Content::Workbook},
    Mark{"ppt/presentation.xml", Content::Foreign},
    Mark{"application/vnd.oasis.opendocument.", Content::Foreign},
};

// Does it stand at either end of the bytes?
bool showsAtEnds(std::string_view bytes, std::string_view words)
{
    return bytes.substr(0, kLooked).find(words) != std::string_view::npos
           || bytes.substr(bytes.size() - std::min(bytes.size(), kLooked)).find(words)
                  != std::string_view::npos;
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::uint32_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// The names in the archive's directory, each between line ends; empty if it has none (the file is
// cut). What lies packed inside does not show, so that an archive of documents is an archive.
std::string namesIn(std::string_view bytes)
{
    constexpr std::size_t kEndRecord = 22;
    constexpr std::size_t kHeader = 46;
    constexpr std::size_t kMost = 4096; // names
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end + kEndRecord > bytes.size())
        return {};
    std::size_t at = littleEndian(bytes, end + 16, 4);
    std::string names = "\n";
    for (std::size_t n = 0; n < kMost && at < end && end - at >= kHeader; ++n) {
        if (bytes.substr(at, 4) != "PK\x01\x02")
            break;
        const std::size_t name = littleEndian(bytes, at + 28, 2);
        const std::size_t more = littleEndian(bytes, at + 30, 2) + littleEndian(bytes, at + 32, 2);
        names.append(bytes.substr(at + kHeader, std::min(name, end - at - kHeader))) += '\n';
        at += kHeader + name + more;
    }
    return names.size() > 1 ? names : std::string();
}

Content contentOfNames(std::string_view names)
{
    const auto has = [&](std::string_view text) {
        return names.find(text) != std::string_view::npos;
    };
    const bool office = has("\n[Content_Types].xml\n");
    if (has("\nword/document.xml\n") || (office && has("\nword/")))
        return Content::Docx;
    if (office && has("\nxl/"))
        return Content::Workbook;
    if (office && has("\nppt/"))
        return Content::Foreign;
    if (has("\nproject.qde\n"))
        return Content::Project;
    if (has("\nMETA-INF/container.xml\n"))
        return Content::Epub;
    return has("\nMETA-INF/manifest.xml\n") && has("\ncontent.xml\n") ? Content::Odt
                                                                      : Content::Archive;
}

// What the first file of an OpenDocument file or an e-book says, stored as it is.
std::optional<Content> contentOfMimetype(std::string_view bytes)
{
    constexpr std::size_t kName = 30;
    if (bytes.size() < kName || !bytes.substr(kName).starts_with("mimetype"))
        return std::nullopt;
    const std::size_t extra = littleEndian(bytes, 28, 2);
    const std::string_view type =
        bytes.substr(std::min(kName + std::string_view("mimetype").size() + extra, bytes.size()));
    if (type.starts_with("application/epub+zip"))
        return Content::Epub;
    if (type.starts_with("application/vnd.oasis.opendocument.text"))
        return Content::Odt;
    if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
        return Content::Spreadsheet;
    return type.starts_with("application/vnd.oasis.opendocument.") ? std::optional(Content::Foreign)
                                                                   : std::nullopt;
}

Content zipContentOf(std::string_view bytes)
{
    if (const std::optional<Content> told = contentOfMimetype(bytes))
        return *told;
    if (const std::string names = namesIn(bytes); !names.empty())
        return contentOfNames(names);
    for (const Mark& mark : kZipMarks)
        if (showsAtEnds(bytes, mark.words))
            return mark.content;
    return Content::Archive;
}

// "WordDocument" in UTF-16LE: the stream that every Word file before 2007 holds.
Content oleContentOf(std::string_view bytes)
{
    constexpr std::string_view kStream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
    return bytes.find(kStream) != std::string_view::npos ? Content::Doc : Content::Foreign;
}

std::string_view withoutBom(std::string_view bytes)
{
    return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

std::string_view withoutBlanks(std::string_view bytes)
{
    return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
}

// Does `bytes` begin with `word` (lower case), ASCII case ignored?
bool beginsWith(std::string_view bytes, std::string_view word)
{
    return bytes.size() >= word.size()
           && std::equal(word.begin(), word.end(), bytes.begin(), [](char own, char other) {
                  return own == (other >= 'A' && other <= 'Z' ? other - 'A' + 'a' : other);
              });
}

// What follows declarations of XML, comments and document types.
std::string_view rootOf(std::string_view bytes)
{
    for (;;) {
        bytes = withoutBlanks(bytes);
        const std::string_view close = bytes.starts_with("<?")     ? "?>"
                                       : bytes.starts_with("<!--") ? "-->"
                                                                   : "";
        const std::size_t end = close.empty() ? std::string_view::npos : bytes.find(close);
        if (end == std::string_view::npos)
            return bytes;
        bytes.remove_prefix(end + close.size());
    }
}

Content markupOf(std::string_view bytes)
{
    const std::string_view root = rootOf(withoutBom(bytes.substr(0, kLooked)));
    if (beginsWith(root, "<!doctype html") || beginsWith(root, "<html") || beginsWith(root, "<head")
        || beginsWith(root, "<body"))
        return Content::Html;
    if (root.starts_with("<office:document"))
        return Content::FlatOdt;
    return Content::Text;
}

// A number alone, then a line with an arrow between two times; or the mark of WebVTT.
bool isCaptions(std::string_view bytes)
{
    std::string_view text = withoutBlanks(withoutBom(bytes.substr(0, 4096)));
    if (text.starts_with("WEBVTT"))
        return text.size() == 6 || text[6] == ' ' || text[6] == '\t' || text[6] == '\n'
               || text[6] == '\r';
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 9)
        return false;
    text = withoutBlanks(text.substr(digits));
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    return !line.empty() && line.front() >= '0' && line.front() <= '9'
           && line.find(" --> ") != std::string_view::npos;
}

constexpr std::string_view kNoDocument = "only texts can be imported as documents";

} // namespace

Content contentOf(std::string_view bytes)
{
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return zipContentOf(bytes);
    // A PDF may have some bytes before its mark.
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos)
        return Content::Pdf;
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return oleContentOf(bytes);
    if (bytes.starts_with("{\\rtf"))
        return Content::Rtf;
    if (isCaptions(bytes))
        return Content::Captions;
    if (const Content markup = markupOf(bytes); markup != Content::Text)
        return markup;
    return text::binaryFormatOf(bytes).empty() ? Content::Text : Content::Foreign;
}

Foreign foreignFormatOf(std::string_view bytes)
{
    switch (contentOf(bytes)) {
    case Content::Text:
        return {};
    case Content::Workbook:
        return {"an Excel workbook (xlsx)", "a table of a survey comes in with import-survey"};
    case Content::Spreadsheet:
        return {"an OpenDocument spreadsheet (ods)",
                "a table of a survey comes in with import-survey"};
    case Content::Project:
        return {"a REFI-QDA project (qdpx)", kNoDocument};
    case Content::Archive:
        return {"a zip archive", "unpack it and import the texts in it"};
    default:
        break;
    }
    if (showsAtEnds(bytes, "ppt/presentation.xml"))
        return {"a PowerPoint presentation (pptx)", "save it as PDF or as text and import that"};
    if (showsAtEnds(bytes, "application/vnd.oasis.opendocument."))
        return {"an OpenDocument file that is no text", kNoDocument};
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return {"an old or encrypted Office file",
                "open it in its program and save it as docx, without a password"};
    return {text::binaryFormatOf(bytes), kNoDocument};
}

} // namespace crosscase::importing
