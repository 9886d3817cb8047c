// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents of before 2007 (doc), read by the program antiword or catdoc.
#pragma once

#include "core/import/program.h"
#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsDoc(std::string_view bytes);
// A paragraph is a line; which program read it is said in a warning. Unsupported: neither program
// is there, or none can read it within the limits; Io: the temporary file.
[[nodiscard]] Result<Imported> readDoc(std::string_view bytes, const Options& options);
[[nodiscard]] Result<Imported>
readDocWithin(const ProgramLimits& limits, std::string_view bytes, const Options& options);

} // namespace crosscase::importing
