// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/survey.h"

#include "core/import/files.h"
#include "core/project/attribute_columns.h"
#include "core/project/cases.h"
#include "core/project/documents.h"
#include "core/project/faults.h"
#include "core/text/fold.h"
#include "core/text/language.h"
#include "core/text/structure.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::project {

namespace {

using importing::SurveyRole;
using model::Case;
using model::Document;
using model::Id;

constexpr std::size_t kRowsBetweenReports = 64;

class Survey {
public:
    Survey(const model::Corpus& corpus, const table::CsvFile& table, const SurveyOptions& options)
        : m_corpus(corpus)
        , m_table(table)
        , m_options(options)
    {
        for (const Case& unit : corpus.cases())
            m_cases.emplace(text::foldKey(unit.name), unit.id);
    }

    // What each row becomes, and all that is wrong with it.
    Result<SurveyReport> check()
    {
        importing::SurveyWishes wishes = m_options.wishes;
        for (const auto& attribute : m_corpus.rows<model::Attribute>())
            if (attribute.target == model::AttributeTarget::Case)
                wishes.known.emplace(text::foldKey(attribute.name), attribute.type);
        auto plan = importing::planSurvey(m_table, wishes);
        if (!plan)
            return passOn(plan);
        m_plan = std::move(*plan);
        m_names = importing::nameCases(
            m_table, m_plan, [&](const std::string& key) { return m_cases.contains(key); });
        readAttributes();
        if (auto outcome = m_faults.outcome("survey answers"); !outcome)
            return passOn(outcome);
        return report();
    }

    // Only after check().
    Result<void> write(Edit& edit, const Progress& progress)
    {
        edit.setTitle(fmt::format("Import a survey of {} case{}",
                                  m_table.rows.size(),
                                  m_table.rows.size() == 1 ? "" : "s"));
        startDocuments(edit);
        std::unordered_map<std::string, Id<Case>> units; // of the rows
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            if (i % kRowsBetweenReports == 0)
                if (auto go = progress.report("survey",
                                              static_cast<std::int64_t>(i),
                                              static_cast<std::int64_t>(m_table.rows.size()));
                    !go)
                    return go;
            const Id<Case> unit = caseOf(edit, i);
            units.emplace(m_keys[i], unit);
            if (auto added = addAnswers(edit, i, unit); !added)
                return added;
        }
        return m_attributes->write(
            edit, [&](const std::string& key) { return model::AnyId(units.at(key)); });
    }

private:
    // --- checking ----------------------------------------------------------------------------
    void readAttributes()
    {
        std::vector<AttributeColumns::Column> columns;
        for (const importing::SurveyColumn* column : m_plan.of(SurveyRole::Attribute))
            columns.push_back({columns.size(), column->name, column->type});
        if (!m_plan.surplus.empty())
            columns.push_back({columns.size(), m_plan.surplus, model::AttributeType::Text});
        readValuesThere(columns);
        m_attributes =
            std::make_unique<AttributeColumns>(model::AttributeTarget::Case, columns, m_faults);
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            m_keys.push_back(text::foldKey(m_names.names[i]));
            const table::CsvRow cells = importing::attributesOf(m_plan, m_table, m_table.rows[i]);
            m_attributes->read(cells, m_keys.back());
            if (const auto there = m_cases.find(m_keys.back()); there != m_cases.end())
                compare(cells, columns, there->second);
        }
    }

    // The values that the project's cases have already, by column.
    void readValuesThere(const std::vector<AttributeColumns::Column>& columns)
    {
        std::unordered_map<std::string, std::size_t> byName;
        for (const auto& column : columns)
            byName.emplace(text::foldKey(column.name), column.at);
        std::unordered_map<Id<model::Attribute>, std::size_t> byId;
        for (const auto& attribute : m_corpus.rows<model::Attribute>())
            if (const auto found = byName.find(text::foldKey(attribute.name));
                found != byName.end() && attribute.target == model::AttributeTarget::Case)
                byId.emplace(attribute.id, found->second);
        if (byId.empty())
            return;
        for (const auto& value : m_corpus.rows<model::AttributeValue>())
            if (const auto found = byId.find(value.attribute); found != byId.end())
                m_there.emplace(std::pair(value.owner.value, found->second), value.value);
    }

    void compare(const table::CsvRow& cells,
                 const std::vector<AttributeColumns::Column>& columns,
                 Id<Case> unit)
    {
        for (const auto& column : columns) {
            const auto there = m_there.find(std::pair(unit.value, column.at));
            const std::string_view cell = text::trimBlanks(table::cellOf(cells, column.at));
            if (there == m_there.end() || cell.empty())
                continue;
            const auto canonical = canonicalValue(column.type, cell);
            if (canonical && *canonical != there->second)
                m_faults.add(cells.line,
                             fmt::format("{}: '{}' here and '{}' of the case '{}' in the project",
                                         column.name,
                                         *canonical,
                                         there->second,
                                         m_corpus.get(unit).name));
        }
    }

    SurveyReport report() const
    {
        SurveyReport report;
        report.plan = m_plan;
        report.rows = m_table.rows.size();
        for (const auto* warnings : {&m_plan.warnings, &m_names.warnings})
            report.warnings.insert(report.warnings.end(), warnings->begin(), warnings->end());
        const auto open = m_plan.of(SurveyRole::OpenQuestion);
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            if (!m_cases.contains(m_keys[i]))
                ++report.created;
            if (std::any_of(open.begin(), open.end(), [&](const auto* column) {
                    return !text::trimBlanks(table::cellOf(m_table.rows[i], column->at)).empty();
                }))
                ++report.documents;
        }
        if (open.empty())
            report.warnings.emplace_back("no column is an open question: there are no documents");
        return report;
    }

    // --- writing -----------------------------------------------------------------------------
    void startDocuments(Edit& edit)
    {
        for (const Document& document : edit.corpus().documents()) {
            m_documentNames.insert(text::foldKey(document.name));
            m_documentPosition = std::max(m_documentPosition, document.position + 1);
        }
        for (const Case& unit : edit.corpus().cases())
            if (!unit.parent)
                m_casePosition = std::max(m_casePosition, unit.position + 1);
    }

    Id<Case> caseOf(Edit& edit, std::size_t row)
    {
        if (const auto there = m_cases.find(m_keys[row]); there != m_cases.end())
            return there->second;
        Case unit;
        unit.name = m_names.names[row];
        unit.position = m_casePosition++;
        unit.created = edit.time();
        return edit.add(std::move(unit));
    }

    Result<void> addAnswers(Edit& edit, std::size_t row, Id<Case> unit)
    {
        const auto answers = importing::answersOf(m_plan, m_table.rows[row]);
        if (!answers)
            return {};
        if (!m_options.group.empty() && !m_group)
            m_group = groupNamed(edit, m_options.group);
        Document fields;
        fields.name = importing::uniqueName(m_names.names[row], [&](const std::string& name) {
            return !m_documentNames.insert(text::foldKey(name)).second;
        });
        fields.label = importing::labelOf(m_plan, m_table.rows[row]);
        fields.group = m_group;
        fields.language =
            m_options.language.empty() ? text::languageOf(answers->utf8) : m_options.language;
        // One person answers: what looks like a speaker's label is a word.
        fields.structure = text::toText(text::StructureRules{.speakerPattern = "(?!)"});
        fields.position = m_documentPosition++;
        auto document = putDocument(edit, std::move(fields), answers->utf8, answers->layout);
        if (!document)
            return passOn(document);
        // A new document: nobody has it yet.
        model::Membership whole;
        whole.unit = unit;
        whole.document = *document;
        edit.add(std::move(whole));
        return {};
    }

    const model::Corpus& m_corpus;
    const table::CsvFile& m_table;
    const SurveyOptions& m_options;
    Faults m_faults;
    importing::SurveyPlan m_plan;
    importing::SurveyNames m_names;
    std::vector<std::string> m_keys; // the names of the rows, folded
    std::unique_ptr<AttributeColumns> m_attributes;
    std::unordered_map<std::string, Id<Case>> m_cases; // those that were there, by folded name
    std::map<std::pair<std::int32_t, std::size_t>, std::string> m_there; // (case, column) -> value
    std::unordered_set<std::string> m_documentNames;                     // folded
    std::int32_t m_documentPosition = 0;
    std::int32_t m_casePosition = 0;
    Id<model::Group> m_group;
};

} // namespace

Result<SurveyReport>
checkSurvey(const model::Corpus& corpus, const table::CsvFile& table, const SurveyOptions& options)
{
    return Survey(corpus, table, options).check();
}

Result<SurveyReport> importSurvey(Edit& edit,
                                  const table::CsvFile& table,
                                  const SurveyOptions& options,
                                  const Progress& progress)
{
    Survey survey(edit.corpus(), table, options);
    auto report = survey.check();
    if (!report)
        return report;
    if (auto written = survey.write(edit, progress); !written)
        return passOn(written);
    return report;
}

} // namespace crosscase::project
