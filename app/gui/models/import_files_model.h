// SPDX-License-Identifier: GPL-3.0-or-later
// The files that are to be imported, a row each, with what they will come to.
#pragma once

#include "core/model/corpus.h"
#include "core/project/document_preview.h"
#include "core/project/documents_import.h"

#include <QAbstractTableModel>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::gui {

class ImportFilesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { File, Size, ReadAs, Paragraphs, Speakers, Case, Notes, kColumns };

    // The texts, names and labels of `corpus` are taken.
    explicit ImportFilesModel(const model::Corpus& corpus, QObject* parent = nullptr);

    // What was found out of some files; of one that is there already it takes the place.
    void put(const std::vector<project::FilePreview>& previews);
    void remove(const std::filesystem::path& file);
    void clear();
    [[nodiscard]] const project::FilePreview& previewAt(int row) const;
    [[nodiscard]] bool canRead(int row) const; // no error
    [[nodiscard]] QString noteAt(int row) const;
    [[nodiscard]] std::optional<std::string> encodingAt(int row) const;
    [[nodiscard]] std::size_t ticked() const { return m_ticked; }
    void tickAll(bool ticked);

    // What is ticked, and what is wanted of it.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    [[nodiscard]] std::map<std::filesystem::path, project::FileWish> wishes() const;

    // Off: no case is made for a document; their names are not shown.
    void setCasePerDocument(bool on);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void tickedChanged();
    // The person wants this file read in another encoding.
    void encodingChosen(int row);

private:
    struct Row {
        project::FilePreview preview;
        bool ticked = true;
        std::string caseName;
        bool caseIsTheirs = false; // the person wrote it
        std::optional<std::string> encoding;
        std::string twin; // has the same text; empty: none has
    };

    [[nodiscard]] QString wordsOf(const Row& row, int column) const;
    [[nodiscard]] QString noteOf(const Row& row) const;
    void judge(Row& row, std::size_t at);
    void setTicked(Row& row, bool ticked);

    std::vector<Row> m_rows;
    std::unordered_map<std::string, std::size_t> m_byPath;
    std::unordered_map<std::string, std::string> m_known;     // text hash -> document's name
    std::unordered_map<std::string, std::size_t> m_firstWith; // text hash -> row
    std::unordered_set<std::string> m_labels;                 // taken, folded
    std::size_t m_ticked = 0;
    bool m_casePerDocument = true;
};

} // namespace crosscase::gui
