// SPDX-License-Identifier: GPL-3.0-or-later
// Documents come in behind the person's work: one batch for all.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/project/documents_import.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace crosscase::gui {

struct ImportOrder {
    std::vector<std::filesystem::path> files;
    project::ImportOptions options;
    std::filesystem::path attributes; // a table of cases, taken in afterwards; empty: none
};

struct ImportDone {
    project::ImportReport report;
    std::size_t documents = 0;
    std::size_t paragraphs = 0;
    std::size_t cases = 0;       // new ones
    std::filesystem::path table; // ImportOrder::attributes
    std::string tableNote;       // what became of the table
    bool tableFailed = false;
    model::Id<model::Document> first; // none: nothing was imported
};

// The table's faults do not keep the documents out.
Job* importDocuments(Session& session,
                     QObject* owner,
                     ImportOrder order,
                     std::function<void(const Result<ImportDone>&)> finished);

} // namespace crosscase::gui
