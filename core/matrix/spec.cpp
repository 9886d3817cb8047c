// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/spec.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace crosscase::matrix {

namespace {

struct AxisWord {
    std::string_view word;
    AxisKind kind;
    std::size_t fewest; // names behind the colon
    std::size_t most;
};

constexpr std::size_t kAny = static_cast<std::size_t>(-1);
constexpr std::array kAxes{AxisWord{"cases", AxisKind::Cases, 0, 0},
                           AxisWord{"documents", AxisKind::Documents, 0, 0},
                           AxisWord{"groups", AxisKind::Groups, 0, 0},
                           AxisWord{"attribute", AxisKind::AttributeValues, 1, 2},
                           AxisWord{"speakers", AxisKind::Speakers, 0, 0},
                           AxisWord{"coders", AxisKind::Coders, 0, 0},
                           AxisWord{"themes", AxisKind::Themes, 0, 0},
                           AxisWord{"codes", AxisKind::Codes, 0, kAny},
                           AxisWord{"set", AxisKind::CodeSet, 1, 1},
                           AxisWord{"attributes", AxisKind::Attributes, 0, 0},
                           AxisWord{"propositions", AxisKind::Propositions, 0, 0},
                           AxisWord{"query", AxisKind::Query, 1, 1}};

constexpr std::array<std::pair<Measure, std::string_view>, 17> kMeasures{
    {{Measure::References, "references"},
     {Measure::Documents, "documents"},
     {Measure::Cases, "cases"},
     {Measure::Present, "present"},
     {Measure::Characters, "characters"},
     {Measure::Words, "words"},
     {Measure::Coverage, "coverage"},
     {Measure::PerThousandWords, "per-1000-words"},
     {Measure::PerThousandCharacters, "per-1000-characters"},
     {Measure::Mean, "mean"},
     {Measure::Rating, "rating"},
     {Measure::Summary, "summary"},
     {Measure::Quotes, "quotes"},
     {Measure::Subcodes, "subcodes"},
     {Measure::Memo, "memo"},
     {Measure::AttributeValue, "attribute"},
     {Measure::State, "state"}}};

constexpr std::string_view kAxisForms =
    "cases[:N|leaf|all] documents groups attribute:A[,B] speakers coders themes codes[:PATH,...] "
    "set:NAME attributes propositions query:NAME";

// "a\, b,c" -> "a, b" and "c".
std::vector<std::string> splitNames(std::string_view text)
{
    std::vector<std::string> names(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escaped = text[at] == '\\' && at + 1 < text.size()
                             && (text[at + 1] == ',' || text[at + 1] == '\\');
        if (escaped)
            names.back() += text[++at];
        else if (text[at] == ',')
            names.emplace_back();
        else
            names.back() += text[at];
    }
    for (std::string& name : names) {
        const std::size_t first = name.find_first_not_of(' ');
        const std::size_t last = name.find_last_not_of(' ');
        name = first == std::string::npos ? "" : name.substr(first, last - first + 1);
    }
    return names;
}

std::string escapedName(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == ',' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

Result<Axis> caseAxis(std::string_view level)
{
    Axis axis{AxisKind::Cases, 1, {}};
    if (level == "leaf") {
        axis.level = Axis::kLeaf;
    } else if (level == "all") {
        axis.level = Axis::kAll;
    } else {
        const auto [end, error] =
            std::from_chars(level.data(), level.data() + level.size(), axis.level);
        if (error != std::errc{} || end != level.data() + level.size() || axis.level < 1)
            return fail(ErrorCode::Malformed,
                        fmt::format("'cases:{}': a level is 1, 2, ..., 'leaf' or 'all'", level));
    }
    return axis;
}

} // namespace

Result<Axis> axisFromText(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const std::string_view word = text.substr(0, colon);
    const auto* const known = std::find_if(
        kAxes.begin(), kAxes.end(), [word](const AxisWord& axis) { return axis.word == word; });
    if (known == kAxes.end())
        return fail(ErrorCode::NotFound,
                    fmt::format("'{}' is no axis; there are: {}", text, kAxisForms));
    const std::string_view rest = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    if (known->kind == AxisKind::Cases && colon != std::string_view::npos)
        return caseAxis(rest);
    Axis axis{known->kind, 1, {}};
    if (colon != std::string_view::npos)
        axis.names = splitNames(rest);
    const bool blank = std::find(axis.names.begin(), axis.names.end(), "") != axis.names.end();
    if (blank || axis.names.size() < known->fewest || axis.names.size() > known->most)
        return fail(
            ErrorCode::Malformed,
            fmt::format("'{}' does not name what it needs (a comma in a name is written \\,); "
                        "axes are: {}",
                        text,
                        kAxisForms));
    return axis;
}

std::string toText(const Axis& axis)
{
    const auto* const known =
        std::find_if(kAxes.begin(), kAxes.end(), [&axis](const AxisWord& word) {
            return word.kind == axis.kind;
        });
    std::string text(known->word);
    if (axis.kind == AxisKind::Cases && axis.level != 1) {
        if (axis.level == Axis::kLeaf)
            return text + ":leaf";
        return axis.level == Axis::kAll ? text + ":all" : fmt::format("{}:{}", text, axis.level);
    }
    for (std::size_t i = 0; i < axis.names.size(); ++i)
        text += (i == 0 ? ":" : ",") + escapedName(axis.names[i]);
    return text;
}

std::string_view nameOf(Measure measure)
{
    for (const auto& [known, name] : kMeasures)
        if (known == measure)
            return name;
    return {};
}

Result<void> setMeasure(TableSpec& spec, std::string_view text)
{
    constexpr std::string_view kAttribute = "attribute:";
    if (text.starts_with(kAttribute) && text.size() > kAttribute.size()) {
        spec.cell = Measure::AttributeValue;
        spec.cellAttribute = text.substr(kAttribute.size());
        return {};
    }
    std::string names;
    for (const auto& [measure, name] : kMeasures) {
        if (measure != Measure::AttributeValue && name == text) {
            spec.cell = measure;
            spec.cellAttribute.clear();
            return {};
        }
        names += measure == Measure::AttributeValue ? "attribute:NAME" : name;
        names += ' ';
    }
    names.pop_back();
    return fail(ErrorCode::NotFound, fmt::format("'{}' is no measure; there are: {}", text, names));
}

} // namespace crosscase::matrix
