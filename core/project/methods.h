// SPDX-License-Identifier: GPL-3.0-or-later
// The methods appendix: what the project itself can say of how the study was done, for a thesis or
// a reviewer.
#pragma once

#include "core/base/progress.h"
#include "core/project/project.h"
#include "core/table/report.h"

namespace crosscase::project {

// Material, coders and their agreement, codebook, use of the codes, saturation, evidence and audit
// trail as sections with tables; then the items of COREQ (Tong, Sainsbury & Craig 2007) and SRQR
// (O'Brien et al. 2014), each with what the data say, or with the word that the author must answer.
// Nothing is claimed that the project does not hold. Errors of reading texts and log; Cancelled.
[[nodiscard]] Result<table::Report> methodsAppendix(Project& project, const Progress& progress);

} // namespace crosscase::project
