// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/verify.h"

#include "core/base/hash.h"
#include "core/model/trees.h"
#include "core/project/cases.h"
#include "core/project/history.h"
#include "core/project/verify_consensus.h"
#include "core/project/verify_writing.h"
#include "core/store/store.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Corpus;
using model::Document;
using model::Id;

class Verifier {
public:
    Verifier(Project& project, const Progress& progress)
        : m_project(project)
        , m_corpus(project.corpus())
        , m_progress(progress)
    {}

    Result<std::vector<Problem>> run()
    {
        auto database = m_project.store()->problems(true);
        if (!database)
            return passOn(database);
        for (const std::string& problem : *database)
            add("database", problem);
        checkIdentities();
        checkReferences();
        checkNames();
        checkTree<model::Code>("code");
        checkTree<model::Case>("case");
        checkValues();
        for (Problem& problem : writingProblems(m_corpus))
            m_problems.push_back(std::move(problem));
        for (Problem& problem : consensusProblems(m_corpus))
            m_problems.push_back(std::move(problem));
        if (auto texts = checkTexts(); !texts)
            return passOn(texts);
        checkLog();
        return std::move(m_problems);
    }

private:
    void add(std::string where, std::string what)
    {
        m_problems.push_back({std::move(where), std::move(what)});
    }

    // Every number and every UUID once in the whole project.
    void checkIdentities()
    {
        std::unordered_set<std::int32_t> ids;
        std::unordered_set<Uuid> uuids;
        model::forEachKind([&]<typename Row>() {
            m_corpus.rows<Row>().forEach([&](const Row& row) {
                const std::string where =
                    fmt::format("{} {}", model::Schema<Row>::kTable, row.id.value);
                if (!ids.insert(row.id.value).second)
                    add(where, "another object has the same number");
                if (row.uuid.isNil())
                    add(where, "has no identity");
                else if (!uuids.insert(row.uuid).second)
                    add(where, "another object has the same identity");
            });
        });
        m_ids = std::move(ids);
    }

    void checkReferences()
    {
        model::forEachKind([&]<typename Row>() {
            m_corpus.rows<Row>().forEach([&](const Row& row) {
                model::forEachColumn<Row>([&](const auto& column) {
                    using Member = std::remove_cvref_t<decltype(row.*column.member)>;
                    if constexpr (model::IsId<Member>::value || std::is_same_v<Member, AnyId>)
                        checkReference(
                            row, column.name, (row.*column.member).value, column.optional);
                });
            });
        });
    }

    template <typename Row>
    void checkReference(const Row& row, std::string_view column, std::int32_t target, bool optional)
    {
        if (target == 0 ? !optional : !m_ids.contains(target))
            add(fmt::format("{} {}", model::Schema<Row>::kTable, row.id.value),
                fmt::format("'{}' refers to nothing ({})", column, target));
    }

    void checkNames()
    {
        const auto unique = [&]<typename Row>(std::string_view kind) {
            std::map<std::string, std::string> seen;
            for (const Row& row : m_corpus.rows<Row>()) {
                const auto [at, isNew] = seen.emplace(text::foldKey(row.name), row.name);
                if (!isNew)
                    add(fmt::format("{} {}", kind, row.name),
                        fmt::format("the name is also borne by '{}'", at->second));
                if (text::trimBlanks(row.name).empty())
                    add(fmt::format("{} {}", kind, row.id.value), "has no name");
            }
        };
        unique.operator()<Document>("document");
        unique.operator()<model::Case>("case");
        unique.operator()<model::Coder>("coder");
    }

    template <typename Row>
    void checkTree(std::string_view kind)
    {
        for (const Row& row : m_corpus.rows<Row>()) {
            std::set<Id<Row>> seen{row.id};
            for (Id<Row> at = row.parent; at; at = m_corpus.get(at).parent) {
                if (!m_corpus.rows<Row>().contains(at))
                    break;
                if (!seen.insert(at).second) {
                    add(fmt::format("{} {}", kind, row.name), "stands below itself");
                    break;
                }
            }
        }
    }

    void checkValues()
    {
        for (const model::AttributeValue& value : m_corpus.rows<model::AttributeValue>()) {
            const auto* attribute = m_corpus.rows<model::Attribute>().find(value.attribute);
            if (attribute == nullptr)
                continue;
            const auto canonical = canonicalValue(attribute->type, value.value);
            if (!canonical || *canonical != value.value || value.value.empty())
                add(fmt::format("attribute {}", attribute->name),
                    fmt::format("the value '{}' does not fit its type", value.value));
            const bool fits = attribute->target == model::AttributeTarget::Case
                                  ? m_corpus.cases().contains({value.owner.value})
                                  : m_corpus.documents().contains({value.owner.value});
            if (!fits)
                add(fmt::format("attribute {}", attribute->name),
                    "has a value on an object of another kind");
        }
    }

    Result<void> checkTexts()
    {
        for (const model::Membership& part : m_corpus.rows<model::Membership>())
            if (part.kind == model::MembershipKind::Range && !part.orphan)
                m_ranges.emplace(part.document, &part);
        std::int64_t done = 0;
        for (const Document& document : m_corpus.documents()) {
            if (auto go = m_progress.report("checking texts",
                                            done++,
                                            static_cast<std::int64_t>(m_corpus.documents().size()));
                !go)
                return go;
            const std::string where = fmt::format("document {}", document.name);
            auto text = m_project.texts().load(document);
            if (!text) {
                add(where, text.error().detail);
                continue;
            }
            if (hash128((*text)->utf8) != document.textHash)
                add(where, "the text is not the one that was imported (its hash differs)");
            if ((*text)->offsets.codePoints() != document.length)
                add(where,
                    fmt::format("has {} characters, not {}",
                                (*text)->offsets.codePoints(),
                                document.length));
            if (!document.originalHash.empty())
                checkOriginal(document, where);
            checkQuotes(document, **text);
        }
        return {};
    }

    void checkOriginal(const Document& document, const std::string& where)
    {
        if (document.originalHash == document.textHash)
            return;
        const auto original = m_project.store()->original(document.originalHash);
        if (!original)
            add(where, original.error().detail);
        else if (hash128(*original) != document.originalHash)
            add(where, "the original file is not the one that was imported (its hash differs)");
    }

    void checkQuotes(const Document& document, const model::LoadedText& text)
    {
        m_corpus.codings().forEachIn(
            document.id, [&](const model::Codings::Block& block, std::size_t row) {
                if (block.orphan[row] != 0)
                    return;
                checkSpan(
                    fmt::format("coding {} in {}", block.uuid[row].toCanonical(), document.name),
                    text,
                    block.span(row),
                    block.quoteHash[row]);
            });
        const auto [first, last] = m_ranges.equal_range(document.id);
        for (auto range = first; range != last; ++range)
            checkSpan(fmt::format("range {} of a case in {}",
                                  range->second->uuid.toCanonical(),
                                  document.name),
                      text,
                      range->second->span(),
                      range->second->quoteHash);
    }

    void checkSpan(const std::string& where,
                   const model::LoadedText& text,
                   text::Span span,
                   std::int64_t hash)
    {
        if (span.start < 0 || span.empty() || span.end > text.offsets.codePoints())
            add(where, fmt::format("{} to {} is not within the text", span.start, span.end));
        else if (text::quoteHash(text.quote(span)) != hash)
            add(where,
                fmt::format(
                    "the text at {} to {} is not the one that was coded", span.start, span.end));
    }

    // The log must lead back, batch by batch, to a project without anything.
    void checkLog()
    {
        auto batches = m_project.store()->history();
        if (!batches)
            return add("log", batches.error().detail);
        Uuid parent;
        std::int32_t number = 0;
        for (const model::Batch& batch : *batches) {
            if (batch.number != ++number)
                return add("log", fmt::format("batch {} is missing", number));
            if (batch.parent != parent)
                add("log", fmt::format("batch {} does not follow the one before it", batch.number));
            if (batch.undoes < 0 || batch.undoes >= batch.number)
                add("log",
                    fmt::format("batch {} undoes a batch that was not before it", batch.number));
            parent = batch.uuid;
        }
        if (number != m_corpus.batch)
            add("log", fmt::format("ends at batch {}, the project at {}", number, m_corpus.batch));
        auto empty = corpusAt(m_project, 0);
        if (!empty)
            return add("log", empty.error().detail);
        model::forEachKind([&]<typename Row>() {
            if (!empty->rows<Row>().empty())
                add("log",
                    fmt::format("does not say where {} of the {} rows come from",
                                empty->rows<Row>().size(),
                                model::Schema<Row>::kTable));
        });
    }

    Project& m_project;
    const Corpus& m_corpus;
    const Progress& m_progress;
    std::unordered_set<std::int32_t> m_ids;
    std::multimap<Id<Document>, const model::Membership*> m_ranges;
    std::vector<Problem> m_problems;
};

} // namespace

Result<std::vector<Problem>> verify(Project& project, const Progress& progress)
{
    return Verifier(project, progress).run();
}

} // namespace crosscase::project
