// SPDX-License-Identifier: GPL-3.0-or-later
// A page to read: the guide, the glossary, what this program is.
#pragma once

#include <QDialog>

namespace crosscase::gui {

enum class HelpPage : std::uint8_t { Guide, Glossary, About };

class HelpDialog : public QDialog {
    Q_OBJECT

public:
    HelpDialog(HelpPage page, QWidget* parent);
};

} // namespace crosscase::gui
