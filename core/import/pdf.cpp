// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf.h"

#include "core/import/composer.h"
#include "core/import/pdf_columns.h"
#include "core/import/pdf_hyphens.h"
#include "core/import/pdf_margins.h"
#include "core/import/pdf_paragraphs.h"
#include "core/import/sniff.h"

#include <exception>
#include <fmt/format.h>
#include <limits>
#include <memory>
#include <mutex>
#include <poppler-document.h>
#include <poppler-page.h>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr int kMaxPages = 50000;
constexpr std::size_t kMaxWords = 20'000'000;
constexpr std::size_t kMaxListed = 20; // page numbers in a warning

// poppler writes what it stumbles over to the standard error; the outcome says enough.
void silencePoppler()
{
    static std::once_flag once;
    std::call_once(
        once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

Result<std::unique_ptr<poppler::document>> openPdf(std::string_view bytes)
{
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return fail(ErrorCode::Unsupported,
                    "the PDF is larger than 2 GB; split it and import the parts");
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document)
        return fail(ErrorCode::Malformed,
                    "the PDF is damaged and cannot be opened; get the file again, or open it in a "
                    "PDF program and save it anew");
    if (document->is_locked())
        return fail(ErrorCode::Unsupported,
                    "the PDF needs a password; open it with the password and save it without one");
    if (document->pages() <= 0)
        return fail(ErrorCode::Malformed,
                    "the PDF has no page that can be read; get the file again");
    if (document->pages() > kMaxPages)
        return fail(ErrorCode::Unsupported,
                    fmt::format("the PDF has more than {} pages; split it and import the parts",
                                kMaxPages));
    return document;
}

Result<std::vector<pdf::Page>> readPages(const poppler::document& document)
{
    std::vector<pdf::Page> pages;
    std::size_t words = 0;
    for (int n = 0; n < document.pages(); ++n) {
        const std::unique_ptr<poppler::page> page(document.create_page(n));
        if (page)
            pages.push_back(pdf::readPage(*page, n + 1, words));
        else
            pages.emplace_back().number = n + 1;
        if (words > kMaxWords)
            return fail(ErrorCode::Unsupported,
                        fmt::format("the PDF has more than {} words; split it and import the parts",
                                    kMaxWords));
    }
    return pages;
}

// "3, 5-7".
std::string listed(const std::vector<int>& numbers)
{
    std::string list;
    std::size_t entries = 0;
    for (std::size_t start = 0; start < numbers.size(); ++entries) {
        std::size_t end = start + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        if (entries == kMaxListed)
            return list + " ...";
        list += fmt::format("{}{}", list.empty() ? "" : ", ", numbers[start]);
        if (end - start > 1)
            list += fmt::format("-{}", numbers[end - 1]);
        start = end;
    }
    return list;
}

std::vector<std::string> warningsOn(const std::vector<pdf::Page>& pages)
{
    std::vector<std::string> warnings;
    std::vector<int> empty;
    int slanted = 0;
    for (const pdf::Page& page : pages) {
        slanted += page.slanted;
        if (page.empty() && page.slanted == 0)
            empty.push_back(page.number);
    }
    if (!empty.empty())
        warnings.push_back(fmt::format("{} of {} pages have no text and may be pictures: {}; run "
                                       "text recognition (OCR) on the file to read them",
                                       empty.size(),
                                       pages.size(),
                                       listed(empty)));
    if (slanted > 0)
        warnings.push_back(fmt::format("{} texts at an angle (watermarks) were left out", slanted));
    return warnings;
}

std::vector<pdf::PageText> linesOf(std::vector<pdf::Page> pages)
{
    std::vector<pdf::PageText> texts;
    for (pdf::Page& page : pages) {
        pdf::PageText& text = texts.emplace_back();
        text.number = page.number;
        if (!page.runs.empty())
            for (std::vector<pdf::Run>& runs : pdf::columnsOf(std::move(page.runs)))
                text.columns.push_back({.lines = pdf::linesOf(std::move(runs))});
        for (std::vector<pdf::Run>& runs : page.turned)
            text.columns.push_back({.lines = pdf::linesOf(std::move(runs)), .apart = true});
    }
    return texts;
}

void compose(const pdf::Paragraph& paragraph, Composer& composer)
{
    const std::string_view text = paragraph.text;
    if (!paragraph.mark.empty()) {
        composer.add(fmt::format("[{}] ", paragraph.mark));
        composer.beginContent();
    }
    std::size_t done = 0;
    for (const pdf::PageMark& mark : paragraph.pages) {
        composer.add(text.substr(done, mark.at - done));
        composer.startPage(mark.page);
        done = mark.at;
    }
    composer.add(text.substr(done));
    composer.endParagraph({.kind = paragraph.kind, .level = paragraph.level});
}

Result<Imported> read(std::string_view bytes, const Options& options)
{
    const auto document = openPdf(bytes);
    if (!document)
        return tl::unexpected(document.error());
    Result<std::vector<pdf::Page>> pages = readPages(**document);
    if (!pages)
        return passOn(pages);
    std::vector<std::string> warnings = warningsOn(*pages);
    if (std::ranges::all_of(*pages, &pdf::Page::empty))
        return fail(ErrorCode::Unsupported,
                    "the pages are pictures without text; run text recognition (OCR) on the file "
                    "first and import its outcome");
    const std::size_t running = pdf::removeRunningLines(*pages);
    if (running > 0)
        warnings.push_back(
            fmt::format("{} running heads, running feet and page numbers were left out", running));
    const std::size_t numbered = pdf::removeLineNumbers(*pages);
    if (numbered > 0)
        warnings.push_back(fmt::format("the line numbers of {} pages were left out", numbered));
    std::vector<pdf::PageText> texts = linesOf(std::move(*pages));
    const double height = pdf::usualHeight(texts);
    pdf::separateNotes(texts, height);
    std::vector<pdf::Paragraph> paragraphs = pdf::paragraphsOf(std::move(texts), height);
    pdf::mendHyphens(paragraphs);
    Composer composer;
    for (const pdf::Paragraph& paragraph : paragraphs)
        compose(paragraph, composer);
    Imported imported = composer.finish(options);
    imported.warnings.insert(imported.warnings.begin(), warnings.begin(), warnings.end());
    return imported;
}

} // namespace

bool claimsPdf(std::string_view bytes)
{
    return contentOf(bytes) == Content::Pdf;
}

Result<Imported> readPdf(std::string_view bytes, const Options& options)
{
    silencePoppler();
    try {
        return read(bytes, options);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Malformed,
                    fmt::format("the PDF cannot be read ({}); open it in a PDF program and save it "
                                "anew",
                                error.what()));
    }
}

} // namespace crosscase::importing
