// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/code_frequency.h"

#include "core/matrix/collection_order.h"
#include "core/matrix/display_scope.h"
#include "core/matrix/layout.h"

#include <fmt/format.h>
#include <set>

namespace crosscase::matrix {

using model::Coder;
using model::Document;
using model::Id;
using table::Kind;
using table::Value;

namespace {

struct Frequency {
    std::int64_t references = 0;
    std::int64_t documents = 0;
    std::set<Id<Coder>> coders;
    std::set<std::size_t> cases; // entries of the axis
    const Document* first = nullptr;
    const Document* last = nullptr;
};

class Frequencies {
public:
    Frequencies(const DisplayInput& input, const Scope& scope, CodeHits hits, ResolvedAxis cases)
        : m_input(input)
        , m_scope(scope)
        , m_hits(std::move(hits))
        , m_cases(std::move(cases))
        , m_codes(m_hits.size())
    {}

    [[nodiscard]] Result<table::Table> build()
    {
        std::int64_t done = 0;
        for (const Document* document : byCollection(m_scope.documents())) {
            const auto all = static_cast<std::int64_t>(m_scope.documents().size());
            if (auto told = m_input.progress.report("counting", done++, all); !told)
                return passOn(told);
            if (auto counted = count(*document); !counted)
                return passOn(counted);
        }
        table::Table table = asTable();
        addNotes(table);
        return table;
    }

private:
    [[nodiscard]] Result<void> count(const Document& document)
    {
        static const std::vector<Part> kNone;
        const auto found = m_cases.layer.find(document.id);
        const std::vector<Part>& parts = found == m_cases.layer.end() ? kNone : found->second;
        return m_hits.visit(
            document,
            m_scope.chosen(document),
            [&](const model::Codings::Block& block, std::size_t row, std::size_t code) {
                Frequency& frequency = m_codes[code];
                ++frequency.references;
                ++m_all;
                frequency.coders.insert(block.coder[row]);
                if (frequency.last != &document) {
                    ++frequency.documents;
                    frequency.last = &document;
                }
                if (frequency.first == nullptr)
                    frequency.first = &document;
                for (const Part& part : parts)
                    if (part.entry < m_cases.entries.size()
                        && m_cases.entries[part.entry].indent == 0
                        && part.region.intersects(block.span(row)))
                        frequency.cases.insert(part.entry);
            });
    }

    // Of cases:all those of the top level stand for the ones below them.
    [[nodiscard]] std::int64_t caseCount() const
    {
        return std::count_if(m_cases.entries.begin(), m_cases.entries.end(), [](const Entry& one) {
            return one.indent == 0;
        });
    }

    [[nodiscard]] static Value seenIn(const Document* document)
    {
        if (document == nullptr)
            return {};
        if (document->collected.empty())
            return document->name;
        return fmt::format("{} ({})", document->name, document->collected);
    }

    [[nodiscard]] table::Table asTable() const
    {
        table::Table table;
        table.title = "Frequency of codes";
        table.columns = {{{"code"}, Kind::Text},
                         {{"references"}, Kind::Integer},
                         {{"% of references"}, Kind::Decimal},
                         {{"documents"}, Kind::Integer},
                         {{"cases"}, Kind::Integer},
                         {{"% of cases"}, Kind::Decimal},
                         {{"coders"}, Kind::Integer},
                         {{"first seen"}, Kind::Text},
                         {{"last seen"}, Kind::Text},
                         {{"only in one case"}, Kind::Text}};
        for (std::size_t code = 0; code < m_codes.size(); ++code) {
            const Frequency& frequency = m_codes[code];
            const auto cases = static_cast<std::int64_t>(frequency.cases.size());
            table.rows.push_back({{m_hits.pathOf(code),
                                   frequency.references,
                                   percentOf(frequency.references, m_all),
                                   frequency.documents,
                                   cases,
                                   percentOf(cases, caseCount()),
                                   static_cast<std::int64_t>(frequency.coders.size()),
                                   seenIn(frequency.first),
                                   seenIn(frequency.last),
                                   cases == 1 ? Value{std::string("yes")} : Value{}},
                                  0,
                                  false});
        }
        return table;
    }

    [[nodiscard]] std::vector<std::string> casesWithoutText() const
    {
        std::set<std::size_t> with;
        for (const auto& [document, parts] : m_cases.layer)
            for (const Part& part : parts)
                with.insert(part.entry);
        std::vector<std::string> names;
        for (std::size_t entry = 0; entry < m_cases.entries.size(); ++entry)
            if (m_cases.entries[entry].indent == 0 && !with.contains(entry))
                names.push_back(m_cases.entries[entry].heads.back());
        return names;
    }

    void addNotes(table::Table& table) const
    {
        table.notes.push_back(
            fmt::format("Counted: references, the codings; documents, cases and coders that have "
                        "any. % of references: of the sum of the column, {}.",
                        m_all));
        const auto without = casesWithoutText();
        table.notes.push_back(fmt::format(
            "% of cases: of {} cases ({}){}.",
            caseCount(),
            toText(m_cases.axis),
            without.empty() ? std::string()
                            : fmt::format(", also those without text: {}", listed(without))));
        table.notes.emplace_back("First and last seen: in the order of the date collected, then as "
                                 "the documents stand; those without a date come last.");
        if (m_all == 0 || caseCount() == 0)
            table.notes.emplace_back("Percentages of nothing are empty.");
        addFilterNote(table, m_scope, m_input.options);
        addScopeNotes(table, m_scope, m_hits);
    }

    const DisplayInput& m_input;
    const Scope& m_scope;
    CodeHits m_hits;
    ResolvedAxis m_cases;
    std::vector<Frequency> m_codes;
    std::int64_t m_all = 0;
};

} // namespace

Result<table::Table> codeFrequency(const DisplayInput& input)
{
    auto scope = scopeOf(input);
    if (!scope)
        return passOn(scope);
    auto hits = codeHitsOf(input, *scope);
    if (!hits)
        return passOn(hits);
    auto axis = axisOf(input.options.cases, {AxisKind::Cases, 1, {}});
    if (!axis)
        return passOn(axis);
    auto cases = resolve(*scope, *axis, {});
    if (!cases)
        return passOn(cases);
    return Frequencies(input, *scope, std::move(*hits), std::move(*cases)).build();
}

} // namespace crosscase::matrix
