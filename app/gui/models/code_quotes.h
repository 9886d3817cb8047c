// SPDX-License-Identifier: GPL-3.0-or-later
// The quotes of some codes in a list, and in how many cases the first of the codes is used. One
// pass when the codes are chosen; then single codings come and go in place.
#pragma once

#include "app/gui/models/quotes_model.h"

#include <unordered_map>
#include <unordered_set>

namespace crosscase::gui {

class CodeQuotes {
public:
    using CodeId = model::Id<model::Code>;

    explicit CodeQuotes(QuotesModel& list)
        : m_list(list)
    {}
    // Lists all of their quotes, by document and place.
    void show(Session* session, const std::vector<CodeId>& codes);
    // To be called after the list has followed.
    void follow(const Change& change);

    // Of all of the codes; of the first one; cases that the first one is used in.
    [[nodiscard]] std::size_t quotes() const { return m_list.codings().size(); }
    [[nodiscard]] int quotesOfFirst() const { return m_ofFirst; }
    [[nodiscard]] int casesOfFirst() const { return static_cast<int>(m_cases.size()); }

private:
    using DocumentId = model::Id<model::Document>;
    using CaseId = model::Id<model::Case>;
    struct Part {
        CaseId unit;
        text::Span span;
        bool isRange = false;
    };

    void readParts();
    std::vector<model::Id<model::Coding>> find();
    void count(const model::Coding& coding, int step);
    void insert(const model::Coding& coding);
    [[nodiscard]] bool isListed(const model::Coding& coding) const;
    [[nodiscard]] bool comesBefore(const model::Coding& a, const model::Coding& b) const;

    QuotesModel& m_list;
    Session* m_session = nullptr;
    std::vector<CodeId> m_codes;
    bool m_isRead = false;                      // rank and parts, of what the project is now
    std::unordered_map<DocumentId, int> m_rank; // of documents in order
    std::unordered_map<DocumentId, std::vector<Part>> m_parts;
    std::unordered_map<CaseId, int> m_cases; // how many quotes of the first code are theirs
    int m_ofFirst = 0;
};

} // namespace crosscase::gui
