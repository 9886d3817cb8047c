// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/resolve.h"

#include "core/query/near.h"
#include "core/text/fold.h"

#include <fmt/format.h>

namespace crosscase::query {

namespace {

using model::Id;

// A path whose names are folded one by one.
std::string pathKey(std::string_view path)
{
    std::vector<std::string> names = model::splitPath(path);
    for (std::string& name : names)
        name = text::foldKey(name);
    return model::joinPath(names);
}

// ".docx" of "C:\\files\\P1.docx"; empty without one.
std::string_view endingOf(std::string_view file)
{
    file = file.substr(std::min(file.find_last_of("/\\") + 1, file.size()));
    const std::size_t dot = file.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view() : file.substr(dot);
}

} // namespace

template <typename Row>
Resolver::Index<Row> Resolver::indexNames() const
{
    Index<Row> index;
    index.tables.resize(1);
    for (const Row& row : m_corpus->rows<Row>()) {
        index.tables[0][text::foldKey(row.name)].push_back(row.id);
        index.names.push_back(row.name);
    }
    return index;
}

// Paths (where they differ from the name), then names.
template <typename Row>
Resolver::Index<Row> Resolver::indexTree(const model::Tree<Row>& tree, const model::Corpus& corpus)
{
    Index<Row> index;
    index.tables.resize(2);
    for (const Id<Row> id : tree.inOrder()) {
        const std::string& name = corpus.get(id).name;
        const std::string path = tree.pathOf(id);
        if (path != name)
            index.tables[0][pathKey(path)].push_back(id);
        index.tables[1][text::foldKey(name)].push_back(id);
        index.names.push_back(name);
    }
    return index;
}

Resolver::Index<model::Document> Resolver::indexDocuments() const
{
    Index<model::Document> index;
    index.tables.resize(3);
    for (const model::Document& document : m_corpus->documents()) {
        index.tables[0][text::foldKey(document.name)].push_back(document.id);
        index.names.push_back(document.name);
        if (!document.label.empty()) {
            index.tables[1][text::foldKey(document.label)].push_back(document.id);
            index.names.push_back(document.label);
        }
        const std::string_view file =
            document.originalName.empty() ? document.linkedPath : document.originalName;
        const std::string_view ending = endingOf(file);
        if (!ending.empty())
            index.tables[2][text::foldKey(document.name + std::string(ending))].push_back(
                document.id);
    }
    return index;
}

template <typename Row>
std::optional<Id<Row>> Resolver::byUuid(std::string_view written) const
{
    const auto uuid = Uuid::parse(text::trimBlanks(written));
    if (uuid)
        for (const Row& row : m_corpus->rows<Row>())
            if (row.uuid == *uuid)
                return row.id;
    return std::nullopt;
}

// "'Trust > Character' (id ...)"
template <typename Row>
std::string Resolver::described(Id<Row> id)
{
    const Row& row = m_corpus->get(id);
    std::string name = row.name;
    if constexpr (std::is_same_v<Row, model::Code>)
        name = codes().pathOf(id);
    else if constexpr (std::is_same_v<Row, model::Case>)
        name = cases().pathOf(id);
    return fmt::format("'{}' (id {})", name, row.uuid.toShort());
}

template <typename Row>
Result<Id<Row>> Resolver::pick(std::string_view what, std::string_view written, Index<Row>& index)
{
    constexpr std::size_t kShown = 10;
    const std::string name = text::foldKey(written);
    const std::string path = pathKey(written);
    const bool tree = std::is_same_v<Row, model::Code> || std::is_same_v<Row, model::Case>;
    for (std::size_t t = 0; t < index.tables.size(); ++t) {
        const auto found = index.tables[t].find(tree && t == 0 ? path : name);
        if (found == index.tables[t].end())
            continue;
        const auto& ids = found->second;
        if (ids.size() == 1)
            return ids.front();
        std::string list;
        for (std::size_t i = 0; i < std::min(kShown, ids.size()); ++i)
            list += (i == 0 ? "" : ", ") + described(ids[i]);
        return fail(ErrorCode::Ambiguous,
                    fmt::format("'{}' names {} {}s; give the {}id: {}{}",
                                written,
                                ids.size(),
                                what,
                                tree ? "path or the " : "",
                                list,
                                ids.size() > kShown ? ", ..." : ""));
    }
    if (const auto id = byUuid<Row>(written))
        return *id;
    return fail(
        ErrorCode::NotFound,
        fmt::format("there is no {} '{}'{}", what, written, didYouMean(written, index.names)));
}

const model::CaseTree& Resolver::cases()
{
    if (!m_caseTree)
        m_caseTree.emplace(*m_corpus);
    return *m_caseTree;
}

const model::CodeTree& Resolver::codes()
{
    if (!m_codeTree)
        m_codeTree.emplace(*m_corpus);
    return *m_codeTree;
}

Result<Id<model::Case>> Resolver::unit(std::string_view written)
{
    if (!m_cases)
        m_cases = indexTree(cases(), *m_corpus);
    return pick("case", written, *m_cases);
}

Result<Id<model::Code>> Resolver::code(std::string_view written)
{
    if (!m_codes)
        m_codes = indexTree(codes(), *m_corpus);
    return pick("code", written, *m_codes);
}

Result<Id<model::Code>> Resolver::theme(std::string_view written)
{
    if (!m_themes) {
        m_themes = indexTree(codes(), *m_corpus);
        std::unordered_map<std::string, std::vector<Id<model::Code>>> roots;
        for (const Id<model::Code> root : codes().roots())
            roots[text::foldKey(m_corpus->get(root).name)].push_back(root);
        m_themes->tables.insert(m_themes->tables.begin() + 1, std::move(roots));
    }
    return pick("theme", written, *m_themes);
}

Result<Id<model::Document>> Resolver::document(std::string_view written)
{
    if (!m_documents)
        m_documents = indexDocuments();
    return pick("document", written, *m_documents);
}

Result<Id<model::Coder>> Resolver::coder(std::string_view written)
{
    if (!m_coders)
        m_coders = indexNames<model::Coder>();
    return pick("coder", written, *m_coders);
}

Result<Id<model::Group>> Resolver::group(std::string_view written)
{
    if (!m_groups)
        m_groups = indexNames<model::Group>();
    return pick("group", written, *m_groups);
}

} // namespace crosscase::query
