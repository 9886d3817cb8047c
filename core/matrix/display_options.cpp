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
               "Quotes in a cell; 0: all, or as many as the display usually takes",
               &DisplayOptions::quotesPerCell},
    OptionText{Option::IncludeUnpublishable,
               "include-unpublishable",
               "",
               "Also quotes marked not-for-publication",
               &DisplayOptions::includeUnpublishable},
    OptionText{Option::Count,
               "count",
               "UNIT",
               "What is counted: pairs (usual) segments characters c-index documents cases "
               "passages",
               &DisplayOptions::count,
               OptionForm::Plain,
               "pairs segments characters c-index documents cases passages"},
    OptionText{Option::LongForm,
               "long",
               "",
               "A row for each pair or case, with all that is known of it",
               &DisplayOptions::longForm},
    OptionText{Option::Relation,
               "relation",
               "RELATION",
               "How two codings stand to each other: overlap (usual) near passage turn",
               &DisplayOptions::relation,
               OptionForm::Plain,
               "overlap near passage turn"},
    OptionText{Option::Within,
               "within",
               "N",
               "With --relation near: passages apart at most (usual: 1)",
               &DisplayOptions::within},
    OptionText{Option::ByCoders,
               "by-coders",
               "WHOSE",
               "Whose codings meet: any (usual) same different",
               &DisplayOptions::byCoders,
               OptionForm::Plain,
               "any same different"},
    OptionText{Option::Likeness,
               "measure",
               "MEASURE",
               "jaccard (usual) simple-matching russell-rao kuckartz-raediker; distances on "
               "frequencies: squared-euclid block",
               &DisplayOptions::likeness,
               OptionForm::Plain,
               "jaccard simple-matching russell-rao kuckartz-raediker squared-euclid block"},
    OptionText{Option::CaseOrder,
               "order",
               "ORDER",
               "Of the cases: clusters (usual) manual name",
               &DisplayOptions::caseOrder,
               OptionForm::Plain,
               "clusters manual name"},
    OptionText{Option::Steps,
               "steps",
               "",
               "The steps in which like cases were joined, with their height",
               &DisplayOptions::steps},
    OptionText{Option::SeriesUnit,
               "unit",
               "UNIT",
               "A row is a document (usual) or a case",
               &DisplayOptions::seriesUnit,
               OptionForm::Plain,
               "document case"},
    OptionText{Option::SeriesOrder,
               "order",
               "ORDER",
               "Of the rows: collected (usual) coding manual",
               &DisplayOptions::seriesOrder,
               OptionForm::Plain,
               "collected coding manual"},
    OptionText{
        Option::Base, "base", "N", "How many units the base has (usual: 4)", &DisplayOptions::base},
    OptionText{
        Option::Run, "run", "N", "How many units a run has (usual: 2)", &DisplayOptions::run},
    OptionText{Option::Threshold,
               "threshold",
               "PERCENT",
               "New information that is no longer much (usual: 5)",
               &DisplayOptions::threshold},
    OptionText{Option::NewCodes,
               "new-codes",
               "",
               "Name the codes that are new in each row",
               &DisplayOptions::newCodes},
    OptionText{Option::Percent,
               "percent",
               "OF",
               "In percent of the sum of the row or of the column",
               &DisplayOptions::percent,
               OptionForm::Plain,
               "row column"},
    OptionText{Option::ExactTest,
               "test",
               "",
               "An exact test of association for each code, on the cases that have it",
               &DisplayOptions::exactTest},
    OptionText{Option::Period,
               "period",
               "PERIOD",
               "year (usual) quarter month day",
               &DisplayOptions::period,
               OptionForm::Plain,
               "year quarter month day"},
    OptionText{Option::DateOf,
               "by",
               "WHICH",
               "Whose date: document (when it was collected, usual) coding (when it was made) "
               "event (the coding's event date)",
               &DisplayOptions::dateOf,
               OptionForm::Plain,
               "document coding event"},
    OptionText{Option::Across,
               "columns",
               "AXIS",
               "codes (usual) or cases",
               &DisplayOptions::across,
               OptionForm::Plain,
               "codes cases"},
    OptionText{Option::Code, "code", "CODE", "The code it is about", &DisplayOptions::code},
    OptionText{Option::By,
               "by",
               "WHAT",
               "What puts the cases in order, high to low: rating:CODE, rating:CODE@SCALE or "
               "attribute:A",
               &DisplayOptions::by},
    OptionText{Option::Rows,
               "rows",
               "AXIS",
               "As in 'crosscase matrix' (default: cases)",
               &DisplayOptions::rows,
               OptionForm::AnyAxis},
    OptionText{Option::Columns,
               "columns",
               "AXIS",
               "As in 'crosscase matrix' (default: themes)",
               &DisplayOptions::columns,
               OptionForm::AnyAxis},
    OptionText{Option::X, "x", "SCALE", "The scale from left to right", &DisplayOptions::x},
    OptionText{Option::Y, "y", "SCALE", "The scale from bottom to top", &DisplayOptions::y},
    OptionText{Option::Fields,
               "fields",
               "A,B",
               "label group language collected source_type informant words codings cases, all or "
               "none (default: those with a value, without the last three)",
               &DisplayOptions::fields,
               OptionForm::Names,
               "label group language collected source_type informant words codings cases all none"},
    OptionText{Option::SourceTypes,
               "source-type",
               "A,B",
               "Source types that are interviews (default: what has an informant)",
               &DisplayOptions::sourceTypes,
               OptionForm::Names},
    OptionText{Option::Missing,
               "missing",
               "",
               "Also list what was looked for and not found, and what nobody has coded yet",
               &DisplayOptions::missing},
    OptionText{Option::Memos,
               "memos",
               "",
               "Behind a quote the memo of its coding, as where it speaks against the code",
               &DisplayOptions::memos},
    OptionText{Option::CodingLayer,
               "layer",
               "LAYER",
               "Whose codings: coders (usual) or their consensus",
               &DisplayOptions::layer,
               OptionForm::Plain,
               "coders consensus"},
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
    if (text.form == OptionForm::AnyAxis)
        return {};
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
    if (text.form == OptionForm::CaseAxis || text.form == OptionForm::CodeAxis
        || text.form == OptionForm::AnyAxis)
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
