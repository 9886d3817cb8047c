// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_view.h"

#include "app/gui/actions/correction.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/text_units.h"
#include "app/gui/views/text_canvas.h"
#include "app/gui/views/text_correction.h"
#include "app/gui/views/text_find.h"
#include "app/gui/views/text_gutter.h"
#include "app/gui/views/text_margin.h"

#include <QEventLoop>
#include <QVBoxLayout>

#include <functional>
#include <unordered_map>
#include <vector>

namespace crosscase::gui {

struct TextView::Parts {
    // How a document was left.
    struct Left {
        text::CodePoint top;
        text::Span selection;
        text::CodePoint caret;
    };

    explicit Parts(QWidget* view)
        : canvas(new TextCanvas(shown, view))
        , gutter(new TextGutter(shown, *canvas))
        , margin(new TextMargin(shown, *canvas))
        , find(new FindLine(shown, view))
        , strip(new CorrectionStrip(shown, *canvas, view))
    {}

    ShownText shown;
    TextCanvas* canvas;
    TextGutter* gutter;
    TextMargin* margin;
    FindLine* find;
    CorrectionStrip* strip;
    std::unordered_map<model::Id<model::Document>, Left> left;
    QMetaObject::Connection following;
    text::Span lastSelection;
    // Steps by words of one end of a coding: the other arrow goes back over them.
    struct Step {
        model::Id<model::Coding> coding;
        bool end;
        bool forward;
        text::CodePoint from;
        text::CodePoint to;
    };
    std::vector<Step> steps;
    bool isStoring = false;
    std::function<void(bool)> stored; // when it is, or is not

    text::CodePoint wordFrom(text::CodePoint edge, bool end, bool forward)
    {
        const model::Id<model::Coding> coding = shown.selected->id;
        if (!steps.empty()
            && (steps.back().coding != coding || steps.back().end != end
                || steps.back().to != edge))
            steps.clear();
        if (!steps.empty() && steps.back().forward != forward) {
            const text::CodePoint before = steps.back().from;
            steps.pop_back();
            return before;
        }
        const text::CodePoint to = nextWordBorder(*shown.text, edge, end, forward);
        if (to != edge)
            steps.push_back({coding, end, forward, edge, to});
        return to;
    }
};

TextView::TextView(QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>(this))
{
    setObjectName(QStringLiteral("textView"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_parts->strip);
    column->addWidget(m_parts->canvas, 1);
    column->addWidget(m_parts->find);
    setFocusProxy(m_parts->canvas);
    connectParts();
}

// The parts refer to what they show; they go first.
TextView::~TextView()
{
    delete m_parts->strip;
    delete m_parts->find;
    delete m_parts->canvas; // with the gutter and the margin
}

void TextView::connectParts()
{
    auto* const canvas = m_parts->canvas;
    auto* const margin = m_parts->margin;
    auto* const find = m_parts->find;
    auto* const strip = m_parts->strip;
    connect(canvas, &TextCanvas::chosen, this, [this](bool finished) {
        const text::Span now = selection();
        if (!now.empty() || !m_parts->lastSelection.empty())
            Q_EMIT selectionChanged(finished);
        if (finished)
            m_parts->lastSelection = now;
    });
    connect(canvas, &TextCanvas::left, this, [this] {
        m_parts->shown.outline = {};
        selectCoding({});
        refresh();
    });
    connect(canvas, &TextCanvas::edgeKey, this, &TextView::moveEdge);
    connect(canvas, &TextCanvas::digitPressed, this, &TextView::digitPressed);
    connect(canvas, &TextCanvas::contextMenuWanted, this, &TextView::contextMenuWanted);
    connect(canvas, &TextCanvas::codeDropped, this, &TextView::codeDropped);
    connect(canvas, &TextCanvas::hovered, this, &TextView::codingHovered);
    connect(canvas, &TextCanvas::zoomWanted, this, [this](int steps) {
        setZoom(steps);
        Q_EMIT zoomChanged(zoom());
    });
    connect(margin, &TextMargin::pressed, this, [this](model::Id<model::Coding> coding) {
        m_parts->shown.outline = {};
        selectCoding(coding);
        m_parts->canvas->setFocus();
    });
    connect(margin, &TextMargin::activated, this, &TextView::codingActivated);
    connect(margin, &TextMargin::hovered, this, &TextView::codingHovered);
    connect(margin, &TextMargin::resizeWanted, this, &TextView::resizeWanted);
    connect(find, &FindLine::hitsChanged, canvas->viewport(), qOverload<>(&QWidget::update));
    connect(find, &FindLine::nextWanted, this, &TextView::findNext);
    connect(find, &FindLine::hitChosen, this, [this](text::Span hit) {
        m_parts->canvas->makeVisible(hit);
        select(hit);
    });
    connect(find, &FindLine::closed, this, [this] {
        m_parts->find->hide();
        m_parts->shown.hits.clear();
        m_parts->canvas->setFocus();
        refresh();
    });
    connect(strip, &CorrectionStrip::doneWanted, this, &TextView::applyCorrection);
    connect(strip, &CorrectionStrip::cancelWanted, this, [this] { setCorrecting(false); });
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
        m_parts->shown.forgetLooks();
        refresh();
    });
}

void TextView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_parts->margin->forget();
}

// --- documents -----------------------------------------------------------------------------------

void TextView::setSession(Session* session)
{
    disconnect(m_parts->following);
    if (m_parts->shown.correcting)
        leaveCorrecting();
    m_parts->left.clear();
    m_parts->shown.document = {};
    m_parts->shown.session = session;
    load();
    if (session != nullptr)
        m_parts->following = connect(session, &Session::changed, this, &TextView::follow);
}

void TextView::remember()
{
    if (m_parts->shown.text)
        m_parts->left[m_parts->shown.document] = {
            m_parts->canvas->top(), selection(), m_parts->canvas->caret()};
}

void TextView::showDocument(model::Id<model::Document> document)
{
    if (document == m_parts->shown.document)
        return;
    if (m_parts->shown.correcting) {
        dropCorrection();
        leaveCorrecting();
        Q_EMIT correctionFinished(false);
    }
    remember();
    m_parts->shown.document = document;
    load();
    if (const auto left = m_parts->left.find(document); left != m_parts->left.end()) {
        m_parts->canvas->select(left->second.selection.empty()
                                    ? text::Span{left->second.caret, left->second.caret}
                                    : left->second.selection);
        m_parts->canvas->scrollTo(left->second.top);
    }
    m_parts->lastSelection = selection();
    Q_EMIT selectionChanged(true);
}

// Shows the document from its beginning, with nothing selected.
void TextView::load()
{
    ShownText& shown = m_parts->shown;
    const auto row =
        shown.session == nullptr ? std::nullopt : shown.session->corpus().find(shown.document);
    shown.forgetLooks();
    shown.outline = shown.preview = {};
    shown.hits.clear();
    selectCoding({});
    shown.text.reset();
    shown.display = {};
    shown.codings.clear();
    if (row)
        if (auto text = shown.session->texts().load(*row)) {
            shown.text = std::move(*text);
            shown.display = DisplayText(shown.text->utf8, shown.text->offsets);
            shown.codings.load(shown.session->corpus(), shown.document);
        }
    m_parts->canvas->setAccessibleName(row ? tr("Text of %1").arg(labelOf(*row)) : tr("Text"));
    m_parts->canvas->showWords();
    m_parts->margin->forget();
    m_parts->find->refresh();
    refresh();
}

// The same document after its text has changed, at the same place.
void TextView::reload()
{
    const auto before = m_parts->shown.text;
    const text::CodePoint top = m_parts->canvas->top();
    const text::CodePoint caret = m_parts->canvas->caret();
    const auto selected = selectedCoding();
    load();
    const auto& after = m_parts->shown.text;
    if (!before || !after)
        return;
    // What stands behind the last change has moved by as much as the text has grown.
    const auto common = std::ranges::mismatch(before->utf8, after->utf8).in1 - before->utf8.begin();
    const text::CodePoint changed = before->offsets.fromByte(static_cast<std::size_t>(common));
    const text::CodePoint grown = after->offsets.codePoints() - before->offsets.codePoints();
    const auto moved = [&](text::CodePoint position) {
        return std::clamp(position <= changed ? position : std::max(changed, position + grown),
                          0,
                          after->offsets.codePoints());
    };
    m_parts->canvas->setCaret(moved(caret));
    m_parts->canvas->scrollTo(moved(top));
    selectCoding(selected);
}

model::Id<model::Document> TextView::document() const
{
    return m_parts->shown.document;
}

void TextView::refresh()
{
    m_parts->canvas->viewport()->update();
    m_parts->gutter->update();
    m_parts->margin->refresh();
}

void TextView::follow(const Change& change)
{
    ShownText& shown = m_parts->shown;
    if (!shown.document)
        return;
    const model::Corpus& now = shown.session->corpus();
    if (!now.contains(shown.document)) {
        showDocument({});
        return;
    }
    for (const auto& update : change.of<model::Document>().updated)
        if (update.after.id == shown.document
            && (update.before.textHash != update.after.textHash
                || update.before.structure != update.after.structure)) {
            if (shown.correcting) {
                dropCorrection();
                leaveCorrecting();
                Q_EMIT correctionFinished(true);
            } else {
                reload();
            }
            return;
        }
    bool isTouched = shown.codings.follow(change, now);
    if (change.touches<model::Code>()) {
        shown.forgetLooks();
        isTouched = true;
    }
    if (shown.selected) {
        const auto coding = now.find(shown.selected->id);
        if (!coding || coding->orphan || coding->document != shown.document)
            selectCoding({});
        else
            shown.selected = coding;
        describeSelected();
    }
    if (isTouched)
        refresh();
}

// --- selection -----------------------------------------------------------------------------------

text::Span TextView::selection() const
{
    return m_parts->shown.text ? m_parts->canvas->selection() : text::Span{};
}

void TextView::select(text::Span span)
{
    if (!m_parts->shown.text)
        return;
    m_parts->canvas->select(span.clippedTo(m_parts->shown.all()));
    m_parts->lastSelection = selection();
    Q_EMIT selectionChanged(true);
}

void TextView::reveal(text::Span span)
{
    if (!m_parts->shown.text)
        return;
    const text::Span there = span.clippedTo(m_parts->shown.all());
    m_parts->shown.outline = there;
    m_parts->canvas->setCaret(there.start);
    m_parts->canvas->makeVisible(there);
    if (!m_parts->lastSelection.empty()) {
        m_parts->lastSelection = {};
        Q_EMIT selectionChanged(true);
    }
    refresh();
}

void TextView::selectUnit(Unit unit)
{
    if (!m_parts->shown.text)
        return;
    const model::LoadedText& text = *m_parts->shown.text;
    text::Span from = selection();
    if (from.empty())
        from = {m_parts->canvas->caret(), m_parts->canvas->caret()};
    const text::Span to = unit == Unit::Sentence    ? sentencesAround(text, from)
                          : unit == Unit::Paragraph ? paragraphsAround(text, from)
                                                    : turnsAround(text, from);
    select(to);
}

text::CodePoint TextView::topPosition() const
{
    return m_parts->canvas->top();
}

void TextView::scrollTo(text::CodePoint position)
{
    m_parts->canvas->scrollTo(position);
}

QRect TextView::rectOf(text::Span span) const
{
    TextCanvas& canvas = *m_parts->canvas;
    const QList<QRectF> rects = canvas.rectsOf(canvas.visibleBlocks(), span);
    QRect place;
    if (!rects.isEmpty()) {
        place = rects.first().toAlignedRect();
    } else {
        QTextCursor cursor = canvas.textCursor();
        cursor.setPosition(m_parts->shown.display.startOf(span.start));
        place = canvas.cursorRect(cursor);
    }
    return {canvas.viewport()->mapTo(this, place.topLeft()), place.size()};
}

// --- codings -------------------------------------------------------------------------------------

model::Id<model::Coding> TextView::selectedCoding() const
{
    return m_parts->shown.selected ? m_parts->shown.selected->id : model::Id<model::Coding>();
}

void TextView::selectCoding(model::Id<model::Coding> coding)
{
    ShownText& shown = m_parts->shown;
    if (coding == selectedCoding())
        return;
    shown.selected.reset();
    if (coding)
        if (auto row = shown.session->corpus().find(coding);
            row && row->document == shown.document && !row->orphan)
            shown.selected = row;
    if (shown.selected && shown.text) {
        shown.outline = {};
        m_parts->canvas->makeVisible(shown.selected->span());
    }
    describeSelected();
    refresh();
    Q_EMIT codingSelected(selectedCoding());
}

void TextView::describeSelected()
{
    const ShownText& shown = m_parts->shown;
    QString words;
    if (shown.selected && shown.text) {
        const model::Corpus& corpus = shown.session->corpus();
        const auto document = corpus.find(shown.document);
        const auto coder = corpus.find(shown.selected->coder);
        constexpr int kWords = 200;
        words = tr("Coding %1 by %2, %3: %4")
                    .arg(pathOf(corpus, shown.selected->code),
                         coder ? fromUtf8(coder->name) : QString(),
                         document ? referenceOf(*document, *shown.text, shown.selected->span())
                                  : QString(),
                         quoteOf(*shown.text, shown.selected->span()).left(kWords));
    }
    m_parts->canvas->setAccessibleDescription(words);
}

void TextView::selectNextCoding(bool forward)
{
    const ShownText& shown = m_parts->shown;
    const text::CodePoint from = shown.selected ? shown.selected->start : m_parts->canvas->caret();
    constexpr auto kLast = std::numeric_limits<std::int32_t>::max();
    // From the caret: one that begins there counts as the next.
    const model::Id<model::Coding> at =
        shown.selected ? shown.selected->id : model::Id<model::Coding>{0};
    const auto* found = forward ? shown.codings.next(from, at) : shown.codings.previous(from, at);
    if (found == nullptr)
        found = forward ? shown.codings.next(-1, {}) : shown.codings.previous(kLast, {});
    if (found != nullptr)
        selectCoding(model::Id<model::Coding>(found->id));
}

void TextView::setFilter(const CodingFilter& filter)
{
    m_parts->shown.codings.setFilter(filter);
    m_parts->margin->forget();
    refresh();
}

void TextView::setCurrentCode(model::Id<model::Code> code)
{
    m_parts->shown.currentCode = code;
    refresh();
}

void TextView::moveEdge(bool end, bool forward, bool byWord)
{
    const ShownText& shown = m_parts->shown;
    if (!shown.selected || !shown.text || shown.session->isReadOnly())
        return;
    text::Span span = shown.selected->span();
    text::CodePoint& edge = end ? span.end : span.start;
    if (byWord) {
        edge = m_parts->wordFrom(edge, end, forward);
    } else {
        // By what a person sees as one character.
        QTextCursor cursor(m_parts->canvas->document());
        cursor.setPosition(end ? shown.display.endOf(edge) : shown.display.startOf(edge));
        const auto step = forward ? QTextCursor::NextCharacter : QTextCursor::PreviousCharacter;
        const text::CodePoint before = edge;
        cursor.movePosition(step);
        if (shown.display.codePointAt(cursor.position()) == before)
            cursor.movePosition(step); // over a seam
        edge = shown.display.codePointAt(cursor.position());
    }
    if (!span.empty() && span != shown.selected->span())
        Q_EMIT resizeWanted(model::Id<model::Coding>(shown.selected->id), span);
}

// --- finding, zoom -------------------------------------------------------------------------------

void TextView::openFind()
{
    constexpr qsizetype kMost = 200;
    const QString words =
        m_parts->shown.text ? quoteOf(*m_parts->shown.text, selection()) : QString();
    m_parts->find->open(words.size() <= kMost && !words.contains(QLatin1Char('\n')) ? words
                                                                                    : QString());
}

void TextView::findNext(bool forward)
{
    if (!m_parts->shown.text)
        return;
    if (!m_parts->find->isVisibleTo(this)) {
        openFind();
        return;
    }
    text::Span from = selection();
    if (from.empty())
        from = {m_parts->canvas->caret(), m_parts->canvas->caret()};
    m_parts->find->next(forward, from);
}

void TextView::setZoom(int steps)
{
    constexpr int kMost = 12;
    m_parts->canvas->setZoom(std::clamp(steps, -kMost / 2, kMost));
    m_parts->margin->forget();
}

int TextView::zoom() const
{
    return m_parts->canvas->zoom();
}

// --- correcting ----------------------------------------------------------------------------------

void TextView::setCorrecting(bool on)
{
    ShownText& shown = m_parts->shown;
    if (on == shown.correcting)
        return;
    if (!on) {
        leaveCorrecting();
        Q_EMIT correctionFinished(false);
        return;
    }
    if (!shown.text || shown.session->isReadOnly() || shown.session->isBusy())
        return;
    shown.correcting = true;
    m_parts->find->hide();
    reload();
    m_parts->canvas->setCorrecting(true);
    m_parts->strip->begin();
    m_parts->canvas->setFocus();
}

bool TextView::isCorrecting() const
{
    return m_parts->shown.correcting;
}

QString TextView::correctedText() const
{
    return fromUtf8(m_parts->strip->correctedText());
}

void TextView::leaveCorrecting()
{
    m_parts->strip->end();
    m_parts->canvas->setCorrecting(false);
    m_parts->shown.correcting = false;
    reload();
    m_parts->canvas->setFocus();
}

bool TextView::hasCorrection() const
{
    return m_parts->shown.correcting && m_parts->strip->hasEdits();
}

// Nothing that was typed is lost, though nobody was asked.
void TextView::dropCorrection()
{
    if (hasCorrection() && !m_parts->isStoring)
        Q_EMIT correctionDropped(correctedText());
}

bool TextView::storeCorrection()
{
    bool isEnded = false;
    bool isStored = !m_parts->shown.correcting;
    QEventLoop loop;
    m_parts->stored = [&](bool fine) {
        isStored = fine;
        isEnded = true;
        loop.quit();
    };
    applyCorrection();
    if (m_parts->shown.correcting && !isEnded)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    m_parts->stored = {};
    return isStored || !m_parts->shown.correcting;
}

void TextView::applyCorrection()
{
    if (!m_parts->shown.correcting || m_parts->isStoring)
        return;
    if (!m_parts->strip->hasEdits()) {
        setCorrecting(false);
        return;
    }
    m_parts->strip->setBusy(true);
    m_parts->isStoring = true;
    correctText(*m_parts->shown.session,
                this,
                m_parts->shown.document,
                m_parts->strip->correctedText(),
                [this](const Result<project::Done>& done) {
                    m_parts->isStoring = false;
                    // The change itself has ended it, as a rule.
                    if (m_parts->shown.correcting && done)
                        setCorrecting(false);
                    else if (m_parts->shown.correcting)
                        m_parts->strip->complain(fromUtf8(done.error().detail));
                    if (m_parts->stored)
                        m_parts->stored(done.has_value());
                });
}

} // namespace crosscase::gui
