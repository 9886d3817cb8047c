// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps where a person has put the handle of a splitter. A splitter that was never on the screen
// has no sizes worth keeping: what was kept before stays.
#pragma once

#include <QObject>
#include <QString>

class QSettings;
class QSplitter;

namespace crosscase::gui {

class SplitterState : public QObject {
    Q_OBJECT

public:
    // `shares`: how the parts stand until somebody moves them, in percent of the whole.
    SplitterState(QSplitter* splitter, QString key, QList<int> shares);

    void save(QSettings& settings) const;
    void restore(QSettings& settings);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QSplitter* m_splitter;
    QString m_key;
    QList<int> m_shares;
    bool m_placed = false; // by what was kept, or by the shares
    bool m_seen = false;
};

} // namespace crosscase::gui
