// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/formats.h"

#include "core/export/docx.h"
#include "core/export/html.h"
#include "core/export/json.h"
#include "core/export/latex.h"
#include "core/export/markdown.h"
#include "core/export/odt.h"
#include "core/export/separated.h"
#include "core/export/terminal.h"
#include "core/export/xlsx.h"

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
    Format{"latex", "tex", "LaTeX table (booktabs)", writeLatex},
    Format{"xlsx", "xlsx", "Excel workbook", writeXlsx},
    Format{"odt", "odt", "OpenDocument text, for LibreOffice Writer", writeOdt},
    Format{"docx", "docx", "Word document", writeDocx},
};

constexpr std::array kReportFormats{
    ReportFormat{"md", "md", "Markdown", writeMarkdownReport},
    ReportFormat{"html", "html", "Web page, for a browser or to print", writeHtmlReport},
    ReportFormat{"latex", "tex", "LaTeX", writeLatexReport},
    ReportFormat{"odt", "odt", "OpenDocument text, for LibreOffice Writer", writeOdtReport},
    ReportFormat{"docx", "docx", "Word document", writeDocxReport},
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

// What stands behind the last dot of a file's name.
std::string_view endingOf(std::string_view fileName)
{
    const auto slash = fileName.find_last_of("/\\");
    const auto dot = fileName.rfind('.');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash))
        return {};
    return fileName.substr(dot + 1);
}

template <typename Entry>
const Entry* findNamed(std::span<const Entry> entries, std::string_view name)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return sameIgnoringCase(entry.name, name);
    });
    return found == entries.end() ? nullptr : &*found;
}

template <typename Entry>
const Entry* findForFile(std::span<const Entry> entries, std::string_view fileName)
{
    const std::string_view ending = endingOf(fileName);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return !entry.ending.empty() && sameIgnoringCase(entry.ending, ending);
    });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

std::span<const Format> formats()
{
    return kFormats;
}

std::span<const ReportFormat> reportFormats()
{
    return kReportFormats;
}

const Format* formatNamed(std::string_view name)
{
    return findNamed(formats(), name);
}

const Format* formatForFile(std::string_view fileName)
{
    return findForFile(formats(), fileName);
}

const ReportFormat* reportFormatNamed(std::string_view name)
{
    return findNamed(reportFormats(), name);
}

const ReportFormat* reportFormatForFile(std::string_view fileName)
{
    return findForFile(reportFormats(), fileName);
}

} // namespace crosscase::exporting
