// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/written_fields.h"

#include <map>

namespace crosscase::project {

std::string commonLanguage(const model::Corpus& corpus)
{
    std::map<std::string, int> counts;
    for (const model::Document& document : corpus.documents())
        ++counts[document.language];
    const auto most =
        std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? std::string() : most->first;
}

} // namespace crosscase::project
