// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/codings.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <tuple>
#include <unordered_map>

namespace crosscase::model {

namespace {

auto key(const Coding& coding)
{
    return std::tuple(coding.document, coding.start, coding.id);
}
auto key(const Codings::Block& block, std::size_t row)
{
    return std::tuple(block.document[row], block.start[row], block.id[row]);
}

// Calls visit on every column of the block.
template <typename AnyBlock, typename Visit>
void forEachVector(AnyBlock& block, Visit&& visit)
{
    visit(block.id);
    visit(block.document);
    visit(block.code);
    visit(block.coder);
    visit(block.start);
    visit(block.end);
    visit(block.weight);
    visit(block.marks);
    visit(block.orphan);
    visit(block.eventDay);
    visit(block.quoteHash);
    visit(block.created);
    visit(block.uuid);
}

} // namespace

Coding Codings::Block::at(std::size_t row) const
{
    Coding coding;
    coding.id = id[row];
    coding.uuid = uuid[row];
    coding.document = document[row];
    coding.code = code[row];
    coding.coder = coder[row];
    coding.start = start[row];
    coding.end = end[row];
    coding.weight = weight[row];
    coding.marks = marks[row];
    coding.orphan = orphan[row] != 0;
    coding.eventDay = eventDay[row];
    coding.quoteHash = quoteHash[row];
    coding.created = created[row];
    return coding;
}

void Codings::Block::put(std::size_t row, const Coding& coding)
{
    id[row] = coding.id;
    uuid[row] = coding.uuid;
    document[row] = coding.document;
    code[row] = coding.code;
    coder[row] = coding.coder;
    start[row] = coding.start;
    end[row] = coding.end;
    weight[row] = static_cast<std::int8_t>(coding.weight);
    marks[row] = static_cast<std::uint8_t>(coding.marks);
    orphan[row] = coding.orphan ? 1 : 0;
    eventDay[row] = coding.eventDay;
    quoteHash[row] = coding.quoteHash;
    created[row] = coding.created;
}

void Codings::Block::push(const Coding& coding)
{
    forEachVector(*this, [](auto& column) { column.emplace_back(); });
    put(size() - 1, coding);
}

void Codings::Block::insertAt(std::size_t row, const Coding& coding)
{
    forEachVector(*this, [row](auto& column) {
        column.emplace(column.begin() + static_cast<std::ptrdiff_t>(row));
    });
    put(row, coding);
}

void Codings::Block::eraseAt(std::size_t row)
{
    forEachVector(*this, [row](auto& column) {
        column.erase(column.begin() + static_cast<std::ptrdiff_t>(row));
    });
}

void Codings::Block::reserve(std::size_t rows)
{
    forEachVector(*this, [rows](auto& column) { column.reserve(rows); });
}

std::size_t Codings::firstBlockOf(Id<Document> document) const
{
    const auto at = std::lower_bound(
        m_blocks.begin(), m_blocks.end(), document, [](const auto& block, Id<Document> wanted) {
            return block->document.back() < wanted;
        });
    return static_cast<std::size_t>(at - m_blocks.begin());
}

std::size_t Codings::firstRowOf(const Block& block, Id<Document> document)
{
    const auto at = std::lower_bound(block.document.begin(), block.document.end(), document);
    return static_cast<std::size_t>(at - block.document.begin());
}

Id<Document> Codings::documentOf(Id<Coding> id) const
{
    const auto index = static_cast<std::size_t>(id.value);
    if (id.value <= 0 || index / kPage >= m_documentOf.size() || !m_documentOf[index / kPage])
        return {};
    return (*m_documentOf[index / kPage])[index % kPage];
}

void Codings::setDocumentOf(Id<Coding> id, Id<Document> document)
{
    const auto index = static_cast<std::size_t>(id.value);
    if (index / kPage >= m_documentOf.size())
        m_documentOf.resize(index / kPage + 1);
    auto& page = m_documentOf[index / kPage];
    if (!page)
        page = std::make_shared<Page>();
    else if (page.use_count() > 1)
        page = std::make_shared<Page>(*page);
    std::atomic_thread_fence(std::memory_order_acquire);
    (*page)[index % kPage] = document;
}

std::optional<Codings::Place> Codings::place(Id<Coding> id) const
{
    const Id<Document> document = documentOf(id);
    if (!document)
        return std::nullopt;
    for (std::size_t b = firstBlockOf(document); b < m_blocks.size(); ++b) {
        const Block& block = *m_blocks[b];
        const auto at = std::find(block.id.begin(), block.id.end(), id);
        if (at != block.id.end())
            return Place{b, static_cast<std::size_t>(at - block.id.begin())};
        if (document < block.document.back())
            break;
    }
    return std::nullopt;
}

std::optional<Coding> Codings::find(Id<Coding> id) const
{
    const auto found = place(id);
    if (!found)
        return std::nullopt;
    return m_blocks[found->block]->at(found->row);
}

Codings::Block& Codings::own(std::size_t block)
{
    if (m_blocks[block].use_count() > 1)
        m_blocks[block] = std::make_shared<Block>(*m_blocks[block]);
    std::atomic_thread_fence(std::memory_order_acquire);
    return *m_blocks[block];
}

void Codings::insert(const Coding& coding)
{
    setDocumentOf(coding.id, coding.document);
    ++m_size;
    if (m_blocks.empty()) {
        m_blocks.push_back(std::make_shared<Block>());
        m_blocks.back()->push(coding);
        return;
    }
    // The first block that ends behind the new row; at the very end, the last one.
    auto at = std::lower_bound(
        m_blocks.begin(), m_blocks.end(), key(coding), [](const auto& block, const auto& wanted) {
            return key(*block, block->size() - 1) < wanted;
        });
    if (at == m_blocks.end())
        --at;
    const auto b = static_cast<std::size_t>(at - m_blocks.begin());
    if (m_blocks[b]->size() >= 2 * kBlock) {
        --m_size;
        merge({coding}); // cuts the block
        return;
    }
    Block& block = own(b);
    std::size_t low = 0;
    std::size_t high = block.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (key(block, middle) < key(coding))
            low = middle + 1;
        else
            high = middle;
    }
    block.insertAt(low, coding);
}

void Codings::insert(std::vector<Coding> codings)
{
    if (codings.size() == 1) {
        insert(codings.front());
        return;
    }
    for (const Coding& coding : codings)
        setDocumentOf(coding.id, coding.document);
    std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
        return key(a) < key(b);
    });
    merge(std::move(codings));
}

// Each block takes the new rows that sort before the next block; a block that gets none stays
// shared.
void Codings::merge(std::vector<Coding> sorted)
{
    m_size += sorted.size();
    Blocks merged;
    auto next = sorted.cbegin();
    const auto emit = [&](const Coding& coding) {
        if (merged.empty() || merged.back()->size() >= kBlock || merged.back().use_count() > 1) {
            merged.push_back(std::make_shared<Block>());
            merged.back()->reserve(kBlock);
        }
        merged.back()->push(coding);
    };
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        const bool last = b + 1 == m_blocks.size();
        auto stop = sorted.cend();
        if (!last)
            stop = std::lower_bound(
                next,
                sorted.cend(),
                key(*m_blocks[b + 1], 0),
                [](const Coding& row, const auto& wanted) { return key(row) < wanted; });
        if (next == stop) {
            merged.push_back(m_blocks[b]);
            continue;
        }
        const Block& block = *m_blocks[b];
        merged.push_back(std::make_shared<Block>());
        for (std::size_t row = 0; row < block.size(); ++row) {
            while (next != stop && key(*next) < key(block, row))
                emit(*next++);
            emit(block.at(row));
        }
        while (next != stop)
            emit(*next++);
    }
    while (next != sorted.cend())
        emit(*next++);
    m_blocks = std::move(merged);
}

void Codings::replace(const Coding& coding)
{
    const auto at = place(coding.id);
    assert(at);
    if (key(*m_blocks[at->block], at->row) == key(coding)) {
        own(at->block).put(at->row, coding);
        return;
    }
    erase(coding.id);
    insert(coding);
}

void Codings::replace(std::vector<Coding> codings)
{
    if (codings.size() == 1) {
        replace(codings.front());
        return;
    }
    std::unordered_map<Id<Coding>, const Coding*> byId;
    byId.reserve(codings.size());
    for (const Coding& coding : codings)
        byId.emplace(coding.id, &coding);
    std::vector<Coding> moving;
    std::vector<Id<Coding>> movingIds;
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        for (std::size_t row = 0; row < m_blocks[b]->size(); ++row) {
            const auto found = byId.find(m_blocks[b]->id[row]);
            if (found == byId.end())
                continue;
            if (key(*m_blocks[b], row) == key(*found->second)) {
                own(b).put(row, *found->second);
            } else {
                moving.push_back(*found->second);
                movingIds.push_back(found->first);
            }
        }
    }
    erase(movingIds);
    insert(std::move(moving));
}

void Codings::erase(Id<Coding> id)
{
    const auto at = place(id);
    assert(at);
    own(at->block).eraseAt(at->row);
    if (m_blocks[at->block]->size() == 0)
        m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(at->block));
    setDocumentOf(id, {});
    --m_size;
}

void Codings::erase(std::span<const Id<Coding>> ids)
{
    if (ids.size() < 8) {
        for (const Id<Coding> id : ids)
            erase(id);
        return;
    }
    std::vector<bool> gone(m_documentOf.size() * kPage);
    for (const Id<Coding> id : ids) {
        gone[static_cast<std::size_t>(id.value)] = true;
        setDocumentOf(id, {});
    }
    const auto isGone = [&gone](Id<Coding> id) { return gone[static_cast<std::size_t>(id.value)]; };
    Blocks kept;
    for (const auto& block : m_blocks) {
        if (std::none_of(block->id.begin(), block->id.end(), isGone)) {
            kept.push_back(block);
            continue;
        }
        auto rest = std::make_shared<Block>();
        for (std::size_t row = 0; row < block->size(); ++row)
            if (!isGone(block->id[row]))
                rest->push(block->at(row));
        if (rest->size() > 0)
            kept.push_back(std::move(rest));
    }
    m_blocks = std::move(kept);
    m_size -= ids.size();
}

} // namespace crosscase::model
