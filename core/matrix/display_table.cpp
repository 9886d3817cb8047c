// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/display_table.h"

#include "core/base/number.h"
#include "core/matrix/case_ordered.h"
#include "core/matrix/case_pairs.h"
#include "core/matrix/code_frequency.h"
#include "core/matrix/coder_codes.h"
#include "core/matrix/construct.h"
#include "core/matrix/contrast.h"
#include "core/matrix/cooccurrence.h"
#include "core/matrix/crosstab.h"
#include "core/matrix/document_table.h"
#include "core/matrix/fixed_list.h"
#include "core/matrix/framework.h"
#include "core/matrix/gioia.h"
#include "core/matrix/key_elements.h"
#include "core/matrix/layer.h"
#include "core/matrix/participants.h"
#include "core/matrix/predictor_outcome.h"
#include "core/matrix/propositions.h"
#include "core/matrix/risk_grid.h"
#include "core/matrix/saturation.h"
#include "core/matrix/similarity.h"
#include "core/matrix/tidy.h"
#include "core/matrix/time_matrix.h"
#include "core/matrix/triangulation.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace crosscase::matrix {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kDisplay = "display";

// clang-format off
constexpr std::array kDisplays{
    Display{"case-ordered", "Cases from high to low on a rating or attribute, by codes", "--by \"rating:Outcome > Satisfied with the partnership\"", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::By, Option::Cell, Option::Scale, Option::State, Option::QuoteLimit, Option::QuotesPerCell, Option::IncludeUnpublishable}, caseOrdered},
    Display{"code-frequency", "How often and where each code occurs: references, documents, cases, coders, first and last", "--codes themes", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter}, codeFrequency},
    Display{"coder-code", "Who coded what: coders by codes, with how far each coder is", "--codes themes", {Option::Title, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter}, coderCodes},
    Display{"construct", "One construct: cases high to low, indicators, quotes with informants", "--code Trust --by attribute:satisfied", {Option::Title, Option::Cases, Option::Only, Option::Filter, Option::Code, Option::By, Option::Scale, Option::State, Option::QuoteLimit, Option::QuotesPerCell, Option::IncludeUnpublishable, Option::Memos}, construct},
    Display{"contrast", "Exemplary cases side by side: attributes, ratings, phrases", "--by \"rating:Outcome > Satisfied with the partnership\"", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::By, Option::Attributes, Option::Scale, Option::State, Option::QuoteLimit, Option::IncludeUnpublishable, Option::Memos}, contrast},
    Display{"cooccurrence", "Codes by codes: how often they occur together in the text", "--count c-index", {Option::Title, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter, Option::Count, Option::LongForm, Option::Relation, Option::Within, Option::ByCoders}, cooccurrence},
    Display{"crosstab", "Codes by the values of one or two case attributes; on request with an exact test", "--attributes sector --cell cases", {Option::Title, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter, Option::Attributes, Option::Order, Option::Cell, Option::Percent, Option::ExactTest}, crosstab},
    Display{"documents", "Documents with fields and attributes: data collected, or literature", "--filter 'document.group = \"Literature\"' --attributes topic,method,findings", {Option::Title, Option::Only, Option::Filter, Option::Fields, Option::Attributes, Option::Order}, documentTable},
    Display{"fixed-list", "Which elements of a fixed list were found in each case, n/a told apart", "--codes \"codes:Risk response,Monitoring\" --missing", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::Missing, Option::State}, fixedList},
    Display{"framework", "Cases by sub-themes: what you wrote for each, theme by theme, with the cases' attributes", "--theme Trust --state", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::Attributes, Option::Order, Option::Scale, Option::State, Option::References}, framework},
    Display{"framework-progress", "How many cells of the framework are written, theme by theme", "", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter}, frameworkProgress},
    Display{"gioia", "Dimension, theme, concept with quotes, and checks of the data structure", "--per-cell 2", {Option::Title, Option::Themes, Option::Only, Option::Filter, Option::QuoteLimit, Option::QuotesPerCell, Option::IncludeUnpublishable, Option::Memos}, gioia},
    Display{"key-elements", "Cases by codes under a head of several levels: what you wrote, as points", "--references", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::State, Option::References}, keyElements},
    Display{"pairs", "Pairs of cases: what is similar, what is different, what cannot be compared", "--case \"Partnership One\" --case \"Partnership Four\"", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::Scale, Option::State, Option::QuoteLimit, Option::IncludeUnpublishable, Option::Memos}, casePairs},
    Display{"participants", "Cases and their units with attributes, informants, interviews, documents, words", "--attributes firm_type,firm", {Option::Title, Option::Only, Option::Filter, Option::Attributes, Option::SourceTypes, Option::Totals}, participants},
    Display{"predictor-outcome", "Cases from high to low on the outcome, by ratings of the predictors", "--by \"rating:Outcome > Satisfied with the partnership\"", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::By, Option::Scale, Option::State}, predictorOutcome},
    Display{"propositions", "Propositions by cases: supports, partly, contradicts", "--references", {Option::Title, Option::Cases, Option::Only, Option::Filter, Option::State, Option::References, Option::LongForm}, propositions},
    Display{"risk-grid", "Two ratings as a grid: which case and code stands where", "--x magnitude --y likelihood", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Themes, Option::Filter, Option::X, Option::Y}, riskGrid},
    Display{"saturation", "What each further document or case adds: new and repeated codes in the order of collection", "--base 4 --run 2 --threshold 5", {Option::Title, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter, Option::SeriesUnit, Option::SeriesOrder, Option::Base, Option::Run, Option::Threshold, Option::NewCodes}, saturation},
    Display{"similarity", "Cases by cases: how alike they are in their codes, like ones side by side", "--measure jaccard", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter, Option::LongForm, Option::Likeness, Option::CaseOrder, Option::Steps}, similarity},
    Display{"tidy", "A cross-case table as a row a cell, with the ids it rests on", "--rows cases --columns themes -o cells.csv", {Option::Title, Option::Only, Option::Filter, Option::Rows, Option::Columns, Option::Cell, Option::WithSubcodes, Option::Scale, Option::QuoteLimit, Option::QuotesPerCell, Option::IncludeUnpublishable}, tidy},
    Display{"time", "Codes or cases over time: by the date of the document, of the coding or of the event", "--period quarter", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::WithSubcodes, Option::Filter, Option::Cell, Option::QuoteLimit, Option::QuotesPerCell, Option::IncludeUnpublishable, Option::Period, Option::DateOf, Option::Across}, timeMatrix},
    Display{"triangulation", "Codes by source type: references, documents, how many types carry each", "--cases cases", {Option::Title, Option::Cases, Option::Only, Option::Codes, Option::Filter, Option::WithSubcodes, Option::State}, triangulation},
};
// clang-format on

static_assert(std::ranges::is_sorted(kDisplays, {}, &Display::name));

bool isDefault(const OptionText& text, const DisplayOptions& options)
{
    const DisplayOptions usual;
    return std::visit([&](auto member) { return options.*member == usual.*member; }, text.member);
}

template <typename T>
bool fits(const Json& value)
{
    if constexpr (std::is_same_v<T, bool>)
        return value.is_boolean();
    else if constexpr (std::is_same_v<T, int>)
        return value.is_number_integer();
    else if constexpr (std::is_same_v<T, double>)
        return value.is_number();
    else if constexpr (std::is_same_v<T, std::string>)
        return value.is_string();
    else
        return value.is_array()
               && std::ranges::all_of(value, [](const Json& one) { return one.is_string(); });
}

// Its option of that name, or nullptr.
const OptionText* optionOf(const Display& display, std::string_view name)
{
    const auto texts = optionTexts();
    const auto found = std::ranges::find_if(texts, [&](const OptionText& text) {
        return text.name == name && display.options.has(text.option);
    });
    return found == texts.end() ? nullptr : &*found;
}

// A member of the JSON into its option.
Result<void>
take(const Display& display, DisplayOptions& options, const std::string& name, const Json& value)
{
    const OptionText* text = optionOf(display, name);
    if (text == nullptr)
        return fail(ErrorCode::Malformed,
                    fmt::format("the display '{}' has no option '{}'", display.name, name));
    const bool taken = std::visit(
        [&]<typename T>(T DisplayOptions::*member) {
            if (!fits<T>(value))
                return false;
            options.*member = value.get<T>();
            return true;
        },
        text->member);
    if (taken)
        return {};
    return fail(ErrorCode::Malformed,
                fmt::format("the option '{}' has a value of the wrong kind", name));
}

// Words into a value of the option's type; false: they do not fit.
bool set(bool& value, const OptionText&, const std::string&)
{
    value = true;
    return true;
}
bool set(int& value, const OptionText&, const std::string& word)
{
    const auto number = parseInteger(word);
    value = static_cast<int>(number.value_or(0));
    return number.has_value();
}
bool set(double& value, const OptionText&, const std::string& word)
{
    const auto number = parseNumber(word);
    value = number.value_or(0);
    return number.has_value();
}
bool set(std::string& value, const OptionText&, const std::string& word)
{
    value = word;
    return true;
}
bool set(std::vector<std::string>& value, const OptionText& text, const std::string& word)
{
    if (text.form != OptionForm::Names) {
        value.push_back(word);
        return true;
    }
    for (std::size_t at = 0; at <= word.size();) {
        const std::size_t comma = std::min(word.find(',', at), word.size());
        value.emplace_back(text::trimBlanks(std::string_view(word).substr(at, comma - at)));
        at = comma + 1;
    }
    return true;
}

} // namespace

std::span<const Display> displays()
{
    return kDisplays;
}

const Display* displayNamed(std::string_view name)
{
    const auto* found = std::ranges::find(kDisplays, name, &Display::name);
    return found == kDisplays.end() ? nullptr : found;
}

Result<table::Table> build(const Display& display, const DisplayInput& input)
{
    for (const OptionText& text : optionTexts())
        if (!display.options.has(text.option) && !isDefault(text, input.options))
            return fail(ErrorCode::Refused,
                        fmt::format("the display '{}' has no option --{}; leave it out",
                                    display.name,
                                    text.name));
    if (auto checked = checkOptions(input.options); !checked)
        return passOn(checked);
    const auto layer = model::layerNamed(input.options.layer).value_or(model::CoderLayer::Person);
    const model::Corpus looked = model::onLayer(input.corpus, layer);
    auto made = display.build({looked, input.texts, input.options, input.progress});
    if (made)
        addLayerNote(made->notes, input.corpus, layer);
    if (made && !input.options.title.empty())
        made->title = input.options.title;
    return made;
}

std::string toJson(const DisplaySpec& spec)
{
    Json json;
    json[kDisplay] = spec.display;
    for (const OptionText& text : optionTexts())
        if (!isDefault(text, spec.options))
            std::visit([&](auto member) { json[text.name] = spec.options.*member; }, text.member);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool isDisplayJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    return json.is_object() && json.contains(kDisplay);
}

Result<DisplaySpec> displayFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains(kDisplay) || !json[kDisplay].is_string())
        return fail(ErrorCode::Malformed, "this is no display");
    DisplaySpec spec{json[kDisplay].get<std::string>(), {}};
    const Display* display = displayNamed(spec.display);
    if (display == nullptr)
        return fail(ErrorCode::Malformed, fmt::format("there is no display '{}'", spec.display));
    for (const auto& [name, value] : json.items())
        if (name != kDisplay)
            if (auto taken = take(*display, spec.options, name, value); !taken)
                return passOn(taken);
    return spec;
}

Result<DisplaySpec> displayFromWords(std::span<const std::string> words)
{
    const Display* display = words.empty() ? nullptr : displayNamed(words.front());
    if (display == nullptr)
        return fail(ErrorCode::Malformed, "a display begins with its name");
    DisplaySpec spec{words.front(), {}};
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& word = words[at];
        const OptionText* text =
            word.starts_with("--") ? optionOf(*display, std::string_view(word).substr(2)) : nullptr;
        if (text == nullptr)
            return fail(ErrorCode::Malformed,
                        fmt::format("the display '{}' has no option '{}'", spec.display, word));
        const bool flag = text->value.empty();
        if (!flag && ++at == words.size())
            return fail(ErrorCode::Malformed, fmt::format("--{} needs a value", text->name));
        const bool fits = std::visit(
            [&](auto member) { return set(spec.options.*member, *text, words[at]); }, text->member);
        if (!fits)
            return fail(ErrorCode::Malformed,
                        fmt::format("--{}: '{}' is no number", text->name, words[at]));
    }
    if (auto checked = checkOptions(spec.options); !checked)
        return passOn(checked);
    return spec;
}

} // namespace crosscase::matrix
