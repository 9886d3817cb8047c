// SPDX-License-Identifier: GPL-3.0-or-later
// Many passages coded at once: from hits to rows that a person can choose from, to codings.
#pragma once

#include "core/base/progress.h"
#include "core/project/coding_units.h"
#include "core/project/edit.h"
#include "core/project/passage_choice.h"
#include "core/project/search.h"
#include "core/query/search.h"

#include <string_view>
#include <vector>

namespace crosscase::project {

// A place in a document, of whatever search.
struct TextPlace {
    model::Id<model::Document> document;
    text::Span span;
    auto operator<=>(const TextPlace&) const = default;
};

struct AutocodeOptions {
    model::Id<model::Code> code = {}; // none: one that is yet to be made
    CodingUnit unit = CodingUnit::Hit;
    int around = 0; // neighbouring units on both sides; not for Hit
};

// What would be a coding.
struct AutocodeRow {
    TextPlace place;
    // The coding of this code and coder that has all of it already; none: it is new.
    model::Id<model::Coding> coveredBy;
};

struct AutocodePreview {
    std::vector<AutocodeRow> rows;  // by document (model::documentsInOrder) and place
    std::size_t withoutContent = 0; // hits that no unit belongs to: between passages
};

// Widens the hits. Several in a unit are one row; a row that another one has in it is left out.
// `coder` may be new to the project. Refused: a code that is not codable, a span that is empty or
// beyond its text, `around` below 0, too large or with Hit.
[[nodiscard]] Result<AutocodePreview> previewAutocode(const model::Corpus& corpus,
                                                      const model::TextSource& texts,
                                                      std::string_view coder,
                                                      const std::vector<TextPlace>& hits,
                                                      const AutocodeOptions& options,
                                                      const Progress& progress);

// "Autocode 14 passages with Trust"
[[nodiscard]] std::string autocodeTitle(std::size_t passages, std::string_view code);

struct AutocodeDone {
    std::vector<AutocodeRow> added; // `coveredBy` is the new coding
    std::size_t skipped = 0;        // covered by a coding of the code and coder, an added one too
    std::size_t documents = 0;      // in which codings were added
};

// Codes places (of a preview, those chosen) with `code` in the name of the coder who acts, and
// titles the batch. Refused: as previewAutocode.
[[nodiscard]] Result<AutocodeDone> applyAutocode(Edit& edit,
                                                 model::Id<model::Code> code,
                                                 const std::vector<TextPlace>& places,
                                                 const Progress& progress);

// --- where hits come from: on several threads, so never within a change --------------------------

// What a search finds in the passages chosen: a hit that lies in them in part counts. The errors of
// Finder::run. `index` may be nullptr.
[[nodiscard]] Result<std::vector<TextPlace>> hitsOf(const Finder& finder,
                                                    const SearchIndex* index,
                                                    const PassageChoice& choice,
                                                    const Progress& progress);

// All units of the passages chosen: the turns of a speaker, the answers below a heading. With Hit
// the passages' contents.
[[nodiscard]] Result<std::vector<TextPlace>> unitsOf(const model::Corpus& corpus,
                                                     const model::TextSource& texts,
                                                     const PassageChoice& choice,
                                                     CodingUnit unit,
                                                     const Progress& progress);

} // namespace crosscase::project
