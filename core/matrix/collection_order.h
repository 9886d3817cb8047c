// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which documents were collected.
#pragma once

#include "core/model/objects.h"

#include <vector>

namespace crosscase::matrix {

// By the date collected (a year stands before its months, a month before its days), then in the
// order in which they are given; those without a date last.
[[nodiscard]] std::vector<const model::Document*>
byCollection(std::vector<const model::Document*> documents);

} // namespace crosscase::matrix
