// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/message_bar.h"

#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace crosscase::gui {

namespace {
constexpr int kIcon = 18;
}

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_words(new QLabel)
{
    setObjectName(QStringLiteral("messageBar"));
    auto* row = new QHBoxLayout(this);
    m_words->setObjectName(QStringLiteral("message"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QPushButton(tr("Cl&ose message"));
    close->setObjectName(QStringLiteral("closeMessage"));
    close->setAccessibleName(tr("Close message"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(close);
    hide();
}

void MessageBar::say(const QString& message, Tone tone)
{
    const Theme& theme = Theme::now();
    const QColor colour = tone == Tone::Error ? theme.error : theme.palette.color(QPalette::Text);
    m_icon->setPixmap(icon(QStringLiteral("warning"), colour).pixmap(kIcon));
    m_words->setText(message);
    m_words->setAccessibleName(message);
    setStyleSheet(QStringLiteral("#messageBar { background: %1; border-top: 2px solid %2; }")
                      .arg(theme.card.name(), colour.name()));
    show();
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageBar::message() const
{
    return isHidden() ? QString() : m_words->text();
}

} // namespace crosscase::gui
