// SPDX-License-Identifier: GPL-3.0-or-later
// Views of the matrix: those that every project has, and those that it keeps under a name.
#pragma once

#include "core/matrix/spec.h"
#include "core/model/corpus.h"

#include <QList>
#include <QString>

namespace crosscase::gui {

struct MatrixViewChoice {
    QString name;
    bool saved = false; // in the project; can be renamed and deleted
    matrix::TableSpec spec;
};
// Cases x themes first. A saved view that cannot be read is left out.
[[nodiscard]] QList<MatrixViewChoice> matrixViews(const model::Corpus& corpus);
// What the matrix opens with: all cases with their attributes, themes, counts, totals.
[[nodiscard]] matrix::TableSpec casesByThemes();

// What an axis can be, in words and as matrix::axisFromText reads it.
struct NamedText {
    QString words;
    QString text;
};
[[nodiscard]] QList<NamedText> rowChoices(const model::Corpus& corpus);
[[nodiscard]] QList<NamedText> columnChoices(const model::Corpus& corpus);
[[nodiscard]] QList<NamedText> orderChoices(const model::Corpus& corpus);
// The names of case attributes, or of document attributes, in their order.
[[nodiscard]] QStringList attributeNames(const model::Corpus& corpus,
                                         model::AttributeTarget target);

} // namespace crosscase::gui
