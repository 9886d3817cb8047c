// SPDX-License-Identifier: GPL-3.0-or-later
// The codings of one document, ready to be asked what stands at a place. Follows changes.
#pragma once

#include "app/gui/bridge/session.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace crosscase::gui {

// Which codings the margin and the text show.
struct CodingFilter {
    // Recent: of the codes that were used last in this document.
    enum class Kind : std::uint8_t { All, Codes, Coders, Recent };
    Kind kind = Kind::All;
    std::vector<model::Id<model::Code>> codes = {};   // Codes
    std::vector<model::Id<model::Coder>> coders = {}; // Coders
};

class DocumentCodings {
public:
    static constexpr std::size_t kRecentCodes = 9;
    struct Entry {
        text::Span span;
        model::Id<model::Coding> id;
        model::Id<model::Code> code;
        model::Id<model::Coder> coder;
        Timestamp created;
    };

    // All but the orphans.
    void load(const model::Corpus& corpus, model::Id<model::Document> document);
    void clear();
    // Only what belongs to the document; says whether anything did.
    bool follow(const Change& change, const model::Corpus& now);
    void setFilter(CodingFilter filter);
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] const std::vector<Entry>& all() const { return m_entries; } // by start, id
    [[nodiscard]] bool isShown(const Entry& entry) const;

    // Calls visit(entry) for those shown that share a code point with `span`, by start.
    template <typename Visit>
    void forEachIn(text::Span span, Visit&& visit) const
    {
        const auto end = static_cast<std::size_t>(
            std::ranges::lower_bound(
                m_entries, span.end, {}, [](const Entry& e) { return e.span.start; })
            - m_entries.begin());
        for (std::size_t chunk = 0; chunk * kChunk < end; ++chunk) {
            if (m_reach[chunk] <= span.start)
                continue;
            const std::size_t stop = std::min(end, (chunk + 1) * kChunk);
            for (std::size_t i = chunk * kChunk; i < stop; ++i)
                if (m_entries[i].span.end > span.start && isShown(m_entries[i]))
                    visit(m_entries[i]);
        }
    }
    // The shown one that begins next behind (or before) `from`; nullptr: none.
    [[nodiscard]] const Entry* next(text::CodePoint from, model::Id<model::Coding> at) const;
    [[nodiscard]] const Entry* previous(text::CodePoint from, model::Id<model::Coding> at) const;

private:
    static constexpr std::size_t kChunk = 64;
    void index(std::size_t from);
    void insert(const model::Coding& coding);
    void erase(const model::Coding& coding);
    void findRecent();

    model::Id<model::Document> m_document;
    CodingFilter m_filter;
    std::vector<model::Id<model::Code>> m_recent;
    std::vector<Entry> m_entries;
    std::vector<text::CodePoint> m_reach; // the last end in each chunk of entries
};

} // namespace crosscase::gui
