// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/gioia.h"

#include "core/matrix/case_grid.h"
#include "core/matrix/coding_rows.h"
#include "core/matrix/quote_choice.h"
#include "core/query/resolve.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>

namespace crosscase::matrix {

using model::Case;
using model::Code;
using model::Id;
using table::Value;

namespace {

constexpr std::size_t kWide = 7; // more below one node are hard to keep apart
constexpr int kConcept = 2;      // depth of a concept; 0: a dimension

// A row: a code at the third level, or one above it that ends there.
struct Concept {
    Id<Code> code;
    std::int64_t references = 0;
    std::set<Id<Case>> cases;
    std::vector<Quotable> quotes;
};

class DataStructure {
public:
    DataStructure(const DisplayInput& input, const Scope& scope)
        : m_input(&input)
        , m_scope(&scope)
        , m_choice(scope, input.options)
    {}
    [[nodiscard]] Result<table::Table> table();

private:
    [[nodiscard]] Result<void> chooseConcepts();
    [[nodiscard]] Result<void> readCodings();
    void take(const CodingRow& row);
    [[nodiscard]] Result<void> addRow(table::Table& table, Concept& row);
    void addChecks(std::vector<std::string>& notes) const;
    void checkWidth(std::vector<std::string>& notes) const;
    void checkNames(std::vector<std::string>& notes) const;
    void checkCarriers(std::vector<std::string>& notes) const;
    void checkDepth(std::vector<std::string>& notes) const;
    [[nodiscard]] bool isShown(Id<Code> code) const
    {
        return m_within.empty() || m_within.contains(code);
    }
    [[nodiscard]] std::string pathOf(Id<Code> code) const { return m_scope->codes().pathOf(code); }

    const DisplayInput* m_input;
    const Scope* m_scope;
    QuoteChoice m_choice;
    std::set<Id<Code>> m_within; // of --theme; empty: all
    std::vector<Concept> m_concepts;
    std::unordered_map<Id<Code>, std::size_t> m_conceptOf;
    std::map<Id<Code>, std::int64_t> m_above; // codings of a theme or a dimension itself
    // Codings of one document at one start: several sub-codes on the same text count once.
    std::set<std::tuple<std::size_t, text::CodePoint, text::CodePoint, Id<model::Coder>>> m_seen;
    Id<model::Document> m_document;
};

Result<void> DataStructure::chooseConcepts()
{
    query::Resolver resolver(m_input->corpus);
    const model::CodeTree& codes = m_scope->codes();
    for (const std::string& name : m_input->options.themes) {
        auto theme = resolver.code(name);
        if (!theme)
            return passOn(theme);
        for (const Id<Code> code : codes.subtree(*theme))
            m_within.insert(code);
    }
    for (const Id<Code> code : codes.inOrder()) {
        const int depth = codes.depthOf(code);
        if (!isShown(code))
            continue;
        Id<Code> top = code;
        while (codes.depthOf(top) > kConcept)
            top = codes.parentOf(top);
        // Below a concept that is left out a code stands for itself.
        if (depth == kConcept || (depth < kConcept && codes.childrenOf(code).empty())
            || (depth > kConcept && !m_conceptOf.contains(top))) {
            m_conceptOf.emplace(code, m_concepts.size());
            m_concepts.push_back({code, 0, {}, {}});
        } else if (depth > kConcept) {
            m_conceptOf.emplace(code, m_conceptOf.at(top));
        }
    }
    return {};
}

void DataStructure::take(const CodingRow& row)
{
    const auto found = m_conceptOf.find(row.coding.code);
    if (found == m_conceptOf.end()) {
        if (isShown(row.coding.code))
            ++m_above[row.coding.code];
        return;
    }
    if (row.document.id != m_document) {
        m_document = row.document.id;
        m_seen.clear();
    }
    Concept& known = m_concepts[found->second];
    known.cases.insert(row.cases.begin(), row.cases.end());
    if (!m_seen.emplace(found->second, row.coding.start, row.coding.end, row.coding.coder).second)
        return;
    ++known.references;
    known.quotes.push_back({row.coding, row.cases.empty() ? Id<Case>{} : row.cases.front()});
}

Result<void> DataStructure::addRow(table::Table& table, Concept& row)
{
    const model::CodeTree& codes = m_scope->codes();
    std::vector<std::string> names = model::splitPath(codes.pathOf(row.code));
    while (names.size() > kConcept + 1) {
        names[kConcept] += " > " + names[kConcept + 1];
        names.erase(names.begin() + kConcept + 1);
    }
    const auto withheld = row.quotes;
    auto quotes =
        m_choice.write(m_choice.choose(std::move(row.quotes), usualQuotes(m_input->options)));
    if (!quotes)
        return passOn(quotes);
    row.quotes = withheld;
    table::Row made;
    for (std::string& name : names)
        made.cells.emplace_back(std::move(name));
    made.cells.resize(kConcept + 1);
    made.cells.emplace_back(row.references);
    made.cells.push_back(countOf(row.cases.size()));
    made.cells.push_back(orNothing(std::move(*quotes)));
    table.rows.push_back(std::move(made));
    return {};
}

void DataStructure::checkNames(std::vector<std::string>& notes) const
{
    std::map<std::string, std::vector<std::string>> byName;
    for (const Concept& row : m_concepts)
        byName[text::foldKey(m_input->corpus.get(row.code).name)].push_back(pathOf(row.code));
    for (const auto& [name, paths] : byName)
        if (paths.size() > 1)
            notes.push_back(fmt::format(
                "Check: a concept belongs to one theme; these share a name: {}.", listed(paths)));
}

void DataStructure::checkWidth(std::vector<std::string>& notes) const
{
    std::vector<std::string> wide;
    std::vector<std::string> narrow;
    for (const Id<Code> code : m_scope->codes().inOrder()) {
        const int depth = m_scope->codes().depthOf(code);
        const std::size_t below = m_scope->codes().childrenOf(code).size();
        if (depth >= kConcept || !isShown(code))
            continue;
        if (below > kWide)
            wide.push_back(fmt::format("{} ({})", pathOf(code), below));
        if (depth == kConcept - 1 && below == 1)
            narrow.push_back(pathOf(code));
    }
    if (!wide.empty())
        notes.push_back(fmt::format("Check: more than {} below one: {}.", kWide, listed(wide)));
    if (!narrow.empty())
        notes.push_back(fmt::format("Check: themes with one concept: {}.", listed(narrow)));
}

void DataStructure::checkCarriers(std::vector<std::string>& notes) const
{
    std::vector<std::string> silent;
    std::map<Id<Code>, std::set<Id<Case>>> carriers;
    for (const Concept& row : m_concepts) {
        if (row.references == 0)
            silent.push_back(pathOf(row.code));
        Id<Code> theme = row.code;
        while (m_scope->codes().depthOf(theme) >= kConcept)
            theme = m_scope->codes().parentOf(theme);
        carriers[theme].insert(row.cases.begin(), row.cases.end());
    }
    if (!silent.empty())
        notes.push_back(fmt::format("Check: concepts without a quotation: {}.", listed(silent)));
    std::vector<std::string> alone;
    for (const Id<Code> code : m_scope->codes().inOrder())
        if (const auto found = carriers.find(code);
            found != carriers.end() && found->second.size() == 1)
            alone.push_back(fmt::format(
                "{} ({})", pathOf(code), m_input->corpus.get(*found->second.begin()).name));
    if (!alone.empty())
        notes.push_back(fmt::format("Check: themes carried by one case: {}.", listed(alone)));
}

void DataStructure::checkDepth(std::vector<std::string>& notes) const
{
    std::array<std::size_t, kConcept + 1> ends{};
    std::vector<std::string> deep;
    for (const Id<Code> code : m_scope->codes().inOrder()) {
        const int depth = m_scope->codes().depthOf(code);
        if (!isShown(code) || !m_scope->codes().childrenOf(code).empty())
            continue;
        if (depth > kConcept)
            deep.push_back(pathOf(code));
        else
            ++ends[static_cast<std::size_t>(depth)];
    }
    if (ends[0] + ends[1] + deep.size() > 0)
        notes.push_back(
            fmt::format("Check: uneven depth. Dimensions without themes: {}; themes without "
                        "concepts: {}; codes below a concept, counted with it: {}.",
                        ends[0],
                        ends[1],
                        deep.size()));
    std::vector<std::string> above;
    above.reserve(m_above.size());
    for (const auto& [code, count] : m_above)
        above.push_back(fmt::format("{} ({})", pathOf(code), count));
    if (!above.empty())
        notes.push_back(fmt::format(
            "Check: codings of a theme or a dimension itself are in no row: {}.", listed(above)));
}

void DataStructure::addChecks(std::vector<std::string>& notes) const
{
    const std::size_t before = notes.size();
    checkNames(notes);
    checkWidth(notes);
    checkCarriers(notes);
    checkDepth(notes);
    if (notes.size() == before && !m_concepts.empty())
        notes.emplace_back("Checks: three levels throughout, no theme of one concept or one case, "
                           "no concept without a quotation.");
}

Result<table::Table> DataStructure::table()
{
    if (auto chosen = chooseConcepts(); !chosen)
        return passOn(chosen);
    auto read = forEachCoding(*m_scope,
                              CaseChoice::TopLevel,
                              m_input->progress,
                              [this](const CodingRow& row) { take(row); });
    if (!read)
        return passOn(read);
    table::Table table;
    table.title = "Data structure";
    table.columns = {groupColumn({"dimension"}), groupColumn({"theme"}), textColumn({"concept"})};
    table.columns.push_back(countColumn({"references"}));
    table.columns.push_back(countColumn({"cases"}));
    table.columns.push_back(textColumn({"quotes"}));
    table.headColumns = kConcept + 1;
    for (Concept& row : m_concepts)
        if (auto added = addRow(table, row); !added)
            return passOn(added);
    table.notes.push_back(
        fmt::format("Shown: concepts with their references (several codes of a concept on the same "
                    "text by the same coder count once), cases of the top level, and at most {} "
                    "quotes, from different cases first.",
                    usualQuotes(m_input->options)));
    addChecks(table.notes);
    for (std::string& note : m_choice.notes())
        table.notes.push_back(std::move(note));
    addChoiceNotes(table.notes, m_input->options);
    return table;
}

} // namespace

Result<table::Table> gioia(const DisplayInput& input)
{
    auto filter = filterOf(input.options);
    if (!filter)
        return passOn(filter);
    auto scope = Scope::make(input.corpus, input.texts, *filter);
    if (!scope)
        return passOn(scope);
    return DataStructure(input, *scope).table();
}

} // namespace crosscase::matrix
