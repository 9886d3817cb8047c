// SPDX-License-Identifier: GPL-3.0-or-later
// A survey comes in behind the person's work: cases, attributes and documents, one batch for all.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/import/table_file.h"
#include "core/project/survey.h"

#include <functional>
#include <memory>

namespace crosscase::gui {

struct SurveyDone {
    project::SurveyReport report;
    model::Id<model::Document> first; // of the new documents; none: there are none
    bool isNew = true;                // false: all of it was there already, nothing was changed
};

Job* importSurvey(Session& session,
                  QObject* owner,
                  std::shared_ptr<const importing::TableFile> file,
                  project::SurveyOptions options,
                  std::function<void(const Result<SurveyDone>&)> finished);

} // namespace crosscase::gui
