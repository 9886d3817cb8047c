// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a search as key words in their context, with ticks. A row is a place; its words are read
// when it is shown. More rows are given to the view as it scrolls.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/search_run.h"
#include "core/project/autocode.h"

#include <QAbstractTableModel>
#include <QCache>

#include <optional>
#include <vector>

namespace crosscase::gui {

class HitsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Tick, Reference, Speaker, Left, Word, Right, Codes, kColumns };
    enum Role {
        IsRightToLeft = Qt::UserRole, // the paragraph's direction
        ToElide,                      // int, Qt::TextElideMode: the end that is cut when it is long
        CodeColours,                  // QStringList, as stored
        CodeNames
    };

    explicit HitsModel(QObject* parent);

    void setSession(Session* session);
    // Takes all away. The hits that come next have the ticks that they had here, if so wanted.
    void begin(bool keepTicks);
    void add(const std::vector<Hit>& hits);

    [[nodiscard]] const std::vector<Hit>& hits() const { return m_hits; }
    [[nodiscard]] std::optional<Hit> hitAt(const QModelIndex& index) const;
    // Gives the view the rows as far as this hit. Invalid: it is not here.
    [[nodiscard]] QModelIndex reach(const Hit& hit);

    // --- ticks; a hit is ticked when it comes ----------------------------------------------------
    [[nodiscard]] bool isTicked(int row) const { return m_ticked[static_cast<std::size_t>(row)]; }
    void tick(const QList<int>& rows, bool on);
    void tickAll(bool on); // also those that are not shown yet
    [[nodiscard]] std::size_t tickedCount() const { return m_tickedCount; }
    [[nodiscard]] std::vector<Hit> ticked() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    // What a row says.
    struct Written {
        QString reference, speaker, before, word, after;
        QStringList codes, colours;
        bool isRightToLeft = false;
    };
    [[nodiscard]] const Written& written(int row) const;
    void readText(Written& written, const Hit& hit) const;
    void readCodes(Written& written, const Hit& hit) const;
    void forget(); // what rows say; they are read again
    void rowsTicked(int first, int last);

    Session* m_session = nullptr;
    std::vector<Hit> m_hits;
    std::vector<bool> m_ticked;
    std::vector<Hit> m_unticked; // of the search before, sorted
    std::size_t m_tickedCount = 0;
    std::size_t m_shown = 0;
    mutable QCache<int, Written> m_written;
};

} // namespace crosscase::gui
