// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lookup.h"

#include "core/index/terms.h"

#include <algorithm>

namespace crosscase::index {

namespace {

using Op = query::Superset::Op;

// Forms of one token that are followed position by position, tokens of a phrase that are, and
// choices of a form for each: Xapian takes only terms in a phrase, so that every choice is one.
constexpr std::size_t kMaxForms = 64;
constexpr std::size_t kMaxFollowed = 12;
constexpr std::size_t kMaxChoices = 256;

bool isForm(const query::Superset& node)
{
    return node.op == Op::Word || node.op == Op::Stem || node.op == Op::Pattern;
}

bool isOneToken(const query::Superset& node)
{
    return isForm(node)
           || (node.op == Op::Or
               && std::all_of(node.operands.begin(), node.operands.end(), isForm));
}

// The range of the terms that a pattern is held against, without those of other kinds.
template <typename Visit>
void forEachWord(const Xapian::Database& shard, const std::string& pattern, Visit&& visit)
{
    const std::string start = literalStart(pattern);
    const std::string_view other = prefixOf(TermKind::Pair);
    const std::string afterOther(1, static_cast<char>(other.front() + 1));
    const auto end = shard.allterms_end(start);
    for (auto term = shard.allterms_begin(start); term != end;) {
        const std::string& word = *term;
        if (word.starts_with(other)) {
            term.skip_to(afterOther);
            continue;
        }
        if (fitsPattern(word, pattern) && !visit(word))
            return;
        ++term;
    }
}

bool haveCommonTerm(const std::vector<Followed>& followed)
{
    std::vector<std::string> terms;
    for (const Followed& operand : followed)
        terms.insert(terms.end(), operand.terms.begin(), operand.terms.end());
    std::sort(terms.begin(), terms.end());
    return std::adjacent_find(terms.begin(), terms.end()) != terms.end();
}

// In how many positions they must all stand, at most.
Xapian::termcount windowOf(const query::Superset& node, const std::vector<Followed>& followed)
{
    constexpr std::uint64_t kFar = 1'000'000'000;
    if (node.op == Op::Phrase)
        return followed.back().offset - followed.front().offset + 1;
    const std::uint64_t step = static_cast<std::uint64_t>(std::max(node.window, 0)) + 1;
    return static_cast<Xapian::termcount>(std::min(kFar, (node.operands.size() - 1) * step + 1));
}

// Each choice of one term for every operand, as an odometer counts.
Xapian::Query queryOf(const query::Superset& node, const std::vector<Followed>& followed)
{
    const auto op = node.op == Op::Phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR;
    const Xapian::termcount window = windowOf(node, followed);
    std::vector<Xapian::Query> choices;
    std::vector<std::size_t> chosen(followed.size(), 0);
    std::vector<std::string> terms(followed.size());
    for (std::size_t turned = 0; turned < followed.size();) {
        for (std::size_t i = 0; i < followed.size(); ++i)
            terms[i] = followed[i].terms[chosen[i]];
        choices.emplace_back(op, terms.begin(), terms.end(), window);
        for (turned = 0; turned < followed.size(); ++turned) {
            if (++chosen[turned] < followed[turned].terms.size())
                break;
            chosen[turned] = 0;
        }
    }
    return {Xapian::Query::OP_OR, choices.begin(), choices.end()};
}

} // namespace

Bits Lookup::find(const Node& wanted) const
{
    // A query may be deep: the way down is kept here, not on the stack of the thread.
    struct Frame {
        const Node* node;
        std::size_t next;
        Bits operands;
    };
    std::vector<Frame> path;
    const auto enter = [&](const Node& node) {
        path.push_back({&node, 0, node.op == Op::Or ? none() : all()});
    };
    enter(wanted);
    while (true) {
        Frame& frame = path.back();
        if (frame.next < frame.node->operands.size()) {
            enter(frame.node->operands[frame.next++]);
            continue;
        }
        const Bits found = conclude(*frame.node, std::move(frame.operands));
        path.pop_back();
        if (path.empty())
            return found;
        if (path.back().node->op == Op::Or)
            path.back().operands |= found;
        else
            path.back().operands &= found;
    }
}

Bits Lookup::conclude(const Node& node, Bits operands) const
{
    switch (node.op) {
    case Op::All:
        return all();
    case Op::None:
        return none();
    case Op::And:
    case Op::Or:
        return operands;
    case Op::Word:
    case Op::Stem:
    case Op::Pattern: {
        Bits found = leaf(node);
        spread(found);
        return found;
    }
    case Op::Phrase:
    case Op::Near:
        break;
    }
    // Only tokens stand in a known distance.
    if (node.operands.size() < 2
        || !std::all_of(node.operands.begin(), node.operands.end(), isOneToken))
        return operands;
    Bits together = withPositions(node, operands);
    if (!m_wholeDocuments)
        return together;
    together |= partsOfLongDocuments();
    operands &= together;
    spread(operands);
    return operands;
}

Bits Lookup::leaf(const Node& node) const
{
    if (node.key.empty())
        return all();
    if (node.op == Op::Pattern)
        return pattern(node.key);
    Bits found = none();
    for (std::size_t shard = 0; shard < kShards; ++shard) {
        addBlocks(shard, wordTerm(node.key), found);
        if (node.op == Op::Stem)
            for (const std::string& form : termsOfStem(shard, node.key))
                addBlocks(shard, form, found);
    }
    return found;
}

Bits Lookup::pattern(const std::string& pattern) const
{
    // A pattern that fits this often leaves hardly a block out, and reading on would cost more
    // than the blocks are worth.
    const std::size_t enough = 100'000 + 20 * m_table.size();
    Bits found = none();
    std::size_t met = 0;
    for (std::size_t shard = 0; shard < kShards; ++shard)
        forEachWord(m_shards[shard], pattern, [&](const std::string& term) {
            met += addBlocks(shard, term, found);
            return met <= enough;
        });
    return met <= enough ? found : all();
}

std::size_t Lookup::addBlocks(std::size_t shard, const std::string& term, Bits& bits) const
{
    const auto& places = m_table.placeOf[shard];
    std::size_t count = 0;
    const auto end = m_shards[shard].postlist_end(term);
    for (auto entry = m_shards[shard].postlist_begin(term); entry != end; ++entry, ++count) {
        const Xapian::docid number = *entry;
        if (number >= places.size() || places[number] == BlockTable::kNowhere)
            throw Xapian::DatabaseCorruptError("a term of an entry that is not there");
        bits.add(places[number]);
    }
    return count;
}

Bits Lookup::partsOfLongDocuments() const
{
    Bits parts = none();
    for (const BlockTable::Document& document : m_table.documents)
        if (document.last - document.first > 1)
            for (std::uint32_t place = document.first; place < document.last; ++place)
                parts.add(place);
    return parts;
}

void Lookup::spread(Bits& bits) const
{
    if (!m_wholeDocuments)
        return;
    for (const BlockTable::Document& document : m_table.documents) {
        bool hit = false;
        for (std::uint32_t place = document.first; place < document.last && !hit; ++place)
            hit = bits.has(place);
        for (std::uint32_t place = document.first; place < document.last && hit; ++place)
            bits.add(place);
    }
}

// Phrases of joined letters: each pair of neighbours stands in the block as a pair.
std::optional<Bits> Lookup::pairs(const Node& phrase) const
{
    std::optional<Bits> found;
    for (std::size_t i = 0; i + 1 < phrase.operands.size(); ++i) {
        const Node& first = phrase.operands[i];
        const Node& second = phrase.operands[i + 1];
        if (first.op != Op::Word || second.op != Op::Word || first.key.empty() || second.key.empty()
            || (!isJoinedLetter(first.key) && !isJoinedLetter(second.key)))
            continue;
        Bits pair = none();
        for (std::size_t shard = 0; shard < kShards; ++shard)
            addBlocks(shard, pairTerm(first.key, second.key), pair);
        if (found)
            *found &= pair;
        else
            found = std::move(pair);
    }
    return found;
}

Bits Lookup::withPositions(const Node& node, const Bits& among) const
{
    Bits candidates = among;
    if (node.op == Op::Phrase)
        if (const auto allowed = pairs(node))
            candidates &= *allowed;
    Bits found = none();
    for (std::size_t shard = 0; shard < kShards; ++shard)
        withPositionsIn(shard, node, candidates, found);
    return found;
}

void Lookup::withPositionsIn(std::size_t shard,
                             const Node& node,
                             const Bits& among,
                             Bits& found) const
{
    const auto& places = m_table.placeOf[shard];
    const auto add = [&](Xapian::docid entry) {
        if (places[entry] != BlockTable::kNowhere && among.has(places[entry]))
            found.add(places[entry]);
    };
    const std::vector<Followed> followed = followedOf(shard, node);
    if (followed.size() < 2) {
        for (Xapian::docid entry = 0; entry < places.size(); ++entry)
            add(entry);
        return;
    }
    if (std::any_of(followed.begin(), followed.end(), [](const Followed& operand) {
            return operand.terms.empty(); // a pattern that nothing fits
        }))
        return;
    Xapian::Enquire enquire(m_shards[shard]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(queryOf(node, followed));
    const Xapian::MSet hits = enquire.get_mset(0, m_shards[shard].get_doccount());
    for (auto hit = hits.begin(); hit != hits.end(); ++hit)
        if (*hit < places.size())
            add(*hit);
}

std::vector<Followed> Lookup::followedOf(std::size_t shard, const Node& node) const
{
    std::vector<Followed> followed;
    std::size_t choices = 1;
    for (std::size_t i = 0; i < node.operands.size() && followed.size() < kMaxFollowed; ++i) {
        Terms terms = termsOf(shard, node.operands[i]);
        if (!terms || choices * terms->size() > kMaxChoices)
            continue;
        choices *= std::max(terms->size(), std::size_t{1});
        followed.push_back({static_cast<std::uint32_t>(i), std::move(*terms)});
    }
    // Xapian wants each operand of NEAR to stand in a place of its own.
    return node.op == Op::Near && haveCommonTerm(followed) ? std::vector<Followed>() : followed;
}

Lookup::Terms Lookup::termsOf(std::size_t shard, const Node& node) const
{
    const bool isOr = node.op == Op::Or;
    const Node* form = isOr ? node.operands.data() : &node;
    const Node* const end = form + (isOr ? node.operands.size() : 1);
    std::vector<std::string> terms;
    for (; form != end; ++form) {
        if (form->key.empty())
            return std::nullopt;
        if (form->op == Op::Pattern) {
            const Terms fitting = termsFitting(shard, form->key);
            if (!fitting)
                return std::nullopt;
            terms.insert(terms.end(), fitting->begin(), fitting->end());
            continue;
        }
        terms.push_back(wordTerm(form->key));
        if (form->op == Op::Stem)
            for (std::string& term : termsOfStem(shard, form->key))
                terms.push_back(std::move(term));
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    // What does not occur need not be followed; one must stay, so that nothing is found by nothing.
    std::erase_if(terms, [&, left = terms.size()](const std::string& term) mutable {
        return left > 1 && !m_shards[shard].term_exists(term) && left-- > 0;
    });
    const bool noPositions = std::any_of(terms.begin(), terms.end(), isJoinedLetter);
    return terms.size() > kMaxForms || noPositions ? std::nullopt : Terms(std::move(terms));
}

Lookup::Terms Lookup::termsFitting(std::size_t shard, const std::string& pattern) const
{
    std::vector<std::string> terms;
    forEachWord(m_shards[shard], pattern, [&](const std::string& term) {
        terms.push_back(term);
        return terms.size() <= kMaxForms;
    });
    return terms.size() > kMaxForms ? std::nullopt : Terms(std::move(terms));
}

std::vector<std::string> Lookup::termsOfStem(std::size_t shard, const std::string& stem) const
{
    const std::string key = wordTerm(stem);
    return {m_shards[shard].synonyms_begin(key), m_shards[shard].synonyms_end(key)};
}

} // namespace crosscase::index
