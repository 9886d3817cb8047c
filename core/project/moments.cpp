// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/moments.h"

#include "core/base/number.h"
#include "core/project/history.h"
#include "core/store/store.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Coder;
using model::Coding;
using model::Corpus;
using model::Document;
using model::Id;

// Behind all numbers of the snapshot.
std::int32_t firstFreeId(const Corpus& corpus)
{
    std::int32_t last = 0;
    model::forEachKind([&]<typename Row>() {
        corpus.rows<Row>().forEach([&](const Row& row) { last = std::max(last, row.id.value); });
    });
    return last + 1;
}

class Merger {
public:
    Merger(const Corpus& now, const Corpus& then, const Coder& coder, std::int32_t batch)
        : m_then(then)
        , m_coder(coder)
        , m_batch(batch)
        , m_nextId(std::max(firstFreeId(now), firstFreeId(then)))
    {
        m_made.corpus = now;
    }

    ThenAndNow run(const std::string& moment)
    {
        leaveOut();
        Coder other = m_coder;
        other.id = {m_nextId++};
        other.uuid = m_coder.uuid.plus(static_cast<std::uint64_t>(m_batch)); // the same each time
        other.name = fmt::format("{} ({})", m_coder.name, moment);
        m_made.then = other.id;
        m_made.corpus.rows<Coder>().insert(std::move(other));
        addCodings();
        addProgress();
        return std::move(m_made);
    }

private:
    // Documents that can be compared stay; the others go with all that a comparison would look at.
    void leaveOut()
    {
        std::int64_t added = 0;
        std::int64_t edited = 0;
        std::unordered_set<Id<Document>> gone;
        for (const Document& document : m_made.corpus.documents()) {
            const Document* before = m_then.documents().find(document.id);
            if (before != nullptr && before->textHash == document.textHash)
                continue;
            (before == nullptr ? added : edited) += 1;
            gone.insert(document.id);
        }
        for (const Document& document : m_then.documents())
            m_removed += m_made.corpus.documents().contains(document.id) ? 0 : 1;
        const auto note = [&](std::int64_t number, std::string_view why) {
            if (number > 0)
                m_made.notes.push_back(fmt::format("Left out: {} documents {}.", number, why));
        };
        note(added, "that were not there then");
        note(edited, "whose text was another then");
        note(m_removed, "that are gone now");
        if (gone.empty())
            return;
        std::vector<Id<Coding>> codings;
        m_made.corpus.codings().forEach([&](const Coding& coding) {
            if (gone.contains(coding.document))
                codings.push_back(coding.id);
        });
        m_made.corpus.rows<Coding>().erase(codings);
        erase<model::Membership>(gone);
        erase<model::Progress>(gone);
        for (const Id<Document> document : gone)
            m_made.corpus.rows<Document>().erase(document);
    }

    template <typename Row>
    void erase(const std::unordered_set<Id<Document>>& documents)
    {
        std::vector<Id<Row>> rows;
        for (const Row& row : m_made.corpus.rows<Row>())
            if (documents.contains(row.document))
                rows.push_back(row.id);
        for (const Id<Row> row : rows)
            m_made.corpus.rows<Row>().erase(row);
    }

    void addCodings()
    {
        std::vector<Coding> codings;
        m_then.codings().forEach([&](Coding coding) {
            if (coding.coder != m_coder.id || coding.orphan
                || !m_made.corpus.documents().contains(coding.document))
                return;
            bringBack(coding.code);
            coding.id = {m_nextId++};
            coding.coder = m_made.then;
            codings.push_back(coding);
        });
        if (!codings.empty())
            m_made.corpus.rows<Coding>().insert(std::move(codings));
    }

    // A code that is gone, and those above it.
    void bringBack(Id<model::Code> code)
    {
        for (Id<model::Code> at = code; at && !m_made.corpus.codes().contains(at);) {
            const model::Code& row = m_then.get(at);
            m_made.corpus.rows<model::Code>().insert(row);
            at = row.parent;
        }
    }

    void addProgress()
    {
        std::vector<model::Progress> rows;
        for (const model::Progress& progress : m_then.rows<model::Progress>())
            if (progress.coder == m_coder.id
                && m_made.corpus.documents().contains(progress.document))
                rows.push_back(progress);
        for (model::Progress& row : rows) {
            row.id = {m_nextId++};
            row.coder = m_made.then;
            m_made.corpus.rows<model::Progress>().insert(row);
        }
    }

    const Corpus& m_then;
    const Coder& m_coder;
    std::int32_t m_batch;
    std::int32_t m_nextId;
    std::int64_t m_removed = 0;
    ThenAndNow m_made;
};

Result<Timestamp> endOf(std::string_view text)
{
    constexpr std::size_t kDate = 10; // 2026-11-23
    const std::string written(text);
    const auto time =
        timestampFromIso8601(written.size() == kDate ? written + "T23:59:59.999Z" : written);
    if (!time)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is no moment: give the number of a batch (see 'crosscase "
                                "history'), a date such as 2026-11-23, or a time such as "
                                "2026-11-23T10:00:00Z",
                                text));
    return *time;
}

} // namespace

Result<std::int32_t> momentNamed(Project& project, std::string_view text)
{
    const std::int32_t last = project.corpus().batch;
    if (const auto number = parseInteger(text)) {
        if (*number < 1 || *number > last)
            return fail(
                ErrorCode::NotFound,
                fmt::format("there is no batch {}; the history goes from 1 to {}", *number, last));
        return static_cast<std::int32_t>(*number);
    }
    auto time = endOf(text);
    if (!time)
        return passOn(time);
    auto batches = project.store()->history();
    if (!batches)
        return passOn(batches);
    std::int32_t found = 0;
    for (const model::Batch& batch : *batches)
        if (batch.at <= *time)
            found = batch.number;
    if (found == 0)
        return fail(ErrorCode::NotFound, fmt::format("the project was not there yet at {}", text));
    return found;
}

Result<ThenAndNow> thenAndNow(Project& project, Id<Coder> coder, std::int32_t batch)
{
    auto then = corpusAt(project, batch);
    if (!then)
        return passOn(then);
    const Coder& now = project.corpus().get(coder);
    if (!then->rows<Coder>().contains(coder))
        return fail(ErrorCode::NotFound,
                    fmt::format("{} had not begun at batch {}", now.name, batch));
    auto batches = project.store()->history();
    if (!batches)
        return passOn(batches);
    std::string day;
    for (const model::Batch& one : *batches)
        if (one.number == batch)
            day = toIso8601(one.at).substr(0, 10);
    return Merger(project.corpus(), *then, now, batch).run(fmt::format("batch {}, {}", batch, day));
}

} // namespace crosscase::project
