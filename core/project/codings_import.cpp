// SPDX-License-Identifier: GPL-3.0-or-later
// The long table of codings, read back.
#include "core/base/number.h"
#include "core/project/codings.h"
#include "core/project/faults.h"
#include "core/project/find.h"
#include "core/project/name_index.h"
#include "core/text/decode.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Coding;
using model::Id;

constexpr std::size_t kReportEvery = 4096;

struct Columns {
    std::optional<std::size_t> coding, document, code, start, end, quote, memo, coder, created,
        weight, mark;
};

// One coding of the file; further rows of the same id add nothing but must agree.
struct Wanted {
    std::size_t line = 0;
    Coding coding;
    std::string_view quote;
    std::string_view memo;
    bool hasQuote = false;
};

struct PlaceHash {
    std::size_t operator()(const Coding& c) const
    {
        auto mix = [](std::uint64_t h, std::uint64_t v) {
            return (h ^ v) * 0x9E3779B97F4A7C15ULL + (h >> 29U);
        };
        std::uint64_t h = 0x2545F4914F6CDD1DULL;
        for (const std::int32_t v : {c.document.value, c.code.value, c.coder.value, c.start, c.end})
            h = mix(h, static_cast<std::uint32_t>(v));
        return static_cast<std::size_t>(h);
    }
};
struct SamePlace {
    bool operator()(const Coding& a, const Coding& b) const
    {
        return std::tie(a.document, a.code, a.coder, a.start, a.end)
               == std::tie(b.document, b.code, b.coder, b.start, b.end);
    }
};

std::optional<std::int32_t> marksFrom(std::string_view cell)
{
    std::int32_t marks = 0;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(";,"), cell.size());
        const std::string_view name = trim(cell.substr(0, end));
        if (!name.empty()) {
            const auto mark = markNamed(name);
            if (!mark)
                return std::nullopt;
            marks |= static_cast<std::int32_t>(*mark);
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return marks;
}

class Importer {
public:
    Importer(Edit& edit, const table::CsvFile& file, const Progress& progress)
        : m_edit(edit)
        , m_file(file)
        , m_progress(progress)
        , m_document(edit.corpus(), findDocument)
        , m_code(edit.corpus(), findCode)
    {}

    Result<CodingsReport> run()
    {
        if (auto found = findColumns(); !found)
            return passOn(found);
        if (auto read = readRows(); !read)
            return passOn(read);
        if (auto checked = checkQuotes(); !checked)
            return passOn(checked);
        if (auto outcome = m_faults.outcome("codings"); !outcome)
            return passOn(outcome);
        addNew();
        return std::move(m_report);
    }

private:
    Result<void> findColumns()
    {
        const auto at = [&](std::string_view name) { return m_file.column(name); };
        m_at = {at("coding"),
                at("document"),
                at("code"),
                at("start"),
                at("end"),
                at("quote"),
                at("memo"),
                at("coder"),
                at("created"),
                at("weight"),
                at("mark")};
        // The path says more than the name where both are there, as in our own export.
        if (const auto path = at("code_path"))
            m_at.code = path;
        std::string missing;
        for (const auto& [column, name] : {std::pair(m_at.document, "document"),
                                           std::pair(m_at.code, "code"),
                                           std::pair(m_at.start, "start"),
                                           std::pair(m_at.end, "end")})
            if (!column)
                missing += fmt::format("{}{}", missing.empty() ? "" : ", ", name);
        if (!missing.empty())
            return fail(
                ErrorCode::Malformed,
                fmt::format(
                    "a table of codings needs the columns document, code, start, end; missing: {}",
                    missing));
        return {};
    }

    Result<void> readRows()
    {
        const auto total = static_cast<std::int64_t>(m_file.rows.size());
        for (const table::CsvRow& row : m_file.rows) {
            if (m_report.rows % kReportEvery == 0)
                if (auto go = m_progress.report(
                        "reading codings", static_cast<std::int64_t>(m_report.rows), total);
                    !go)
                    return go;
            ++m_report.rows;
            readRow(row);
        }
        return {};
    }

    void readRow(const table::CsvRow& row)
    {
        Wanted wanted;
        wanted.line = row.line;
        Coding& coding = wanted.coding;
        const auto cell = [&](const std::optional<std::size_t>& column) {
            return table::cellOf(row, column);
        };
        const auto document = m_document(m_edit.corpus(), trim(cell(m_at.document)));
        if (!document)
            return m_faults.add(row.line, document.error().detail);
        const auto code = m_code(m_edit.corpus(), trim(cell(m_at.code)));
        if (!code)
            return m_faults.add(row.line, code.error().detail);
        const auto start = parseInteger(cell(m_at.start));
        const auto end = parseInteger(cell(m_at.end));
        const std::int32_t length = m_edit.corpus().get(*document).length;
        if (!start || !end)
            return m_faults.add(row.line, "start and end must be whole numbers");
        if (*start < 0 || *start >= *end || *end > length)
            return m_faults.add(row.line,
                                fmt::format("{} to {} is not within '{}', which has {} characters",
                                            *start,
                                            *end,
                                            m_edit.corpus().get(*document).name,
                                            length));
        coding.document = *document;
        coding.code = *code;
        coding.start = static_cast<text::CodePoint>(*start);
        coding.end = static_cast<text::CodePoint>(*end);
        if (!readExtras(row, coding))
            return;
        coding.coder = coderFor(trim(cell(m_at.coder)));
        wanted.quote = cell(m_at.quote);
        wanted.hasQuote = m_at.quote && !wanted.quote.empty();
        wanted.memo = cell(m_at.memo);
        collect(row, std::move(wanted));
    }

    Id<model::Coder> coderFor(std::string_view name)
    {
        auto& known = m_coders[std::string(name)];
        if (!known)
            known = name.empty() ? m_edit.coder() : m_edit.coderNamed(std::string(name));
        return known;
    }

    bool readExtras(const table::CsvRow& row, Coding& coding)
    {
        coding.created = m_edit.time();
        if (const auto created = trim(table::cellOf(row, m_at.created)); !created.empty()) {
            const auto time = timestampFromIso8601(created);
            if (!time) {
                m_faults.add(row.line,
                             fmt::format("'{}' is not a time (2026-11-22T10:18:00Z)", created));
                return false;
            }
            coding.created = *time;
        }
        if (const auto weight = trim(table::cellOf(row, m_at.weight)); !weight.empty()) {
            const auto number = parseInteger(weight);
            if (!number || *number < 0 || *number > 100) {
                m_faults.add(
                    row.line,
                    fmt::format("the weight '{}' is not a whole number from 0 to 100", weight));
                return false;
            }
            coding.weight = static_cast<std::int32_t>(*number);
        }
        const auto marks = marksFrom(table::cellOf(row, m_at.mark));
        if (!marks) {
            m_faults.add(row.line,
                         fmt::format("'{}' is not a mark (power, proof, not-for-publication)",
                                     table::cellOf(row, m_at.mark)));
            return false;
        }
        coding.marks = *marks;
        return true;
    }

    // A coding id may stand on several rows, one for each case.
    void collect(const table::CsvRow& row, Wanted wanted)
    {
        const std::string id(trim(table::cellOf(row, m_at.coding)));
        if (!id.empty()) {
            if (const auto uuid = Uuid::parse(id))
                wanted.coding.uuid = *uuid;
            const auto [first, isNew] = m_byId.emplace(id, m_wanted.size());
            if (!isNew) {
                const Coding& known = m_wanted[first->second].coding;
                if (!SamePlace()(known, wanted.coding))
                    m_faults.add(row.line,
                                 fmt::format("coding {} stands on line {} with another document, "
                                             "code, coder or place",
                                             id,
                                             m_wanted[first->second].line));
                return;
            }
        }
        m_wanted.push_back(std::move(wanted));
    }

    // Document by document, so that each text is loaded once.
    Result<void> checkQuotes()
    {
        std::vector<std::size_t> order(m_wanted.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return m_wanted[a].coding.document < m_wanted[b].coding.document;
        });
        std::shared_ptr<const model::LoadedText> text;
        Id<model::Document> loaded;
        std::size_t done = 0;
        for (const std::size_t i : order) {
            Wanted& wanted = m_wanted[i];
            if (done++ % kReportEvery == 0)
                if (auto go = m_progress.report("checking quotes",
                                                static_cast<std::int64_t>(done),
                                                static_cast<std::int64_t>(order.size()));
                    !go)
                    return go;
            if (loaded != wanted.coding.document) {
                auto read = m_edit.texts().load(m_edit.corpus().get(wanted.coding.document));
                if (!read)
                    return passOn(read);
                text = *read;
                loaded = wanted.coding.document;
            }
            const std::string_view quote = text->quote(wanted.coding.span());
            if (wanted.hasQuote && quote != wanted.quote
                && quote != text::normaliseLineEnds(wanted.quote))
                m_faults.add(wanted.line,
                             fmt::format("the text at {} to {} is \"{}\", not \"{}\"",
                                         wanted.coding.start,
                                         wanted.coding.end,
                                         text::shortened(text::oneLine(quote), 60),
                                         text::shortened(text::oneLine(wanted.quote), 60)));
            wanted.coding.quoteHash = text::quoteHash(quote);
        }
        return {};
    }

    void addNew()
    {
        std::unordered_set<Coding, PlaceHash, SamePlace> there;
        std::unordered_set<Uuid> uuids;
        m_edit.corpus().codings().forEach([&](const Coding& coding) {
            if (!coding.orphan)
                there.insert(coding);
            uuids.insert(coding.uuid);
        });
        std::vector<Coding> fresh;
        std::vector<const Wanted*> origin;
        for (const Wanted& wanted : m_wanted) {
            if (uuids.contains(wanted.coding.uuid) || !there.insert(wanted.coding).second) {
                ++m_report.skipped;
                continue;
            }
            if (!wanted.coding.uuid.isNil())
                uuids.insert(wanted.coding.uuid);
            fresh.push_back(wanted.coding);
            origin.push_back(&wanted);
        }
        dropUnusedCoders(fresh);
        m_report.added = fresh.size();
        m_edit.setTitle(fmt::format("Import {} codings", fresh.size()));
        std::int32_t id = m_edit.addAll(std::move(fresh)).value;
        for (const Wanted* wanted : origin)
            addMemo(*wanted, Id<Coding>{id++});
        if (m_report.skipped > 0)
            m_report.notes.push_back(
                fmt::format("{} codings were there already and were skipped", m_report.skipped));
    }

    // Coders whose codings were all there already have done nothing here.
    void dropUnusedCoders(const std::vector<Coding>& fresh)
    {
        std::unordered_set<Id<model::Coder>> idle;
        for (const auto& [name, id] : m_coders)
            if (!m_before.rows<model::Coder>().contains(id))
                idle.insert(id);
        for (const Coding& coding : fresh)
            idle.erase(coding.coder);
        for (const Id<model::Coder> id : idle)
            m_edit.remove(id);
    }

    void addMemo(const Wanted& wanted, Id<Coding> coding)
    {
        if (trim(wanted.memo).empty())
            return;
        model::Memo memo;
        memo.target = coding;
        memo.text = wanted.memo;
        memo.coder = wanted.coding.coder;
        memo.created = memo.changed = wanted.coding.created;
        m_edit.add(std::move(memo));
    }

    Edit& m_edit;
    const model::Corpus m_before = m_edit.corpus();
    const table::CsvFile& m_file;
    const Progress& m_progress;
    Columns m_at;
    NameIndex<model::Document> m_document;
    NameIndex<model::Code> m_code;
    std::unordered_map<std::string, Id<model::Coder>> m_coders;
    std::vector<Wanted> m_wanted;
    std::unordered_map<std::string, std::size_t> m_byId;
    Faults m_faults;
    CodingsReport m_report;
};

} // namespace

Result<CodingsReport>
importCodings(Edit& edit, const table::CsvFile& file, const Progress& progress)
{
    return Importer(edit, file, progress).run();
}

} // namespace crosscase::project
