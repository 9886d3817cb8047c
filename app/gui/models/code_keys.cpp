// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/code_keys.h"

#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"

#include <QStringList>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr std::size_t kMostRecent = 20;

QString groupOf(const model::Corpus& corpus)
{
    return QStringLiteral("codeKeys/%1").arg(fromUtf8(corpus.project.toShort()));
}

} // namespace

void CodeKeys::setSession(Session* session)
{
    disconnect(m_connection);
    m_session = session;
    m_slots = {};
    m_recent.clear();
    if (session != nullptr) {
        m_connection = connect(session, &Session::changed, this, &CodeKeys::follow);
        load();
    }
    Q_EMIT changed();
}

CodeKeys::CodeId CodeKeys::codeAt(int digit) const
{
    if (digit < 1 || digit > kKeys)
        return {};
    const CodeId code = m_slots[static_cast<std::size_t>(digit - 1)].code;
    return isThere(code) ? code : CodeId{};
}

int CodeKeys::digitOf(CodeId code) const
{
    for (std::size_t i = 0; i < m_slots.size(); ++i)
        if (code && m_slots[i].code == code)
            return static_cast<int>(i) + 1;
    return 0;
}

bool CodeKeys::isPinned(CodeId code) const
{
    const int digit = digitOf(code);
    return digit > 0 && m_slots[static_cast<std::size_t>(digit - 1)].pinned;
}

bool CodeKeys::isThere(CodeId code) const
{
    return m_session != nullptr && m_session->corpus().codes().contains(code);
}

int CodeKeys::slotToTake() const
{
    int oldest = -1;
    auto oldestUse = m_recent.cbegin();
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        if (!isThere(m_slots[i].code))
            return static_cast<int>(i);
        if (m_slots[i].pinned)
            continue;
        const auto used = std::find(m_recent.cbegin(), m_recent.cend(), m_slots[i].code);
        if (oldest < 0 || used > oldestUse) {
            oldest = static_cast<int>(i);
            oldestUse = used;
        }
    }
    return oldest;
}

void CodeKeys::use(CodeId code)
{
    if (!isThere(code))
        return;
    const auto slots = m_slots;
    if (digitOf(code) == 0)
        if (const int slot = slotToTake(); slot >= 0)
            m_slots[static_cast<std::size_t>(slot)] = {code, false};
    m_recent.erase(std::remove(m_recent.begin(), m_recent.end(), code), m_recent.end());
    m_recent.insert(m_recent.begin(), code);
    if (m_recent.size() > kMostRecent)
        m_recent.pop_back();
    save();
    if (slots != m_slots)
        Q_EMIT changed();
}

bool CodeKeys::togglePin(CodeId code)
{
    int digit = digitOf(code);
    if (digit == 0) {
        const int slot = slotToTake();
        if (slot < 0)
            return false;
        m_slots[static_cast<std::size_t>(slot)] = {code, false};
        digit = slot + 1;
    }
    Slot& slot = m_slots[static_cast<std::size_t>(digit - 1)];
    slot.pinned = !slot.pinned;
    save();
    Q_EMIT changed();
    return true;
}

void CodeKeys::pin(CodeId code, int digit)
{
    if (!isThere(code) || digit < 1 || digit > kKeys)
        return;
    Slot& wanted = m_slots[static_cast<std::size_t>(digit - 1)];
    if (const int old = digitOf(code); old > 0)
        std::swap(m_slots[static_cast<std::size_t>(old - 1)], wanted);
    wanted = {code, true};
    save();
    Q_EMIT changed();
}

void CodeKeys::release(CodeId code)
{
    const int digit = digitOf(code);
    if (digit == 0)
        return;
    m_slots[static_cast<std::size_t>(digit - 1)] = {};
    save();
    Q_EMIT changed();
}

void CodeKeys::follow(const Change& change)
{
    // A code that undo brings back has its key again.
    if (!change.of<model::Code>().deleted.empty() || !change.of<model::Code>().created.empty())
        Q_EMIT changed();
    m_recent.erase(std::remove_if(m_recent.begin(),
                                  m_recent.end(),
                                  [&](CodeId code) { return !isThere(code); }),
                   m_recent.end());
}

void CodeKeys::load()
{
    const auto store = settings();
    const QString group = groupOf(m_session->corpus());
    const auto codeOf = [&](const QString& text) {
        const CodeId code{text.toInt()};
        return isThere(code) ? code : CodeId{};
    };
    const QStringList keys = store->value(group + QStringLiteral("/keys")).toStringList();
    for (qsizetype i = 0; i < std::min<qsizetype>(keys.size(), kKeys); ++i) {
        const bool pinned = keys[i].endsWith(QLatin1Char('p'));
        const CodeId code = codeOf(pinned ? keys[i].chopped(1) : keys[i]);
        m_slots[static_cast<std::size_t>(i)] = {code, pinned && code};
    }
    const QStringList recent = store->value(group + QStringLiteral("/recent")).toStringList();
    for (const QString& text : recent)
        if (const CodeId code = codeOf(text))
            m_recent.push_back(code);
}

void CodeKeys::save() const
{
    QStringList keys;
    for (const Slot& slot : m_slots)
        keys.append(QString::number(slot.code.value)
                    + (slot.pinned ? QStringLiteral("p") : QString()));
    QStringList recent;
    for (const CodeId code : m_recent)
        recent.append(QString::number(code.value));
    const auto store = settings();
    const QString group = groupOf(m_session->corpus());
    store->setValue(group + QStringLiteral("/keys"), keys);
    store->setValue(group + QStringLiteral("/recent"), recent);
}

} // namespace crosscase::gui
