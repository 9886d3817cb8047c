// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a project's objects hold words in which a person's name may stand.
#pragma once

#include "core/model/corpus.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <type_traits>

namespace crosscase::project {

enum class Words : std::uint8_t {
    None,
    Written, // what the researcher wrote about the data
    Name,    // what objects are called, and what refers to them by name
    Kept,    // what was taken from the data: quotes of orphans, speakers
};

struct WordColumn {
    std::string_view table;
    std::string_view column;
    Words words;
};

inline constexpr std::array kWordColumns{
    WordColumn{"memo", "title", Words::Written},
    WordColumn{"memo", "text", Words::Written},
    WordColumn{"summary", "text", Words::Written},
    WordColumn{"not_applicable", "reason", Words::Written},
    WordColumn{"rating", "reason", Words::Written},
    WordColumn{"judgement", "reason", Words::Written},
    WordColumn{"resolution", "reason", Words::Written},
    WordColumn{"proposition", "text", Words::Written},
    WordColumn{"link", "memo", Words::Written},
    WordColumn{"code", "definition", Words::Written},
    WordColumn{"code", "include", Words::Written},
    WordColumn{"code", "exclude", Words::Written},
    WordColumn{"code", "memo", Words::Written},
    WordColumn{"code_example", "text", Words::Written},
    WordColumn{"attribute", "description", Words::Written},
    WordColumn{"attribute_value", "value", Words::Written},
    WordColumn{"attribute_choice", "value", Words::Written},
    WordColumn{"document", "informant", Words::Written},
    WordColumn{"document", "name", Words::Name},
    WordColumn{"document", "label", Words::Name},
    WordColumn{"document", "source_type", Words::Name},
    WordColumn{"document", "original_name", Words::Name},
    WordColumn{"document", "linked_path", Words::Name},
    WordColumn{"document_group", "name", Words::Name},
    WordColumn{"unit", "name", Words::Name},
    WordColumn{"code", "name", Words::Name},
    WordColumn{"code_set", "name", Words::Name},
    WordColumn{"attribute", "name", Words::Name},
    WordColumn{"proposition", "name", Words::Name},
    WordColumn{"relation_type", "name", Words::Name},
    WordColumn{"scale", "name", Words::Name},
    WordColumn{"scale_value", "label", Words::Name},
    WordColumn{"saved_table", "name", Words::Name},
    WordColumn{"saved_table", "spec", Words::Name},
    WordColumn{"saved_query", "name", Words::Name},
    WordColumn{"saved_query", "expression", Words::Name},
    WordColumn{"setting", "value", Words::Name},
    WordColumn{"orphan_quote", "quote", Words::Kept},
    WordColumn{"unit_part", "speaker", Words::Kept},
    WordColumn{"document", "structure", Words::Kept}, // a pattern of speakers may name them
};

[[nodiscard]] inline Words wordsOf(std::string_view table, std::string_view column)
{
    const auto found = std::ranges::find_if(kWordColumns, [&](const WordColumn& one) {
        return one.table == table && one.column == column;
    });
    return found == kWordColumns.end() ? Words::None : found->words;
}

// Calls visit(column name, kind of words, text) for every field of words of `row` (const or not).
template <typename Row, typename Visit>
void forEachWords(Row& row, Visit&& visit)
{
    using Kind = std::remove_const_t<Row>;
    model::forEachColumn<Kind>([&](const auto& column) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(row.*column.member)>,
                                     std::string>) {
            const Words words = wordsOf(model::Schema<Kind>::kTable, column.name);
            if (words != Words::None)
                visit(column.name, words, row.*column.member);
        }
    });
}

// The language that most documents are in; decides about names in what has no language of its own.
[[nodiscard]] std::string commonLanguage(const model::Corpus& corpus);

} // namespace crosscase::project
