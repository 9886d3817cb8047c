// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/corpus.h"

namespace crosscase::model {

bool Corpus::contains(AnyId id) const
{
    bool found = false;
    forEachKind([&]<typename Row>() { found = found || rows<Row>().contains(Id<Row>{id.value}); });
    return found;
}

std::string Corpus::setting(std::string_view key) const
{
    for (const Setting& setting : rows<Setting>())
        if (setting.key == key)
            return setting.value;
    return {};
}

} // namespace crosscase::model
