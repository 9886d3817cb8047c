// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with their words in English: "%n row(s)" becomes "1 row" or "4 rows". Translations into
// other languages have their own forms and come before it.
#pragma once

#include <QTranslator>

namespace crosscase::gui {

class Plurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    // Once for the program; later calls do nothing.
    static void install();

    [[nodiscard]] QString translate(const char* context,
                                    const char* source,
                                    const char* disambiguation,
                                    int number) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace crosscase::gui
