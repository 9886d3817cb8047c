// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/references.h"

#include "app/gui/bridge/strings.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace crosscase::gui {

QString labelOf(const model::Document& document)
{
    return fromUtf8(document.label.empty() ? document.name : document.label);
}

QString referenceOf(const model::Document& document, const model::LoadedText& text, text::Span span)
{
    const auto& structure = text.structure;
    const std::size_t passages = structure.passages.size();
    if (passages == 0)
        return labelOf(document);
    const std::size_t first = std::min(structure.passageAt(span.start), passages - 1);
    std::size_t last = first;
    while (last + 1 < passages && structure.passages[last + 1].span.start < span.end)
        ++last;
    const QString from = QStringLiteral("%1 ¶%2").arg(labelOf(document)).arg(first + 1);
    return last == first ? from : QStringLiteral("%1–%2").arg(from).arg(last + 1);
}

QString quoteOf(const model::LoadedText& text, text::Span span)
{
    return fromUtf8(text.quote(span));
}

QString pathOf(const model::Corpus& corpus, model::Id<model::Code> code)
{
    QStringList names;
    // A damaged file may lead in a circle.
    for (auto row = corpus.find(code); row && names.size() <= qsizetype(corpus.codes().size());
         row = corpus.find(row->parent))
        names.prepend(fromUtf8(row->name));
    return names.join(QStringLiteral(" > "));
}

QString shortTime(Timestamp time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time.ms), QLocale::ShortFormat);
}

} // namespace crosscase::gui
