// SPDX-License-Identifier: GPL-3.0-or-later
// Where an analysis gets the texts it asks for.
#pragma once

#include "core/base/error.h"
#include "core/model/objects.h"
#include "core/text/offset_map.h"
#include "core/text/structure.h"

#include <memory>
#include <string>

namespace crosscase::model {

// A document's text with what is derived from it. Never changes.
struct LoadedText {
    std::string utf8;
    text::OffsetMap offsets;
    text::Layout layout; // what the file told of it; may be empty
    text::Structure structure;

    [[nodiscard]] std::string_view quote(text::Span span) const
    {
        return text::slice(utf8, offsets, span);
    }
};

// May be called from several threads.
class TextSource {
public:
    TextSource() = default;
    TextSource(const TextSource&) = delete;
    TextSource(TextSource&&) = delete;
    TextSource& operator=(const TextSource&) = delete;
    TextSource& operator=(TextSource&&) = delete;
    virtual ~TextSource() = default;
    [[nodiscard]] virtual Result<std::shared_ptr<const LoadedText>>
    load(const Document& document) const = 0;
    // The same for those who pass over all texts once: it does not take the place of others that
    // are kept for the next to ask.
    [[nodiscard]] virtual Result<std::shared_ptr<const LoadedText>>
    loadOnce(const Document& document) const
    {
        return load(document);
    }
};

} // namespace crosscase::model
