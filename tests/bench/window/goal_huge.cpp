// SPDX-License-Identifier: GPL-3.0-or-later
// 17: a project of 1,000,000 codings in 100,000 documents; what holds up the window's thread.
#include "app/gui/actions/codes.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/views/inspector.h"
#include "app/gui/views/text_view.h"
#include "core/project/codings.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#include "tests/bench/window/application.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::bench {

namespace {

using gui::MainWindow;
using gui::Workspace;

constexpr int kPatience = 300'000; // ms

class Person {
public:
    Person(MainWindow& window, Report& report, std::string size)
        : m_window(window)
        , m_report(report)
        , m_size(std::move(size))
    {}

    // Does it from an event, as the mouse and the keys do, and waits until all of it has come.
    void does(const char* what, const std::function<void()>& work)
    {
        WatchedApplication& watched = application();
        watched.begin();
        const double start = clockNow().wall;
        bool done = false;
        QTimer::singleShot(0, &m_window, [&] {
            work();
            done = true;
        });
        const auto isQuiet = [&] {
            const gui::Session* session = m_window.session();
            return done && m_window.findChildren<gui::Job*>().empty()
                   && (session == nullptr || session->findChildren<gui::Job*>().empty());
        };
        if (!QTest::qWaitFor(isQuiet, kPatience))
            giveUp(fmt::format("'{}' does not end", what));
        const double wall = clockNow().wall - start;
        constexpr int kQuiet = 400; // what fields wait before they ask
        QTest::qWait(kQuiet);
        if (!QTest::qWaitFor(isQuiet, kPatience))
            giveUp(fmt::format("'{}' does not end", what));
        const Held held = watched.held();
        Line line{.goal = 17, .what = what, .size = m_size};
        line.limit = Limit::Seconds;
        line.most = 0.1;
        line.times.product.samples.push_back({held.wall, held.cpu});
        m_report.add(line);
        std::fprintf(stderr,
                     "17 %-36s longest event %6.0f ms (cpu %6.0f), all its events cpu %6.0f ms, "
                     "over after %6.0f ms\n",
                     what,
                     held.wall * 1e3,
                     held.cpu * 1e3,
                     held.all * 1e3,
                     wall * 1e3);
    }

    template <typename Widget>
    Widget& find(const char* name)
    {
        auto* widget = m_window.findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            giveUp(fmt::format("no widget '{}'", name));
        return *widget;
    }

    // Each frame from an event of its own.
    void scrolls(const char* what, QAbstractItemView& view)
    {
        does(what, [&] {
            constexpr int kFrames = 40;
            for (int frame = 1; frame <= kFrames; ++frame)
                QTimer::singleShot(frame, &view, [&view, frame] {
                    QScrollBar* bar = view.verticalScrollBar();
                    bar->setValue(frame % 4 == 0 ? bar->maximum() * frame / kFrames
                                                 : bar->value() + bar->pageStep());
                });
        });
    }

    void types(const char* what, QLineEdit& field, const char* words)
    {
        does(what, [&field, words] {
            field.setFocus();
            field.selectAll();
            int at = 0;
            for (const char* letter = words; *letter != '\0'; ++letter)
                QTimer::singleShot(
                    ++at, &field, [&field, letter] { QTest::keyClick(&field, *letter); });
        });
        does(fmt::format("{}: emptied", what).c_str(), [&field] {
            field.selectAll();
            QTest::keyClick(&field, Qt::Key_Delete);
        });
    }

private:
    MainWindow& m_window;
    Report& m_report;
    std::string m_size;
};

// The code whose number of quotes is nearest to 50,000.
model::Id<model::Code> frequentCode(const model::Corpus& corpus, std::size_t wanted)
{
    std::unordered_map<model::Id<model::Code>, std::size_t> counts;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            ++counts[block->code[row]];
    model::Id<model::Code> best = (*corpus.codes().begin()).id;
    const auto distance = [&](std::size_t count) {
        return count > wanted ? count - wanted : wanted - count;
    };
    for (const auto& [code, count] : counts)
        if (distance(count) < distance(counts[best]))
            best = code;
    return best;
}

void code(MainWindow& window, gui::TextView& view, model::Id<model::Code> with, int step)
{
    const text::CodePoint start = view.topPosition() + step;
    must(window.session()->change(QStringLiteral("Code"), [&](project::Edit& edit) -> Result<void> {
        project::CodingFields fields;
        fields.span = {start, start + 40};
        auto added = project::addCoding(edit, view.document(), with, fields);
        return added ? Result<void>() : tl::unexpected(added.error());
    }));
}

void showPages(Person& person, MainWindow& window, const char* when)
{
    constexpr std::array kNames{"coding", "codebook", "cases", "search", "matrix", "memos"};
    for (std::size_t page = 0; page < kNames.size(); ++page)
        person.does(fmt::format("show {}{}", kNames[page], when).c_str(),
                    [&] { window.go({.workspace = Workspace{static_cast<std::uint8_t>(page)}}); });
}

void workInCoding(Person& person, MainWindow& window, std::size_t quotes)
{
    auto& view = person.find<gui::TextView>("textView");
    auto& documents = person.find<QTreeView>("documentTree");
    auto& codes = person.find<QTreeView>("codeTree");
    const auto with = frequentCode(window.session()->corpus(), quotes);
    window.go({.workspace = Workspace::Coding});
    person.does("expand all of the document tree", [&] { documents.expandAll(); });
    person.scrolls("scroll the document tree", documents);
    person.scrolls("scroll the code tree", codes);
    person.does("another document", [&] {
        const auto& rows = window.session()->corpus().documents();
        auto at = rows.begin();
        for (std::size_t i = 0; i < rows.size() / 2; ++i)
            ++at;
        window.go({.document = (*at).id});
    });
    person.does("choose a code of 50,000 quotes", [&] { window.go({.code = with}); });
    person.does("show its quotes", [&] { window.findChild<gui::Inspector*>()->showQuotes(); });
    person.scrolls("scroll its quotes", person.find<QAbstractItemView>("codeQuotes"));
    person.does("code a passage", [&] { code(window, view, with, 1); });
    person.does("code another passage", [&] { code(window, view, with, 2); });
    person.does("undo", [&] { window.trigger(gui::Command::Undo); });
    person.does("delete a code of 50,000 quotes", [&] {
        gui::deleteCodes(*window.session(), &window, {with}, [](const Result<project::Done>& done) {
            if (!done)
                giveUp(done.error().detail);
        });
    });
    person.does("its undo", [&] { window.trigger(gui::Command::Undo); });
    person.types("filter documents", person.find<QLineEdit>("documentFilter"), "view 12");
    person.types("filter codes", person.find<QLineEdit>("codeFilter"), "code 1");
}

void chooseEach(Person& person, const char* name)
{
    auto& combo = person.find<QComboBox>(name);
    if (!combo.isVisible())
        giveUp(fmt::format("'{}' is not seen", name));
    for (int i = combo.count() - 1; i >= 0; --i)
        person.does(fmt::format("{}: {}", name, gui::toUtf8(combo.itemText(i))).c_str(), [&] {
            combo.setCurrentIndex(i);
            Q_EMIT combo.activated(i);
        });
}

void workElsewhere(Person& person, MainWindow& window)
{
    window.go({.workspace = Workspace::Codebook});
    chooseEach(person, "codebookShow");
    person.types("filter the codebook", person.find<QLineEdit>("codebookFind"), "code 1");
    window.go({.workspace = Workspace::Cases});
    person.does("the sheet of documents",
                [&] { person.find<QTabBar>("caseTabs").setCurrentIndex(1); });
    person.types("filter the documents' sheet", person.find<QLineEdit>("caseFilter"), "view 12");
    person.does("the sheet of cases", [&] { person.find<QTabBar>("caseTabs").setCurrentIndex(0); });
    window.go({.workspace = Workspace::Matrix});
    for (const char* cells : {"cellQuotes", "cellSummaries", "cellCounts"})
        if (auto* button = window.findChild<QRadioButton*>(QString::fromLatin1(cells)))
            person.does(cells, [button] { button->click(); });
    chooseEach(person, "matrixRowsBox");
    chooseEach(person, "matrixColumns");
    person.types("filter the matrix", person.find<QLineEdit>("matrixFilter"), "code(\"Code 001\")");
    window.go({.workspace = Workspace::Search});
    auto& words = person.find<QLineEdit>("searchWords");
    const auto search = [&](const char* what, int kind, const char* question) {
        person.does(what, [&, kind, question] {
            window.findChild<QRadioButton*>(QStringLiteral("searchKind%1").arg(kind))->click();
            words.setText(QString::fromLatin1(question));
            QTest::keyClick(&words, Qt::Key_Return);
        });
    };
    search("search a word", 0, "work");
    search("search a phrase", 1, "the work");
    search("search a regular expression", 2, "wor[kd]s?");
    search("search codings", 3, "code(\"Code 001\")");
    window.go({.workspace = Workspace::Memos});
    person.types("filter memos", person.find<QLineEdit>("memoFind"), "word");
    chooseEach(person, "memoKind");
}

} // namespace

void measureHugeProject(const Setting& setting, Report& report)
{
    application();
    const auto made = setting.folder / "huge.crosscase";
    const auto project = setting.folder / "huge-now.crosscase";
    const ProjectSize size{.documents = setting.scaled(100'000),
                           .textBytes = 700,
                           .codings = setting.scaled(1'000'000)};
    if (!std::filesystem::exists(made)) {
        std::fprintf(stderr, "making a project of %zu documents\n", size.documents);
        makeProject(made, size);
    }
    copyProject(made, project);
    MainWindow window;
    window.resize(1280, 800);
    window.show();
    settle(window);
    Person person(
        window, report, fmt::format("{} codings, {} documents", size.codings, size.documents));
    const Sample opening =
        timed([&] { person.does("open", [&] { window.openProject(gui::fromPath(project)); }); });
    report.note(fmt::format("17: the project is there after {:.1f} s", opening.wall));
    if (window.session() == nullptr)
        giveUp("the window does not open the project");
    showPages(person, window, " first");
    workInCoding(person, window, setting.scaled(50'000));
    workElsewhere(person, window);
    showPages(person, window, " again");
    person.does("close", [&] { window.closeProject(); });
    removeDatabase(project);
}

} // namespace crosscase::bench
