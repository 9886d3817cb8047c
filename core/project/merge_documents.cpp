// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/project/correction.h"
#include "core/project/merge_kind.h"
#include "core/project/merge_names.h"
#include "core/store/store.h"
#include "core/text/difference.h"
#include "core/text/layout.h"
#include "core/text/structure.h"

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using model::Document;
using model::Id;

using Text = std::shared_ptr<const model::LoadedText>;

// Brings a document's text, layout and original file along.
Result<void> bringContents(Work& work, Document& here, const Document& there)
{
    auto text = work.theirs.texts.loadOnce(there);
    if (!text)
        return passOn(text);
    if (auto put = work.edit.putText(there.textHash, (*text)->utf8); !put)
        return put;
    const auto rules = text::structureRulesFromText(there.structure);
    if (rules && !rules->layout.empty())
        if (auto put = work.edit.putText(rules->layout, text::layoutToText((*text)->layout)); !put)
            return put;
    if (there.originalHash.empty())
        return {};
    const auto original = work.theirProject.store()->original(there.originalHash);
    if (!original) {
        here.originalHash.clear(); // a package may come without originals
        return {};
    }
    return work.edit.putOriginal(there.originalHash, *original);
}

// The text of one document that is here and there.
class TextMerge {
public:
    explicit TextMerge(Work& work)
        : m_work(work)
        , m_changer(work.edit)
    {
        if (work.base)
            for (const Document& row : work.base->corpus.documents())
                if (const Id<Document> here = work.base->here(row.id))
                    m_bases.emplace(here, &row);
    }

    Result<void> run()
    {
        std::int64_t done = 0;
        const auto all = static_cast<std::int64_t>(m_work.theirs.corpus.documents().size());
        for (const Document& theirs : m_work.theirs.corpus.documents()) {
            if (auto going = m_work.progress.report("texts", done++, all); !going)
                return going;
            const Id<Document> id = m_work.theirs.here(theirs.id);
            if (!id)
                continue;
            const auto base = m_bases.find(id);
            if (auto merged = merge(id, theirs, base == m_bases.end() ? nullptr : base->second);
                !merged)
                return merged;
        }
        return {};
    }

private:
    Result<void> merge(Id<Document> id, const Document& theirs, const Document* base)
    {
        const Document before = m_work.mine().get(id);
        if (before.textHash == theirs.textHash) {
            if (auto taken = takeStructure(before, theirs, base); !taken)
                return taken;
        } else if (auto takes = takesTheirs(before, theirs, base); takes) {
            if (auto changed = take(id, theirs); !changed)
                return changed;
        }
        const Document now = m_work.mine().get(id);
        if (auto aligned = align(m_work.theirs, theirs, now, m_work.isPseudonymised); !aligned)
            return aligned;
        if (base == nullptr)
            return {};
        return align(*m_work.base, *base, now, m_work.isPseudonymised);
    }

    // How the text is cut: speakers, headings.
    Result<void> takeStructure(const Document& mine, const Document& theirs, const Document* base)
    {
        if (mine.structure == theirs.structure || base == nullptr
            || base->structure != mine.structure)
            return {};
        Document now = mine;
        if (auto brought = bringContents(m_work, now, theirs); !brought)
            return brought;
        now = mine;
        now.structure = theirs.structure;
        m_work.edit.change(std::move(now));
        ++m_work.count("documents").changed;
        return {};
    }

    bool takesTheirs(const Document& mine, const Document& theirs, const Document* base)
    {
        if (base != nullptr && base->textHash == theirs.textHash)
            return false;
        codebook::DecisionRow row = rowFor("document", mine.uuid, theirs.uuid, "text");
        row.mine = inBrief(mine);
        row.theirs = inBrief(theirs);
        row.note = mine.name;
        row.choices = {Choice::Mine, Choice::Theirs};
        if (base != nullptr) {
            row.base = inBrief(*base);
            if (base->textHash == mine.textHash)
                row.decision = Choice::Theirs;
        }
        return m_work.ask(std::move(row)).choice == Choice::Theirs;
    }

    static std::string inBrief(const Document& document)
    {
        return fmt::format(
            "{} characters, of {}",
            document.length,
            toIso8601(document.textChanged.ms == 0 ? document.created : document.textChanged));
    }

    Result<void> take(Id<Document> id, const Document& theirs)
    {
        auto there = m_work.theirs.texts.load(theirs);
        if (!there)
            return passOn(there);
        auto here = m_work.edit.texts().load(m_work.mine().get(id));
        if (!here)
            return passOn(here);
        const text::Edits edits = text::difference((*here)->utf8, (*there)->utf8);
        auto done = m_changer.change(id,
                                     (*there)->utf8,
                                     edits,
                                     text::Replaced::Lost,
                                     (*there)->layout.empty()
                                         ? std::optional<text::Layout>()
                                         : std::optional<text::Layout>((*there)->layout));
        if (!done)
            return passOn(done);
        ++m_work.count("documents").changed;
        Document now = m_work.mine().get(id);
        now.textChanged = std::max(theirs.textChanged, theirs.created);
        now.structure = structureOf(theirs, now);
        m_work.edit.change(std::move(now));
        for (const Orphan& orphan : done->orphans)
            m_work.note(fmt::format("{}: the text as corrected there no longer has the words of a "
                                    "{} ({}): \"{}\"",
                                    theirs.name,
                                    orphan.kind,
                                    orphan.name,
                                    orphan.quote));
        for (const std::string& words : done->notes)
            m_work.note(theirs.name + ": " + words);
        return {};
    }

    // Their rules of cutting; the layout of a text that had none there is that of here.
    static std::string structureOf(const Document& theirs, const Document& now)
    {
        auto rules = text::structureRulesFromText(theirs.structure);
        const auto here = text::structureRulesFromText(now.structure);
        if (!rules || !here)
            return now.structure;
        rules->layout = here->layout;
        return text::toText(*rules);
    }

    Result<void> align(Other& other, const Document& there, const Document& here, bool isRenamed)
    {
        if (there.textHash == here.textHash)
            return {};
        auto& known = m_alignments[{there.textHash, here.textHash}];
        if (!known) {
            auto from = other.texts.load(there);
            if (!from)
                return passOn(from);
            auto to = m_work.edit.texts().load(here);
            if (!to)
                return passOn(to);
            known = std::make_shared<Alignment>();
            known->edits = text::difference((*from)->utf8, (*to)->utf8);
            known->replaced = isRenamed ? text::Replaced::Kept : text::Replaced::Lost;
            known->from = std::move(*from);
            known->to = std::move(*to);
        }
        other.alignments[there.id] = known;
        return {};
    }

    Work& m_work;
    TextChanger m_changer;
    std::unordered_map<Id<Document>, const Document*> m_bases;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<Alignment>> m_alignments;
};

// Have codings hung on it that those who deleted it did not make?
bool hasForeignCodings(Work& work, const Document& document, bool isMine)
{
    if (!isMine)
        return false;
    bool has = false;
    std::unordered_map<Id<model::Coder>, bool> foreign;
    for (const model::Coder& coder : work.mine().rows<model::Coder>())
        foreign[coder.id] = work.isForeign(coder.uuid);
    work.mine().codings().forEachIn(document.id,
                                    [&](const model::Codings::Block& block, std::size_t row) {
                                        has = has || foreign[block.coder[row]];
                                    });
    return has;
}

std::string codingsIn(const model::Corpus& corpus, Id<Document> document)
{
    std::size_t count = 0;
    corpus.codings().forEachIn(document,
                               [&](const model::Codings::Block&, std::size_t) { ++count; });
    return count == 0 ? "" : fmt::format("{} coding{}", count, count == 1 ? "" : "s");
}

} // namespace

Result<void> mergeDocuments(Work& work)
{
    Ways<model::Group> groups;
    if (auto merged = Kind<model::Group>(work, std::move(groups)).run(); !merged)
        return merged;
    if (auto matched = matchDocuments(work); !matched)
        return matched;
    Ways<Document> ways;
    ways.isMatched = true;
    ways.isTold = true;
    ways.adding = [&](Document& here, const Document& there) -> Result<void> {
        here.name = freeName<Document>(work, here.name);
        return bringContents(work, here, there);
    };
    ways.isDoubtful = [&](const Document& row, bool isMine) {
        return hasForeignCodings(work, row, isMine);
    };
    ways.noteOn = [&](const Document& row, bool isMine) {
        return codingsIn(isMine ? work.mine() : work.theirs.corpus, row.id);
    };
    if (auto merged = Kind<Document>(work, std::move(ways)).run(); !merged)
        return merged;
    makeNamesUnique<Document>(work);
    return TextMerge(work).run();
}

} // namespace crosscase::project::merging
