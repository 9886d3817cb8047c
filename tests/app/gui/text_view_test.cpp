// SPDX-License-Identifier: GPL-3.0-or-later
// The text view alone in a window, driven by the mouse and the keys.
#include "app/gui/views/text_canvas.h"
#include "app/gui/views/text_gutter.h"
#include "app/gui/views/text_margin.h"
#include "app/gui/views/text_view.h"
#include "core/project/codes.h"
#include "core/project/codings.h"
#include "core/project/correction.h"
#include "core/project/documents.h"
#include "tests/app/gui/window.h"

#include <QAccessible>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextLayout>

namespace crosscase::gui {

namespace {

const std::string kInterview =
    "Interviewer: How did you find studying from home?\n"
    "Anna: At first I loved it. After a few weeks I felt isolated. I did not talk to anybody.\n"
    "\n"
    "Interviewer: What helped?\n"
    "Anna: My study group. We met online every Tuesday and that kept me going.\n";

class View {
public:
    explicit View(const std::string& utf8 = kInterview)
    {
        const QString path = m_folder.filePath(QStringLiteral("p.crosscase"));
        m_session = must(Session::create(path.toStdString(), "p", "Anna K."));
        m_document = add("P01", utf8);
        m_view = std::make_unique<TextView>();
        m_view->resize(900, 600);
        m_view->setSession(m_session.get());
        m_view->showDocument(m_document);
        m_view->show();
        m_view->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(m_view.get()));
        canvas().setFocus();
        QApplication::processEvents();
    }
    model::Id<model::Document> add(const std::string& name, const std::string& utf8)
    {
        model::Id<model::Document> made;
        change([&](project::Edit& edit) -> Result<void> {
            model::Document fields;
            fields.name = name;
            auto added = project::addDocument(edit, fields, utf8);
            if (!added)
                return passOn(added);
            made = *added;
            return {};
        });
        return made;
    }
    void change(const Session::Work& work) { must(m_session->change(QString(), work)); }
    model::Id<model::Code> codeNamed(const std::string& name)
    {
        auto found = project::findCode(m_session->corpus(), name);
        if (!found)
            change([&](project::Edit& edit) -> Result<void> {
                found = project::addCode(edit, name);
                return {};
            });
        return must(std::move(found));
    }
    model::Id<model::Coding> code(const std::string& words, const std::string& name)
    {
        const auto code = codeNamed(name);
        model::Id<model::Coding> made;
        change([&](project::Edit& edit) -> Result<void> {
            auto added = project::addCoding(edit, m_document, code, {.span = span(words)});
            if (!added)
                return passOn(added);
            made = *added;
            return {};
        });
        QApplication::processEvents();
        return made;
    }
    [[nodiscard]] std::shared_ptr<const model::LoadedText> text()
    {
        return must(m_session->texts().load(*m_session->corpus().find(m_document)));
    }
    [[nodiscard]] text::Span span(const std::string& words)
    {
        const auto loaded = text();
        const std::size_t at = loaded->utf8.find(words);
        REQUIRE(at != std::string::npos);
        return {loaded->offsets.fromByte(at), loaded->offsets.fromByte(at + words.size())};
    }
    [[nodiscard]] std::string selected() { return std::string(text()->quote(view().selection())); }
    // The middle of the first letter of words, in the viewport.
    [[nodiscard]] QPoint at(const std::string& words, bool behind = false)
    {
        const text::Span there = span(words);
        const QRectF rect =
            behind ? canvas().rectsOf(canvas().visibleBlocks(), {there.end - 1, there.end})[0]
                   : canvas().rectsOf(canvas().visibleBlocks(), {there.start, there.start + 1})[0];
        return QPointF(behind ? rect.right() - 1 : rect.left() + 1, rect.center().y()).toPoint();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* on = canvas().viewport();
        QTest::mousePress(on, Qt::LeftButton, modifiers, from);
        QMouseEvent move(
            QEvent::MouseMove, to, on->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(on, &move);
        QTest::mouseRelease(on, Qt::LeftButton, modifiers, to);
        QTest::qWait(QApplication::doubleClickInterval() + 1);
    }
    void key(const char* keys)
    {
        QTest::keySequence(QApplication::focusWidget(), QKeySequence(QString::fromLatin1(keys)));
        QApplication::processEvents();
    }
    template <typename Widget>
    Widget& find(const char* name)
    {
        auto* widget = m_view->findChild<Widget*>(QString::fromLatin1(name));
        REQUIRE(widget != nullptr);
        return *widget;
    }
    TextView& view() { return *m_view; }
    TextCanvas& canvas() { return find<TextCanvas>("textCanvas"); }
    TextMargin& margin() { return find<TextMargin>("textMargin"); }
    Session& session() { return *m_session; }
    [[nodiscard]] model::Id<model::Document> document() const { return m_document; }

private:
    QTemporaryDir m_folder;
    Session::Pointer m_session;
    std::unique_ptr<TextView> m_view;
    model::Id<model::Document> m_document;
};

void follow(View& view)
{
    QObject::connect(&view.view(),
                     &TextView::resizeWanted,
                     &view.view(),
                     [&view](model::Id<model::Coding> coding, text::Span span) {
                         view.change([=](project::Edit& edit) {
                             return project::resizeCoding(edit, coding, span);
                         });
                     });
}

} // namespace

TEST_CASE("text view: dragging over a text selects whole words, with Alt exactly")
{
    View view;
    QSignalSpy spy(&view.view(), &TextView::selectionChanged);
    view.drag(view.at("elt isolated"), view.at("isol", true));
    CHECK(view.selected() == "felt isolated");
    CHECK(spy.last().at(0).toBool());
    view.view().select({});
    view.drag(view.at("elt isolated"), view.at("felt isol", true), Qt::AltModifier);
    CHECK(view.selected() == "elt isol");
    // Backwards, with a blank at the end.
    view.view().select({});
    view.drag(view.at("eeks I"), view.at(" few"));
    CHECK(view.selected() == "few weeks");
}

TEST_CASE("text view: more clicks select the word, the sentence, the paragraph")
{
    View view;
    QWidget* on = view.canvas().viewport();
    const QPoint at = view.at("solated.");
    QTest::mouseClick(on, Qt::LeftButton, {}, at);
    CHECK(view.selected().empty());
    QTest::mouseDClick(on, Qt::LeftButton, {}, at);
    CHECK(view.selected() == "isolated");
    QTest::mouseClick(on, Qt::LeftButton, {}, at);
    CHECK(view.selected() == "After a few weeks I felt isolated.");
    QTest::mouseClick(on, Qt::LeftButton, {}, at);
    CHECK(view.selected()
          == "At first I loved it. After a few weeks I felt isolated. I did not talk to anybody.");
}

TEST_CASE("text view: keys move the caret and select letter by letter, digits are for codes")
{
    View view;
    QSignalSpy digits(&view.view(), &TextView::digitPressed);
    view.view().select({view.span("felt").start, view.span("felt").start});
    view.key("3");
    CHECK(digits.isEmpty()); // nothing is selected
    for (int i = 0; i < 3; ++i)
        view.key("Shift+Right");
    CHECK(view.selected() == "fel");
    view.key("3");
    REQUIRE(digits.size() == 1);
    CHECK(digits[0][0].toInt() == 3);
    view.key("Ctrl+C");
    QTest::keyClick(&view.canvas(), Qt::Key_C, Qt::ControlModifier);
    CHECK(QApplication::clipboard()->text() == QStringLiteral("fel"));
    view.view().selectUnit(TextView::Unit::Sentence);
    CHECK(view.selected() == "After a few weeks I felt isolated.");
    view.view().selectUnit(TextView::Unit::Turn);
    CHECK(view.selected().starts_with("At first"));
    view.key("Right");
    CHECK(view.selected().empty());
}

TEST_CASE("text view: paragraphs are numbered, empty lines are not")
{
    View view;
    const auto& gutter = view.find<TextGutter>("textGutter");
    std::vector<int> numbers;
    for (const auto& block : view.canvas().visibleBlocks())
        numbers.push_back(gutter.numberOf(block));
    CHECK(numbers == std::vector<int>{1, 2, 0, 3, 4, 0});
    CHECK(gutter.width() > 0);
}

TEST_CASE("text view: a bracket is selected by a click, activated by two, left by Esc")
{
    View view;
    const auto isolation = view.code("I felt isolated", "Isolation");
    const auto support = view.code("My study group", "Support");
    QSignalSpy selected(&view.view(), &TextView::codingSelected);
    QSignalSpy activated(&view.view(), &TextView::codingActivated);
    const QRect bracket = view.margin().bracketRect(isolation);
    REQUIRE_FALSE(bracket.isEmpty());
    CHECK_FALSE(view.margin().nameRect(support).isEmpty());
    QTest::mouseClick(&view.margin(), Qt::LeftButton, {}, bracket.center());
    CHECK(view.view().selectedCoding() == isolation);
    CHECK(view.canvas().accessibleDescription().contains(QStringLiteral("Isolation")));
    QTest::mouseDClick(
        &view.margin(), Qt::LeftButton, {}, view.margin().nameRect(support).center());
    CHECK(activated.size() == 1);
    view.key("Esc");
    CHECK_FALSE(view.view().selectedCoding());
    CHECK(selected.size() >= 2);
    view.view().selectNextCoding(true);
    CHECK(view.view().selectedCoding() == isolation); // behind the caret
    view.view().selectNextCoding(true);
    CHECK(view.view().selectedCoding() == support);
    view.view().selectNextCoding(true);
    CHECK(view.view().selectedCoding() == isolation);
    view.view().selectNextCoding(false);
    CHECK(view.view().selectedCoding() == support);
}

TEST_CASE("text view: keys move the ends of the selected coding, and back again")
{
    View view;
    follow(view);
    const auto coding = view.code("I felt isolated", "Isolation");
    view.view().selectCoding(coding);
    const auto quote = [&] {
        return std::string(view.text()->quote(view.session().corpus().find(coding)->span()));
    };
    view.key("Shift+Right");
    CHECK(quote() == "I felt isolated.");
    view.key("Shift+Left");
    CHECK(quote() == "I felt isolated");
    view.key("Alt+Shift+Right");
    CHECK(quote() == " felt isolated");
    view.key("Alt+Shift+Left");
    view.key("Ctrl+Shift+Left");
    CHECK(quote() == "I felt");
    view.key("Ctrl+Alt+Shift+Left");
    CHECK(quote() == "weeks I felt");
    view.view().moveEdge(true, true, true);
    CHECK(quote() == "weeks I felt isolated");
    CHECK(view.view().selectedCoding() == coding);
    view.key("Left");
    CHECK_FALSE(view.view().selectedCoding());
}

TEST_CASE("text view: dragging a bracket's end resizes its coding by words")
{
    View view;
    follow(view);
    const auto coding = view.code("At first I loved it.", "Joy");
    const QRect bracket = view.margin().bracketRect(coding);
    const QPoint from(bracket.center().x(), bracket.bottom());
    const QPoint to =
        view.margin().mapFromGlobal(view.canvas().viewport()->mapToGlobal(view.at("solated.")));
    QTest::mousePress(&view.margin(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove,
                     to,
                     view.margin().mapToGlobal(to),
                     Qt::NoButton,
                     Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&view.margin(), &move);
    QTest::mouseRelease(&view.margin(), Qt::LeftButton, {}, to);
    const auto now = view.session().corpus().find(coding)->span();
    CHECK(view.text()->quote(now) == "At first I loved it. After a few weeks I felt isolated");
}

TEST_CASE("text view: what changes in the project is seen at once, and only this document's")
{
    View view;
    const auto coding = view.code("I felt isolated", "Isolation");
    CHECK_FALSE(view.margin().bracketRect(coding).isEmpty());
    CodingFilter filter;
    filter.kind = CodingFilter::Kind::Codes;
    filter.codes = {view.codeNamed("Support")};
    view.view().setFilter(filter);
    CHECK(view.margin().bracketRect(coding).isEmpty());
    view.view().setFilter({});
    view.view().selectCoding(coding);
    (void)view.session().undo(); // the code "Support"
    (void)view.session().undo();
    QApplication::processEvents();
    CHECK_FALSE(view.view().selectedCoding());
    CHECK(view.margin().bracketRect(coding).isEmpty());
}

TEST_CASE("text view: find counts, wraps around and leaves the hit selected")
{
    View view;
    view.view().openFind();
    auto& words = view.find<QLineEdit>("findWords");
    auto& count = view.find<QLabel>("findCount");
    QTest::keyClicks(&words, QStringLiteral("ANNA"));
    view.key("Return");
    CHECK(count.text() == QStringLiteral("1 of 2"));
    CHECK(view.selected() == "Anna");
    view.key("Return");
    CHECK(count.text() == QStringLiteral("2 of 2"));
    view.key("Return");
    CHECK(count.text().startsWith(QStringLiteral("1 of 2 - from the beginning")));
    view.key("Shift+Return");
    CHECK(count.text().startsWith(QStringLiteral("2 of 2 - from the end")));
    view.key("Esc");
    CHECK_FALSE(words.isVisible());
    CHECK(view.canvas().hasFocus());
    CHECK(view.selected() == "Anna");
    view.view().openFind();
    CHECK(words.text() == QStringLiteral("Anna"));
    words.setText(QStringLiteral("zebra"));
    view.key("Return");
    CHECK(count.text().contains(QStringLiteral("No hit")));
    CHECK(view.selected() == "Anna");
}

TEST_CASE("text view: a code dropped on the text is for the selection or the whole paragraph")
{
    View view;
    const auto code = view.codeNamed("Isolation");
    QSignalSpy spy(&view.view(), &TextView::codeDropped);
    QMimeData data;
    data.setData(QString::fromLatin1(kCodeMimeType), QByteArray::number(code.value));
    const auto drop = [&](QPoint at) {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.canvas().viewport(), &enter);
        CHECK(enter.isAccepted());
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.canvas().viewport(), &event);
        REQUIRE_FALSE(spy.isEmpty());
        return std::string(view.text()->quote(spy.last().at(1).value<text::Span>()));
    };
    CHECK(drop(view.at("study group")).starts_with("My study group."));
    view.view().select(view.span("study group"));
    CHECK(drop(view.at("udy group")) == "study group");
}

TEST_CASE("text view: each document comes back where it was left")
{
    std::string long_;
    for (int i = 0; i < 400; ++i)
        long_ += "Line " + std::to_string(i) + " of a long text that goes on and on.\n";
    View view(long_);
    view.view().scrollTo(view.span("Line 200 ").start);
    view.view().select(view.span("Line 205 of"));
    const auto top = view.view().topPosition();
    CHECK(top == view.span("Line 200 ").start);
    const auto other = view.add("P02", "Another one.\n");
    view.view().showDocument(other);
    CHECK(view.view().selection().empty());
    view.view().showDocument(view.document());
    CHECK(view.view().topPosition() == top);
    CHECK(view.selected() == "Line 205 of");
    view.view().setZoom(3);
    CHECK(view.view().topPosition() == top);
    view.view().reveal(view.span("Line 350 of"));
    CHECK(view.view().topPosition() > top);
    CHECK(view.view().rect().intersects(view.view().rectOf(view.span("Line 350 of"))));
}

TEST_CASE("text view: Hebrew and Arabic stand at the right, their codings where their words are")
{
    View view("Anna: hello\n\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D\n");
    const auto rects = view.canvas().rectsOf(view.canvas().visibleBlocks(),
                                             view.span("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"));
    REQUIRE(rects.size() == 1);
    CHECK(rects[0].right() > view.canvas().viewport()->width() * 0.9);
    const auto latin = view.canvas().rectsOf(view.canvas().visibleBlocks(), view.span("hello"));
    CHECK(latin[0].right() < view.canvas().viewport()->width() * 0.4);
    CHECK(view.margin().x() > view.canvas().viewport()->geometry().right());
}

TEST_CASE("text view: correcting moves the codings along, and undo brings the text back")
{
    View view;
    const auto coding = view.code("I felt isolated", "Isolation");
    view.view().setCorrecting(true);
    REQUIRE(view.view().isCorrecting());
    CHECK(view.view().correctedText() == QString::fromStdString(kInterview));
    QTextCursor cursor = view.canvas().textCursor();
    cursor.setPosition(view.span("At first").start);
    view.canvas().setTextCursor(cursor);
    QTest::keyClicks(&view.canvas(), QStringLiteral("Well! "));
    QSignalSpy spy(&view.view(), &TextView::correctionFinished);
    QTest::mouseClick(&view.find<QPushButton>("correctionDone"), Qt::LeftButton);
    REQUIRE(soon([&] { return !spy.isEmpty(); }));
    QApplication::processEvents();
    CHECK_FALSE(view.view().isCorrecting());
    CHECK(view.text()->utf8.find("Anna: Well! At first") != std::string::npos);
    CHECK(view.text()->quote(view.session().corpus().find(coding)->span()) == "I felt isolated");
    CHECK(view.canvas().toPlainText().contains(QStringLiteral("Well!")));
    must(view.session().undo());
    CHECK(view.text()->utf8 == kInterview);
    CHECK_FALSE(view.canvas().toPlainText().contains(QStringLiteral("Well!")));
}

TEST_CASE("text view: a correction says which codings would lose their text; Cancel does nothing")
{
    View view;
    view.code("I felt isolated", "Isolation");
    view.view().setCorrecting(true);
    QTextCursor cursor = view.canvas().textCursor();
    cursor.setPosition(view.span("After a few").start);
    cursor.setPosition(view.span("isolated.").end, QTextCursor::KeepAnchor);
    view.canvas().setTextCursor(cursor);
    QTest::keyClick(&view.canvas(), Qt::Key_Delete);
    auto& words = view.find<QLabel>("correctionWords");
    CHECK(soon([&] { return words.text().contains(QStringLiteral("lose")); }));
    QTest::mouseClick(&view.find<QPushButton>("correctionCancel"), Qt::LeftButton);
    CHECK_FALSE(view.view().isCorrecting());
    CHECK(view.text()->utf8 == kInterview);
    CHECK(view.canvas().toPlainText().contains(QStringLiteral("isolated")));
}

TEST_CASE("text view: a correction of a long line leaves all else byte for byte, with undo within")
{
    std::string line = "A\xE2\x80\xA9"
                       "B ";
    while (line.size() < 60'000)
        line += "\xF0\x9F\x98\x80 words \xCC\x81without end ";
    View view(line + "\nlast\n");
    view.view().setCorrecting(true);
    QTest::keyClick(&view.canvas(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(&view.canvas(), QStringLiteral("new"));
    QTest::keyClick(&view.canvas(), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClicks(&view.canvas(), QStringLiteral("x"));
    QTest::keyClick(&view.canvas(), Qt::Key_Return);
    CHECK(view.view().correctedText().toStdString() == "x\n" + line + "\nlast\nnew");
    QTest::keyClick(&view.canvas(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&view.canvas(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(view.view().correctedText().toStdString() == line + "\nlast\nnew");
}

TEST_CASE(
    "text view: a Latin label leaves an Arabic answer at the right, its codings on their words")
{
    const std::string first = "كنت وحيدة في الأسابيع الأولى.";
    const std::string second = "ثم تحسن الأمر.";
    View view("Interviewer: How was it?\nLayla: " + first + " " + second
              + "\nInterviewer: And now?\nLayla: " + second + "\n");
    QTextBlock answer = view.canvas().document()->findBlockByNumber(1);
    CHECK(answer.layout()->textOption().textDirection() == Qt::RightToLeft);
    CHECK(view.canvas().document()->firstBlock().layout()->textOption().textDirection()
          == Qt::LeftToRight);
    const auto blocks = view.canvas().visibleBlocks();
    for (const QRectF& one : view.canvas().rectsOf(blocks, view.span(first)))
        for (const QRectF& other : view.canvas().rectsOf(blocks, view.span(second)))
            CHECK(one.adjusted(1, 0, -1, 0).intersected(other).width() < 2);
}

TEST_CASE("text view: a full stop in the other direction does not stretch a coding over its line")
{
    // Nobody says it twice: no label, so that the paragraph goes from left to right.
    const std::string first = "كنت وحيدة في الأسابيع الأولى.";
    const std::string second = "ثم تحسن الأمر.";
    View view("Once " + first + " " + second + "\n");
    const auto blocks = view.canvas().visibleBlocks();
    for (const QRectF& one : view.canvas().rectsOf(blocks, view.span(first)))
        for (const QRectF& other : view.canvas().rectsOf(blocks, view.span(second)))
            CHECK(one.adjusted(1, 0, -1, 0).intersected(other).width() < 2);
}

TEST_CASE("text view: two coders of one passage share a name, and both are reached by it")
{
    View view;
    const auto mine = view.code("I felt isolated", "Isolation");
    model::Id<model::Coding> theirs;
    view.change([&](project::Edit& edit) -> Result<void> {
        model::Coding other = *edit.corpus().find(mine);
        other.uuid = {};
        other.coder = edit.coderNamed("Ben");
        theirs = edit.add(other);
        return {};
    });
    QApplication::processEvents();
    auto& margin = view.find<TextMargin>("textMargin");
    const QRect name = margin.nameRect(mine);
    REQUIRE_FALSE(name.isEmpty());
    CHECK(margin.nameRect(theirs) == name);
    CHECK(margin.bracketRect(mine) != margin.bracketRect(theirs));
    CHECK(margin.wordsOf(theirs) == QStringLiteral("Isolation (AK, B)"));
    QTest::mouseClick(&margin, Qt::LeftButton, {}, name.center());
    const auto first = view.view().selectedCoding();
    QTest::mouseClick(&margin, Qt::LeftButton, {}, name.center());
    const auto second = view.view().selectedCoding();
    CHECK(first != second);
    CHECK((first == mine || first == theirs));
    CHECK((second == mine || second == theirs));
}

} // namespace crosscase::gui
