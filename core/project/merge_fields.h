// SPDX-License-Identifier: GPL-3.0-or-later
// By which rule a field that differs is merged. Fields that are not named here are asked about.
#pragma once

#include "core/model/schema.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace crosscase::project::merging {

enum class FieldRule : std::uint8_t {
    Ask,     // what one side alone changed is taken, else a person decides
    Text,    // the same, and both texts can be kept
    Mine,    // as it is here: of no weight, or merged elsewhere
    Earlier, // of two moments
    Later,
    Fill,   // theirs where there is nothing here
    Group,  // fields that are one thing, such as a place: taken together
    Follow, // goes with the fields beside it: who wrote it, and what it rests on
};

struct RuledField {
    std::string_view table;
    std::string_view column;
    FieldRule rule;
};

inline constexpr std::array kRuledFields{
    RuledField{"coder", "name", FieldRule::Mine},
    RuledField{"coder", "colour", FieldRule::Fill},
    RuledField{"document_group", "position", FieldRule::Mine},
    RuledField{"document", "label", FieldRule::Ask},
    RuledField{"document", "language", FieldRule::Ask},
    RuledField{"document", "position", FieldRule::Mine},
    RuledField{"document", "text_hash", FieldRule::Mine},
    RuledField{"document", "length", FieldRule::Mine},
    RuledField{"document", "structure", FieldRule::Mine},
    RuledField{"document", "original_hash", FieldRule::Mine},
    RuledField{"document", "original_name", FieldRule::Fill},
    RuledField{"document", "linked_path", FieldRule::Mine},
    RuledField{"document", "encoding", FieldRule::Mine},
    RuledField{"document", "created", FieldRule::Earlier},
    RuledField{"document", "text_changed", FieldRule::Mine},
    RuledField{"code_set", "position", FieldRule::Mine},
    RuledField{"unit", "position", FieldRule::Mine},
    RuledField{"unit", "created", FieldRule::Earlier},
    RuledField{"unit_part", "unit", FieldRule::Group},
    RuledField{"unit_part", "document", FieldRule::Group},
    RuledField{"unit_part", "kind", FieldRule::Group},
    RuledField{"unit_part", "pos", FieldRule::Group},
    RuledField{"unit_part", "stop", FieldRule::Group},
    RuledField{"unit_part", "quote_hash", FieldRule::Group},
    RuledField{"unit_part", "orphan", FieldRule::Group},
    RuledField{"unit_part", "speaker", FieldRule::Group},
    RuledField{"attribute", "position", FieldRule::Mine},
    RuledField{"attribute", "description", FieldRule::Text},
    RuledField{"attribute_choice", "position", FieldRule::Mine},
    RuledField{"memo", "target", FieldRule::Group},
    RuledField{"memo", "pos", FieldRule::Group},
    RuledField{"memo", "stop", FieldRule::Group},
    RuledField{"memo", "created", FieldRule::Earlier},
    RuledField{"memo", "changed", FieldRule::Later},
    RuledField{"memo", "coder", FieldRule::Mine},
    RuledField{"link", "memo", FieldRule::Text},
    RuledField{"link", "created", FieldRule::Earlier},
    RuledField{"link", "coder", FieldRule::Mine},
    RuledField{"summary", "text", FieldRule::Text},
    RuledField{"summary", "state", FieldRule::Follow},
    RuledField{"summary", "basis", FieldRule::Follow},
    RuledField{"summary", "coder", FieldRule::Follow},
    RuledField{"summary", "created", FieldRule::Earlier},
    RuledField{"summary", "changed", FieldRule::Later},
    RuledField{"not_applicable", "reason", FieldRule::Text},
    RuledField{"not_applicable", "coder", FieldRule::Follow},
    RuledField{"not_applicable", "created", FieldRule::Earlier},
    RuledField{"scale", "position", FieldRule::Mine},
    RuledField{"scale_value", "position", FieldRule::Mine},
    RuledField{"rating", "reason", FieldRule::Text},
    RuledField{"rating", "coder", FieldRule::Follow},
    RuledField{"rating", "created", FieldRule::Earlier},
    RuledField{"rating", "changed", FieldRule::Later},
    RuledField{"proposition", "text", FieldRule::Text},
    RuledField{"proposition", "position", FieldRule::Mine},
    RuledField{"judgement", "reason", FieldRule::Text},
    RuledField{"judgement", "coder", FieldRule::Follow},
    RuledField{"judgement", "created", FieldRule::Earlier},
    RuledField{"judgement", "changed", FieldRule::Later},
    RuledField{"evidence", "bullet", FieldRule::Mine},
    RuledField{"coder", "layer", FieldRule::Mine},
    RuledField{"resolution", "reason", FieldRule::Text},
    RuledField{"resolution", "basis", FieldRule::Follow},
    RuledField{"resolution", "coder", FieldRule::Follow},
    RuledField{"resolution", "created", FieldRule::Earlier},
    RuledField{"resolution", "changed", FieldRule::Later},
};

[[nodiscard]] inline FieldRule ruleOf(std::string_view table, std::string_view column)
{
    const auto found = std::ranges::find_if(kRuledFields, [&](const RuledField& one) {
        return one.table == table && one.column == column;
    });
    return found == kRuledFields.end() ? FieldRule::Ask : found->rule;
}

// What the objects of a table are called in a decisions file.
struct KindWords {
    std::string_view table;
    std::string_view kind;
    std::string_view many; // in counts
};
inline constexpr std::array kKindWords{
    KindWords{"setting", "setting", "settings"},
    KindWords{"coder", "coder", "coders"},
    KindWords{"document_group", "group", "groups"},
    KindWords{"document", "document", "documents"},
    KindWords{"code", "code", "codes"},
    KindWords{"code_set", "code-set", "sets of codes"},
    KindWords{"code_set_member", "code-set", "sets of codes"},
    KindWords{"coding", "coding", "codings"},
    KindWords{"code_example", "code", "codes"},
    KindWords{"unit", "case", "cases"},
    KindWords{"unit_part", "case", "texts of cases"},
    KindWords{"orphan_quote", "coding", "orphans' quotes"},
    KindWords{"attribute", "attribute", "attributes"},
    KindWords{"attribute_choice", "attribute", "attributes"},
    KindWords{"attribute_value", "attribute", "values of attributes"},
    KindWords{"memo", "memo", "memos"},
    KindWords{"relation_type", "link", "relations"},
    KindWords{"link", "link", "links"},
    KindWords{"summary", "summary", "summaries"},
    KindWords{"not_applicable", "summary", "n/a"},
    KindWords{"scale", "rating", "scales"},
    KindWords{"scale_value", "rating", "scales"},
    KindWords{"rating", "rating", "ratings"},
    KindWords{"proposition", "proposition", "propositions"},
    KindWords{"judgement", "proposition", "verdicts"},
    KindWords{"resolution", "coding", "decisions of the consensus"},
    KindWords{"evidence", "coding", "evidence"},
    KindWords{"progress", "document", "progress"},
    KindWords{"saved_table", "table", "saved tables"},
    KindWords{"saved_query", "table", "saved queries"},
};
template <typename Row>
[[nodiscard]] constexpr KindWords kindWords()
{
    for (const KindWords& words : kKindWords)
        if (words.table == model::Schema<Row>::kTable)
            return words;
    return {model::Schema<Row>::kTable, "object", "objects"};
}

} // namespace crosscase::project::merging
