// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are looked into before an import, one batch after the other, in a thread.
#pragma once

#include "app/gui/bridge/job.h"
#include "core/project/document_preview.h"

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::gui {

class ImportQueue : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ImportQueue(const ImportQueue&) = delete;
    ImportQueue(ImportQueue&&) = delete;
    ImportQueue& operator=(const ImportQueue&) = delete;
    ImportQueue& operator=(ImportQueue&&) = delete;
    ~ImportQueue() override;

    // How they are read from now on; the encoding is each batch's own.
    void setRules(const project::PreviewWishes& rules) { m_rules = rules; }
    // Files and folders that are new.
    void add(std::vector<std::filesystem::path> paths);
    // Files that were found before, once more.
    void again(std::vector<std::filesystem::path> files, std::optional<std::string> encoding);
    // What runs stops, and comes once more after what was added meanwhile.
    void restart();
    [[nodiscard]] bool isReading() const { return m_job != nullptr; }

Q_SIGNALS:
    void found(const std::vector<crosscase::project::FilePreview>& previews);
    void progressed(const QString& file, qint64 at, qint64 of);
    void stateChanged(); // it has begun or ended

private:
    struct Batch {
        std::vector<std::filesystem::path> files;
        std::optional<std::string> encoding;
        bool walk = true; // folders among them
    };

    void next();
    void tell(std::vector<project::FilePreview> previews);

    project::PreviewWishes m_rules;
    std::vector<Batch> m_waiting;
    Batch m_current;
    QPointer<Job> m_job;
};

} // namespace crosscase::gui
