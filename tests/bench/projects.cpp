// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/projects.h"

#include "core/base/hash.h"
#include "core/text/excerpt.h"
#include "core/text/utf8.h"
#include "tests/bench/measure.h"
#include "tests/bench/transcripts.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace crosscase::bench {

namespace {

namespace fs = std::filesystem;
using model::Id;
using project::Edit;

constexpr text::CodePoint kShortest = 20;
constexpr std::uint32_t kLengths = 400;

std::vector<Id<model::Case>> addCases(Edit& edit)
{
    std::vector<Id<model::Case>> cases;
    for (std::size_t i = 0; i < ProjectSize::kCases; ++i) {
        model::Case unit;
        unit.name = fmt::format("Case {:03}", i);
        unit.position = static_cast<std::int32_t>(i);
        unit.created = edit.time();
        cases.push_back(edit.add(std::move(unit)));
    }
    return cases;
}

void addCodes(Edit& edit)
{
    for (std::size_t i = 0; i < ProjectSize::kCodes; ++i) {
        model::Code code;
        code.name = fmt::format("Code {:03}", i);
        code.position = static_cast<std::int32_t>(i);
        code.created = edit.time();
        edit.add(std::move(code));
    }
}

Result<Id<model::Document>> addDocument(Edit& edit, std::size_t number, const std::string& utf8)
{
    model::Document document;
    document.name = fmt::format("Interview {:04}", number);
    document.position = static_cast<std::int32_t>(number);
    document.textHash = hash128(utf8);
    document.length = static_cast<text::CodePoint>(text::countCodePoints(utf8));
    document.structure = text::toText(text::StructureRules{});
    document.encoding = "UTF-8";
    document.created = document.textChanged = edit.time();
    if (auto put = edit.putText(document.textHash, utf8); !put)
        return passOn(put);
    return edit.add(std::move(document));
}

Result<void> addContents(Edit& edit, const ProjectSize& size)
{
    (void)edit.coder();
    for (std::size_t i = 1; i < ProjectSize::kCoders; ++i)
        (void)edit.coderNamed(fmt::format("Coder {}", i));
    addCodes(edit);
    const auto cases = addCases(edit);
    TranscriptMaker maker(2);
    for (std::size_t i = 0; i < size.documents; ++i) {
        auto document = addDocument(edit, i, maker.make(size.textBytes));
        if (!document)
            return passOn(document);
        model::Membership whole;
        whole.unit = cases[i % cases.size()];
        whole.document = *document;
        edit.add(std::move(whole));
    }
    return {};
}

template <typename Row>
std::vector<Id<Row>> idsOf(const model::Rows<Row>& rows)
{
    std::vector<Id<Row>> ids;
    for (const Row& row : rows)
        ids.push_back(row.id);
    return ids;
}

class CodingMaker {
public:
    CodingMaker(const model::Corpus& corpus, std::uint64_t seed)
        : m_random(seed)
        , m_codes(idsOf(corpus.codes()))
        , m_coders(idsOf(corpus.rows<model::Coder>()))
    {}

    model::Coding make(const model::Document& document, const model::LoadedText& text)
    {
        model::Coding coding;
        coding.document = document.id;
        // Squared: the first codes are the frequent ones.
        const std::uint64_t first = m_random.below(1000);
        coding.code = m_codes[first * m_random.below(1000) * m_codes.size() / 1'000'000];
        coding.coder = m_coders[m_random.below(static_cast<std::uint32_t>(m_coders.size()))];
        const auto length = kShortest + static_cast<text::CodePoint>(m_random.below(kLengths));
        coding.start = static_cast<text::CodePoint>(
            m_random.below(static_cast<std::uint32_t>(document.length - length)));
        coding.end = coding.start + length;
        coding.quoteHash = text::quoteHash(text.quote(coding.span()));
        coding.created = document.created;
        return coding;
    }

    void shuffle(std::vector<model::Coding>& codings)
    {
        for (std::size_t left = codings.size(); left > 1; --left)
            std::swap(codings[left - 1], codings[m_random.below(static_cast<std::uint32_t>(left))]);
    }

private:
    Random m_random;
    std::vector<Id<model::Code>> m_codes;
    std::vector<Id<model::Coder>> m_coders;
};

} // namespace

void makeProject(const fs::path& path, const ProjectSize& size)
{
    auto project = must(project::Project::create(path, "Bench", "Coder 0"));
    must(project->change("Add documents", [&](Edit& edit) { return addContents(edit, size); }));
    must(project->change("Add codings", [&](Edit& edit) -> Result<void> {
        edit.addAll(makeCodings(edit.corpus(), edit.texts(), size.codings, 3));
        return {};
    }));
}

std::vector<model::Coding> makeCodings(const model::Corpus& corpus,
                                       const model::TextSource& texts,
                                       std::size_t count,
                                       std::uint64_t seed)
{
    CodingMaker maker(corpus, seed);
    std::vector<model::Coding> codings;
    codings.reserve(count);
    std::size_t documents = corpus.documents().size();
    for (const model::Document& document : corpus.documents()) {
        const auto text = must(texts.load(document));
        for (std::size_t share = (count - codings.size()) / documents; share > 0; --share)
            codings.push_back(maker.make(document, *text));
        --documents;
    }
    maker.shuffle(codings);
    return codings;
}

void copyProject(const fs::path& from, const fs::path& to)
{
    removeDatabase(to);
    std::error_code problem;
    if (!fs::copy_file(from, to, problem))
        giveUp(fmt::format("cannot copy '{}': {}", from.string(), problem.message()));
}

void removeDatabase(const fs::path& path)
{
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal", ".lock"})
        fs::remove(path.string() + ending, ignored);
}

} // namespace crosscase::bench
