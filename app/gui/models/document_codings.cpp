// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/document_codings.h"

#include <tuple>
#include <unordered_map>

namespace crosscase::gui {

namespace {

using Entry = DocumentCodings::Entry;

Entry entryOf(const model::Coding& coding)
{
    return {coding.span(), coding.id, coding.code, coding.coder, coding.created};
}

bool stands(const Entry& a, const Entry& b)
{
    return std::tuple(a.span.start, a.id) < std::tuple(b.span.start, b.id);
}

} // namespace

void DocumentCodings::load(const model::Corpus& corpus, model::Id<model::Document> document)
{
    clear();
    m_document = document;
    corpus.codings().forEachIn(document, [&](const model::Codings::Block& block, std::size_t row) {
        if (block.orphan[row] == 0)
            m_entries.push_back({block.span(row),
                                 block.id[row],
                                 block.code[row],
                                 block.coder[row],
                                 block.created[row]});
    });
    std::ranges::sort(m_entries, stands);
    index(0);
    findRecent();
}

void DocumentCodings::clear()
{
    m_document = {};
    m_entries.clear();
    m_reach.clear();
    m_recent.clear();
}

void DocumentCodings::index(std::size_t from)
{
    m_reach.resize((m_entries.size() + kChunk - 1) / kChunk);
    for (std::size_t chunk = from / kChunk; chunk < m_reach.size(); ++chunk) {
        text::CodePoint reach = 0;
        const std::size_t stop = std::min(m_entries.size(), (chunk + 1) * kChunk);
        for (std::size_t i = chunk * kChunk; i < stop; ++i)
            reach = std::max(reach, m_entries[i].span.end);
        m_reach[chunk] = reach;
    }
}

void DocumentCodings::insert(const model::Coding& coding)
{
    if (coding.document != m_document || coding.orphan)
        return;
    const Entry entry = entryOf(coding);
    const auto at = m_entries.insert(std::ranges::upper_bound(m_entries, entry, stands), entry);
    index(static_cast<std::size_t>(at - m_entries.begin()));
}

void DocumentCodings::erase(const model::Coding& coding)
{
    if (coding.document != m_document || coding.orphan)
        return;
    const auto at = std::ranges::lower_bound(m_entries, entryOf(coding), stands);
    if (at == m_entries.end() || at->id != coding.id)
        return;
    const auto place = static_cast<std::size_t>(at - m_entries.begin());
    m_entries.erase(at);
    index(place);
}

bool DocumentCodings::follow(const Change& change, const model::Corpus& now)
{
    const auto& rows = change.of<model::Coding>();
    const auto isHere = [&](const model::Coding& coding) { return coding.document == m_document; };
    const auto here =
        std::ranges::count_if(rows.created, isHere) + std::ranges::count_if(rows.deleted, isHere)
        + std::ranges::count_if(rows.updated, [&](const model::Update<model::Coding>& update) {
              return isHere(update.before) || isHere(update.after);
          });
    if (here == 0)
        return false;
    constexpr std::ptrdiff_t kFew = 32;
    if (here > kFew) {
        load(now, m_document);
        return true;
    }
    for (const model::Coding& coding : rows.deleted)
        erase(coding);
    for (const auto& update : rows.updated) {
        erase(update.before);
        insert(update.after);
    }
    for (const model::Coding& coding : rows.created)
        insert(coding);
    findRecent();
    return true;
}

void DocumentCodings::setFilter(CodingFilter filter)
{
    m_filter = std::move(filter);
    std::ranges::sort(m_filter.codes);
    std::ranges::sort(m_filter.coders);
    findRecent();
}

bool DocumentCodings::isShown(const Entry& entry) const
{
    switch (m_filter.kind) {
    case CodingFilter::Kind::All:
        return true;
    case CodingFilter::Kind::Codes:
        return std::ranges::binary_search(m_filter.codes, entry.code);
    case CodingFilter::Kind::Coders:
        return std::ranges::binary_search(m_filter.coders, entry.coder);
    case CodingFilter::Kind::Recent:
        return std::ranges::binary_search(m_recent, entry.code);
    }
    return true;
}

void DocumentCodings::findRecent()
{
    m_recent.clear();
    if (m_filter.kind != CodingFilter::Kind::Recent)
        return;
    std::unordered_map<model::Id<model::Code>, std::int64_t> last;
    for (const Entry& entry : m_entries) {
        auto& at = last[entry.code];
        at = std::max(at, entry.created.ms);
    }
    std::vector<std::pair<std::int64_t, model::Id<model::Code>>> codes;
    for (const auto& [code, at] : last)
        codes.emplace_back(-at, code);
    std::ranges::sort(codes);
    codes.resize(std::min(codes.size(), kRecentCodes));
    for (const auto& [at, code] : codes)
        m_recent.push_back(code);
    std::ranges::sort(m_recent);
}

const Entry* DocumentCodings::next(text::CodePoint from, model::Id<model::Coding> at) const
{
    const Entry here{{from, from}, at, {}, {}, {}};
    for (auto i = std::ranges::upper_bound(m_entries, here, stands); i != m_entries.end(); ++i)
        if (isShown(*i))
            return &*i;
    return nullptr;
}

const Entry* DocumentCodings::previous(text::CodePoint from, model::Id<model::Coding> at) const
{
    const Entry here{{from, from}, at, {}, {}, {}};
    for (auto i = std::ranges::lower_bound(m_entries, here, stands); i != m_entries.begin();)
        if (isShown(*--i))
            return &*i;
    return nullptr;
}

} // namespace crosscase::gui
