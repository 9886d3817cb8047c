// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/palette.h"

#include "app/gui/bridge/strings.h"

#include <QColor>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::gui {

namespace {

// Hues of Okabe and Ito, then of Tol, so ordered that neighbours lie far apart.
constexpr std::array<const char*, 24> kColours{
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#332288",
    "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499",
    "#4477aa", "#66ccee", "#228833", "#ccbb44", "#ee6677", "#aa3377", "#bbcc33", "#77aadd"};

// Lighter and darker by turns, further with each step.
std::string tint(const std::string& colour, int step)
{
    constexpr double kStep = 0.09;
    constexpr double kDarkest = 0.22;
    constexpr double kLightest = 0.85;
    const QColor from(fromUtf8(colour));
    if (!from.isValid())
        return {};
    const double way = kStep * (step / 2 + 1) * (step % 2 == 0 ? 1 : -1);
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    from.getHslF(&hue, &saturation, &lightness);
    const double turned = std::clamp(double(lightness) + way, kDarkest, kLightest);
    return toUtf8(QColor::fromHslF(std::max(hue, 0.0F), saturation, float(turned)).name());
}

std::string topColour(const model::Corpus& corpus)
{
    std::unordered_map<std::string, int> uses;
    for (const model::Code& code : corpus.codes())
        ++uses[code.colour];
    return *std::min_element(kColours.begin(), kColours.end(), [&](const char* a, const char* b) {
        return uses[a] < uses[b];
    });
}

} // namespace

std::span<const char* const> paletteColours()
{
    return kColours;
}

std::string nextColour(const model::Corpus& corpus, model::Id<model::Code> parent)
{
    const std::string above = parent ? shownColour(corpus, parent) : std::string();
    if (above.empty())
        return topColour(corpus);
    std::unordered_set<std::string> used;
    for (const model::Code& code : corpus.codes())
        used.insert(code.colour);
    constexpr int kSteps = 10;
    for (int step = 0; step < kSteps; ++step)
        if (const std::string colour = tint(above, step); !used.contains(colour))
            return colour;
    return tint(above, 0);
}

std::string shownColour(const model::Corpus& corpus, model::Id<model::Code> code)
{
    constexpr int kDeepest = 64; // a damaged file may lead in a circle
    const model::Code* row = corpus.codes().find(code);
    for (int depth = 0; row != nullptr && depth < kDeepest; ++depth) {
        if (!row->colour.empty())
            return depth == 0 ? row->colour : tint(row->colour, 0);
        row = corpus.codes().find(row->parent);
    }
    return {};
}

} // namespace crosscase::gui
