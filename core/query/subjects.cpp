// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/subjects.h"

#include "core/query/near.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace crosscase::query {

const SubjectEntry* subjectEntry(std::string_view object)
{
    const auto found =
        std::find_if(kSubjects.begin(), kSubjects.end(), [&](const SubjectEntry& entry) {
            return entry.object == object;
        });
    return found == kSubjects.end() ? nullptr : &*found;
}

std::optional<std::string> problemOf(const Subject& subject)
{
    const SubjectEntry* entry = subjectEntry(subject.object);
    if (entry == nullptr) {
        std::vector<std::string> names;
        for (const SubjectEntry& known : kSubjects)
            names.emplace_back(known.object);
        return fmt::format(
            "nothing is called '{}' (an attribute is written case.NAME or document.NAME){}",
            subject.object,
            didYouMean(subject.object, names));
    }
    if (!entry->fields && !subject.field.empty())
        return fmt::format("'{}' has no fields; only case.NAME and document.NAME do",
                           subject.object);
    return std::nullopt;
}

} // namespace crosscase::query
