// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/conditions.h"

#include "core/base/number.h"
#include "core/matrix/axes.h"
#include "core/matrix/cross_table.h"
#include "core/query/near.h"
#include "core/query/resolve.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::matrix {

namespace {

using model::AttributeType;
using model::Case;
using model::Code;
using model::Id;

// One cell: a number, or why there is none.
using Cell = std::pair<std::optional<double>, std::string>;

class Builder {
public:
    Builder(const Scope& scope, const ConditionRequest& request, const ResolvedAxis& axis)
        : m_scope(scope)
        , m_corpus(scope.corpus())
        , m_request(request)
        , m_axis(axis)
        , m_resolver(scope.corpus())
    {
        for (const model::NotApplicable& row : m_corpus.rows<model::NotApplicable>())
            m_notApplicable.emplace(row.unit, row.code);
    }

    [[nodiscard]] Result<ConditionColumn> column(ConditionSpec spec, const Progress& progress)
    {
        if (auto found = settle(spec); !found)
            return passOn(found);
        switch (spec.source) {
        case ConditionSource::Attribute:
            return attribute(spec);
        case ConditionSource::Rating:
            return rating(spec);
        default:
            return counted(spec, progress);
        }
    }

private:
    // Any -> what has the name.
    [[nodiscard]] Result<void> settle(ConditionSpec& spec)
    {
        if (spec.source != ConditionSource::Any)
            return {};
        auto code = m_resolver.code(spec.name);
        const auto attribute =
            findAttribute(m_corpus, spec.name, model::AttributeTarget::Case).has_value();
        if (attribute && (code || code.error().code == ErrorCode::Ambiguous))
            return fail(ErrorCode::Ambiguous,
                        fmt::format("'{0}' is a code and an attribute; write rating:{0}, "
                                    "present:{0} or attribute:{0}",
                                    spec.name));
        if (attribute) {
            spec.source = ConditionSource::Attribute;
            return {};
        }
        if (!code)
            return code.error().code == ErrorCode::NotFound ? nothingNamed(spec.name)
                                                            : Result<void>(passOn(code));
        const auto& ratings = m_corpus.rows<model::Rating>();
        const bool rated = std::any_of(
            ratings.begin(), ratings.end(), [&](const auto& row) { return row.code == *code; });
        spec.source = rated ? ConditionSource::Rating : ConditionSource::Present;
        return {};
    }
    [[nodiscard]] Result<void> nothingNamed(const std::string& name) const
    {
        std::vector<std::string> names;
        for (const Code& code : m_corpus.codes())
            names.push_back(code.name);
        for (const auto* attribute : attributesOf(m_corpus, model::AttributeTarget::Case))
            names.push_back(attribute->name);
        return fail(ErrorCode::NotFound,
                    fmt::format("there is no code or attribute of cases '{}'{}",
                                name,
                                query::didYouMean(name, names)));
    }

    [[nodiscard]] ConditionColumn
    begin(const ConditionSpec& spec, const std::string& name, std::string origin) const
    {
        ConditionColumn column;
        column.name = spec.alias.empty() ? name : spec.alias;
        column.origin = std::move(origin);
        return column;
    }
    template <typename Find>
    void fill(ConditionColumn& column, Find&& find) const
    {
        for (const Entry& entry : m_axis.entries) {
            auto [value, why] = find(Id<Case>{entry.object.value});
            column.values.push_back(value);
            column.missing.push_back(std::move(why));
        }
    }

    // --- ranks of words
    // --------------------------------------------------------------------------

    // The number that a word stands for: by the map if there is one, else its rank.
    struct Ranks {
        std::map<std::string, double> numbers; // by folded word
        std::string words;                     // "0 = low, 1 = high"
        int levels = 0;
    };
    [[nodiscard]] static Ranks ranksOf(const ConditionSpec& spec,
                                       const std::vector<std::string>& inOrder)
    {
        Ranks ranks;
        const auto add = [&ranks](const std::string& word, double number) {
            ranks.numbers.emplace(text::foldKey(word), number);
            ranks.words += fmt::format(
                "{}{} = {}", ranks.words.empty() ? "" : ", ", formatNumber(number), word);
        };
        for (const auto& [word, number] : spec.map)
            add(word, number);
        if (!spec.map.empty())
            return ranks;
        for (const std::string& word : inOrder)
            add(word, ranks.levels++);
        return ranks;
    }
    [[nodiscard]] static Result<Cell>
    ranked(const Ranks& ranks, const std::string& word, const std::string& column, bool mapped)
    {
        const auto found = ranks.numbers.find(text::foldKey(word));
        if (found != ranks.numbers.end())
            return Cell{found->second, ""};
        if (mapped)
            return fail(ErrorCode::Refused,
                        fmt::format("the map of '{}' has no number for '{}'; it has {}",
                                    column,
                                    word,
                                    ranks.words));
        return Cell{{}, fmt::format("'{}' is none of its values", word)};
    }

    // --- attributes
    // ------------------------------------------------------------------------------

    [[nodiscard]] std::vector<std::string> choicesOf(const model::Attribute& attribute) const
    {
        if (attribute.type == AttributeType::Boolean)
            return {"false", "true"};
        std::vector<const model::AttributeChoice*> choices;
        for (const auto& choice : m_corpus.rows<model::AttributeChoice>())
            if (choice.attribute == attribute.id)
                choices.push_back(&choice);
        std::ranges::stable_sort(
            choices, [](const auto* a, const auto* b) { return a->position < b->position; });
        std::vector<std::string> words;
        for (const auto* choice : choices)
            words.push_back(choice->value);
        return words;
    }
    [[nodiscard]] static Result<void> checkType(const model::Attribute& attribute, bool mapped)
    {
        if (mapped
            || (attribute.type != AttributeType::Text && attribute.type != AttributeType::Date))
            return {};
        return fail(ErrorCode::Refused,
                    fmt::format("the attribute '{}' is {} and has no order of more and less; say "
                                "what its values stand for (a map), or make it a choice or a "
                                "number",
                                attribute.name,
                                attribute.type == AttributeType::Text ? "text" : "a date"));
    }
    [[nodiscard]] Result<ConditionColumn> attribute(const ConditionSpec& spec) const
    {
        auto found = findAttribute(m_corpus, spec.name, model::AttributeTarget::Case);
        if (!found)
            return passOn(found);
        const model::Attribute& attribute = **found;
        const bool mapped = !spec.map.empty();
        if (auto good = checkType(attribute, mapped); !good)
            return passOn(good);
        const bool number = !mapped
                            && (attribute.type == AttributeType::Integer
                                || attribute.type == AttributeType::Number);
        const Ranks ranks =
            number ? Ranks()
                   : ranksOf(spec, mapped ? std::vector<std::string>() : choicesOf(attribute));
        ConditionColumn column = begin(
            spec,
            attribute.name,
            fmt::format("attribute '{}'{}",
                        attribute.name,
                        ranks.words.empty() ? std::string() : fmt::format(" ({})", ranks.words)));
        column.levels = ranks.levels;
        column.byOrder = !mapped && attribute.type == AttributeType::Choice;
        const AttributeColumn values(m_scope, attribute);
        Result<void> failed;
        fill(column, [&](Id<Case> unit) -> Cell {
            const std::string word = values.of(unit);
            if (word.empty())
                return {{}, "no value"};
            if (number)
                return {parseNumber(word), parseNumber(word) ? "" : "no number"};
            auto cell = ranked(ranks, word, column.name, mapped);
            if (!cell && failed)
                failed = passOn(cell);
            return cell ? *cell : Cell{};
        });
        if (!failed)
            return passOn(failed);
        return column;
    }

    // --- ratings
    // ---------------------------------------------------------------------------------

    // The scale that the code is rated on, or the one that is named.
    [[nodiscard]] Result<model::Scale> scaleOf(const ConditionSpec& spec, Id<Code> code) const
    {
        std::set<Id<model::Scale>> used;
        for (const model::Rating& rating : m_corpus.rows<model::Rating>())
            if (rating.code == code)
                used.insert(rating.scale);
        std::vector<std::string> names;
        std::vector<model::Scale> rated;
        for (const model::Scale& scale : m_corpus.rows<model::Scale>()) {
            if (!spec.scale.empty() && text::foldKey(scale.name) == text::foldKey(spec.scale))
                return scale;
            names.push_back(scale.name);
            if (used.contains(scale.id))
                rated.push_back(scale);
        }
        const std::string path = m_scope.codes().pathOf(code);
        if (!spec.scale.empty())
            return fail(ErrorCode::NotFound,
                        fmt::format("there is no scale '{}'{}",
                                    spec.scale,
                                    query::didYouMean(spec.scale, names)));
        if (rated.empty())
            return fail(ErrorCode::NotFound,
                        fmt::format("no case is rated for '{0}'; rate it, or compare whether it is "
                                    "coded: present:{0}",
                                    path));
        if (rated.size() == 1)
            return rated.front();
        std::string forms;
        for (const model::Scale& scale : rated)
            forms += fmt::format("{}rating:{}@{}", forms.empty() ? "" : " or ", path, scale.name);
        return fail(ErrorCode::Ambiguous,
                    fmt::format("'{}' is rated on several scales; write {}", path, forms));
    }
    [[nodiscard]] std::vector<std::string> valuesOf(Id<model::Scale> scale) const
    {
        std::vector<const model::ScaleValue*> values;
        for (const auto& value : m_corpus.rows<model::ScaleValue>())
            if (value.scale == scale)
                values.push_back(&value);
        std::ranges::stable_sort(
            values, [](const auto* a, const auto* b) { return a->position < b->position; });
        std::vector<std::string> words;
        for (const auto* value : values)
            words.push_back(value->value);
        return words;
    }
    [[nodiscard]] Result<ConditionColumn> rating(const ConditionSpec& spec)
    {
        auto code = m_resolver.code(spec.name);
        if (!code)
            return passOn(code);
        auto scale = scaleOf(spec, *code);
        if (!scale)
            return passOn(scale);
        std::map<Id<Case>, std::string> words;
        for (const model::Rating& rating : m_corpus.rows<model::Rating>())
            if (rating.code == *code && rating.scale == scale->id)
                words[rating.unit] = rating.value;
        const bool mapped = !spec.map.empty();
        const bool fuzzy = scale->kind == model::ScaleKind::Fuzzy && !mapped;
        const Ranks ranks =
            fuzzy ? Ranks()
                  : ranksOf(spec, mapped ? std::vector<std::string>() : valuesOf(scale->id));
        ConditionColumn column = begin(spec,
                                       m_corpus.get(*code).name,
                                       fmt::format("rating of '{}' on the {}scale '{}'{}",
                                                   m_scope.codes().pathOf(*code),
                                                   fuzzy ? "fuzzy " : "",
                                                   scale->name,
                                                   fuzzy ? "" : fmt::format(" ({})", ranks.words)));
        column.levels = ranks.levels;
        Result<void> failed;
        fill(column, [&](Id<Case> unit) -> Cell {
            const auto found = words.find(unit);
            if (found == words.end())
                return {{}, m_notApplicable.contains({unit, *code}) ? "n/a" : "not rated"};
            if (fuzzy)
                return {parseNumber(found->second), ""};
            auto cell = ranked(ranks, found->second, column.name, mapped);
            if (!cell && failed)
                failed = passOn(cell);
            return cell ? *cell : Cell{};
        });
        if (!failed)
            return passOn(failed);
        return column;
    }

    // --- codings
    // ---------------------------------------------------------------------------------

    [[nodiscard]] Result<ConditionColumn> counted(const ConditionSpec& spec,
                                                  const Progress& progress)
    {
        if (!spec.map.empty())
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' is counted and has no values to map; give it thresholds",
                                    spec.name));
        auto code = m_resolver.code(spec.name);
        if (!code)
            return passOn(code);
        TableSpec table;
        table.rows = m_request.cases;
        table.columns = {AxisKind::Codes, 1, {m_corpus.get(*code).uuid.toCanonical()}};
        table.withSubcodes = m_request.withSubcodes;
        table.filter = m_request.filter;
        table.state = true;
        auto built = build(m_corpus, m_scope.texts(), table, progress);
        if (!built)
            return passOn(built);
        const bool present = spec.source == ConditionSource::Present;
        ConditionColumn column =
            begin(spec,
                  m_corpus.get(*code).name,
                  fmt::format("{} '{}'{}",
                              present ? "presence (0/1) of" : "number of codings with",
                              m_scope.codes().pathOf(*code),
                              m_request.withSubcodes ? " with its sub-codes" : ""));
        column.count = !present;
        column.levels = present ? 2 : 0;
        std::map<Id<Case>, Cell> cells;
        for (std::size_t row = 0; row < built->rows.size(); ++row)
            cells.emplace(Id<Case>{built->rows[row].object.value}, cellOf(*built, row, present));
        fill(column, [&cells](Id<Case> unit) { return cells.at(unit); });
        return column;
    }
    [[nodiscard]] static Cell cellOf(const CrossTable& built, std::size_t row, bool present)
    {
        const CellState state = built.states[row][0];
        if (state != CellState::Coded && state != CellState::Absent)
            return {{}, std::string(nameOf(state))};
        const auto count = static_cast<double>(std::get<std::int64_t>(built.cells[row][0]));
        return {present ? std::min(count, 1.0) : count, ""};
    }

    const Scope& m_scope;
    const model::Corpus& m_corpus;
    const ConditionRequest& m_request;
    const ResolvedAxis& m_axis;
    query::Resolver m_resolver;
    std::set<std::pair<Id<Case>, Id<Code>>> m_notApplicable;
};

std::string pathOf(const Entry& entry)
{
    std::string path;
    for (const std::string& head : entry.heads)
        path += (path.empty() ? "" : " > ") + head;
    return path;
}

} // namespace

Result<ConditionTable> conditionTable(const model::Corpus& corpus,
                                      const model::TextSource& texts,
                                      const ConditionRequest& request,
                                      const Progress& progress)
{
    if (request.cases.kind != AxisKind::Cases)
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' are no cases; conditions are compared over cases, cases:2, "
                                "cases:leaf or cases:all",
                                toText(request.cases)));
    auto scope = Scope::make(corpus, texts, request.filter);
    if (!scope)
        return passOn(scope);
    TableSpec spec;
    spec.rows = request.cases;
    auto axis = resolve(*scope, request.cases, spec);
    if (!axis)
        return passOn(axis);
    ConditionTable table;
    for (const Entry& entry : axis->entries)
        table.cases.push_back(pathOf(entry));
    Builder builder(*scope, request, *axis);
    for (const ConditionSpec& one : request.conditions) {
        auto column = builder.column(one, progress);
        if (!column)
            return passOn(column);
        table.columns.push_back(std::move(*column));
    }
    table.notes.push_back(fmt::format("Cases: {}.", toText(request.cases)));
    if (!request.filter.isEmpty())
        table.notes.push_back(fmt::format("Filter: {}", query::toText(request.filter)));
    return table;
}

} // namespace crosscase::matrix
