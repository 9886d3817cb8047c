// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/clusters.h"

#include <limits>
#include <numeric>

namespace crosscase::matrix {

namespace {

constexpr double kEqual = 1e-12;

class Linkage {
public:
    explicit Linkage(const std::vector<std::vector<double>>& distances)
        : m_distances(distances)
        , m_members(distances.size())
        , m_nearest(distances.size())
    {
        for (std::size_t item = 0; item < m_members.size(); ++item)
            m_members[item] = {item};
        for (std::size_t item = 0; item < m_members.size(); ++item)
            m_nearest[item] = nearestBehind(item);
    }

    [[nodiscard]] std::vector<Merge> run()
    {
        std::vector<Merge> merges;
        while (merges.size() + 1 < m_members.size())
            merges.push_back(step());
        return merges;
    }

private:
    // A cluster stands at its first item's place; of the clusters behind it the closest.
    [[nodiscard]] std::size_t nearestBehind(std::size_t cluster) const
    {
        std::size_t best = m_members.size();
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t other = cluster + 1; other < m_members.size(); ++other)
            if (!m_members[other].empty() && m_distances[cluster][other] < least - kEqual) {
                best = other;
                least = m_distances[cluster][other];
            }
        return best;
    }

    [[nodiscard]] Merge step()
    {
        std::size_t first = m_members.size();
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t cluster = 0; cluster < m_members.size(); ++cluster) {
            if (m_members[cluster].empty() || m_nearest[cluster] == m_members.size())
                continue;
            const double apart = m_distances[cluster][m_nearest[cluster]];
            if (apart < least - kEqual) {
                first = cluster;
                least = apart;
            }
        }
        const std::size_t second = m_nearest[first];
        Merge merge{m_members[first], m_members[second], least};
        join(first, second);
        return merge;
    }

    void join(std::size_t first, std::size_t second)
    {
        const auto sizeOne = static_cast<double>(m_members[first].size());
        const auto sizeTwo = static_cast<double>(m_members[second].size());
        for (std::size_t other = 0; other < m_members.size(); ++other) {
            const double mean =
                (sizeOne * m_distances[first][other] + sizeTwo * m_distances[second][other])
                / (sizeOne + sizeTwo);
            m_distances[first][other] = mean;
            m_distances[other][first] = mean;
        }
        m_members[first].insert(
            m_members[first].end(), m_members[second].begin(), m_members[second].end());
        m_members[second].clear();
        for (std::size_t cluster = 0; cluster < second; ++cluster)
            if (!m_members[cluster].empty() && isAffected(cluster, first, second))
                m_nearest[cluster] = nearestBehind(cluster);
    }

    [[nodiscard]] bool isAffected(std::size_t cluster, std::size_t first, std::size_t second) const
    {
        const std::size_t nearest = m_nearest[cluster];
        if (cluster == first || nearest == first || nearest == second)
            return true;
        // A mean is never smaller than the least it is made of, but for rounding.
        return cluster < first
               && m_distances[cluster][first] <= m_distances[cluster][nearest] + kEqual;
    }

    std::vector<std::vector<double>> m_distances;
    std::vector<std::vector<std::size_t>> m_members; // empty: joined to another
    std::vector<std::size_t> m_nearest;
};

} // namespace

std::vector<Merge> averageLinkage(const std::vector<std::vector<double>>& distances)
{
    return Linkage(distances).run();
}

std::vector<std::size_t> clusterOrder(const std::vector<Merge>& merges, std::size_t items)
{
    if (merges.empty()) {
        std::vector<std::size_t> order(items);
        std::iota(order.begin(), order.end(), std::size_t{0});
        return order;
    }
    std::vector<std::size_t> order = merges.back().first;
    order.insert(order.end(), merges.back().second.begin(), merges.back().second.end());
    return order;
}

} // namespace crosscase::matrix
