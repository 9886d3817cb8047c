// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/empty_state.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosscase::gui {

EmptyState::EmptyState(const QString& sentence, QAction* action, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    auto* words = new QLabel(sentence);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setAccessibleName(sentence);
    column->addStretch();
    column->addWidget(words);
    if (action != nullptr) {
        auto* button = new QPushButton(action->text());
        button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        button->setObjectName(QStringLiteral("emptyStateButton"));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        column->addWidget(button, 0, Qt::AlignHCenter);
    }
    column->addStretch();
}

} // namespace crosscase::gui
