// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/propositions.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/coding_rows.h"
#include "core/matrix/evidence_places.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Id;
using model::Judgement;
using model::Proposition;
using model::Verdict;
using table::Value;

namespace {

constexpr std::array kVerdicts{
    Verdict::Supports, Verdict::Partly, Verdict::Contradicts, Verdict::Silent};
constexpr std::array<std::string_view, 4> kWords{"supports", "partly", "contradicts", "silent"};
constexpr std::array<std::string_view, 4> kSigns{"+", "(+)", "-", "silent"};

std::size_t placeOf(Verdict verdict)
{
    return static_cast<std::size_t>(std::ranges::find(kVerdicts, verdict) - kVerdicts.begin());
}

class Propositions {
public:
    Propositions(const DisplayInput& input, const std::vector<GridCase>& cases);
    [[nodiscard]] Result<table::Table> grid();
    [[nodiscard]] Result<table::Table> longTable();

private:
    using Judgements = std::vector<const Judgement*>;
    [[nodiscard]] const Judgements& of(Id<Proposition> claim, const GridCase& unit) const;
    [[nodiscard]] Result<Value> cell(Id<Proposition> claim, const GridCase& unit);
    [[nodiscard]] Result<std::string> inWords(const Judgement& judgement, bool withCoder);
    [[nodiscard]] Result<void>
    addLong(table::Table& table, const Proposition& claim, const GridCase& unit);
    [[nodiscard]] Result<void> addRow(table::Table& table, const Proposition& claim);
    void addNotes(std::vector<std::string>& notes, std::string_view shown) const;

    const DisplayInput* m_input;
    const std::vector<GridCase>* m_cases;
    EvidencePlaces m_places;
    std::vector<const Proposition*> m_claims;
    std::map<std::pair<model::AnyId, model::AnyId>, Judgements> m_judgements;
    Authors m_judges;
    std::size_t m_elsewhere = 0; // judgements of cases that are not shown
};

Propositions::Propositions(const DisplayInput& input, const std::vector<GridCase>& cases)
    : m_input(&input)
    , m_cases(&cases)
    , m_places(input.corpus, input.texts)
{
    for (const Proposition& claim : input.corpus.rows<Proposition>())
        m_claims.push_back(&claim);
    std::ranges::stable_sort(m_claims, {}, [](const auto* claim) { return claim->position; });
    std::set<model::AnyId> shown;
    for (const GridCase& unit : cases)
        shown.insert(unit.id);
    for (const Judgement& judgement : input.corpus.rows<Judgement>()) {
        if (!shown.contains(judgement.unit)) {
            ++m_elsewhere;
            continue;
        }
        m_judgements[{judgement.proposition, judgement.unit}].push_back(&judgement);
        m_judges.add(judgement.coder);
    }
}

const Propositions::Judgements& Propositions::of(Id<Proposition> claim, const GridCase& unit) const
{
    static const Judgements kNone;
    const auto found = m_judgements.find({claim, unit.id});
    return found == m_judgements.end() ? kNone : found->second;
}

Result<std::string> Propositions::inWords(const Judgement& judgement, bool withCoder)
{
    std::string words(kSigns[placeOf(judgement.verdict)]);
    if (withCoder)
        words += fmt::format(" {}", coderName(m_input->corpus, judgement.coder));
    if (m_input->options.state && !judgement.reason.empty())
        words += fmt::format(": {}", judgement.reason);
    if (!m_input->options.references)
        return words;
    auto places = m_places.places(judgement.id);
    if (!places)
        return passOn(places);
    if (!places->empty())
        words += fmt::format(" [{}]", *places);
    return words;
}

Result<Value> Propositions::cell(Id<Proposition> claim, const GridCase& unit)
{
    const Judgements& judgements = of(claim, unit);
    if (judgements.empty())
        return m_input->options.state ? Value{std::string("not judged yet")} : Value{};
    const bool differ = std::ranges::any_of(judgements, [&](const Judgement* judgement) {
        return judgement->verdict != judgements.front()->verdict;
    });
    std::string all;
    for (const Judgement* judgement : judgements) {
        if (judgement->verdict == Verdict::Silent && !m_input->options.state && !differ)
            continue;
        auto one = inWords(*judgement, differ);
        if (!one)
            return passOn(one);
        if (*one != all)
            all += (all.empty() ? "" : "\n") + *one;
    }
    return orNothing(std::move(all));
}

Result<void> Propositions::addRow(table::Table& table, const Proposition& claim)
{
    table::Row row{{claim.name, orNothing(claim.text)}, 0, false};
    std::array<std::size_t, kVerdicts.size()> counts{};
    std::size_t open = 0;
    for (const GridCase& unit : *m_cases) {
        auto shown = cell(claim.id, unit);
        if (!shown)
            return passOn(shown);
        row.cells.push_back(std::move(*shown));
        std::set<Verdict> verdicts;
        for (const Judgement* judgement : of(claim.id, unit))
            verdicts.insert(judgement->verdict);
        for (const Verdict verdict : verdicts)
            ++counts[placeOf(verdict)];
        open += verdicts.empty() ? 1U : 0U;
    }
    for (const std::size_t count : counts)
        row.cells.push_back(countOf(count));
    row.cells.push_back(countOf(open));
    table.rows.push_back(std::move(row));
    return {};
}

Result<table::Table> Propositions::grid()
{
    table::Table table;
    table.title = "Propositions";
    table.columns = {textColumn({"proposition"}), textColumn({"text"})};
    for (const GridCase& unit : *m_cases)
        table.columns.push_back(textColumn({unit.name}));
    for (const std::string_view word : kWords)
        table.columns.push_back(countColumn({"cases", std::string(word)}));
    table.columns.push_back(countColumn({"cases", "not judged"}));
    for (const Proposition* claim : m_claims)
        if (auto added = addRow(table, *claim); !added)
            return passOn(added);
    addNotes(table.notes,
             "Shown: + the case supports the proposition, (+) partly, - contradicts it; empty: the "
             "case is silent on it, or nobody has judged yet (--state tells which).");
    return table;
}

Result<void>
Propositions::addLong(table::Table& table, const Proposition& claim, const GridCase& unit)
{
    const auto add = [&](std::string verdict, Value reason, Value evidence, Value coder) {
        table.rows.push_back({{claim.name,
                               orNothing(claim.text),
                               unit.name,
                               std::move(verdict),
                               std::move(reason),
                               std::move(evidence),
                               std::move(coder)},
                              0,
                              false});
    };
    const Judgements& judgements = of(claim.id, unit);
    for (const Judgement* judgement : judgements) {
        auto places = m_places.places(judgement->id);
        if (!places)
            return passOn(places);
        add(std::string(kWords[placeOf(judgement->verdict)]),
            orNothing(judgement->reason),
            orNothing(std::move(*places)),
            orNothing(coderName(m_input->corpus, judgement->coder)));
    }
    if (judgements.empty())
        add("not judged yet", {}, {}, {});
    return {};
}

Result<table::Table> Propositions::longTable()
{
    table::Table table;
    table.title = "Propositions, case by case";
    table.columns = {groupColumn({"proposition"}), groupColumn({"text"})};
    for (const char* head : {"case", "verdict", "reason", "evidence", "coder"})
        table.columns.push_back(textColumn({head}));
    table.headColumns = 3;
    for (const Proposition* claim : m_claims)
        for (const GridCase& unit : *m_cases)
            if (auto added = addLong(table, *claim, unit); !added)
                return passOn(added);
    addNotes(table.notes, "Shown: what each case says about each proposition, and why.");
    return table;
}

void Propositions::addNotes(std::vector<std::string>& notes, std::string_view shown) const
{
    notes.emplace_back(shown);
    notes.push_back(m_judges.told(m_input->corpus, "Judged"));
    if (m_elsewhere > 0)
        notes.push_back(fmt::format("Judgements of cases that are not shown: {}.", m_elsewhere));
    addChoiceNotes(notes, m_input->options);
}

} // namespace

Result<table::Table> propositions(const DisplayInput& input)
{
    auto grid = CaseGrid::make(input, UsualCodes::Themes);
    if (!grid)
        return passOn(grid);
    Propositions made(input, grid->cases());
    return input.options.longForm ? made.longTable() : made.grid();
}

} // namespace crosscase::matrix
