// SPDX-License-Identifier: GPL-3.0-or-later
// The looks of an OpenDocument text.
#pragma once

#include <string>
#include <string_view>

namespace crosscase::exporting {

constexpr std::string_view kOdtNamespaces =
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "office:version=\"1.3\"";

// The whole of styles.xml, for A4 in points.
[[nodiscard]] std::string odtStyles(bool landscape);

// Automatic styles of content.xml: cells, rows, runs and lists.
[[nodiscard]] std::string odtCellStyles();

} // namespace crosscase::exporting
