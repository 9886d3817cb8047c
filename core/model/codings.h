// SPDX-License-Identifier: GPL-3.0-or-later
// All codings of a project, column by column, in shared blocks sorted by (document, start, id).
//
// The counting engines run over the columns of the blocks; a window of a document is a stretch of
// neighbouring rows. Copies share the blocks as in Rows: a change copies the blocks it touches.
#pragma once

#include "core/model/objects.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace crosscase::model {

class Codings {
public:
    // Parallel columns; row i of each belongs to the same coding.
    struct Block {
        std::vector<Id<Coding>> id;
        std::vector<Id<Document>> document;
        std::vector<Id<Code>> code;
        std::vector<Id<Coder>> coder;
        std::vector<text::CodePoint> start;
        std::vector<text::CodePoint> end;
        std::vector<std::int8_t> weight;
        std::vector<std::uint8_t> marks;
        std::vector<std::uint8_t> orphan;
        std::vector<std::int32_t> eventDay;
        std::vector<std::int64_t> quoteHash;
        std::vector<Timestamp> created;
        std::vector<Uuid> uuid;

        [[nodiscard]] std::size_t size() const { return id.size(); }
        [[nodiscard]] text::Span span(std::size_t row) const { return {start[row], end[row]}; }
        [[nodiscard]] Coding at(std::size_t row) const;
        void push(const Coding& coding);
        void put(std::size_t row, const Coding& coding);
        void insertAt(std::size_t row, const Coding& coding);
        void eraseAt(std::size_t row);
        void reserve(std::size_t rows);
    };
    using Blocks = std::vector<std::shared_ptr<Block>>;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const Blocks& blocks() const { return m_blocks; }

    [[nodiscard]] std::optional<Coding> find(Id<Coding> id) const;
    [[nodiscard]] bool contains(Id<Coding> id) const { return place(id).has_value(); }

    // The ids must be new.
    void insert(const Coding& coding);
    void insert(std::vector<Coding> codings);
    // The ids must be there; many at once cost one pass.
    void replace(const Coding& coding);
    void replace(std::vector<Coding> codings);
    void erase(Id<Coding> id);
    void erase(std::span<const Id<Coding>> ids);

    // Calls visit(block, row) for the codings of a document, by start.
    template <typename Visit>
    void forEachIn(Id<Document> document, Visit&& visit) const
    {
        for (std::size_t b = firstBlockOf(document); b < m_blocks.size(); ++b) {
            const Block& block = *m_blocks[b];
            if (document < block.document.front())
                return;
            for (std::size_t row = firstRowOf(block, document);
                 row < block.size() && block.document[row] == document;
                 ++row)
                visit(block, row);
        }
    }

    // Calls visit(Coding) for all, by (document, start, id).
    template <typename Visit>
    void forEach(Visit&& visit) const
    {
        for (const auto& block : m_blocks)
            for (std::size_t row = 0; row < block->size(); ++row)
                visit(block->at(row));
    }

private:
    static constexpr std::size_t kBlock = 4096;
    static constexpr std::size_t kPage = 4096;
    using Page = std::array<Id<Document>, kPage>;

    struct Place {
        std::size_t block;
        std::size_t row;
    };
    [[nodiscard]] std::optional<Place> place(Id<Coding> id) const;
    [[nodiscard]] Id<Document> documentOf(Id<Coding> id) const;
    void setDocumentOf(Id<Coding> id, Id<Document> document);
    [[nodiscard]] std::size_t firstBlockOf(Id<Document> document) const;
    [[nodiscard]] static std::size_t firstRowOf(const Block& block, Id<Document> document);
    Block& own(std::size_t block);
    void merge(std::vector<Coding> sorted);

    Blocks m_blocks;                                 // none empty
    std::vector<std::shared_ptr<Page>> m_documentOf; // by id: where to look
    std::size_t m_size = 0;
};

} // namespace crosscase::model
