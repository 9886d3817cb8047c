// SPDX-License-Identifier: GPL-3.0-or-later
// One case as the window shows it: its themes with their quotes, and where in its documents the
// codings lie. Built in a thread, then never changed.
#pragma once

#include "app/gui/models/matrix_table.h"

#include <QString>

#include <memory>
#include <vector>

namespace crosscase::gui {

struct WithinTable {
    using Pointer = std::shared_ptr<const WithinTable>;

    struct Theme {
        model::Id<model::Code> code;
        QString name;
        std::vector<model::Id<model::Coding>> codings; // by document and place
        std::vector<std::int32_t> lengths;             // code points of each
        std::optional<CellSummary> summary;
    };
    struct Strip {
        model::Id<model::Document> document;
        QString label;
        std::vector<std::int32_t> counts; // codings that touch each paragraph of the case
        std::vector<text::Span> spans;
        std::vector<std::int32_t> numbers; // of the paragraphs, from 1
    };

    model::Id<model::Case> unit;
    QString name;
    QString about; // "Age 23, Housing Alone"
    QString documents;
    std::vector<Theme> themes;
    std::vector<Strip> strips;

    [[nodiscard]] static Result<Pointer> build(const model::Corpus& corpus,
                                               const model::TextSource& texts,
                                               model::Id<model::Case> unit,
                                               const Progress& progress);
};

} // namespace crosscase::gui
