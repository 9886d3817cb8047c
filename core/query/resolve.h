// SPDX-License-Identifier: GPL-3.0-or-later
// From what a person writes to the object that is meant.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/model/trees.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::query {

// Finds the objects of a snapshot by name (case-folded), or by id (22 characters or canonical).
// NotFound with the nearest names; Ambiguous with the paths and ids. Indexes are made at first
// need; the snapshot must outlive it.
class Resolver {
public:
    explicit Resolver(const model::Corpus& corpus)
        : m_corpus(&corpus)
    {}

    // By name or path.
    [[nodiscard]] Result<model::Id<model::Case>> unit(std::string_view written);
    [[nodiscard]] Result<model::Id<model::Code>> code(std::string_view written);
    // A top-level code before others of its name; else any code.
    [[nodiscard]] Result<model::Id<model::Code>> theme(std::string_view written);
    // By name, label, or name with the ending of its file.
    [[nodiscard]] Result<model::Id<model::Document>> document(std::string_view written);
    [[nodiscard]] Result<model::Id<model::Coder>> coder(std::string_view written);
    [[nodiscard]] Result<model::Id<model::Group>> group(std::string_view written);

    [[nodiscard]] const model::CaseTree& cases();
    [[nodiscard]] const model::CodeTree& codes();

private:
    // By folded name; the tables are asked in order and the first that knows the name decides.
    template <typename Row>
    struct Index {
        std::vector<std::unordered_map<std::string, std::vector<model::Id<Row>>>> tables;
        std::vector<std::string> names;
    };
    template <typename Row>
    [[nodiscard]] Result<model::Id<Row>>
    pick(std::string_view what, std::string_view written, Index<Row>& index);
    template <typename Row>
    [[nodiscard]] std::optional<model::Id<Row>> byUuid(std::string_view written) const;
    template <typename Row>
    [[nodiscard]] std::string described(model::Id<Row> id);
    template <typename Row>
    [[nodiscard]] static Index<Row> indexTree(const model::Tree<Row>& tree,
                                              const model::Corpus& corpus);
    template <typename Row>
    [[nodiscard]] Index<Row> indexNames() const;
    [[nodiscard]] Index<model::Document> indexDocuments() const;

    const model::Corpus* m_corpus;
    std::optional<model::CaseTree> m_caseTree;
    std::optional<model::CodeTree> m_codeTree;
    std::optional<Index<model::Case>> m_cases;
    std::optional<Index<model::Code>> m_codes;
    std::optional<Index<model::Code>> m_themes;
    std::optional<Index<model::Document>> m_documents;
    std::optional<Index<model::Coder>> m_coders;
    std::optional<Index<model::Group>> m_groups;
};

} // namespace crosscase::query
