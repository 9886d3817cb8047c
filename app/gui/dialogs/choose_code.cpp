// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/choose_code.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/model/trees.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {
constexpr int kCode = Qt::UserRole;
constexpr int kWait = 120; // ms
} // namespace

ChooseCodeDialog::ChooseCodeDialog(const model::Corpus& corpus,
                                   const Question& question,
                                   QWidget* parent)
    : QDialog(parent)
    , m_preview(question.preview)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_words(new QLabel)
    , m_codes(new QStandardItemModel(this))
    , m_shown(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("chooseCodeDialog"));
    setWindowTitle(question.title);
    auto* label = new QLabel(question.label);
    label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("chooseCodeField"));
    m_field->setAccessibleName(QString(question.label).remove(QLatin1Char('&')));
    m_field->setPlaceholderText(tr("Type a part of the name"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("chooseCodeList"));
    m_list->setAccessibleName(tr("Codes"));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_words->setObjectName(QStringLiteral("chooseCodePreview"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    const QFontMetrics metrics(font());
    m_words->setMinimumHeight(metrics.lineSpacing() * (m_preview ? 3 : 1));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_do = buttons->addButton(question.button, QDialogButtonBox::AcceptRole);
    m_do->setObjectName(QStringLiteral("chooseCodeButton"));
    m_do->setAccessibleName(QString(question.button).remove(QLatin1Char('&')));
    m_do->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_words);
    column->addWidget(buttons);
    resize(metrics.averageCharWidth() * 64, metrics.lineSpacing() * 24);

    fill(corpus, question);
    m_shown->setSourceModel(m_codes);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_shown);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWait);
    connect(&m_wait, &QTimer::timeout, this, &ChooseCodeDialog::look);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_shown->setFilterFixedString(words.trimmed());
        m_list->setCurrentIndex(m_shown->index(0, 0));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_do->setEnabled(!m_preview && m_list->currentIndex().isValid());
        m_wait.start();
    });
    connect(m_list, &QListView::doubleClicked, m_do, &QPushButton::click);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        look(); // Enter may come before the preview
        if (m_do->isEnabled())
            accept();
    });
    m_do->setEnabled(false);
    m_field->setFocus();
    if (!m_preview)
        m_list->setCurrentIndex(m_shown->index(0, 0));
}

void ChooseCodeDialog::fill(const model::Corpus& corpus, const Question& question)
{
    const auto add = [this](const QString& words, CodeId code) {
        auto* item = new QStandardItem(words);
        item->setData(code.value, kCode);
        m_codes->appendRow(item);
    };
    if (question.topLevel)
        add(tr("(top level)"), {});
    const model::CodeTree tree(corpus);
    for (const CodeId code : tree.inOrder())
        if (!question.without.contains(code))
            add(pathOf(corpus, code), code);
}

ChooseCodeDialog::CodeId ChooseCodeDialog::chosen() const
{
    return {m_list->currentIndex().data(kCode).toInt()};
}

void ChooseCodeDialog::look()
{
    m_wait.stop();
    if (!m_list->currentIndex().isValid()) {
        m_words->clear();
        m_do->setEnabled(false);
        return;
    }
    if (!m_preview) {
        m_do->setEnabled(true);
        return;
    }
    if (m_asking)
        return; // the answer asks again
    m_asking = true;
    m_do->setEnabled(false);
    const CodeId code = chosen();
    m_preview(code, [guard = QPointer(this), code](const Result<QString>& preview) {
        if (guard)
            guard->take(code, preview);
    });
}

void ChooseCodeDialog::take(CodeId asked, const Result<QString>& preview)
{
    m_asking = false;
    if (!m_list->currentIndex().isValid() || chosen() != asked) {
        look();
        return;
    }
    m_words->setText(preview ? *preview : fromUtf8(preview.error().detail));
    m_do->setEnabled(preview.has_value());
}

// Arrows walk through the list while the field has the focus.
bool ChooseCodeDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (m_wait.isActive())
                look(); // Enter comes before the preview
            return false;
        }
        const int rows = m_shown->rowCount();
        const int at = m_list->currentIndex().row();
        if ((key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) && rows > 0) {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentIndex(m_shown->index(std::clamp(at + step, 0, rows - 1), 0));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace crosscase::gui
