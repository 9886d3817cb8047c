// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one code: its name, place, colour, what is written about it, its use, its
// history.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/views/shell.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QPushButton;

namespace crosscase::gui {

class CodeKeys;
class CodebookModel;
class ExampleList;
class SavingLineEdit;
class SavingTextEdit;

class CodeCard : public QScrollArea {
    Q_OBJECT

public:
    using CodeId = model::Id<model::Code>;

    // The model counts; it outlives the card.
    CodeCard(Shell& shell, const CodebookModel& codes);

    // The number keys for coding, to pin a code to one of them.
    void setKeys(CodeKeys* keys);
    void setSession(Session* session);
    // None: empty. What is typed is saved first.
    void show(CodeId code);
    [[nodiscard]] CodeId code() const { return m_code; }
    void flush();
    void focusName();
    // Rename, Delete while the focus is in a list of examples. False: it is not.
    bool editExample();
    bool removeExample();
    void setZoom(int steps);
    // As wide as its fields need: it scrolls downwards only.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void historyWanted();
    void quotesWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeHead();
    void makeTexts();
    void makeExamples();
    void makeFoot();
    void addRow(const QString& label, QWidget* field);
    SavingTextEdit* addText(const QString& label, const QString& name, int lines);

    void follow(const Change& change);
    void fill();
    void fillParents(bool all);
    void showCounts();
    void showColour();
    void showNameNote(const QString& typed);
    void askHistory();

    void saveName(const QString& name);
    void saveParent();
    void fillKeys();
    void saveKey();
    void chooseColour();
    template <typename Save>
    void store(SavingTextEdit* field, const std::string model::Code::*stored, Save save);

    Shell& m_shell;
    const CodebookModel& m_codes;
    CodeId m_code;
    QMetaObject::Connection m_connection;
    QWidget* m_page;
    QGridLayout* m_grid;
    SavingLineEdit* m_name = nullptr;
    QLabel* m_nameNote = nullptr;
    QPushButton* m_colour = nullptr;
    QLabel* m_contrast = nullptr;
    QComboBox* m_parent = nullptr;
    QCheckBox* m_codable = nullptr;
    CodeKeys* m_keys = nullptr;
    QComboBox* m_key = nullptr;
    SavingTextEdit* m_definition = nullptr;
    SavingTextEdit* m_include = nullptr;
    SavingTextEdit* m_exclude = nullptr;
    SavingTextEdit* m_memo = nullptr;
    ExampleList* m_examples = nullptr;
    ExampleList* m_counterexamples = nullptr;
    QLabel* m_used = nullptr;
    QPushButton* m_quotes = nullptr;
    QLabel* m_history = nullptr;
    QPushButton* m_historyButton = nullptr;
    QTimer m_historyTimer; // the log is read when somebody stays with a code
    QPointer<Job> m_historyJob;
    bool m_parentsFilled = false;
};

} // namespace crosscase::gui
