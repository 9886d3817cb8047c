// SPDX-License-Identifier: GPL-3.0-or-later
// A small project made by hand, without texts.
#pragma once

#include "core/model/corpus.h"

#include <string>
#include <vector>

namespace crosscase::picture::test {

using namespace crosscase::model; // NOLINT(google-build-using-namespace): the tests speak of its
                                  // objects

class Project {
public:
    Corpus corpus;

    template <typename Row>
    Id<Row> add(Row row)
    {
        row.id = {++m_last};
        row.uuid = Uuid{}.plus(static_cast<std::uint64_t>(m_last));
        corpus.rows<Row>().insert(row);
        return row.id;
    }
    Id<Code> code(const std::string& name, Id<Code> parent = {}, const std::string& colour = {})
    {
        Code row;
        row.name = name;
        row.parent = parent;
        row.position = m_last;
        row.colour = colour;
        return add(row);
    }
    Id<Case> unit(const std::string& name, Id<Case> parent = {})
    {
        Case row;
        row.name = name;
        row.parent = parent;
        row.position = m_last;
        return add(row);
    }
    Id<Document> document(const std::string& name, text::CodePoint length)
    {
        Document row;
        row.name = name;
        row.length = length;
        row.position = m_last;
        return add(row);
    }
    Id<Coding>
    coding(Id<Document> document, text::CodePoint start, text::CodePoint end, Id<Code> code)
    {
        Coding row;
        row.document = document;
        row.start = start;
        row.end = end;
        row.code = code;
        return add(row);
    }
    Id<RelationType>
    relation(const std::string& name, bool directed = true, const std::string& line = "solid")
    {
        RelationType row;
        row.name = name;
        row.directed = directed;
        row.line = line;
        return add(row);
    }
    Id<Link> link(Id<RelationType> relation, AnyId from, AnyId to, Id<Case> unit = {})
    {
        Link row;
        row.relation = relation;
        row.from = from;
        row.to = to;
        row.unit = unit;
        return add(row);
    }
    void evidence(AnyId owner, Id<Coding> coding)
    {
        Evidence row;
        row.owner = owner;
        row.coding = coding;
        add(row);
    }

private:
    std::int32_t m_last = 0;
};

} // namespace crosscase::picture::test
