// SPDX-License-Identifier: GPL-3.0-or-later
// The goals that are measured, one file each: goal_*.cpp.
#pragma once

#include "tests/bench/report.h"

#include <cstddef>
#include <filesystem>

namespace crosscase::bench {

struct Setting {
    std::filesystem::path folder; // for the data; made and removed by ./run
    bool full = true;             // else a tenth of everything
    int runs = 5;

    [[nodiscard]] std::size_t scaled(std::size_t size) const { return full ? size : size / 10; }
};

void measureText(const Setting& setting, Report& report);      // 1
void measureImport(const Setting& setting, Report& report);    // 2
void measureIndexing(const Setting& setting, Report& report);  // 3
void measureQueries(const Setting& setting, Report& report);   // 4
void measureScans(const Setting& setting, Report& report);     // 5
void measureOpen(const Setting& setting, Report& report);      // 6
void measureMatrix(const Setting& setting, Report& report);    // 7
void measureBatches(const Setting& setting, Report& report);   // 10
void measureDocuments(const Setting& setting, Report& report); // 12
void measureMerge(const Setting& setting, Report& report);     // 14
void measureAgreement(const Setting& setting, Report& report); // 16

// In builds with the window.
void measureQuoteMatrix(const Setting& setting, Report& report);    // 8
void measureCodingInWindow(const Setting& setting, Report& report); // 9
void measureLongDocument(const Setting& setting, Report& report);   // 11
void measureStart(const Setting& setting, Report& report);          // 15
void measureHugeProject(const Setting& setting, Report& report);    // 17

// The project with 1,000,000 (small: 100,000) codings in 1,000 (200) documents, or the one with
// 20,000 (2,000); made when it is asked for first.
[[nodiscard]] std::filesystem::path largeProject(const Setting& setting);
[[nodiscard]] std::filesystem::path usualProject(const Setting& setting);
[[nodiscard]] std::size_t largeCount(const Setting& setting);
[[nodiscard]] std::size_t usualCount(const Setting& setting);

} // namespace crosscase::bench
