// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/collocations.h"

#include "core/matrix/association.h"
#include "core/matrix/axes.h"
#include "core/matrix/listed_words.h"
#include "core/matrix/pair_counts.h"
#include "core/matrix/word_node.h"
#include "core/matrix/word_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::matrix {

using table::Decimal;
using table::Value;

namespace {

constexpr std::uint32_t kNode = UINT32_MAX - 1; // stands for the node among words

// One row to be.
struct Candidate {
    std::uint32_t first = kNode;
    std::uint32_t second = 0;
    std::int64_t left = 0;
    std::int64_t right = 0;
    Contingency table{};
    std::array<std::optional<double>, 4> measures{}; // as of Association
    [[nodiscard]] bool repelled() const
    {
        return static_cast<double>(table.together) < expected(table).value_or(0);
    }
};

// One entry of an axis, whose text alone is looked at.
struct EntryText {
    const ResolvedAxis* axis = nullptr; // none: all chosen text
    std::size_t entry = 0;
};

class Finder {
public:
    Finder(const Scope& scope,
           const CollocationOptions& options,
           WordNode node,
           EntryText of,
           const Progress& progress)
        : m_scope(scope)
        , m_options(options)
        , m_progress(progress)
        , m_forms(scope.corpus(), options.words)
        , m_text(scope, m_forms)
        , m_node(std::move(node))
        , m_of(of)
        , m_left(static_cast<std::size_t>(options.left))
        , m_right(static_cast<std::size_t>(options.right))
    {}

    [[nodiscard]] Result<WordTable> run()
    {
        std::int64_t done = 0;
        const auto all = static_cast<std::int64_t>(m_scope.documents().size());
        for (const model::Document* document : m_scope.documents()) {
            if (auto told = m_progress.report("counting", done++, all); !told)
                return passOn(told);
            const std::vector<Part> parts = partsOf(*document);
            if (parts.empty())
                continue;
            if (auto entered = m_text.enter(*document); !entered)
                return passOn(entered);
            m_node.learn(m_forms);
            m_timesOfForm.resize(m_forms.forms());
            m_words.resize(m_forms.words());
            const text::SpanSet spans = spansOf(parts);
            m_documents += spans.empty() ? 0 : 1;
            for (const WordRange range : m_text.wordsIn(spans))
                readStretch(m_text.forms().data() + range.first, range.last - range.first);
        }
        m_listed.emplace(m_forms, m_timesOfForm);
        if (allPairs())
            if (auto counted = countPairs(); !counted)
                return passOn(counted);
        return table(allPairs() ? candidatesOfPairs() : candidatesOfNode());
    }

private:
    // What is counted of a word.
    struct Word {
        std::int64_t times = 0;   // not in the node
        std::int64_t pairs = 0;   // in which it stands second
        std::int64_t asFirst = 0; // in which it stands first
        std::int64_t left = 0;    // of the node
        std::int64_t right = 0;
    };

    [[nodiscard]] std::vector<Part> partsOf(const model::Document& document) const
    {
        std::vector<Part> parts;
        if (m_of.axis == nullptr) {
            if (Region chosen = m_scope.chosen(document); !chosen.empty())
                parts.push_back({0, std::move(chosen), {}});
            return parts;
        }
        if (const auto found = m_of.axis->layer.find(document.id); found != m_of.axis->layer.end())
            for (const Part& part : found->second)
                if (part.entry == m_of.entry)
                    parts.push_back(part);
        return parts;
    }

    // A stretch ends at the border of a part that meets no other.
    [[nodiscard]] text::SpanSet spansOf(const std::vector<Part>& parts) const
    {
        if (parts.size() == 1)
            return m_text.spansOf(parts.front().region, parts.front().unit);
        std::vector<text::Span> spans;
        for (const Part& part : parts)
            for (const text::Span span : m_text.spansOf(part.region, part.unit))
                spans.push_back(span);
        return text::unite(std::move(spans));
    }

    [[nodiscard]] bool allPairs() const { return m_node.length() == 0; }
    [[nodiscard]] bool sameOnBothSides() const { return m_left == m_right; }
    [[nodiscard]] std::size_t window() const { return std::max(m_left, m_right); }

    void readStretch(const std::uint32_t* forms, std::size_t count)
    {
        m_units.clear();
        for (std::size_t at = 0; at < count;) {
            if (m_node.startsAt(forms + at, count - at)) {
                m_units.push_back(kNode);
                at += m_node.length();
                continue;
            }
            ++m_timesOfForm[forms[at]];
            m_units.push_back(m_forms.wordOf(forms[at++]));
        }
        for (std::size_t at = 0; at < m_units.size(); ++at)
            countPlace(at);
        if (allPairs()) {
            m_stretches.insert(m_stretches.end(), m_units.begin(), m_units.end());
            m_stretches.push_back(kNode); // a border that nothing looks across
        }
    }

    void countPlace(std::size_t at)
    {
        const std::size_t behind = m_units.size() - 1 - at;
        const auto asFirst =
            static_cast<std::int64_t>(std::min(m_left, at) + std::min(m_right, behind));
        const auto asSecond =
            static_cast<std::int64_t>(std::min(m_right, at) + std::min(m_left, behind));
        m_pairs += asFirst;
        ++m_places;
        if (m_units[at] != kNode) {
            Word& word = m_words[m_units[at]];
            ++word.times;
            word.pairs += asSecond;
            word.asFirst += asFirst;
            return;
        }
        ++m_nodes;
        m_pairsOfNode += asFirst;
        for (std::size_t i = at - std::min(m_left, at); i < at; ++i)
            if (m_units[i] != kNode)
                ++m_words[m_units[i]].left;
        for (std::size_t i = at + 1; i <= at + std::min(m_right, behind); ++i)
            if (m_units[i] != kNode)
                ++m_words[m_units[i]].right;
    }

    // Is it listed, and often enough to be together with anything as often as is asked?
    [[nodiscard]] bool canBeListed(std::uint32_t word) const
    {
        return m_forms.word(word).leftOut == LeftOut::No
               && m_words[word].times * static_cast<std::int64_t>(m_left + m_right)
                      >= m_options.minimumTogether;
    }

    [[nodiscard]] Result<void> countPairs()
    {
        std::vector<std::uint8_t> wanted(m_words.size());
        for (std::uint32_t word = 0; word < wanted.size(); ++word)
            wanted[word] = canBeListed(word) ? 1 : 0;
        const auto isWanted = [&](std::uint32_t unit) {
            return unit != kNode && wanted[unit] != 0;
        };
        constexpr std::size_t kStep = 1U << 20U;
        for (std::size_t at = 0; at < m_stretches.size(); ++at) {
            if (at % kStep == 0)
                if (auto told = m_progress.report("pairing",
                                                  static_cast<std::int64_t>(at),
                                                  static_cast<std::int64_t>(m_stretches.size()));
                    !told)
                    return told;
            const std::uint32_t first = m_stretches[at];
            if (!isWanted(first))
                continue;
            for (std::size_t gap = 1; gap <= window() && m_stretches[at + gap] != kNode; ++gap) {
                const std::uint32_t second = m_stretches[at + gap];
                if (isWanted(second) && second != first)
                    addPair(first, second, gap);
            }
        }
        return {};
    }

    // `behind` follows `before` at a distance of `gap` words.
    void addPair(std::uint32_t before, std::uint32_t behind, std::size_t gap)
    {
        if (sameOnBothSides()) {
            if (before < behind)
                ++m_found.of(before, behind).right;
            else
                ++m_found.of(behind, before).left;
            return;
        }
        if (gap <= m_right)
            ++m_found.of(before, behind).right;
        if (gap <= m_left)
            ++m_found.of(behind, before).left;
    }

    void addMeasures(Candidate& row, std::int64_t timesOfFirst) const
    {
        row.measures = {logLikelihood(row.table),
                        mutualInformation(row.table),
                        tScore(row.table),
                        logDice(row.table.together, timesOfFirst, m_words[row.second].times)};
    }

    [[nodiscard]] std::vector<Candidate> candidatesOfNode() const
    {
        std::vector<Candidate> rows;
        for (std::uint32_t number = 0; number < m_words.size(); ++number) {
            const Word& word = m_words[number];
            const std::int64_t together = word.left + word.right;
            if (together < std::max<std::int64_t>(m_options.minimumTogether, 1)
                || m_forms.word(number).leftOut != LeftOut::No)
                continue;
            Candidate row{kNode,
                          number,
                          word.left,
                          word.right,
                          {together, m_pairsOfNode, word.pairs, m_pairs}};
            addMeasures(row, m_nodes);
            rows.push_back(row);
        }
        return rows;
    }

    [[nodiscard]] std::vector<Candidate> candidatesOfPairs() const
    {
        std::vector<Candidate> rows;
        m_found.forEach([&](PairCounts::Pair pair) {
            const std::int64_t together = std::int64_t{pair.left} + pair.right;
            if (together < m_options.minimumTogether)
                return;
            if (sameOnBothSides() && isBefore(pair.second, pair.first)) {
                std::swap(pair.first, pair.second);
                std::swap(pair.left, pair.right);
            }
            const Word& first = m_words[pair.first];
            Candidate row{pair.first,
                          pair.second,
                          pair.left,
                          pair.right,
                          {together, first.asFirst, m_words[pair.second].pairs, m_pairs}};
            addMeasures(row, first.times);
            rows.push_back(row);
        });
        return rows;
    }

    // More frequent; of equally frequent words the first by name.
    [[nodiscard]] bool isBefore(std::uint32_t a, std::uint32_t b) const
    {
        if (m_words[a].times != m_words[b].times)
            return m_words[a].times > m_words[b].times;
        return m_forms.word(a).key < m_forms.word(b).key;
    }

    void sort(std::vector<Candidate>& rows) const
    {
        const auto weight = [this](const Candidate& row) {
            if (m_options.order == Association::Together)
                return static_cast<double>(row.table.together);
            return row.measures.at(static_cast<std::size_t>(m_options.order)).value_or(0);
        };
        const auto key = [this](std::uint32_t word) -> std::string_view {
            return word == kNode ? std::string_view() : m_forms.word(word).key;
        };
        const bool plain = m_options.order == Association::Together;
        const auto before = [&](const Candidate& a, const Candidate& b) {
            if (!plain && a.repelled() != b.repelled())
                return b.repelled();
            if (weight(a) != weight(b))
                return weight(a) > weight(b);
            return std::pair(key(a.first), key(a.second)) < std::pair(key(b.first), key(b.second));
        };
        const auto limit = static_cast<std::size_t>(m_options.limit);
        if (limit == 0 || limit >= rows.size()) {
            std::ranges::sort(rows, before);
            return;
        }
        std::ranges::partial_sort(rows, rows.begin() + m_options.limit, before);
        rows.resize(limit);
    }

    [[nodiscard]] WordTable table(std::vector<Candidate> rows) const
    {
        WordTable result{{}, static_cast<std::int64_t>(rows.size())};
        sort(rows);
        const bool pairs = allPairs();
        table::Table& table = result.table;
        table.title =
            pairs ? "Words that stand together" : fmt::format("Words around '{}'", m_options.node);
        table.headColumns = pairs ? 2 : 1;
        if (pairs)
            table.columns.push_back({{"word"}, table::Kind::Text});
        table.columns.push_back({{"collocate"}, table::Kind::Text});
        for (const char* head : {"together", "left", "right"})
            table.columns.push_back({{head}, table::Kind::Integer});
        if (pairs)
            table.columns.push_back({{"count of word"}, table::Kind::Integer});
        table.columns.push_back({{pairs ? "count of collocate" : "count"}, table::Kind::Integer});
        for (const char* head : {"expected", "log-likelihood", "MI", "t-score", "logDice"})
            table.columns.push_back({{head}, table::Kind::Decimal});
        for (const Candidate& row : rows)
            table.rows.push_back(rowOf(row));
        addNotes(table, result.found);
        return result;
    }

    [[nodiscard]] table::Row rowOf(const Candidate& candidate) const
    {
        const auto number = [](const std::optional<double>& value) {
            return value ? Value{Decimal{*value, 3}} : Value{};
        };
        table::Row row;
        if (allPairs())
            row.cells.emplace_back(m_listed->shown(candidate.first));
        row.cells.emplace_back(m_listed->shown(candidate.second));
        row.cells.emplace_back(candidate.table.together);
        row.cells.emplace_back(candidate.left);
        row.cells.emplace_back(candidate.right);
        if (allPairs())
            row.cells.emplace_back(m_words[candidate.first].times);
        row.cells.emplace_back(m_words[candidate.second].times);
        row.cells.push_back(number(expected(candidate.table)));
        for (const auto& measure : candidate.measures)
            row.cells.push_back(number(measure));
        return row;
    }

    void addNotes(table::Table& table, std::int64_t found) const
    {
        if (!allPairs())
            table.notes.push_back(
                fmt::format("'{}' comes {} times in {} words{}.",
                            m_options.node,
                            m_nodes,
                            m_places,
                            m_node.length() > 1 ? ", the phrase counted as one" : ""));
        table.notes.push_back(
            fmt::format("Counted: {} words of {} {}, without labels and times; {}.",
                        m_places,
                        m_documents,
                        m_documents == 1 ? "document" : "documents",
                        howFormsJoin(m_options.words.form)));
        table.notes.push_back(
            fmt::format("Together: at most {} words before or {} behind, in one passage; {} pairs "
                        "of places in all{}.",
                        m_left,
                        m_right,
                        m_pairs,
                        allPairs() ? "" : fmt::format(", {} of the node", m_pairsOfNode)));
        table.notes.emplace_back("Left, right: the collocate stands before or behind the word.");
        table.notes.emplace_back(
            "Log-likelihood: Dunning 1993; MI: Church & Hanks 1990; t-score: Church et al. 1991; "
            "logDice: Rychlý 2008. What is together less often than expected comes last.");
        for (std::string& note : notesOfWords(m_scope, m_forms, m_options.words, *m_listed))
            table.notes.push_back(std::move(note));
        table.notes.push_back(fmt::format("Shown: {} of {} that are together at least {} times.",
                                          table.rows.size(),
                                          found,
                                          m_options.minimumTogether));
    }

    const Scope& m_scope;
    const CollocationOptions& m_options;
    const Progress& m_progress;
    WordForms m_forms;
    WordText m_text;
    WordNode m_node;
    EntryText m_of;
    std::size_t m_left;
    std::size_t m_right;
    std::vector<std::uint32_t> m_units;     // the words of one stretch, kNode for the node
    std::vector<std::uint32_t> m_stretches; // all pairs: all of them, kNode behind each
    std::vector<std::int64_t> m_timesOfForm;
    std::vector<Word> m_words;
    std::optional<ListedWords> m_listed;
    PairCounts m_found;
    std::int64_t m_places = 0;
    std::int64_t m_pairs = 0;
    std::int64_t m_nodes = 0;
    std::int64_t m_pairsOfNode = 0;
    std::int64_t m_documents = 0;
};

// What was found in each entry -> one table.
class Joined {
public:
    void add(const std::string& entry, WordTable&& part)
    {
        if (m_whole.table.columns.empty()) {
            m_whole.table = part.table;
            m_whole.table.rows.clear();
            m_whole.table.notes.clear();
            auto& columns = m_whole.table.columns;
            columns.insert(columns.begin(), {{"text"}, table::Kind::Text});
            ++m_whole.table.headColumns;
        }
        m_whole.found += part.found;
        for (table::Row& row : part.table.rows) {
            row.cells.insert(row.cells.begin(), Value{entry});
            m_whole.table.rows.push_back(std::move(row));
        }
        // Of the foot what is the same in all.
        if (m_first) {
            m_notes = std::move(part.table.notes);
            m_first = false;
            return;
        }
        std::erase_if(m_notes, [&](const std::string& note) {
            return std::ranges::find(part.table.notes, note) == part.table.notes.end();
        });
    }

    [[nodiscard]] WordTable take(const Axis& axis)
    {
        m_whole.table.notes = std::move(m_notes);
        m_whole.table.notes.insert(
            m_whole.table.notes.begin(),
            fmt::format("Each of {} for itself: what is expected follows from its own words.",
                        toText(axis)));
        return std::move(m_whole);
    }

private:
    WordTable m_whole;
    std::vector<std::string> m_notes;
    bool m_first = true;
};

Result<WordTable> collocationsBy(const Scope& scope,
                                 const CollocationOptions& options,
                                 const WordNode& node,
                                 const Progress& progress)
{
    const Axis& by = *options.by;
    if (roleOf(by.kind) != Role::Text)
        return fail(ErrorCode::Refused,
                    fmt::format("words do not stand in '{}', which is no text; ask by cases, "
                                "documents, groups, attribute:NAME or speakers, or choose coded "
                                "text with a filter",
                                toText(by)));
    auto axis = resolve(scope, by, {});
    if (!axis)
        return passOn(axis);
    Joined joined;
    for (std::size_t entry = 0; entry < axis->entries.size(); ++entry) {
        auto part = Finder(scope, options, node, {&*axis, entry}, progress).run();
        if (!part)
            return part;
        joined.add(fmt::format("{}", fmt::join(axis->entries[entry].heads, " > ")),
                   std::move(*part));
    }
    return joined.take(by);
}

} // namespace

Result<WordTable> collocations(const model::Corpus& corpus,
                               const model::TextSource& texts,
                               const CollocationOptions& options,
                               const Progress& progress)
{
    if (options.left < 0 || options.right < 0 || options.left + options.right == 0)
        return fail(ErrorCode::Refused,
                    "a window needs at least one word before or behind; give a number from 1");
    auto node = WordNode::parse(options.node);
    if (!node)
        return passOn(node);
    auto scope = Scope::make(corpus, texts, options.words.filter);
    if (!scope)
        return passOn(scope);
    if (options.by)
        return collocationsBy(*scope, options, *node, progress);
    return Finder(*scope, options, std::move(*node), {}, progress).run();
}

} // namespace crosscase::matrix
