// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/case_choice.h"

#include "app/gui/bridge/strings.h"
#include "core/model/trees.h"

#include <QComboBox>
#include <QLineEdit>

namespace crosscase::gui {

QStringList caseNames(const model::Corpus& corpus)
{
    QStringList names;
    const model::CaseTree tree(corpus);
    for (const auto id : tree.inOrder())
        names << fromUtf8(corpus.get(id).name);
    return names;
}

QComboBox* caseBox(const model::Corpus& corpus, const QString& name)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem(QString());
    box->addItems(caseNames(corpus));
    return box;
}

} // namespace crosscase::gui
