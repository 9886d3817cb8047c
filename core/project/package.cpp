// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/package.h"

#include "core/project/fresh_copy.h"
#include "core/project/fresh_summaries.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Coder;
using model::Document;
using model::Id;
using model::Proposition;

std::string titleOf(const PackageRecord& record)
{
    return fmt::format("Package for {}{}{}",
                       record.coder,
                       record.blind ? ", blind" : "",
                       record.pseudonymised ? ", with pseudonyms" : "");
}

bool isOf(const Coder& coder, const std::string& name)
{
    return text::foldKey(coder.name) == text::foldKey(name);
}

// Takes out of a copy what is not for its coder.
class Choice {
public:
    Choice(Edit& edit, const PackageWish& wish)
        : m_edit(edit)
        , m_wish(wish)
    {}

    Result<void> make()
    {
        if (!m_wish.documents.empty())
            leaveOtherDocuments();
        if (m_wish.blind) {
            leaveOthers();
            leavePropositions();
        }
        if (m_out.empty())
            return {};
        // Of the quotes that a summary rests on some may be left out; none has changed.
        const FreshSummaries upToDate(m_edit);
        m_edit.removeWithDependents(m_out);
        return upToDate.keep(m_edit);
    }

private:
    void leaveOtherDocuments()
    {
        const std::unordered_set<Id<Document>> chosen(m_wish.documents.begin(),
                                                      m_wish.documents.end());
        for (const Document& document : m_edit.corpus().documents())
            if (!chosen.contains(document.id))
                m_out.push_back(document.id);
    }

    // What bears their name goes with them.
    void leaveOthers()
    {
        for (const Coder& coder : m_edit.corpus().rows<Coder>())
            if (!isOf(coder, m_wish.coder))
                m_out.push_back(coder.id);
            else
                m_coder = coder.id;
    }

    void leavePropositions()
    {
        std::unordered_set<Id<Proposition>> judged;
        for (const model::Judgement& judgement : m_edit.corpus().rows<model::Judgement>())
            if (judgement.coder == m_coder)
                judged.insert(judgement.proposition);
        for (const Proposition& proposition : m_edit.corpus().rows<Proposition>())
            if (!judged.contains(proposition.id))
                m_out.push_back(proposition.id);
    }

    Edit& m_edit;
    const PackageWish& m_wish;
    Id<Coder> m_coder;
    std::vector<AnyId> m_out;
};

std::vector<LeftOut> missing(const model::Corpus& whole, const model::Corpus& part)
{
    std::vector<LeftOut> left;
    model::forEachKind([&]<typename Row>() {
        const std::size_t count = whole.rows<Row>().size() - part.rows<Row>().size();
        if (count > 0)
            left.push_back({model::Schema<Row>::kTable, count});
    });
    return left;
}

std::size_t originalsLeft(const model::Corpus& corpus, bool keptGo)
{
    const auto stays = [&](const Document& document) {
        const bool goes = keptGo || document.originalHash == document.textHash;
        return !document.linkedPath.empty() || (!document.originalHash.empty() && !goes);
    };
    return static_cast<std::size_t>(
        std::count_if(corpus.documents().begin(), corpus.documents().end(), stays));
}

// Fills a package and tells what became of it.
class Packer {
public:
    Packer(const model::Corpus& whole, const PackageWish& wish, const Progress& progress)
        : m_whole(whole)
        , m_wish(wish)
        , m_progress(progress)
    {
        PackageRecord& record = m_report.record;
        record.project = whole.project;
        record.batch = whole.batchUuid;
        record.coder = text::oneLine(wish.coder);
        record.blind = wish.blind;
        record.pseudonymised = wish.names != nullptr;
        record.originals = wish.originals;
        record.partial = !wish.documents.empty();
        m_report.newCoder = true;
        for (const Coder& coder : whole.rows<Coder>())
            if (isOf(coder, wish.coder)) {
                record.coder = coder.name;
                m_report.newCoder = false;
            }
    }

    [[nodiscard]] PackageReport& report() { return m_report; }

    Result<void> fill(Edit& edit)
    {
        if (auto chosen = Choice(edit, m_wish).make(); !chosen)
            return chosen;
        if (m_wish.names != nullptr) {
            auto renaming = replaceNamesForOthers(edit, *m_wish.names, m_progress);
            if (!renaming)
                return passOn(renaming);
            m_report.renaming = *renaming;
        }
        m_report.leftOut = missing(m_whole, edit.corpus());
        m_report.documents = edit.corpus().documents().size();
        m_report.codings = edit.corpus().codings().size();
        m_report.originalsLeft = originalsLeft(edit.corpus(), m_wish.originals);
        m_report.record.time = edit.time();
        setPackageRecord(edit, m_report.record);
        return {};
    }

private:
    const model::Corpus& m_whole;
    const PackageWish& m_wish;
    const Progress& m_progress;
    PackageReport m_report;
};

} // namespace

Result<PackageReport>
writePackage(Project& project, const PackageWish& wish, const Progress& progress)
{
    if (text::foldKey(wish.coder).empty())
        return fail(ErrorCode::Refused, "a package needs the name of the coder it is for");
    if (wish.names != nullptr && wish.originals)
        return fail(ErrorCode::Refused,
                    "the original files hold the names; a package with pseudonyms goes without "
                    "them");
    const model::Corpus whole = project.corpus();
    Packer packer(whole, wish, progress);
    FreshCopy copy;
    copy.target = wish.target;
    copy.originals = wish.originals;
    copy.title = titleOf(packer.report().record);
    packer.report().record.cut = copy.batch;
    auto written = writeFreshCopy(
        project, copy, [&](Edit& edit) { return packer.fill(edit); }, progress);
    if (!written)
        return passOn(written);
    return std::move(packer.report());
}

} // namespace crosscase::project
