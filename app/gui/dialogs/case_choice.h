// SPDX-License-Identifier: GPL-3.0-or-later
// A box to choose a case in, or to type the name of a new one.
#pragma once

#include "core/model/corpus.h"

#include <QStringList>

class QComboBox;
class QString;

namespace crosscase::gui {

// In the order of the tree.
[[nodiscard]] QStringList caseNames(const model::Corpus& corpus);
[[nodiscard]] QComboBox* caseBox(const model::Corpus& corpus, const QString& name);

} // namespace crosscase::gui
