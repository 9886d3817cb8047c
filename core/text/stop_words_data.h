// SPDX-License-Identifier: GPL-3.0-or-later
// The stop words themselves, a list for each language; see stop_words.h. Written as the language
// writes them, in groups: what stands for nouns, what stands before them, what joins, verbs,
// adverbs and particles, what is said while thinking. They are compared without marks (searchKey),
// so one that would take a word of weight with it does not stand here: Danish bør, which is then
// bor.
#pragma once

#include <string_view>

namespace crosscase::text::stop_words {

extern const std::string_view kDanish;
extern const std::string_view kDutch;
extern const std::string_view kEnglish;
extern const std::string_view kGerman;
extern const std::string_view kNorwegian;
extern const std::string_view kSwedish;

extern const std::string_view kFrench;
extern const std::string_view kItalian;
extern const std::string_view kPortuguese;
extern const std::string_view kSpanish;

extern const std::string_view kFinnish;
extern const std::string_view kGreek;
extern const std::string_view kPolish;
extern const std::string_view kRussian;
extern const std::string_view kTurkish;

extern const std::string_view kArabic;
extern const std::string_view kChinese;
extern const std::string_view kHindi;
extern const std::string_view kJapanese;

} // namespace crosscase::text::stop_words
