// SPDX-License-Identifier: GPL-3.0-or-later
// What a researcher can set of a display: one line for each option. The command line, saved tables
// and the window read the list, so a new option is a member, a line and its use.
#pragma once

#include "core/base/error.h"
#include "core/matrix/spec.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace crosscase::matrix {

// As they are typed. An empty word or list, and 0 where it makes no sense, mean the display's own
// default, which its text says.
struct DisplayOptions {
    std::string title;
    std::string cases;               // an axis of cases
    std::vector<std::string> only;   // names of cases
    std::vector<std::string> themes; // names of codes, meant with all below them
    std::string codes;               // an axis of themes, codes or a code set
    std::string filter;              // an expression
    std::vector<std::string> attributes;
    std::string scale;
    std::string order;
    std::string cell; // a measure
    bool withSubcodes = false;
    bool totals = false;
    bool state = false;
    bool references = false;
    int quoteLimit = 0;
    int quotesPerCell = 0;
    bool includeUnpublishable = false;
    std::string count; // of codes that occur together
    bool longForm = false;
    std::string relation;
    int within = 0; // passages; with the relation near
    std::string byCoders;
    std::string likeness; // a measure of similarity or distance of cases
    std::string caseOrder;
    bool steps = false;
    std::string seriesUnit;  // documents or cases
    std::string seriesOrder; // in which they come
    int base = 4;
    int run = 2;
    double threshold = 5; // percent
    bool newCodes = false;
    std::string percent;
    bool exactTest = false;
    std::string period;
    std::string dateOf;
    std::string across;                   // codes or cases
    std::string code;                     // one code
    std::string by;                       // rating:CODE, rating:CODE@SCALE, attribute:A: see Levels
    std::string rows;                     // any axis
    std::string columns;                  // any axis
    std::string x;                        // a scale
    std::string y;                        // a scale
    std::vector<std::string> fields;      // of documents
    std::vector<std::string> sourceTypes; // of documents
    bool missing = false;
    bool memos = false;
    std::string layer; // whose codings count: coders, consensus
    bool operator==(const DisplayOptions&) const = default;
};

enum class Option : std::uint8_t {
    Title,
    Cases,
    Only,
    Themes,
    Codes,
    Filter,
    Attributes,
    Scale,
    Order,
    Cell,
    WithSubcodes,
    Totals,
    State,
    References,
    QuoteLimit,
    QuotesPerCell,
    IncludeUnpublishable,
    Count,
    LongForm,
    Relation,
    Within,
    ByCoders,
    Likeness,
    CaseOrder,
    Steps,
    SeriesUnit,
    SeriesOrder,
    Base,
    Run,
    Threshold,
    NewCodes,
    Percent,
    ExactTest,
    Period,
    DateOf,
    Across,
    Code,
    By,
    Rows,
    Columns,
    X,
    Y,
    Fields,
    SourceTypes,
    Missing,
    Memos,
    CodingLayer
};

// Which options a display takes; the layer every one does.
class OptionSet {
public:
    constexpr OptionSet(std::initializer_list<Option> options)
        : m_bits(std::uint64_t{1} << static_cast<unsigned>(Option::CodingLayer))
    {
        for (const Option option : options)
            m_bits |= std::uint64_t{1} << static_cast<unsigned>(option);
    }
    [[nodiscard]] constexpr bool has(Option option) const
    {
        return (m_bits >> static_cast<unsigned>(option) & 1U) != 0;
    }

private:
    std::uint64_t m_bits = 0;
};

// How the words of an option are read, beyond their type.
enum class OptionForm : std::uint8_t {
    Plain,
    Names,      // several, with commas between them on the command line
    CaseAxis,   // cases, cases:leaf ...
    CodeAxis,   // themes, codes:A,B, set:NAME
    AnyAxis,    // of axisFromText
    Expression, // of query::parse
    Measure     // of setMeasure
};

using OptionMember = std::variant<bool DisplayOptions::*,
                                  int DisplayOptions::*,
                                  double DisplayOptions::*,
                                  std::string DisplayOptions::*,
                                  std::vector<std::string> DisplayOptions::*>;

struct OptionText {
    Option option;
    std::string_view name;        // "quote-limit", behind -- on the command line
    std::string_view value;       // what stands for the value in help: "N"; empty: a flag
    std::string_view description; // for help
    OptionMember member;
    OptionForm form = OptionForm::Plain;
    std::string_view choices{}; // the words it can be, separated by blanks; empty: any
};

// In the order of Option. Several may have a name in common, for different displays.
[[nodiscard]] std::span<const OptionText> optionTexts();

// Malformed: a word that is none of its choices, an axis, expression or measure that cannot be
// read, a negative number.
[[nodiscard]] Result<void> checkOptions(const DisplayOptions& options);

// For the displays; errors as of checkOptions. An empty text is `otherwise`.
[[nodiscard]] Result<Axis> axisOf(const std::string& text, const Axis& otherwise);
// The filter, and only the cases that are named.
[[nodiscard]] Result<query::Expression> filterOf(const DisplayOptions& options);

} // namespace crosscase::matrix
