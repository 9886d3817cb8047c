// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/autocode.h"

#include "core/model/document_order.h"
#include "core/model/trees.h"
#include "core/project/find.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::project {

using model::Coding;
using model::Id;

namespace {

constexpr int kMostAround = 1000;

// Calls work(document, its places) for the documents in order, places in the order they have.
template <typename Work>
Result<void> byDocument(const model::Corpus& corpus,
                        const std::vector<TextPlace>& places,
                        const Progress& progress,
                        Work&& work)
{
    std::unordered_map<Id<model::Document>, std::vector<text::Span>> spans;
    for (const TextPlace& place : places)
        spans[place.document].push_back(place.span);
    std::int64_t done = 0;
    for (const model::Document* document : model::documentsInOrder(corpus)) {
        const auto found = spans.find(document->id);
        if (found == spans.end())
            continue;
        if (auto go =
                progress.report("autocoding", done++, static_cast<std::int64_t>(spans.size()));
            !go)
            return go;
        if (Result<void> worked = work(*document, std::move(found->second)); !worked)
            return worked;
    }
    return {};
}

Result<void> checkSpan(const model::Document& document, text::Span span)
{
    if (span.start >= 0 && !span.empty() && span.end <= document.length)
        return {};
    return fail(ErrorCode::Refused,
                fmt::format("{} to {} is no passage of '{}', which has {} characters",
                            span.start,
                            span.end,
                            document.name,
                            document.length));
}

Result<void> checkCode(const model::Corpus& corpus, Id<model::Code> code)
{
    if (corpus.get(code).codable)
        return {};
    return fail(ErrorCode::Refused,
                fmt::format("'{}' is a heading of the codebook and not to be coded with; name one "
                            "of its sub-codes",
                            model::CodeTree(corpus).pathOf(code)));
}

Result<void> checkOptions(const model::Corpus& corpus, const AutocodeOptions& options)
{
    if (options.around < 0 || options.around > kMostAround)
        return fail(ErrorCode::Refused,
                    fmt::format("{} neighbours on both sides are not possible; 0 to {} are",
                                options.around,
                                kMostAround));
    if (options.around > 0 && options.unit == CodingUnit::Hit)
        return fail(ErrorCode::Refused,
                    "a hit has no neighbours; choose word, sentence, paragraph or turn as the "
                    "unit, or none around it");
    return options.code ? checkCode(corpus, options.code) : Result<void>();
}

// Sorted, each once, none that another one has in it.
void keepOuter(std::vector<text::Span>& spans)
{
    std::sort(spans.begin(), spans.end(), [](text::Span a, text::Span b) {
        return a.start != b.start ? a.start < b.start : a.end > b.end;
    });
    text::CodePoint end = -1;
    std::erase_if(spans, [&](text::Span span) {
        const bool inside = span.end <= end;
        end = std::max(end, span.end);
        return inside;
    });
}

// Asked for spans in ascending order: the coding of a code and coder that covers each.
class Coverage {
public:
    Coverage(const model::Corpus& corpus,
             Id<model::Document> document,
             Id<model::Code> code,
             Id<model::Coder> coder)
    {
        if (!coder || !code)
            return;
        corpus.codings().forEachIn(
            document, [&](const model::Codings::Block& block, std::size_t row) {
                if (block.code[row] == code && block.coder[row] == coder && block.orphan[row] == 0)
                    m_codings.push_back({block.span(row), block.id[row]});
            });
    }

    Id<Coding> of(text::Span span)
    {
        for (; m_next < m_codings.size() && m_codings[m_next].span.start <= span.start; ++m_next)
            if (m_codings[m_next].span.end > m_farthest.span.end)
                m_farthest = m_codings[m_next];
        return m_farthest.span.end >= span.end ? m_farthest.id : Id<Coding>();
    }

private:
    struct Entry {
        text::Span span;
        Id<Coding> id;
    };
    std::vector<Entry> m_codings; // by start
    std::size_t m_next = 0;
    Entry
        m_farthest; // of those that start at or before the span asked last, the one that ends last
};

} // namespace

Result<AutocodePreview> previewAutocode(const model::Corpus& corpus,
                                        const model::TextSource& texts,
                                        std::string_view coder,
                                        const std::vector<TextPlace>& hits,
                                        const AutocodeOptions& options,
                                        const Progress& progress)
{
    if (auto sound = checkOptions(corpus, options); !sound)
        return passOn(sound);
    const Id<model::Coder> id = findCoder(corpus, coder).value_or(Id<model::Coder>());
    AutocodePreview preview;
    const auto widen = [&](const model::Document& document,
                           std::vector<text::Span> spans) -> Result<void> {
        const auto text = texts.load(document);
        if (!text)
            return tl::unexpected<Error>(text.error());
        CodingUnits units(**text, options.unit);
        std::vector<text::Span> wide;
        for (const text::Span span : spans) {
            if (auto sound = checkSpan(document, span); !sound)
                return sound;
            if (const auto unit = units.around(span, options.around))
                wide.push_back(*unit);
            else
                ++preview.withoutContent;
        }
        keepOuter(wide);
        Coverage coverage(corpus, document.id, options.code, id);
        for (const text::Span span : wide)
            preview.rows.push_back({{document.id, span}, coverage.of(span)});
        return {};
    };
    if (auto done = byDocument(corpus, hits, progress, widen); !done)
        return passOn(done);
    return preview;
}

std::string autocodeTitle(std::size_t passages, std::string_view code)
{
    return fmt::format("Autocode {} passage{} with {}", passages, passages == 1 ? "" : "s", code);
}

Result<AutocodeDone> applyAutocode(Edit& edit,
                                   Id<model::Code> code,
                                   const std::vector<TextPlace>& places,
                                   const Progress& progress)
{
    const model::Corpus& corpus = edit.corpus();
    if (auto sound = checkCode(corpus, code); !sound)
        return passOn(sound);
    const Id<model::Coder> coder =
        findCoder(corpus, edit.actor().name).value_or(Id<model::Coder>());
    AutocodeDone done;
    std::vector<Coding> fresh;
    const auto prepare = [&](const model::Document& document,
                             std::vector<text::Span> spans) -> Result<void> {
        const auto text = edit.texts().load(document);
        if (!text)
            return tl::unexpected<Error>(text.error());
        const std::size_t before = fresh.size();
        const std::size_t asked = spans.size();
        for (const text::Span span : spans)
            if (auto sound = checkSpan(document, span); !sound)
                return sound;
        keepOuter(spans);
        Coverage coverage(corpus, document.id, code, coder);
        for (const text::Span span : spans) {
            if (coverage.of(span))
                continue;
            Coding coding;
            coding.document = document.id;
            coding.code = code;
            coding.start = span.start;
            coding.end = span.end;
            coding.quoteHash = text::quoteHash((*text)->quote(span));
            coding.created = edit.time();
            fresh.push_back(coding);
        }
        done.skipped += asked - (fresh.size() - before);
        done.documents += fresh.size() > before ? 1U : 0U;
        return {};
    };
    if (auto prepared = byDocument(corpus, places, progress, prepare); !prepared)
        return passOn(prepared);
    if (fresh.empty())
        return done;
    const Id<model::Coder> acting = edit.coder();
    for (Coding& coding : fresh) {
        coding.coder = acting;
        done.added.push_back({{coding.document, coding.span()}, {}});
    }
    edit.setTitle(autocodeTitle(fresh.size(), model::CodeTree(corpus).pathOf(code)));
    std::int32_t id = edit.addAll(std::move(fresh)).value;
    for (AutocodeRow& row : done.added)
        row.coveredBy = Id<Coding>{id++};
    return done;
}

} // namespace crosscase::project
