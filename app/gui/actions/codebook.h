// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with the codebook beyond single codes: merge, what is written about a code,
// examples, files. One batch each.
#pragma once

#include "app/gui/actions/codes.h"
#include "core/codebook/codebook.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace crosscase::gui {

class Job;

// --- merge ---------------------------------------------------------------------------------------

struct MergePreview {
    std::size_t moved = 0;     // quotes that get the other code
    std::size_t collapsed = 0; // quotes that are there already
    std::size_t subCodes = 0;  // that come along
    bool textsDiffer = false;  // what is written about both differs: it goes to the memo
};
// Rehearses it; nothing happens. Refused as mergeCodes. In a large project the answer comes later.
void previewMerge(Session& session,
                  QObject* owner,
                  const CodeIds& from,
                  model::Id<model::Code> into,
                  std::function<void(const Result<MergePreview>&)> answer);
// At once in a small project; in a large one behind the window, then the job, to be watched.
Job* mergeCodes(Session& session,
                QObject* owner,
                const CodeIds& from,
                model::Id<model::Code> into,
                Session::Finished finished);

// --- what is written about a code ----------------------------------------------------------------

[[nodiscard]] Result<void>
setCodeMemo(Session& session, model::Id<model::Code> code, const QString& words);
// May quotes be coded with it?
[[nodiscard]] Result<void> setCodable(Session& session, model::Id<model::Code> code, bool codable);

// --- examples ------------------------------------------------------------------------------------

using ExampleId = model::Id<model::CodeExample>;
// In their order.
[[nodiscard]] std::vector<model::CodeExample>
examplesOf(const model::Corpus& corpus, model::Id<model::Code> code, model::ExampleKind kind);
struct NewExample {
    QString words;
    model::Id<model::Coding> coding = {}; // where it is pinned from
};
// At the end. Blank ones, and those that are there, are passed over.
[[nodiscard]] Result<void> addExamples(Session& session,
                                       model::Id<model::Code> code,
                                       model::ExampleKind kind,
                                       const std::vector<NewExample>& examples);
// No words: it goes.
[[nodiscard]] Result<void> setExample(Session& session, ExampleId example, const QString& words);
[[nodiscard]] Result<void> removeExample(Session& session, ExampleId example);
// One place up or down among those of its kind.
[[nodiscard]] Result<void> moveExample(Session& session, ExampleId example, int by);

// --- files ---------------------------------------------------------------------------------------

struct ImportPreview {
    struct Changed {
        QString code;
        QStringList what; // "definition", "examples"
    };
    QStringList added;
    std::vector<Changed> changed;
    std::size_t unchanged = 0;
};
// As previewMerge.
void previewImport(Session& session,
                   QObject* owner,
                   const codebook::Codebook& codebook,
                   std::function<void(const Result<ImportPreview>&)> answer);
// As mergeCodes.
Job* importCodebook(Session& session,
                    QObject* owner,
                    const codebook::Codebook& codebook,
                    Session::Finished finished);

} // namespace crosscase::gui
