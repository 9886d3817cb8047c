// SPDX-License-Identifier: GPL-3.0-or-later
// Where names of a list occur in texts, and texts with other names in their place.
//
// A name is found in any case and Unicode form, at word borders (ICU), its words with any blanks
// between them; possessives and elisions around it stay: Anna's, Anna’s, James', d'Anna; in German
// and the Scandinavian languages also Annas. In scripts without spaces (Han, Kana, Thai ...) it is
// found anywhere. Where names overlap the one that begins first wins, then the longest.
#pragma once

#include "core/text/anchors.h"
#include "core/text/span.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

struct NamePair {
    std::string name;
    std::string replacement;
    bool exactCase = false; // "Mark" is not found in "mark"
};

struct NameHit {
    Span span;            // code points of the name alone
    std::size_t pair = 0; // index into the list
};

// A text with the replacements made.
struct Renamed {
    std::string utf8;
    Edits edits; // positions in the text before
};

class NameFinder {
public:
    // Names without a letter or digit are never found.
    explicit NameFinder(std::vector<NamePair> pairs);
    NameFinder(NameFinder&&) noexcept;
    NameFinder& operator=(NameFinder&&) noexcept;
    NameFinder(const NameFinder&) = delete;
    NameFinder& operator=(const NameFinder&) = delete;
    ~NameFinder();

    [[nodiscard]] const std::vector<NamePair>& pairs() const;

    // In order, disjoint. `language` (BCP 47, may be empty) decides about genitives.
    [[nodiscard]] std::vector<NameHit> find(std::string_view utf8, std::string_view language) const;

    // A hit all in capitals is replaced in capitals.
    [[nodiscard]] Renamed renamed(std::string_view utf8, std::string_view language) const;

private:
    struct Index;
    std::unique_ptr<const Index> m_index;
};

} // namespace crosscase::text
