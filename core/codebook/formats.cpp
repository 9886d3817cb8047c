// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/formats.h"

#include "core/codebook/csv.h"
#include "core/codebook/html.h"
#include "core/codebook/json.h"
#include "core/codebook/markdown.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::codebook {

namespace {

constexpr std::array kFormats{
    Format{"csv", "csv", "Comma-separated values, for spreadsheets", readCsv, writeCsv},
    Format{"md", "md", "Markdown, for people", nullptr, writeMarkdown},
    Format{"html", "html", "Web page, for a browser or to print", nullptr, writeHtml},
    Format{"json", "json", "One JSON object, for other programs", readJson, writeJson},
};

bool sameIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) {
        return lower(x) == lower(y);
    });
}

std::string readableNames()
{
    std::string names;
    for (const Format& format : kFormats)
        if (format.read != nullptr)
            names.append(names.empty() ? "" : ", ").append(format.name);
    return names;
}

} // namespace

std::span<const Format> formats()
{
    return kFormats;
}

const Format* formatNamed(std::string_view name)
{
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) {
        return sameIgnoringCase(format.name, name);
    });
    return found == kFormats.end() ? nullptr : found;
}

const Format* formatForFile(std::string_view fileName)
{
    const auto slash = fileName.find_last_of("/\\");
    const auto dot = fileName.rfind('.');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash))
        return nullptr;
    const std::string_view ending = fileName.substr(dot + 1);
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) {
        return sameIgnoringCase(format.ending, ending);
    });
    return found == kFormats.end() ? nullptr : found;
}

Result<Codebook> readCodebook(std::string_view fileName, std::string_view bytes)
{
    const Format* format = formatForFile(fileName);
    if (format == nullptr || format->read == nullptr)
        return fail(
            ErrorCode::Unsupported,
            fmt::format("{}: a codebook cannot be read from such a file; give one of these: {}",
                        fileName,
                        readableNames()));
    Result<Codebook> codebook = format->read(bytes);
    if (!codebook) {
        Error& error = codebook.error();
        const bool several = error.detail.find('\n') != std::string::npos;
        error.detail = fmt::format("{}:{}{}", fileName, several ? "\n" : " ", error.detail);
    }
    return codebook;
}

} // namespace crosscase::codebook
