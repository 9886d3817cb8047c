// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/coder_codes.h"

#include "core/matrix/display_scope.h"
#include "core/matrix/measures.h"

#include <array>
#include <fmt/format.h>
#include <map>
#include <unordered_set>

namespace crosscase::matrix {

using model::Coder;
using model::Document;
using model::Id;
using model::ProgressState;
using table::Kind;

namespace {

struct HowFar {
    std::int64_t coded = 0;
    std::int64_t inProgress = 0;
    std::int64_t notStarted = 0;
};

std::map<Id<Coder>, HowFar> howFar(const Scope& scope)
{
    std::unordered_set<Id<Document>> documents;
    for (const Document* document : scope.documents())
        if (!scope.chosen(*document).empty())
            documents.insert(document->id);
    std::map<Id<Coder>, HowFar> coders;
    for (const Coder& coder : scope.corpus().rows<Coder>())
        coders[coder.id].notStarted = static_cast<std::int64_t>(documents.size());
    for (const model::Progress& progress : scope.corpus().rows<model::Progress>()) {
        const auto found = coders.find(progress.coder);
        if (found == coders.end() || !documents.contains(progress.document)
            || progress.state == ProgressState::NotStarted)
            continue;
        --found->second.notStarted;
        ++(progress.state == ProgressState::Coded ? found->second.coded : found->second.inProgress);
    }
    return coders;
}

// Numbers of one coder for one code.
struct Share {
    std::int64_t references = 0;
    std::int64_t documents = 0;
    Id<Document> last;
};

class ByCoder {
public:
    ByCoder(const DisplayInput& input, const Scope& scope, CodeHits hits)
        : m_input(input)
        , m_scope(scope)
        , m_hits(std::move(hits))
    {}

    [[nodiscard]] Result<table::Table> build()
    {
        std::int64_t done = 0;
        for (const Document* document : m_scope.documents()) {
            const auto all = static_cast<std::int64_t>(m_scope.documents().size());
            if (auto told = m_input.progress.report("counting", done++, all); !told)
                return passOn(told);
            auto visited = m_hits.visit(
                *document,
                m_scope.chosen(*document),
                [this](const model::Codings::Block& block, std::size_t row, std::size_t code) {
                    std::vector<Share>& shares = m_shares[block.coder[row]];
                    shares.resize(m_hits.size());
                    Share& share = shares[code];
                    ++share.references;
                    share.documents += share.last == block.document[row] ? 0 : 1;
                    share.last = block.document[row];
                });
            if (!visited)
                return passOn(visited);
        }
        return asTable();
    }

private:
    [[nodiscard]] table::Table asTable()
    {
        table::Table table;
        table.title = "Coders by codes";
        table.columns.push_back({{"coder"}, Kind::Text});
        for (const char* head : {"coded", "in progress", "not started"})
            table.columns.push_back({{"documents", head}, Kind::Integer});
        for (const Entry& entry : m_hits.codes().entries)
            for (const char* unit : {"references", "documents"}) {
                table.columns.push_back({entry.heads, Kind::Integer});
                table.columns.back().heads.emplace_back(unit);
            }
        TableSpec spec;
        auto coders = resolve(m_scope, {AxisKind::Coders, 1, {}}, spec);
        const auto progress = howFar(m_scope);
        for (const Entry& coder : coders->entries)
            if (isAsked(Id<Coder>{coder.object.value}))
                table.rows.push_back(rowOf(coder, progress.at(Id<Coder>{coder.object.value})));
        addNotes(table);
        return table;
    }

    [[nodiscard]] bool isAsked(Id<Coder> coder) const
    {
        const auto& coders = m_scope.filter().coders();
        return coders.empty() || std::find(coders.begin(), coders.end(), coder) != coders.end();
    }

    [[nodiscard]] table::Row rowOf(const Entry& coder, const HowFar& far)
    {
        table::Row row;
        row.cells = {coder.heads.front(), far.coded, far.inProgress, far.notStarted};
        std::vector<Share>& shares = m_shares[Id<Coder>{coder.object.value}];
        shares.resize(m_hits.size());
        for (const Share& share : shares) {
            row.cells.emplace_back(share.references);
            row.cells.emplace_back(share.documents);
        }
        return row;
    }

    void addNotes(table::Table& table) const
    {
        table.notes.emplace_back("Counted: references, the codings of each coder, and the "
                                 "documents with any. First: how far the coder has marked the "
                                 "documents with text.");
        if (!m_scope.filter().coders().empty())
            table.notes.emplace_back("Only coders whom the filter lets in are rows.");
        addFilterNote(table, m_scope, m_input.options);
        addScopeNotes(table, m_scope, m_hits);
    }

    const DisplayInput& m_input;
    const Scope& m_scope;
    CodeHits m_hits;
    std::map<Id<Coder>, std::vector<Share>> m_shares; // by code
};

} // namespace

Result<table::Table> coderCodes(const DisplayInput& input)
{
    auto scope = scopeOf(input);
    if (!scope)
        return passOn(scope);
    auto hits = codeHitsOf(input, *scope);
    if (!hits)
        return passOn(hits);
    return ByCoder(input, *scope, std::move(*hits)).build();
}

} // namespace crosscase::matrix
