// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/hits_model.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <tuple>

namespace crosscase::gui {

namespace {

constexpr std::size_t kPage = 5'000;      // rows given to the view at a time
constexpr text::CodePoint kContext = 160; // on either side
constexpr int kKept = 1'000;              // rows whose words stay in memory

bool comesBefore(const Hit& a, const Hit& b)
{
    return std::tie(a.document, a.span.start, a.span.end)
           < std::tie(b.document, b.span.start, b.span.end);
}

// Where the words around a hit come from: the paragraphs that it begins and ends in, without their
// labels unless it stands in one.
text::Span surroundings(const text::Structure& structure, text::Span hit)
{
    const std::size_t first = structure.passageAt(hit.start);
    const std::size_t last = structure.passageAt(hit.end - 1);
    if (last >= structure.passages.size())
        return hit;
    const text::Passage& begin = structure.passages[first];
    const text::Passage& end = structure.passages[last];
    const auto from = begin.content.contains(hit.start) ? begin.content.start : begin.span.start;
    const auto to = end.content.contains(hit.end - 1) ? end.content.end : end.span.end;
    return {std::min(from, hit.start), std::max(to, hit.end)};
}

QString onOneLine(const model::LoadedText& text, text::Span span)
{
    QString words = fromUtf8(text.quote(span));
    for (QChar& letter : words)
        if (letter.isSpace() || letter == QChar::LineSeparator)
            letter = QLatin1Char(' ');
    return words;
}

} // namespace

HitsModel::HitsModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_written(kKept)
{}

void HitsModel::setSession(Session* session)
{
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    begin(false);
    if (session == nullptr)
        return;
    connect(session, &Session::changed, this, [this](const Change& change) {
        if (change.touches<model::Coding, model::Code, model::Document>())
            forget();
    });
    connect(session, &Session::busyChanged, this, [this](bool busy) {
        if (!busy)
            forget(); // what was not read meanwhile
    });
}

void HitsModel::forget()
{
    m_written.clear();
    if (m_shown > 0)
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_shown) - 1, kColumns - 1));
}

// --- hits ----------------------------------------------------------------------------------------

void HitsModel::begin(bool keepTicks)
{
    std::vector<Hit> unticked;
    for (std::size_t i = 0; keepTicks && i < m_hits.size(); ++i)
        if (!m_ticked[i])
            unticked.push_back(m_hits[i]);
    std::sort(unticked.begin(), unticked.end(), comesBefore);
    beginResetModel();
    m_unticked = std::move(unticked);
    m_hits.clear();
    m_ticked.clear();
    m_tickedCount = 0;
    m_shown = 0;
    m_written.clear();
    endResetModel();
    Q_EMIT ticksChanged();
}

void HitsModel::add(const std::vector<Hit>& hits)
{
    for (const Hit& hit : hits) {
        const bool on = !std::binary_search(m_unticked.begin(), m_unticked.end(), hit, comesBefore);
        m_hits.push_back(hit);
        m_ticked.push_back(on);
        m_tickedCount += on ? 1U : 0U;
    }
    if (m_shown < kPage)
        fetchMore({});
    Q_EMIT ticksChanged();
}

bool HitsModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_shown < m_hits.size();
}

void HitsModel::fetchMore(const QModelIndex& parent)
{
    // The first page fills up as hits come; then a page at a time.
    const std::size_t page = m_shown < kPage ? kPage : m_shown + kPage;
    const std::size_t next = std::min(m_hits.size(), page);
    if (parent.isValid() || next == m_shown)
        return;
    beginInsertRows({}, static_cast<int>(m_shown), static_cast<int>(next) - 1);
    m_shown = next;
    endInsertRows();
}

std::optional<Hit> HitsModel::hitAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return std::nullopt;
    return m_hits[static_cast<std::size_t>(index.row())];
}

QModelIndex HitsModel::reach(const Hit& hit)
{
    const auto at = std::find_if(
        m_hits.begin(), m_hits.end(), [&](const Hit& other) { return other.isAt(hit); });
    if (at == m_hits.end())
        return {};
    const auto row = static_cast<std::size_t>(at - m_hits.begin());
    if (row >= m_shown) {
        const std::size_t next = std::min(m_hits.size(), (row / kPage + 1) * kPage);
        beginInsertRows({}, static_cast<int>(m_shown), static_cast<int>(next) - 1);
        m_shown = next;
        endInsertRows();
    }
    return index(static_cast<int>(row), Reference);
}

// --- ticks ---------------------------------------------------------------------------------------

void HitsModel::tick(const QList<int>& rows, bool on)
{
    for (const int row : rows) {
        const auto at = static_cast<std::size_t>(row);
        if (m_ticked[at] == on)
            continue;
        m_ticked[at] = on;
        m_tickedCount = on ? m_tickedCount + 1 : m_tickedCount - 1;
    }
    if (rows.isEmpty())
        return;
    const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
    rowsTicked(*first, *last);
}

void HitsModel::tickAll(bool on)
{
    m_ticked.assign(m_hits.size(), on);
    m_tickedCount = on ? m_hits.size() : 0;
    if (m_shown > 0)
        rowsTicked(0, static_cast<int>(m_shown) - 1);
}

void HitsModel::rowsTicked(int first, int last)
{
    Q_EMIT dataChanged(index(first, Tick), index(last, Tick), {Qt::CheckStateRole});
    Q_EMIT headerDataChanged(Qt::Horizontal, Tick, Tick);
    Q_EMIT ticksChanged();
}

std::vector<Hit> HitsModel::ticked() const
{
    std::vector<Hit> chosen;
    chosen.reserve(m_tickedCount);
    for (std::size_t i = 0; i < m_hits.size(); ++i)
        if (m_ticked[i])
            chosen.push_back(m_hits[i]);
    return chosen;
}

// --- what rows say -------------------------------------------------------------------------------

const HitsModel::Written& HitsModel::written(int row) const
{
    if (const Written* known = m_written.object(row))
        return *known;
    auto* fresh = new Written; // the cache's
    const Hit& hit = m_hits[static_cast<std::size_t>(row)];
    // While a change runs the texts would keep the window waiting.
    if (m_session != nullptr && !m_session->isBusy()) {
        readText(*fresh, hit);
        readCodes(*fresh, hit);
    }
    m_written.insert(row, fresh);
    return *fresh;
}

void HitsModel::readText(Written& written, const Hit& hit) const
{
    const model::Document* document = m_session->corpus().documents().find(hit.document);
    if (document == nullptr)
        return;
    written.reference = labelOf(*document);
    const auto loaded = m_session->texts().load(*document);
    if (!loaded) {
        written.word = fromUtf8(loaded.error().detail);
        return;
    }
    const model::LoadedText& text = **loaded;
    if (hit.span.end > document->length)
        return; // of a text that has just been changed: the search runs again
    written.reference = referenceOf(*document, text, hit.span);
    const auto passage = text.structure.passageAt(hit.span.start);
    if (passage < text.structure.passages.size()) {
        const text::Passage& where = text.structure.passages[passage];
        if (where.speaker >= 0)
            written.speaker =
                fromUtf8(text.structure.speakers[static_cast<std::size_t>(where.speaker)]);
        const text::CodePoint enough = std::min(where.content.end, where.content.start + kContext);
        written.isRightToLeft = fromUtf8(text.quote({where.content.start, enough})).isRightToLeft();
    }
    const text::Span room = surroundings(text.structure, hit.span);
    const auto from = std::max(room.start, hit.span.start - kContext);
    const auto to = std::min(room.end, hit.span.end + kContext);
    const QString dots = QStringLiteral("…");
    written.before =
        (from > room.start ? dots : QString()) + onOneLine(text, {from, hit.span.start});
    written.word = onOneLine(text, hit.span);
    written.after = onOneLine(text, {hit.span.end, to}) + (to < room.end ? dots : QString());
}

void HitsModel::readCodes(Written& written, const Hit& hit) const
{
    const model::Corpus& corpus = m_session->corpus();
    std::vector<model::Id<model::Code>> codes;
    corpus.codings().forEachIn(
        hit.document, [&](const model::Codings::Block& block, std::size_t row) {
            const bool touches = block.start[row] < hit.span.end && hit.span.start < block.end[row];
            if (touches && block.orphan[row] == 0
                && std::find(codes.begin(), codes.end(), block.code[row]) == codes.end())
                codes.push_back(block.code[row]);
        });
    for (const auto id : codes)
        if (const model::Code* code = corpus.codes().find(id)) {
            written.codes.append(fromUtf8(code->name));
            written.colours.append(fromUtf8(code->colour));
        }
}

int HitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown);
}

int HitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant HitsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.column() == Tick && role == Qt::CheckStateRole)
        return isTicked(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (index.column() == Tick && role == Qt::AccessibleTextRole)
        return isTicked(index.row()) ? tr("ticked") : tr("not ticked");
    const Written& row = written(index.row());
    switch (role) {
    case Qt::DisplayRole:
        break;
    case IsRightToLeft:
        return row.isRightToLeft;
    case ToElide: // what is far from the hit
        return (index.column() == Left) == row.isRightToLeft ? Qt::ElideRight : Qt::ElideLeft;
    case CodeColours:
        return row.colours;
    case CodeNames:
        return row.codes;
    case Qt::ToolTipRole:
        return index.column() == Codes ? row.codes.join(QLatin1Char('\n')) : QVariant();
    default:
        return {};
    }
    switch (index.column()) {
    case Reference:
        return row.reference;
    case Speaker:
        return row.speaker;
    case Left: // by sight: in text from right to left the words that follow
        return row.isRightToLeft ? row.after : row.before;
    case Word:
        return row.word;
    case Right:
        return row.isRightToLeft ? row.before : row.after;
    case Codes:
        return row.codes.join(QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant HitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Left ? Qt::AlignRight : Qt::AlignLeft));
    if (section == Tick && role == Qt::CheckStateRole) {
        if (m_tickedCount == 0)
            return Qt::Unchecked;
        return m_tickedCount == m_hits.size() ? Qt::Checked : Qt::PartiallyChecked;
    }
    if (section == Tick && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return tr("Tick all hits, or none");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Reference:
        return tr("Place");
    case Speaker:
        return tr("Speaker");
    case Left:
        return tr("Before");
    case Word:
        return tr("Hit");
    case Right:
        return tr("After");
    case Codes:
        return tr("Codes there");
    default:
        return {};
    }
}

bool HitsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Tick || role != Qt::CheckStateRole)
        return false;
    tick({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags HitsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == Tick ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace crosscase::gui
