// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/codebook.h"

#include "core/model/trees.h"
#include "core/text/decode.h"
#include "core/text/fold.h"

#include <algorithm>
#include <unordered_map>

namespace crosscase::codebook {

namespace {

using Examples = std::unordered_map<model::Id<model::Code>, std::vector<const model::CodeExample*>>;

Examples examplesByCode(const model::Corpus& corpus)
{
    Examples examples;
    for (const model::CodeExample& example : corpus.rows<model::CodeExample>())
        examples[example.code].push_back(&example);
    for (auto& [code, list] : examples)
        std::stable_sort(list.begin(), list.end(), [](const auto* a, const auto* b) {
            return a->position < b->position;
        });
    return examples;
}

Entry entryOf(const model::Code& code, const Examples& examples)
{
    Entry entry;
    entry.definition = code.definition;
    entry.include = code.include;
    entry.exclude = code.exclude;
    entry.memo = code.memo;
    entry.colour = code.colour;
    entry.codable = code.codable;
    entry.id = code.uuid;
    const auto own = examples.find(code.id);
    if (own == examples.end())
        return entry;
    for (const model::CodeExample* example : own->second)
        (example->kind == model::ExampleKind::Example ? entry.examples : entry.counterexamples)
            .push_back(example->text);
    return entry;
}

std::string trimmedText(std::string_view words)
{
    return std::string(text::trimBlanks(text::normaliseLineEnds(words)));
}

void normaliseExamples(std::vector<std::string>& examples)
{
    for (std::string& example : examples)
        example = trimmedText(example);
    std::erase(examples, "");
}

std::string longColour(std::string_view colour)
{
    const std::string_view own = text::trimBlanks(colour);
    if (own.size() != 4)
        return std::string(own);
    std::string out = "#";
    for (const char digit : own.substr(1))
        out.append(2, digit);
    return out;
}

} // namespace

std::vector<std::size_t> parentsOf(const Codebook& codebook)
{
    std::vector<std::size_t> parents;
    std::vector<std::size_t> line; // the entries from the theme down to the one above
    for (std::size_t i = 0; i < codebook.entries.size(); ++i) {
        const std::vector<std::string>& path = codebook.entries[i].path;
        const std::size_t depth = path.size() - 1;
        line.resize(std::min(line.size(), depth));
        while (!line.empty()) {
            const std::vector<std::string>& above = codebook.entries[line.back()].path;
            if (above.size() == depth && std::equal(above.begin(), above.end(), path.begin()))
                break;
            line.pop_back();
        }
        parents.push_back(line.empty() ? kNoParent : line.back());
        line.push_back(i);
    }
    return parents;
}

Codebook fromCorpus(const model::Corpus& corpus)
{
    const model::CodeTree tree(corpus);
    const Examples examples = examplesByCode(corpus);
    Codebook codebook;
    std::vector<std::string> path;
    for (const auto id : tree.inOrder()) {
        const model::Code& code = corpus.get(id);
        path.resize(static_cast<std::size_t>(tree.depthOf(id)));
        path.push_back(code.name);
        Entry entry = entryOf(code, examples);
        entry.path = path;
        codebook.entries.push_back(normalised(std::move(entry)));
    }
    return codebook;
}

Entry normalised(Entry entry)
{
    for (std::string& name : entry.path)
        name = trimmedText(name);
    for (std::string* words : {&entry.definition, &entry.include, &entry.exclude, &entry.memo})
        *words = text::normaliseLineEnds(*words);
    normaliseExamples(entry.examples);
    normaliseExamples(entry.counterexamples);
    entry.colour = longColour(entry.colour);
    return entry;
}

} // namespace crosscase::codebook
