// SPDX-License-Identifier: GPL-3.0-or-later
// Correcting a document's text: what hangs on it moves along.
//
// Codings, ranges of cases and memos with a place follow the rule of text/anchors.h. What loses all
// its text becomes an orphan: it keeps its last quote and place, counts nowhere and is listed until
// it is anchored anew or deleted; a memo then stays with its document. The layout moves too. The
// original file stays as it was.
#pragma once

#include "core/project/edit.h"
#include "core/text/anchors.h"
#include "core/text/layout.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::project {

// What has lost its text, now or in an earlier batch.
struct Orphan {
    std::string kind = {}; // "coding", "range", "memo"
    model::AnyId id = {};
    model::Id<model::Document> document = {};
    std::string name = {}; // of its code or case, the memo's title
    text::Span place = {}; // the last one, in the text as it then was; of a memo empty
    std::string quote = {};
};

struct Correction {
    std::size_t changes = 0;        // places where the text differs
    std::int64_t inserted = 0;      // code points
    std::int64_t removed = 0;       // code points
    std::size_t codings = 0;        // that have their text, at the same place or another
    std::vector<Orphan> orphans;    // that this correction made
    std::vector<std::string> notes; // for the person: a case's speaker who no longer speaks ...
};

// The difference of the two texts decides. The same text: nothing happens.
[[nodiscard]] Result<Correction>
correctText(Edit& edit, model::Id<model::Document> document, const std::string& utf8);

// As correctText with a file of any format that can be imported; a layout that it brings replaces
// the moved one. Errors of importing::readDocument.
[[nodiscard]] Result<Correction> correctFromFile(Edit& edit,
                                                 model::Id<model::Document> document,
                                                 std::string_view fileName,
                                                 std::string_view bytes,
                                                 const std::optional<std::string>& encoding);

// Changes texts of documents by edits that are known. Finds what hangs on which document once, so
// that many texts cost no search each.
class TextChanger {
public:
    explicit TextChanger(Edit& edit);

    // `edits` lead from the document's text to `utf8`; `layout` nothing: the old one moves. With
    // Replaced::Kept nothing is lost that had a replacement.
    [[nodiscard]] Result<Correction> change(model::Id<model::Document> document,
                                            const std::string& utf8,
                                            const text::Edits& edits,
                                            text::Replaced replaced = text::Replaced::Lost,
                                            const std::optional<text::Layout>& layout = {});

private:
    template <typename Row>
    using ByDocument = std::unordered_map<model::Id<model::Document>, std::vector<model::Id<Row>>>;

    Edit& m_edit;
    ByDocument<model::Membership> m_parts;
    ByDocument<model::Memo> m_memos; // those with a place in the text
};

// All orphans of the project, by document and place.
[[nodiscard]] std::vector<Orphan> orphansOf(const model::Corpus& corpus);

} // namespace crosscase::project
