// SPDX-License-Identifier: GPL-3.0-or-later
// Makes small snapshots for tests, row by row.
#pragma once

#include "core/model/corpus.h"

#include <string>
#include <utility>

namespace crosscase::query::sample {

template <typename Row>
Row& numbered(Row& row, std::int32_t& next)
{
    row.id = {++next};
    row.uuid.bytes[14] = static_cast<std::uint8_t>(next >> 8);
    row.uuid.bytes[15] = static_cast<std::uint8_t>(next);
    return row;
}

struct Sample {
    model::Corpus corpus;
    std::int32_t next = 0;

    template <typename Row>
    model::Id<Row> add(Row row)
    {
        numbered(row, next);
        corpus.rows<Row>().insert(row);
        return row.id;
    }
    model::Id<model::Coder> coder(std::string name)
    {
        model::Coder row;
        row.name = std::move(name);
        return add(row);
    }
    model::Id<model::Case> unit(std::string name, model::Id<model::Case> parent = {})
    {
        model::Case row;
        row.name = std::move(name);
        row.parent = parent;
        return add(row);
    }
    model::Id<model::Code> code(std::string name, model::Id<model::Code> parent = {})
    {
        model::Code row;
        row.name = std::move(name);
        row.parent = parent;
        return add(row);
    }
    model::Id<model::Attribute>
    attribute(std::string name, model::AttributeTarget target, model::AttributeType type)
    {
        model::Attribute row;
        row.name = std::move(name);
        row.target = target;
        row.type = type;
        return add(row);
    }
    void value(model::Id<model::Attribute> attribute, model::AnyId owner, std::string value)
    {
        model::AttributeValue row;
        row.attribute = attribute;
        row.owner = owner;
        row.value = std::move(value);
        add(row);
    }
};

} // namespace crosscase::query::sample
