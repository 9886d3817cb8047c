// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/fuzzy.h"

#include "app/gui/bridge/strings.h"
#include "core/text/fold.h"

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kWhole = 1000;
constexpr int kBeginning = 900;
constexpr int kWordBeginning = 800;
constexpr int kPart = 700;
constexpr int kScattered = 300;
constexpr int kProse = 100;

QString folded(const QString& words)
{
    return fromUtf8(text::foldKey(toUtf8(words)));
}

bool beginsWord(const QString& name, qsizetype at)
{
    return at == 0 || !name[at - 1].isLetterOrNumber();
}

// Where `typed` stands at the beginning of a word; -1: nowhere.
qsizetype atWord(const QString& typed, const QString& name)
{
    for (qsizetype at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1))
        if (beginsWord(name, at))
            return at;
    return -1;
}

// The first letter begins a word, the others follow in order; the fewer between, the better.
int scattered(const QString& typed, const QString& name)
{
    int best = -1;
    for (qsizetype first = name.indexOf(typed.front()); first >= 0;
         first = name.indexOf(typed.front(), first + 1)) {
        if (!beginsWord(name, first))
            continue;
        qsizetype at = first;
        qsizetype letter = 1;
        for (; letter < typed.size() && at >= 0; ++letter)
            at = name.indexOf(typed[letter], at + 1);
        if (at >= 0)
            best =
                std::max(best, kScattered - static_cast<int>(std::min<qsizetype>(at - first, 150)));
    }
    return best;
}

} // namespace

int fitOf(const QString& typedAsIs, const QString& nameAsIs)
{
    const QString typed = folded(typedAsIs);
    const QString name = folded(nameAsIs);
    if (typed.isEmpty() || typed == name)
        return kWhole;
    const int longer = static_cast<int>(std::min<qsizetype>(name.size(), 90));
    if (name.startsWith(typed))
        return kBeginning - longer;
    if (atWord(typed, name) >= 0)
        return kWordBeginning - longer;
    if (name.contains(typed))
        return kPart - longer;
    return typed.size() < 2 ? -1 : scattered(typed, name);
}

int fitOfProse(const QString& typedAsIs, const QString& proseAsIs)
{
    const QString typed = folded(typedAsIs);
    if (typed.size() < 2 || proseAsIs.isEmpty())
        return -1;
    return atWord(typed, folded(proseAsIs)) >= 0 ? kProse : -1;
}

} // namespace crosscase::gui
