// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/tick_popup.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_set>

namespace crosscase::gui {

class TickPopup::Model : public QAbstractListModel {
public:
    Model(std::vector<Entry> entries, const std::vector<std::int32_t>& ticked, QObject* parent)
        : QAbstractListModel(parent)
        , m_entries(std::move(entries))
        , m_ticked(ticked.begin(), ticked.end())
    {
        find({});
    }

    void find(const QString& words)
    {
        beginResetModel();
        m_shown.clear();
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (words.isEmpty() || m_entries[i].name.contains(words, Qt::CaseInsensitive))
                m_shown.push_back(i);
        endResetModel();
    }

    [[nodiscard]] std::vector<std::int32_t> ticked() const
    {
        std::vector<std::int32_t> ids;
        for (const Entry& entry : m_entries)
            if (m_ticked.contains(entry.id))
                ids.push_back(entry.id);
        return ids;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Entry& entry = entryAt(index);
        if (role == Qt::DisplayRole)
            return entry.name;
        if (role == Qt::CheckStateRole)
            return m_ticked.contains(entry.id) ? Qt::Checked : Qt::Unchecked;
        return {};
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override
    {
        if (!index.isValid() || role != Qt::CheckStateRole)
            return false;
        if (value.toInt() == Qt::Checked)
            m_ticked.insert(entryAt(index).id);
        else
            m_ticked.erase(entryAt(index).id);
        Q_EMIT dataChanged(index, index, {role});
        return true;
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable;
    }

private:
    [[nodiscard]] const Entry& entryAt(const QModelIndex& index) const
    {
        return m_entries[m_shown[static_cast<std::size_t>(index.row())]];
    }

    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
    std::unordered_set<std::int32_t> m_ticked;
};

TickPopup::TickPopup(const QString& title,
                     std::vector<Entry> entries,
                     const std::vector<std::int32_t>& ticked,
                     QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new Model(std::move(entries), ticked, this))
{
    setObjectName(QStringLiteral("tickPopup"));
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(this);
    auto* head = new QLabel(title);
    auto* find = new QLineEdit;
    find->setObjectName(QStringLiteral("tickFind"));
    find->setPlaceholderText(tr("find"));
    find->setAccessibleName(tr("Find in the list"));
    find->setClearButtonEnabled(true);
    find->installEventFilter(this);
    auto* list = new QListView;
    list->setObjectName(QStringLiteral("tickList"));
    list->setAccessibleName(title);
    list->setUniformItemSizes(true);
    list->setModel(m_model);
    list->installEventFilter(this);
    auto* done = new QPushButton(tr("&Done"));
    done->setObjectName(QStringLiteral("tickDone"));
    done->setAccessibleName(tr("Done"));
    column->addWidget(head);
    column->addWidget(find);
    column->addWidget(list, 1);
    column->addWidget(done, 0, Qt::AlignRight);
    m_find = find;
    m_list = list;
    connect(find, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model->find(words.trimmed());
    });
    connect(done, &QPushButton::clicked, this, &QWidget::close);
}

void TickPopup::openBelow(const QWidget* anchor)
{
    const QFontMetrics metrics = fontMetrics();
    constexpr int kLetters = 44;
    constexpr int kLines = 22;
    resize(kLetters * metrics.averageCharWidth(), kLines * metrics.height());
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height()));
    if (const QScreen* screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(at);
    show();
    m_find->setFocus();
}

void TickPopup::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    Q_EMIT chosen(m_model->ticked());
}

bool TickPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        auto* list = static_cast<QListView*>(m_list);
        if (watched == m_find && key == Qt::Key_Down) {
            list->setFocus();
            if (!list->currentIndex().isValid())
                list->setCurrentIndex(m_model->index(0));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace crosscase::gui
