// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asks for in the search workspace, as a value, and what the core is asked then.
#pragma once

#include "core/project/search.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscase::gui {

struct SearchQuestion {
    // Codings: the words are an expression, the answer is a list of codings.
    enum class Kind : std::uint8_t { Words, Phrase, Regex, Codings };
    enum class Where : std::uint8_t { Everywhere, Documents, Cases, Groups };
    enum class Scope : std::uint8_t { AllText, Uncoded, Coded };

    QString words = {};
    Kind kind = Kind::Words;
    bool matchCase = false;
    Where where = Where::Everywhere;
    std::vector<std::int32_t> places = {}; // ids of what `where` says
    QString speaker = {};                  // empty: whoever speaks
    bool isExceptSpeaker = false;          // all but that one
    Scope scope = Scope::AllText;
    std::vector<std::int32_t> codes = {}; // Coded: with any of them, or one below
    QString filter = {};                  // an expression

    bool operator==(const SearchQuestion&) const = default;

    [[nodiscard]] bool isEmpty() const { return words.trimmed().isEmpty(); }
    // Does the answer depend on what is coded?
    [[nodiscard]] bool looksAtCodings() const;
};

// What the line of the filter says; errors are its own.
[[nodiscard]] Result<query::Expression> filterOf(const model::Corpus& corpus,
                                                 const SearchQuestion& question);
// All that leaves text or codings out: where, who, coded with, and `filter`.
[[nodiscard]] query::Expression
conditionOf(const model::Corpus& corpus, const SearchQuestion& question, query::Expression filter);
// Kind codings: what the words say, in `condition`. Malformed: they are no expression.
[[nodiscard]] Result<query::Expression> codingsAskedFor(const SearchQuestion& question,
                                                        query::Expression condition);
// The same with the question's own filter and condition.
[[nodiscard]] Result<query::Expression> codingsAskedFor(const model::Corpus& corpus,
                                                        const SearchQuestion& question);
// For all other kinds.
[[nodiscard]] project::SearchRequest requestOf(const SearchQuestion& question,
                                               query::Expression condition);

// How a search of words or of a phrase is kept in the project, with all that leaves text out:
// text("trust*") and case.sector = public. Refused: what an expression cannot say.
[[nodiscard]] Result<QString> savedForm(const model::Corpus& corpus,
                                        const SearchQuestion& question);
// And back; nothing: it is no search of words.
[[nodiscard]] std::optional<SearchQuestion> fromSavedForm(const QString& expression);

// "2 documents", "case Anna", "coded with Trust": what is chosen, in few words.
[[nodiscard]] QString wordsOfWhere(const model::Corpus& corpus, const SearchQuestion& question);
[[nodiscard]] QString wordsOfScope(const model::Corpus& corpus, const SearchQuestion& question);

} // namespace crosscase::gui
