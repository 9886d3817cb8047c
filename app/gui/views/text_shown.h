// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a text view have in common: the document they show, its codings, and what is
// marked in it.
#pragma once

#include "app/gui/bridge/display_text.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/document_codings.h"

#include <optional>
#include <unordered_map>

namespace crosscase::gui {

struct ShownText {
    Session* session = nullptr;
    model::Id<model::Document> document;
    std::shared_ptr<const model::LoadedText> text;
    DisplayText display;
    DocumentCodings codings;

    std::optional<model::Coding> selected; // the coding that is selected
    model::Id<model::Code> currentCode;
    text::Span outline; // revealed
    text::Span preview; // where a coding would end, or a code would be dropped
    std::vector<text::Span> hits;
    bool correcting = false;

    // How a code is shown; kept until forgotten.
    struct Look {
        QString name;
        CodeColour colour;
        QColor background; // words of the palette can be read on it
    };
    [[nodiscard]] const Look& look(model::Id<model::Code> code) const;
    void forgetLooks() { m_looks.clear(); }
    [[nodiscard]] text::CodePoint end() const { return text ? text->offsets.codePoints() : 0; }
    [[nodiscard]] text::Span all() const { return {0, end()}; }

private:
    mutable std::unordered_map<model::Id<model::Code>, Look> m_looks;
};

} // namespace crosscase::gui
