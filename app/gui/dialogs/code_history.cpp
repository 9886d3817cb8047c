// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/code_history.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/code_history.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace crosscase::gui {

CodeHistoryDialog::CodeHistoryDialog(Session& session, model::Id<model::Code> code, QWidget* parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
    , m_note(new QLabel(tr("Reading the log...")))
{
    setObjectName(QStringLiteral("codeHistoryDialog"));
    setWindowTitle(tr("History of %1").arg(pathOf(session.corpus(), code)));
    m_list->setObjectName(QStringLiteral("codeHistoryList"));
    m_list->setAccessibleName(tr("Changes"));
    m_list->setHeaderLabels({tr("When and what"), tr("Who"), tr("Action")});
    m_list->setWordWrap(true);
    m_list->setUniformRowHeights(false);
    m_note->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 110, metrics.lineSpacing() * 28);
    m_list->header()->resizeSection(0, metrics.averageCharWidth() * 60);
    m_list->header()->resizeSection(1, metrics.averageCharWidth() * 14);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    Job::start(
        this,
        [&project = session.project(), corpus = session.corpus(), code](const Progress& progress) {
            return historyOf(project, corpus, code, progress);
        },
        [this](const Result<std::vector<CodeEvent>>& events) {
            if (!events) {
                m_note->setText(fromUtf8(events.error().detail));
                return;
            }
            for (const CodeEvent& event : *events) {
                QString title = fromUtf8(event.batch.title);
                if (event.undone)
                    title = tr("%1 (undone)").arg(title);
                auto* item = new QTreeWidgetItem(
                    m_list, {shortTime(event.batch.at), fromUtf8(event.batch.coderName), title});
                for (const QString& what : event.what) {
                    auto* line = new QTreeWidgetItem(item, {what});
                    line->setFirstColumnSpanned(true);
                    line->setToolTip(0, what);
                }
                if (event.undone)
                    for (int at = 0; at < 3; ++at)
                        item->setForeground(at, Theme::now().muted);
                item->setExpanded(true);
            }
            m_note->setText(counted(events->size(), Noun::Change));
            m_list->setCurrentItem(m_list->topLevelItem(0));
        });
}

} // namespace crosscase::gui
