// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/text_scan.h"

#include "core/project/in_order.h"
#include "core/text/fold.h"
#include "core/text/literal.h"
#include "core/text/position_counter.h"
#include "core/text/regex.h"

#include <algorithm>
#include <memory>
#include <variant>

namespace crosscase::project {

namespace {

using Searcher = std::variant<text::Literal, text::Regex>;

Result<Searcher> searcherFor(const TextScan& scan)
{
    if (scan.wanted.empty())
        return fail(ErrorCode::Malformed, "there is nothing to look for; give at least one letter");
    if (!scan.regex)
        return Searcher(text::Literal(
            scan.wanted, scan.matchCase ? text::Letters::AsWritten : text::Letters::AnyForm));
    auto regex = text::Regex::compile(scan.wanted, {.ignoreCase = !scan.matchCase});
    if (!regex)
        return passOn(regex);
    return Searcher(std::move(*regex));
}

struct Scanned {
    const model::Document* document = nullptr;
    std::shared_ptr<const model::LoadedText> text;
    std::vector<text::Span> spans;
};

Result<Scanned>
scanned(const model::TextSource& texts, const model::Document& document, const Searcher& searcher)
{
    auto text = texts.loadOnce(document);
    if (!text)
        return passOn(text);
    const std::string& utf8 = (*text)->utf8;
    std::vector<text::ByteSpan> bytes;
    if (const auto* literal = std::get_if<text::Literal>(&searcher)) {
        bytes = literal->find(utf8);
    } else {
        auto found = std::get<text::Regex>(searcher).find(utf8, document.name);
        if (!found)
            return passOn(found);
        bytes = std::move(*found);
    }
    Scanned done{&document, std::move(*text), {}};
    done.spans.reserve(bytes.size());
    text::PositionCounter positions(utf8);
    for (const text::ByteSpan span : bytes) {
        const text::CodePoint start = positions.at(span.start);
        done.spans.push_back({start, positions.at(span.end)});
    }
    return done;
}

} // namespace

std::vector<const model::Document*> documentsInOrder(const model::Corpus& corpus)
{
    std::vector<const model::Document*> documents;
    for (const model::Document& document : corpus.documents())
        documents.push_back(&document);
    std::sort(documents.begin(), documents.end(), [](const auto* a, const auto* b) {
        if (a->position != b->position)
            return a->position < b->position;
        const int order = text::compareNames(a->name, b->name);
        return order != 0 ? order < 0 : a->id < b->id;
    });
    return documents;
}

Result<void> scanTexts(const model::Corpus& corpus,
                       const model::TextSource& texts,
                       const TextScan& scan,
                       const DocumentChoice& choice,
                       const ScanVisitor& visit,
                       const Progress& progress)
{
    const auto searcher = searcherFor(scan);
    if (!searcher)
        return tl::unexpected<Error>(searcher.error());
    std::vector<const model::Document*> documents = documentsInOrder(corpus);
    if (choice)
        std::erase_if(documents, [&](const auto* document) { return !choice(*document); });
    const auto total = static_cast<std::int64_t>(documents.size());
    std::int64_t done = 0;
    return inOrder<Result<Scanned>>(
        documents.size(),
        workingThreads(),
        [&](std::size_t i) { return scanned(texts, *documents[i], *searcher); },
        [&](Result<Scanned> result) -> Result<void> {
            if (auto go = progress.report("searching texts", done++, total); !go)
                return go;
            if (!result)
                return passOn(result);
            if (result->spans.empty())
                return {};
            return visit(*result->document, *result->text, result->spans);
        });
}

} // namespace crosscase::project
