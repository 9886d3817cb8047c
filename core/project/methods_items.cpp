// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/methods_items.h"

#include <array>
#include <fmt/format.h>
#include <span>

namespace crosscase::project {

std::string counted(std::int64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

namespace {

std::string ofThem(std::int64_t part, std::int64_t all, std::string_view many)
{
    return fmt::format("{} of {} {}", part, all, many);
}

std::string sample(const StudyFacts& facts)
{
    std::string words = counted(facts.cases, "case", "cases");
    if (facts.embedded > 0)
        words +=
            fmt::format(" with {}", counted(facts.embedded, "embedded unit", "embedded units"));
    words += fmt::format(", {}", counted(facts.documents, "document", "documents"));
    if (facts.informants > 0)
        words += fmt::format(", {}", counted(facts.informants, "informant", "informants"));
    return words + ". See 1.";
}

std::string period(const StudyFacts& facts)
{
    if (facts.collectedFrom.empty())
        return {};
    std::string words =
        facts.collectedFrom == facts.collectedTo
            ? fmt::format("Collected {}", facts.collectedFrom)
            : fmt::format("Collected {} to {}", facts.collectedFrom, facts.collectedTo);
    if (facts.undated > 0)
        words +=
            fmt::format(" ({} without a date)", counted(facts.undated, "document", "documents"));
    return words + ". See 1.";
}

std::string memos(const StudyFacts& facts)
{
    return facts.memos == 0
               ? std::string()
               : fmt::format("{} in the project.", counted(facts.memos, "memo", "memos"));
}

std::string saturation(const StudyFacts& facts)
{
    return facts.codings == 0 ? std::string() : "See 5.";
}

std::string coders(const StudyFacts& facts)
{
    std::int64_t working = 0;
    for (const CoderFacts& coder : facts.coders)
        working += coder.codings > 0 ? 1 : 0;
    if (working == 0)
        return {};
    return fmt::format("{} coded; {} coded by more than one. See 2.",
                       counted(working, "person", "people"),
                       ofThem(facts.doubleCoded, facts.documents, "documents were"));
}

std::string tree(const StudyFacts& facts)
{
    if (facts.codes == 0)
        return {};
    return fmt::format("{} in {} on {}; {} defined. See 3.",
                       counted(facts.codes, "code", "codes"),
                       counted(facts.themes, "theme", "themes"),
                       counted(facts.levels, "level", "levels"),
                       ofThem(facts.defined, facts.codes, "are"));
}

std::string derivation(const StudyFacts& facts)
{
    if (facts.codes == 0 || facts.codings == 0)
        return {};
    return fmt::format("{} made in this project before the first coding, {} while coding. Whether "
                       "they come from theory or from the data, only you know.",
                       counted(facts.codesBefore, "code was", "codes were"),
                       facts.codesAfter);
}

std::string software(const StudyFacts&)
{
    return "Crosscase " CROSSCASE_VERSION ".";
}

std::string quotations(const StudyFacts& facts)
{
    if (facts.codings == 0)
        return {};
    return fmt::format("Quotes are told apart by document and paragraph (such as P01 ¶4). Marked: "
                       "power {}, proof {}, not for publication {}.",
                       facts.power,
                       facts.proof,
                       facts.notForPublication);
}

std::string consistency(const StudyFacts& facts)
{
    if (facts.summaries + facts.ratings + facts.judgements == 0)
        return {};
    return fmt::format("Resting on codings that are named: {}, {}, {}. See 6.",
                       ofThem(facts.summariesWithEvidence, facts.summaries, "summaries"),
                       ofThem(facts.ratingsWithEvidence, facts.ratings, "ratings"),
                       ofThem(facts.judgementsWithEvidence, facts.judgements, "verdicts"));
}

std::string themes(const StudyFacts& facts)
{
    return facts.codings == 0 ? std::string() : "See 4.";
}

std::string minorThemes(const StudyFacts& facts)
{
    if (facts.judgements == 0)
        return themes(facts);
    return fmt::format("{} a proposition. See 4.",
                       counted(facts.contradicting, "verdict contradicts", "verdicts contradict"));
}

std::string trustworthiness(const StudyFacts& facts)
{
    if (facts.batches == 0)
        return {};
    return fmt::format("Audit trail of {}, {} taken back. See 7.",
                       counted(facts.batches, "change", "changes"),
                       facts.undone);
}

std::string analysis(const StudyFacts& facts)
{
    return facts.codings == 0
               ? std::string()
               : fmt::format("{}. See 2 to 6.", counted(facts.codings, "coding", "codings"));
}

struct Item {
    std::string_view asked;
    std::string (*answer)(const StudyFacts&) = nullptr; // none: only the author knows
};

table::Table itemsOf(std::string title, std::span<const Item> items, const StudyFacts& facts)
{
    table::Table table;
    table.title = std::move(title);
    table.columns = {{{"item"}, table::Kind::Integer},
                     {{"asked"}, table::Kind::Text},
                     {{"what the data say"}, table::Kind::Text}};
    table.headColumns = 2;
    std::int64_t number = 0;
    for (const Item& item : items) {
        const std::string answer = item.answer == nullptr ? std::string() : item.answer(facts);
        table.rows.push_back(
            {{++number, std::string(item.asked), answer.empty() ? std::string("-") : answer}});
    }
    table.notes.emplace_back("- : not in the data; the author must answer it.");
    return table;
}

constexpr std::array kCoreq{
    Item{"Who carried out the interviews"},
    Item{"Their credentials"},
    Item{"Their occupation"},
    Item{"Their gender"},
    Item{"Their experience and training"},
    Item{"Was there a relationship with the participants before"},
    Item{"What the participants knew of the interviewers"},
    Item{"What the interviewers brought along: interests, assumptions, bias"},
    Item{"The methodological orientation"},
    Item{"How participants were chosen"},
    Item{"How they were approached"},
    Item{"How many took part", sample},
    Item{"How many refused or dropped out, and why"},
    Item{"Where the data were collected"},
    Item{"Whether others were present"},
    Item{"Important characteristics of the sample, and dates", period},
    Item{"The interview guide, and whether it was tried out"},
    Item{"Repeat interviews"},
    Item{"Recording in sound or pictures"},
    Item{"Field notes", memos},
    Item{"How long the interviews took"},
    Item{"Saturation", saturation},
    Item{"Were transcripts given back for comment"},
    Item{"How many people coded", coders},
    Item{"The coding tree", tree},
    Item{"Themes: set beforehand or taken from the data", derivation},
    Item{"Software", software},
    Item{"Did participants comment on the findings"},
    Item{"Quotations, and who said them", quotations},
    Item{"Do findings and data agree", consistency},
    Item{"Major themes", themes},
    Item{"Minor themes and diverse cases", minorThemes},
};
static_assert(kCoreq.size() == 32);

constexpr std::array kSrqr{
    Item{"A title that names topic and approach"},
    Item{"An abstract"},
    Item{"The problem and what is known of it"},
    Item{"The purpose and the question"},
    Item{"The qualitative approach and its paradigm"},
    Item{"The researchers and how they may have influenced the study"},
    Item{"The context"},
    Item{"The sampling strategy, and when it was enough", saturation},
    Item{"Ethics"},
    Item{"How and when data were collected", period},
    Item{"Instruments and devices"},
    Item{"The units of study: how many, which", sample},
    Item{"How data were processed", memos},
    Item{"How data were analysed, by whom", analysis},
    Item{"What was done for trustworthiness", trustworthiness},
    Item{"The findings, and what they mean", themes},
    Item{"Links to the data: quotes, field notes", quotations},
    Item{"How the findings stand to earlier work and where they hold"},
    Item{"Limitations"},
    Item{"Conflicts of interest"},
    Item{"Funding"},
};
static_assert(kSrqr.size() == 21);

} // namespace

table::Table coreqItems(const StudyFacts& facts)
{
    return itemsOf("COREQ", kCoreq, facts);
}

table::Table srqrItems(const StudyFacts& facts)
{
    return itemsOf("SRQR", kSrqr, facts);
}

} // namespace crosscase::project
