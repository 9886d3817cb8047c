// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/methods.h"

#include "core/agreement/report.h"
#include "core/matrix/display_table.h"
#include "core/model/trees.h"
#include "core/project/methods_items.h"
#include "core/text/markdown.h"

#include <array>
#include <cassert>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

using model::Corpus;
using table::Heading;
using table::Paragraph;
using table::Report;

std::string dayOf(Timestamp time)
{
    return toIso8601(time).substr(0, std::string_view("2026-11-22").size());
}

class Appendix {
public:
    Appendix(Project& project, const Progress& progress)
        : m_project(project)
        , m_corpus(project.corpus())
        , m_progress(progress)
    {}

    Result<Report> make()
    {
        auto batches = history(m_project);
        if (!batches)
            return passOn(batches);
        m_facts = factsOf(m_corpus, *batches);
        const std::string title = m_corpus.setting(model::kTitleSetting);
        m_report.title =
            title.empty() ? "Methods appendix" : fmt::format("Methods appendix: {}", title);
        say("Made from the project itself. It says what the data can say; the lists at the end "
            "name "
            "what only you can answer.");
        using Section = Result<void> (Appendix::*)();
        constexpr std::array<Section, 8> kSections{&Appendix::material,
                                                   &Appendix::coders,
                                                   &Appendix::codebook,
                                                   &Appendix::useOfCodes,
                                                   &Appendix::saturation,
                                                   &Appendix::evidence,
                                                   &Appendix::auditTrail,
                                                   &Appendix::checklists};
        std::int64_t done = 0;
        for (const Section section : kSections) {
            if (auto told = m_progress.report(
                    "writing", done++, static_cast<std::int64_t>(kSections.size()));
                !told)
                return passOn(told);
            if (auto made = (this->*section)(); !made)
                return passOn(made);
        }
        return std::move(m_report);
    }

private:
    void head(std::string words) { m_report.blocks.emplace_back(Heading{1, std::move(words)}); }
    void say(std::string markdown) { m_report.blocks.emplace_back(Paragraph{std::move(markdown)}); }
    void show(table::Table table) { m_report.blocks.emplace_back(std::move(table)); }

    // A display with its usual options; its refusal is told in its place.
    Result<void> display(std::string_view name, const matrix::DisplayOptions& options = {})
    {
        const matrix::Display* display = matrix::displayNamed(name);
        assert(display != nullptr);
        auto made = matrix::build(*display, {m_corpus, m_project.texts(), options, m_progress});
        if (!made && made.error().code == ErrorCode::Cancelled)
            return passOn(made);
        if (made)
            show(std::move(*made));
        else
            say(text::asMarkdown(made.error().detail));
        return {};
    }

    Result<void> material()
    {
        head("1 Cases and documents");
        std::string words = fmt::format("{} and {}.",
                                        counted(m_facts.cases, "case", "cases"),
                                        counted(m_facts.documents, "document", "documents"));
        if (!m_facts.collectedFrom.empty())
            words += fmt::format(
                " Collected from {} to {}.", m_facts.collectedFrom, m_facts.collectedTo);
        say(std::move(words));
        if (auto shown = display("participants"); !shown)
            return shown;
        return display("documents");
    }

    Result<void> coders()
    {
        head("2 Coders");
        table::Table table;
        table.title = "Coders";
        table.columns = {{{"coder"}, table::Kind::Text},
                         {{"codings"}, table::Kind::Integer},
                         {{"documents coded in"}, table::Kind::Integer},
                         {{"documents finished"}, table::Kind::Integer}};
        for (const CoderFacts& coder : m_facts.coders)
            table.rows.push_back({{coder.name, coder.codings, coder.documents, coder.finished}});
        table.notes.push_back(
            fmt::format("Documents with codings of more than one coder: {} of {}.",
                        m_facts.doubleCoded,
                        m_facts.documents));
        show(std::move(table));
        return agreementOfCoders();
    }

    // Of several coders; without documents that all have finished, why there is none.
    Result<void> agreementOfCoders()
    {
        agreement::Request request;
        request.coders = agreement::codersAtWork(m_corpus);
        if (request.coders.size() < 2)
            return {};
        request.codes = agreement::usualCodes(m_corpus, false);
        agreement::ReportOptions options;
        const char* kappa = request.coders.size() == 2 ? "kappa" : "fleiss";
        for (const char* name : {"percent", kappa, "alpha", "ac1"})
            options.chosen.push_back(agreement::coefficientNamed(name));
        auto made =
            agreement::agreementTable(m_corpus, m_project.texts(), request, options, m_progress);
        if (made)
            show(std::move(*made));
        else if (made.error().code == ErrorCode::Refused)
            say(text::asMarkdown("Agreement of coders: " + made.error().detail + "."));
        else
            return passOn(made);
        return {};
    }

    Result<void> codebook()
    {
        head("3 Codebook");
        table::Table table;
        table.title = "Codebook";
        for (const char* name : {"code", "definition", "include", "exclude"})
            table.columns.push_back({{name}, table::Kind::Text});
        const model::CodeTree tree(m_corpus);
        for (const model::Id<model::Code> id : tree.inOrder()) {
            const model::Code& code = m_corpus.get(id);
            const auto cell = [](const std::string& words) {
                return words.empty() ? table::Value{} : table::Value{words};
            };
            table.rows.push_back(
                {{code.name, cell(code.definition), cell(code.include), cell(code.exclude)},
                 tree.depthOf(id)});
        }
        show(std::move(table));
        return {};
    }

    Result<void> useOfCodes()
    {
        head("4 Use of the codes");
        return display("code-frequency");
    }

    Result<void> saturation()
    {
        head("5 Saturation");
        return display("saturation");
    }

    Result<void> evidence()
    {
        head("6 From findings to data");
        table::Table table;
        table.title = "What findings rest on";
        table.columns = {{{"written or judged"}, table::Kind::Text},
                         {{"n"}, table::Kind::Integer},
                         {{"with codings named as evidence"}, table::Kind::Integer}};
        table.rows.push_back(
            {{std::string("summaries"), m_facts.summaries, m_facts.summariesWithEvidence}});
        table.rows.push_back(
            {{std::string("ratings"), m_facts.ratings, m_facts.ratingsWithEvidence}});
        table.rows.push_back({{std::string("verdicts on propositions"),
                               m_facts.judgements,
                               m_facts.judgementsWithEvidence}});
        show(std::move(table));
        return m_facts.propositions == 0 ? Result<void>() : display("propositions");
    }

    Result<void> auditTrail()
    {
        head("7 Audit trail");
        table::Table table;
        table.title = "Changes on record";
        table.columns = {{{"coder"}, table::Kind::Text},
                         {{"changes"}, table::Kind::Integer},
                         {{"first"}, table::Kind::Text},
                         {{"last"}, table::Kind::Text}};
        for (const CoderFacts& coder : m_facts.coders)
            table.rows.push_back(
                {{coder.name,
                  coder.changes,
                  coder.changes == 0 ? table::Value{} : table::Value{dayOf(coder.first)},
                  coder.changes == 0 ? table::Value{} : table::Value{dayOf(coder.last)}}});
        table.notes.push_back(fmt::format("{} in all, {} taken back. Days are in UTC.",
                                          counted(m_facts.batches, "change", "changes"),
                                          m_facts.undone));
        show(std::move(table));
        return {};
    }

    Result<void> checklists()
    {
        head("8 Reporting checklists");
        show(coreqItems(m_facts));
        show(srqrItems(m_facts));
        return {};
    }

    Project& m_project;
    const Corpus& m_corpus;
    const Progress& m_progress;
    StudyFacts m_facts;
    Report m_report;
};

} // namespace

Result<Report> methodsAppendix(Project& project, const Progress& progress)
{
    return Appendix(project, progress).make();
}

} // namespace crosscase::project
