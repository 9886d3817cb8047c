// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/display_parts.h"

#include "core/matrix/coding_rows.h"
#include "core/text/fold.h"
#include "core/text/markdown.h"
#include "core/text/offset_map.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>

namespace crosscase::matrix {

using table::Kind;
using table::Value;

table::Column textColumn(std::vector<std::string> heads)
{
    return {std::move(heads), Kind::Text};
}

table::Column countColumn(std::vector<std::string> heads)
{
    return {std::move(heads), Kind::Integer};
}

table::Column markdownColumn(std::vector<std::string> heads)
{
    table::Column column = textColumn(std::move(heads));
    column.markdown = true;
    return column;
}

table::Column groupColumn(std::vector<std::string> heads)
{
    table::Column column = textColumn(std::move(heads));
    column.grouped = true;
    return column;
}

Value orNothing(std::string words)
{
    return words.empty() ? Value{} : Value{std::move(words)};
}

Value countOf(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}

namespace {

std::string_view firstLine(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text::trimBlanks(text.substr(0, end));
        if (!line.empty())
            return line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

} // namespace

std::string firstPoint(std::string_view markdown)
{
    std::string_view point = markdown;
    if (const auto bullets = text::bullets(markdown); !bullets.empty())
        point = text::slice(markdown, text::OffsetMap(markdown), bullets.front());
    point = firstLine(point);
    constexpr std::string_view kBullet = "•"; // typed by hand, no Markdown
    if (point.starts_with(kBullet))
        point = text::trimBlanks(point.substr(kBullet.size()));
    return std::string(point);
}

Result<TableSpec> casesByCodes(const DisplayOptions& options)
{
    auto cases = axisOf(options.cases, {AxisKind::Cases, 1, {}});
    if (!cases)
        return passOn(cases);
    auto codes = axisOf(options.codes, {AxisKind::Codes, 1, {}});
    if (!codes)
        return passOn(codes);
    auto filter = filterOf(options);
    if (!filter)
        return passOn(filter);
    TableSpec spec;
    spec.rows = *cases;
    spec.columns = *codes;
    spec.filter = *filter;
    spec.withSubcodes = options.withSubcodes;
    return spec;
}

void addChoiceNotes(std::vector<std::string>& notes, const DisplayOptions& options)
{
    if (!options.only.empty())
        notes.push_back(fmt::format("Only the cases: {}.", fmt::join(options.only, "; ")));
    if (!options.themes.empty())
        notes.push_back(fmt::format("Only the codes: {}, with all below them.",
                                    fmt::join(options.themes, "; ")));
    if (!options.filter.empty())
        notes.push_back(fmt::format("Filter: {}", options.filter));
}

std::string listed(const std::vector<std::string>& names, std::size_t most)
{
    if (names.size() <= most)
        return fmt::format("{}", fmt::join(names, ", "));
    return fmt::format(
        "{} and {} more", fmt::join(std::span(names).first(most), ", "), names.size() - most);
}

std::string Authors::told(const model::Corpus& corpus, std::string_view what) const
{
    std::vector<std::string> names;
    for (const auto& [coder, count] : m_counts) {
        const std::string name = coderName(corpus, coder);
        names.push_back(fmt::format("{} ({})", name.empty() ? "somebody unnamed" : name, count));
    }
    return fmt::format(
        "{} by: {}.", what, names.empty() ? std::string("nobody yet") : listed(names));
}

} // namespace crosscase::matrix
