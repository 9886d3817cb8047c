// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/documents.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/store/store.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

using model::Document;
using model::Id;

Result<std::string>
checkedName(const model::Corpus& corpus, const std::string& wanted, Id<Document> self)
{
    const std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "a document needs a name");
    const std::string key = text::foldKey(name);
    for (const Document& document : corpus.documents())
        if (document.id != self && text::foldKey(document.name) == key)
            return fail(ErrorCode::Exists,
                        fmt::format("there is a document '{}' already; document names are unique",
                                    document.name));
    return name;
}

std::int32_t endPosition(const model::Corpus& corpus)
{
    std::int32_t end = 0;
    for (const Document& document : corpus.documents())
        end = std::max(end, document.position + 1);
    return end;
}

} // namespace

Result<Id<Document>>
addDocument(Edit& edit, Document fields, const std::string& utf8, const text::Layout& layout)
{
    auto name = checkedName(edit.corpus(), fields.name, {});
    if (!name)
        return passOn(name);
    fields.name = *name;
    fields.position = endPosition(edit.corpus());
    edit.setTitle(fmt::format("Add document {}", fields.name));
    return putDocument(edit, std::move(fields), utf8, layout);
}

Result<Id<Document>>
putDocument(Edit& edit, Document fields, const std::string& utf8, const text::Layout& layout)
{
    auto rules = text::structureRulesFromText(fields.structure);
    if (!rules)
        return passOn(rules);
    if (!layout.empty()) {
        const std::string kept = text::layoutToText(layout);
        rules->layout = hash128(kept);
        if (auto put = edit.putText(rules->layout, kept); !put)
            return passOn(put);
    }
    fields.structure = text::toText(*rules);
    fields.textHash = hash128(utf8);
    fields.length = static_cast<text::CodePoint>(text::countCodePoints(utf8));
    fields.created = fields.textChanged = edit.time();
    if (auto put = edit.putText(fields.textHash, utf8); !put)
        return passOn(put);
    return edit.add(std::move(fields));
}

Result<std::string> originalOf(Project& project, Id<Document> id)
{
    const Document& document = project.corpus().get(id);
    if (!document.linkedPath.empty()) {
        auto bytes = readFile(document.linkedPath);
        if (!bytes)
            return fail(
                ErrorCode::NotFound,
                fmt::format("the original of '{}' is linked and not kept here; it was at '{}'",
                            document.name,
                            document.linkedPath));
        return bytes;
    }
    if (document.originalHash.empty())
        return fail(ErrorCode::NotFound,
                    fmt::format("'{}' was not imported from a file", document.name));
    return project.store()->original(document.originalHash);
}

Result<void> renameDocument(Edit& edit, Id<Document> id, const std::string& wanted)
{
    auto name = checkedName(edit.corpus(), wanted, id);
    if (!name)
        return passOn(name);
    Document document = edit.corpus().get(id);
    edit.setTitle(fmt::format("Rename document {} to {}", document.name, *name));
    document.name = *name;
    edit.change(std::move(document));
    return {};
}

Result<void> removeDocument(Edit& edit, Id<Document> id)
{
    edit.setTitle(fmt::format("Remove document {}", edit.corpus().get(id).name));
    edit.removeWithDependents({id});
    return {};
}

Id<model::Group> groupNamed(Edit& edit, const std::string& wanted)
{
    const std::string name(text::trimBlanks(wanted));
    std::int32_t position = 0;
    for (const model::Group& group : edit.corpus().rows<model::Group>()) {
        if (text::foldKey(group.name) == text::foldKey(name))
            return group.id;
        position = std::max(position, group.position + 1);
    }
    model::Group group;
    group.name = name;
    group.position = position;
    return edit.add(std::move(group));
}

} // namespace crosscase::project
