// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/paper.h"

#include "core/export/terminal_widths.h"
#include "core/table/sections.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace crosscase::exporting {

namespace {

constexpr int kProse = 40; // letters that make a good line; a column of longer ones is narrowed

std::vector<double> sharesOf(const table::Table& table, int letters)
{
    const std::vector<int> widths = fitted(measured(table), letters);
    const auto gaps = static_cast<double>(widths.size()) * kColumnGap;
    const double sum = std::accumulate(widths.begin(), widths.end(), gaps);
    const double page = std::max(sum, static_cast<double>(letters) + kColumnGap);
    std::vector<double> shares;
    for (const int width : widths)
        shares.push_back((width + kColumnGap) / page);
    return shares;
}

void appendParts(Paper& paper, const table::Table& table, const std::string& title, int letters)
{
    const std::size_t heads = std::min(table.headColumns, table.columns.size());
    const std::vector<ColumnRun> runs = runsOf(measured(table), heads, letters);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::vector<std::size_t> columns(runs[i].last - runs[i].first);
        std::iota(columns.begin(), columns.end(), runs[i].first);
        PagePart part{table::excerpt(table, columns), title, {}};
        if (runs.size() > 1 && !title.empty())
            part.caption += fmt::format(" ({}/{})", i + 1, runs.size());
        part.widths = sharesOf(part.table, letters);
        paper.table(part);
    }
}

void appendTable(Paper& paper, const table::Table& table, int letters)
{
    if (!table.sheetPerHead) {
        appendParts(paper, table, table.title, letters);
        return;
    }
    for (const table::Section& section : table::splitByTopHead(table)) {
        const bool both = !table.title.empty() && !section.head.empty();
        appendParts(paper, section.table, table.title + (both ? ": " : "") + section.head, letters);
    }
}

} // namespace

bool wantsLandscape(const table::Table& table, PageWidth page)
{
    const auto tooWide = [&](const table::Table& one) {
        int wanted = -kColumnGap;
        for (const ColumnWidth& width : measured(one))
            wanted += std::max(width.minimum, std::min(width.natural, kProse)) + kColumnGap;
        return wanted > page.upright;
    };
    if (!table.sheetPerHead)
        return tooWide(table);
    const auto sections = table::splitByTopHead(table);
    return std::any_of(sections.begin(), sections.end(), [&](const table::Section& section) {
        return tooWide(section.table);
    });
}

void layOut(Paper& paper, const table::Table& table, int letters, const Options& options)
{
    appendTable(paper, table, letters);
    for (const std::string& line : footOf(table, options))
        paper.note(line);
}

void layOut(Paper& paper, const table::Report& report, int letters, const Options& options)
{
    if (!report.title.empty())
        paper.heading(report.title, 0);
    for (const auto& block : report.blocks) {
        if (const auto* heading = std::get_if<table::Heading>(&block)) {
            paper.heading(heading->words, std::clamp(heading->level, 1, 6));
        } else if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
            paper.text(fromMarkdown(paragraph->markdown));
        } else {
            appendTable(paper, std::get<table::Table>(block), letters);
            for (const std::string& note : std::get<table::Table>(block).notes)
                paper.note(note);
        }
    }
    for (const std::string& line : options.about)
        paper.note(line);
}

} // namespace crosscase::exporting
