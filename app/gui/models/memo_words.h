// SPDX-License-Identifier: GPL-3.0-or-later
// What memos are about, in words: "Isolation", "P01 ¶2", "case Ben", "project".
#pragma once

#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <QString>

#include <cstdint>

namespace crosscase::gui {

enum class MemoKind : std::uint8_t {
    Project,
    Document,
    Passage,
    Case,
    Code,
    Quote,
    Cell, // of a table: a summary, a rating, what does not apply
    Other,
    kCount
};

[[nodiscard]] MemoKind kindOf(const model::Corpus& corpus, const model::Memo& memo);
[[nodiscard]] QString nameOf(MemoKind kind);
// `texts` nullptr: passages without the number of their paragraph.
[[nodiscard]] QString
targetOf(const model::Corpus& corpus, const model::TextSource* texts, const model::Memo& memo);
// Its title, or its first words when it has none.
[[nodiscard]] QString titleOf(const model::Memo& memo);
// How many letters of its first words are called a title: about 60, whole words.
[[nodiscard]] qsizetype titleLength(const QString& firstWords);
// The beginning of the text on one line, without marks of Markdown at its start.
[[nodiscard]] QString firstWords(const model::Memo& memo);
[[nodiscard]] QString authorOf(const model::Corpus& corpus, const model::Memo& memo);

} // namespace crosscase::gui
