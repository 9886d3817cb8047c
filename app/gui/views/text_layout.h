// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out the blocks of a text for reading: space between lines and paragraphs, each paragraph in
// its own direction, labels of speakers in bold. Blocks are laid out when they are first shown.
#pragma once

#include <QPlainTextDocumentLayout>
#include <QTextLayout>

#include <functional>

namespace crosscase::gui {

class ReadingLayout : public QPlainTextDocumentLayout {
    Q_OBJECT

public:
    struct Rules {
        std::function<QList<QTextLayout::FormatRange>(const QTextBlock&)> emphasis;
        // Does the paragraph go on in the next block?
        std::function<bool(const QTextBlock&)> continues;
        std::function<qreal()> width;
    };
    ReadingLayout(QTextDocument* document, Rules rules);

    // Of a block that has been laid out: are there letters that run from right to left?
    [[nodiscard]] static bool isMixed(const QTextBlock& block);

    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock& block) const override;

protected:
    void documentChanged(int from, int removed, int added) override;

private:
    [[nodiscard]] qreal lineWidth() const;
    void layOut(QTextBlock block) const;
    [[nodiscard]] bool isRightToLeft(QTextBlock block) const;

    Rules m_rules;
    mutable bool m_telling = false;
};

} // namespace crosscase::gui
