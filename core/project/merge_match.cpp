// SPDX-License-Identifier: GPL-3.0-or-later
// Which document of theirs is which of mine.
#include "core/project/merge_kind.h"

#include <set>

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using model::Document;
using model::Id;

constexpr double kAlikeTexts = 0.5;    // from which on two texts are proposed as one
constexpr std::size_t kCommonLine = 8; // a line in more documents than that tells nothing

class Matcher {
public:
    explicit Matcher(Work& work)
        : m_work(work)
        , m_finder(work)
    {}

    Result<void> run()
    {
        byIdentity();
        byNameAndText();
        byText();
        if (auto done = byName(); !done)
            return done;
        return byLikeness();
    }

private:
    void take(const Document& theirs, Id<Document> mine)
    {
        m_finder.take(mine);
        m_work.pair(m_work.mine().get(mine), theirs);
    }

    // Those of mine that could still be one of theirs: not what theirs is known to have deleted.
    std::vector<const Document*> openMine() const
    {
        std::vector<const Document*> open;
        for (const Document& row : m_work.mine().documents())
            if (!m_finder.isTaken(row.id) && !isOfBase(row) && !m_isAsked.contains(row.uuid))
                open.push_back(&row);
        return open;
    }
    std::vector<const Document*> openTheirs() const
    {
        std::vector<const Document*> open;
        for (const Document& row : m_work.theirs.corpus.documents())
            if (m_work.theirs.here(row.id.value) == 0 && !isOfBase(row)
                && !m_isAsked.contains(row.uuid))
                open.push_back(&row);
        return open;
    }
    bool isOfBase(const Document& row) const { return m_work.base && m_work.baseHas(row.uuid); }

    void byIdentity()
    {
        for (const Document& row : m_work.theirs.corpus.documents())
            if (const Id<Document> mine = m_finder.byIdentity(row.uuid);
                mine && !m_finder.isTaken(mine))
                take(row, mine);
    }

    void byNameAndText()
    {
        std::map<std::pair<std::string, std::string>, Id<Document>> mine;
        for (const Document* row : openMine())
            mine.emplace(std::pair(keyOf(*row), row->textHash), row->id);
        for (const Document* row : openTheirs())
            if (const auto found = mine.find({keyOf(*row), row->textHash}); found != mine.end()) {
                take(*row, found->second);
                mine.erase(found);
            }
    }

    // The same text under two names, if neither side has it twice.
    void byText()
    {
        std::map<std::string, std::pair<std::vector<const Document*>, std::vector<const Document*>>>
            texts;
        for (const Document* row : openMine())
            texts[row->textHash].first.push_back(row);
        for (const Document* row : openTheirs())
            texts[row->textHash].second.push_back(row);
        for (const auto& [hash, rows] : texts)
            if (rows.first.size() == 1 && rows.second.size() == 1)
                take(*rows.second.front(), rows.first.front()->id);
    }

    Result<void> byName()
    {
        std::map<std::string, const Document*> mine;
        for (const Document* row : openMine())
            mine.emplace(keyOf(*row), row);
        for (const Document* row : openTheirs()) {
            const auto found = mine.find(keyOf(*row));
            if (found == mine.end())
                continue;
            auto likeness = likenessOf(*found->second, *row);
            if (!likeness)
                return passOn(likeness);
            ask(*found->second, *row, *likeness);
        }
        return {};
    }

    // Texts under other names that have most of their lines in common.
    Result<void> byLikeness()
    {
        const std::vector<const Document*> theirs = openTheirs();
        const std::vector<const Document*> mine = openMine();
        if (theirs.empty() || mine.empty())
            return {};
        std::unordered_map<std::size_t, std::vector<std::size_t>> places; // line -> of mine
        std::vector<std::set<std::size_t>> linesOfMine;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            auto lines = linesOf(m_work.edit.texts(), *mine[i]);
            if (!lines)
                return passOn(lines);
            for (const std::size_t line : *lines)
                places[line].push_back(i);
            linesOfMine.push_back(std::move(*lines));
        }
        for (const Document* row : theirs) {
            auto lines = linesOf(m_work.theirs.texts, *row);
            if (!lines)
                return passOn(lines);
            std::map<std::size_t, std::size_t> common;
            for (const std::size_t line : *lines)
                if (const auto found = places.find(line);
                    found != places.end() && found->second.size() <= kCommonLine)
                    for (const std::size_t i : found->second)
                        ++common[i];
            const auto best =
                std::ranges::max_element(common, {}, [](const auto& one) { return one.second; });
            if (best == common.end() || m_isAsked.contains(mine[best->first]->uuid))
                continue;
            const double likeness =
                dice(best->second, lines->size(), linesOfMine[best->first].size());
            if (likeness >= kAlikeTexts)
                ask(*mine[best->first], *row, likeness);
        }
        return {};
    }

    void ask(const Document& mine, const Document& theirs, double likeness)
    {
        codebook::DecisionRow row = rowFor("document", mine.uuid, theirs.uuid, "near-duplicate");
        row.mine = mine.name;
        row.theirs = theirs.name;
        row.choices = {Choice::Merge, Choice::Both};
        row.proposed = likeness >= kAlikeTexts ? Choice::Merge : Choice::Both;
        row.note = fmt::format("{:.0f} % of their lines are the same", 100 * likeness);
        if (m_work.ask(std::move(row)).choice == Choice::Merge)
            take(theirs, mine.id);
        m_isAsked.insert({mine.uuid, theirs.uuid}); // once: whatever is decided later
    }

    Result<double> likenessOf(const Document& mine, const Document& theirs) const
    {
        auto a = linesOf(m_work.edit.texts(), mine);
        if (!a)
            return passOn(a);
        auto b = linesOf(m_work.theirs.texts, theirs);
        if (!b)
            return passOn(b);
        std::vector<std::size_t> common;
        std::ranges::set_intersection(*a, *b, std::back_inserter(common));
        return dice(common.size(), a->size(), b->size());
    }

    // Dice's coefficient of two sets of lines.
    static double dice(std::size_t common, std::size_t a, std::size_t b)
    {
        return a + b == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(a + b);
    }

    // The lines of a text that are not blank, each as a number of its own.
    static Result<std::set<std::size_t>> linesOf(const model::TextSource& texts,
                                                 const Document& document)
    {
        auto text = texts.loadOnce(document);
        if (!text)
            return passOn(text);
        std::set<std::size_t> lines;
        std::string_view rest = (*text)->utf8;
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (const std::string_view words = text::trimBlanks(line); !words.empty())
                lines.insert(std::hash<std::string_view>()(words));
        }
        return lines;
    }

    Work& m_work;
    Finder<Document> m_finder;
    std::set<Uuid> m_isAsked; // of both sides
};

} // namespace

Result<void> matchDocuments(Work& work)
{
    return Matcher(work).run();
}

} // namespace crosscase::project::merging
