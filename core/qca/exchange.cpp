// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/exchange.h"

#include "core/base/number.h"
#include "core/table/csv.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace crosscase::qca {

namespace {

constexpr std::size_t kFsQcaLength = 15;
constexpr std::size_t kRLength = 60;

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string cleaned(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        if (isLetter(c) || (c >= '0' && c <= '9'))
            text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        else if (!text.empty() && text.back() != '_')
            text += '_';
    }
    while (!text.empty() && text.back() == '_')
        text.pop_back();
    return text;
}

// What R or its QCA package reads as something else.
bool isReserved(const std::string& name)
{
    static constexpr std::array kReserved{"T", "F", "TRUE", "FALSE", "NA", "NULL", "NAN", "INF"};
    return std::ranges::find(kReserved, name) != kReserved.end();
}

// The name with `number` behind it, cut to fit; 0: the name alone.
std::string numbered(const std::string& name, std::size_t number, std::size_t most)
{
    const std::string tail = number == 0 ? "" : fmt::format("_{}", number);
    return name.substr(0, most - std::min(most, tail.size())) + tail;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + '"';
}

bool isComplete(const DataSet& data, std::size_t unit)
{
    return data.outcome.values[unit]
           && std::ranges::all_of(data.conditions, [unit](const Variable& condition) {
                  return condition.values[unit].has_value();
              });
}

Result<void> checkFor(const DataSet& data, Program program)
{
    if (program == Program::R)
        return {};
    const auto refuse = [](const Variable& variable) {
        return fail(ErrorCode::Refused,
                    fmt::format("fsQCA knows no conditions of several values; make '{}' crisp by a "
                                "threshold or fuzzy, or export for R",
                                variable.name));
    };
    for (const Variable& condition : data.conditions)
        if (condition.kind == Kind::MultiValue)
            return refuse(condition);
    if (data.outcome.kind == Kind::MultiValue)
        return refuse(data.outcome);
    return {};
}

void tellRenamed(ExportedData& data,
                 const std::vector<std::string>& names,
                 const std::vector<std::string>& identifiers)
{
    for (std::size_t at = 0; at < names.size(); ++at)
        if (names[at] != identifiers[at])
            data.renamed.push_back({names[at], identifiers[at]});
}

std::string expectationText(const std::vector<int>& levels, bool severalValues)
{
    if (levels.empty())
        return "-";
    if (!severalValues)
        return levels.size() > 1 ? "-" : fmt::format("{}", levels.front());
    return fmt::format("{}", fmt::join(levels, ";"));
}

std::string minimizeCall(const Sets& sets, const MinimizeOptions& options)
{
    std::string call = "solution <- minimize(tt, details = TRUE, show.cases = TRUE";
    if (options.contradictions == Contradictions::Present)
        call += R"(, explain = c("1", "C"))";
    const bool remainders = options.kind != SolutionKind::Conservative;
    const bool contradictions = options.contradictions == Contradictions::Remainder;
    if (remainders || contradictions)
        call += fmt::format(", include = c({}{}{})",
                            remainders ? R"("?")" : "",
                            remainders && contradictions ? ", " : "",
                            contradictions ? R"("C")" : "");
    if (options.kind == SolutionKind::Intermediate) {
        std::vector<std::string> expected;
        for (std::size_t condition = 0; condition < options.expectations.size(); ++condition)
            expected.push_back(quoted(
                expectationText(options.expectations[condition], sets.levels[condition] > 2)));
        call += fmt::format(", dir.exp = c({})", fmt::join(expected, ", "));
    }
    return call + ")\nprint(solution)\n";
}

} // namespace

std::vector<std::string>
identifiers(const std::vector<std::string>& names, Program program, std::string_view stem)
{
    const std::size_t most = program == Program::FsQca ? kFsQcaLength : kRLength;
    std::vector<std::string> result;
    std::set<std::string> taken;
    for (std::size_t at = 0; at < names.size(); ++at) {
        std::string name = cleaned(names[at]);
        if (name.empty())
            name = fmt::format("{}{}", stem, at + 1);
        if (!isLetter(name.front()) || isReserved(name))
            name = fmt::format("{}_{}", stem, name);
        std::string one = numbered(name, 0, most);
        for (std::size_t number = 2; !taken.insert(one).second; ++number)
            one = numbered(name, number, most);
        result.push_back(std::move(one));
    }
    return result;
}

Result<ExportedData> exported(const DataSet& data, Program program)
{
    if (auto good = checkFor(data, program); !good)
        return passOn(good);
    std::vector<std::string> names;
    for (const Variable& condition : data.conditions)
        names.push_back(condition.name);
    names.push_back(data.outcome.name);
    ExportedData out;
    std::vector<std::string> heads = identifiers(names, program, "COND");
    tellRenamed(out, names, heads);
    std::vector<std::string> cases;
    for (std::size_t unit = 0; unit < data.cases.size(); ++unit)
        if (isComplete(data, unit))
            cases.push_back(data.cases[unit]);
    const std::vector<std::string> caseNames = identifiers(cases, program, "CASE");
    tellRenamed(out, cases, caseNames);
    std::vector<std::string> cells{"case"};
    cells.insert(cells.end(), heads.begin(), heads.end());
    table::appendCsvRecord(out.csv, cells);
    auto name = caseNames.begin();
    for (std::size_t unit = 0; unit < data.cases.size(); ++unit) {
        if (!isComplete(data, unit))
            continue;
        cells = {*name++};
        for (const Variable& condition : data.conditions)
            cells.push_back(formatNumber(*condition.values[unit]));
        cells.push_back(formatNumber(*data.outcome.values[unit]));
        table::appendCsvRecord(out.csv, cells);
    }
    out.outcome = std::move(heads.back());
    heads.pop_back();
    out.conditions = std::move(heads);
    return out;
}

std::string rScript(const ExportedData& data, const Sets& sets, const ScriptOptions& options)
{
    std::string script = "library(QCA)\n";
    for (const Renamed& one : data.renamed) {
        std::string name = one.name;
        std::ranges::replace(name, '\n', ' ');
        std::ranges::replace(name, '\r', ' ');
        script += fmt::format("# {}: {}\n", one.identifier, name);
    }
    script += fmt::format("data <- read.csv({}, row.names = 1)\n", quoted(options.file));
    const bool several = sets.outcomeName.ends_with(']');
    std::string outcome = options.outcome.negated ? "~" : "";
    outcome += data.outcome;
    if (several)
        outcome += fmt::format("[{}]", options.outcome.level);
    std::vector<std::string> conditions;
    for (const std::string& name : data.conditions)
        conditions.push_back(quoted(name));
    script += fmt::format("tt <- truthTable(data, outcome = {}, conditions = c({}), incl.cut = ",
                          quoted(outcome),
                          fmt::join(conditions, ", "));
    const std::string cut = formatNumber(options.truth.inclusionCut);
    script += options.truth.lowerCut
                  ? fmt::format("c({}, {})", cut, formatNumber(*options.truth.lowerCut))
                  : cut;
    if (options.truth.priCut)
        script += fmt::format(", pri.cut = {}", formatNumber(*options.truth.priCut));
    script += fmt::format(", n.cut = {}, complete = {}, show.cases = TRUE, sort.by = "
                          "\"incl, n\")\nprint(tt)\n",
                          options.truth.caseCut,
                          options.remainders ? "TRUE" : "FALSE");
    return options.minimizes ? script + minimizeCall(sets, options.minimize) : script;
}

} // namespace crosscase::qca
