// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/report_notes.h"

#include "core/agreement/ratings_report.h"
#include "core/base/number.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::agreement {

namespace {

std::string counted(std::int64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

class Notes {
public:
    explicit Notes(const ReportFacts& facts)
        : m_facts(facts)
        , m_request(*facts.request)
        , m_options(*facts.options)
    {}

    std::vector<std::string> make()
    {
        addUnits();
        addDocuments();
        addSpeakers();
        addCodes();
        if (m_request.unit == Unit::Character)
            add(fmt::format("Beware of pooling characters: long passages and text that nobody "
                            "coded dominate ({} % of all decisions are nothing by nobody), so that "
                            "agreement looks high; look at f1 and u-alpha as well.",
                            formatNumber(m_facts.neither * 100, 1)));
        if (m_options.bootstrap.samples > 0)
            addBootstrap();
        for (const Coefficient* one : m_facts.chosen)
            add(formulaNote(*one));
        addReading();
        return std::move(m_notes);
    }

private:
    void add(std::string note) { m_notes.push_back(std::move(note)); }

    void addUnits()
    {
        const std::string covers =
            m_request.unit == Unit::Character
                ? std::string("a character is coded when a coding covers it; blanks are none")
            : m_request.overlap > 0
                ? fmt::format("a {} is coded when codings cover at least {} % of its characters, "
                              "blanks apart",
                              nameOf(m_request.unit),
                              formatNumber(m_request.overlap))
                : fmt::format("a {} is coded when a coding covers at least one of its characters, "
                              "blanks apart",
                              nameOf(m_request.unit));
        add(fmt::format("Coders: {}. Unit: {}; {}.",
                        fmt::format("{}", fmt::join(m_facts.coders, ", ")),
                        nameOf(m_request.unit),
                        covers));
        if (m_options.per == Per::Pair)
            add(fmt::format("N: for each pair the {} of the documents compared, times {}.",
                            pluralOf(m_request.unit),
                            counted(static_cast<std::int64_t>(m_facts.codes), "code", "codes")));
        else
            add(fmt::format("N: {} {} in {}, times {}: {} decisions.",
                            formatNumber(m_facts.units, 0),
                            m_facts.units == 1 ? nameOf(m_request.unit) : pluralOf(m_request.unit),
                            counted(m_facts.documents, "document", "documents"),
                            counted(static_cast<std::int64_t>(m_facts.codes), "code", "codes"),
                            formatNumber(m_facts.decisions, 0)));
        if (!m_request.filter.isEmpty())
            add(fmt::format("Filter: {}.", query::toText(m_request.filter)));
        if (!m_facts.idle.empty())
            add(fmt::format("Without any coding in what is compared: {}.",
                            fmt::format("{}", fmt::join(m_facts.idle, ", "))));
    }

    void addDocuments()
    {
        const LeftOut& left = m_facts.leftOut;
        if (m_options.per == Per::Pair)
            addDocumentsOfPairs();
        else if (m_request.allDocuments)
            add(fmt::format("All documents; {} not marked as coded by all these coders, so that "
                            "nothing there may be 'not coded yet'.",
                            counted(left.documentsUnmarked, "is", "are")));
        else
            add(fmt::format("Only documents that all these coders have marked as coded; left out: "
                            "{}.",
                            counted(left.documentsUnmarked, "document", "documents")));
        if (left.documentsEmpty > 0)
            add(fmt::format("Without text to compare: {}.",
                            counted(left.documentsEmpty, "document", "documents")));
        if (left.markedBefore > 0)
            add(fmt::format("Marked as coded before the text last changed: {}.",
                            counted(left.markedBefore, "document", "documents")));
    }

    void addDocumentsOfPairs()
    {
        std::string counts;
        for (const auto& [pair, documents] : m_facts.leftOutOfPairs)
            counts += fmt::format("{}{} of {}", counts.empty() ? "" : ", ", documents, pair);
        add(fmt::format("{}: {}.",
                        m_request.allDocuments
                            ? "All documents; not marked as coded by both, so that nothing there "
                              "may be 'not coded yet'"
                            : "Each pair over the documents that both have marked as coded; left "
                              "out",
                        counts));
    }

    void addSpeakers()
    {
        const LeftOut& left = m_facts.leftOut;
        if (left.interviewerTurns > 0)
            add(fmt::format("Left out: {} of those who ask ({}); --speakers all keeps them.",
                            counted(left.interviewerTurns, "turn", "turns"),
                            fmt::format("{}", fmt::join(left.interviewers, ", "))));
        if (left.otherTurns > 0)
            add(fmt::format("Left out: {} of other speakers than those named.",
                            counted(left.otherTurns, "turn", "turns")));
        if (left.unspoken > 0)
            add(fmt::format("Left out: {} that nobody says, in documents with speakers.",
                            counted(left.unspoken, "passage", "passages")));
    }

    void addCodes()
    {
        add(m_options.withSubcodes ? "Codes count with their sub-codes."
                                   : "Each code counts alone, without its sub-codes.");
        if (m_options.per == Per::Code)
            add("all: every decision (unit and code) in one table, so that frequent codes weigh "
                "most. mean: over the codes, each weighing the same.");
        else if (m_options.per != Per::Pair)
            add("Every row, and all: the decisions on all codes in one table.");
        if (m_options.per == Per::Case || m_options.per == Per::Embedded)
            add("The text of a case is also that of the units embedded in it; text of several "
                "cases counts in the row of each, and once in all.");
        if (m_facts.undefinedMeans > 0)
            add(fmt::format("Rows without a value are left out of a mean: up to {}.",
                            m_facts.undefinedMeans));
        const bool lengths = std::ranges::any_of(
            m_facts.chosen, [](const Coefficient* one) { return one->ofLengths; });
        if (lengths)
            add("u-alpha is about boundaries and does not depend on the unit: lengths in "
                "characters, blanks apart; codings of a code by a coder that overlap are one, "
                "those that touch are two; in rows of several codes each code is a text of its "
                "own.");
    }

    void addBootstrap()
    {
        const Bootstrap& bootstrap = m_options.bootstrap;
        add(fmt::format("Intervals: {} %, percentiles of {} samples of documents drawn with "
                        "replacement; seed {}.",
                        formatNumber(bootstrap.level),
                        bootstrap.samples,
                        bootstrap.seed));
        if (m_facts.anyByUnits)
            add(fmt::format("In rows of a single document {} are drawn, as if they did not depend "
                            "on their neighbours; u-alpha has no interval there.",
                            pluralOf(m_request.unit)));
        if (m_facts.undefinedSamples > 0)
            add(fmt::format("Samples in which a coefficient was undefined, at most {}, are left "
                            "out of its interval.",
                            m_facts.undefinedSamples));
    }

    void addReading()
    {
        if (std::ranges::find(m_facts.chosen, coefficientNamed("alpha")) != m_facts.chosen.end())
            add("Customary for alpha: from .800, for tentative conclusions from .667 "
                "(Krippendorff 2004).");
        add("Codings that lost their text do not count; decisions of a consensus neither.");
    }

    const ReportFacts& m_facts;
    const Request& m_request;
    const ReportOptions& m_options;
    std::vector<std::string> m_notes;
};

} // namespace

std::vector<std::string> notesOf(const ReportFacts& facts)
{
    return Notes(facts).make();
}

} // namespace crosscase::agreement
