// SPDX-License-Identifier: GPL-3.0-or-later
// An axis of a table, resolved against a snapshot: its entries, and by what a coding belongs to
// them.
#pragma once

#include "core/matrix/cross_table.h"
#include "core/matrix/scope.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

namespace crosscase::matrix {

// What an axis' entries are: stretches of text, sets of codes, coders, a query's codings, or
// nothing that codings belong to.
enum class Role : std::uint8_t { Text, Code, Coder, Query, Attribute, Proposition };
[[nodiscard]] Role roleOf(AxisKind kind);

// What of a document belongs to an entry.
struct Part {
    std::size_t entry = 0;
    Region region;
    model::Id<model::Case> unit; // Cases: which
};

// For each document its parts, cut to the chosen text. The entry behind the last is the union of
// all.
using Layer = std::unordered_map<model::Id<model::Document>, std::vector<Part>>;

struct ResolvedAxis {
    Axis axis;
    Role role = Role::Text;
    std::vector<Entry> entries;
    std::vector<std::vector<model::Id<model::Case>>>
        units;   // Cases, AttributeValues: the cases of each entry
    Layer layer; // Text
    std::vector<std::vector<model::Id<model::Code>>>
        codes;               // Code: which codes count for each entry
    query::Expression query; // Query

    [[nodiscard]] bool hasCases() const
    {
        return axis.kind == AxisKind::Cases || axis.kind == AxisKind::AttributeValues;
    }
    [[nodiscard]] bool is(AxisKind kind) const { return axis.kind == kind; }
};

// NotFound or Ambiguous: a name that the project does not have.
[[nodiscard]] Result<ResolvedAxis>
resolve(const Scope& scope, const Axis& axis, const TableSpec& spec);

// One case alone, whatever its level and the filter.
[[nodiscard]] ResolvedAxis singleCase(const Scope& scope, model::Id<model::Case> unit);

// The text of the axes that have none of their own: everything chosen, as one entry.
[[nodiscard]] Layer everything(const Scope& scope);

// Attributes and their values.
[[nodiscard]] Result<const model::Attribute*>
findAttribute(const model::Corpus& corpus, std::string_view name, model::AttributeTarget target);
// In position order.
[[nodiscard]] std::vector<const model::Attribute*> attributesOf(const model::Corpus& corpus,
                                                                model::AttributeTarget target);

// The values of one attribute; a case without one shows its parent's.
class AttributeColumn {
public:
    AttributeColumn(const Scope& scope, const model::Attribute& attribute);
    [[nodiscard]] std::string of(model::AnyId owner) const;
    [[nodiscard]] bool hasOwn(model::AnyId owner) const { return m_values.contains(owner); }
    // < 0, 0, > 0 in the order of the attribute's type; an empty value comes last.
    [[nodiscard]] int compare(const std::string& a, const std::string& b) const;

private:
    [[nodiscard]] std::int32_t placeOf(const std::string& choice) const;
    const Scope* m_scope;
    const model::Attribute* m_attribute;
    std::unordered_map<model::AnyId, std::string> m_values;
    std::unordered_map<std::string, std::int32_t> m_choices;
};

inline constexpr std::string_view kNoValue = "(no value)";

// For the files that resolve single kinds of axes.
[[nodiscard]] Result<void> resolveCases(const Scope& scope, ResolvedAxis& axis);
[[nodiscard]] Result<void> resolveAttributeValues(const Scope& scope, ResolvedAxis& axis);
[[nodiscard]] Result<void> resolveSpeakers(const Scope& scope, ResolvedAxis& axis);
void resolveDocuments(const Scope& scope, ResolvedAxis& axis);
void resolveGroups(const Scope& scope, ResolvedAxis& axis);

} // namespace crosscase::matrix
