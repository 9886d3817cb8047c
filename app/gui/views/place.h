// SPDX-License-Identifier: GPL-3.0-or-later
// Where somebody is, or wants to be, in the window: what back and forward lead to.
#pragma once

#include "core/model/id.h"
#include "core/model/objects.h"
#include "core/text/span.h"

#include <QString>
#include <QVariantMap>

#include <cstdint>

namespace crosscase::gui {

enum class Workspace : std::uint8_t { Coding, Codebook, Cases, Search, Matrix, Memos, kCount };

struct Place {
    Workspace workspace = Workspace::Coding;
    // What is to be shown there; what is not given stays as it is.
    model::Id<model::Document> document = {};
    text::Span span = {}; // in the document: scrolled to and outlined; empty: as it was
    model::Id<model::Coding> coding = {}; // selected
    model::Id<model::Code> code = {};
    model::Id<model::Case> unit = {};
    model::Id<model::Memo> memo = {};
    QString words = {};     // Search: what to search for
    QVariantMap state = {}; // the page's own: what Page::place puts in, Page::show takes out

    bool operator==(const Place&) const = default;
};

} // namespace crosscase::gui
