// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/passage_choice.h"

#include "core/model/document_order.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscase::project {

namespace {

constexpr std::size_t kNamesListed = 12;

struct Names {
    std::set<std::string> all;
    bool fits = false;

    void see(const NamePattern& pattern, std::string name)
    {
        fits = fits || pattern.fits(name);
        if (all.size() <= kNamesListed)
            all.insert(std::move(name));
    }
    // "NAME, NAME ..."
    [[nodiscard]] std::string listed() const
    {
        std::string list;
        std::size_t count = 0;
        for (const std::string& name : all) {
            if (count++ == kNamesListed)
                return list + " ...";
            list += fmt::format("{}'{}'", list.empty() ? "" : ", ", name);
        }
        return list;
    }
};

Result<void> found(const Names& names, std::string_view kind, const std::string& written)
{
    if (names.fits)
        return {};
    if (names.all.empty())
        return fail(ErrorCode::NotFound, fmt::format("no text has a {}", kind));
    return fail(ErrorCode::NotFound,
                fmt::format("no {} is called '{}' (* stands for any letters); there are: {}",
                            kind,
                            written,
                            names.listed()));
}

} // namespace

NamePattern::NamePattern(std::string_view written)
    : m_key(text::foldKey(written))
{}

// Greedy from left to right; a mismatch goes back to the last `*` only.
bool NamePattern::fits(std::string_view name) const
{
    const std::string key = text::foldKey(name);
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string::npos;
    std::size_t behindStar = 0;
    while (at < key.size()) {
        if (in < m_key.size() && m_key[in] == '*') {
            star = in++;
            behindStar = at;
        } else if (in < m_key.size() && m_key[in] == '?') {
            ++in;
            at = text::nextCodePoint(key, at);
        } else if (in < m_key.size() && m_key[in] == key[at]) {
            ++in;
            ++at;
        } else if (star != std::string::npos) {
            in = star + 1;
            behindStar = at = text::nextCodePoint(key, behindStar);
        } else {
            return false;
        }
    }
    while (in < m_key.size() && m_key[in] == '*')
        ++in;
    return in == m_key.size();
}

std::vector<bool> chosenPassages(const model::LoadedText& text, const PassageChoice& choice)
{
    const text::Structure& structure = text.structure;
    const NamePattern heading(choice.heading);
    const NamePattern speaker(choice.speaker);
    std::vector<bool> speaks;
    for (const std::string& name : structure.speakers)
        speaks.push_back(speaker.fits(name));
    std::vector<bool> chosen(structure.passages.size());
    int level = 0; // of the heading that was asked for and still holds; 0: none
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const text::Passage& passage = structure.passages[i];
        if (passage.heading > 0) {
            if (level == 0 || passage.heading <= level)
                level = heading.fits(text.quote(passage.content)) ? passage.heading : 0;
            continue;
        }
        const bool said =
            choice.speaker.empty()
            || (passage.speaker >= 0 && speaks[static_cast<std::size_t>(passage.speaker)]);
        chosen[i] = said && (choice.heading.empty() || level > 0) && !passage.content.empty();
    }
    return chosen;
}

Result<void> checkChoice(const model::Corpus& corpus,
                         const model::TextSource& texts,
                         const PassageChoice& choice,
                         const Progress& progress)
{
    const NamePattern speaker(choice.speaker);
    const NamePattern heading(choice.heading);
    Names speakers;
    Names headings;
    std::int64_t done = 0;
    for (const model::Document* document : model::documentsInOrder(corpus)) {
        if ((choice.speaker.empty() || speakers.fits) && (choice.heading.empty() || headings.fits))
            return {};
        if (auto go = progress.report(
                "reading texts", done++, static_cast<std::int64_t>(corpus.documents().size()));
            !go)
            return go;
        const auto text = texts.loadOnce(*document);
        if (!text)
            return tl::unexpected<Error>(text.error());
        for (const std::string& name : (*text)->structure.speakers)
            speakers.see(speaker, name);
        for (const text::Passage& passage : (*text)->structure.passages)
            if (passage.heading > 0)
                headings.see(heading, std::string((*text)->quote(passage.content)));
    }
    if (!choice.speaker.empty())
        if (auto there = found(speakers, "speaker", choice.speaker); !there)
            return there;
    return choice.heading.empty() ? Result<void>() : found(headings, "heading", choice.heading);
}

} // namespace crosscase::project
