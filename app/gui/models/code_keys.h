// SPDX-License-Identifier: GPL-3.0-or-later
// The number keys 1 to 9 and the codes behind them: pinned ones, then those used last. Remembered
// on this machine for each project.
#pragma once

#include "app/gui/bridge/session.h"

#include <QObject>

#include <array>
#include <vector>

namespace crosscase::gui {

class CodeKeys : public QObject {
    Q_OBJECT

public:
    using CodeId = model::Id<model::Code>;
    static constexpr int kKeys = 9;

    explicit CodeKeys(QObject* parent = nullptr)
        : QObject(parent)
    {}
    void setSession(Session* session);

    // None: no code has this key (1 to 9).
    [[nodiscard]] CodeId codeAt(int digit) const;
    // 0: it has no key.
    [[nodiscard]] int digitOf(CodeId code) const;
    [[nodiscard]] bool isPinned(CodeId code) const;
    // Newest first.
    [[nodiscard]] const std::vector<CodeId>& recent() const { return m_recent; }
    [[nodiscard]] CodeId last() const { return m_recent.empty() ? CodeId{} : m_recent.front(); }

    // It was used for coding. A code that has a key keeps it; one that has none takes a free one or
    // that of the code that was used longest ago.
    void use(CodeId code);
    // Keeps its key, whatever else is used; once more: lets go of it. False: all nine are pinned.
    bool togglePin(CodeId code);
    // Pins it to this key; the code that was there takes the key that this one had, if any.
    void pin(CodeId code, int digit);
    // It has no key any more.
    void release(CodeId code);

Q_SIGNALS:
    void changed();

private:
    struct Slot {
        CodeId code = {};
        bool pinned = false;
        bool operator==(const Slot&) const = default;
    };
    void follow(const Change& change);
    void load();
    void save() const;
    // The slot for a code without one; -1: all are pinned.
    [[nodiscard]] int slotToTake() const;
    [[nodiscard]] bool isThere(CodeId code) const;

    Session* m_session = nullptr;
    QMetaObject::Connection m_connection;
    std::array<Slot, kKeys> m_slots;
    std::vector<CodeId> m_recent;
};

} // namespace crosscase::gui
