// SPDX-License-Identifier: GPL-3.0-or-later
// Scales with their levels, and cases by level: what --by asks for.
#pragma once

#include "core/matrix/display_options.h"
#include "core/matrix/written.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

// The scale of that name (case-folded). NotFound: with those that there are.
[[nodiscard]] Result<const model::Scale*> scaleNamed(const model::Corpus& corpus,
                                                     std::string_view name);
// The values of a scale, lowest first: those it was made of; fuzzy: those that were given and its
// anchors, by number.
[[nodiscard]] std::vector<model::ScaleValue> levelsOf(const model::Corpus& corpus,
                                                      const model::Scale& scale);
// Ordinal: the place of the rating's value on its scale (from 0); fuzzy: the number. A value that
// its scale does not have: nothing.
[[nodiscard]] std::optional<double> rankOf(const model::Corpus& corpus,
                                           const model::Rating& rating);
// "Scale pattern: - (absent) < o (mixed or partial) < + (clear)."
[[nodiscard]] std::string legendOf(const model::Corpus& corpus, const model::Scale& scale);

// Where a case stands. A case without value has no rank and comes last.
struct Level {
    std::string name;
    std::optional<double> rank;
    const model::Rating* rating = nullptr; // when it is one
};

// Cases in the order of a rating, or of an attribute.
class Levels {
public:
    // `by`: "rating:CODE", "rating:CODE@SCALE" or "attribute:A"; without a scale in it `scale`
    // decides, as in ratingOf. Malformed; NotFound and Ambiguous for names. The scope must outlive
    // it.
    [[nodiscard]] static Result<Levels>
    make(const Scope& scope, const std::string& by, const std::string& scale);

    // One for each case, in their order. Refused: a case is rated on several scales and none named.
    [[nodiscard]] Result<std::vector<Level>>
    of(const std::vector<model::Id<model::Case>>& cases) const;

    // What stands over the levels: the path of the code, or the attribute's name.
    [[nodiscard]] const std::string& head() const { return m_head; }
    [[nodiscard]] model::Id<model::Code> code() const { return m_code; } // of a rating
    [[nodiscard]] const std::string& scale() const { return m_scale; }
    [[nodiscard]] std::string_view withoutValue() const
    {
        return m_attribute == nullptr ? "not rated" : "no value";
    }
    // How the cases are ordered, for the foot of the table.
    [[nodiscard]] std::string note() const;

private:
    Levels(const Scope& scope, std::string scale)
        : m_scope(&scope)
        , m_scale(std::move(scale))
    {}
    [[nodiscard]] Result<void> takeCode(const std::string& written);
    [[nodiscard]] Result<std::vector<Level>>
    ratings(const std::vector<model::Id<model::Case>>& cases) const;
    [[nodiscard]] std::vector<Level> values(const std::vector<model::Id<model::Case>>& cases) const;

    const Scope* m_scope;
    std::string m_scale;
    std::string m_head;
    model::Id<model::Code> m_code;
    const model::Attribute* m_attribute = nullptr;
};

// The places of the levels from high to low; ties as they stand, those without a rank last.
[[nodiscard]] std::vector<std::size_t> highToLow(const std::vector<Level>& levels);

} // namespace crosscase::matrix
