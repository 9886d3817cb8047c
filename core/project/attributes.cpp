// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/attribute_columns.h"
#include "core/project/cases.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace crosscase::project {

namespace {

using model::Attribute;
using model::AttributeTarget;
using model::AttributeType;
using model::AttributeValue;
using model::Id;

const Attribute*
attributeNamed(const model::Corpus& corpus, AttributeTarget target, std::string_view name)
{
    const std::string key = text::foldKey(name);
    for (const Attribute& attribute : corpus.rows<Attribute>())
        if (attribute.target == target && text::foldKey(attribute.name) == key)
            return &attribute;
    return nullptr;
}

// A value of a choice that is new joins its list.
void addChoice(Edit& edit,
               Id<Attribute> attribute,
               const std::string& value,
               std::set<std::string>& known)
{
    if (!known.insert(value).second)
        return;
    model::AttributeChoice choice;
    choice.attribute = attribute;
    choice.value = value;
    choice.position = static_cast<std::int32_t>(known.size()) - 1;
    edit.add(std::move(choice));
}

std::set<std::string> choicesOf(const model::Corpus& corpus, Id<Attribute> attribute)
{
    std::set<std::string> known;
    for (const auto& choice : corpus.rows<model::AttributeChoice>())
        if (choice.attribute == attribute)
            known.insert(choice.value);
    return known;
}

} // namespace

Result<Id<Attribute>>
addAttribute(Edit& edit, AttributeTarget target, const std::string& wanted, AttributeType type)
{
    const std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "an attribute needs a name");
    if (const Attribute* there = attributeNamed(edit.corpus(), target, name)) {
        if (there->type != type)
            return fail(ErrorCode::Refused,
                        fmt::format("the attribute '{}' has the type {}, not {}",
                                    name,
                                    nameOf(there->type),
                                    nameOf(type)));
        return there->id;
    }
    Attribute attribute;
    attribute.name = name;
    attribute.target = target;
    attribute.type = type;
    for (const Attribute& other : edit.corpus().rows<Attribute>())
        if (other.target == target)
            attribute.position = std::max(attribute.position, other.position + 1);
    edit.setTitle(fmt::format("Add attribute {}", name));
    return edit.add(std::move(attribute));
}

Result<void> setValue(Edit& edit, model::AnyId owner, Id<Attribute> id, std::string_view wanted)
{
    const Attribute attribute = edit.corpus().get(id);
    const AttributeValue* there = nullptr;
    for (const AttributeValue& value : edit.corpus().rows<AttributeValue>())
        if (value.attribute == id && value.owner == owner)
            there = &value;
    edit.setTitle(fmt::format("Set {}", attribute.name));
    if (text::trimBlanks(wanted).empty()) {
        if (there != nullptr)
            edit.remove(there->id);
        return {};
    }
    auto canonical = canonicalValue(attribute.type, wanted);
    if (!canonical)
        return fail(ErrorCode::Malformed,
                    fmt::format("{}: {}", attribute.name, canonical.error().detail));
    AttributeValue value = there != nullptr ? *there : AttributeValue{};
    value.attribute = id;
    value.owner = owner;
    value.value = *canonical;
    if (there != nullptr)
        edit.change(std::move(value));
    else
        edit.add(std::move(value));
    if (attribute.type == AttributeType::Choice) {
        auto known = choicesOf(edit.corpus(), id);
        addChoice(edit, id, *canonical, known);
    }
    return {};
}

AttributeColumns::AttributeColumns(const Edit& edit,
                                   AttributeTarget target,
                                   const table::CsvFile& file,
                                   const std::vector<std::string_view>& others,
                                   Faults& faults)
    : m_target(target)
    , m_faults(faults)
{
    for (std::size_t at = 0; at < file.headers.size(); ++at) {
        const std::string key = text::foldKey(file.headers[at]);
        const bool isOther =
            std::any_of(others.begin(), others.end(), [&](std::string_view o) { return o == key; });
        if (!isOther && !key.empty())
            addColumn(edit, file, at);
    }
}

void AttributeColumns::addColumn(const Edit& edit, const table::CsvFile& file, std::size_t at)
{
    std::string name = file.headers[at];
    std::optional<AttributeType> type;
    if (const auto colon = name.rfind(':'); colon != std::string::npos) {
        type = attributeTypeNamed(text::trimBlanks(std::string_view(name).substr(colon + 1)));
        if (type)
            name = std::string(text::trimBlanks(std::string_view(name).substr(0, colon)));
    }
    const bool repeated =
        std::any_of(m_columns.begin(), m_columns.end(), [&](const Column& column) {
            return text::foldKey(column.name) == text::foldKey(name);
        });
    if (repeated)
        return m_faults.add(1, fmt::format("the column '{}' stands there twice", name));
    const Attribute* there = attributeNamed(edit.corpus(), m_target, name);
    if (there != nullptr && type && *type != there->type)
        return m_faults.add(1,
                            fmt::format("the attribute '{}' has the type {}, not {}",
                                        name,
                                        nameOf(there->type),
                                        nameOf(*type)));
    if (there != nullptr)
        type = there->type;
    if (!type) {
        std::vector<std::string_view> values;
        for (const table::CsvRow& row : file.rows)
            if (const auto value = text::trimBlanks(table::cellOf(row, at)); !value.empty())
                values.push_back(value);
        type = guessType(values);
    }
    m_columns.push_back({at, name, *type});
}

void AttributeColumns::read(const table::CsvRow& row, const std::string& owner)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        const std::string_view cell = text::trimBlanks(table::cellOf(row, column.at));
        if (cell.empty())
            continue;
        auto canonical = canonicalValue(column.type, cell);
        if (!canonical) {
            m_faults.add(row.line, fmt::format("{}: {}", column.name, canonical.error().detail));
            continue;
        }
        const auto [known, isNew] =
            m_values.emplace(std::pair(i, owner), Value{*canonical, row.line});
        if (!isNew && known->second.text != *canonical)
            m_faults.add(row.line,
                         fmt::format("{} is '{}' here and '{}' on line {}",
                                     column.name,
                                     *canonical,
                                     known->second.text,
                                     known->second.line));
    }
}

Result<void> AttributeColumns::writePending(Edit& edit)
{
    std::vector<Id<Attribute>> ids;
    for (const Column& column : m_columns) {
        auto id = addAttribute(edit, m_target, column.name, column.type);
        if (!id)
            return passOn(id);
        ids.push_back(*id);
    }
    std::map<std::pair<std::int32_t, std::int32_t>, AttributeValue> there;
    for (const AttributeValue& value : edit.corpus().rows<AttributeValue>())
        there[{value.attribute.value, value.owner.value}] = value;
    std::vector<std::set<std::string>> choices;
    for (const Id<Attribute> id : ids)
        choices.push_back(choicesOf(edit.corpus(), id));
    for (const Pending& pending : m_pending) {
        const auto found = there.find({ids[pending.column].value, pending.owner.value});
        AttributeValue value = found != there.end() ? found->second : AttributeValue{};
        value.attribute = ids[pending.column];
        value.owner = pending.owner;
        value.value = pending.text;
        if (found != there.end())
            edit.change(std::move(value));
        else
            edit.add(std::move(value));
        if (m_columns[pending.column].type == AttributeType::Choice)
            addChoice(edit, ids[pending.column], pending.text, choices[pending.column]);
    }
    return {};
}

} // namespace crosscase::project
