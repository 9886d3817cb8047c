// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/window.h"

#include "app/gui/views/message_bar.h"
#include "app/gui/views/status_line.h"
#include "core/base/file.h"
#include "core/project/cases.h"
#include "core/project/codes.h"
#include "core/project/codings.h"
#include "core/project/documents_import.h"
#include "core/table/csv.h"

#include <QKeySequence>

namespace crosscase::gui {

namespace {

const std::filesystem::path kStudy =
    std::filesystem::path(CROSSCASE_SOURCE_DIR) / "tests/app/gui/study";

Result<void> importStudy(project::Edit& edit)
{
    project::ImportOptions options;
    options.casePerDocument = true;
    std::vector<std::filesystem::path> files;
    for (const char* name : {"P01_Anna.txt", "P02_Ben.txt", "P03_Chiara.txt", "P04_Deniz.txt"})
        files.push_back(kStudy / name);
    if (auto done = project::importDocuments(edit, files, options, {}); !done)
        return passOn(done);
    // Cases by the names of those who are asked, as the import dialog proposes.
    const model::Corpus before = edit.corpus();
    for (const model::Case& unit : before.cases())
        if (auto named = project::renameCase(edit, unit.id, unit.name.substr(4)); !named)
            return named;
    // P01 is a document's short label.
    for (model::Document document : before.documents()) {
        document.label = document.name.substr(0, 3);
        edit.change(document);
    }
    auto bytes = readFile(kStudy / "cases.csv");
    if (!bytes)
        return passOn(bytes);
    auto table = table::readCsv(*bytes);
    if (!table)
        return passOn(table);
    if (auto done = project::importCases(edit, *table); !done)
        return passOn(done);
    return {};
}

Result<void> codeStudy(project::Edit& edit, const std::vector<Window::Coded>& codings)
{
    for (const Window::Coded& coded : codings) {
        auto document = project::findDocument(edit.corpus(), coded.document);
        if (!document)
            return passOn(document);
        auto code = project::findCode(edit.corpus(), coded.code);
        if (!code)
            code = project::addCode(edit, coded.code);
        if (!code)
            return passOn(code);
        auto text = edit.texts().load(edit.corpus().get(*document));
        if (!text)
            return passOn(text);
        const std::size_t at = (*text)->utf8.find(coded.words);
        REQUIRE(at != std::string::npos);
        project::CodingFields fields;
        fields.span = {(*text)->offsets.fromByte(at),
                       (*text)->offsets.fromByte(at + coded.words.size())};
        if (auto added = project::addCoding(edit, *document, *code, fields); !added)
            return passOn(added);
    }
    return {};
}

} // namespace

Window::Window()
    : m_folder(std::make_unique<QTemporaryDir>())
    , m_window(std::make_unique<MainWindow>())
{
    m_window->resize(1280, 800);
    m_window->show();
    REQUIRE(m_window->createProject(m_folder->filePath(QStringLiteral("thesis.crosscase"))));
    REQUIRE(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(m_window.get()));
}

std::vector<Window::Coded> Window::sixQuotes()
{
    return {{"P01_Anna", "After a few weeks I felt isolated.", "Isolation"},
            {"P01_Anna",
             "My study group. We met online every Tuesday and that kept me going.",
             "Support"},
            {"P01_Anna", "We met online every Tuesday", "Belonging"},
            {"P01_Anna", "I lost my job at the cafe", "Money"},
            {"P02_Ben", "my supervisor answered e-mails quickly", "Support"},
            {"P03_Chiara", "I felt isolated from day one.", "Isolation"}};
}

Window Window::study(const std::vector<Coded>& codings)
{
    Window window;
    must(window.session().change(QStringLiteral("Import 4 documents"), importStudy));
    if (!codings.empty())
        must(window.session().change(
            QStringLiteral("Code"), [&](project::Edit& edit) { return codeStudy(edit, codings); }));
    QApplication::processEvents();
    return window;
}

QString Window::status()
{
    return m_window->findChild<StatusLine*>()->message();
}

QString Window::complaint()
{
    return m_window->findChild<MessageBar*>()->message();
}

std::size_t Window::countOf(const std::string& path)
{
    const auto wanted = code(path);
    std::size_t count = 0;
    corpus().codings().forEach(
        [&](const model::Coding& coding) { count += coding.code == wanted; });
    return count;
}

std::string Window::quoteOf(const model::Coding& coding)
{
    const auto text = must(session().texts().load(corpus().get(coding.document)));
    return std::string(text->quote(coding.span()));
}

std::vector<model::Coding> Window::codings()
{
    std::vector<model::Coding> all;
    corpus().codings().forEach([&](const model::Coding& coding) { all.push_back(coding); });
    return all;
}

void Window::press(const QString& keys)
{
    // Without a screen nobody gives the focus back when a dialog goes.
    if (QApplication::activeWindow() == nullptr) {
        m_window->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(m_window.get()));
    }
    QWidget* focus = QApplication::focusWidget();
    QTest::keySequence(focus == nullptr ? m_window.get() : focus, QKeySequence(keys));
    QApplication::processEvents();
}

void Window::type(const QString& words)
{
    for (const QChar letter : words)
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    QApplication::processEvents();
}

} // namespace crosscase::gui
