// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/deeds.h"

#include <algorithm>
#include <array>

namespace crosscase::gui {

namespace {

struct Verb {
    QStringView now;
    QStringView done;
};

// By the first word; to be kept in its order.
constexpr std::array kVerbs = {
    Verb{u"Add", u"Added"},          Verb{u"Assign", u"Assigned"},
    Verb{u"Attach", u"Attached"},    Verb{u"Autocode", u"Autocoded"},
    Verb{u"Change", u"Changed"},     Verb{u"Choose", u"Chose"},
    Verb{u"Clear", u"Cleared"},      Verb{u"Code", u"Coded"},
    Verb{u"Correct", u"Corrected"},  Verb{u"Delete", u"Deleted"},
    Verb{u"Describe", u"Described"}, Verb{u"Edit", u"Edited"},
    Verb{u"Embed", u"Embedded"},     Verb{u"Fill", u"Filled"},
    Verb{u"Import", u"Imported"},    Verb{u"Make", u"Made"},
    Verb{u"Mark", u"Marked"},        Verb{u"Merge", u"Merged"},
    Verb{u"Move", u"Moved"},         Verb{u"Name", u"Named"},
    Verb{u"Order", u"Ordered"},      Verb{u"Paste", u"Pasted"},
    Verb{u"Rate", u"Rated"},         Verb{u"Recode", u"Recoded"},
    Verb{u"Remove", u"Removed"},     Verb{u"Rename", u"Renamed"},
    Verb{u"Replace", u"Replaced"},   Verb{u"Resize", u"Resized"},
    Verb{u"Save", u"Saved"},         Verb{u"Set", u"Set"},
    Verb{u"Sort", u"Sorted"},        Verb{u"Split", u"Split"},
    Verb{u"Take", u"Took"},          Verb{u"Transpose", u"Transposed"},
    Verb{u"Unmark", u"Unmarked"},    Verb{u"Weigh", u"Weighed"},
    Verb{u"Write", u"Wrote"},
};

} // namespace

QString saidDone(const QString& title)
{
    const qsizetype end = title.indexOf(QLatin1Char(' '));
    const QStringView first = QStringView(title).left(std::max<qsizetype>(end, 0));
    const auto verb = std::ranges::find(kVerbs, first, &Verb::now);
    return verb == kVerbs.end() ? title : verb->done.toString() + title.mid(end);
}

} // namespace crosscase::gui
