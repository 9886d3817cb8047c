// SPDX-License-Identifier: GPL-3.0-or-later
// case.NAME and document.NAME: where the values stand and how they are compared.
//
// An attribute goes before a built-in field of its name; a case without a value of its own has its
// parent's.
#pragma once

#include "core/base/error.h"
#include "core/query/expression.h"
#include "core/query/resolve.h"
#include "core/query/value_test.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace crosscase::query {

template <typename Row>
struct Field {
    ValueTest test;
    std::unordered_map<model::Id<Row>, std::string> values; // the objects that have one

    // Empty: missing.
    [[nodiscard]] std::string_view valueOf(model::Id<Row> id) const
    {
        const auto found = values.find(id);
        return found == values.end() ? std::string_view() : std::string_view(found->second);
    }
};

// NotFound: no such field, no such group, no such choice. Malformed: a value that does not fit the
// type.
[[nodiscard]] Result<Field<model::Case>>
caseField(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver);
[[nodiscard]] Result<Field<model::Document>>
documentField(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver);

} // namespace crosscase::query
