// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/codebook_use.h"

#include "core/matrix/written.h"
#include "core/model/layers.h"
#include "core/model/trees.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

namespace crosscase::project {

namespace {

using model::Code;
using model::Document;
using model::Id;

constexpr std::size_t kSamples = 2;
constexpr int kSampleLength = 120; // code points

struct Sample {
    Id<Document> document;
    text::Span span;
};

// What the codes of one side have, by their places in the codebook.
class Codes {
public:
    explicit Codes(const CodedSide& side)
        : m_side(side)
    {
        if (side.corpus == nullptr)
            return;
        m_consensus = model::consensusCoder(*side.corpus);
        const model::CodeTree tree(*side.corpus);
        for (const Id<Code> code : tree.inOrder())
            m_places.emplace(code, m_places.size());
        m_codings.assign(m_places.size(), 0);
        m_samples.resize(m_places.size());
        for (const auto& block : side.corpus->codings().blocks())
            for (std::size_t row = 0; row < block->size(); ++row)
                count(*block, row);
    }

    [[nodiscard]] std::int64_t codings(std::size_t entry) const
    {
        return entry < m_codings.size() ? m_codings[entry] : 0;
    }

    [[nodiscard]] std::vector<std::string> quotes(std::size_t entry) const
    {
        std::vector<std::string> quotes;
        if (entry >= m_samples.size() || m_side.texts == nullptr)
            return quotes;
        for (const auto& [id, span] : m_samples[entry]) {
            const Document& document = m_side.corpus->get(id);
            const auto text = m_side.texts->load(document);
            quotes.push_back(text ? fmt::format("{} \"{}\"",
                                                matrix::referenceTo(document, **text, span.start),
                                                matrix::quoteOf(**text, span, kSampleLength))
                                  : fmt::format("{}: {}", document.name, text.error().detail));
        }
        return quotes;
    }

    [[nodiscard]] std::size_t placeOf(Id<Code> code) const { return m_places.at(code); }
    // A coding of a person that has its text.
    [[nodiscard]] bool isCounted(const model::Codings::Block& block, std::size_t row) const
    {
        return block.orphan[row] == 0 && block.coder[row] != m_consensus;
    }

private:
    void count(const model::Codings::Block& block, std::size_t row)
    {
        const auto place = m_places.find(block.code[row]);
        if (!isCounted(block, row) || place == m_places.end())
            return;
        ++m_codings[place->second];
        std::vector<Sample>& samples = m_samples[place->second];
        if (samples.size() < kSamples && matrix::isPublishable(block.marks[row]))
            samples.push_back({block.document[row], block.span(row)});
    }

    CodedSide m_side;
    Id<model::Coder> m_consensus;
    std::unordered_map<Id<Code>, std::size_t> m_places;
    std::vector<std::int64_t> m_codings;
    std::vector<std::vector<Sample>> m_samples;
};

// A stretch that one code covers, whoever coded it.
struct Stretch {
    text::CodePoint start;
    text::CodePoint end;
    std::size_t code;
};

// How many characters each code covers, and each two of both sides together.
class Passages {
public:
    Passages(const CodedSide& mine,
             const Codes& mineCodes,
             const CodedSide& theirs,
             const Codes& theirCodes)
    {
        for (const auto& [here, there] : commonDocuments(*mine.corpus, *theirs.corpus))
            compare(stretches(*mine.corpus, here, mineCodes),
                    stretches(*theirs.corpus, there, theirCodes));
    }

    [[nodiscard]] double likeness(std::size_t mine, std::size_t theirs) const
    {
        const auto found = m_common.find(key(mine, theirs));
        if (found == m_common.end())
            return 0;
        const std::int64_t either = m_mine.at(mine) + m_theirs.at(theirs) - found->second;
        return static_cast<double>(found->second) / static_cast<double>(either);
    }

private:
    using Lengths = std::unordered_map<std::size_t, std::int64_t>;

    static std::uint64_t key(std::size_t mine, std::size_t theirs)
    {
        return (static_cast<std::uint64_t>(mine) << 32U) | theirs;
    }

    // Of the same text: that with the same id, or else one of the same text.
    static std::vector<std::pair<Id<Document>, Id<Document>>>
    commonDocuments(const model::Corpus& mine, const model::Corpus& theirs)
    {
        std::unordered_map<Uuid, const Document*> byId;
        std::unordered_map<std::string, const Document*> byText;
        for (const Document& document : mine.documents()) {
            byId.emplace(document.uuid, &document);
            byText.emplace(document.textHash, &document);
        }
        std::vector<std::pair<Id<Document>, Id<Document>>> common;
        for (const Document& document : theirs.documents()) {
            const auto same = byId.find(document.uuid);
            const auto alike = byText.find(document.textHash);
            if (same != byId.end() && same->second->textHash == document.textHash)
                common.emplace_back(same->second->id, document.id);
            else if (same == byId.end() && alike != byText.end())
                common.emplace_back(alike->second->id, document.id);
        }
        return common;
    }

    // By start; those of one code do not overlap.
    static std::vector<Stretch>
    stretches(const model::Corpus& corpus, Id<Document> document, const Codes& codes)
    {
        std::vector<Stretch> found;
        std::unordered_map<std::size_t, std::size_t> last; // of each code
        corpus.codings().forEachIn(document, [&](const auto& block, std::size_t row) {
            if (!codes.isCounted(block, row))
                return;
            const std::size_t code = codes.placeOf(block.code[row]);
            const auto before = last.find(code);
            if (before != last.end() && found[before->second].end >= block.start[row]) {
                Stretch& stretch = found[before->second];
                stretch.end = std::max(stretch.end, block.end[row]);
                return;
            }
            last[code] = found.size();
            found.push_back({block.start[row], block.end[row], code});
        });
        return found;
    }

    static void dropEnded(std::vector<Stretch>& open, text::CodePoint at)
    {
        std::erase_if(open, [&](const Stretch& stretch) { return stretch.end <= at; });
    }

    void compare(const std::vector<Stretch>& mine, const std::vector<Stretch>& theirs)
    {
        for (const Stretch& stretch : mine)
            m_mine[stretch.code] += stretch.end - stretch.start;
        for (const Stretch& stretch : theirs)
            m_theirs[stretch.code] += stretch.end - stretch.start;
        std::vector<Stretch> openHere;
        std::vector<Stretch> openThere;
        for (std::size_t a = 0, b = 0; a < mine.size() || b < theirs.size();) {
            const bool isMine =
                b == theirs.size() || (a < mine.size() && mine[a].start <= theirs[b].start);
            const Stretch& next = isMine ? mine[a++] : theirs[b++];
            std::vector<Stretch>& others = isMine ? openThere : openHere;
            dropEnded(others, next.start);
            for (const Stretch& other : others)
                m_common[isMine ? key(next.code, other.code) : key(other.code, next.code)] +=
                    std::min(next.end, other.end) - next.start;
            (isMine ? openHere : openThere).push_back(next);
        }
    }

    Lengths m_mine;
    Lengths m_theirs;
    std::unordered_map<std::uint64_t, std::int64_t> m_common;
};

// A place in a text, whichever document has it.
using Place = std::tuple<std::string_view, text::CodePoint, text::CodePoint>;

// Calls visit(coding's id, place, entry) for all but orphans.
template <typename Visit>
void forEachCoding(const model::Corpus& corpus, const Codes& codes, Visit&& visit)
{
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (codes.isCounted(*block, row))
                visit(block->uuid[row],
                      Place{corpus.get(block->document[row]).textHash,
                            block->start[row],
                            block->end[row]},
                      codes.placeOf(block->code[row]));
}

std::vector<codebook::Flow>
flowsOf(const std::map<std::pair<std::size_t, std::size_t>, std::int64_t>& counts)
{
    std::vector<codebook::Flow> flows;
    flows.reserve(counts.size());
    for (const auto& [entries, codings] : counts)
        flows.push_back({entries.first, entries.second, codings});
    return flows;
}

} // namespace

std::vector<codebook::Flow> codingFlows(const CodedSide& before, const CodedSide& after)
{
    const Codes earlier(before);
    const Codes later(after);
    std::unordered_map<Uuid, std::size_t> byId;
    std::map<Place, std::size_t> byPlace;
    forEachCoding(*after.corpus, later, [&](const Uuid& id, const Place&, std::size_t entry) {
        byId.emplace(id, entry);
    });
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> counts;
    forEachCoding(*before.corpus, earlier, [&](const Uuid& id, const Place&, std::size_t entry) {
        if (const auto found = byId.find(id); found != byId.end())
            ++counts[{entry, found->second}];
    });
    if (!counts.empty())
        return flowsOf(counts);
    forEachCoding(*after.corpus, later, [&](const Uuid&, const Place& place, std::size_t entry) {
        byPlace.emplace(place, entry);
    });
    forEachCoding(*before.corpus, earlier, [&](const Uuid&, const Place& place, std::size_t entry) {
        if (const auto found = byPlace.find(place); found != byPlace.end())
            ++counts[{entry, found->second}];
    });
    return flowsOf(counts);
}

codebook::Use codebookUse(const CodedSide& mine, const CodedSide& theirs)
{
    codebook::Use use;
    if (mine.corpus == nullptr && theirs.corpus == nullptr)
        return use;
    const auto here = std::make_shared<const Codes>(mine);
    const auto there = std::make_shared<const Codes>(theirs);
    use.codings = [here, there](codebook::Side side, std::size_t entry) {
        return (side == codebook::Side::Mine ? here : there)->codings(entry);
    };
    use.quotes = [here, there](codebook::Side side, std::size_t entry) {
        return (side == codebook::Side::Mine ? here : there)->quotes(entry);
    };
    if (mine.corpus != nullptr && theirs.corpus != nullptr) {
        const auto passages = std::make_shared<const Passages>(mine, *here, theirs, *there);
        use.likeness = [passages](std::size_t a, std::size_t b) {
            return passages->likeness(a, b);
        };
    }
    return use;
}

} // namespace crosscase::project
