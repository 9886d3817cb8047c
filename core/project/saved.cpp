// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/saved.h"

#include "core/matrix/display_table.h"
#include "core/project/writing_steps.h"
#include "core/query/expand.h"
#include "core/query/filter.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

namespace crosscase::project {

namespace {

using model::SavedQuery;
using model::SavedTable;

bool isNamed(const std::string& name, std::string_view wanted)
{
    return text::foldKey(name) == text::foldKey(wanted);
}

template <typename Row>
Result<void> save(Edit& edit,
                  const std::string& name,
                  std::string Row::*content,
                  const std::string& value,
                  std::string_view kind)
{
    if (isBlank(name))
        return fail(ErrorCode::Refused, fmt::format("a saved {} needs a name", kind));
    const auto* known = findRow<Row>(edit, [&](const Row& row) { return isNamed(row.name, name); });
    if (isBlank(value)) {
        if (known == nullptr)
            return fail(ErrorCode::NotFound,
                        fmt::format("there is no saved {} '{}' to remove", kind, name));
        edit.setTitle(fmt::format("Remove saved {}: {}", kind, known->name));
        edit.removeWithDependents({known->id});
        return {};
    }
    edit.setTitle(fmt::format("Save {}: {}", kind, text::trimBlanks(name)));
    Row row = known != nullptr ? *known : Row{};
    row.*content = value;
    if (known != nullptr) {
        edit.change(std::move(row));
    } else {
        row.name = text::trimBlanks(name);
        edit.add(std::move(row));
    }
    return {};
}

query::Expression queryNamed(const std::string& name)
{
    query::Expression query;
    query.op = query::Op::Query;
    query.values.push_back(name);
    return query;
}

// The queries that ask for it by themselves; what cannot be read asks for nothing.
bool asks(const SavedQuery& saved, const std::string& name)
{
    const auto parsed = query::parse(saved.expression);
    return parsed && query::asksFor(*parsed, name);
}

bool isQuery(const matrix::Axis& axis, const std::string& name)
{
    return axis.kind == matrix::AxisKind::Query && !axis.names.empty()
           && isNamed(axis.names.front(), name);
}

Result<void> checkTable(const std::string& json)
{
    if (!matrix::isDisplayJson(json)) {
        auto spec = matrix::specFromJson(json);
        return spec ? Result<void>() : Result<void>(passOn(spec));
    }
    auto spec = matrix::displayFromJson(json);
    return spec ? matrix::checkOptions(spec->options) : Result<void>(passOn(spec));
}

// The same of a display, which asks for queries in its filter only.
std::optional<matrix::DisplaySpec> displayAsking(const SavedTable& saved, const std::string& name)
{
    auto spec = matrix::displayFromJson(saved.spec);
    if (!spec || spec->options.filter.empty())
        return std::nullopt;
    const auto filter = query::parse(spec->options.filter);
    if (!filter || !query::asksFor(*filter, name))
        return std::nullopt;
    return std::move(*spec);
}

// Its specification, if it asks for the query.
std::optional<matrix::TableSpec> specAsking(const SavedTable& saved, const std::string& name)
{
    auto spec = matrix::specFromJson(saved.spec);
    if (spec
        && (isQuery(spec->rows, name) || isQuery(spec->columns, name)
            || query::asksFor(spec->filter, name)))
        return std::move(*spec);
    return std::nullopt;
}

void renameIn(Edit& edit, const std::string& name, const std::string& newName)
{
    const model::Corpus before = edit.corpus();
    for (SavedQuery saved : before.rows<SavedQuery>()) {
        if (!asks(saved, name))
            continue;
        auto parsed = query::parse(saved.expression);
        saved.expression = query::toText(query::renamed(std::move(*parsed), name, newName));
        edit.change(std::move(saved));
    }
    for (SavedTable saved : before.rows<SavedTable>()) {
        if (auto display = displayAsking(saved, name)) {
            auto filter = query::parse(display->options.filter);
            display->options.filter =
                query::toText(query::renamed(std::move(*filter), name, newName));
            saved.spec = matrix::toJson(*display);
            edit.change(std::move(saved));
            continue;
        }
        auto spec = specAsking(saved, name);
        if (!spec)
            continue;
        for (matrix::Axis* axis : {&spec->rows, &spec->columns})
            if (isQuery(*axis, name))
                axis->names.front() = newName;
        spec->filter = query::renamed(std::move(spec->filter), name, newName);
        saved.spec = matrix::toJson(*spec);
        edit.change(std::move(saved));
    }
}

} // namespace

Result<void> saveTable(Edit& edit, const std::string& name, const std::string& specJson)
{
    if (!isBlank(specJson))
        if (auto checked = checkTable(specJson); !checked)
            return checked;
    return save(edit, name, &SavedTable::spec, specJson, "table");
}

Result<void> saveQuery(Edit& edit, const std::string& name, const std::string& expression)
{
    if (isBlank(expression)) {
        const auto askers = askersOf(edit.corpus(), name);
        if (!askers.empty())
            return fail(ErrorCode::Refused,
                        fmt::format("the saved query '{}' is asked for by {}; change them first",
                                    name,
                                    fmt::join(askers, ", ")));
    }
    if (auto saved = save(edit, name, &SavedQuery::expression, expression, "query"); !saved)
        return saved;
    return isBlank(expression) ? Result<void>()
                               : query::Filter::check(queryNamed(name), edit.corpus());
}

Result<void> renameQuery(Edit& edit, const std::string& name, const std::string& newName)
{
    auto saved = query::savedQuery(edit.corpus(), name);
    if (!saved)
        return passOn(saved);
    SavedQuery row = **saved;
    const std::string wanted(text::trimBlanks(newName));
    if (wanted.empty())
        return fail(ErrorCode::Refused, "a saved query needs a name");
    if (row.name == wanted)
        return {};
    const auto* taken = findRow<SavedQuery>(
        edit, [&](const SavedQuery& one) { return one.id != row.id && isNamed(one.name, wanted); });
    if (taken != nullptr)
        return fail(
            ErrorCode::Exists,
            fmt::format("there is a saved query '{}' already; take another name", taken->name));
    edit.setTitle(fmt::format("Rename saved query {} to {}", row.name, wanted));
    renameIn(edit, row.name, wanted);
    row = *edit.corpus().rows<SavedQuery>().find(row.id);
    row.name = wanted;
    edit.change(std::move(row));
    return {};
}

std::vector<std::string> askersOf(const model::Corpus& corpus, const std::string& query)
{
    std::vector<std::string> askers;
    for (const SavedQuery& saved : corpus.rows<SavedQuery>())
        if (!isNamed(saved.name, query) && asks(saved, query))
            askers.push_back(fmt::format("query '{}'", saved.name));
    for (const SavedTable& saved : corpus.rows<SavedTable>())
        if (specAsking(saved, query) || displayAsking(saved, query))
            askers.push_back(fmt::format("table '{}'", saved.name));
    return askers;
}

} // namespace crosscase::project
