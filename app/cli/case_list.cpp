// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/case_list.h"

#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "core/model/trees.h"

#include <unordered_map>

namespace crosscase::cli {

namespace {

using Values =
    std::unordered_map<model::AnyId, std::unordered_map<model::Id<model::Attribute>, std::string>>;

Values valuesOf(const model::Corpus& corpus)
{
    Values values;
    for (const model::AttributeValue& value : corpus.rows<model::AttributeValue>())
        values[value.owner][value.attribute] = value.value;
    return values;
}

using Parts = std::unordered_map<model::Id<model::Case>, std::vector<const model::Membership*>>;

Parts partsOf(const model::Corpus& corpus)
{
    Parts parts;
    for (const model::Membership& part : corpus.rows<model::Membership>())
        if (!part.orphan)
            parts[part.unit].push_back(&part);
    return parts;
}

// document, start, end, speaker
void addPart(std::vector<table::Value>& cells,
             const model::Corpus& corpus,
             const model::Membership* part)
{
    if (part == nullptr) {
        cells.resize(cells.size() + 4);
        return;
    }
    const bool range = part->kind == model::MembershipKind::Range;
    cells.push_back(words(nameOf(corpus, part->document)));
    cells.push_back(range ? count(part->start) : table::Value());
    cells.push_back(range ? count(part->end) : table::Value());
    cells.push_back(words(part->speaker));
}

} // namespace

table::Table caseList(const model::Corpus& corpus)
{
    const model::CaseTree tree(corpus);
    const auto attributes = attributesOf(corpus, model::AttributeTarget::Case);
    const Values values = valuesOf(corpus);
    const Parts parts = partsOf(corpus);
    std::vector<std::string> heads{"case", "parent"};
    for (const model::Attribute* attribute : attributes)
        heads.push_back(typedHead(*attribute));
    heads.insert(heads.end(), {"document", "start", "end", "speaker"});
    List list("Cases", heads);
    for (const model::Id<model::Case> id : tree.inOrder()) {
        std::vector<table::Value> cells{words(nameOf(corpus, id)),
                                        words(nameOf(corpus, tree.parentOf(id)))};
        const auto own = values.find(id);
        for (const model::Attribute* attribute : attributes) {
            const bool has = own != values.end() && own->second.contains(attribute->id);
            cells.push_back(has ? words(own->second.at(attribute->id)) : table::Value());
        }
        const auto found = parts.find(id);
        const std::vector<const model::Membership*> rows =
            found == parts.end() ? std::vector<const model::Membership*>{nullptr} : found->second;
        for (const model::Membership* part : rows) {
            std::vector<table::Value> row = cells;
            addPart(row, corpus, part);
            list.add(std::move(row), tree.depthOf(id));
        }
    }
    return list.done();
}

} // namespace crosscase::cli
