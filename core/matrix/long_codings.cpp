// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/axes.h"
#include "core/matrix/coding_rows.h"
#include "core/matrix/displays.h"
#include "core/matrix/written.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Case;
using model::Code;
using model::Id;
using table::Value;

namespace {

class LongTable {
public:
    LongTable(const Scope& scope, const LongOptions& options)
        : m_scope(scope)
        , m_options(options)
        , m_memos(memosByTarget(scope.corpus()))
    {
        for (const auto* attribute : attributesOf(scope.corpus(), model::AttributeTarget::Case)) {
            m_attributes.emplace_back(scope, *attribute);
            m_heads.push_back(attribute->name);
        }
    }

    void add(const CodingRow& row)
    {
        if (!m_options.includeUnpublishable && !isPublishable(row.coding.marks)) {
            ++m_withheld;
            return;
        }
        if (++m_codings > m_options.limit && m_options.limit > 0)
            return;
        if (m_options.perCoding || row.cases.empty()) {
            push(row, row.cases);
            return;
        }
        for (const Id<Case> unit : row.cases)
            push(row, {unit});
    }

    [[nodiscard]] table::Table take()
    {
        table::Table table;
        const auto add = [&table](std::string_view head, table::Kind kind = table::Kind::Text) {
            table.columns.push_back({{std::string(head)}, kind});
        };
        for (const char* head : {"coding", "case", "case_path"})
            add(head);
        for (const std::string& head : m_heads)
            add(head);
        add("document");
        add("paragraph", table::Kind::Integer);
        for (const char* head :
             {"speaker", "theme", "code", "code_path", "quote", "memo", "coder", "created"})
            add(head);
        for (const char* head : {"start", "end", "weight"})
            add(head, table::Kind::Integer);
        add("mark");
        table.rows = std::move(m_rows);
        if (!m_options.filter.isEmpty())
            table.notes.push_back(fmt::format("Filter: {}", query::toText(m_options.filter)));
        if (m_options.limit > 0 && m_codings > m_options.limit)
            table.notes.push_back(
                fmt::format("The first {} of {} codings.", m_options.limit, m_codings));
        if (m_withheld > 0)
            table.notes.push_back(fmt::format(
                "Codings left out because they are not for publication: {}.", m_withheld));
        return table;
    }

private:
    // Of each case, joined; equal ones once.
    template <typename Of>
    [[nodiscard]] static std::string ofEach(const std::vector<Id<Case>>& cases, Of&& of)
    {
        std::vector<std::string> words;
        for (const Id<Case> unit : cases) {
            std::string word = of(unit);
            if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
                words.push_back(std::move(word));
        }
        return joined(words);
    }

    void push(const CodingRow& row, const std::vector<Id<Case>>& cases)
    {
        const model::Corpus& corpus = m_scope.corpus();
        const model::Coding& coding = row.coding;
        const Id<Code> code = coding.code;
        const auto memo = m_memos.find(coding.id);
        table::Row out;
        const auto words = [&out](std::string text) {
            out.cells.push_back(text.empty() ? Value{} : Value{std::move(text)});
        };
        const auto number = [&out](std::int64_t value) { out.cells.emplace_back(value); };
        words(coding.uuid.toCanonical());
        words(ofEach(cases, [&](Id<Case> unit) { return corpus.get(unit).name; }));
        words(ofEach(cases, [&](Id<Case> unit) { return m_scope.cases().pathOf(unit); }));
        for (const AttributeColumn& column : m_attributes)
            words(ofEach(cases, [&](Id<Case> unit) { return column.of(unit); }));
        words(row.document.name);
        number(static_cast<std::int64_t>(paragraphAt(row.text.structure, coding.start)));
        words(joined(speakersWithin(row.text.structure, coding.span())));
        words(corpus.get(m_scope.codes().rootOf(code)).name);
        words(corpus.get(code).name);
        words(m_scope.codes().pathOf(code));
        words(std::string(row.text.quote(coding.span())));
        words(memo == m_memos.end() ? std::string() : memo->second);
        words(coderName(corpus, coding.coder));
        words(toIso8601(coding.created));
        number(coding.start);
        number(coding.end);
        out.cells.push_back(coding.weight == model::Coding::kNoWeight
                                ? Value{}
                                : Value{static_cast<std::int64_t>(coding.weight)});
        words(marksText(coding.marks));
        m_rows.push_back(std::move(out));
    }

    const Scope& m_scope;
    const LongOptions& m_options;
    std::unordered_map<model::AnyId, std::string> m_memos;
    std::vector<AttributeColumn> m_attributes;
    std::vector<std::string> m_heads;
    std::vector<table::Row> m_rows;
    std::size_t m_withheld = 0;
    int m_codings = 0; // that are not withheld
};

} // namespace

Result<table::Table> longCodings(const model::Corpus& corpus,
                                 const model::TextSource& texts,
                                 const LongOptions& options,
                                 const Progress& progress)
{
    auto scope = Scope::make(corpus, texts, options.filter);
    if (!scope)
        return passOn(scope);
    LongTable table(*scope, options);
    auto done = forEachCoding(
        *scope, CaseChoice::Innermost, progress, [&](const CodingRow& row) { table.add(row); });
    if (!done)
        return passOn(done);
    return table.take();
}

} // namespace crosscase::matrix
