// SPDX-License-Identifier: GPL-3.0-or-later
// The key of the pseudonyms, beside the project.
#include "core/base/file.h"
#include "core/project/faults.h"
#include "core/project/pseudonyms.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <map>

namespace crosscase::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kExact = "exact";

Result<std::vector<text::NamePair>> pairsOf(const table::CsvFile& file, Faults& faults)
{
    const auto name = file.column("name");
    const auto replacement = file.column("replacement");
    const auto exact = file.column("case");
    if (!name || !replacement)
        return fail(ErrorCode::Malformed,
                    "a table of pseudonyms needs the columns 'name' and 'replacement'");
    std::vector<text::NamePair> pairs;
    for (const table::CsvRow& row : file.rows) {
        text::NamePair pair{text::oneLine(table::cellOf(row, name)),
                            text::oneLine(table::cellOf(row, replacement))};
        const std::string how = text::foldKey(table::cellOf(row, exact));
        pair.exactCase = how == kExact;
        if (pair.name.empty() || pair.replacement.empty())
            faults.add(row.line, "a name and its replacement are both needed");
        else if (!how.empty() && !pair.exactCase && how != "any")
            faults.add(row.line, fmt::format("case: '{}' is neither 'exact' nor 'any'", how));
        else
            pairs.push_back(std::move(pair));
    }
    return pairs;
}

std::string keyToText(const std::vector<text::NamePair>& pairs)
{
    std::string text;
    table::appendCsvRecord(text, {"name", "replacement", "case"});
    for (const text::NamePair& pair : pairs)
        table::appendCsvRecord(
            text, {pair.name, pair.replacement, pair.exactCase ? std::string(kExact) : ""});
    return text;
}

Result<void> writeKey(const fs::path& file, const std::vector<text::NamePair>& pairs)
{
    if (auto written = replaceFile(file, keyToText(pairs)); !written)
        return written;
    std::error_code problem;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, problem);
    if (problem)
        return fail(ErrorCode::Io,
                    fmt::format("'{}' was written, but others on this computer may read it: {}",
                                file.string(),
                                problem.message()));
    return {};
}

// A replacement in which a name is found would be replaced again the next time.
void checkReplacements(const std::vector<text::NamePair>& pairs, Faults& faults)
{
    const text::NameFinder names(pairs);
    for (const text::NamePair& pair : pairs)
        if (const auto hits = names.find(pair.replacement, {}); !hits.empty())
            faults.add(0,
                       fmt::format("the replacement '{}' of '{}' holds the name '{}'; choose one "
                                   "that is nobody's name",
                                   pair.replacement,
                                   pair.name,
                                   pairs[hits.front().pair].name));
}

} // namespace

fs::path pseudonymFileOf(const fs::path& project)
{
    fs::path file = project;
    file += ".pseudonyms.csv";
    return file;
}

Result<std::vector<text::NamePair>> readPseudonyms(const fs::path& project)
{
    const fs::path file = pseudonymFileOf(project);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return fail(ErrorCode::NotFound,
                    fmt::format("there are no pseudonyms yet: '{}' is not there; make a table "
                                "name,replacement and give it to 'pseudonyms import'",
                                file.string()));
    auto bytes = readFile(file);
    if (!bytes)
        return passOn(bytes);
    auto table = table::readCsv(*bytes);
    if (!table)
        return passOn(table);
    Faults faults;
    auto pairs = pairsOf(*table, faults);
    if (auto outcome = faults.outcome("pseudonyms"); pairs && !outcome)
        return passOn(outcome);
    return pairs;
}

Result<KeyReport> importPseudonyms(const fs::path& project, const table::CsvFile& file)
{
    Faults faults;
    auto wanted = pairsOf(file, faults);
    if (!wanted)
        return passOn(wanted);
    std::vector<text::NamePair> key;
    if (std::error_code ignored; fs::exists(pseudonymFileOf(project), ignored)) {
        auto there = readPseudonyms(project);
        if (!there)
            return passOn(there);
        key = std::move(*there);
    }
    KeyReport report;
    std::map<std::string, std::string> known;
    for (const text::NamePair& pair : key)
        known.emplace(text::foldKey(pair.name), pair.replacement);
    for (text::NamePair& pair : *wanted) {
        const auto [there, isNew] = known.try_emplace(text::foldKey(pair.name), pair.replacement);
        if (!isNew && there->second != pair.replacement)
            faults.add(0,
                       fmt::format("'{}' is to become '{}' and also '{}'",
                                   pair.name,
                                   there->second,
                                   pair.replacement));
        ++(isNew ? report.added : report.known);
        if (isNew)
            key.push_back(std::move(pair));
    }
    checkReplacements(key, faults);
    if (auto outcome = faults.outcome("pseudonyms"); !outcome)
        return passOn(outcome);
    if (auto written = writeKey(pseudonymFileOf(project), key); !written)
        return passOn(written);
    return report;
}

} // namespace crosscase::project
