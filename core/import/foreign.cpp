// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/foreign.h"

#include "core/text/signature.h"

#include <algorithm>
#include <array>
#include <string>

namespace crosscase::importing {

namespace {

constexpr std::string_view kSaveAsText =
    "open it in a word processor, save it as plain text (UTF-8) and import that";
constexpr std::string_view kCopyText = "save or convert it as plain text (UTF-8) and import that";
constexpr std::string_view kNoDocument = "only texts can be imported as documents";
constexpr std::string_view kUnpack = "unpack it and import the texts in it";

struct ZipKind {
    std::string_view mark; // stands in the archive's list of files, or in its first file
    ForeignFormat format;
};

constexpr std::array kZipKinds{
    ZipKind{"word/document.xml", {"a Word document (docx)", kSaveAsText}},
    ZipKind{"application/vnd.oasis.opendocument.text", {"an OpenDocument text (odt)", kSaveAsText}},
    ZipKind{"application/epub+zip", {"an e-book (epub)", kCopyText}},
    ZipKind{"project.qde", {"a REFI-QDA project (qdpx)", kNoDocument}},
    ZipKind{"xl/workbook", {"an Excel workbook (xlsx)", kCopyText}},
    ZipKind{"ppt/presentation.xml", {"a PowerPoint presentation (pptx)", kCopyText}},
};

constexpr std::size_t kLooked = 65536; // bytes at either end of an archive

ForeignFormat zipKindOf(std::string_view bytes)
{
    const std::string_view begin = bytes.substr(0, kLooked);
    const std::string_view end = bytes.substr(bytes.size() - std::min(bytes.size(), kLooked));
    for (const ZipKind& kind : kZipKinds)
        if (begin.find(kind.mark) != std::string_view::npos
            || end.find(kind.mark) != std::string_view::npos)
            return kind.format;
    return {"a zip archive", kUnpack};
}

// Does `bytes` begin with `word` (lower case), ASCII case ignored?
bool beginsWith(std::string_view bytes, std::string_view word)
{
    return bytes.size() >= word.size()
           && std::equal(word.begin(), word.end(), bytes.begin(), [](char own, char other) {
                  return own == (other >= 'A' && other <= 'Z' ? other - 'A' + 'a' : other);
              });
}

bool isHtml(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    for (;;) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
        // A declaration of XML or a comment may stand before it.
        const std::string_view close = bytes.starts_with("<?xml")  ? "?>"
                                       : bytes.starts_with("<!--") ? "-->"
                                                                   : "";
        const std::size_t end = close.empty() ? std::string_view::npos : bytes.find(close);
        if (end == std::string_view::npos)
            return beginsWith(bytes, "<!doctype html") || beginsWith(bytes, "<html");
        bytes.remove_prefix(end + close.size());
    }
}

} // namespace

ForeignFormat foreignFormatOf(std::string_view bytes)
{
    if (bytes.starts_with("PK\x03\x04"))
        return zipKindOf(bytes);
    if (bytes.starts_with("%PDF-"))
        return {"a PDF document", kCopyText};
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return {"an old Office document (doc, xls, ppt)", kSaveAsText};
    if (bytes.starts_with("{\\rtf"))
        return {"an RTF document", kSaveAsText};
    if (isHtml(bytes))
        return {"a web page (HTML)", "open it in a browser, save it as plain text and import that"};
    return {text::binaryFormatOf(bytes), kNoDocument};
}

} // namespace crosscase::importing
