// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/code_quotes.h"

#include "core/model/document_order.h"

#include <algorithm>
#include <tuple>

namespace crosscase::gui {

using model::Coding;
using model::Membership;

namespace {

constexpr std::size_t kFew = 200; // codings of a change that are taken one by one

} // namespace

void CodeQuotes::show(Session* session, const std::vector<CodeId>& codes)
{
    m_isRead = m_isRead && session == m_session;
    m_session = session;
    m_codes = codes;
    m_cases.clear();
    m_ofFirst = 0;
    std::vector<model::Id<Coding>> found;
    if (session != nullptr && !codes.empty()) {
        readParts();
        found = find();
    }
    if (session == nullptr || found != m_list.codings())
        m_list.show(session, std::move(found));
}

void CodeQuotes::readParts()
{
    if (m_isRead)
        return;
    m_isRead = true;
    m_rank.clear();
    m_parts.clear();
    m_rank.reserve(m_session->corpus().documents().size());
    m_parts.reserve(m_session->corpus().documents().size());
    int rank = 0;
    for (const model::Document* document : model::documentsInOrder(m_session->corpus()))
        m_rank.emplace(document->id, rank++);
    for (const Membership& part : m_session->corpus().rows<Membership>())
        if (!part.orphan)
            m_parts[part.document].push_back(
                {part.unit, part.span(), part.kind == model::MembershipKind::Range});
}

std::vector<model::Id<Coding>> CodeQuotes::find()
{
    const std::unordered_set<CodeId> codes(m_codes.begin(), m_codes.end());
    // Neighbours in the snapshot are of one document.
    std::vector<std::pair<int, std::vector<model::Id<Coding>>>> byDocument;
    DocumentId last;
    for (const auto& block : m_session->corpus().codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row) {
            if (block->orphan[row] != 0
                || (codes.size() == 1 ? block->code[row] != m_codes.front()
                                      : !codes.contains(block->code[row])))
                continue;
            if (byDocument.empty() || block->document[row] != last) {
                last = block->document[row];
                byDocument.emplace_back(m_rank[last], std::vector<model::Id<Coding>>{});
            }
            byDocument.back().second.push_back(block->id[row]);
            if (block->code[row] == m_codes.front())
                count(block->at(row), 1);
        }
    std::stable_sort(byDocument.begin(), byDocument.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    std::vector<model::Id<Coding>> found;
    for (const auto& [rank, codings] : byDocument)
        found.insert(found.end(), codings.begin(), codings.end());
    return found;
}

bool CodeQuotes::isListed(const Coding& coding) const
{
    return !coding.orphan
           && std::find(m_codes.begin(), m_codes.end(), coding.code) != m_codes.end();
}

bool CodeQuotes::comesBefore(const Coding& a, const Coding& b) const
{
    const auto place = [this](const Coding& coding) {
        const auto rank = m_rank.find(coding.document);
        return std::tuple(rank == m_rank.end() ? -1 : rank->second, coding.start, coding.id);
    };
    return place(a) < place(b);
}

// Cases by whole documents and ranges; a speaker's share counts with the document.
void CodeQuotes::count(const Coding& coding, int step)
{
    if (coding.orphan || coding.code != m_codes.front())
        return;
    m_ofFirst += step;
    const auto here = m_parts.find(coding.document);
    if (here == m_parts.end())
        return;
    for (const Part& part : here->second) {
        if (part.isRange && !part.span.intersects(coding.span()))
            continue;
        const auto place = m_cases.try_emplace(part.unit, 0).first;
        place->second += step;
        if (place->second <= 0)
            m_cases.erase(place);
    }
}

void CodeQuotes::insert(const Coding& coding)
{
    const auto& listed = m_list.codings();
    const auto at = std::lower_bound(
        listed.begin(), listed.end(), coding, [this](model::Id<Coding> one, const Coding& wanted) {
            const auto row = m_session->corpus().find(one);
            return row && comesBefore(*row, wanted);
        });
    if (at == listed.end() || *at != coding.id)
        m_list.insert(static_cast<int>(at - listed.begin()), coding.id);
}

void CodeQuotes::follow(const Change& change)
{
    const bool other = change.touches<model::Document, Membership>();
    m_isRead = m_isRead && !other;
    if (m_session == nullptr || m_codes.empty())
        return;
    const auto& codings = change.of<Coding>();
    if (other || codings.created.size() + codings.updated.size() + codings.deleted.size() > kFew) {
        const std::vector<CodeId> codes = m_codes;
        show(m_session, codes);
        return;
    }
    for (const Coding& coding : codings.deleted)
        count(coding, -1);
    // All that moved leave before others are put between them.
    std::unordered_set<model::Id<Coding>> moved;
    for (const auto& update : codings.updated) {
        count(update.before, -1);
        count(update.after, 1);
        if (isListed(update.before)
            && (!isListed(update.after) || update.before.start != update.after.start
                || update.before.document != update.after.document))
            moved.insert(update.before.id);
    }
    if (!moved.empty())
        m_list.remove(moved);
    for (const Coding& coding : codings.created) {
        count(coding, 1);
        if (isListed(coding))
            insert(coding);
    }
    for (const auto& update : codings.updated)
        if (isListed(update.after) && (!isListed(update.before) || moved.contains(update.after.id)))
            insert(update.after);
}

} // namespace crosscase::gui
