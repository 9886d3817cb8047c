// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/opening_page.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosscase::gui {

OpeningPage::OpeningPage(QWidget* parent)
    : QWidget(parent)
    , m_words(new QLabel)
{
    setObjectName(QStringLiteral("openingPage"));
    m_words->setObjectName(QStringLiteral("openingName"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    auto* bar = new QProgressBar;
    bar->setObjectName(QStringLiteral("openingProgress"));
    bar->setAccessibleName(tr("Progress"));
    bar->setRange(0, 0);
    constexpr int kLetters = 30;
    bar->setFixedWidth(fontMetrics().averageCharWidth() * kLetters);
    auto* stop = new QPushButton(tr("&Stop"));
    stop->setObjectName(QStringLiteral("stopOpening"));
    stop->setAccessibleName(tr("Stop"));
    connect(stop, &QPushButton::clicked, this, &OpeningPage::stopWanted);
    auto* column = new QVBoxLayout(this);
    column->addStretch();
    column->addWidget(m_words);
    column->addWidget(bar, 0, Qt::AlignHCenter);
    column->addWidget(stop, 0, Qt::AlignHCenter);
    column->addStretch();
}

void OpeningPage::setName(const QString& name)
{
    m_words->setText(tr("Opening “%1” ...").arg(name));
    m_words->setAccessibleName(m_words->text());
}

} // namespace crosscase::gui
