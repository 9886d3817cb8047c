// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/functions.h"

#include <algorithm>

namespace crosscase::query {

const RelationEntry& entryOf(RelationKind kind)
{
    return kRelations.at(static_cast<std::size_t>(kind));
}

const RelationEntry* relationNamed(std::string_view name)
{
    const auto found = std::find_if(kRelations.begin(),
                                    kRelations.end(),
                                    [&](const RelationEntry& entry) { return entry.name == name; });
    return found == kRelations.end() ? nullptr : &*found;
}

Expression themeNamed(std::string name)
{
    Expression theme;
    theme.op = Op::Equal;
    theme.subject.object = "theme";
    theme.values.push_back(std::move(name));
    return theme;
}

std::optional<std::string_view> nameOfTheme(const Expression& expression)
{
    if (expression.op != Op::Equal || expression.subject != Subject{"theme", {}}
        || expression.values.size() != 1)
        return std::nullopt;
    return expression.values.front();
}

bool isDigits(std::string_view word)
{
    return !word.empty()
           && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace crosscase::query
