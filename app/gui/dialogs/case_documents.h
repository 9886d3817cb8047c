// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents are a case's: tick boxes with a filter.
#pragma once

#include "app/gui/views/shell.h"
#include "core/model/corpus.h"

#include <QAbstractListModel>
#include <QDialog>

#include <unordered_set>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace crosscase::gui {

// Documents to tick.
class TickedDocuments : public QAbstractListModel {
    Q_OBJECT

public:
    using Ids = std::unordered_set<model::Id<model::Document>>;

    TickedDocuments(const model::Corpus& corpus, QObject* parent);
    // Those with the words in their name or label; of `onlyThese`, if there are any.
    void filter(const QString& words, const Ids* onlyThese);
    void setTicked(Ids ticked);
    [[nodiscard]] const Ids& ticked() const { return m_ticked; }
    void tickShown(bool on);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    model::Corpus m_corpus;
    std::vector<model::Id<model::Document>> m_all;
    std::vector<model::Id<model::Document>> m_shown;
    Ids m_ticked;
};

class CaseDocuments : public QDialog {
    Q_OBJECT

public:
    // unit none: the documents without a case, and a case to choose for those that are ticked.
    CaseDocuments(Shell& shell, model::Id<model::Case> unit);

private:
    void refilter();
    void showCount();
    void make();
    void makeCases();

    Shell& m_shell;
    model::Id<model::Case> m_unit;
    TickedDocuments* m_documents;
    TickedDocuments::Ids m_before;
    TickedDocuments::Ids m_without;
    QComboBox* m_case = nullptr;
    QLineEdit* m_filter;
    QCheckBox* m_onlyWithout;
    QLabel* m_count;
    QPushButton* m_ok;
    QPushButton* m_each = nullptr;
};

} // namespace crosscase::gui
