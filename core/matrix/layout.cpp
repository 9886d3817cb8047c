// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/layout.h"

#include <fmt/format.h>

namespace crosscase::matrix {

bool isCount(Measure measure)
{
    return measure <= Measure::Words;
}

bool isNumber(Measure measure)
{
    return measure <= Measure::Mean;
}

namespace {

bool either(const TableSpec& spec, AxisKind kind)
{
    return spec.rows.kind == kind || spec.columns.kind == kind;
}

bool either(const TableSpec& spec, Role role)
{
    return roleOf(spec.rows.kind) == role || roleOf(spec.columns.kind) == role;
}

Result<void> checkAxes(const TableSpec& spec)
{
    const std::string pair = fmt::format("{} x {}", toText(spec.rows), toText(spec.columns));
    const bool attributes = either(spec, AxisKind::Attributes);
    const bool propositions = either(spec, AxisKind::Propositions);
    if (attributes && !either(spec, AxisKind::Cases) && !either(spec, AxisKind::Documents))
        return fail(ErrorCode::Refused, pair + ": attributes are shown of cases or of documents");
    if (propositions && !either(spec, AxisKind::Cases))
        return fail(ErrorCode::Refused,
                    pair + ": propositions are judged case by case; cross them with cases");
    const Role role = roleOf(spec.rows.kind);
    if (role == Role::Code && roleOf(spec.columns.kind) == Role::Code)
        return fail(
            ErrorCode::Refused,
            pair + ": a coding bears one code; for codes that meet in the text use co-occurrence");
    if (spec.rows.kind != spec.columns.kind || role == Role::Query)
        return {};
    if (spec.rows.kind == AxisKind::AttributeValues)
        return fail(ErrorCode::Refused,
                    pair + ": to cross two attributes name both on one axis: attribute:A,B");
    if (spec.rows.kind == AxisKind::Cases)
        return fail(ErrorCode::Refused,
                    pair + ": a table needs two different axes; to compare cases use similarity");
    return fail(ErrorCode::Refused, pair + ": a table needs two different axes");
}

Result<void> checkMeasure(const TableSpec& spec)
{
    const bool cases = either(spec, AxisKind::Cases);
    if ((spec.cell == Measure::Rating || spec.cell == Measure::Summary)
        && !(cases && either(spec, Role::Code)))
        return fail(ErrorCode::Refused,
                    fmt::format("{} is written for a case and a code; use cases x themes or codes",
                                nameOf(spec.cell)));
    if (spec.cell == Measure::AttributeValue && !cases && !either(spec, AxisKind::Documents))
        return fail(ErrorCode::Refused,
                    "an attribute is shown of cases or of documents; use one of them as rows");
    if (spec.cell == Measure::Mean && !cases && !either(spec, AxisKind::AttributeValues))
        return fail(ErrorCode::Refused,
                    "a mean per case needs cases or attribute values as rows or columns");
    return {};
}

} // namespace

bool isWritten(const TableSpec& spec)
{
    return either(spec, AxisKind::Attributes) || either(spec, AxisKind::Propositions)
           || spec.cell == Measure::Rating || spec.cell == Measure::Summary
           || spec.cell == Measure::AttributeValue;
}

Result<void> check(const TableSpec& spec)
{
    if (auto axes = checkAxes(spec); !axes)
        return axes;
    const bool own = either(spec, AxisKind::Attributes) || either(spec, AxisKind::Propositions);
    if (!own)
        if (auto measure = checkMeasure(spec); !measure)
            return measure;
    if (spec.percent != Percent::None && (own || !isCount(spec.cell)))
        return fail(ErrorCode::Refused,
                    fmt::format("percentages are of counts (references, documents, cases, present, "
                                "characters, words), not of {}",
                                own ? "what is written" : nameOf(spec.cell)));
    if (own && spec.state)
        return fail(ErrorCode::Refused,
                    "a state belongs to codings; attributes and verdicts have none");
    if (!spec.attributes.empty() && spec.rows.kind != AxisKind::Cases
        && spec.rows.kind != AxisKind::Documents)
        return fail(ErrorCode::Refused, "attributes stand beside cases or documents as rows");
    return {};
}

Result<Layout> layOut(const Scope& scope, const TableSpec& wanted)
{
    TableSpec spec = wanted;
    // The names of sub-codes are asked for: they belong to the cell.
    spec.withSubcodes = spec.withSubcodes || spec.cell == Measure::Subcodes;
    if (auto fits = check(spec); !fits)
        return passOn(fits);
    auto rows = resolve(scope, spec.rows, spec);
    if (!rows)
        return passOn(rows);
    auto columns = resolve(scope, spec.columns, spec);
    if (!columns)
        return passOn(columns);
    return Layout{scope, std::move(spec), std::move(*rows), std::move(*columns)};
}

} // namespace crosscase::matrix
