// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and reports on pages: what odt, docx and latex have in common.
#pragma once

#include "core/export/content.h"
#include "core/export/formats.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

// A table as wide as a page at most: the head columns and a run of the others.
struct PagePart {
    table::Table table;         // without title and notes
    std::string caption;        // perhaps empty
    std::vector<double> widths; // of each column with its margins, as a share of the page; sum <= 1
};

// How many letters of a table a line holds, upright and across.
struct PageWidth {
    int upright = 0;
    int across = 0;
};

// The table asks for a page that lies on its long side.
[[nodiscard]] bool wantsLandscape(const table::Table& table, PageWidth page);

// Where a format puts what a document consists of.
class Paper {
public:
    Paper() = default;
    Paper(const Paper&) = delete;
    Paper(Paper&&) = delete;
    Paper& operator=(const Paper&) = delete;
    Paper& operator=(Paper&&) = delete;
    virtual ~Paper() = default;

    virtual void heading(std::string_view words, int level) = 0; // 0: the title, then 1 to 6
    virtual void text(const Blocks& blocks) = 0;
    virtual void table(const PagePart& part) = 0;
    virtual void note(std::string_view words) = 0; // below a table or at the end
};

// A table in as many parts as it takes to fit `letters` in a line, a section a top-level head where
// it asks for that, and its foot.
void layOut(Paper& paper, const table::Table& table, int letters, const Options& options);
void layOut(Paper& paper, const table::Report& report, int letters, const Options& options);

} // namespace crosscase::exporting
