// SPDX-License-Identifier: GPL-3.0-or-later
// What the cases say about the propositions (Eisenhardt 1989): proposition x case.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Propositions by cases: + supports, (+) supports partly, - contradicts, empty: silent or not
// judged; behind the cases how many of each verdict. A case that several people judged otherwise
// shows each sign with its name. `state`: behind the sign the reason, and "silent" or "not judged
// yet"; `references`: the places of the evidence. `longForm`: a row for each proposition and case:
// proposition, text, case, verdict, reason, evidence, coder.
[[nodiscard]] Result<table::Table> propositions(const DisplayInput& input);

} // namespace crosscase::matrix
