// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook as a web page for people: one file without links to others, light and dark, printable.
#pragma once

#include "core/codebook/formats.h"

namespace crosscase::codebook {

[[nodiscard]] Result<std::string> writeHtml(const Codebook& codebook, const WriteOptions& options);

} // namespace crosscase::codebook
