// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/states.h"

#include "core/matrix/measures.h"

#include <map>
#include <set>

namespace crosscase::matrix {

using model::AnyId;
using model::Document;
using model::Id;

std::string_view nameOf(CellState state)
{
    switch (state) {
    case CellState::Coded:
        return "coded";
    case CellState::NotApplicable:
        return "n/a";
    case CellState::NoText:
        return "no text";
    case CellState::Absent:
        return "absent";
    case CellState::NotCodedYet:
        break;
    }
    return "not coded yet";
}

namespace {

// Until when each document counts as coded through.
class Finished {
public:
    explicit Finished(const Scope& scope)
        : m_scope(&scope)
    {
        const auto& coders = scope.filter().coders();
        for (const model::Progress& progress : scope.corpus().rows<model::Progress>()) {
            if (progress.state != model::ProgressState::Coded)
                continue;
            note({progress.document, progress.coder}, progress.at);
            if (coders.empty()
                || std::find(coders.begin(), coders.end(), progress.coder) != coders.end())
                note({progress.document, {}}, progress.at);
        }
    }
    // Was the document finished after `codes` were there, by that coder (none: by any in the
    // filter)?
    [[nodiscard]] bool after(Timestamp codes, Id<Document> document, Id<model::Coder> coder) const
    {
        const auto at = m_at.find({document, coder});
        return at != m_at.end() && codes < at->second
               && m_scope->corpus().get(document).textChanged < at->second;
    }

private:
    using Key = std::pair<Id<Document>, Id<model::Coder>>;
    void note(Key key, Timestamp at)
    {
        Timestamp& latest = m_at.emplace(key, at).first->second;
        latest = std::max(latest, at);
    }
    const Scope* m_scope;
    std::map<Key, Timestamp> m_at;
};

class States {
public:
    States(const Layout& layout, const Scan& scan)
        : m_layout(layout)
        , m_documents(scan.documentsByBase())
        , m_finished(layout.scope)
    {
        for (const model::NotApplicable& row : layout.scope.corpus().rows<model::NotApplicable>())
            m_notApplicable.emplace(row.unit, row.code);
    }

    [[nodiscard]] CellState emptyCell(std::size_t row, std::size_t column) const
    {
        const ResolvedAxis* cases = m_layout.axisOf(AxisKind::Cases);
        const ResolvedAxis* codes = m_layout.axisOf(Role::Code);
        if (cases != nullptr && codes != nullptr
            && m_notApplicable.contains(
                {objectOn(*cases, row, column), objectOn(*codes, row, column)}))
            return CellState::NotApplicable;
        const auto documents = m_documents.find(Scan::baseOf(m_layout, row, column));
        if (documents == m_documents.end())
            return CellState::NoText;
        const Timestamp codesThere =
            codes == nullptr ? Timestamp{INT64_MIN}
                             : youngest(codes->codes[m_layout.entryOn(*codes, row, column)]);
        const ResolvedAxis* coders = m_layout.axisOf(Role::Coder);
        const Id<model::Coder> coder{coders == nullptr ? 0 : objectOn(*coders, row, column).value};
        for (const Id<Document> document : documents->second)
            if (!m_finished.after(codesThere, document, coder))
                return CellState::NotCodedYet;
        return CellState::Absent;
    }

private:
    [[nodiscard]] AnyId
    objectOn(const ResolvedAxis& axis, std::size_t row, std::size_t column) const
    {
        return axis.entries[m_layout.entryOn(axis, row, column)].object;
    }
    [[nodiscard]] Timestamp youngest(const std::vector<Id<model::Code>>& codes) const
    {
        Timestamp latest{INT64_MIN};
        for (const Id<model::Code> code : codes)
            latest = std::max(latest, m_layout.scope.corpus().get(code).created);
        return latest;
    }
    const Layout& m_layout;
    std::unordered_map<std::size_t, std::vector<Id<Document>>> m_documents;
    Finished m_finished;
    std::set<std::pair<AnyId, AnyId>> m_notApplicable;
};

} // namespace

Result<std::vector<std::vector<CellState>>> states(const Layout& layout, const Progress& progress)
{
    auto references = count(layout, Measure::References, false, progress);
    if (!references)
        return passOn(references);
    auto scan = layout.scan(false);
    if (!scan)
        return passOn(scan);
    const States judge(layout, *scan);
    const Grid grid = layout.grid();
    std::vector<std::vector<CellState>> states(grid.rows, std::vector<CellState>(grid.columns));
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column)
            states[row][column] = references->cells[grid.at(row, column)] > 0
                                      ? CellState::Coded
                                      : judge.emptyCell(row, column);
    return states;
}

} // namespace crosscase::matrix
