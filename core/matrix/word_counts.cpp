// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/word_counts.h"

#include "core/matrix/axes.h"
#include "core/matrix/listed_words.h"
#include "core/matrix/word_tally.h"
#include "core/matrix/word_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Document;
using table::Decimal;
using table::Value;

namespace {

// Cells of words and entries, one for each stretch of text with the word.
struct Cell {
    std::uint32_t word = 0;
    std::uint32_t entry = 0;
    std::uint32_t times = 0;
};

class Counter {
public:
    Counter(const Scope& scope, const WordCountOptions& options, const Progress& progress)
        : m_scope(scope)
        , m_options(options)
        , m_progress(progress)
        , m_forms(scope.corpus(), options.words)
        , m_text(scope, m_forms)
    {}

    [[nodiscard]] Result<WordTable> run()
    {
        if (auto resolved = resolveAxis(); !resolved)
            return passOn(resolved);
        std::int64_t done = 0;
        const auto all = static_cast<std::int64_t>(m_scope.documents().size());
        for (const Document* document : m_scope.documents()) {
            if (auto told = m_progress.report("counting", done++, all); !told)
                return passOn(told);
            if (auto counted = count(*document); !counted)
                return passOn(counted);
        }
        if (!m_options.by)
            countCases();
        return table();
    }

private:
    [[nodiscard]] Result<void> resolveAxis()
    {
        const Axis axis = m_options.by.value_or(Axis{});
        if (roleOf(axis.kind) != Role::Text)
            return fail(ErrorCode::Refused,
                        fmt::format("words cannot be counted by '{}', which is no text; ask by "
                                    "cases, documents, groups, attribute:NAME or speakers, or "
                                    "choose coded text with a filter",
                                    toText(axis)));
        auto resolved = resolve(m_scope, axis, {});
        if (!resolved)
            return passOn(resolved);
        m_axis = std::move(*resolved);
        m_wordsOfEntry.resize(m_axis.entries.size());
        m_textsOfEntry.resize(m_axis.entries.size());
        for (const auto& [document, parts] : m_axis.layer)
            for (const Part& part : parts)
                if (part.entry < m_textsOfEntry.size())
                    ++m_textsOfEntry[part.entry];
        return {};
    }

    // Of one document.
    [[nodiscard]] Result<void> count(const Document& document)
    {
        const auto found = m_axis.layer.find(document.id);
        const std::vector<Part> none;
        const std::vector<Part>& parts = found == m_axis.layer.end() ? none : found->second;
        const Region chosen = m_scope.chosen(document);
        if (m_options.by ? parts.empty() : chosen.empty())
            return {};
        if (auto entered = m_text.enter(document); !entered)
            return entered;
        const text::SpanSet all = m_options.by ? spansOfAll(parts) : m_text.spansOf(chosen, {});
        countAll(all);
        for (const Part& part : parts)
            if (part.entry < m_axis.entries.size())
                countPart(part, all);
        m_documentWords.clear();
        return {};
    }

    // The text of all entries together.
    [[nodiscard]] text::SpanSet spansOfAll(const std::vector<Part>& parts) const
    {
        if (!m_text.byCase())
            return m_text.spansOf(parts.back().region, {});
        // What counts in one case may not in another: all that counts in any.
        std::vector<text::Span> spans;
        for (const Part& part : parts)
            if (part.entry < m_axis.entries.size())
                for (const text::Span span : m_text.spansOf(part.region, part.unit))
                    spans.push_back(span);
        return text::unite(std::move(spans));
    }

    void countAll(const text::SpanSet& spans)
    {
        const std::vector<std::uint32_t>& forms = m_text.forms();
        for (const WordRange range : m_text.wordsIn(spans)) {
            for (std::size_t word = range.first; word < range.last; ++word)
                m_tally.add(forms[word]);
            m_wordsOfAll += static_cast<std::int64_t>(range.last - range.first);
        }
        m_timesOfForm.resize(m_forms.forms());
        m_documentsOfWord.resize(m_forms.words());
        m_tally.flush([this](std::uint32_t form, std::uint32_t times) {
            m_timesOfForm[form] += times;
            m_wordTally.add(m_forms.wordOf(form), times);
        });
        m_wordTally.flush([this](std::uint32_t word, std::uint32_t times) {
            ++m_documentsOfWord[word];
            m_documentWords.emplace_back(word, times);
        });
        m_documents += spans.empty() ? 0 : 1;
    }

    void countPart(const Part& part, const text::SpanSet& all)
    {
        const text::SpanSet spans = m_text.spansOf(part.region, part.unit);
        const auto entry = static_cast<std::uint32_t>(part.entry);
        if (spans == all) {
            for (const auto& [word, times] : m_documentWords)
                addCell({word, entry, times});
            return;
        }
        const std::vector<std::uint32_t>& forms = m_text.forms();
        for (const WordRange range : m_text.wordsIn(spans))
            for (std::size_t word = range.first; word < range.last; ++word)
                m_wordTally.add(m_forms.wordOf(forms[word]));
        m_wordTally.flush([this, entry](std::uint32_t word, std::uint32_t times) {
            addCell({word, entry, times});
        });
    }

    void addCell(Cell cell)
    {
        m_wordsOfEntry[cell.entry] += cell.times;
        if (m_forms.word(cell.word).leftOut != LeftOut::No)
            return;
        if (m_options.by || m_textsOfEntry[cell.entry] > 1) {
            m_cells.push_back(cell);
            return;
        }
        m_casesOfWord.resize(m_forms.words());
        ++m_casesOfWord[cell.word]; // all of the case is here
    }

    // Those with text in several documents: each once.
    void countCases()
    {
        m_casesOfWord.resize(m_forms.words());
        std::ranges::sort(m_cells, [](const Cell& a, const Cell& b) {
            return std::pair(a.word, a.entry) < std::pair(b.word, b.entry);
        });
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            if (i == 0 || m_cells[i].word != m_cells[i - 1].word
                || m_cells[i].entry != m_cells[i - 1].entry)
                ++m_casesOfWord[m_cells[i].word];
    }

    [[nodiscard]] Result<WordTable> table()
    {
        const ListedWords listed(m_forms, m_timesOfForm);
        const auto rows = listed.inOrder(m_options.minimumCount, m_options.limit);
        WordTable result{{}, rows.found};
        if (m_options.by) {
            if (auto filled = fillByEntry(result.table, listed, rows.words); !filled)
                return passOn(filled);
        } else {
            fillTotals(result.table, listed, rows.words);
        }
        addNotes(result.table, listed, rows);
        return result;
    }

    [[nodiscard]] Value rate(std::int64_t times, std::int64_t words) const
    {
        if (words == 0)
            return {};
        return Decimal{1000 * static_cast<double>(times) / static_cast<double>(words), 3};
    }

    void fillTotals(table::Table& table,
                    const ListedWords& listed,
                    const std::vector<std::uint32_t>& words) const
    {
        const bool stems = m_options.words.form == WordForm::Stem;
        table.title = "Words";
        table.headColumns = 2;
        table.columns = {{{"rank"}, table::Kind::Integer},
                         {{"word"}, table::Kind::Text},
                         {{"count"}, table::Kind::Integer},
                         {{"per 1000 words"}, table::Kind::Decimal},
                         {{"documents"}, table::Kind::Integer},
                         {{"cases"}, table::Kind::Integer}};
        if (stems)
            table.columns.push_back({{"forms"}, table::Kind::Text});
        std::int64_t rank = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::uint32_t word = words[i];
            const std::int64_t times = listed.times(word);
            if (i == 0 || times != listed.times(words[i - 1]))
                rank = static_cast<std::int64_t>(i) + 1;
            table::Row row;
            row.cells = {rank,
                         listed.shown(word),
                         times,
                         rate(times, m_wordsOfAll),
                         m_documentsOfWord[word],
                         m_casesOfWord[word]};
            if (stems)
                row.cells.emplace_back(listed.formsOf(word));
            table.rows.push_back(std::move(row));
        }
    }

    [[nodiscard]] Result<void> fillByEntry(table::Table& table,
                                           const ListedWords& listed,
                                           const std::vector<std::uint32_t>& words) const
    {
        constexpr std::size_t kMostCells = 20'000'000;
        const std::size_t width = m_axis.entries.size();
        if (words.size() * (width + 2) > kMostCells)
            return fail(ErrorCode::Refused,
                        fmt::format("a table of {} words and {} columns would be too large; ask "
                                    "for fewer words (a limit, a higher minimum) or columns",
                                    words.size(),
                                    width));
        std::vector<std::uint32_t> rowOf(m_forms.words(), UINT32_MAX);
        for (std::size_t row = 0; row < words.size(); ++row)
            rowOf[words[row]] = static_cast<std::uint32_t>(row);
        std::vector<std::int64_t> times(words.size() * width);
        for (const Cell& cell : m_cells)
            if (rowOf[cell.word] != UINT32_MAX)
                times[rowOf[cell.word] * width + cell.entry] += cell.times;
        const auto kind = m_options.perThousand ? table::Kind::Decimal : table::Kind::Integer;
        table.title = "Words";
        table.columns = {{{"word"}, table::Kind::Text}, {{"total"}, kind}};
        for (const Entry& entry : m_axis.entries)
            table.columns.push_back({entry.heads, kind});
        const auto valueOf = [this](std::int64_t count, std::int64_t of) {
            return m_options.perThousand ? rate(count, of) : Value{count};
        };
        for (std::size_t row = 0; row < words.size(); ++row) {
            table::Row line;
            line.cells.emplace_back(listed.shown(words[row]));
            line.cells.push_back(valueOf(listed.times(words[row]), m_wordsOfAll));
            for (std::size_t entry = 0; entry < width; ++entry)
                line.cells.push_back(valueOf(times[row * width + entry], m_wordsOfEntry[entry]));
            table.rows.push_back(std::move(line));
        }
        return {};
    }

    void addNotes(table::Table& table, const ListedWords& listed, const ListedWords::Rows& rows)
    {
        table.notes.push_back(
            fmt::format("Counted: {} words of {} {}, without labels and times; {}.",
                        m_wordsOfAll,
                        m_documents,
                        m_documents == 1 ? "document" : "documents",
                        howFormsJoin(m_options.words.form)));
        if (m_options.by) {
            table.notes.push_back(
                fmt::format("Columns: {} ({}).", toText(m_axis.axis), m_axis.entries.size()));
            std::int64_t sum = 0;
            for (const std::int64_t words : m_wordsOfEntry)
                sum += words;
            if (sum != m_wordsOfAll)
                table.notes.push_back(
                    fmt::format("The total counts each place once: the columns have {} words "
                                "together, the total has {}.",
                                sum,
                                m_wordsOfAll));
        }
        if (m_options.perThousand || !m_options.by)
            table.notes.emplace_back(
                "Per 1000 words: of all words of the text, those left out included.");
        for (std::string& note : notesOfWords(m_scope, m_forms, m_options.words, listed))
            table.notes.push_back(std::move(note));
        const auto shown = static_cast<std::int64_t>(rows.words.size());
        std::string line = fmt::format("Shown: {} of {} different words", shown, rows.different);
        if (m_options.minimumCount > 1)
            line += fmt::format("; {} come at least {} times", rows.found, m_options.minimumCount);
        table.notes.push_back(line + ".");
    }

    const Scope& m_scope;
    const WordCountOptions& m_options;
    const Progress& m_progress;
    WordForms m_forms;
    WordText m_text;
    ResolvedAxis m_axis; // the columns; without, the cases of the top level
    WordTally m_tally;   // of forms
    WordTally m_wordTally;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_documentWords; // and how often
    std::vector<std::int64_t> m_timesOfForm;
    std::vector<std::int64_t> m_documentsOfWord;
    std::vector<std::int64_t> m_casesOfWord;
    std::vector<std::int64_t> m_wordsOfEntry;
    std::vector<std::size_t> m_textsOfEntry; // in how many documents it has text
    std::vector<Cell> m_cells;
    std::int64_t m_wordsOfAll = 0;
    std::int64_t m_documents = 0;
};

} // namespace

Result<WordTable> countWords(const model::Corpus& corpus,
                             const model::TextSource& texts,
                             const WordCountOptions& options,
                             const Progress& progress)
{
    auto scope = Scope::make(corpus, texts, options.words.filter);
    if (!scope)
        return passOn(scope);
    return Counter(*scope, options, progress).run();
}

} // namespace crosscase::matrix
