// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/display_options.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::matrix {

namespace {

constexpr std::array kOptions{
    OptionText{Option::Title, "title", "TEXT", "Over the table", &DisplayOptions::title},
    OptionText{Option::Cases,
               "cases",
               "AXIS",
               "Which cases: cases, cases:2, cases:leaf or cases:all",
               &DisplayOptions::cases,
               OptionForm::CaseAxis},
    OptionText{
        Option::Only, "case", "NAME", "Only this case; may be repeated", &DisplayOptions::only},
    OptionText{Option::Themes,
               "theme",
               "CODE",
               "Only this code with all below it; may be repeated",
               &DisplayOptions::themes},
    OptionText{Option::Codes,
               "codes",
               "AXIS",
               "Which codes: themes, codes, codes:PATH,... or set:NAME",
               &DisplayOptions::codes,
               OptionForm::CodeAxis},
    OptionText{Option::Filter,
               "filter",
               "EXPRESSION",
               "Only these; see 'crosscase help expressions'",
               &DisplayOptions::filter,
               OptionForm::Expression},
    OptionText{Option::Attributes,
               "attributes",
               "A,B",
               "Attributes to show, or all",
               &DisplayOptions::attributes,
               OptionForm::Names},
    OptionText{Option::Scale, "scale", "NAME", "The scale of the ratings", &DisplayOptions::scale},
    OptionText{Option::Order,
               "order",
               "ORDER",
               "Of the rows: manual name codebook total similarity attribute:A rating:CODE, - "
               "before it: descending",
               &DisplayOptions::order},
    OptionText{Option::Cell,
               "cell",
               "MEASURE",
               "What the cells show; see 'crosscase matrix --help'",
               &DisplayOptions::cell,
               OptionForm::Measure},
    OptionText{Option::WithSubcodes,
               "with-subcodes",
               "",
               "Codes count with their sub-codes",
               &DisplayOptions::withSubcodes},
    OptionText{Option::Totals, "totals", "", "A total row and column", &DisplayOptions::totals},
    OptionText{Option::State, "state", "", "Say what an empty cell means", &DisplayOptions::state},
    OptionText{Option::References,
               "references",
               "",
               "Say behind each point which quotes it rests on",
               &DisplayOptions::references},
    OptionText{Option::QuoteLimit,
               "quote-limit",
               "N",
               "Characters of a quote, 0: whole",
               &DisplayOptions::quoteLimit},
    OptionText{Option::QuotesPerCell,
               "per-cell",
               "N",
               "Quotes in a cell, 0: all",
               &DisplayOptions::quotesPerCell},
    OptionText{Option::IncludeUnpublishable,
               "include-unpublishable",
               "",
               "Also quotes marked not-for-publication",
               &DisplayOptions::includeUnpublishable},
};

constexpr bool isInOrder()
{
    for (std::size_t at = 0; at < kOptions.size(); ++at)
        if (static_cast<std::size_t>(kOptions[at].option) != at)
            return false;
    return true;
}
static_assert(isInOrder());

bool isOneOf(std::string_view words, std::string_view wanted)
{
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == wanted)
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

Result<void> checkAxis(const OptionText& text, const std::string& word)
{
    auto axis = axisFromText(word);
    if (!axis)
        return passOn(axis);
    const bool cases = axis->kind == AxisKind::Cases;
    const bool codes = axis->kind == AxisKind::Themes || axis->kind == AxisKind::Codes
                       || axis->kind == AxisKind::CodeSet;
    if (text.form == OptionForm::CaseAxis ? cases : codes)
        return {};
    return fail(ErrorCode::Malformed,
                fmt::format("--{}: '{}' will not do here. {}", text.name, word, text.description));
}

Result<void> checkWord(const OptionText& text, const std::string& word)
{
    if (word.empty())
        return {};
    if (!text.choices.empty() && !isOneOf(text.choices, word))
        return fail(ErrorCode::Malformed,
                    fmt::format("--{}: '{}' is none of these: {}", text.name, word, text.choices));
    if (text.form == OptionForm::CaseAxis || text.form == OptionForm::CodeAxis)
        return checkAxis(text, word);
    if (text.form == OptionForm::Expression) {
        auto parsed = query::parse(word);
        return parsed ? Result<void>() : Result<void>(passOn(parsed));
    }
    TableSpec spec;
    return text.form == OptionForm::Measure ? setMeasure(spec, word) : Result<void>();
}

Result<void> checkNumber(const OptionText& text, double number)
{
    if (number >= 0)
        return {};
    return fail(ErrorCode::Malformed, fmt::format("--{}: {} is below 0", text.name, number));
}

struct Checker {
    const OptionText& text;
    const DisplayOptions& options;

    Result<void> operator()(bool DisplayOptions::*) const { return {}; }
    Result<void> operator()(int DisplayOptions::*member) const
    {
        return checkNumber(text, options.*member);
    }
    Result<void> operator()(double DisplayOptions::*member) const
    {
        return checkNumber(text, options.*member);
    }
    Result<void> operator()(std::string DisplayOptions::*member) const
    {
        return checkWord(text, options.*member);
    }
    Result<void> operator()(std::vector<std::string> DisplayOptions::*member) const
    {
        for (const std::string& word : options.*member)
            if (auto checked = checkWord(text, word); !checked)
                return checked;
        return {};
    }
};

} // namespace

std::span<const OptionText> optionTexts()
{
    return kOptions;
}

Result<void> checkOptions(const DisplayOptions& options)
{
    for (const OptionText& text : kOptions)
        if (auto checked = std::visit(Checker{text, options}, text.member); !checked)
            return checked;
    return {};
}

Result<Axis> axisOf(const std::string& text, const Axis& otherwise)
{
    return text.empty() ? Result<Axis>(otherwise) : axisFromText(text);
}

Result<query::Expression> filterOf(const DisplayOptions& options)
{
    query::Expression all;
    if (!options.filter.empty()) {
        auto parsed = query::parse(options.filter);
        if (!parsed)
            return parsed;
        all = std::move(*parsed);
    }
    if (options.only.empty())
        return all;
    query::Expression named;
    named.op = query::Op::In;
    named.subject.object = "case";
    named.values = options.only;
    if (all.isEmpty())
        return named;
    query::Expression both;
    both.operands = {std::move(named), std::move(all)};
    return both;
}

} // namespace crosscase::matrix
