// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/correction.h"

#include "app/gui/bridge/strings.h"
#include "core/project/correction.h"
#include "core/text/anchors.h"
#include "core/text/difference.h"

#include <QCoreApplication>

namespace crosscase::gui {

Job* correctText(Session& session,
                 QObject* owner,
                 model::Id<model::Document> document,
                 std::string utf8,
                 Session::Finished finished)
{
    const auto row = session.corpus().find(document);
    const QString title = QCoreApplication::translate("Actions", "Correct the text of %1")
                              .arg(fromUtf8(!row                 ? std::string()
                                            : row->label.empty() ? row->name
                                                                 : row->label));
    return session.changeBehind(
        owner,
        title,
        [document, utf8 = std::move(utf8)](project::Edit& edit, const Progress&) -> Result<void> {
            auto done = project::correctText(edit, document, utf8);
            if (!done)
                return passOn(done);
            return {};
        },
        std::move(finished));
}

std::size_t codingsLost(const model::Corpus& corpus,
                        model::Id<model::Document> document,
                        std::string_view before,
                        std::string_view after)
{
    const text::Edits edits = text::difference(before, after);
    std::size_t lost = 0;
    corpus.codings().forEachIn(document, [&](const model::Codings::Block& block, std::size_t row) {
        if (block.orphan[row] == 0 && !text::moved(block.span(row), edits))
            ++lost;
    });
    return lost;
}

} // namespace crosscase::gui
