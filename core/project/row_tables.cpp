// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/row_tables.h"

#include "core/project/find.h"
#include "core/project/writing.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace crosscase::project {

namespace {

constexpr std::size_t kMostFaults = 20;

class TableRow {
public:
    TableRow(const table::CsvFile& file, const table::CsvRow& row)
        : m_file(&file)
        , m_row(&row)
    {}
    // Without outer blanks; empty where the column or the cell is missing.
    [[nodiscard]] std::string text(std::string_view column) const
    {
        std::string_view cell = table::cellOf(*m_row, m_file->column(column));
        constexpr std::string_view kBlanks = " \t\r\n";
        const std::size_t first = cell.find_first_not_of(kBlanks);
        if (first == std::string_view::npos)
            return {};
        return std::string(cell.substr(first, cell.find_last_not_of(kBlanks) - first + 1));
    }
    // As it stands, blanks and all.
    [[nodiscard]] std::string whole(std::string_view column) const
    {
        return std::string(table::cellOf(*m_row, m_file->column(column)));
    }

private:
    const table::CsvFile* m_file;
    const table::CsvRow* m_row;
};

Result<Cell> cellOf(const model::Corpus& corpus, const TableRow& row)
{
    return findCell(corpus, row.text("case"), row.text("code"));
}

Result<void> addSummaryRow(Edit& edit, const TableRow& row)
{
    auto cell = cellOf(edit.corpus(), row);
    if (!cell)
        return passOn(cell);
    const std::string reason = row.text("reason");
    if (row.text("text").empty() == reason.empty())
        return fail(ErrorCode::Malformed,
                    "a row has either a text, or a reason why the code does not apply");
    if (!reason.empty())
        return setNotApplicable(edit, *cell, reason, row.text("coder"));
    auto evidence = findCited(edit.corpus(), row.text("evidence"));
    if (!evidence)
        return passOn(evidence);
    const auto state =
        row.text("state") == "done" ? model::SummaryState::Done : model::SummaryState::Draft;
    return setSummary(edit, *cell, row.whole("text"), *evidence, state, row.text("coder"));
}

Result<void> addRatingRow(Edit& edit, const TableRow& row, const std::string& scale)
{
    auto cell = cellOf(edit.corpus(), row);
    if (!cell)
        return passOn(cell);
    auto evidence = findCodings(edit.corpus(), row.text("evidence"));
    if (!evidence)
        return passOn(evidence);
    const std::string named = row.text("scale");
    return setRating(edit,
                     *cell,
                     named.empty() ? scale : named,
                     row.text("value"),
                     row.whole("why"),
                     *evidence,
                     row.text("coder"));
}

// There already with this text, or made now.
Result<model::Id<model::Proposition>>
propositionOf(Edit& edit, const std::string& name, const std::string& text)
{
    auto found = findProposition(edit.corpus(), name);
    if (!found)
        return addProposition(edit, name, text);
    if (!text.empty() && edit.corpus().get(*found).text != text)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is there already with another text", name));
    return found;
}

Result<void> addPropositionRow(Edit& edit, const TableRow& row)
{
    auto proposition = propositionOf(edit, row.text("proposition"), row.text("text"));
    if (!proposition)
        return passOn(proposition);
    if (row.text("case").empty())
        return {};
    auto unit = findCase(edit.corpus(), row.text("case"));
    if (!unit)
        return passOn(unit);
    const auto verdict = verdictNamed(row.text("verdict"));
    if (!verdict)
        return fail(
            ErrorCode::Malformed,
            fmt::format("'{}' is no verdict; there are: supports, partly, contradicts, silent",
                        row.text("verdict")));
    auto evidence = findCodings(edit.corpus(), row.text("evidence"));
    if (!evidence)
        return passOn(evidence);
    return judge(
        edit, *proposition, *unit, *verdict, row.whole("why"), *evidence, row.text("coder"));
}

Result<void> addProgressRow(Edit& edit, const TableRow& row)
{
    auto document = findDocument(edit.corpus(), row.text("document"));
    if (!document)
        return passOn(document);
    const auto state = progressStateNamed(row.text("state"));
    if (!state)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is no state; there are: not-started, in-progress, coded",
                                row.text("state")));
    return setProgress(edit, *document, *state, row.text("coder"));
}

Result<void> addMemoRow(Edit& edit, const TableRow& row)
{
    const std::string named = row.text("target");
    const std::string object =
        named.empty() ? row.text("kind") : fmt::format("{}:{}", row.text("kind"), named);
    auto target = object.empty() || object == "project" ? Result<model::AnyId>(model::AnyId{})
                                                        : findObject(edit.corpus(), object);
    if (!target)
        return passOn(target);
    const std::string time = row.text("created");
    const auto created = timestampFromIso8601(time);
    if (!created && !time.empty())
        return fail(ErrorCode::Malformed,
                    fmt::format("created: '{}' is no time such as 2026-11-22T10:18:00Z", time));
    auto added = addMemo(edit, *target, row.text("title"), row.whole("text"), row.text("coder"));
    if (!added)
        return passOn(added);
    if (created) {
        model::Memo memo = edit.corpus().get(*added);
        memo.created = *created;
        memo.changed = *created;
        edit.change(std::move(memo));
    }
    return {};
}

std::optional<bool> truthOf(const std::string& text)
{
    const std::string key = text::foldKey(text);
    if (key.empty() || key == "true" || key == "yes" || key == "1")
        return true;
    if (key == "false" || key == "no" || key == "0")
        return false;
    return std::nullopt;
}

Result<void> addLinkRow(Edit& edit, const TableRow& row)
{
    const auto directed = truthOf(row.text("directed"));
    if (!directed)
        return fail(ErrorCode::Malformed,
                    fmt::format("directed: '{}' is neither yes nor no", row.text("directed")));
    auto from = findEnd(edit.corpus(), row.text("from"));
    if (!from)
        return passOn(from);
    auto to = findEnd(edit.corpus(), row.text("to"));
    if (!to)
        return passOn(to);
    auto evidence = findCodings(edit.corpus(), row.text("evidence"));
    if (!evidence)
        return passOn(evidence);
    model::Id<model::Case> unit;
    if (const std::string name = row.text("case"); !name.empty()) {
        auto found = findCase(edit.corpus(), name);
        if (!found)
            return passOn(found);
        unit = *found;
    }
    auto added =
        addLink(edit,
                {row.text("relation"), *directed, *from, *to, unit, row.whole("memo"), *evidence},
                row.text("coder"));
    return added ? Result<void>() : Result<void>(passOn(added));
}

Result<void> addRow(Edit& edit, RowKind kind, const TableRow& row, const std::string& scale)
{
    switch (kind) {
    case RowKind::Links:
        return addLinkRow(edit, row);
    case RowKind::Memos:
        return addMemoRow(edit, row);
    case RowKind::Progress:
        return addProgressRow(edit, row);
    case RowKind::Propositions:
        return addPropositionRow(edit, row);
    case RowKind::Ratings:
        return addRatingRow(edit, row, scale);
    case RowKind::Summaries:
        return addSummaryRow(edit, row);
    }
    return {};
}

} // namespace

const RowTable& rowTable(RowKind kind)
{
    static const std::array<RowTable, 6> kTables{
        RowTable{RowKind::Links,
                 "links",
                 {"relation", "from", "to"},
                 {"directed", "case", "memo", "evidence", "coder", "created", "id"}},
        RowTable{
            RowKind::Memos, "memos", {"kind", "target", "text"}, {"title", "coder", "created"}},
        RowTable{RowKind::Progress, "progress", {"document", "state"}, {"coder", "since"}},
        RowTable{RowKind::Propositions,
                 "propositions",
                 {"proposition"},
                 {"text", "case", "verdict", "why", "evidence", "coder"}},
        RowTable{RowKind::Ratings,
                 "ratings",
                 {"case", "code", "value"},
                 {"scale", "why", "evidence", "coder", "changed"}},
        RowTable{RowKind::Summaries,
                 "summaries",
                 {"case", "code"},
                 {"text", "reason", "evidence", "state", "coder", "stale", "changed"}}};
    return kTables[static_cast<std::size_t>(kind)];
}

Result<std::vector<std::string>> unusedColumns(const RowTable& table, const table::CsvFile& file)
{
    std::vector<std::string> missing;
    for (const std::string& column : table.required)
        if (!file.column(column))
            missing.push_back(column);
    if (!missing.empty())
        return fail(ErrorCode::Malformed,
                    fmt::format("is no table of {}: the column {} is missing; there are: {}",
                                table.what,
                                fmt::join(missing, ", "),
                                fmt::join(file.headers, ", ")));
    std::vector<std::size_t> known;
    for (const auto* columns : {&table.required, &table.optional})
        for (const std::string& column : *columns)
            if (const auto at = file.column(column))
                known.push_back(*at);
    std::vector<std::string> unused;
    for (std::size_t at = 0; at < file.headers.size(); ++at)
        if (std::find(known.begin(), known.end(), at) == known.end())
            unused.push_back(file.headers[at]);
    return unused;
}

Result<void>
importRows(Edit& edit, RowKind kind, const table::CsvFile& file, const std::string& scale)
{
    const RowTable& table = rowTable(kind);
    if (auto usable = unusedColumns(table, file); !usable)
        return fail(usable.error().code, "the file " + usable.error().detail);
    edit.setTitle(fmt::format("Import {} ({} rows)", table.what, file.rows.size()));
    std::string faults;
    std::size_t number = 0;
    for (const table::CsvRow& row : file.rows) {
        const Result<void> done = addRow(edit, kind, TableRow(file, row), scale);
        if (!done && ++number <= kMostFaults)
            faults += fmt::format("\n  line {}: {}", row.line, done.error().detail);
    }
    if (number == 0)
        return {};
    if (number > kMostFaults)
        faults += fmt::format("\n  and {} more", number - kMostFaults);
    return fail(ErrorCode::Malformed, "nothing was imported:" + faults);
}

} // namespace crosscase::project
