// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/memo_export.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/memo_words.h"
#include "core/base/file.h"
#include "core/export/formats.h"

#include <QCoreApplication>
#include <QTextDocument>

namespace crosscase::gui {

namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("MemoExport", words);
}

// On one line and without what Markdown would read as marks.
QString escaped(QString words)
{
    words.replace(QLatin1Char('\n'), QLatin1Char(' '));
    for (const char mark : {'\\', '*', '_', '`', '#', '<', '[', '|'})
        words.replace(QLatin1Char(mark), QStringLiteral("\\") + QLatin1Char(mark));
    return words;
}

std::string asWebPage(const std::string& markdown)
{
    QTextDocument document;
    document.setMarkdown(fromUtf8(markdown),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    return toUtf8(document.toHtml());
}

} // namespace

table::Table
memoTable(const model::Corpus& corpus, const model::TextSource& texts, const MemoIds& memos)
{
    table::Table table;
    table.title = toUtf8(tr("Memos"));
    for (const char* head :
         {"title", "attached to", "kind", "author", "created", "changed", "text"})
        table.columns.push_back({{head}, table::Kind::Text});
    for (const auto id : memos) {
        const model::Memo* memo = corpus.rows<model::Memo>().find(id);
        if (memo == nullptr)
            continue;
        const auto words = [](const QString& text) -> table::Value {
            return text.isEmpty() ? table::Value() : table::Value(toUtf8(text));
        };
        table.rows.push_back({{words(fromUtf8(memo->title)),
                               words(targetOf(corpus, &texts, *memo)),
                               words(nameOf(kindOf(corpus, *memo))),
                               words(authorOf(corpus, *memo)),
                               toIso8601(memo->created),
                               toIso8601(memo->changed),
                               memo->text}});
    }
    return table;
}

std::string
memosAsMarkdown(const model::Corpus& corpus, const model::TextSource& texts, const MemoIds& memos)
{
    std::string out = "# " + toUtf8(tr("Memos")) + "\n";
    for (const auto id : memos) {
        const model::Memo* memo = corpus.rows<model::Memo>().find(id);
        if (memo == nullptr)
            continue;
        QStringList about{targetOf(corpus, &texts, *memo), shortTime(memo->created)};
        if (const QString author = authorOf(corpus, *memo); !author.isEmpty())
            about.append(author);
        out += "\n## " + toUtf8(escaped(titleOf(*memo))) + "\n\n*"
               + toUtf8(escaped(about.join(QStringLiteral(" · ")))) + "*\n\n" + memo->text;
        out += memo->text.ends_with('\n') ? "" : "\n";
    }
    return out;
}

Result<void> writeMemos(const std::string& path,
                        const model::Corpus& corpus,
                        const model::TextSource& texts,
                        const MemoIds& memos)
{
    const QString name = fromUtf8(path);
    if (name.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
        const exporting::Format* csv = exporting::formatNamed("csv");
        exporting::Options options;
        options.bom = true;
        auto bytes = csv->write(memoTable(corpus, texts, memos), options);
        return bytes ? replaceFile(path, *bytes) : passOn(bytes);
    }
    const std::string markdown = memosAsMarkdown(corpus, texts, memos);
    const bool isPage = name.endsWith(QStringLiteral(".html"), Qt::CaseInsensitive)
                        || name.endsWith(QStringLiteral(".htm"), Qt::CaseInsensitive);
    return replaceFile(path, isPage ? asWebPage(markdown) : markdown);
}

} // namespace crosscase::gui
