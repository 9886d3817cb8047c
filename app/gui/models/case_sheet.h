// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of cases (or of documents) as a value: rows, columns, and what stands where. Built in
// one pass over a snapshot, kept up from changes.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/bridge/sheet.h"
#include "core/base/progress.h"
#include "core/table/table.h"

#include <QString>

#include <unordered_map>
#include <vector>

namespace crosscase::gui {

class CaseSheet {
public:
    struct Row {
        model::AnyId id;
        int depth = 0; // embedded cases
    };
    using Counts = std::unordered_map<std::int32_t, std::int64_t>;

    CaseSheet(model::AttributeTarget target, const model::Corpus& corpus);

    // What of it is not as it was.
    struct Touched {
        bool rows = false;
        bool columns = false;
        bool cells = false;
        bool counts = false; // of quotes
    };
    Touched follow(const Change& change, const model::Corpus& now);

    [[nodiscard]] model::AttributeTarget target() const { return m_target; }
    [[nodiscard]] bool isOfCases() const { return m_target == model::AttributeTarget::Case; }
    [[nodiscard]] const model::Corpus& corpus() const { return m_corpus; }
    // In the project's own order.
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] const std::vector<SheetColumn>& columns() const { return m_columns; }

    [[nodiscard]] QString head(const SheetColumn& column) const; // "Age (number)"
    [[nodiscard]] QString name(const SheetColumn& column) const; // "Age"
    [[nodiscard]] QString text(model::AnyId row, const SheetColumn& column) const;
    // The value comes from the case above.
    [[nodiscard]] bool isInherited(model::AnyId row, const SheetColumn& column) const;
    [[nodiscard]] const model::Attribute* attribute(const SheetColumn& column) const;
    [[nodiscard]] bool isNumeric(const SheetColumn& column) const;
    // What can be chosen; empty: typed freely.
    [[nodiscard]] QStringList choices(const SheetColumn& column) const;
    [[nodiscard]] const std::vector<model::Id<model::Membership>>& parts(model::AnyId row) const;
    [[nodiscard]] QString memoText(model::AnyId row) const;
    // Documents that belong to no case.
    [[nodiscard]] std::vector<model::Id<model::Document>> withoutCase() const;

    void setCounts(Counts counts);

    // Indices into rows(): those with `filter` in any column, sorted by a column.
    struct Arrangement {
        QString filter = {};
        bool sorted = false;
        SheetColumn column = {};
        bool descending = false;
    };
    [[nodiscard]] std::vector<int> arranged(const Arrangement& wanted) const;

    [[nodiscard]] Result<table::Table> toTable(const std::vector<int>& rows,
                                               const std::vector<SheetColumn>& columns,
                                               const Progress& progress) const;

private:
    void loadRows();
    void loadColumns();
    void loadCells();
    void followCells(const Change& change, Touched& touched);
    [[nodiscard]] const std::string* own(model::AnyId row, model::Id<model::Attribute> id) const;
    [[nodiscard]] const std::string* shown(model::AnyId row, model::Id<model::Attribute> id) const;
    [[nodiscard]] QString fieldOf(const model::Document& document, CellKind kind) const;
    [[nodiscard]] QString partsText(model::AnyId row) const;
    [[nodiscard]] std::vector<int> matching(const QString& filter) const;

    using Key = std::uint64_t;
    [[nodiscard]] static Key keyOf(model::Id<model::Attribute> attribute, model::AnyId owner);

    model::AttributeTarget m_target;
    model::Corpus m_corpus;
    std::vector<Row> m_rows;
    std::vector<SheetColumn> m_columns;
    std::unordered_map<Key, model::Id<model::AttributeValue>> m_values;
    std::unordered_map<std::int32_t, std::vector<model::Id<model::Membership>>> m_parts;
    std::unordered_map<std::int32_t, std::vector<model::Id<model::Memo>>> m_memos;
    Counts m_counts;
    bool m_counted = false;
};

// Quotes of each case as the matrix counts them, or of each document. For a job.
[[nodiscard]] Result<CaseSheet::Counts> quotesOf(model::AttributeTarget target,
                                                 const model::Corpus& corpus,
                                                 const model::TextSource& texts,
                                                 const Progress& progress);

} // namespace crosscase::gui
