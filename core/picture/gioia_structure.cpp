// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trees.h"
#include "core/picture/gioia.h"

#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::picture {

using model::Code;
using model::Id;

namespace {

class Reader {
public:
    explicit Reader(const model::Corpus& corpus)
        : m_corpus(corpus)
        , m_tree(corpus)
    {
        corpus.codings().forEach([this](const model::Coding& coding) {
            if (!coding.orphan)
                m_quoted.insert(coding.code);
        });
    }

    GioiaStructure read(std::vector<Id<Code>> dimensions)
    {
        if (dimensions.empty())
            dimensions = m_tree.roots();
        for (const Id<Code> code : dimensions)
            m_structure.dimensions.push_back(dimensionOf(code));
        tellOnce();
        return std::move(m_structure);
    }

private:
    // Where no theme has concepts this is said once, not of every theme.
    void tellOnce()
    {
        bool themes = false;
        for (const GioiaDimension& dimension : m_structure.dimensions)
            for (const GioiaTheme& theme : dimension.themes) {
                themes = true;
                if (!theme.concepts.empty())
                    return;
            }
        if (!themes)
            return;
        std::erase_if(m_structure.warnings, [](const GioiaWarning& warning) {
            return warning.fault == GioiaFault::NoConcept;
        });
        m_structure.warnings.insert(
            m_structure.warnings.begin(),
            {GioiaFault::NoConceptAtAll,
             {},
             "No theme has concepts: there are no codes on a third level."});
    }

    GioiaDimension dimensionOf(Id<Code> code)
    {
        GioiaDimension dimension{code, {}};
        const auto& children = m_tree.childrenOf(code);
        if (children.empty())
            warn(GioiaFault::NoTheme, code, "The dimension '{}' has no themes.");
        if (children.size() > kGioiaFanOut)
            warn(GioiaFault::FanOut,
                 code,
                 "The dimension '{}' has {} themes, more than seven.",
                 children.size());
        for (const Id<Code> child : children)
            dimension.themes.push_back(themeOf(child));
        return dimension;
    }

    GioiaTheme themeOf(Id<Code> code)
    {
        GioiaTheme theme{code, {}};
        std::size_t between = 0;
        for (const Id<Code> below : m_tree.subtree(code)) {
            if (below == code)
                continue;
            if (m_tree.childrenOf(below).empty())
                theme.concepts.push_back(below);
            else
                ++between;
        }
        const std::size_t count = theme.concepts.size();
        if (count == 0)
            warn(GioiaFault::NoConcept, code, "The theme '{}' has no concepts.");
        if (count == 1)
            warn(GioiaFault::OneConcept, code, "The theme '{}' has one concept.");
        if (count > kGioiaFanOut)
            warn(GioiaFault::FanOut,
                 code,
                 "The theme '{}' has {} concepts, more than seven.",
                 count);
        if (between > 0)
            warn(GioiaFault::LevelsLeftOut,
                 code,
                 "Between the theme '{}' and its concepts {} not shown.",
                 between == 1 ? "1 code is" : fmt::format("{} codes are", between));
        for (const Id<Code> leaf : theme.concepts)
            if (!m_quoted.contains(leaf))
                warn(GioiaFault::ConceptWithoutQuote, leaf, "The concept '{}' has no quote.");
        return theme;
    }

    template <typename... Words>
    void warn(GioiaFault fault, Id<Code> code, std::string_view sentence, const Words&... words)
    {
        const std::string name = m_corpus.get(code).name;
        m_structure.warnings.push_back(
            {fault, code, fmt::format(fmt::runtime(sentence), name, words...)});
    }

    const model::Corpus& m_corpus;
    model::CodeTree m_tree;
    std::unordered_set<Id<Code>> m_quoted;
    GioiaStructure m_structure;
};

} // namespace

GioiaStructure gioiaOf(const model::Corpus& corpus, const std::vector<Id<Code>>& dimensions)
{
    return Reader(corpus).read(dimensions);
}

} // namespace crosscase::picture
