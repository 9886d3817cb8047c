// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/saturation.h"

#include "core/matrix/coding_rows.h"
#include "core/matrix/collection_order.h"
#include "core/matrix/display_scope.h"
#include "core/matrix/saturation_series.h"

#include <fmt/format.h>
#include <map>

namespace crosscase::matrix {

using model::Case;
using model::Document;
using model::Id;
using table::Decimal;
using table::Kind;
using table::Value;

namespace {

struct Unit {
    std::string name;
    std::string collected; // of its first document
    bool hasText = false;
    bool isCoded = true; // all its documents are marked so
    std::optional<Timestamp> firstCoding;
    std::set<std::size_t> codes;
};

class Series {
public:
    Series(const DisplayInput& input, const Scope& scope, CodeHits hits)
        : m_input(input)
        , m_scope(scope)
        , m_hits(std::move(hits))
        , m_byCase(input.options.seriesUnit == "case")
        , m_order(input.options.seriesOrder.empty() ? "collected" : input.options.seriesOrder)
    {}

    [[nodiscard]] Result<table::Table> build()
    {
        if (auto read = readUnits(); !read)
            return passOn(read);
        arrange();
        const SaturationRule rule{static_cast<std::size_t>(m_input.options.base),
                                  static_cast<std::size_t>(m_input.options.run)};
        std::vector<std::set<std::size_t>> sets;
        for (const Unit& unit : m_units)
            sets.push_back(unit.codes);
        m_steps = saturationSeries(sets, rule);
        table::Table table = asTable();
        addNotes(table);
        return table;
    }

private:
    // In the order of collection, so that a case's first document is its earliest; else in order.
    [[nodiscard]] Result<void> readUnits()
    {
        const auto coded = codedThrough(m_scope);
        if (m_byCase)
            for (const Id<Case> unit : m_scope.cases().roots())
                if (m_scope.keeps(unit))
                    m_unitOf.emplace(unit, addUnit(m_scope.corpus().get(unit).name));
        std::int64_t done = 0;
        const auto documents =
            m_order == "collected" ? byCollection(m_scope.documents()) : m_scope.documents();
        for (const Document* document : documents) {
            const auto all = static_cast<std::int64_t>(documents.size());
            if (auto told = m_input.progress.report("counting", done++, all); !told)
                return told;
            const Region chosen = m_scope.chosen(*document);
            if (chosen.empty() && m_scope.filter().choosesText())
                continue;
            std::vector<std::pair<std::size_t, Region>> parts = partsOf(*document, chosen);
            for (const auto& [unit, region] : parts)
                note(m_units[unit], *document, coded.contains(document->id));
            auto visited = m_hits.visit(
                *document,
                chosen,
                [&](const model::Codings::Block& block, std::size_t row, std::size_t code) {
                    for (const auto& [unit, region] : parts)
                        if (region.intersects(block.span(row)))
                            add(m_units[unit], code, block.created[row]);
                });
            if (!visited)
                return visited;
        }
        return {};
    }

    std::size_t addUnit(const std::string& name)
    {
        m_units.emplace_back();
        m_units.back().name = name;
        return m_units.size() - 1;
    }

    [[nodiscard]] std::vector<std::pair<std::size_t, Region>> partsOf(const Document& document,
                                                                      const Region& chosen)
    {
        if (!m_byCase)
            return {{addUnit(document.name), chosen}};
        std::vector<std::pair<std::size_t, Region>> parts;
        for (const CaseRegion& part : casesIn(m_scope, document))
            if (const auto unit = m_unitOf.find(part.unit);
                unit != m_unitOf.end() && !part.region.empty())
                parts.emplace_back(unit->second, part.region);
        return parts;
    }

    static void note(Unit& unit, const Document& document, bool coded)
    {
        unit.hasText = unit.hasText || document.length > 0;
        unit.isCoded = unit.isCoded && coded;
        if (unit.collected.empty())
            unit.collected = document.collected;
    }

    void add(Unit& unit, std::size_t code, Timestamp created)
    {
        unit.codes.insert(code);
        unit.firstCoding = std::min(unit.firstCoding.value_or(created), created);
        m_firstCoding = std::min(m_firstCoding.value_or(created), created);
    }

    // Takes out what is no part of the series, and puts the rest in order.
    void arrange()
    {
        std::erase_if(m_units, [this](const Unit& unit) {
            if (!unit.hasText)
                m_noText.push_back(unit.name);
            else if (unit.codes.empty() && !unit.isCoded)
                m_notCoded.push_back(unit.name);
            return !unit.hasText || (unit.codes.empty() && !unit.isCoded);
        });
        if (m_order == "coding")
            std::stable_sort(m_units.begin(), m_units.end(), [](const Unit& a, const Unit& b) {
                if (a.firstCoding.has_value() != b.firstCoding.has_value())
                    return a.firstCoding.has_value();
                return a.firstCoding < b.firstCoding;
            });
        if (m_order == "collected" && m_byCase)
            std::stable_sort(m_units.begin(), m_units.end(), [](const Unit& a, const Unit& b) {
                if (a.collected.empty() != b.collected.empty())
                    return b.collected.empty();
                return a.collected < b.collected;
            });
    }

    [[nodiscard]] table::Table asTable() const
    {
        table::Table table;
        table.title = "Saturation";
        table.headColumns = 2;
        table.columns = {{{"sequence"}, Kind::Integer},
                         {{m_byCase ? "case" : "document"}, Kind::Text},
                         {{m_order == "coding" ? "first coding" : "collected"}, Kind::Text},
                         {{"new codes"}, Kind::Integer},
                         {{"repeated codes"}, Kind::Integer},
                         {{"proportion novel"}, Kind::Decimal},
                         {{"cumulative"}, Kind::Integer},
                         {{"run"}, Kind::Text},
                         {{"new in run"}, Kind::Integer},
                         {{"ratio %"}, Kind::Decimal}};
        if (m_input.options.newCodes)
            table.columns.push_back({{"which are new"}, Kind::Text});
        for (std::size_t at = 0; at < m_units.size(); ++at)
            table.rows.push_back(rowOf(at));
        return table;
    }

    [[nodiscard]] std::string runThatEndsAt(std::size_t at) const
    {
        const auto run = static_cast<std::size_t>(m_input.options.run);
        return run == 1 ? fmt::format("{}", at + 1) : fmt::format("{}-{}", at + 2 - run, at + 1);
    }

    [[nodiscard]] std::string dateOf(const Unit& unit) const
    {
        if (m_order != "coding")
            return unit.collected;
        return unit.firstCoding ? toIso8601(*unit.firstCoding) : std::string();
    }

    [[nodiscard]] table::Row rowOf(std::size_t at) const
    {
        const SaturationStep& step = m_steps[at];
        const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
        const std::string date = dateOf(m_units[at]);
        const auto novel = step.proportionNew();
        table::Row row;
        row.cells = {count(at + 1),
                     m_units[at].name,
                     date.empty() ? Value{} : Value{date},
                     count(step.newCodes.size()),
                     count(step.repeated),
                     novel ? Value{Decimal{*novel, 3}} : Value{},
                     count(step.cumulative),
                     step.newInRun ? Value{runThatEndsAt(at)} : Value{},
                     step.newInRun ? Value{count(*step.newInRun)} : Value{},
                     step.ratio ? Value{Decimal{*step.ratio, 2}} : Value{}};
        if (!m_input.options.newCodes)
            return row;
        std::string names;
        for (const std::size_t code : step.newCodes)
            names += (names.empty() ? "" : "; ") + m_hits.pathOf(code);
        row.cells.push_back(names.empty() ? Value{} : Value{names});
        return row;
    }

    void addNotes(table::Table& table) const
    {
        const DisplayOptions& options = m_input.options;
        table.notes.push_back(fmt::format(
            "Counted: different codes of each {}; new: that none before has. Proportion novel: new "
            "codes over all of the row; empty where it has none.",
            m_byCase ? "case of the top level" : "document"));
        table.notes.push_back(orderNote());
        table.notes.push_back(fmt::format("Ratio (Guest, Namey & Chen 2020): new codes in a run of "
                                          "{} over the codes of the base, "
                                          "the first {}; the run slides by one.",
                                          options.run,
                                          options.base));
        table.notes.push_back(thresholdNote());
        addFilterNote(table, m_scope, options);
        addScopeNotes(table, m_scope, m_hits);
        if (!m_notCoded.empty())
            table.notes.push_back(fmt::format(
                "Left out, without codings and not marked as coded: {}.", listed(m_notCoded)));
        if (!m_noText.empty())
            table.notes.push_back(fmt::format("Left out, without text: {}.", listed(m_noText)));
        addCodebookNote(table);
    }

    [[nodiscard]] std::string orderNote() const
    {
        if (m_order == "coding")
            return "Order: by the first coding of each.";
        if (m_order == "manual")
            return fmt::format("Order: as the {} stand in the project.",
                               m_byCase ? "cases" : "documents");
        std::size_t undated = 0;
        for (const Unit& unit : m_units)
            undated += unit.collected.empty() ? 1U : 0U;
        return fmt::format("Order: by the date collected{}, then as they stand{}.",
                           m_byCase ? " of the first document" : "",
                           undated == 0 ? std::string()
                                        : fmt::format("; {} without a date come last", undated));
    }

    [[nodiscard]] std::string thresholdNote() const
    {
        const ThresholdMet met = thresholdMet(m_steps, m_input.options.threshold);
        const std::string limit = table::toText(Decimal{m_input.options.threshold, 2});
        const auto base = static_cast<std::size_t>(m_input.options.base);
        if (m_units.size() < base + static_cast<std::size_t>(m_input.options.run))
            return "There is no ratio: the series is shorter than base and run.";
        if (m_steps[base - 1].cumulative == 0)
            return "The ratio is undefined: the base has no codes.";
        if (!met.first)
            return fmt::format("The ratio is never at {} % or below.", limit);
        const std::string where =
            fmt::format("The ratio is at {} % or below for the first time in the run {}",
                        limit,
                        runThatEndsAt(*met.first));
        if (met.brokenAt.empty())
            return where + " and stays there.";
        std::vector<std::string> runs;
        for (const std::size_t at : met.brokenAt)
            runs.push_back(runThatEndsAt(at));
        return fmt::format("{} and above it again in: {}.", where, listed(runs));
    }

    // A series says what it says of one codebook only.
    void addCodebookNote(table::Table& table) const
    {
        const model::Code* youngest = nullptr;
        std::size_t later = 0;
        for (const model::Code& code : m_scope.corpus().codes()) {
            if (youngest == nullptr || youngest->created < code.created)
                youngest = &code;
            later += m_firstCoding && *m_firstCoding < code.created ? 1U : 0U;
        }
        if (youngest == nullptr)
            return;
        table.notes.push_back(fmt::format(
            "Needs a stable codebook: to merge, split or move codes changes the past, and earlier "
            "text may not have been read for later codes. The youngest code, '{}', is of {}; {} of "
            "{} codes are younger than the first coding.",
            youngest->name,
            toIso8601(youngest->created),
            later,
            m_scope.corpus().codes().size()));
    }

    const DisplayInput& m_input;
    const Scope& m_scope;
    CodeHits m_hits;
    bool m_byCase;
    std::string m_order;
    std::vector<Unit> m_units;
    std::map<Id<Case>, std::size_t> m_unitOf;
    std::vector<std::string> m_noText;
    std::vector<std::string> m_notCoded;
    std::optional<Timestamp> m_firstCoding;
    std::vector<SaturationStep> m_steps;
};

} // namespace

Result<table::Table> saturation(const DisplayInput& input)
{
    if (input.options.base == 0 || input.options.run == 0)
        return fail(ErrorCode::Refused, "--base and --run are numbers of units, at least 1");
    auto scope = scopeOf(input);
    if (!scope)
        return passOn(scope);
    auto hits = codeHitsOf(input, *scope);
    if (!hits)
        return passOn(hits);
    return Series(input, *scope, std::move(*hits)).build();
}

} // namespace crosscase::matrix
