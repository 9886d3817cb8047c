// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small PDFs for tests: lines of Helvetica at given places, uncompressed.
#pragma once

#include <cmath>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::testing {

// Operators that show `text` with its baseline `top` points below the top of the page. Turned by
// `degrees` against the clock. In `text` ( ) and \ are those of PDF; \001 is the ligature fi, \002
// the hyphen that WinAnsi has at the soft hyphen's place.
inline std::string
shown(double left, double top, std::string_view text, double size = 12, double degrees = 0)
{
    const double angle = degrees * std::acos(-1.0) / 180;
    return fmt::format("BT /F1 {} Tf {:.5f} {:.5f} {:.5f} {:.5f} {} {} Tm ({}) Tj ET\n",
                       size,
                       std::cos(angle),
                       std::sin(angle),
                       -std::sin(angle),
                       std::cos(angle),
                       left,
                       792 - top,
                       text);
}

// Lines below each other, 14 points apart; `top` moves behind the last.
inline std::string
lines(double left, double& top, const std::vector<std::string>& all, double size = 12)
{
    std::string operators;
    for (const std::string& line : all) {
        operators += shown(left, top, line, size);
        top += 14;
    }
    return operators;
}

// A document of these pages (612 x 792 points); `trailer` goes into its trailer.
inline std::string pdfOf(const std::vector<std::string>& pages, std::string_view trailer = "")
{
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
        "/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /uni00AD] >> >>"};
    std::string kids;
    for (const std::string& page : pages) {
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
                                      "/Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                                      objects.size() + 2));
        objects.push_back(
            fmt::format("<< /Length {} >>\nstream\n{}\nendstream", page.size(), page));
    }
    objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
    std::string bytes = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t n = 0; n < objects.size(); ++n) {
        table += fmt::format("{:010} 00000 n \n", bytes.size());
        bytes += fmt::format("{} 0 obj\n{}\nendobj\n", n + 1, objects[n]);
    }
    const std::size_t start = bytes.size();
    return bytes + table
           + fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n",
                         objects.size() + 1,
                         trailer,
                         start);
}

} // namespace crosscase::testing
