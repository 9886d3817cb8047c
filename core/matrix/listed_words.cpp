// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/listed_words.h"

#include "core/text/tokens.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace crosscase::matrix {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

} // namespace

ListedWords::ListedWords(const WordForms& forms, std::vector<std::int64_t> timesOfForm)
    : m_words(forms)
    , m_timesOfForm(std::move(timesOfForm))
    , m_times(forms.words())
    , m_first(forms.words(), kNone)
    , m_next(forms.forms(), kNone)
{
    m_timesOfForm.resize(forms.forms());
    for (std::uint32_t form = 0; form < m_next.size(); ++form) {
        const std::uint32_t word = forms.wordOf(form);
        m_next[form] = m_first[word];
        m_first[word] = form;
        m_times[word] += m_timesOfForm[form];
        m_leftOut.at(static_cast<std::size_t>(forms.word(word).leftOut)) += m_timesOfForm[form];
    }
}

ListedWords::Rows ListedWords::inOrder(std::int64_t minimumCount, std::int64_t limit) const
{
    Rows rows;
    for (std::uint32_t word = 0; word < m_times.size(); ++word) {
        if (m_times[word] == 0 || m_words.word(word).leftOut != LeftOut::No)
            continue;
        ++rows.different;
        if (m_times[word] >= minimumCount)
            rows.words.push_back(word);
    }
    rows.found = static_cast<std::int64_t>(rows.words.size());
    const auto before = [this](std::uint32_t a, std::uint32_t b) {
        if (m_times[a] != m_times[b])
            return m_times[a] > m_times[b];
        return m_words.word(a).key < m_words.word(b).key;
    };
    if (limit == 0 || limit >= rows.found) {
        std::ranges::sort(rows.words, before);
        return rows;
    }
    std::ranges::partial_sort(rows.words, rows.words.begin() + limit, before);
    rows.words.resize(static_cast<std::size_t>(limit));
    return rows;
}

std::vector<ListedWords::FormTimes> ListedWords::byTimes(std::uint32_t word) const
{
    std::vector<FormTimes> forms;
    for (std::uint32_t form = m_first[word]; form != kNone; form = m_next[form])
        if (m_timesOfForm[form] > 0)
            forms.push_back({form, m_timesOfForm[form]});
    std::ranges::sort(forms, [this](const FormTimes& a, const FormTimes& b) {
        if (a.times != b.times)
            return a.times > b.times;
        return m_words.written(a.form) > m_words.written(b.form);
    });
    return forms;
}

std::string ListedWords::shown(std::uint32_t word) const
{
    const auto forms = byTimes(word);
    return forms.empty() ? m_words.word(word).key : std::string(m_words.shown(forms.front().form));
}

std::string ListedWords::formsOf(std::uint32_t word) const
{
    struct Joined {
        std::string key;
        std::string_view shown;
        std::int64_t times = 0;
    };
    std::vector<Joined> joined;
    for (const FormTimes& form : byTimes(word)) {
        const std::string_view shown = m_words.shown(form.form);
        std::string key = text::searchKey(shown);
        const auto known = std::ranges::find(joined, key, &Joined::key);
        if (known != joined.end())
            known->times += form.times;
        else
            joined.push_back({std::move(key), shown, form.times});
    }
    std::ranges::stable_sort(joined, std::greater(), &Joined::times);
    std::vector<std::string> parts;
    for (const Joined& form : joined)
        parts.push_back(fmt::format("{} ({})", form.shown, form.times));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string_view howFormsJoin(WordForm form)
{
    return form == WordForm::Stem ? "forms of one stem are one word"
                                  : "capitals and marks on letters make no difference";
}

std::vector<std::string> notesOfWords(const Scope& scope,
                                      const WordForms& forms,
                                      const WordOptions& options,
                                      const ListedWords& listed)
{
    std::vector<std::string> notes;
    if (!options.filter.isEmpty())
        notes.push_back(fmt::format("Filter: {}", query::toText(options.filter)));
    if (scope.filter().choosesCodings())
        notes.emplace_back("Of the coded text that the filter chooses, each place once.");
    std::vector<std::string> left;
    const auto add = [&](LeftOut why, const std::string& what) {
        if (listed.leftOut(why) > 0)
            left.push_back(fmt::format("{} {}", listed.leftOut(why), what));
    };
    add(LeftOut::StopWord, "stop words");
    add(LeftOut::Number, "without a letter");
    add(LeftOut::Short, fmt::format("shorter than {} letters", options.minimumLength));
    add(LeftOut::OtherPattern, fmt::format("that do not fit {}", options.pattern));
    if (!left.empty())
        notes.push_back(fmt::format("Not listed: {}.", fmt::join(left, ", ")));
    for (std::string& note : forms.notes())
        notes.push_back(std::move(note));
    return notes;
}

} // namespace crosscase::matrix
