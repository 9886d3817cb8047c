// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/counted.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace crosscase::gui {

namespace {

struct Forms {
    const char* one;
    const char* many;
};

#define WORDS(text) QT_TRANSLATE_NOOP("Counted", text)
// In the order of Noun.
constexpr std::array<Forms, static_cast<std::size_t>(Noun::kCount)> kForms = {{
    {WORDS("%1 document"), WORDS("%1 documents")},
    {WORDS("%1 file"), WORDS("%1 files")},
    {WORDS("%1 group"), WORDS("%1 groups")},
    {WORDS("%1 paragraph"), WORDS("%1 paragraphs")},
    {WORDS("%1 passage"), WORDS("%1 passages")},
    {WORDS("%1 character"), WORDS("%1 characters")},
    {WORDS("%1 speaker"), WORDS("%1 speakers")},
    {WORDS("%1 turn"), WORDS("%1 turns")},
    {WORDS("%1 case"), WORDS("%1 cases")},
    {WORDS("%1 new case"), WORDS("%1 new cases")},
    {WORDS("%1 embedded case"), WORDS("%1 embedded cases")},
    {WORDS("%1 link to texts"), WORDS("%1 links to texts")},
    {WORDS("%1 value"), WORDS("%1 values")},
    {WORDS("%1 cell"), WORDS("%1 cells")},
    {WORDS("%1 rating or verdict"), WORDS("%1 ratings or verdicts")},
    {WORDS("%1 code"), WORDS("%1 codes")},
    {WORDS("%1 sub-code"), WORDS("%1 sub-codes")},
    {WORDS("%1 coding"), WORDS("%1 codings")},
    {WORDS("%1 quote"), WORDS("%1 quotes")},
    {WORDS("%1 summary"), WORDS("%1 summaries")},
    {WORDS("%1 memo"), WORDS("%1 memos")},
    {WORDS("%1 hit"), WORDS("%1 hits")},
    {WORDS("%1 row"), WORDS("%1 rows")},
    {WORDS("%1 change"), WORDS("%1 changes")},
    {WORDS("%1 step"), WORDS("%1 steps")},
}};
#undef WORDS

} // namespace

QString counted(qsizetype number, Noun noun)
{
    const Forms& forms = kForms[static_cast<std::size_t>(noun)];
    return QCoreApplication::translate("Counted", number == 1 ? forms.one : forms.many)
        .arg(QLocale().toString(number));
}

} // namespace crosscase::gui
