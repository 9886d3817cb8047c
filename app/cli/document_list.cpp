// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_list.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"

#include <map>
#include <utility>

namespace crosscase::cli {

namespace {

using Values =
    std::map<std::pair<std::int32_t, std::int32_t>, std::string>; // (attribute, owner) -> value

Values valuesOf(const model::Corpus& corpus)
{
    Values values;
    for (const model::AttributeValue& value : corpus.rows<model::AttributeValue>())
        values[{value.attribute.value, value.owner.value}] = value.value;
    return values;
}

void addValues(std::vector<table::Value>& cells,
               const std::vector<const model::Attribute*>& attributes,
               const Values& values,
               model::AnyId owner)
{
    for (const model::Attribute* attribute : attributes) {
        const auto found = values.find({attribute->id.value, owner.value});
        cells.push_back(found == values.end() ? table::Value() : words(found->second));
    }
}

// Names of the cases that have text of a document.
std::string casesOf(const model::Corpus& corpus, model::Id<model::Document> document)
{
    std::vector<std::string> names;
    for (const model::Membership& part : corpus.rows<model::Membership>()) {
        const std::string name = nameOf(corpus, part.unit);
        if (part.document == document && !part.orphan
            && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    return joined(names);
}

std::int64_t codingsIn(const model::Corpus& corpus, model::Id<model::Document> document)
{
    std::int64_t codings = 0;
    corpus.codings().forEachIn(document, [&](const model::Codings::Block& block, std::size_t row) {
        codings += block.orphan[row] == 0 ? 1 : 0;
    });
    return codings;
}

} // namespace

table::Table documentList(const model::Corpus& whole)
{
    const model::Corpus corpus = lookAt(whole, "");
    const auto attributes = attributesOf(corpus, model::AttributeTarget::Document);
    const Values values = valuesOf(corpus);
    std::vector<std::string> heads{"document",
                                   "label",
                                   "group",
                                   "language",
                                   "collected",
                                   "source_type",
                                   "informant",
                                   "characters",
                                   "codings",
                                   "cases"};
    for (const model::Attribute* attribute : attributes)
        heads.push_back(attribute->name);
    heads.emplace_back("id");
    List list("Documents", heads);
    for (const model::Document* document : inOrder<model::Document>(corpus)) {
        std::vector<table::Value> cells{words(document->name),
                                        words(document->label),
                                        words(nameOf(corpus, document->group)),
                                        words(document->language),
                                        words(document->collected),
                                        words(document->sourceType),
                                        words(document->informant),
                                        count(document->length),
                                        codingsIn(corpus, document->id),
                                        words(casesOf(corpus, document->id))};
        addValues(cells, attributes, values, document->id);
        cells.push_back(document->uuid.toCanonical());
        list.add(std::move(cells));
    }
    return list.done();
}

table::Table documentTable(const model::Corpus& corpus)
{
    const auto attributes = attributesOf(corpus, model::AttributeTarget::Document);
    const Values values = valuesOf(corpus);
    std::vector<std::string> heads{
        "document", "label", "group", "language", "collected", "order", "source_type", "informant"};
    for (const model::Attribute* attribute : attributes)
        heads.push_back(typedHead(*attribute));
    List list("Documents", heads);
    std::int64_t place = 0;
    for (const model::Document* document : inOrder<model::Document>(corpus)) {
        std::vector<table::Value> cells{words(document->name),
                                        words(document->label),
                                        words(nameOf(corpus, document->group)),
                                        words(document->language),
                                        words(document->collected),
                                        ++place,
                                        words(document->sourceType),
                                        words(document->informant)};
        addValues(cells, attributes, values, document->id);
        list.add(std::move(cells));
    }
    return list.done();
}

} // namespace crosscase::cli
