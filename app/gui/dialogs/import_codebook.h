// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what a codebook's file would add and change, and imports it.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/codebook/codebook.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace crosscase::gui {

struct ImportPreview;

class ImportCodebookDialog : public QDialog {
    Q_OBJECT

public:
    ImportCodebookDialog(Session& session, const QString& file, QWidget* parent);
    // After it was accepted.
    [[nodiscard]] const codebook::Codebook& codebook() const { return m_codebook; }

private:
    void read(const QString& file);
    void showProblems(const QString& head, const QString& lines);
    void showPreview(const ImportPreview& preview);

    Session& m_session;
    codebook::Codebook m_codebook;
    QLabel* m_summary;
    QTreeWidget* m_list;
    QPushButton* m_do;
};

// The filter of a file dialog for the codebooks that can be read.
[[nodiscard]] QString readableCodebooks();
// Is it a file that a codebook is read from, by its ending?
[[nodiscard]] bool isReadableCodebook(const QString& file);

} // namespace crosscase::gui
