// SPDX-License-Identifier: GPL-3.0-or-later
// A small project made by hand, with its texts in memory.
#pragma once

#include "core/matrix/cross_table.h"
#include "core/matrix/displays.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>

namespace crosscase::matrix::test {

using namespace crosscase::model; // NOLINT(google-build-using-namespace): the tests speak of its
                                  // objects

class Texts : public TextSource {
public:
    void put(Id<Document> document, const std::string& utf8)
    {
        auto loaded = std::make_shared<LoadedText>();
        loaded->utf8 = utf8;
        loaded->offsets = text::OffsetMap(utf8);
        auto structure = text::segment(utf8, loaded->offsets, {});
        REQUIRE(structure);
        loaded->structure = std::move(*structure);
        m_texts[document] = loaded;
    }
    [[nodiscard]] Result<std::shared_ptr<const LoadedText>>
    load(const Document& document) const override
    {
        const auto found = m_texts.find(document.id);
        if (found == m_texts.end())
            return fail(ErrorCode::Io, "no text of " + document.name);
        return found->second;
    }

private:
    std::map<Id<Document>, std::shared_ptr<const LoadedText>> m_texts;
};

class World {
public:
    Corpus corpus;
    Texts texts;

    template <typename Row>
    Id<Row> add(Row row)
    {
        row.id = {++m_last};
        row.uuid = Uuid{}.plus(static_cast<std::uint64_t>(m_last));
        corpus.rows<Row>().insert(row);
        return row.id;
    }
    Id<Coder> coder(const std::string& name)
    {
        Coder row;
        row.name = name;
        return add(row);
    }
    Id<Document> document(const std::string& name, const std::string& utf8)
    {
        Document row;
        row.name = name;
        row.position = static_cast<std::int32_t>(corpus.documents().size());
        row.length = text::OffsetMap(utf8).codePoints();
        const Id<Document> id = add(row);
        texts.put(id, utf8);
        return id;
    }
    Id<Code> code(const std::string& name, Id<Code> parent = {}, std::int64_t created = 0)
    {
        Code row;
        row.name = name;
        row.parent = parent;
        row.position = m_last;
        row.created = {created};
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
    void whole(Id<Case> unit, Id<Document> document)
    {
        Membership row;
        row.unit = unit;
        row.document = document;
        add(row);
    }
    Id<Membership>
    range(Id<Case> unit, Id<Document> document, text::CodePoint start, text::CodePoint end)
    {
        Membership row;
        row.unit = unit;
        row.document = document;
        row.kind = MembershipKind::Range;
        row.start = start;
        row.end = end;
        return add(row);
    }
    void speaker(Id<Case> unit, Id<Document> document, const std::string& label)
    {
        Membership row;
        row.unit = unit;
        row.document = document;
        row.kind = MembershipKind::Speaker;
        row.speaker = label;
        add(row);
    }
    Id<Coding> coding(Id<Document> document,
                      text::CodePoint start,
                      text::CodePoint end,
                      Id<Code> code,
                      Id<Coder> coder)
    {
        Coding row;
        row.document = document;
        row.start = start;
        row.end = end;
        row.code = code;
        row.coder = coder;
        return add(row);
    }
    template <typename Change>
    void change(Id<Coding> id, Change&& change)
    {
        Coding row = *corpus.codings().find(id);
        change(row);
        corpus.rows<Coding>().replace(row);
    }
    Id<Attribute> attribute(const std::string& name,
                            AttributeType type = AttributeType::Text,
                            AttributeTarget target = AttributeTarget::Case)
    {
        Attribute row;
        row.name = name;
        row.type = type;
        row.target = target;
        row.position = m_last;
        return add(row);
    }
    void value(Id<Attribute> attribute, AnyId owner, const std::string& value)
    {
        AttributeValue row;
        row.attribute = attribute;
        row.owner = owner;
        row.value = value;
        add(row);
    }
    void progress(Id<Document> document, Id<Coder> coder, std::int64_t at)
    {
        model::Progress row;
        row.document = document;
        row.coder = coder;
        row.state = ProgressState::Coded;
        row.at = {at};
        add(row);
    }

    [[nodiscard]] CrossTable build(const TableSpec& spec) const
    {
        auto built = matrix::build(corpus, texts, spec);
        if (!built)
            FAIL(built.error().detail);
        return std::move(*built);
    }
    [[nodiscard]] Error refusal(const TableSpec& spec) const
    {
        auto built = matrix::build(corpus, texts, spec);
        REQUIRE_FALSE(built);
        return built.error();
    }

private:
    std::int32_t m_last = 0;
};

// "cases" x "codes", "references" ...
inline TableSpec
specOf(std::string_view rows, std::string_view columns, std::string_view cell = "references")
{
    TableSpec spec;
    auto down = axisFromText(rows);
    auto across = axisFromText(columns);
    REQUIRE(down);
    REQUIRE(across);
    spec.rows = *down;
    spec.columns = *across;
    REQUIRE(setMeasure(spec, cell));
    return spec;
}

inline TableSpec filtered(TableSpec spec, std::string_view filter)
{
    auto parsed = query::parse(filter);
    REQUIRE(parsed);
    spec.filter = *parsed;
    return spec;
}

// A row of a built table as words: "Alpha 3 1".
inline std::string rowText(const CrossTable& cross, std::size_t row)
{
    std::string line = cross.rows[row].heads.back();
    for (const auto& cell : cross.cells[row])
        line += " " + (table::toText(cell).empty() ? std::string("-") : table::toText(cell));
    return line;
}

inline std::vector<std::string> rowTexts(const CrossTable& cross)
{
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < cross.rows.size(); ++row)
        lines.push_back(rowText(cross, row));
    return lines;
}

inline bool anyNoteHas(const std::vector<std::string>& notes, std::string_view words)
{
    for (const std::string& note : notes)
        if (note.find(words) != std::string::npos)
            return true;
    return false;
}

using Lines = std::vector<std::string>;

} // namespace crosscase::matrix::test
