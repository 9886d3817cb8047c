// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/check.h"

#include "core/codebook/likeness.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>
#include <unordered_map>

namespace crosscase::codebook {

namespace {

using Kind = Finding::Kind;

class Checker {
public:
    explicit Checker(const Codebook& codebook)
        : m_entries(codebook.entries)
        , m_parents(parentsOf(codebook))
    {
        for (const Entry& entry : m_entries)
            m_forms.push_back(formOf(entry.name()));
    }

    void fields()
    {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const Entry& entry = m_entries[i];
            if (text::trimBlanks(entry.definition).empty())
                add(entry.path.size() == 1 ? Kind::UndefinedTheme : Kind::Undefined, i);
            if (entry.codable && entry.examples.empty())
                add(Kind::NoExample, i);
        }
    }

    // One finding for each entry whose name stands above, the sibling before the stranger.
    void repeatedNames()
    {
        std::unordered_map<std::string_view, std::vector<std::size_t>> byKey;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            auto& above = byKey[m_forms[i].key];
            const auto sibling = std::find_if(above.begin(), above.end(), [&](std::size_t other) {
                return m_parents[other] == m_parents[i];
            });
            if (sibling != above.end())
                add(Kind::RepeatedName, i, pathOf(*sibling));
            else if (!above.empty())
                add(Kind::RepeatedElsewhere, i, pathOf(above.front()));
            if (above.empty())
                m_distinct.push_back(i);
            above.push_back(i);
        }
    }

    // After repeatedNames.
    void nearDuplicates()
    {
        for (std::size_t b = 1; b < m_distinct.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                if (nearlyTheSame(m_forms[m_distinct[a]], m_forms[m_distinct[b]]))
                    add(Kind::NearDuplicate, m_distinct[b], pathOf(m_distinct[a]));
    }

    void use(const std::function<std::int64_t(const Entry&)>& references)
    {
        std::vector<std::int64_t> within; // with sub-codes
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            within.push_back(references(m_entries[i]));
            if (!m_entries[i].codable && within[i] > 0)
                add(Kind::NotCodable, i, std::to_string(within[i]));
        }
        for (std::size_t i = m_entries.size(); i-- > 0;)
            if (m_parents[i] != kNoParent)
                within[m_parents[i]] += within[i];
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (m_entries[i].codable && within[i] == 0)
                add(Kind::Unused, i);
    }

    std::vector<Finding> findings() &&
    {
        std::stable_sort(m_findings.begin(),
                         m_findings.end(),
                         [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
        return std::move(m_findings);
    }

private:
    std::string pathOf(std::size_t entry) const { return model::joinPath(m_entries[entry].path); }

    void add(Kind kind, std::size_t entry, std::string detail = {})
    {
        m_findings.push_back({kind, pathOf(entry), std::move(detail)});
    }

    const std::vector<Entry>& m_entries;
    std::vector<std::size_t> m_parents;
    std::vector<NameForm> m_forms;
    std::vector<std::size_t> m_distinct; // the first entry of each name
    std::vector<Finding> m_findings;
};

} // namespace

std::string_view nameOf(Finding::Kind kind)
{
    switch (kind) {
    case Kind::Undefined:
        return "undefined";
    case Kind::UndefinedTheme:
        return "undefined theme";
    case Kind::RepeatedName:
        return "repeated name";
    case Kind::RepeatedElsewhere:
        return "repeated elsewhere";
    case Kind::NearDuplicate:
        return "near-duplicate";
    case Kind::Unused:
        return "unused";
    case Kind::NotCodable:
        return "not codable";
    case Kind::NoExample:
        return "no example";
    }
    return {};
}

std::vector<Finding> check(const Codebook& codebook,
                           const std::function<std::int64_t(const Entry&)>& references)
{
    Checker checker(codebook);
    checker.fields();
    checker.repeatedNames();
    checker.nearDuplicates();
    if (references)
        checker.use(references);
    return std::move(checker).findings();
}

table::Table toTable(const std::vector<Finding>& findings)
{
    table::Table table;
    table.title = "Codebook check";
    for (const char* head : {"finding", "code", "detail"})
        table.columns.push_back({{head}, table::Kind::Text});
    for (const Finding& finding : findings)
        table.rows.push_back({{std::string(nameOf(finding.kind)), finding.code, finding.detail}});
    return table;
}

} // namespace crosscase::codebook
