// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for quotes of a code: to split it, or to take them as examples.
#pragma once

#include "app/gui/bridge/session.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace crosscase::gui {

class QuoteList;

// The quotes of a code, by document and place; no orphans.
[[nodiscard]] std::vector<model::Id<model::Coding>> quotesOf(const model::Corpus& corpus,
                                                             model::Id<model::Code> code);

class ChooseQuotesDialog : public QDialog {
    Q_OBJECT

public:
    enum class For : std::uint8_t { Examples, Split };
    ChooseQuotesDialog(Session& session, model::Id<model::Code> code, For purpose, QWidget* parent);

    [[nodiscard]] std::vector<model::Id<model::Coding>> quotes() const;
    // Split: the new code.
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool asChild() const;

private:
    QWidget* makeSplitFields();
    void refresh();

    Session& m_session;
    model::Id<model::Code> m_code;
    For m_purpose;
    QuoteList* m_list;
    QLabel* m_words;
    QPushButton* m_do;
    QLineEdit* m_name = nullptr;
    QRadioButton* m_child = nullptr;
};

} // namespace crosscase::gui
