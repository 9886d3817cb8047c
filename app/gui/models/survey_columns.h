// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a survey, a row each: what becomes of them, as guessed and as chosen.
#pragma once

#include "core/import/survey.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace crosscase::gui {

class SurveyColumns : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { Name, Becomes, Type, Answers, Examples, kColumns };
    using Known = std::unordered_map<std::string, model::AttributeType>; // by folded name
    using QAbstractTableModel::QAbstractTableModel;

    // As guessed. An attribute that is `known` keeps its type.
    void set(const importing::SurveyPlan& plan, const table::CsvFile& table, Known known);
    void clear();
    // All that is chosen, so that nothing is guessed any more.
    [[nodiscard]] importing::SurveyWishes wishes() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void chosen();

private:
    struct Row {
        importing::SurveyColumn column;
        bool isKnown = false; // an attribute of that name is there
        QString examples;
    };

    [[nodiscard]] QStringList rolesOf(const Row& row) const;
    [[nodiscard]] QString wordsOf(const Row& row, int column) const;
    [[nodiscard]] bool choose(std::size_t at, int column, const QString& choice);

    std::vector<Row> m_rows;
};

} // namespace crosscase::gui
