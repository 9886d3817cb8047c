// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/near.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <numeric>

namespace crosscase::query {

namespace {

std::u32string codePointsOf(std::string_view name)
{
    constexpr std::size_t kEnough = 64; // of a long name the beginning decides
    const std::string key = text::foldKey(name);
    std::u32string codePoints;
    for (std::size_t byte = 0; byte < key.size() && codePoints.size() < kEnough;)
        codePoints += text::decodeAt(key, byte);
    return codePoints;
}

// Letters to insert, delete or change (Levenshtein 1966).
std::size_t distance(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

bool contains(const std::u32string& a, const std::u32string& b)
{
    return b.size() >= 3 && a.find(b) != std::u32string::npos;
}

std::string listed(const std::vector<std::string>& names, std::string_view last)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            list += i + 1 == names.size() ? last : ", ";
        list += "'" + names[i] + "'";
    }
    return list;
}

} // namespace

std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& names)
{
    const std::u32string wanted = codePointsOf(name);
    const std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
    std::vector<std::pair<std::size_t, std::string_view>> found;
    for (const std::string& candidate : names) {
        const std::u32string other = codePointsOf(candidate);
        const std::size_t apart = distance(wanted, other);
        if (apart <= allowed)
            found.emplace_back(apart, candidate);
        else if (contains(other, wanted) || contains(wanted, other))
            found.emplace_back(allowed + apart, candidate);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<std::string> near;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, found.size()); ++i)
        near.emplace_back(found[i].second);
    return near;
}

std::string didYouMean(std::string_view name, const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 12;
    const std::vector<std::string> near = nearest(name, names);
    if (!near.empty())
        return "; did you mean " + listed(near, " or ") + "?";
    if (names.empty())
        return {};
    const auto shown = static_cast<std::ptrdiff_t>(std::min(kShown, names.size()));
    return "; there are " + listed({names.begin(), names.begin() + shown}, ", ")
           + (names.size() > kShown ? ", ..." : "");
}

} // namespace crosscase::query
