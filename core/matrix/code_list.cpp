// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/displays.h"
#include "core/matrix/measures.h"
#include "core/model/layers.h"

#include <set>

namespace crosscase::matrix {

using model::Code;
using model::Document;
using model::Id;
using table::Value;

namespace {

// Stands for texts that are not at hand: nobody speaks in them.
class NoTexts : public model::TextSource {
public:
    [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
    load(const Document&) const override
    {
        return std::make_shared<const model::LoadedText>();
    }
};

// The codes with codings where a case is a speaker.
std::set<Id<Code>> codesOfSpeakers(const model::Corpus& corpus)
{
    std::set<Id<Document>> documents;
    for (const model::Membership& part : corpus.rows<model::Membership>())
        if (part.kind == model::MembershipKind::Speaker && !part.orphan)
            documents.insert(part.document);
    std::set<Id<Code>> codes;
    for (const Id<Document> document : documents)
        corpus.codings().forEachIn(document,
                                   [&](const model::Codings::Block& block, std::size_t row) {
                                       codes.insert(block.code[row]);
                                   });
    return codes;
}

// Codes x coders: the column of totals counts each coding, document and case once.
struct Counted {
    Grid grid;
    std::vector<std::int64_t> references;
    std::vector<std::int64_t> documents;
    std::vector<std::int64_t> cases;
};

Result<Counted> countAll(const Layout& layout)
{
    Counted counted{layout.grid(), {}, {}, {}};
    for (const auto& [measure, into] : {std::pair(Measure::References, &counted.references),
                                        std::pair(Measure::Documents, &counted.documents),
                                        std::pair(Measure::Cases, &counted.cases)}) {
        auto counts = count(layout, measure, true, {});
        if (!counts)
            return passOn(counts);
        *into = std::move(counts->cells);
    }
    return counted;
}

Result<table::Table> listed(const model::Corpus& corpus,
                            const model::TextSource& texts,
                            const std::set<Id<Code>>& unknownCases)
{
    auto scope = Scope::make(corpus, texts, {});
    if (!scope)
        return passOn(scope);
    TableSpec spec;
    spec.rows.kind = AxisKind::Codes;
    spec.columns.kind = AxisKind::Coders;
    auto layout = layOut(*scope, spec);
    if (!layout)
        return passOn(layout);
    auto counted = countAll(*layout);
    if (!counted)
        return passOn(counted);
    table::Table table;
    table.columns.push_back({{"code"}, table::Kind::Text});
    for (const char* head : {"references", "documents", "cases", "coders"})
        table.columns.push_back({{head}, table::Kind::Integer});
    table.columns.push_back({{"defined"}, table::Kind::Text});
    const Grid grid = counted->grid;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        const Id<Code> code{layout->rows.entries[row].object.value};
        const std::size_t total = grid.at(row, grid.columns);
        std::int64_t coders = 0;
        for (std::size_t column = 0; column < grid.columns; ++column)
            coders += counted->references[grid.at(row, column)] > 0 ? 1 : 0;
        table.rows.push_back({{scope->codes().pathOf(code),
                               counted->references[total],
                               counted->documents[total],
                               unknownCases.contains(code) ? Value{} : Value{counted->cases[total]},
                               coders,
                               std::string(corpus.get(code).definition.empty() ? "no" : "yes")},
                              0,
                              false});
    }
    return table;
}

} // namespace

table::Table codeList(const model::Corpus& corpus)
{
    auto table = listed(
        corpus, NoTexts{}, codesOfSpeakers(model::onLayer(corpus, model::CoderLayer::Person)));
    return table ? std::move(*table) : table::Table{};
}

Result<table::Table> codeList(const model::Corpus& corpus, const model::TextSource& texts)
{
    return listed(corpus, texts, {});
}

} // namespace crosscase::matrix
