// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/object_names.h"

#include "core/picture/text_width.h"

namespace crosscase::picture {

namespace {

// The name of a row of one kind, or nothing.
template <typename Row>
bool take(const model::Corpus& corpus, model::AnyId object, ObjectName& name)
{
    const auto row = corpus.find(model::Id<Row>{object.value});
    if (!row)
        return false;
    if constexpr (requires { row->title; })
        name.name = cleaned(row->title);
    else
        name.name = cleaned(row->name);
    name.whole = name.name;
    return true;
}

bool takeCoding(const model::Corpus& corpus, model::AnyId object, ObjectName& name)
{
    const auto coding = corpus.find(model::Id<model::Coding>{object.value});
    if (!coding)
        return false;
    const auto document = corpus.find(coding->document);
    const auto code = corpus.find(coding->code);
    name.name = cleaned((document ? document->name : std::string()) + ": "
                        + (code ? code->name : std::string()));
    name.whole = name.name;
    return true;
}

} // namespace

ObjectName nameOf(const model::Corpus& corpus,
                  const model::CodeTree& codes,
                  const model::CaseTree& cases,
                  model::AnyId object)
{
    ObjectName name;
    const model::Id<model::Code> code{object.value};
    const model::Id<model::Case> unit{object.value};
    const model::Id<model::Document> document{object.value};
    if (take<model::Code>(corpus, object, name)) {
        name.whole = cleaned(codes.pathOf(code));
    } else if (take<model::Case>(corpus, object, name)) {
        name.whole = cleaned(cases.pathOf(unit));
    } else if (take<model::Document>(corpus, object, name)) {
        if (const std::string label = cleaned(corpus.get(document).label); !label.empty())
            name.name = label;
    } else if (take<model::Proposition>(corpus, object, name)
               || take<model::Coder>(corpus, object, name)
               || take<model::Group>(corpus, object, name)
               || take<model::CodeSet>(corpus, object, name)
               || take<model::Attribute>(corpus, object, name)
               || take<model::Memo>(corpus, object, name) || takeCoding(corpus, object, name)) {
        // Named by what it found.
    } else {
        name.name = "object";
    }
    if (name.name.empty())
        name.name = "unnamed";
    if (name.whole.empty())
        name.whole = name.name;
    return name;
}

} // namespace crosscase::picture
