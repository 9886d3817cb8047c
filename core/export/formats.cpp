// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/formats.h"

#include "core/export/html.h"
#include "core/export/json.h"
#include "core/export/markdown.h"
#include "core/export/separated.h"
#include "core/export/terminal.h"

#include <algorithm>
#include <array>

namespace crosscase::exporting {

namespace {

constexpr std::array kFormats{
    Format{"table", "txt", "Aligned columns for reading in a terminal", writeTerminal},
    Format{"csv", "csv", "Comma-separated values for R, SPSS and spreadsheets", writeCsv, true},
    Format{"tsv", "tsv", "Tab-separated values", writeTsv, true},
    Format{"json", "json", "One JSON object with title, columns, rows and notes", writeJson},
    Format{"jsonl", "jsonl", "One JSON object a line for each row", writeJsonLines, true},
    Format{"md", "md", "Markdown table", writeMarkdown},
    Format{"html", "html", "Web page, for a browser or to print", writeHtml},
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
    const auto fits = [&](const Format& format) {
        return !format.ending.empty() && sameIgnoringCase(format.ending, ending);
    };
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(), fits);
    return found == kFormats.end() ? nullptr : found;
}

} // namespace crosscase::exporting
