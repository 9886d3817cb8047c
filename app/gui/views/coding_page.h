// SPDX-License-Identifier: GPL-3.0-or-later
// Documents, their text and their codings.
#pragma once

#include "app/gui/actions/coding.h"
#include "app/gui/models/code_keys.h"
#include "app/gui/views/page.h"
#include "app/gui/views/quick_code.h"

#include <QMap>
#include <QTimer>

#include <functional>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace crosscase::gui {

class CodePane;
class DocumentPane;
class HoverCard;
class Inspector;
class TextView;

class CodingPage : public Page {
    Q_OBJECT

public:
    explicit CodingPage(Shell& shell);
    ~CodingPage() override;

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] Readiness readiness(Command command) const override;
    void run(Command command) override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void setZoom(int steps) override;
    void saveLayout(QSettings& store) const override;
    void restoreLayout(QSettings& store) override;
    // The number keys and their codes.
    [[nodiscard]] CodeKeys& keys() { return m_keys; }

protected:
    // A correction that is not stored yet is asked about once; ignored: somebody goes on with it.
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Work = std::function<void()>;
    using DocumentId = model::Id<model::Document>;
    using CodeId = model::Id<model::Code>;
    using CodingId = model::Id<model::Coding>;

    // --- made once
    QWidget* makeHead();
    void makeFilterMenu();
    void makeProgressMenu();
    void layOut();
    void connectText();
    void connectPanes();
    void makeWorks();
    void makeCodingWorks();

    // --- what is shown
    void follow(const Change& change);
    // Asks what becomes of a correction that is not stored. False: somebody goes on with it.
    [[nodiscard]] bool settleCorrection();
    void open(DocumentId document);
    void showDocument(DocumentId document);
    void updateHead();
    void updateCodes();
    void updateMemoPlace();
    [[nodiscard]] QString casesOf(DocumentId document) const;

    // --- coding
    // The selected passage; false: there is none, and the status says so.
    [[nodiscard]] bool passage(Passage& wanted);
    [[nodiscard]] CodingId selectedCoding(bool complain);
    void code(const Passage& passage, CodeId code);
    void codeNew(const Passage& passage, const QString& name, CodeId parent);
    void coded(const Result<Coded>& done);
    void askCode();
    void codeAgain();
    void codeInVivo();
    void setPen(CodeId code);
    void usePen();
    void togglePen();
    void askRecode(const CodingIds& codings);
    void askSplit();
    void askCase();
    void removeSelected();
    void removeThere();
    void renameThere();
    void mark(model::Mark mark);
    void writeMemo();
    void askWeight(CodingId coding);
    void showTextMenu(const QPoint& at);
    [[nodiscard]] QRect selectionRect() const; // global
    [[nodiscard]] QString likeness(const QString& name) const;

    CodeKeys m_keys;
    QuickCode* m_quick;
    HoverCard* m_card;
    DocumentPane* m_documents;
    CodePane* m_codes;
    TextView* m_text;
    Inspector* m_inspector;
    QSplitter* m_left = nullptr;
    QSplitter* m_across = nullptr;
    QStackedWidget* m_centre = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_penButton = nullptr;
    QToolButton* m_showButton = nullptr;
    QToolButton* m_progressButton = nullptr;
    QMap<int, Work> m_works; // by Command
    QMetaObject::Connection m_connection;
    CodeId m_pen;
    QTimer m_penRest;
};

} // namespace crosscase::gui
