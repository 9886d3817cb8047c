// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/quote_popup.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/views/choosing.h"
#include "app/gui/views/object_popup.h"
#include "app/gui/views/quote_list.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <unordered_set>

namespace crosscase::gui {

namespace {
constexpr std::size_t kMost = 200; // more are found by typing
}

QuotePopup::QuotePopup(Session& session, model::AnyId about, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_session(session)
    , m_about(about)
    , m_find(new QLineEdit)
    , m_quotes(new QuoteList(QuoteList::Beside::Code))
{
    setObjectName(QStringLiteral("quotePopup"));
    setAccessibleName(tr("Insert quote"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    m_find->setObjectName(QStringLiteral("quoteFind"));
    m_find->setAccessibleName(tr("Code or document"));
    m_find->setPlaceholderText(tr("code or document"));
    m_find->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_find);
    column->addWidget(m_quotes, 1);
    connect(m_find, &QLineEdit::textChanged, this, &QuotePopup::find);
    const auto take = [this](model::Id<model::Coding> coding) {
        close();
        Q_EMIT chosen(coding);
    };
    connect(m_quotes, &QuoteList::opened, this, take);
    connect(m_quotes, &QuoteList::clicked, this, [this, take](const QModelIndex& index) {
        take(m_quotes->quotes().codingAt(index));
    });
    find({});
}

void QuotePopup::openBelow(const QWidget* anchor)
{
    const QFontMetrics metrics = fontMetrics();
    constexpr int kLetters = 80;
    constexpr int kLines = 24;
    resize(kLetters * metrics.averageCharWidth(), kLines * metrics.height());
    move(placeBelow(anchor, size()));
    show();
    m_find->setFocus();
}

void QuotePopup::find(const QString& typed)
{
    const QString words = typed.trimmed();
    const model::Corpus& corpus = m_session.corpus();
    std::unordered_set<std::int32_t> wanted; // codes and documents
    if (words.isEmpty()) {
        wanted.insert(m_about.value);
    } else {
        for (const model::Code& code : corpus.codes())
            if (pathOf(corpus, code.id).contains(words, Qt::CaseInsensitive))
                wanted.insert(code.id.value);
        for (const model::Document& document : corpus.documents())
            if (labelOf(document).contains(words, Qt::CaseInsensitive)
                || fromUtf8(document.name).contains(words, Qt::CaseInsensitive))
                wanted.insert(document.id.value);
    }
    std::vector<model::Id<model::Coding>> first;
    std::vector<model::Id<model::Coding>> others;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size() && first.size() < kMost; ++row) {
            if (block->orphan[row] != 0)
                continue;
            if (wanted.contains(block->code[row].value)
                || wanted.contains(block->document[row].value))
                first.push_back(block->id[row]);
            else if (words.isEmpty() && others.size() < kMost)
                others.push_back(block->id[row]);
        }
    first.insert(first.end(), others.begin(), others.end());
    if (first.size() > kMost)
        first.resize(kMost);
    m_quotes->quotes().show(&m_session, std::move(first));
    choose(*m_quotes, m_quotes->quotes().index(0));
}

bool QuotePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_quotes, event);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace crosscase::gui
