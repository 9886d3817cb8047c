// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_find.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "core/text/literal.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace crosscase::gui {

namespace {

constexpr int kPauseMs = 120;
constexpr std::size_t kLongText = 4'000'000; // bytes; searched in a thread

} // namespace

std::vector<text::Span> placesOf(const model::LoadedText& text, const std::string& words)
{
    std::vector<text::Span> places;
    for (const text::ByteSpan& hit : text::Literal(words, text::Letters::AnyForm).find(text.utf8))
        places.push_back({text.offsets.fromByte(hit.start), text.offsets.fromByte(hit.end)});
    return places;
}

FindLine::FindLine(ShownText& shown, QWidget* parent)
    : QWidget(parent)
    , m_shown(shown)
    , m_words(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("findLine"));
    auto* label = new QLabel(tr("Fi&nd:"), this);
    label->setBuddy(m_words);
    m_words->setObjectName(QStringLiteral("findWords"));
    m_words->setAccessibleName(tr("Find:"));
    m_words->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    auto* row = new QHBoxLayout(this);
    row->addWidget(label);
    row->addWidget(m_words, 1);
    row->addWidget(m_count);
    const auto button = [&](const QString& text, const char* name) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    connect(button(tr("Pre&vious"), "findPrevious"), &QPushButton::clicked, this, [this] {
        Q_EMIT nextWanted(false);
    });
    connect(button(tr("Ne&xt"), "findNext"), &QPushButton::clicked, this, [this] {
        Q_EMIT nextWanted(true);
    });
    connect(button(tr("C&lose"), "findClose"), &QPushButton::clicked, this, &FindLine::closed);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &FindLine::search);
    connect(m_words, &QLineEdit::textChanged, &m_timer, qOverload<>(&QTimer::start));
    hide();
}

void FindLine::open(const QString& words)
{
    show();
    if (!words.isEmpty())
        m_words->setText(words);
    m_words->setFocus();
    m_words->selectAll();
    search();
}

void FindLine::refresh()
{
    if (isVisibleTo(parentWidget()))
        search();
}

void FindLine::search()
{
    m_timer.stop();
    m_current = 0;
    m_shown.hits.clear();
    if (m_job != nullptr)
        std::exchange(m_job, nullptr)->abandon();
    const std::string words = toUtf8(m_words->text());
    if (!m_shown.text || words.empty()) {
        m_count->clear();
    } else if (m_shown.text->utf8.size() <= kLongText) {
        m_shown.hits = placesOf(*m_shown.text, words);
        tell();
    } else {
        m_count->setText(tr("Looking ..."));
        m_job = Job::start(
            this,
            [text = m_shown.text, words](const Progress&) { return placesOf(*text, words); },
            [this](std::vector<text::Span> hits) {
                m_job = nullptr;
                m_shown.hits = std::move(hits);
                tell();
                Q_EMIT hitsChanged();
            });
    }
    Q_EMIT hitsChanged();
}

void FindLine::next(bool forward, text::Span from)
{
    if (m_timer.isActive())
        search();
    const auto& hits = m_shown.hits;
    if (hits.empty()) {
        if (!m_words->text().isEmpty() && m_job == nullptr)
            tell();
        return;
    }
    // A selected hit is behind us, a hit at the caret is the next one.
    const text::Span here = from;
    auto at = forward ? std::ranges::find_if(hits,
                                             [&](text::Span hit) {
                                                 return hit.start > here.start
                                                        || (hit.start == here.start && hit != here);
                                             })
                      : std::ranges::lower_bound(hits, here);
    QString said;
    if (forward && at == hits.end()) {
        at = hits.begin();
        said = tr("from the beginning again");
    } else if (!forward && at == hits.begin()) {
        at = hits.end() - 1;
        said = tr("from the end again");
    } else if (!forward) {
        --at;
    }
    m_current = static_cast<std::size_t>(at - hits.begin()) + 1;
    tell(said);
    Q_EMIT hitChosen(text::Span(*at));
}

void FindLine::tell(const QString& more)
{
    const std::size_t count = m_shown.hits.size();
    QString text = count == 0       ? tr("No hit in this document")
                   : m_current == 0 ? counted(count, Noun::Hit)
                                    : tr("%1 of %2").arg(m_current).arg(count);
    if (!more.isEmpty())
        text += QStringLiteral(" - ") + more;
    m_count->setText(text);
    m_count->setAccessibleName(text);
}

void FindLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT nextWanted(!event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

} // namespace crosscase::gui
