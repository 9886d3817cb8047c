// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/splitter_state.h"

#include <QEvent>
#include <QSettings>
#include <QSplitter>

#include <algorithm>
#include <utility>

namespace crosscase::gui {

SplitterState::SplitterState(QSplitter* splitter, QString key, QList<int> shares)
    : QObject(splitter)
    , m_splitter(splitter)
    , m_key(std::move(key))
    , m_shares(std::move(shares))
{
    for (qsizetype i = 0; i < m_shares.size(); ++i)
        splitter->setStretchFactor(static_cast<int>(i), m_shares[i]);
    splitter->installEventFilter(this);
}

void SplitterState::save(QSettings& settings) const
{
    // A part that is hidden now has no size either.
    const QList<int> sizes = m_splitter->sizes();
    if (m_seen && std::all_of(sizes.begin(), sizes.end(), [](int size) { return size > 0; }))
        settings.setValue(m_key, m_splitter->saveState());
}

void SplitterState::restore(QSettings& settings)
{
    m_placed = m_splitter->restoreState(settings.value(m_key).toByteArray());
}

bool SplitterState::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Resize) {
        m_seen = m_seen || event->type() == QEvent::Show;
        const bool across = m_splitter->orientation() == Qt::Horizontal;
        const int room = across ? m_splitter->width() : m_splitter->height();
        if (!m_placed && m_seen && room > 0) {
            m_placed = true;
            QList<int> sizes;
            for (const int share : m_shares)
                sizes.append(room * share / 100);
            m_splitter->setSizes(sizes);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace crosscase::gui
