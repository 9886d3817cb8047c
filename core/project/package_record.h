// SPDX-License-Identifier: GPL-3.0-or-later
// What a package remembers of where it comes from: settings `package.*` of its own. They describe
// this file: who merges it or takes settings of it elsewhere leaves them out.
#pragma once

#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/project/edit.h"

#include <optional>
#include <string>

namespace crosscase::project {

struct PackageRecord {
    Uuid project; // the one it was cut from
    Uuid batch;   // that one's newest batch then: its log leads back to the common state
    // The first batch of the package itself: corpusAt(package, 1) is exactly what it held, as long
    // as its log begins with this one.
    Uuid cut;
    Timestamp time;
    std::string coder; // for whom
    bool blind = false;
    // Texts and names are not those at home. Documents are found there by their identity, and their
    // texts by the state after `batch`; the package holds nothing of them, not even a hash, by
    // which a name in a short text could be guessed.
    bool pseudonymised = false;
    bool originals = false; // the kept original files are in it
    bool partial = false;   // some documents only
    bool operator==(const PackageRecord&) const = default;
};

// Nothing: the project is no package.
[[nodiscard]] std::optional<PackageRecord> packageRecord(const model::Corpus& corpus);
[[nodiscard]] bool isOfPackageRecord(const model::Setting& setting);

// In the place of the one that is there.
void setPackageRecord(Edit& edit, const PackageRecord& record);

} // namespace crosscase::project
