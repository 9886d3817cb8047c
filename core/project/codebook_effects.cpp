// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/codebook_effects.h"

#include "core/matrix/cross_table.h"
#include "core/matrix/display_table.h"
#include "core/model/trees.h"
#include "core/query/expand.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>

namespace crosscase::project {

namespace {

using codebook::kGone;
using model::SavedTable;

// By name, as a list shows them.
std::vector<SavedTable> savedTables(const model::Corpus& corpus)
{
    std::vector<SavedTable> tables;
    for (const SavedTable& saved : corpus.rows<SavedTable>())
        tables.push_back(saved);
    std::ranges::stable_sort(tables, [](const SavedTable& a, const SavedTable& b) {
        return text::compareNames(a.name, b.name) < 0;
    });
    return tables;
}

// The names of codes that a saved table holds, each once, in its order.
class Names {
public:
    explicit Names(const model::Corpus& corpus)
        : m_corpus(corpus)
    {}

    std::vector<std::string> of(const SavedTable& saved)
    {
        m_names.clear();
        m_queries.clear();
        if (matrix::isDisplayJson(saved.spec)) {
            if (const auto spec = matrix::displayFromJson(saved.spec))
                ofDisplay(spec->options);
        } else if (const auto spec = matrix::specFromJson(saved.spec)) {
            ofAxis(spec->rows);
            ofAxis(spec->columns);
            ofExpression(spec->filter);
            ofRating(spec->order);
        }
        return m_names;
    }

private:
    void add(const std::string& name)
    {
        if (!name.empty() && std::ranges::find(m_names, name) == m_names.end())
            m_names.push_back(name);
    }

    void ofDisplay(const matrix::DisplayOptions& options)
    {
        for (const std::string& theme : options.themes)
            add(theme);
        add(options.code);
        for (const std::string* axis :
             {&options.codes, &options.rows, &options.columns, &options.cases})
            if (!axis->empty())
                if (const auto read = matrix::axisFromText(*axis))
                    ofAxis(*read);
        for (const std::string* words : {&options.by, &options.order, &options.caseOrder})
            ofRating(*words);
        if (!options.filter.empty())
            if (const auto filter = query::parse(options.filter))
                ofExpression(*filter);
    }

    void ofAxis(const matrix::Axis& axis)
    {
        if (axis.kind == matrix::AxisKind::Codes || axis.kind == matrix::AxisKind::Themes)
            for (const std::string& name : axis.names)
                add(name);
        if (axis.kind == matrix::AxisKind::Query && !axis.names.empty())
            ofQuery(axis.names.front());
    }

    // "rating:CODE", "-rating:CODE", "rating:CODE@SCALE"
    void ofRating(std::string_view words)
    {
        constexpr std::string_view kRating = "rating:";
        const std::size_t at = words.find(kRating);
        if (at > 1)
            return;
        words.remove_prefix(at + kRating.size());
        add(std::string(words.substr(0, words.find('@'))));
    }

    void ofQuery(const std::string& name)
    {
        if (!m_queries.insert(text::foldKey(name)).second)
            return;
        for (const model::SavedQuery& saved : m_corpus.rows<model::SavedQuery>())
            if (text::foldKey(saved.name) == text::foldKey(name))
                if (const auto parsed = query::parse(saved.expression))
                    m_waiting.push_back(*parsed);
    }

    void ofExpression(const query::Expression& expression)
    {
        m_waiting.push_back(expression);
        while (!m_waiting.empty()) {
            const query::Expression next = std::move(m_waiting.back());
            m_waiting.pop_back();
            if (next.subject.object == "code" || next.subject.object == "theme")
                for (const std::string& name : next.values)
                    add(name);
            if (next.op == query::Op::Query && !next.values.empty())
                ofQuery(next.values.front());
            m_waiting.insert(m_waiting.end(), next.operands.rbegin(), next.operands.rend());
        }
    }

    const model::Corpus& m_corpus;
    std::vector<std::string> m_names;
    std::set<std::string> m_queries; // passed already
    std::vector<query::Expression> m_waiting;
};

// Entries by what a person types: an id, a path, a name if it is the only one.
class Finder {
public:
    explicit Finder(const codebook::Codebook& codebook)
    {
        for (std::size_t i = 0; i < codebook.entries.size(); ++i) {
            const codebook::Entry& entry = codebook.entries[i];
            if (entry.id)
                m_byId.emplace(*entry.id, i);
            put(m_byPath, keyOf(entry.path), i);
            put(m_byName, text::foldKey(entry.name()), i);
        }
    }

    [[nodiscard]] std::size_t find(const std::string& words) const
    {
        if (const auto id = Uuid::parse(text::trimBlanks(words)))
            if (const auto found = m_byId.find(*id); found != m_byId.end())
                return found->second;
        if (const auto found = m_byPath.find(keyOf(model::splitPath(words)));
            found != m_byPath.end())
            return found->second;
        const auto found = m_byName.find(text::foldKey(words));
        return found == m_byName.end() ? kGone : found->second;
    }

private:
    using Places = std::unordered_map<std::string, std::size_t>;

    static std::string keyOf(std::vector<std::string> path)
    {
        for (std::string& name : path)
            name = text::foldKey(name);
        return model::joinPath(path);
    }

    // Two of one name: neither is found by it.
    static void put(Places& places, const std::string& key, std::size_t entry)
    {
        if (const auto [found, isNew] = places.emplace(key, entry); !isNew)
            found->second = kGone;
    }

    std::unordered_map<Uuid, std::size_t> m_byId;
    Places m_byPath;
    Places m_byName;
};

// The rows of a table by their heads; a head that comes again has a number.
std::map<std::string, const table::Row*> rowsByHead(const table::Table& table)
{
    std::map<std::string, const table::Row*> rows;
    for (const table::Row& row : table.rows) {
        std::string head;
        for (std::size_t i = 0; i < table.headColumns; ++i)
            head += table::toText(table::cellAt(row, i)) + '\n';
        std::string key = head;
        for (int n = 2; !rows.emplace(key, &row).second; ++n)
            key = fmt::format("{}#{}", head, n);
    }
    return rows;
}

std::map<std::string, std::size_t> columnsByHead(const table::Table& table)
{
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = table.headColumns; i < table.columns.size(); ++i) {
        const std::string head = table::headLine(table.columns[i]);
        std::string key = head;
        for (int n = 2; !columns.emplace(key, i).second; ++n)
            key = fmt::format("{}#{}", head, n);
    }
    return columns;
}

template <typename Map>
std::size_t notIn(const Map& some, const Map& others)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(some, [&](const auto& one) { return !others.contains(one.first); }));
}

void addCount(std::string& words, std::size_t count, std::string_view one, std::string_view more)
{
    if (count > 0)
        words += fmt::format("{}{} {}", words.empty() ? "" : "; ", count, count == 1 ? one : more);
}

// In words how two tables differ; empty: not at all.
std::string differenceOf(const table::Table& before, const table::Table& after)
{
    const auto rows = rowsByHead(before);
    const auto newRows = rowsByHead(after);
    const auto columns = columnsByHead(before);
    const auto newColumns = columnsByHead(after);
    std::size_t cells = 0;
    std::size_t differ = 0;
    for (const auto& [head, row] : rows) {
        const auto there = newRows.find(head);
        if (there == newRows.end())
            continue;
        for (const auto& [name, column] : columns)
            if (const auto found = newColumns.find(name); found != newColumns.end()) {
                ++cells;
                differ += table::toText(table::cellAt(*row, column))
                                  == table::toText(table::cellAt(*there->second, found->second))
                              ? 0U
                              : 1U;
            }
    }
    std::string words;
    if (differ > 0)
        words = fmt::format("{} of {} cells differ", differ, cells);
    addCount(words, notIn(newRows, rows), "row is new", "rows are new");
    addCount(words, notIn(rows, newRows), "row is gone", "rows are gone");
    addCount(words, notIn(newColumns, columns), "column is new", "columns are new");
    addCount(words, notIn(columns, newColumns), "column is gone", "columns are gone");
    return words;
}

Result<table::Table> made(const SavedTable& saved,
                          const model::Corpus& corpus,
                          const model::TextSource& texts,
                          const Progress& progress)
{
    if (!matrix::isDisplayJson(saved.spec)) {
        const auto spec = matrix::specFromJson(saved.spec);
        if (!spec)
            return tl::unexpected(spec.error());
        const auto cross = matrix::build(corpus, texts, *spec, progress);
        return cross ? Result<table::Table>(matrix::toTable(*cross))
                     : Result<table::Table>(tl::unexpected(cross.error()));
    }
    const auto spec = matrix::displayFromJson(saved.spec);
    if (!spec)
        return tl::unexpected(spec.error());
    return matrix::build(*matrix::displayNamed(spec->display),
                         {corpus, texts, spec->options, progress});
}

std::string pathOf(const codebook::Codebook& codebook, std::size_t entry)
{
    return entry == kGone ? std::string() : model::joinPath(codebook.entries[entry].path);
}

// Of a name by which one code was found, and now `found`, where `expected` is that code.
std::string effectOf(std::size_t found, std::size_t expected, const std::string& expectedPath)
{
    if (found != kGone)
        return found == expected ? "still found" : "finds another code by that name";
    return expected == kGone ? "not found any more"
                             : fmt::format("not found any more: it is `{}` now", expectedPath);
}

} // namespace

std::vector<TableEffect> effectsOnTables(const model::Corpus& corpus,
                                         const codebook::Codebook& before,
                                         const codebook::Codebook& after,
                                         const codebook::Use& use)
{
    const std::vector<std::size_t> partners = codebook::partners(before, after, use);
    const Finder earlier(before);
    const Finder later(after);
    Names names(corpus);
    std::vector<TableEffect> effects;
    for (const SavedTable& saved : savedTables(corpus))
        for (const std::string& name : names.of(saved)) {
            const std::size_t was = earlier.find(name);
            if (was == kGone)
                continue;
            const std::size_t expected = partners[was];
            const std::size_t found = later.find(name);
            const std::string path = pathOf(before, was);
            if (found != kGone && found == expected && pathOf(after, found) == path)
                continue;
            effects.push_back({saved.name,
                               path,
                               name,
                               pathOf(after, found),
                               effectOf(found, expected, pathOf(after, expected))});
        }
    return effects;
}

Result<std::vector<TableEffect>> cellsThatDiffer(const model::Corpus& before,
                                                 const model::Corpus& after,
                                                 const model::TextSource& texts,
                                                 const Progress& progress)
{
    std::vector<TableEffect> effects;
    for (const SavedTable& saved : savedTables(after)) {
        const auto earlier = made(saved, before, texts, progress);
        const auto later = made(saved, after, texts, progress);
        for (const auto* table : {&earlier, &later})
            if (!*table && table->error().code == ErrorCode::Cancelled)
                return tl::unexpected(table->error());
        TableEffect effect;
        effect.table = saved.name;
        if (!later)
            effect.effect = fmt::format("cannot be made any more: {}", later.error().detail);
        else if (!earlier)
            effect.effect = fmt::format("could not be made before: {}", earlier.error().detail);
        else
            effect.effect = differenceOf(*earlier, *later);
        if (!effect.effect.empty() && (earlier || later))
            effects.push_back(std::move(effect));
    }
    return effects;
}

void append(table::Table& differences, const std::vector<TableEffect>& effects)
{
    for (const TableEffect& effect : effects)
        differences.rows.push_back({{std::string("table"),
                                     effect.code,
                                     effect.table,
                                     effect.written,
                                     effect.now,
                                     effect.effect,
                                     table::Value()}});
}

} // namespace crosscase::project
