// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a project for one coder, and what it remembers of where it comes from.
//
// It goes along as it is: documents, the codebook, cases with their attributes and texts, relation
// types, scales, saved tables and queries, settings. It begins a log of its own.
//
// A blind one is the project as if nobody else had worked in it: without the other coders, and so
// without everything that bears their name - codings, memos, links, summaries, ratings, judgements,
// cells that do not apply, progress - and without what rests on it or is attached to it (evidence,
// the coder's own memo on another's coding). Propositions bear nobody's name and tell what is
// expected: only those go along that the coder has judged. An example of the codebook that was
// pinned from another's coding keeps its words and no longer says where they stand.
#pragma once

#include "core/base/progress.h"
#include "core/project/package_record.h"
#include "core/project/project.h"
#include "core/project/pseudonyms.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

struct PackageWish {
    std::filesystem::path target;
    std::string coder;
    bool blind = false;
    bool originals = false;
    std::vector<model::Id<model::Document>> documents; // none: all
    const text::NameFinder* names = nullptr;           // given: names are replaced by pseudonyms
};

struct LeftOut {
    std::string_view table; // of the kind of object, as the schema calls it
    std::size_t count = 0;
};
struct PackageReport {
    PackageRecord record;
    std::size_t documents = 0; // in it
    std::size_t codings = 0;   // in it
    std::vector<LeftOut> leftOut;
    std::size_t originalsLeft = 0; // documents whose original file, kept or linked, stays here
    Renaming renaming;
    bool newCoder = false; // nobody of this name has worked in the project yet
};

// The project stays as it is and may be open elsewhere. Refused: no name of a coder, or original
// files together with pseudonyms; else errors of writeFreshCopy.
[[nodiscard]] Result<PackageReport>
writePackage(Project& project, const PackageWish& wish, const Progress& progress);

} // namespace crosscase::project
