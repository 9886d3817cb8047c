// SPDX-License-Identifier: GPL-3.0-or-later
// The file that a table is read from, and how: which sheet, which separator, which encoding. As
// found out, until the person chooses.
#pragma once

#include "app/gui/bridge/job.h"
#include "core/base/error.h"
#include "core/import/table_file.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace crosscase::gui {

class ElidedLabel;

class TableSource : public QWidget {
    Q_OBJECT

public:
    explicit TableSource(QWidget* parent = nullptr);
    TableSource(const TableSource&) = delete;
    TableSource(TableSource&&) = delete;
    TableSource& operator=(const TableSource&) = delete;
    TableSource& operator=(TableSource&&) = delete;
    ~TableSource() override;

    // Reads in a thread; changed() says that it is done.
    void open(const QString& path);
    [[nodiscard]] bool isReading() const { return m_job != nullptr; }
    // nullptr: it is being read, or cannot be.
    [[nodiscard]] std::shared_ptr<const importing::TableFile> file() const { return m_file; }
    [[nodiscard]] const QString& fault() const { return m_fault; }

Q_SIGNALS:
    void changed();

private:
    using Bytes = std::shared_ptr<const std::string>;
    struct Read {
        Bytes bytes;
        std::shared_ptr<const importing::TableFile> file;
        std::optional<Error> error;
    };

    QComboBox* addBox(QHBoxLayout& row, const char* name, const QString& label);
    void read();
    void take(const Read& read);
    void show(const importing::TableFile& file);

    QString m_path;
    importing::TableOptions m_options;
    Bytes m_bytes;
    std::shared_ptr<const importing::TableFile> m_file;
    QString m_fault;
    QPointer<Job> m_job;
    ElidedLabel* m_name;
    QComboBox* m_sheet;
    QComboBox* m_separator;
    QComboBox* m_encoding;
    std::vector<std::pair<QComboBox*, QLabel*>> m_labels;
};

} // namespace crosscase::gui
