// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one kind, sorted by id, in shared blocks.
//
// Copying is cheap and shares every block; a change copies the one block it touches, and only if
// somebody else holds it too. So a snapshot never changes under the thread that reads it.
#pragma once

#include "core/model/id.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace crosscase::model {

template <typename Row>
class Rows {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    // nullptr if there is none; stays good as long as this snapshot.
    [[nodiscard]] const Row* find(Id<Row> id) const
    {
        const auto block = blockFor(id);
        if (block == m_blocks.end())
            return nullptr;
        const auto row = lowerBound(**block, id);
        return row != (*block)->end() && row->id == id ? &*row : nullptr;
    }
    [[nodiscard]] bool contains(Id<Row> id) const { return find(id) != nullptr; }

    // The id must be new.
    void insert(Row row)
    {
        ++m_size;
        if (m_blocks.empty()
            || (m_blocks.back()->size() >= kBlock && m_blocks.back()->back().id < row.id)) {
            m_blocks.push_back(std::make_shared<Block>());
            m_blocks.back()->push_back(std::move(row));
            return;
        }
        auto at = blockFor(row.id);
        if (at == m_blocks.end())
            at = m_blocks.end() - 1;
        const auto index = static_cast<std::size_t>(at - m_blocks.begin());
        Block& block = own(index);
        block.insert(lowerBound(block, row.id), std::move(row));
        if (block.size() > 2 * kBlock)
            split(index);
    }

    // The id must be there.
    void replace(Row row)
    {
        Block& block = own(static_cast<std::size_t>(blockFor(row.id) - m_blocks.begin()));
        *lowerBound(block, row.id) = std::move(row);
    }

    // The id must be there.
    void erase(Id<Row> id)
    {
        const auto index = static_cast<std::size_t>(blockFor(id) - m_blocks.begin());
        Block& block = own(index);
        block.erase(lowerBound(block, id));
        if (block.empty())
            m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(index));
        --m_size;
    }

    template <typename Visit>
    void forEach(Visit&& visit) const
    {
        for (const auto& block : m_blocks)
            for (const Row& row : *block)
                visit(row);
    }

    class Iterator {
    public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const Rows* rows, std::size_t block)
            : m_rows(rows)
            , m_block(block)
        {}
        const Row& operator*() const { return (*m_rows->m_blocks[m_block])[m_at]; }
        const Row* operator->() const { return &**this; }
        Iterator& operator++()
        {
            if (++m_at == m_rows->m_blocks[m_block]->size()) {
                ++m_block;
                m_at = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const
        {
            return m_block == other.m_block && m_at == other.m_at;
        }

    private:
        const Rows* m_rows = nullptr;
        std::size_t m_block = 0;
        std::size_t m_at = 0;
    };
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, m_blocks.size()}; }

private:
    using Block = std::vector<Row>;
    static constexpr std::size_t kBlock = 1024;

    // The first block whose last id is not below `id`.
    auto blockFor(Id<Row> id) const
    {
        return std::lower_bound(
            m_blocks.begin(), m_blocks.end(), id, [](const auto& block, Id<Row> wanted) {
                return block->back().id < wanted;
            });
    }
    template <typename AnyBlock>
    static auto lowerBound(AnyBlock& block, Id<Row> id)
    {
        return std::lower_bound(block.begin(), block.end(), id, [](const Row& row, Id<Row> wanted) {
            return row.id < wanted;
        });
    }
    Block& own(std::size_t index)
    {
        if (m_blocks[index].use_count() > 1)
            m_blocks[index] = std::make_shared<Block>(*m_blocks[index]);
        // The other holder may just have let go in its thread: see what it did before.
        std::atomic_thread_fence(std::memory_order_acquire);
        return *m_blocks[index];
    }
    void split(std::size_t index)
    {
        Block& block = *m_blocks[index];
        const auto middle = block.begin() + static_cast<std::ptrdiff_t>(block.size() / 2);
        auto upper = std::make_shared<Block>(std::make_move_iterator(middle),
                                             std::make_move_iterator(block.end()));
        block.erase(middle, block.end());
        m_blocks.insert(m_blocks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                        std::move(upper));
    }

    std::vector<std::shared_ptr<Block>> m_blocks;
    std::size_t m_size = 0;
};

} // namespace crosscase::model
