// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/case_names.h"

#include "core/text/fold.h"

#include <algorithm>
#include <utility>

namespace crosscase::gui {

using CaseId = model::Id<model::Case>;

CaseNames::CaseNames(project::Edit& edit)
    : m_edit(edit)
{
    for (const model::Case& unit : edit.corpus().cases()) {
        m_byKey.emplace(text::foldKey(unit.name), unit.id);
        if (!unit.parent)
            m_next = std::max(m_next, unit.position + 1);
    }
}

CaseId CaseNames::named(const std::string& name) const
{
    const auto found = m_byKey.find(text::foldKey(text::trimBlanks(name)));
    return found == m_byKey.end() ? CaseId() : found->second;
}

Result<std::string> CaseNames::checked(const std::string& wanted, CaseId self) const
{
    std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "a case needs a name");
    const CaseId there = named(name);
    if (there && there != self)
        return fail(ErrorCode::Exists,
                    "there is a case '" + m_edit.corpus().get(there).name
                        + "' already; case names are unique");
    return name;
}

Result<CaseId> CaseNames::add(const std::string& wanted)
{
    auto name = checked(wanted, {});
    if (!name)
        return passOn(name);
    model::Case unit;
    unit.name = std::move(*name);
    unit.position = m_next++;
    unit.created = m_edit.time();
    const std::string key = text::foldKey(unit.name);
    const CaseId made = m_edit.add(std::move(unit));
    m_byKey[key] = made;
    return made;
}

Result<void> CaseNames::rename(CaseId id, const std::string& wanted)
{
    auto name = checked(wanted, id);
    if (!name)
        return passOn(name);
    model::Case unit = m_edit.corpus().get(id);
    m_byKey.erase(text::foldKey(unit.name));
    m_byKey[text::foldKey(*name)] = id;
    unit.name = std::move(*name);
    m_edit.change(std::move(unit));
    return {};
}

} // namespace crosscase::gui
