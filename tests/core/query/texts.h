// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of small snapshots, by their hash, which is the text itself.
#pragma once

#include "core/model/text_source.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace crosscase::query::sample {

class Texts : public model::TextSource {
public:
    // A document that shows this text.
    model::Document document(std::string_view utf8, text::Markup markup = text::Markup::Plain)
    {
        auto text = std::make_shared<model::LoadedText>();
        text->utf8 = utf8;
        text->offsets = text::OffsetMap(text->utf8);
        text::StructureRules rules;
        rules.markup = markup;
        text->structure = text::segment(text->utf8, text->offsets, rules).value();
        model::Document row;
        row.textHash = utf8;
        row.length = text->offsets.codePoints();
        m_texts[row.textHash] = std::move(text);
        return row;
    }
    [[nodiscard]] const model::LoadedText& at(const model::Document& document) const
    {
        return *m_texts.at(document.textHash);
    }
    [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
    load(const model::Document& document) const override
    {
        ++loads;
        return m_texts.at(document.textHash);
    }
    mutable int loads = 0;

private:
    std::map<std::string, std::shared_ptr<const model::LoadedText>> m_texts;
};

} // namespace crosscase::query::sample
