// SPDX-License-Identifier: GPL-3.0-or-later
// Correcting the text of a document: its codings move along.
#pragma once

#include "app/gui/bridge/session.h"

namespace crosscase::gui {

// One batch, in a thread: the difference of long texts takes its time.
Job* correctText(Session& session,
                 QObject* owner,
                 model::Id<model::Document> document,
                 std::string utf8,
                 Session::Finished finished);

// How many codings would lose all their text. By the rule of project::correctText, without a
// change; any thread.
[[nodiscard]] std::size_t codingsLost(const model::Corpus& corpus,
                                      model::Id<model::Document> document,
                                      std::string_view before,
                                      std::string_view after);

} // namespace crosscase::gui
