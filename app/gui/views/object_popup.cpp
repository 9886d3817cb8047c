// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/object_popup.h"

#include "app/gui/bridge/strings.h"
#include "core/model/document_order.h"
#include "core/model/trees.h"

#include <QAbstractListModel>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace crosscase::gui {

class ObjectPopup::Model : public QAbstractListModel {
public:
    struct Entry {
        model::AnyId id;
        QString name;
    };

    Model(const model::Corpus& corpus, QObject* parent)
        : QAbstractListModel(parent)
    {
        m_entries.push_back({{}, ObjectPopup::tr("project")});
        const model::CodeTree codes(corpus);
        for (const auto id : codes.inOrder())
            m_entries.push_back({id, ObjectPopup::tr("code %1").arg(fromUtf8(codes.pathOf(id)))});
        const model::CaseTree cases(corpus);
        for (const auto id : cases.inOrder())
            m_entries.push_back({id, ObjectPopup::tr("case %1").arg(fromUtf8(cases.pathOf(id)))});
        for (const model::Document* document : model::documentsInOrder(corpus))
            m_entries.push_back(
                {document->id, ObjectPopup::tr("document %1").arg(fromUtf8(document->name))});
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
    [[nodiscard]] const Entry& entryAt(const QModelIndex& index) const
    {
        return m_entries[m_shown[static_cast<std::size_t>(index.row())]];
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return index.isValid() && role == Qt::DisplayRole ? entryAt(index).name : QVariant();
    }

private:
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
};

QPoint placeBelow(const QWidget* anchor, QSize size)
{
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height()));
    if (const QScreen* screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        const auto within = [](int value, int low, int high) {
            return std::clamp(value, low, std::max(low, high));
        };
        at.setX(within(at.x(), room.left(), room.right() - size.width()));
        at.setY(within(at.y(), room.top(), room.bottom() - size.height()));
    }
    return at;
}

ObjectPopup::ObjectPopup(const model::Corpus& corpus, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new Model(corpus, this))
    , m_find(new QLineEdit)
    , m_list(new QListView)
{
    setObjectName(QStringLiteral("objectPopup"));
    setAccessibleName(tr("Link to"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_find->setObjectName(QStringLiteral("objectFind"));
    m_find->setAccessibleName(tr("Code, case or document"));
    m_find->setPlaceholderText(tr("code, case or document"));
    m_find->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("objectList"));
    m_list->setAccessibleName(tr("Codes, cases and documents"));
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_model);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model->find(words.trimmed());
        m_list->setCurrentIndex(m_model->index(0));
    });
    connect(m_list, &QListView::clicked, this, &ObjectPopup::take);
    m_list->setCurrentIndex(m_model->index(0));
}

void ObjectPopup::openBelow(const QWidget* anchor)
{
    const QFontMetrics metrics = fontMetrics();
    constexpr int kLetters = 48;
    constexpr int kLines = 18;
    resize(kLetters * metrics.averageCharWidth(), kLines * metrics.height());
    move(placeBelow(anchor, size()));
    show();
    m_find->setFocus();
}

bool ObjectPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take(m_list->currentIndex());
        return true;
    }
    if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
        || key == Qt::Key_PageDown) {
        QCoreApplication::sendEvent(m_list, event);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ObjectPopup::take(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const Model::Entry entry = m_model->entryAt(index);
    close();
    Q_EMIT chosen(entry.id, entry.name);
}

} // namespace crosscase::gui
