// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/names.h"

#include "core/project/cases.h"

namespace crosscase::cli {

std::string typedHead(const model::Attribute& attribute)
{
    return attribute.name + ':' + std::string(project::nameOf(attribute.type));
}

std::vector<const model::Attribute*> attributesOf(const model::Corpus& corpus,
                                                  model::AttributeTarget target)
{
    std::vector<const model::Attribute*> attributes = inOrder<model::Attribute>(corpus);
    std::erase_if(attributes,
                  [&](const model::Attribute* attribute) { return attribute->target != target; });
    return attributes;
}

} // namespace crosscase::cli
