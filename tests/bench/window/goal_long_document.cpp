// SPDX-License-Identifier: GPL-3.0-or-later
// 11: long documents in the text view.
#include "app/gui/views/text_canvas.h"
#include "app/gui/views/text_margin.h"
#include "app/gui/views/text_view.h"
#include "core/project/codes.h"
#include "core/project/codings.h"
#include "core/project/documents.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#include "tests/bench/transcripts.h"
#include "tests/bench/window/application.h"

#include <QApplication>
#include <QTest>

#include <fmt/format.h>

namespace crosscase::bench {

namespace {

using gui::TextCanvas;
using gui::TextMargin;
using gui::TextView;
using DocumentId = model::Id<model::Document>;
using CodeId = model::Id<model::Code>;

constexpr std::size_t kBook = 20'000'000; // bytes
constexpr std::size_t kLine = 5'000'000;
constexpr std::size_t kCodings = 100'000;

struct Study {
    gui::Session::Pointer session;
    DocumentId plain; // the same text twice
    DocumentId coded;
    DocumentId line;
    CodeId code;
};

DocumentId addDocument(project::Edit& edit, const char* name, const std::string& utf8)
{
    model::Document fields;
    fields.name = name;
    return must(project::addDocument(edit, fields, utf8));
}

std::string oneLine(std::size_t bytes)
{
    std::string line = TranscriptMaker(7).make(bytes);
    for (char& letter : line)
        if (letter == '\n')
            letter = ' ';
    return line;
}

void codeAllOver(project::Edit& edit, const Study& study, std::size_t count)
{
    const text::CodePoint length = edit.corpus().find(study.coded)->length;
    const auto step = length / static_cast<text::CodePoint>(count);
    std::vector<model::Coding> rows;
    for (std::size_t i = 0; i < count; ++i) {
        model::Coding row;
        row.document = study.coded;
        row.code = study.code;
        row.coder = edit.coder();
        row.start = static_cast<text::CodePoint>(i) * step;
        row.end = row.start + 40;
        rows.push_back(row);
    }
    edit.addAll(std::move(rows));
}

Study makeStudy(const std::filesystem::path& path, const Setting& setting)
{
    Study study;
    study.session = must(gui::Session::create(path, "Bench", "Coder 0"));
    must(study.session->change(QStringLiteral("Make"), [&](project::Edit& edit) -> Result<void> {
        const std::string book = TranscriptMaker(6).make(setting.scaled(kBook));
        study.plain = addDocument(edit, "plain", book);
        study.coded = addDocument(edit, "coded", book + "End.\n");
        study.line = addDocument(edit, "line", oneLine(setting.scaled(kLine)));
        study.code = must(project::addCode(edit, "Isolation"));
        codeAllOver(edit, study, setting.scaled(kCodings));
        return {};
    }));
    return study;
}

template <typename Work>
Sample shown(TextView& view, Work&& work)
{
    QApplication::processEvents();
    return timed([&] {
        work();
        QApplication::processEvents();
        view.repaint();
    });
}

Line lineOf(const char* what, std::size_t bytes, double seconds)
{
    Line line{.goal = 11, .what = what, .size = megabytes(bytes)};
    line.limit = Limit::Seconds;
    line.most = seconds;
    return line;
}

void measureOpening(TextView& view, const Study& study, const Setting& setting, Report& report)
{
    Line line = lineOf("open a long document", setting.scaled(kBook), 1);
    for (int run = 0; run < setting.runs; ++run) {
        view.showDocument({});
        line.times.product.samples.push_back(shown(view, [&] { view.showDocument(study.plain); }));
    }
    report.add(line);
}

// The middle of the text, with codings and without, the margin with it.
Sample paint(TextView& view, DocumentId document)
{
    constexpr int kTimes = 40;
    if (view.document() != document) {
        view.showDocument(document);
        view.scrollTo(static_cast<text::CodePoint>(kBook / 4));
        settle(view);
        view.repaint();
    }
    auto* canvas = view.findChild<TextCanvas*>();
    auto* margin = view.findChild<TextMargin*>();
    return timed([&] {
        for (int time = 0; time < kTimes; ++time) {
            canvas->viewport()->repaint();
            margin->repaint();
        }
    });
}

void measurePaint(TextView& view, const Study& study, const Setting& setting, Report& report)
{
    Line line{.goal = 11,
              .what = "40 paints with codings, without",
              .size = fmt::format("{} codings", setting.scaled(kCodings))};
    line.most = 1.2;
    line.times = sideBySide(
        setting.runs,
        [&] { return paint(view, study.coded); },
        [&] { return paint(view, study.plain); });
    report.add(line);
}

void select(TextView& view)
{
    QWidget* on = view.findChild<TextCanvas*>()->viewport();
    QTest::mousePress(on, Qt::LeftButton, {}, {100, 100});
    QTest::mouseRelease(on, Qt::LeftButton, Qt::ShiftModifier, {300, 120});
    QTest::mousePress(on, Qt::LeftButton, Qt::ShiftModifier, {500, 300});
    QTest::mouseRelease(on, Qt::LeftButton, {}, {500, 300});
}

void code(TextView& view, const Study& study)
{
    must(study.session->change(QStringLiteral("Code"), [&](project::Edit& edit) -> Result<void> {
        project::CodingFields fields;
        fields.span = view.selection();
        auto added = project::addCoding(edit, study.line, study.code, fields);
        return added ? Result<void>() : tl::unexpected(added.error());
    }));
}

void measureLine(TextView& view, const Study& study, const Setting& setting, Report& report)
{
    constexpr double kMost = 0.05;
    const std::size_t bytes = setting.scaled(kLine);
    Line scroll = lineOf("line without breaks: page down", bytes, kMost);
    Line jump = lineOf("line without breaks: jump", bytes, kMost);
    Line choose = lineOf("line without breaks: select by mouse", bytes, kMost);
    Line sentence = lineOf("line without breaks: select sentence", bytes, kMost);
    Line zoom = lineOf("line without breaks: zoom", bytes, kMost);
    Line coding = lineOf("line without breaks: code", bytes, kMost);
    view.showDocument(study.line);
    settle(view);
    auto* canvas = view.findChild<TextCanvas*>();
    const auto step = static_cast<text::CodePoint>(bytes) / (setting.runs + 2);
    for (int run = 1; run <= setting.runs; ++run) {
        jump.times.product.samples.push_back(shown(view, [&] { view.scrollTo(run * step); }));
        scroll.times.product.samples.push_back(
            shown(view, [&] { QTest::keyClick(canvas, Qt::Key_PageDown); }));
        view.select({});
        choose.times.product.samples.push_back(shown(view, [&] { select(view); }));
        if (view.selection().empty())
            giveUp("nothing is selected");
        coding.times.product.samples.push_back(shown(view, [&] { code(view, study); }));
        sentence.times.product.samples.push_back(
            shown(view, [&] { view.selectUnit(TextView::Unit::Sentence); }));
        zoom.times.product.samples.push_back(shown(view, [&] { view.setZoom(run % 2); }));
    }
    for (const Line& line : {jump, scroll, choose, coding, sentence, zoom})
        report.add(line);
}

} // namespace

void measureLongDocument(const Setting& setting, Report& report)
{
    application();
    const auto project = setting.folder / "long.crosscase";
    const Study study = makeStudy(project, setting);
    // The index of the texts is another goal's.
    constexpr int kPatience = 300'000; // ms
    if (!QTest::qWaitFor([&] { return study.session->index().isCurrent(); }, kPatience))
        giveUp("the texts are not indexed");
    {
        TextView view;
        view.resize(900, 600);
        view.setSession(study.session.get());
        view.show();
        view.activateWindow();
        settle(view);
        measureOpening(view, study, setting, report);
        measurePaint(view, study, setting, report);
        measureLine(view, study, setting, report);
    }
    removeDatabase(project);
}

} // namespace crosscase::bench
