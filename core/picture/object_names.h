// SPDX-License-Identifier: GPL-3.0-or-later
// What an object is called in a picture.
#pragma once

#include "core/model/corpus.h"
#include "core/model/trees.h"

#include <string>

namespace crosscase::picture {

struct ObjectName {
    std::string name;  // short, clean: a code's or a case's own name, a document's label
    std::string whole; // with its path, clean
};

// Of a coding: the name of its document and code. Of what has no name, and of an object that is
// not there: the kind of thing it is.
[[nodiscard]] ObjectName nameOf(const model::Corpus& corpus,
                                const model::CodeTree& codes,
                                const model::CaseTree& cases,
                                model::AnyId object);

} // namespace crosscase::picture
