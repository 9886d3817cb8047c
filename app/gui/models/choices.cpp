// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/choices.h"

namespace crosscase::gui {

QStringList usualEncodings()
{
    QStringList names;
    for (const char* name : {"UTF-8",
                             "windows-1252",
                             "ISO-8859-15",
                             "UTF-16LE",
                             "UTF-16BE",
                             "windows-1250",
                             "windows-1251",
                             "windows-1253",
                             "windows-1254",
                             "windows-1255",
                             "windows-1256",
                             "macintosh",
                             "GB18030",
                             "Big5",
                             "Shift_JIS",
                             "EUC-KR"})
        names.append(QString::fromLatin1(name));
    return names;
}

} // namespace crosscase::gui
