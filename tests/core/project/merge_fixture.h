// SPDX-License-Identifier: GPL-3.0-or-later
// Projects that grow apart and are merged, and what they hold in words, whatever its ids are.
#pragma once

#include "core/project/history.h"
#include "core/project/merge.h"
#include "core/project/merge_work.h"
#include "core/project/writing.h"
#include "core/store/store.h"
#include "tests/core/project/fixture.h"
#include "tests/core/project/random_work.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace crosscase::project::test {

using codebook::Choice;
using Steps = std::vector<Step>;

// Whose side a person takes wherever there is a choice.
enum class Taste : std::uint8_t { Mine, Theirs };

inline Choice chosen(const codebook::DecisionRow& row, Taste taste)
{
    const auto has = [&](Choice choice) { return std::ranges::count(row.choices, choice) > 0; };
    const Choice liked = taste == Taste::Mine ? Choice::Mine : Choice::Theirs;
    for (const Choice choice : {liked, Choice::Merge, Choice::Add, Choice::Both})
        if (has(choice))
            return choice;
    return row.choices.front();
}

// Codes of one name below one code, or below each other, a coding kept on a code that is deleted: a
// person would decide otherwise.
inline bool isContradiction(const Error& error)
{
    if (error.code == ErrorCode::Refused)
        return error.detail.find("would be lost by what was decided") != std::string::npos;
    return error.code == ErrorCode::Malformed
           && (error.detail.find("would have one name") != std::string::npos
               || error.detail.find("below") != std::string::npos);
}

// A row in a line, for a message.
inline std::string inALine(const codebook::DecisionRow& row)
{
    return fmt::format("\n  {} {} [{}] {} | {} | {} : {}",
                       row.kind,
                       row.field,
                       row.note,
                       row.base,
                       row.mine,
                       row.theirs,
                       nameOf(row.decision));
}

// Merges as often as rows come up, each decided by taste.
inline MergeReport mergeAll(Project& mine, Project& theirs, Taste taste, MergeWish wish = {})
{
    constexpr int kRounds = 50;
    std::string said;
    for (int round = 0; round < kRounds; ++round) {
        Result<MergeReport> report = merge(mine, theirs, wish, {});
        if (!report && isContradiction(report.error()))
            RC_DISCARD("decisions by taste alone do not go together");
        if (!report)
            throw std::runtime_error(report.error().detail + said);
        if (report->undecided() == 0)
            return *report;
        for (const codebook::DecisionRow& row : report->rows)
            said += inALine(row);
        for (const codebook::DecisionRow& row : report->rows)
            if (row.decision == Choice::None)
                wish.decisions.push_back(
                    {0, row.kind, row.id, row.otherId, row.field, chosen(row, taste), ""});
    }
    throw std::runtime_error("a merge asks without an end");
}

// A copy of the project's file, opened by somebody.
inline std::unique_ptr<Project>
copyOf(const Project& project, const fs::path& target, const std::string& coder)
{
    {
        auto writer = must(Project::open(project.path(), Access::Read, coder));
        fs::remove(target);
        must(writer->store()->backupTo(target, {}));
    }
    return must(Project::open(target, Access::Write, coder));
}

inline void work(Project& project, const Steps& steps)
{
    for (const Step& step : steps)
        (void)project.change("", [&](Edit& edit) { return RandomWork(edit, step).run(); });
}

// A text's lines in an order of their own: of two texts that are both kept either may be first.
inline std::string inLines(const std::string& text)
{
    std::multiset<std::string> lines;
    std::istringstream words(text);
    for (std::string line; std::getline(words, line);)
        if (!line.empty() && !line.ends_with("theirs:"))
            lines.insert(line);
    std::string out;
    for (const std::string& line : lines)
        out += line + " / ";
    return out;
}

// Of two of one name the one that came in bears a number.
inline std::string withoutNumbers(std::string line)
{
    for (std::size_t at = line.find(" ("); at != std::string::npos; at = line.find(" (", at + 1)) {
        const std::size_t end = line.find(')', at);
        if (end != std::string::npos && end == at + 3)
            line.erase(at, 4);
    }
    return line;
}

// Everything a project holds, an object a line, without ids, moments and order.
inline std::multiset<std::string> contents(const Corpus& corpus)
{
    static const std::set<std::string_view> kPassed = {
        "position", "colour", "created", "changed", "basis", "at", "text_changed", "structure"};
    std::multiset<std::string> lines;
    model::forEachKind([&]<typename Row>() {
        corpus.rows<Row>().forEach([&](const Row& row) {
            std::string line(model::Schema<Row>::kTable);
            if constexpr (std::is_same_v<Row, model::Setting>)
                if (row.key == "merged" || row.key == "title")
                    return;
            model::forEachColumn<Row>([&](const auto& column) {
                if (kPassed.contains(column.name))
                    return;
                const auto& value = row.*column.member;
                using Value = std::remove_cvref_t<decltype(value)>;
                line += "|";
                if constexpr (std::is_same_v<Value, std::string>)
                    line += inLines(value);
                else if constexpr (std::is_same_v<Value, AnyId> || model::IsId<Value>::value)
                    line += merging::nameOf(corpus, AnyId{value.value});
                else if constexpr (std::is_same_v<Value, Timestamp>)
                    line += toIso8601(value);
                else
                    line += std::to_string(static_cast<std::int64_t>(value));
            });
            lines.insert(withoutNumbers(std::move(line)));
        });
    });
    return lines;
}

// What is in one and not in the other, for a message; empty: they hold the same.
inline std::string apart(const Corpus& a, const Corpus& b)
{
    const auto one = contents(a);
    const auto other = contents(b);
    std::vector<std::string> only;
    std::ranges::set_difference(one, other, std::back_inserter(only));
    std::string words;
    for (const std::string& line : only)
        words += "\n only the first: " + line;
    only.clear();
    std::ranges::set_difference(other, one, std::back_inserter(only));
    for (const std::string& line : only)
        words += "\n only the second: " + line;
    return words;
}

} // namespace crosscase::project::test
