// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/help_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace crosscase::gui {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("HelpDialog", text);
}

using Entries = std::vector<std::pair<const char*, const char*>>;

QString listOf(const Entries& entries)
{
    QString html;
    for (const auto& [head, text] : entries)
        html += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(words(head), words(text));
    return html;
}

QString guide()
{
    static const Entries kSteps{
        {QT_TRANSLATE_NOOP("HelpDialog", "1. Import"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "Make a project (Ctrl+N) and bring in your interviews and documents "
                           "(Ctrl+I), or drop them on the window. Before anything is read in you "
                           "see what each file will become: its paragraphs, who speaks, and the "
                           "case it belongs to. A table of answers comes in as a survey (menu "
                           "File): each row a case, its open answers a document.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "2. Code"),
         QT_TRANSLATE_NOOP(
             "HelpDialog",
             "Select a passage and press Ctrl+K. Type the name of a code; a name "
             "that is not there yet makes a new code. The keys 1 to 9 apply the codes "
             "used last, Ctrl+L the last one again. Brackets beside the text show "
             "what is coded. Write down in the codebook (Ctrl+2) what a code means.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "3. Describe the cases"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "In Cases (Ctrl+3) give each case its attributes, by hand, by pasting "
                           "from a spreadsheet, or from a table.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "4. Compare"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "The matrix (Ctrl+5) shows the cases by your themes. Choose what stands "
                           "in a cell: counts, quotes or summaries. Below a cell stand the words "
                           "it rests on; Enter opens them in their text, Alt+Left leads back.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "5. Export"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "Ctrl+E saves what is shown as a table, for a supervisor, a "
                           "spreadsheet or a statistics program.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Nothing is lost"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "Every change is saved at once, and Ctrl+Z takes back every change, "
                           "also those of yesterday. Backups lie beside the project.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Without a mouse"),
         QT_TRANSLATE_NOOP(
             "HelpDialog",
             "F6 goes from pane to pane, Ctrl and a number to a workspace, Alt and "
             "an underlined letter to a menu or field. Help > Keys lists all keys.")}};
    return listOf(kSteps);
}

QString glossary()
{
    static const Entries kWords{
        {QT_TRANSLATE_NOOP("HelpDialog", "Project"),
         QT_TRANSLATE_NOOP("HelpDialog", "One file that holds everything of a study.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Document"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A source text, such as the transcript of an interview. Its short label "
                           "stands before quotes: P01 ¶4.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Passage"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A paragraph of a document. Passages are numbered: ¶1, ¶2 ...")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Turn"),
         QT_TRANSLATE_NOOP("HelpDialog", "What one speaker says until the next one speaks.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Code"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A name for something that you find in the texts, with its definition. "
                           "Codes can have sub-codes; all of them are the codebook.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Theme"),
         QT_TRANSLATE_NOOP("HelpDialog", "A code of the top level.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Coding and quote"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A coding says that a stretch of text bears a code, and who says so. "
                           "The quote is that text.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Memo"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A note. It can belong to anything: a quote, a code, a case, the "
                           "project.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Case"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "What you compare: a person, a firm, a village. Its text is documents, "
                           "parts of them, or the turns of a speaker. Cases can have cases within "
                           "them.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Attribute"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A property of cases or documents, such as age or sector.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Summary"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "What you write about a case under a theme. It is marked when the "
                           "quotes it rests on have changed.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Rating"),
         QT_TRANSLATE_NOOP("HelpDialog", "A value on a scale, given to a case for a code.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Proposition"),
         QT_TRANSLATE_NOOP("HelpDialog",
                           "A claim that each case supports, partly supports, contradicts, or is "
                           "silent about.")},
        {QT_TRANSLATE_NOOP("HelpDialog", "Coder"),
         QT_TRANSLATE_NOOP("HelpDialog", "A person who codes. Everything says who did it.")}};
    return listOf(kWords);
}

QString about()
{
    return QStringLiteral("<h2>Crosscase %1</h2><p>%2</p><p>%3</p><p>%4</p>")
        .arg(QStringLiteral(CROSSCASE_VERSION),
             words(
                 QT_TRANSLATE_NOOP("HelpDialog", "Code interviews, compare cases, export tables.")),
             words(QT_TRANSLATE_NOOP("HelpDialog",
                                     "Free software under the GNU General Public License, version "
                                     "3 or later. It comes without any warranty.")),
             words(
                 QT_TRANSLATE_NOOP("HelpDialog", "Nothing that you do here leaves this machine.")));
}

} // namespace

HelpDialog::HelpDialog(HelpPage page, QWidget* parent)
    : QDialog(parent)
{
    const QString title = page == HelpPage::Guide      ? tr("Guide")
                          : page == HelpPage::Glossary ? tr("Glossary")
                                                       : tr("About Crosscase");
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(title);
    auto* column = new QVBoxLayout(this);
    auto* text = new QTextBrowser;
    text->setObjectName(QStringLiteral("helpText"));
    text->setAccessibleName(title);
    text->setTabChangesFocus(true);
    text->document()->setDocumentMargin(fontMetrics().height());
    text->setHtml(page == HelpPage::Guide      ? guide()
                  : page == HelpPage::Glossary ? glossary()
                                               : about());
    column->addWidget(text, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    const int lines = page == HelpPage::About ? 14 : 34;
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * lines);
}

} // namespace crosscase::gui
