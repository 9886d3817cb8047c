// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to cases, to their cells and to the texts that are theirs; and to the cells of
// documents.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/bridge/sheet.h"
#include "core/table/csv.h"

#include <functional>
#include <memory>
#include <vector>

namespace crosscase::gui {

// Does `work` at once if it is small (`size` cells or so), else in a thread; `watch` shows the job.
void carryOut(Session& session,
              QObject* owner,
              const QString& title,
              std::size_t size,
              Session::LongWork work,
              const std::function<void(Job*)>& watch,
              Session::Finished finished);

// Writes cells; what does not fit is refused by itself and told in `outcome`.
[[nodiscard]] Session::LongWork writeCells(CellBatch batch, std::shared_ptr<CellOutcome> outcome);

// --- cases ---------------------------------------------------------------------------------------

[[nodiscard]] Result<project::Done>
embedCase(Session& session, model::Id<model::Case> unit, model::Id<model::Case> parent);
[[nodiscard]] Result<project::Done> deleteCases(Session& session,
                                                const std::vector<model::Id<model::Case>>& units);
// What would go with them, as a list of words ("2 documents, 1 memo"); empty: nothing.
[[nodiscard]] QString whatHangsOn(const model::Corpus& corpus,
                                  const std::vector<model::Id<model::Case>>& units);
// Empty: the memo goes. The first memo of the object is changed, or one is made.
[[nodiscard]] Result<project::Done>
writeMemo(Session& session, model::AnyId target, const QString& name, const QString& text);

// --- texts of cases ------------------------------------------------------------------------------

// A case that is there, or a new one by its name.
struct CaseChoice {
    model::Id<model::Case> unit = {};
    std::string name = {}; // of a new one; empty and no unit: none
    explicit operator bool() const { return bool(unit) || !name.empty(); }
};
// The case of that name, else a new one; empty: none.
[[nodiscard]] CaseChoice caseNamed(const model::Corpus& corpus, const QString& name);

[[nodiscard]] Result<project::Done>
assignDocuments(Session& session,
                const CaseChoice& unit,
                const std::vector<model::Id<model::Document>>& whole,
                const std::vector<model::Id<model::Document>>& notAnyMore = {});
// Each gets a case of its own, with the document's name.
[[nodiscard]] Session::LongWork makeCasesOf(std::vector<model::Id<model::Document>> documents);
[[nodiscard]] QString titleOfCases(std::size_t documents);
[[nodiscard]] Result<project::Done> assignPassage(Session& session,
                                                  model::Id<model::Case> unit,
                                                  model::Id<model::Document> document,
                                                  text::Span span);

struct TurnsWish {
    model::Id<model::Document> document;
    std::string speaker;
    CaseChoice unit;
};
[[nodiscard]] Session::LongWork assignTurns(std::vector<TurnsWish> wishes);

// --- table ---------------------------------------------------------------------------------------

[[nodiscard]] Session::LongWork importCaseTable(table::CsvFile file);

} // namespace crosscase::gui
