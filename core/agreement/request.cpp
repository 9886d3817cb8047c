// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/request.h"

#include "core/model/layers.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace crosscase::agreement {

using model::Code;
using model::Coder;
using model::Id;

namespace {

ComparedCode compared(const model::CodeTree& tree, Id<Code> code, bool withSubcodes)
{
    return {
        code, tree.pathOf(code), withSubcodes ? tree.subtree(code) : std::vector<Id<Code>>{code}};
}

} // namespace

std::vector<Id<Coder>> codersAtWork(const model::Corpus& corpus)
{
    std::set<Id<Coder>> found;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->orphan[row] == 0)
                found.insert(block->coder[row]);
    found.erase(model::consensusCoder(corpus));
    std::vector<Id<Coder>> coders(found.begin(), found.end());
    std::ranges::sort(coders, [&](Id<Coder> a, Id<Coder> b) {
        return text::compareNames(corpus.get(a).name, corpus.get(b).name) < 0;
    });
    return coders;
}

std::vector<ComparedCode> usualCodes(const model::Corpus& corpus, bool withSubcodes)
{
    const model::CodeTree tree(corpus);
    std::vector<ComparedCode> codes;
    for (const Id<Code> code : withSubcodes ? tree.roots() : tree.inOrder())
        if (withSubcodes || corpus.get(code).codable)
            codes.push_back(compared(tree, code, withSubcodes));
    return codes;
}

std::vector<ComparedCode>
chosenCodes(const model::Corpus& corpus, const std::vector<Id<Code>>& codes, bool withSubcodes)
{
    const model::CodeTree tree(corpus);
    std::vector<ComparedCode> chosen;
    chosen.reserve(codes.size());
    for (const Id<Code> code : codes)
        chosen.push_back(compared(tree, code, withSubcodes));
    return chosen;
}

Result<void> check(const model::Corpus& corpus, const Request& request)
{
    if (request.coders.size() < 2)
        return fail(ErrorCode::Refused,
                    request.coders.empty()
                        ? std::string("nobody has coded anything; agreement needs two coders")
                        : fmt::format("'{}' is the only coder; agreement needs two",
                                      corpus.get(request.coders.front()).name));
    if (request.coders.size() > kMostCoders)
        return fail(ErrorCode::Refused,
                    fmt::format("{} coders are more than can be compared at once ({}); choose some "
                                "with --coders",
                                request.coders.size(),
                                kMostCoders));
    std::set<Id<Coder>> seen;
    for (const Id<Coder> coder : request.coders) {
        if (corpus.get(coder).layer == model::CoderLayer::Consensus)
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' is what the coders agreed on, and no coder: agreement is "
                                    "between persons",
                                    corpus.get(coder).name));
        if (!seen.insert(coder).second)
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' is named twice; a coder agrees with himself",
                                    corpus.get(coder).name));
    }
    if (request.codes.empty())
        return fail(ErrorCode::Refused, "there is no code to compare");
    return {};
}

} // namespace crosscase::agreement
