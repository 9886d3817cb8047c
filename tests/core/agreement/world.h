// SPDX-License-Identifier: GPL-3.0-or-later
// A small project with several coders, its texts in memory.
#pragma once

#include "core/agreement/report.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <string>

namespace crosscase::agreement::test {

class Texts : public model::TextSource {
public:
    void put(model::Id<model::Document> document, const std::string& utf8)
    {
        auto loaded = std::make_shared<model::LoadedText>();
        loaded->utf8 = utf8;
        loaded->offsets = text::OffsetMap(utf8);
        auto structure = text::segment(utf8, loaded->offsets, {});
        REQUIRE(structure);
        loaded->structure = std::move(*structure);
        m_texts[document] = loaded;
    }
    [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
    load(const model::Document& document) const override
    {
        return m_texts.at(document.id);
    }

private:
    std::map<model::Id<model::Document>, std::shared_ptr<const model::LoadedText>> m_texts;
};

class World {
public:
    model::Corpus corpus;
    Texts texts;

    template <typename Row>
    model::Id<Row> add(Row row)
    {
        row.id = {++m_last};
        row.uuid = Uuid{}.plus(static_cast<std::uint64_t>(m_last));
        corpus.rows<Row>().insert(row);
        return row.id;
    }
    model::Id<model::Coder> coder(const std::string& name)
    {
        model::Coder row;
        row.name = name;
        return add(row);
    }
    model::Id<model::Document> document(const std::string& name, const std::string& utf8)
    {
        model::Document row;
        row.name = name;
        row.position = static_cast<std::int32_t>(corpus.documents().size());
        row.length = text::OffsetMap(utf8).codePoints();
        const auto id = add(row);
        texts.put(id, utf8);
        return id;
    }
    model::Id<model::Code> code(const std::string& name, model::Id<model::Code> parent = {})
    {
        model::Code row;
        row.name = name;
        row.parent = parent;
        row.position = m_last;
        return add(row);
    }
    model::Id<model::Case> unit(const std::string& name, model::Id<model::Case> parent = {})
    {
        model::Case row;
        row.name = name;
        row.parent = parent;
        row.position = m_last;
        return add(row);
    }
    void member(model::Id<model::Case> unit,
                model::Id<model::Document> document,
                model::MembershipKind kind,
                text::Span span = {},
                const std::string& speaker = {})
    {
        model::Membership row;
        row.unit = unit;
        row.document = document;
        row.kind = kind;
        row.start = span.start;
        row.end = span.end;
        row.speaker = speaker;
        add(row);
    }
    model::Id<model::Coding> coding(model::Id<model::Document> document,
                                    text::Span span,
                                    model::Id<model::Code> code,
                                    model::Id<model::Coder> coder)
    {
        model::Coding row;
        row.document = document;
        row.start = span.start;
        row.end = span.end;
        row.code = code;
        row.coder = coder;
        return add(row);
    }
    void done(model::Id<model::Document> document, model::Id<model::Coder> coder)
    {
        model::Progress row;
        row.document = document;
        row.coder = coder;
        row.state = model::ProgressState::Coded;
        row.at = {1};
        add(row);
    }

    [[nodiscard]] Request request(Unit unit) const
    {
        Request request;
        request.coders = codersAtWork(corpus);
        request.codes = usualCodes(corpus, false);
        request.unit = unit;
        request.allDocuments = true;
        return request;
    }
    [[nodiscard]] Comparison compared(const Request& request) const
    {
        auto made = compare(corpus, texts, request, Progress());
        if (!made)
            FAIL(made.error().detail);
        return std::move(*made);
    }
    [[nodiscard]] table::Table table(const Request& request,
                                     const ReportOptions& options = {}) const
    {
        auto made = agreementTable(corpus, texts, request, options, Progress());
        if (!made)
            FAIL(made.error().detail);
        return std::move(*made);
    }

private:
    std::int32_t m_last = 0;
};

// The cells of a row up to the units, as words: "Trust 1 0 0 3 4".
inline std::string countsOf(const table::Table& table, std::size_t row, std::size_t columns = 6)
{
    std::string line;
    for (std::size_t column = 0; column < columns; ++column)
        line += (column == 0 ? "" : " ") + table::toText(table.rows[row].cells[column]);
    return line;
}

inline std::string cell(const table::Table& table, std::size_t row, const std::string& head)
{
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table::headLine(table.columns[column]) == head)
            return table::toText(table.rows[row].cells[column]);
    FAIL("no column " << head);
    return {};
}

inline bool says(const table::Table& table, const std::string& words)
{
    for (const std::string& note : table.notes)
        if (note.find(words) != std::string::npos)
            return true;
    return false;
}

} // namespace crosscase::agreement::test
