// SPDX-License-Identifier: GPL-3.0-or-later
// Cases by codes as several displays look at them: for each cell its state and codings, and what
// was written, rated and judged for it.
#pragma once

#include "core/matrix/case_levels.h"
#include "core/matrix/display_parts.h"
#include "core/matrix/layout.h"

#include <map>
#include <memory>
#include <set>
#include <utility>

namespace crosscase::matrix {

class QuoteChoice;

struct GridCase {
    model::Id<model::Case> id;
    std::string name; // its path where others shown have the same name
    std::size_t row = 0;
};

struct GridCode {
    model::Id<model::Code> id;
    std::vector<std::string> heads; // names from the theme down
};

// Which codes a display takes when none are named.
enum class UsualCodes : std::uint8_t {
    Themes,
    Summarised, // for which a summary is written; none: those at the ends of the tree
    Rated,      // on the scale, if one is named
    Judged,     // rated or summarised; none: themes
    Divided     // themes with sub-codes
};

class CaseGrid {
public:
    // Cases: those named by --case (with --cases: those of that level within them), else those of
    // --cases, else the top level. Codes: those of --codes within --theme, else `usual`. Every code
    // counts with its sub-codes. The input must outlive it. NotFound, Ambiguous; Cancelled.
    [[nodiscard]] static Result<CaseGrid> make(const DisplayInput& input, UsualCodes usual);

    [[nodiscard]] const Scope& scope() const { return *m_scope; }
    [[nodiscard]] const std::vector<GridCase>& cases() const { return m_cases; }
    [[nodiscard]] const std::vector<GridCode>& codes() const { return m_codes; }
    [[nodiscard]] std::vector<model::Id<model::Case>> caseIds() const;
    // Another order, or some of them: places in cases() as they were.
    void arrange(const std::vector<std::size_t>& places);
    // Leaves this code out.
    void drop(model::Id<model::Code> code);

    // For any code of the project.
    [[nodiscard]] CellState state(const GridCase& unit, model::Id<model::Code> code) const;
    [[nodiscard]] std::int64_t references(const GridCase& unit, model::Id<model::Code> code) const;
    [[nodiscard]] const model::Summary* summary(const GridCase& unit,
                                                model::Id<model::Code> code) const;
    [[nodiscard]] const model::NotApplicable* notApplicable(const GridCase& unit,
                                                            model::Id<model::Code> code) const;
    // Of the scale of the options. Refused: on several scales and none named.
    [[nodiscard]] Result<const model::Rating*> rating(const GridCase& unit,
                                                      model::Id<model::Code> code) const;
    // The codings of a cell by document and start; readCodings comes first.
    [[nodiscard]] const std::vector<model::Coding>& codings(const GridCase& unit,
                                                            model::Id<model::Code> code) const;
    [[nodiscard]] Result<void> readCodings();

    // Another measure of the same cells: cases() x codes(); notes at the foot.
    struct Cells {
        std::vector<std::vector<table::Value>> values;
        std::vector<std::string> notes;
    };
    [[nodiscard]] Result<Cells> measure(const TableSpec& what) const;

    // The legends of the scales on which the cells shown are rated.
    void addScaleNotes(std::vector<std::string>& notes,
                       const std::set<model::Id<model::Scale>>& scales) const;

private:
    explicit CaseGrid(const DisplayInput& input)
        : m_input(&input)
    {}
    [[nodiscard]] Result<void> layOutCells();
    [[nodiscard]] Result<void> chooseCases();
    [[nodiscard]] Result<void> chooseCodes(UsualCodes usual);
    [[nodiscard]] Result<std::vector<model::Id<model::Code>>> named() const;
    [[nodiscard]] std::vector<model::Id<model::Code>> usualCodes(UsualCodes usual) const;
    [[nodiscard]] std::set<model::Id<model::Code>> writtenCodes(bool summaries, bool ratings) const;
    void nameCases();
    [[nodiscard]] std::size_t at(const GridCase& unit, model::Id<model::Code> code) const;

    using Key = std::pair<model::AnyId, model::AnyId>;
    const DisplayInput* m_input;
    std::unique_ptr<Scope> m_scope;
    std::unique_ptr<Layout> m_layout; // all rows of the axis of cases x all codes
    std::vector<std::vector<CellState>> m_states;
    std::vector<std::int64_t> m_references;
    std::vector<std::vector<model::Coding>> m_codings;
    std::unordered_map<model::Id<model::Code>, std::size_t> m_columnOf;
    std::map<Key, const model::Summary*> m_summaries;
    std::map<Key, const model::NotApplicable*> m_notApplicable;
    std::unique_ptr<Ratings> m_ratings;
    std::vector<GridCase> m_cases;
    std::vector<GridCode> m_codes;
};

// What a cell says in a phrase: the rating, then the summary's first point (`whole`: all of it),
// else “n/a: reason”, else a quote marked power or proof (`anyQuote`: else the first); or the
// state, where `state` is asked for. readCodings comes first. Tells whose ratings are in.
class Phrases {
public:
    Phrases(const CaseGrid& grid, const DisplayInput& input, QuoteChoice& quotes)
        : m_grid(&grid)
        , m_input(&input)
        , m_quotes(&quotes)
    {}
    [[nodiscard]] Result<std::string>
    of(const GridCase& unit, model::Id<model::Code> code, bool whole, bool anyQuote);
    void addNotes(std::vector<std::string>& notes) const;

private:
    [[nodiscard]] Result<std::string>
    words(const GridCase& unit, model::Id<model::Code> code, bool whole, bool anyQuote);
    const CaseGrid* m_grid;
    const DisplayInput* m_input;
    QuoteChoice* m_quotes;
    Authors m_raters;
    Authors m_writers;
    std::set<model::Id<model::Scale>> m_scales;
};

} // namespace crosscase::matrix
