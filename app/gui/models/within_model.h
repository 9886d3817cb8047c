// SPDX-License-Identifier: GPL-3.0-or-later
// The themes of a case: a line a quote, the theme and its summary beside all of its quotes.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/within_table.h"

#include <QAbstractTableModel>

namespace crosscase::gui {

class WithinModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ThemeName, Count, Summary, Quote, kColumns };

    explicit WithinModel(QObject* parent)
        : QAbstractTableModel(parent)
    {}
    void show(Session* session, WithinTable::Pointer table);
    [[nodiscard]] const WithinTable::Pointer& table() const { return m_table; }
    // None: the line of a theme without quotes.
    [[nodiscard]] model::Id<model::Coding> codingAt(int row) const;
    [[nodiscard]] std::int32_t lengthAt(int row) const;
    [[nodiscard]] std::size_t themeAt(int row) const
    {
        return m_lines[static_cast<std::size_t>(row)].theme;
    }
    // The first line of a theme.
    [[nodiscard]] int firstLine(std::size_t theme) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation side, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void refused(const crosscase::Error& error);

private:
    struct Line {
        std::size_t theme;
        std::size_t quote;
    };
    Session* m_session = nullptr;
    WithinTable::Pointer m_table;
    std::vector<Line> m_lines;
};

} // namespace crosscase::gui
