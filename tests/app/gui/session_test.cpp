// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/codes.h"
#include "app/gui/bridge/session.h"
#include "core/project/codes.h"
#include "tests/app/gui/window.h"

#include <QProgressBar>
#include <QPushButton>

#include <fmt/format.h>

namespace crosscase::gui {

namespace {

Result<void> addCodes(project::Edit& edit, const Progress& progress, int count)
{
    for (int i = 0; i < count; ++i) {
        if (auto go = progress.report("codes", i, count); !go)
            return go;
        if (auto added = project::addCode(edit, fmt::format("code {}", i)); !added)
            return passOn(added);
    }
    return {};
}

// Goes on until it is cancelled.
Result<void> never(project::Edit& edit, const Progress& progress)
{
    if (auto added = project::addCode(edit, "never"); !added)
        return passOn(added);
    for (;;) {
        if (auto go = progress.report("waiting", 0, 0); !go)
            return go;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

TEST_CASE("a change behind the window arrives as one batch, and no other is taken meanwhile")
{
    Window window;
    Session& session = window.session();
    std::optional<Result<project::Done>> done;
    int batches = 0;
    QObject::connect(&session, &Session::changed, &session, [&] { ++batches; });
    session.changeBehind(
        &session,
        QStringLiteral("Add codes"),
        [](project::Edit& edit, const Progress& progress) { return addCodes(edit, progress, 300); },
        [&](const Result<project::Done>& result) { done = result; });
    CHECK(session.isBusy());
    auto refused = session.change(QStringLiteral("more"), [](project::Edit&) -> Result<void> {
        FAIL("was run");
        return {};
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    REQUIRE(soon([&] { return done.has_value(); }));
    CHECK(done->has_value());
    CHECK(batches == 1);
    CHECK(session.corpus().codes().size() == 300);
    CHECK_FALSE(session.isBusy());
}

TEST_CASE("a change that is stopped has changed nothing")
{
    Window window;
    Session& session = window.session();
    std::optional<Result<project::Done>> done;
    Job* job = session.changeBehind(&session,
                                    QStringLiteral("Never"),
                                    never,
                                    [&](const Result<project::Done>& result) { done = result; });
    window.main().watch(job, QStringLiteral("Never"));
    QTest::qWait(20);
    QTest::mouseClick(&window.find<QPushButton>(QStringLiteral("stopWork")), Qt::LeftButton);
    REQUIRE(soon([&] { return done.has_value(); }));
    REQUIRE_FALSE(done->has_value());
    CHECK(done->error().code == ErrorCode::Cancelled);
    CHECK(session.corpus().codes().empty());
    CHECK(must(session.change(QStringLiteral("After"), [](project::Edit& edit) {
              return addCodes(edit, {}, 1);
          })).batch);
}

TEST_CASE("a project that is closed while something is being done stops it first")
{
    Window window;
    window.session().changeBehind(
        &window.session(), QStringLiteral("Never"), never, [](const Result<project::Done>&) {});
    window.main().closeProject();
    CHECK(window.main().session() == nullptr);
    window.main().openProject(window.folder() + QStringLiteral("/thesis.crosscase"));
    REQUIRE(soon([&] { return window.main().session() != nullptr; }));
    CHECK(window.corpus().codes().empty());
}

TEST_CASE("what touched much is undone behind the window, in one step")
{
    Window window;
    must(window.session().change(QStringLiteral("Add codes"),
                                 [](project::Edit& edit) { return addCodes(edit, {}, 2500); }));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.session().isBusy());
    REQUIRE(soon([&] { return window.corpus().codes().empty() && !window.session().isBusy(); }));
    window.press(QStringLiteral("Ctrl+Shift+Z"));
    REQUIRE(soon([&] { return window.corpus().codes().size() == 2500; }));
}

TEST_CASE("a code of many quotes is split and deleted behind the window, one of few at once")
{
    Window window = Window::study();
    Session& session = window.session();
    const model::Document document = window.document("P01_Anna");
    const auto trust = must(newCode(session, QStringLiteral("Trust")));
    must(session.change(QStringLiteral("Code much"), [&](project::Edit& edit) -> Result<void> {
        std::vector<model::Coding> rows;
        for (int i = 0; i < 2500; ++i) {
            model::Coding row;
            row.document = document.id;
            row.code = trust;
            row.coder = edit.coder();
            row.start = i % 50;
            row.end = 51 + i / 50;
            rows.push_back(row);
        }
        edit.addAll(std::move(rows));
        return {};
    }));
    CodingIds codings = codingsBelow(session.corpus(), {trust});
    REQUIRE(codings.size() == 2500);
    codings.resize(2400);
    std::optional<Result<model::Id<model::Code>>> made;
    const auto take = [&](const Result<model::Id<model::Code>>& come) { made = come; };
    Job* job = splitCode(
        session, &window.main(), {trust, QStringLiteral("Distrust"), true, codings}, take);
    REQUIRE(job != nullptr);
    CHECK(session.isBusy());
    REQUIRE(soon([&] { return made.has_value(); }));
    CHECK(window.countOf("Trust > Distrust") == 2400);
    CHECK(window.countOf("Trust") == 100);
    std::optional<Result<project::Done>> done;
    const auto finish = [&](const Result<project::Done>& come) { done = come; };
    job =
        deleteCodesMovingQuotes(session, &window.main(), {**made}, window.code("Support"), finish);
    REQUIRE(job != nullptr);
    REQUIRE(soon([&] { return done.has_value(); }));
    CHECK(window.countOf("Support") == 2402);
    done.reset();
    CHECK(deleteCodes(session, &window.main(), {trust}, finish) == nullptr);
    REQUIRE(done.has_value());
    CHECK(done->has_value());
    CHECK_FALSE(session.corpus().codes().contains(trust));
}

TEST_CASE("a second window on the same project reads only and says who has it")
{
    Window window;
    auto second = must(Session::open(window.session().path(), "Ben"));
    CHECK(second->isReadOnly());
    CHECK(second->readOnlyReason().contains(QStringLiteral("thesis")));
    auto refused = second->change(QStringLiteral("x"),
                                  [](project::Edit& edit) { return addCodes(edit, {}, 1); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ReadOnly);
}

} // namespace crosscase::gui
