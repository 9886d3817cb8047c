// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/merge_work.h"

#include "core/project/find.h"
#include "core/project/merge_unite.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project::merging {

using model::AnyId;
using model::Corpus;
using model::Id;

bool Work::baseHas(const Uuid& uuid)
{
    if (!m_baseUuids) {
        m_baseUuids.emplace();
        if (base)
            model::forEachKind([&]<typename Row>() {
                if constexpr (std::is_same_v<Row, model::Coding>)
                    for (const auto& block : base->corpus.codings().blocks())
                        m_baseUuids->insert(block->uuid.begin(), block->uuid.end());
                else
                    for (const Row& row : base->corpus.rows<Row>()) {
                        m_baseUuids->insert(row.uuid);
                        m_baseUuids->insert(hereOf(row.uuid));
                    }
            });
    }
    return m_baseUuids->contains(uuid) || m_baseUuids->contains(hereOf(uuid));
}

namespace {

// The identities of all objects but codings, by number.
std::unordered_map<std::int32_t, Uuid> identitiesOf(const Corpus& corpus)
{
    std::unordered_map<std::int32_t, Uuid> identities;
    model::forEachKind([&]<typename Row>() {
        if constexpr (!std::is_same_v<Row, model::Coding>)
            for (const Row& row : corpus.rows<Row>())
                identities.emplace(row.id.value, row.uuid);
    });
    return identities;
}

} // namespace

// Of objects that the base does not have, or in which they referred to something else.
Work::Ids Work::newReferences(const Corpus& corpus)
{
    Ids ids;
    const auto now = identitiesOf(corpus);
    const auto then = identitiesOf(base->corpus);
    const auto isOther = [&](std::int32_t here, std::int32_t was) {
        const auto one = now.find(here);
        const auto other = then.find(was);
        return one != now.end()
               && (other == then.end() || hereOf(one->second) != hereOf(other->second));
    };
    model::forEachKind([&]<typename Row>() {
        std::unordered_map<Uuid, Row> old;
        old.reserve(base->corpus.rows<Row>().size());
        base->corpus.rows<Row>().forEach([&](const Row& row) { old.emplace(row.uuid, row); });
        corpus.rows<Row>().forEach([&](const Row& row) {
            auto found = old.find(row.uuid);
            if (found == old.end())
                found = old.find(hereOf(row.uuid));
            model::forEachReference(row, [&](AnyId id, const auto& column) {
                if (found == old.end() || isOther(id.value, (found->second.*column.member).value))
                    ids.insert(id.value);
            });
        });
    });
    return ids;
}

bool Work::isUsedHere(AnyId id)
{
    if (!base)
        return false;
    if (!m_usedHere)
        m_usedHere = newReferences(before);
    return m_usedHere->contains(id.value);
}

bool Work::isUsedThere(AnyId id)
{
    if (!base)
        return false;
    if (!m_usedThere)
        m_usedThere = newReferences(theirs.corpus);
    return m_usedThere->contains(id.value);
}

bool Work::isForeign(const Uuid& coder) const
{
    return std::ranges::none_of(actors,
                                [&](const Uuid& actor) { return hereOf(actor) == hereOf(coder); });
}

KindCount& Work::count(std::string_view kind)
{
    const auto found = std::ranges::find(outcome.kinds, kind, &KindCount::kind);
    if (found != outcome.kinds.end())
        return *found;
    outcome.kinds.push_back({std::string(kind)});
    return outcome.kinds.back();
}

codebook::DecisionRow rowFor(std::string_view kind,
                             const std::optional<Uuid>& mine,
                             const std::optional<Uuid>& theirs,
                             std::string_view field)
{
    codebook::DecisionRow row;
    row.kind = kind;
    if (mine)
        row.id = mine->toShort();
    if (theirs)
        row.otherId = theirs->toShort();
    row.field = field;
    return row;
}

namespace {

std::string cellName(const Corpus& corpus, AnyId unit, AnyId code)
{
    return fmt::format("{} / {}", nameOf(corpus, unit), nameOf(corpus, code));
}

std::string codingName(const Corpus& corpus, const model::Coding& coding)
{
    return fmt::format("{} {}-{}, {}, {}",
                       nameOf(corpus, coding.document),
                       coding.start,
                       coding.end,
                       nameOf(corpus, coding.code),
                       nameOf(corpus, coding.coder));
}

// Objects without a name of their own.
std::string describe(const Corpus& corpus, AnyId id)
{
    const auto one = [&]<typename Row>(const Row* /*kind*/) {
        return corpus.rows<Row>().find(Id<Row>{id.value});
    };
    if (const auto coding = corpus.codings().find({id.value}))
        return codingName(corpus, *coding);
    if (const auto* row = one(static_cast<model::AttributeValue*>(nullptr)))
        return fmt::format("{} of {}", nameOf(corpus, row->attribute), nameOf(corpus, row->owner));
    if (const auto* row = one(static_cast<model::Membership*>(nullptr)))
        return fmt::format("{} in {}", nameOf(corpus, row->unit), nameOf(corpus, row->document));
    if (const auto* row = one(static_cast<model::Summary*>(nullptr)))
        return cellName(corpus, row->unit, row->code);
    if (const auto* row = one(static_cast<model::NotApplicable*>(nullptr)))
        return cellName(corpus, row->unit, row->code) + ": n/a";
    if (const auto* row = one(static_cast<model::Rating*>(nullptr)))
        return cellName(corpus, row->unit, row->code);
    if (const auto* row = one(static_cast<model::Judgement*>(nullptr)))
        return cellName(corpus, row->proposition, row->unit);
    if (const auto* row = one(static_cast<model::Memo*>(nullptr)))
        return fmt::format("{} on {}",
                           row->title.empty() ? "memo" : row->title,
                           row->target ? nameOf(corpus, row->target) : "the project");
    if (const auto* row = one(static_cast<model::Link*>(nullptr)))
        return fmt::format("{} {} {}",
                           nameOf(corpus, row->from),
                           nameOf(corpus, row->relation),
                           nameOf(corpus, row->to));
    if (const auto* row = one(static_cast<model::Setting*>(nullptr)))
        return row->key;
    return {};
}

template <typename Row>
std::string plainName(const Row& row)
{
    if constexpr (requires { row.name; })
        return row.name;
    else
        return {};
}

} // namespace

std::string nameOf(const Corpus& corpus, AnyId id)
{
    if (!id)
        return {};
    if (corpus.codes().contains({id.value}) || corpus.cases().contains({id.value})) {
        const std::string words = describeObject(corpus, id);
        return words.substr(words.find(':') + 1);
    }
    if (std::string words = describe(corpus, id); !words.empty())
        return words;
    std::string words;
    model::forEachKind([&]<typename Row>() {
        if constexpr (!std::is_same_v<Row, model::Coding>)
            if (const Row* row = corpus.rows<Row>().find(Id<Row>{id.value}))
                words = plainName(*row);
    });
    return words.empty() ? describeObject(corpus, id) : words;
}

std::string inWords(const Work& work, AnyId id)
{
    return id.value == kNotHere ? "what was deleted here" : nameOf(work.mine(), id);
}

std::string fieldName(std::string_view column)
{
    if (column == "name")
        return "renamed";
    if (column == "parent")
        return "moved";
    std::string name(column);
    std::ranges::replace(name, '_', '-');
    return name;
}

std::string bothTexts(const std::string& mine, const std::string& theirs)
{
    if (mine.find(theirs) != std::string::npos)
        return mine;
    if (theirs.find(mine) != std::string::npos)
        return theirs;
    return mine + "\n\n" + theirs;
}

std::optional<text::Span>
placeHere(const Other& other, Id<model::Document> document, text::Span span)
{
    const auto found = other.alignments.find(document);
    if (found == other.alignments.end())
        return span;
    const Alignment& alignment = *found->second;
    if (span.empty()) {
        const text::CodePoint border = text::movedBorder(span.start, alignment.edits);
        return text::Span{border, border};
    }
    return text::moved(span, alignment.edits, alignment.replaced);
}

} // namespace crosscase::project::merging
