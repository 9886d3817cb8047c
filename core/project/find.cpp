// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/find.h"

#include "core/model/trees.h"
#include "core/query/near.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <vector>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Corpus;
using model::Id;

// The object of kind `Row` with the identity that `text` may be.
template <typename Row>
Id<Row> byIdentity(const Corpus& corpus, std::string_view text)
{
    const auto uuid = Uuid::parse(text::trimBlanks(text));
    if (!uuid)
        return {};
    if constexpr (std::is_same_v<Row, model::Coding>) {
        for (const auto& block : corpus.codings().blocks()) {
            const auto at = std::find(block->uuid.begin(), block->uuid.end(), *uuid);
            if (at != block->uuid.end())
                return block->id[static_cast<std::size_t>(at - block->uuid.begin())];
        }
    } else {
        for (const Row& row : corpus.rows<Row>())
            if (row.uuid == *uuid)
                return row.id;
    }
    return {};
}

// Of codes and cases; stops in a circle, which only a damaged file has.
template <typename Row>
std::string pathOf(const Corpus& corpus, const Row& row)
{
    std::vector<std::string> names;
    for (const Row* at = &row; at != nullptr && names.size() <= corpus.rows<Row>().size();
         at = corpus.rows<Row>().find(at->parent))
        names.push_back(at->name);
    std::reverse(names.begin(), names.end());
    return model::joinPath(names);
}

template <typename Row>
std::string shownName(const Corpus& corpus, const Row& row)
{
    if constexpr (std::is_same_v<Row, model::Code> || std::is_same_v<Row, model::Case>)
        return pathOf(corpus, row);
    else
        return row.name;
}

// What fits so far, and the words for an error about it.
template <typename Row>
class Search {
public:
    Search(const Corpus& corpus, std::string_view text, std::string_view kind)
        : m_corpus(corpus)
        , m_text(text::trimBlanks(text))
        , m_kind(kind)
        , m_found(byIdentity<Row>(corpus, text))
    {}

    // Takes what `fits`, unless an earlier and closer way has found something.
    Search& orBy(const std::function<bool(const Row&)>& fits)
    {
        if (m_found || !m_several.empty())
            return *this;
        for (const Row& row : m_corpus.rows<Row>())
            if (fits(row))
                m_several.push_back(&row);
        if (m_several.size() == 1)
            m_found = m_several.front()->id;
        return *this;
    }

    [[nodiscard]] Result<Id<Row>> outcome() const
    {
        if (m_found)
            return m_found;
        if (!m_several.empty())
            return ambiguous();
        std::vector<std::string> names;
        const bool isPath = model::splitPath(m_text).size() > 1;
        for (const Row& row : m_corpus.rows<Row>())
            names.push_back(isPath ? shownName(m_corpus, row) : row.name);
        return fail(
            ErrorCode::NotFound,
            fmt::format("there is no {} '{}'{}", m_kind, m_text, query::didYouMean(m_text, names)));
    }

private:
    [[nodiscard]] tl::unexpected<Error> ambiguous() const
    {
        std::string list;
        for (const Row* row : m_several)
            list += fmt::format("\n  {}  {}", row->uuid.toCanonical(), shownName(m_corpus, *row));
        return fail(ErrorCode::Ambiguous,
                    fmt::format("'{}' fits {} {}s; name one by its {}id:{}",
                                m_text,
                                m_several.size(),
                                m_kind,
                                std::is_same_v<Row, model::Code> ? "path or " : "",
                                list));
    }

    const Corpus& m_corpus;
    std::string_view m_text;
    std::string_view m_kind;
    Id<Row> m_found;
    std::vector<const Row*> m_several;
};

// Holds for rows whose name is `text`.
template <typename Row>
auto named(std::string_view text)
{
    return [key = text::foldKey(text)](const Row& row) { return text::foldKey(row.name) == key; };
}

// Holds for rows that stand at the end of the path `text`, from a root.
template <typename Row>
auto atPath(const Corpus& corpus, std::string_view text)
{
    std::vector<std::string> keys;
    for (const std::string& name : model::splitPath(text))
        keys.push_back(text::foldKey(name));
    return [&corpus, keys = std::move(keys)](const Row& row) {
        const Row* at = &row;
        for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
            if (at == nullptr || text::foldKey(at->name) != *key)
                return false;
            at = corpus.rows<Row>().find(at->parent);
        }
        return at == nullptr;
    };
}

// A name with the ending of the document's file: P01.txt for P01.
auto asFileName(std::string_view text)
{
    const auto dot = text.rfind('.');
    const bool hasEnding = dot != std::string_view::npos && dot > 0 && dot + 1 < text.size();
    return [stem = text::foldKey(hasEnding ? text.substr(0, dot) : ""),
            ending =
                text::foldKey(hasEnding ? text.substr(dot) : "")](const model::Document& document) {
        if (stem.empty() || text::foldKey(document.name) != stem)
            return false;
        const std::string file = text::foldKey(document.originalName);
        return file.empty() || file.ends_with(ending);
    };
}

struct Notation {
    std::string_view kind;
    Result<AnyId> (*find)(const Corpus& corpus, std::string_view name);
};

template <auto find>
Result<AnyId> any(const Corpus& corpus, std::string_view name)
{
    auto found = find(corpus, name);
    if (!found)
        return passOn(found);
    return AnyId(*found);
}

constexpr std::array<Notation, 6> kNotations = {{{"document", any<findDocument>},
                                                 {"code", any<findCode>},
                                                 {"case", any<findCase>},
                                                 {"coding", any<findCoding>},
                                                 {"proposition", any<findProposition>},
                                                 {"coder", any<findCoder>}}};

} // namespace

Result<Id<model::Document>> findDocument(const Corpus& corpus, std::string_view text)
{
    return Search<model::Document>(corpus, text, "document")
        .orBy(named<model::Document>(text))
        .orBy(asFileName(text::trimBlanks(text)))
        .orBy([key = text::foldKey(text)](const model::Document& document) {
            return !key.empty() && text::foldKey(document.label) == key;
        })
        .outcome();
}

Result<Id<model::Code>> findCode(const Corpus& corpus, std::string_view text)
{
    return Search<model::Code>(corpus, text, "code")
        .orBy(atPath<model::Code>(corpus, text))
        .orBy(named<model::Code>(text))
        .outcome();
}

Result<Id<model::Case>> findCase(const Corpus& corpus, std::string_view text)
{
    return Search<model::Case>(corpus, text, "case")
        .orBy(named<model::Case>(text))
        .orBy(atPath<model::Case>(corpus, text))
        .outcome();
}

Result<Id<model::Coder>> findCoder(const Corpus& corpus, std::string_view name)
{
    return Search<model::Coder>(corpus, name, "coder").orBy(named<model::Coder>(name)).outcome();
}

Result<Id<model::Coding>> findCoding(const Corpus& corpus, std::string_view id)
{
    if (const auto found = byIdentity<model::Coding>(corpus, id))
        return found;
    return fail(ErrorCode::NotFound,
                fmt::format("there is no coding '{}'; give the id that a list of codings shows",
                            text::trimBlanks(id)));
}

Result<Id<model::Proposition>> findProposition(const Corpus& corpus, std::string_view name)
{
    return Search<model::Proposition>(corpus, name, "proposition")
        .orBy(named<model::Proposition>(name))
        .outcome();
}

Result<AnyId> findObject(const Corpus& corpus, std::string_view text)
{
    text = text::trimBlanks(text);
    if (text::foldKey(text) == "project")
        return AnyId{};
    const std::string kind = text::foldKey(text.substr(0, text.find(':')));
    for (const Notation& notation : kNotations)
        if (kind.size() < text.size() && notation.kind == kind)
            return notation.find(corpus, text.substr(text.find(':') + 1));
    AnyId found;
    model::forEachKind([&]<typename Row>() {
        if (!found)
            found = byIdentity<Row>(corpus, text);
    });
    if (found)
        return found;
    return fail(
        ErrorCode::NotFound,
        fmt::format(
            "there is no object '{}'; write document:NAME, code:PATH, case:NAME, coding:ID, "
            "proposition:NAME, coder:NAME, project, or an id",
            text));
}

Result<AnyId> findEnd(const Corpus& corpus, std::string_view text)
{
    auto object = findObject(corpus, text);
    if (object)
        return object;
    auto code = findCode(corpus, text);
    return code ? Result<AnyId>(*code) : object;
}

Result<std::vector<Id<model::Coding>>> findCodings(const Corpus& corpus, std::string_view ids)
{
    std::vector<Id<model::Coding>> found;
    while (!ids.empty()) {
        const std::size_t comma = std::min(ids.find(','), ids.size());
        if (const auto id = text::trimBlanks(ids.substr(0, comma)); !id.empty()) {
            auto coding = findCoding(corpus, id);
            if (!coding)
                return passOn(coding);
            found.push_back(*coding);
        }
        ids.remove_prefix(std::min(comma + 1, ids.size()));
    }
    return found;
}

std::string describeObject(const Corpus& corpus, AnyId id)
{
    if (!id)
        return "project";
    if (const auto* document = corpus.documents().find({id.value}))
        return "document:" + document->name;
    if (const auto* code = corpus.codes().find({id.value}))
        return "code:" + pathOf(corpus, *code);
    if (const auto* unit = corpus.cases().find({id.value}))
        return "case:" + unit->name;
    if (const auto* proposition = corpus.rows<model::Proposition>().find({id.value}))
        return "proposition:" + proposition->name;
    if (const auto* coder = corpus.rows<model::Coder>().find({id.value}))
        return "coder:" + coder->name;
    std::string words;
    model::forEachKind([&]<typename Row>() {
        if (const auto row = words.empty() ? corpus.find<Row>({id.value}) : std::nullopt)
            words = (std::is_same_v<Row, model::Coding> ? "coding:" : "") + row->uuid.toCanonical();
    });
    return words;
}

} // namespace crosscase::project
