// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/example_list.h"

#include "app/gui/actions/codebook.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/choose_quotes.h"
#include "core/text/excerpt.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosscase::gui {

using model::CodeExample;

namespace {

constexpr int kExample = Qt::UserRole;    // int, 0: being written
constexpr int kCoding = Qt::UserRole + 1; // int, 0: by hand
constexpr int kMostLines = 7;

// "“words”  P01 ¶2"
QString shownAs(const Session& session, const CodeExample& example)
{
    const QString words = QStringLiteral("“%1”").arg(fromUtf8(text::oneLine(example.text)));
    const auto coding = session.corpus().find(example.coding);
    const auto document = coding ? session.corpus().find(coding->document) : std::nullopt;
    if (!document)
        return words;
    const auto text = session.texts().load(*document);
    return text
               ? QStringLiteral("%1  %2").arg(words, referenceOf(*document, **text, coding->span()))
               : words;
}

} // namespace

ExampleList::ExampleList(Shell& shell, model::ExampleKind kind)
    : m_shell(shell)
    , m_kind(kind)
    , m_list(new QListWidget)
    , m_none(new QLabel(tr("none yet")))
{
    const bool isExample = kind == model::ExampleKind::Example;
    const QString name = isExample ? QStringLiteral("example") : QStringLiteral("counterexample");
    m_list->setObjectName(name + QStringLiteral("List"));
    m_list->setAccessibleName(isExample ? tr("Examples") : tr("Counter-examples"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QListWidget::DoubleClicked);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_none);
    column->addWidget(m_list);
    makeButtons();
    connect(m_list, &QListWidget::currentRowChanged, this, &ExampleList::updateButtons);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (m_filling)
            return;
        // The list is filled anew by the change: not while the item is still at work.
        const QString words = item->text();
        const model::Id<CodeExample> id{item->data(kExample).toInt()};
        const auto code = m_code;
        QMetaObject::invokeMethod(
            this,
            [this, words, id, code] {
                Session* session = m_shell.session();
                if (session == nullptr)
                    return;
                m_shell.accept(
                    id ? setExample(*session, id, words)
                       : addExamples(
                           *session, code, m_kind, std::vector<NewExample>{NewExample{words}}));
                refresh();
            },
            Qt::QueuedConnection);
    });
    updateButtons();
}

QPushButton* ExampleList::makeButton(const QString& text, const QString& name)
{
    const bool isExample = m_kind == model::ExampleKind::Example;
    auto* button = new QPushButton(text);
    const QString plain = QString(text).remove(QLatin1Char('&'));
    button->setObjectName((isExample ? QStringLiteral("example") : QStringLiteral("counterexample"))
                          + name);
    button->setAccessibleName(plain);
    button->setToolTip(isExample ? tr("Examples: %1").arg(plain)
                                 : tr("Counter-examples: %1").arg(plain));
    button->setAutoDefault(false);
    return button;
}

void ExampleList::makeButtons()
{
    m_add = makeButton(tr("Add"), QStringLiteral("Add"));
    m_fromQuotes = makeButton(tr("Add from quotes..."), QStringLiteral("FromQuotes"));
    m_go = makeButton(tr("Go"), QStringLiteral("Go"));
    m_up = makeButton(tr("Up"), QStringLiteral("Up"));
    m_down = makeButton(tr("Down"), QStringLiteral("Down"));
    m_remove = makeButton(tr("Remove"), QStringLiteral("Remove"));
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QPushButton* button : {m_add, m_fromQuotes, m_go, m_up, m_down, m_remove}) {
        // As wide as its words: six of them stand in one row.
        const int width =
            button->fontMetrics().horizontalAdvance(button->text() + QStringLiteral("mi"));
        button->setMaximumWidth(width);
        button->setMinimumWidth(width);
        row->addWidget(button);
    }
    row->addStretch();
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &ExampleList::add);
    connect(m_fromQuotes, &QPushButton::clicked, this, &ExampleList::addFromQuotes);
    connect(m_go, &QPushButton::clicked, this, &ExampleList::open);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &ExampleList::remove);
}

void ExampleList::show(model::Id<model::Code> code)
{
    if (code != m_code && m_list->currentItem() != nullptr)
        m_list->setCurrentItem(nullptr); // an open editor saves itself
    m_code = code;
    refresh();
}

void ExampleList::refresh()
{
    Session* session = m_shell.session();
    const auto chosen = current();
    m_filling = true;
    m_list->clear();
    if (session != nullptr && session->corpus().codes().contains(m_code))
        for (const CodeExample& example : examplesOf(session->corpus(), m_code, m_kind)) {
            auto* item = new QListWidgetItem(shownAs(*session, example), m_list);
            item->setData(kExample, example.id.value);
            item->setData(kCoding, example.coding.value);
            item->setToolTip(fromUtf8(example.text));
            if (!example.coding && !session->isReadOnly()) {
                // What is edited are the words alone.
                item->setText(fromUtf8(example.text));
                item->setFlags(item->flags() | Qt::ItemIsEditable);
            }
            if (example.id == chosen)
                m_list->setCurrentItem(item);
        }
    m_filling = false;
    const int rows = m_list->count();
    m_none->setVisible(rows == 0);
    m_list->setVisible(rows > 0);
    const int line = fontMetrics().lineSpacing();
    m_list->setFixedHeight(line * std::clamp(rows * 2 + 1, 3, kMostLines));
    updateButtons();
}

model::Id<CodeExample> ExampleList::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return {item == nullptr ? 0 : item->data(kExample).toInt()};
}

void ExampleList::updateButtons()
{
    const Session* session = m_shell.session();
    const bool can = session != nullptr && m_code && !session->isReadOnly();
    const QListWidgetItem* item = m_list->currentItem();
    const int row = m_list->currentRow();
    m_add->setEnabled(can);
    m_fromQuotes->setEnabled(can);
    m_go->setEnabled(item != nullptr && item->data(kCoding).toInt() != 0);
    m_up->setEnabled(can && row > 0);
    m_down->setEnabled(can && row >= 0 && row + 1 < m_list->count());
    m_remove->setEnabled(can && item != nullptr);
}

// A new line at the end, to be written; it is stored when there are words in it.
void ExampleList::add()
{
    m_none->hide();
    m_list->show();
    m_filling = true;
    auto* item = new QListWidgetItem(m_list);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    m_filling = false;
    m_list->setFixedHeight(fontMetrics().lineSpacing()
                           * std::clamp(m_list->count() * 2 + 1, 3, kMostLines));
    m_list->setCurrentItem(item);
    m_list->setFocus();
    m_list->editItem(item);
}

void ExampleList::edit()
{
    QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return;
    if (item->flags().testFlag(Qt::ItemIsEditable))
        m_list->editItem(item);
    else
        m_shell.tell(tr("These are the words of a quote; they change with the text."));
}

void ExampleList::addFromQuotes()
{
    Session* session = m_shell.session();
    if (session == nullptr || !m_code)
        return;
    ChooseQuotesDialog dialog(
        *session, m_code, ChooseQuotesDialog::For::Examples, m_shell.window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    std::vector<NewExample> examples;
    for (const auto id : dialog.quotes()) {
        const auto coding = session->corpus().find(id);
        const auto document = coding ? session->corpus().find(coding->document) : std::nullopt;
        if (!document)
            continue;
        const auto text = session->texts().load(*document);
        if (!m_shell.accept(text))
            return;
        examples.push_back({quoteOf(**text, coding->span()), id});
    }
    m_shell.accept(addExamples(*session, m_code, m_kind, examples));
}

void ExampleList::open()
{
    const QListWidgetItem* item = m_list->currentItem();
    Session* session = m_shell.session();
    if (item == nullptr || session == nullptr)
        return;
    const auto coding =
        session->corpus().find(model::Id<model::Coding>{item->data(kCoding).toInt()});
    if (coding)
        m_shell.go({.workspace = Workspace::Coding,
                    .document = coding->document,
                    .span = coding->span(),
                    .coding = coding->id,
                    .code = m_code});
}

void ExampleList::move(int by)
{
    if (Session* session = m_shell.session(); session != nullptr && current())
        m_shell.accept(moveExample(*session, current(), by));
}

void ExampleList::remove()
{
    if (Session* session = m_shell.session(); session != nullptr && current())
        m_shell.accept(removeExample(*session, current()));
}

bool ExampleList::hasFocusInside() const
{
    const QWidget* focus = QApplication::focusWidget();
    return focus != nullptr && (focus == m_list || m_list->isAncestorOf(focus));
}

bool ExampleList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_go->isEnabled()) {
            open();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace crosscase::gui
