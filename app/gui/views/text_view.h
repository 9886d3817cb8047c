// SPDX-License-Identifier: GPL-3.0-or-later
// A document to read and to code: paragraph numbers, the text with its codings, and a margin of
// brackets with the names of codes.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/document_codings.h"
#include "core/text/span.h"

#include <QWidget>

#include <vector>

namespace crosscase::gui {

class TextView : public QWidget {
    Q_OBJECT

public:
    explicit TextView(QWidget* parent = nullptr);
    ~TextView() override;

    void setSession(Session* session);
    // None: empty. Scrolls to where the document was left.
    void showDocument(model::Id<model::Document> document);
    [[nodiscard]] model::Id<model::Document> document() const;

    // --- selection, in code points of the document; empty: none -------------------------------
    [[nodiscard]] text::Span selection() const;
    void select(text::Span span);
    // Scrolls there and draws an outline around it until something else is clicked.
    void reveal(text::Span span);
    enum class Unit : std::uint8_t { Sentence, Paragraph, Turn };
    // Widens the selection (or the cursor) to whole units.
    void selectUnit(Unit unit);
    // The first code point that is to be seen: to come back to.
    [[nodiscard]] text::CodePoint topPosition() const;
    void scrollTo(text::CodePoint position);
    // Where the span's first line is, in the view's coordinates: for what pops up beside it.
    [[nodiscard]] QRect rectOf(text::Span span) const;

    // --- codings -------------------------------------------------------------------------------
    [[nodiscard]] model::Id<model::Coding> selectedCoding() const;
    void selectCoding(model::Id<model::Coding> coding); // none: no coding is selected
    void selectNextCoding(bool forward);
    void setFilter(const CodingFilter& filter);
    // Its codings are the ones whose background is drawn.
    void setCurrentCode(model::Id<model::Code> code);

    // Opens a line to find in this document. Enter selects the next hit, Shift+Enter the one
    // before, Esc closes it: the hit stays selected and the text has the focus.
    void openFind();
    void findNext(bool forward);
    // Steps of zoom, 0: usual. Ctrl and the wheel change it, too.
    void setZoom(int steps);
    [[nodiscard]] int zoom() const;

    // Asks for the selected coding's end (or start) a character or a word further on or back.
    void moveEdge(bool end, bool forward, bool byWord);

    // --- correcting the text -------------------------------------------------------------------
    // On: the text can be edited, a strip above it ends that. Off: without a change. Refused while
    // the project is read-only.
    void setCorrecting(bool on);
    [[nodiscard]] bool isCorrecting() const;
    // As it would be stored now: what was not edited is byte for byte as it was.
    [[nodiscard]] QString correctedText() const;
    // Was anything typed that is not stored yet?
    [[nodiscard]] bool hasCorrection() const;
    // One batch; correctionFinished tells when it is done.
    void applyCorrection();
    // The same, done when this returns. False: it could not be stored, and goes on.
    [[nodiscard]] bool storeCorrection();

Q_SIGNALS:
    // Also when it becomes empty. `finished`: the mouse button is up, or a key chose it.
    void selectionChanged(bool finished);
    void codingSelected(crosscase::model::Id<crosscase::model::Coding> coding);
    // A double click on a bracket: its code's quotes are wanted.
    void codingActivated(crosscase::model::Id<crosscase::model::Coding> coding);
    // The mouse rests on a bracket or a coded passage; none: it has left.
    void codingHovered(crosscase::model::Id<crosscase::model::Coding> coding, const QPoint& at);
    // The ends of a bracket were dragged, or keys moved them.
    void resizeWanted(crosscase::model::Id<crosscase::model::Coding> coding,
                      crosscase::text::Span span);
    // A code was dropped on the text: on the selection, or on a paragraph (all of it).
    void codeDropped(crosscase::model::Id<crosscase::model::Code> code, crosscase::text::Span span);
    // 1 to 9, with a selection.
    void digitPressed(int digit);
    void contextMenuWanted(const QPoint& globalPosition);
    void zoomChanged(int steps);
    // The text is for reading again. `applied`: with a change.
    void correctionFinished(bool applied);
    // The text has changed or gone under what was typed: here is all of it.
    void correctionDropped(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectParts();
    void follow(const Change& change);
    void load();
    void reload();
    void remember();
    void refresh();
    void describeSelected();
    void leaveCorrecting();
    void dropCorrection();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

// Drags carry the id of a code, or the selected span of a document, as text under these types.
inline constexpr auto kCodeMimeType = "application/x-crosscase-code";
inline constexpr auto kSpanMimeType = "application/x-crosscase-span"; // "document start end"
inline constexpr auto kDocumentsMimeType = "application/x-crosscase-documents"; // "id id ..."

} // namespace crosscase::gui
