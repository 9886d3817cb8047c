// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots with texts, for tests of searching.
#pragma once

#include "core/model/text_source.h"
#include "tests/core/query/sample.h"

#include <string>
#include <utility>
#include <vector>

namespace crosscase::query::sample {

inline model::LoadedText loaded(std::string utf8)
{
    model::LoadedText text;
    text.utf8 = std::move(utf8);
    text.offsets = text::OffsetMap(text.utf8);
    text.structure = text::segment(text.utf8, text.offsets, {}).value();
    return text;
}

struct Library : Sample {
    std::vector<model::Id<model::Document>> documents;
    std::vector<model::LoadedText> texts;

    model::Id<model::Document> document(std::string language, std::string utf8)
    {
        texts.push_back(loaded(std::move(utf8)));
        model::Document row;
        row.name = "D" + std::to_string(texts.size());
        row.language = std::move(language);
        row.length = texts.back().offsets.codePoints();
        documents.push_back(add(row));
        return documents.back();
    }
    void range(model::Id<model::Case> unit, model::Id<model::Document> document, text::Span span)
    {
        model::Membership row;
        row.unit = unit;
        row.document = document;
        row.kind = model::MembershipKind::Range;
        row.start = span.start;
        row.end = span.end;
        add(row);
    }
    void coding(model::Id<model::Code> code,
                model::Id<model::Document> document,
                text::Span span,
                int weight = model::Coding::kNoWeight)
    {
        model::Coding row;
        row.code = code;
        row.weight = weight;
        row.document = document;
        row.start = span.start;
        row.end = span.end;
        add(row);
    }
    void synonyms(const std::string& first, std::string lines)
    {
        model::Setting row;
        row.key = "synonyms " + first;
        row.value = std::move(lines);
        add(row);
    }
};

} // namespace crosscase::query::sample
