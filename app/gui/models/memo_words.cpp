// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/memo_words.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/project/find.h"
#include "core/text/excerpt.h"

#include <QCoreApplication>

#include <optional>
#include <string_view>

namespace crosscase::gui {

namespace {

QString tr(const char* words)
{
    return QCoreApplication::translate("MemoWords", words);
}

// The beginning of a text that is long enough for a line.
std::string_view beginning(std::string_view text)
{
    constexpr std::size_t kEnough = 400; // bytes
    if (text.size() <= kEnough)
        return text;
    std::size_t end = kEnough;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

// "Anna x Trust", of whatever stands in a cell.
template <typename Row>
std::optional<QString> cellOf(const model::Corpus& corpus, model::AnyId id)
{
    const Row* row = corpus.rows<Row>().find(model::Id<Row>{id.value});
    if (row == nullptr)
        return std::nullopt;
    const model::Case* unit = corpus.cases().find(row->unit);
    return QStringLiteral("%1 × %2").arg(unit == nullptr ? QString() : fromUtf8(unit->name),
                                         pathOf(corpus, row->code));
}

std::optional<QString> cell(const model::Corpus& corpus, model::AnyId id)
{
    if (auto words = cellOf<model::Summary>(corpus, id))
        return tr("summary %1").arg(*words);
    if (auto words = cellOf<model::Rating>(corpus, id))
        return tr("rating %1").arg(*words);
    if (auto words = cellOf<model::NotApplicable>(corpus, id))
        return tr("not applicable %1").arg(*words);
    return std::nullopt;
}

QString passage(const model::Document& document, const model::TextSource* texts, text::Span span)
{
    if (texts == nullptr)
        return labelOf(document);
    const auto text = texts->load(document);
    return text && span.end <= document.length ? referenceOf(document, **text, span)
                                               : labelOf(document);
}

QString
quote(const model::Corpus& corpus, const model::TextSource* texts, const model::Coding& coding)
{
    const model::Document* document = corpus.documents().find(coding.document);
    const QString where =
        document == nullptr ? QString() : passage(*document, texts, coding.span());
    return QStringLiteral("%1, %2").arg(where, pathOf(corpus, coding.code));
}

} // namespace

MemoKind kindOf(const model::Corpus& corpus, const model::Memo& memo)
{
    const std::int32_t id = memo.target.value;
    if (id == 0)
        return MemoKind::Project;
    if (corpus.codes().contains({id}))
        return MemoKind::Code;
    if (corpus.documents().contains({id}))
        return memo.start >= 0 ? MemoKind::Passage : MemoKind::Document;
    if (corpus.cases().contains({id}))
        return MemoKind::Case;
    if (corpus.codings().contains({id}))
        return MemoKind::Quote;
    const bool isCell = corpus.rows<model::Summary>().contains({id})
                        || corpus.rows<model::Rating>().contains({id})
                        || corpus.rows<model::NotApplicable>().contains({id});
    return isCell ? MemoKind::Cell : MemoKind::Other;
}

QString nameOf(MemoKind kind)
{
    switch (kind) {
    case MemoKind::Project:
        return tr("project");
    case MemoKind::Document:
        return tr("document");
    case MemoKind::Passage:
        return tr("passage");
    case MemoKind::Case:
        return tr("case");
    case MemoKind::Code:
        return tr("code");
    case MemoKind::Quote:
        return tr("quote");
    case MemoKind::Cell:
        return tr("summary or cell");
    default:
        return tr("other");
    }
}

QString
targetOf(const model::Corpus& corpus, const model::TextSource* texts, const model::Memo& memo)
{
    const std::int32_t id = memo.target.value;
    switch (kindOf(corpus, memo)) {
    case MemoKind::Project:
        return tr("project");
    case MemoKind::Code:
        return pathOf(corpus, {id});
    case MemoKind::Document:
        return labelOf(corpus.get(model::Id<model::Document>{id}));
    case MemoKind::Passage:
        return passage(corpus.get(model::Id<model::Document>{id}), texts, {memo.start, memo.end});
    case MemoKind::Case:
        return tr("case %1").arg(fromUtf8(corpus.get(model::Id<model::Case>{id}).name));
    case MemoKind::Quote:
        return quote(corpus, texts, *corpus.find(model::Id<model::Coding>{id}));
    case MemoKind::Cell:
        return cell(corpus, memo.target).value_or(QString());
    default:
        break;
    }
    QString words = fromUtf8(project::describeObject(corpus, memo.target));
    return words.isEmpty() ? tr("(deleted)") : words.replace(QLatin1Char(':'), QLatin1Char(' '));
}

QString firstWords(const model::Memo& memo)
{
    QString words = fromUtf8(text::oneLine(beginning(memo.text)));
    qsizetype at = 0;
    while (at < words.size() && QStringLiteral("#>*- ").contains(words[at]))
        ++at;
    return words.mid(at).remove(QStringLiteral("**"));
}

qsizetype titleLength(const QString& firstWords)
{
    constexpr qsizetype kMost = 60;
    if (firstWords.size() <= kMost)
        return firstWords.size();
    const qsizetype blank = firstWords.lastIndexOf(QLatin1Char(' '), kMost);
    return blank > kMost / 2 ? blank + 1 : kMost;
}

QString titleOf(const model::Memo& memo)
{
    if (!memo.title.empty())
        return fromUtf8(memo.title);
    const QString words = firstWords(memo);
    const qsizetype length = titleLength(words);
    return length == words.size() ? words : words.left(length).trimmed() + QStringLiteral("…");
}

QString authorOf(const model::Corpus& corpus, const model::Memo& memo)
{
    const model::Coder* coder = corpus.rows<model::Coder>().find(memo.coder);
    return coder == nullptr ? QString() : fromUtf8(coder->name);
}

} // namespace crosscase::gui
