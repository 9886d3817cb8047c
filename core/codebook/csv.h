// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook as a table, one row a code.
//
//   code,parent,definition,include,exclude,example,counterexample,memo,colour,codable,id
//
// `code` is the name as it is, `parent` a path (model::joinPath). Examples stand one a line; a line
// that begins with a space goes on with the example above it. On reading only `code` must be
// there, in any order; columns of other names are passed over with a warning.
#pragma once

#include "core/codebook/formats.h"

namespace crosscase::codebook {

[[nodiscard]] Result<Codebook> readCsv(std::string_view bytes);
[[nodiscard]] Result<std::string> writeCsv(const Codebook& codebook, const WriteOptions& options);

} // namespace crosscase::codebook
