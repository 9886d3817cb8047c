// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/pseudonyms.h"

#include "core/import/files.h"
#include "core/model/resolutions.h"
#include "core/project/correction.h"
#include "core/project/fresh_summaries.h"
#include "core/project/written_fields.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Document;
using model::Id;

// Makes the replacements in one edit.
class Renamer {
public:
    Renamer(Edit& edit, const text::NameFinder& names, const Progress& progress)
        : m_edit(edit)
        , m_names(names)
        , m_progress(progress)
        , m_language(commonLanguage(edit.corpus()))
    {}

    Result<Renaming> run(bool alsoNames)
    {
        const model::Corpus before = m_edit.corpus();
        // Their quotes will have other names, and are the same evidence.
        const FreshSummaries upToDate(m_edit);
        if (auto done = renameTexts(before); !done)
            return passOn(done);
        model::forEachKind([&]<typename Row>() {
            if constexpr (!std::is_same_v<Row, model::Coding>)
                renameFields<Row>(before, alsoNames);
        });
        if (auto kept = upToDate.keep(m_edit); !kept)
            return passOn(kept);
        keepDecisions(before);
        m_edit.setTitle(fmt::format("Apply pseudonyms: {} names replaced", m_done.hits));
        return m_done;
    }

private:
    // So do decisions that held.
    void keepDecisions(const model::Corpus& before)
    {
        const model::Corpus now = m_edit.corpus();
        const model::Resolutions then(before);
        const model::Resolutions renamed(now);
        for (std::size_t at = 0; at < then.all().size(); ++at) {
            const auto& entry = renamed.all()[at];
            if (then.all()[at].stale || !entry.stale)
                continue;
            model::Resolution row = *entry.row;
            row.basis =
                model::basisOf(now, entry.on(model::Side::First), entry.on(model::Side::Second));
            m_edit.change(std::move(row));
        }
    }

    Result<void> renameTexts(const model::Corpus& before)
    {
        TextChanger changer(m_edit);
        std::int64_t count = 0;
        for (const Document& document : before.documents()) {
            if (auto go = m_progress.report(
                    document.name, count++, static_cast<std::int64_t>(before.documents().size()));
                !go)
                return go;
            auto text = m_edit.texts().load(document);
            if (!text)
                return passOn(text);
            const text::Renamed now = m_names.renamed((*text)->utf8, document.language);
            if (now.edits.empty())
                continue;
            renamePattern(document);
            auto changed = changer.change(document.id, now.utf8, now.edits, text::Replaced::Kept);
            if (!changed)
                return passOn(changed);
            ++m_done.documents;
            m_done.hits += now.edits.size();
        }
        return {};
    }

    // A pattern of speakers may name them. One that would be none any more stays.
    void renamePattern(Document document)
    {
        auto rules = text::structureRulesFromText(document.structure);
        if (!rules || rules->speakerPattern.empty())
            return;
        const text::Renamed now = m_names.renamed(rules->speakerPattern, document.language);
        rules->speakerPattern = now.utf8;
        if (now.edits.empty() || !text::segment("", text::OffsetMap(""), *rules))
            return;
        m_done.hits += now.edits.size();
        document.structure = text::toText(*rules);
        m_edit.change(std::move(document));
    }

    template <typename Row>
    void renameFields(const model::Corpus& before, bool alsoNames)
    {
        std::vector<Row> changed;
        for (const Row& old : before.rows<Row>()) {
            Row row = *m_edit.corpus().rows<Row>().find(old.id);
            const Row asItWas = row;
            forEachWords(row, [&](std::string_view, Words words, std::string& field) {
                if (words == Words::Written || (words == Words::Name && alsoNames))
                    rename(field, m_language);
            });
            renameSpeaker(row);
            makeUnique(row, asItWas);
            if (row != asItWas)
                changed.push_back(std::move(row));
        }
        if constexpr (!std::is_same_v<Row, model::Membership>)
            m_done.texts += changed.size();
        m_edit.changeAll(std::move(changed));
    }

    void rename(std::string& field, std::string_view language)
    {
        text::Renamed now = m_names.renamed(field, language);
        m_done.hits += now.edits.size();
        if (!now.edits.empty())
            field = std::move(now.utf8);
    }

    // As the label in the text was renamed.
    template <typename Row>
    void renameSpeaker(Row& row)
    {
        if constexpr (std::is_same_v<Row, model::Membership>) {
            const std::string before = row.speaker;
            rename(row.speaker, m_edit.corpus().get(row.document).language);
            m_done.speakers += row.speaker == before ? 0U : 1U;
        }
    }

    // Two that had different names may have one now.
    template <typename Row>
    void makeUnique(Row& row, const Row& before)
    {
        if constexpr (std::is_same_v<Row, Document> || std::is_same_v<Row, model::Case>) {
            std::unordered_set<std::string>& taken = takenBy<Row>();
            if (row.name == before.name)
                return;
            row.name = importing::uniqueName(row.name, [&](const std::string& name) {
                return taken.contains(text::foldKey(name));
            });
            taken.insert(text::foldKey(row.name));
        }
    }
    template <typename Row>
    std::unordered_set<std::string>& takenBy()
    {
        auto& taken = std::is_same_v<Row, Document> ? m_documentNames : m_caseNames;
        if (taken.empty())
            for (const Row& row : m_edit.corpus().rows<Row>())
                taken.insert(text::foldKey(row.name));
        return taken;
    }

    Edit& m_edit;
    const text::NameFinder& m_names;
    const Progress& m_progress;
    std::string m_language;
    std::unordered_set<std::string> m_documentNames;
    std::unordered_set<std::string> m_caseNames;
    Renaming m_done;
};

} // namespace

Result<Renaming>
applyPseudonyms(Edit& edit, const text::NameFinder& names, const Progress& progress)
{
    return Renamer(edit, names, progress).run(false);
}

Result<Renaming>
applyEverywhere(Edit& edit, const text::NameFinder& names, const Progress& progress)
{
    return Renamer(edit, names, progress).run(true);
}

} // namespace crosscase::project
