// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that cover the same rows form a class, and only classes that lie in no other one are
// searched; of the covers found, each column is then exchanged for those that lie in it, as far as
// the whole stays covered. No smallest cover is lost by this: put for each of its columns a largest
// class around it, and it is one of those found.
#include "core/qca/cover.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace crosscase::qca {

namespace {

using Numbers = std::vector<std::size_t>;

tl::unexpected<Error> tooLong()
{
    return fail(ErrorCode::Refused,
                "the search for the shortest solutions takes too long; leave out conditions that "
                "matter least, raise the cut-off of cases, or ask for another solution");
}

// Work done, told and limited.
class Steps {
public:
    explicit Steps(const Progress& progress)
        : m_progress(&progress)
    {}
    [[nodiscard]] Result<void> take(std::size_t words)
    {
        m_done += static_cast<std::int64_t>(words);
        if (m_done > kMostSteps)
            return tooLong();
        if (m_done < m_nextTold)
            return {};
        m_nextTold = m_done + kMostSteps / 10'000;
        return m_progress->report("shortest solutions", m_done, kMostSteps);
    }

private:
    const Progress* m_progress;
    std::int64_t m_done = 0;
    std::int64_t m_nextTold = 0;
};

Bits full(std::size_t size)
{
    Bits bits(size);
    for (std::size_t at = 0; at < size; ++at)
        bits.add(at);
    return bits;
}

// Those of `sets` that lie in no other one; of equal ones the first.
Numbers largest(const std::vector<Bits>& sets)
{
    Numbers order(sets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> sizes;
    sizes.reserve(order.size());
    for (const Bits& set : sets)
        sizes.push_back(set.count());
    std::ranges::stable_sort(order, [&](auto a, auto b) { return sizes[a] > sizes[b]; });
    Numbers kept;
    for (const std::size_t one : order)
        if (std::ranges::none_of(kept,
                                 [&](std::size_t other) { return sets[one].within(sets[other]); }))
            kept.push_back(one);
    std::ranges::sort(kept);
    return kept;
}

// Rows whose candidates hold all candidates of another row are covered with it.
Numbers hardestRows(const std::vector<Bits>& candidates)
{
    Numbers order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> sizes;
    sizes.reserve(order.size());
    for (const Bits& set : candidates)
        sizes.push_back(set.count());
    std::ranges::stable_sort(order, [&](auto a, auto b) { return sizes[a] < sizes[b]; });
    Numbers kept;
    for (const std::size_t row : order)
        if (std::ranges::none_of(
                kept, [&](std::size_t other) { return candidates[other].within(candidates[row]); }))
            kept.push_back(row);
    return kept;
}

std::vector<Bits> turned(const std::vector<Bits>& sets, std::size_t size)
{
    std::vector<Bits> turned(size, Bits(sets.size()));
    for (std::size_t set = 0; set < sets.size(); ++set)
        sets[set].forEach([&](std::size_t member) { turned[member].add(set); });
    return turned;
}

// All smallest covers by depth-first search with a rising limit.
class Search {
public:
    Search(std::vector<Bits> columns, std::vector<Bits> candidates, std::size_t most)
        : m_columns(std::move(columns))
        , m_candidates(std::move(candidates))
        , m_most(most)
        , m_gains(m_columns.size())
    {}
    [[nodiscard]] Result<std::vector<Numbers>> run(Steps& steps)
    {
        for (m_limit = m_candidates.empty() ? 0 : 1; m_found.empty(); ++m_limit)
            if (auto done = searchToLimit(steps); !done)
                return passOn(done);
        return std::move(m_found);
    }
    [[nodiscard]] bool more() const { return m_more; }

private:
    struct Frame {
        Bits uncovered;
        Bits allowed;
        Numbers branches;
        std::size_t next = 0;
    };

    // What is known of the rows still uncovered.
    struct Outlook {
        bool hopeless = false; // a row has no candidate left
        std::size_t row = 0;   // the one with the fewest candidates
        std::size_t apart = 0; // rows without a common candidate: each needs a column
        double shares = 0;     // each row's share of the column that covers most with it
    };
    [[nodiscard]] Outlook outlook(const Frame& frame)
    {
        frame.allowed.forEach([&](std::size_t column) {
            m_gains[column] = m_columns[column].countWith(frame.uncovered);
        });
        Outlook outlook;
        std::size_t fewest = m_columns.size() + 1;
        Bits used(m_columns.size());
        frame.uncovered.forEach([&](std::size_t row) {
            Bits mine = m_candidates[row];
            mine.keep(frame.allowed);
            std::size_t count = 0;
            std::size_t most = 1;
            mine.forEach([&](std::size_t column) {
                ++count;
                most = std::max(most, m_gains[column]);
            });
            outlook.hopeless = outlook.hopeless || count == 0;
            outlook.shares += 1.0 / static_cast<double>(most);
            if (count < fewest) {
                fewest = count;
                outlook.row = row;
            }
            if (!mine.meets(used)) {
                used.unite(mine);
                ++outlook.apart;
            }
        });
        return outlook;
    }
    // The row to branch on, unless `left` columns cannot cover the rest. The shares of the rows in
    // one column sum to 1 at most, so the sum of all is a lower bound, too (linear duality).
    [[nodiscard]] std::optional<std::size_t> rowToBranch(const Frame& frame, std::size_t left)
    {
        const Outlook known = outlook(frame);
        const bool tooFew =
            known.hopeless || known.apart > left || known.shares > static_cast<double>(left) + 1e-6;
        return tooFew ? std::nullopt : std::optional(known.row);
    }
    // Goes down from `frame`, or takes the covers that end here.
    void enter(Frame frame)
    {
        const std::size_t left = m_limit - m_chosen.size();
        if (frame.uncovered.empty()) {
            take(m_chosen);
            return;
        }
        const auto row = rowToBranch(frame, left);
        if (!row)
            return;
        Bits branches = m_candidates[*row];
        branches.keep(frame.allowed);
        if (left == 1)
            frame.uncovered.forEach([&](std::size_t other) { branches.keep(m_candidates[other]); });
        branches.forEach([&](std::size_t column) { frame.branches.push_back(column); });
        m_stack.push_back(std::move(frame));
    }
    void take(const Numbers& cover)
    {
        if (m_found.size() == m_most)
            m_more = true;
        else
            m_found.push_back(cover);
    }
    [[nodiscard]] Result<void> searchToLimit(Steps& steps)
    {
        m_stack.clear();
        m_chosen.clear();
        enter({full(m_candidates.size()), full(m_columns.size()), {}, 0});
        while (!m_stack.empty() && !m_more) {
            Frame& top = m_stack.back();
            if (top.next == top.branches.size()) {
                m_stack.pop_back();
                if (!m_chosen.empty())
                    m_chosen.pop_back();
                continue;
            }
            const std::size_t rows = top.uncovered.count() + 1;
            if (auto told = steps.take(rows * (1 + m_columns.size() / 8)); !told)
                return told;
            step(top);
        }
        return {};
    }
    // A cover with this branch was found with it already: later branches do without it.
    void step(Frame& top)
    {
        const std::size_t column = top.branches[top.next++];
        Frame child{top.uncovered, top.allowed, {}, 0};
        child.uncovered.remove(m_columns[column]);
        Bits taken(m_columns.size());
        taken.add(column);
        top.allowed.remove(taken);
        m_chosen.push_back(column);
        const std::size_t depth = m_stack.size();
        enter(std::move(child));
        if (m_stack.size() == depth)
            m_chosen.pop_back();
    }

    std::vector<Bits> m_columns;    // rows of each column
    std::vector<Bits> m_candidates; // columns of each row, those with the fewest first
    std::size_t m_most;
    std::vector<std::size_t> m_gains; // of each column: how many of the uncovered rows
    std::size_t m_limit = 0;
    std::vector<Frame> m_stack;
    Numbers m_chosen;
    std::vector<Numbers> m_found;
    bool m_more = false;
};

// The covers that come of one by taking, for each of its columns, one that lies in it.
class Exchange {
public:
    Exchange(const std::vector<Bits>& columns, std::size_t rows, std::size_t most)
        : m_columns(columns)
        , m_all(full(rows))
        , m_most(most)
        , m_inner(columns.size())
    {}
    [[nodiscard]] Result<void> add(const Numbers& cover, Steps& steps)
    {
        std::vector<Bits> behind(cover.size() + 1, Bits(m_all)); // what later ones do not cover
        for (std::size_t at = cover.size(); at-- > 0;) {
            behind[at] = behind[at + 1];
            behind[at].remove(m_columns[cover[at]]);
        }
        std::vector<Place> stack;
        stack.push_back(placeFor(cover, behind, m_all, 0));
        Numbers chosen;
        while (!stack.empty() && !m_more) {
            if (auto told = steps.take(1 + m_inner[cover[stack.size() - 1]].size()); !told)
                return told;
            Place& top = stack.back();
            if (top.next == top.choices.size()) {
                stack.pop_back();
                if (!chosen.empty())
                    chosen.pop_back();
                continue;
            }
            const std::size_t column = top.choices[top.next++];
            chosen.push_back(column);
            if (chosen.size() == cover.size()) {
                take(chosen);
                chosen.pop_back();
                continue;
            }
            Bits missing = top.missing;
            missing.remove(m_columns[column]);
            stack.push_back(placeFor(cover, behind, missing, chosen.size()));
        }
        return {};
    }
    [[nodiscard]] Covers done(bool more)
    {
        return {{m_found.begin(), m_found.end()}, m_more || more};
    }

private:
    struct Place {
        Bits missing; // not covered by those chosen before
        Numbers choices;
        std::size_t next = 0;
    };
    [[nodiscard]] Place placeFor(const Numbers& cover,
                                 const std::vector<Bits>& behind,
                                 const Bits& missing,
                                 std::size_t at)
    {
        Place place{missing, {}, 0};
        Bits needed = missing;
        needed.keep(behind[at + 1]);
        for (const std::size_t column : innerOf(cover[at]))
            if (needed.within(m_columns[column]))
                place.choices.push_back(column);
        return place;
    }
    // The columns that lie in this one, itself among them.
    [[nodiscard]] const Numbers& innerOf(std::size_t outer)
    {
        if (m_inner[outer].empty())
            for (std::size_t column = 0; column < m_columns.size(); ++column)
                if (m_columns[column].within(m_columns[outer]))
                    m_inner[outer].push_back(column);
        return m_inner[outer];
    }
    void take(Numbers cover)
    {
        std::ranges::sort(cover);
        if (m_found.size() < m_most)
            m_found.insert(std::move(cover));
        else
            m_more = m_more || !m_found.contains(cover);
    }

    const std::vector<Bits>& m_columns;
    Bits m_all;
    std::size_t m_most;
    std::vector<Numbers> m_inner; // made when first asked for
    std::set<Numbers> m_found;
    bool m_more = false;
};

} // namespace

Result<Covers> smallestCovers(const std::vector<Bits>& columns,
                              std::size_t rows,
                              std::size_t most,
                              const Progress& progress)
{
    Steps steps(progress);
    const Numbers wide = largest(columns);
    std::vector<Bits> wideColumns;
    for (const std::size_t column : wide)
        wideColumns.push_back(columns[column]);
    const std::vector<Bits> candidates = turned(wideColumns, rows);
    std::vector<Bits> hard;
    for (const std::size_t row : hardestRows(candidates))
        hard.push_back(candidates[row]);
    Search search(turned(hard, wide.size()), hard, most);
    auto found = search.run(steps);
    if (!found)
        return passOn(found);
    Exchange exchange(columns, rows, most);
    for (const Numbers& cover : *found) {
        Numbers named;
        for (const std::size_t column : cover)
            named.push_back(wide[column]);
        if (auto added = exchange.add(named, steps); !added)
            return passOn(added);
    }
    return exchange.done(search.more());
}

} // namespace crosscase::qca
