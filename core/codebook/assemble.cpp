// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/assemble.h"

#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::codebook {

namespace {

std::vector<std::string> parentPath(const Entry& entry)
{
    return {entry.path.begin(), entry.path.end() - 1};
}

// Places of the entries by one of their names.
using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

class Assembler {
public:
    Assembler(std::vector<FileEntry> entries, Problems& problems)
        : m_entries(std::move(entries))
        , m_problems(problems)
    {}

    Codebook run()
    {
        checkNames();
        checkIds();
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            m_byPath[model::joinPath(m_entries[i].entry.path)].push_back(i);
            m_byName[text::foldKey(m_entries[i].entry.name())].push_back(i);
        }
        findParents();
        for (const std::size_t orphan : m_orphans)
            m_problems.add(orphan, m_entries[orphan].place, missingParent(orphan));
        return inOrder();
    }

private:
    void checkNames()
    {
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (m_entries[i].entry.name().empty())
                m_problems.add(i, m_entries[i].place, "the code has no name");
    }

    void checkIds()
    {
        std::unordered_map<Uuid, std::size_t> seen;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const auto& id = m_entries[i].entry.id;
            if (!id)
                continue;
            const auto [first, isNew] = seen.emplace(*id, i);
            if (!isNew)
                m_problems.add(
                    i,
                    m_entries[i].place,
                    fmt::format("the id {} stands already in {}; leave one of them empty",
                                id->toShort(),
                                m_entries[first->second].place));
        }
    }

    void findParents()
    {
        m_children.resize(m_entries.size());
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const std::vector<std::string> above = parentPath(m_entries[i].entry);
            if (above.empty()) {
                m_roots.push_back(i);
                continue;
            }
            const auto found = m_byPath.find(model::joinPath(above));
            if (found == m_byPath.end())
                m_orphans.push_back(i);
            else
                m_children[nearest(found->second, i)].push_back(i);
        }
    }

    // The last of the ascending `places` above `place`, or else the first.
    static std::size_t nearest(const std::vector<std::size_t>& places, std::size_t place)
    {
        const auto below = std::lower_bound(places.begin(), places.end(), place);
        return below == places.begin() ? places.front() : *(below - 1);
    }

    std::string missingParent(std::size_t orphan) const
    {
        if (const std::string circle = circleThrough(orphan); !circle.empty())
            return fmt::format("the code is below itself: {}", circle);
        const std::vector<std::string> above = parentPath(m_entries[orphan].entry);
        const auto same = m_byName.find(text::foldKey(above.back()));
        std::string advice = "add a row for it, or mend the path";
        if (same != m_byName.end() && same->second.size() == 1 && same->second.front() != orphan)
            advice = fmt::format("did you mean `{}`?",
                                 model::joinPath(m_entries[same->second.front()].entry.path));
        return fmt::format(
            "the parent `{}` is not in the codebook; {}", model::joinPath(above), advice);
    }

    // Goes from parent to parent by name alone, among those whose parents are missing; the names
    // passed if that leads back to `start`.
    std::string circleThrough(std::size_t start) const
    {
        std::string names = m_entries[start].entry.name();
        std::unordered_set<std::size_t> passed;
        for (std::size_t at = start; passed.insert(at).second;) {
            const std::string above = m_entries[at].entry.path.end()[-2];
            const auto next = orphanNamed(above);
            if (next == kNoParent)
                return {};
            names += " < " + above;
            if (next == start)
                return names;
            at = next;
        }
        return {};
    }

    std::size_t orphanNamed(const std::string& name) const
    {
        const auto same = m_byName.find(text::foldKey(name));
        if (same == m_byName.end())
            return kNoParent;
        for (const std::size_t place : same->second)
            if (std::binary_search(m_orphans.begin(), m_orphans.end(), place))
                return place;
        return kNoParent;
    }

    Codebook inOrder()
    {
        Codebook codebook;
        std::vector<std::size_t> stack(m_roots.rbegin(), m_roots.rend());
        while (!stack.empty()) {
            const std::size_t place = stack.back();
            stack.pop_back();
            codebook.entries.push_back(std::move(m_entries[place].entry));
            stack.insert(stack.end(), m_children[place].rbegin(), m_children[place].rend());
        }
        return codebook;
    }

    std::vector<FileEntry> m_entries;
    Problems& m_problems;
    Places m_byPath;
    Places m_byName; // folded
    std::vector<std::size_t> m_roots;
    std::vector<std::vector<std::size_t>> m_children;
    std::vector<std::size_t> m_orphans; // ascending
};

bool isColour(std::string_view words)
{
    return (words.size() == 4 || words.size() == 7) && words.front() == '#'
           && words.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

} // namespace

Codebook assemble(std::vector<FileEntry> entries, Problems& problems)
{
    return Assembler(std::move(entries), problems).run();
}

std::string FieldReader::colour(std::string_view words) const
{
    words = text::trimBlanks(words);
    if (!words.empty() && !isColour(words)) {
        problems->add(
            order, place, fmt::format("the colour `{}` is not of the form #rrggbb or #rgb", words));
        return {};
    }
    return std::string(words);
}

bool FieldReader::codable(std::string_view words) const
{
    static constexpr std::array<std::string_view, 4> kYes{"", "1", "true", "yes"};
    static constexpr std::array<std::string_view, 3> kNo{"0", "false", "no"};
    const std::string key = text::foldKey(words);
    if (std::find(kNo.begin(), kNo.end(), key) != kNo.end())
        return false;
    if (std::find(kYes.begin(), kYes.end(), key) == kYes.end())
        problems->add(order, place, fmt::format("codable is `{}`; write 1 or 0", words));
    return true;
}

std::optional<Uuid> FieldReader::id(std::string_view words) const
{
    words = text::trimBlanks(words);
    if (words.empty())
        return std::nullopt;
    const auto id = Uuid::parse(words);
    if (!id || id->isNil()) {
        problems->add(
            order, place, fmt::format("`{}` is no id; leave it empty for a new code", words));
        return std::nullopt;
    }
    return id;
}

} // namespace crosscase::codebook
