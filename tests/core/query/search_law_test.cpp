// SPDX-License-Identifier: GPL-3.0-or-later
// Searching against the plainest possible reading of the same query, on random small projects in
// several scripts; and what an index is asked for never loses a hit.
#include "core/query/field_region.h"
#include "core/query/search.h"
#include "core/text/stem.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"
#include "tests/core/query/search_samples.h"
#include "tests/core/query/search_world.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace crosscase;
using namespace crosscase::query;
using sample::chance;
using sample::Strings;
using text::Span;

namespace {

const Strings kWords = {
    "trust",   "Trusts", "trusted",      "bank",    "Banken",  "co",   "don't", "Straße",
    "STRASSE", "Müller", "mu\u0308ller", "доверие", "доверия", "ещё",  "ثقة",   "ثِقة",
    "विश्वास",  "贸",     "易",           "了",      "ｔrust",  "ab_c", "7",     "3.5"};
const Strings kGlue = {" ",
                       " ",
                       " ",
                       " ",
                       ", ",
                       "-",
                       ". ",
                       "\u00A0",
                       "“",
                       "” ",
                       "’",
                       "",
                       "\u0301 ",
                       " \u0301",
                       " \u200D",
                       "_"};
const Strings kPatterns = {"tr*", "*t", "b?nk", "d*", "M*ller", "до*", "*сс*", "Str*e", "?о?ери?"};
const Strings kSpeakers = {"Ann: ", "Bob: ", "", ""};
const Strings kLanguages = {"en", "de", "ru", "fr", "", "ar"};
const std::map<std::string, Strings> kThesaurus = {{"trust", {"trust", "bank co", "доверие"}},
                                                   {"贸", {"贸", "贸易", "7"}}};

// Few of them, so that words meet.
Strings someWords()
{
    Strings some;
    for (int more = *rc::gen::inRange(2, 7); more > 0; --more)
        some.push_back(sample::anyOf(kWords));
    return some;
}

struct World : sample::Library {
    Strings words = someWords();

    World()
    {
        synonyms("trust", "bank co\nдоверие");
        synonyms("贸", "贸\n贸易\n7");
        const auto a = unit("A");
        const auto b = unit("B", a);
        const auto k = code("K");
        const auto l = code("L", k);
        for (int more = *rc::gen::inRange(1, 3); more > 0; --more) {
            const auto id = document(sample::anyOf(kLanguages), anyText());
            for (const auto unit : {a, b})
                if (chance(2))
                    range(unit, id, anySpan());
            for (const auto code : {k, l})
                if (chance(2))
                    coding(code, id, anySpan(), *rc::gen::inRange(0, 4));
        }
    }
    [[nodiscard]] std::string anyText() const
    {
        std::string utf8;
        for (int lines = *rc::gen::inRange(1, 6); lines > 0; --lines) {
            utf8 += sample::anyOf(kSpeakers);
            for (int more = *rc::gen::inRange(0, 14); more > 0; --more)
                utf8 += sample::anyOf(words) + sample::anyOf(kGlue);
            utf8 += chance(8) ? " [00:10:00]\n" : "\n";
        }
        return utf8;
    }
    [[nodiscard]] Span anySpan() const
    {
        const auto length = texts.back().offsets.codePoints();
        const auto start = *rc::gen::inRange(0, length + 1);
        return {start, std::min(length, start + *rc::gen::inRange(1, 40))};
    }
};

sample::Vocabulary vocabularyOf(const Strings& words)
{
    using sample::field;
    sample::Vocabulary all;
    all.words = words;
    all.patterns = kPatterns;
    all.synonyms = {"trust", "贸易", "bank-co", "Müller"};
    all.fields = {field({"case", ""}, Op::Equal, {"A"}),
                  field({"case", ""}, Op::Equal, {"B"}),
                  field({"case", ""}, Op::IsEmpty, {}),
                  field({"code", ""}, Op::Equal, {"K"}),
                  field({"theme", ""}, Op::Equal, {"K"}),
                  field({"code", ""}, Op::IsNotEmpty, {}),
                  sample::range({"weight", ""}, "1", "2"),
                  field({"speaker", ""}, Op::Equal, {"Ann"}),
                  field({"speaker", ""}, Op::NotEqual, {"Ann"}),
                  field({"language", ""}, Op::Equal, {"en"})};
    return all;
}

// The definitions, word by word.

struct Token {
    int position;
    Span span;
    std::string text;
};
struct Hit {
    int first;
    int last;
    Span span;
    int term;
    auto operator<=>(const Hit&) const = default;
};
using Hits = std::set<Hit>;

struct Unit {
    int passage;
    std::vector<Token> tokens;
    std::vector<Span> content;
};

struct Plain {
    const World* world;
    std::size_t document;
    SearchOptions options;
    std::map<const SearchNode*, int> termOf;

    [[nodiscard]] const model::LoadedText& text() const { return world->texts[document]; }
    [[nodiscard]] const model::Document& row() const
    {
        return world->corpus.get(world->documents[document]);
    }

    static bool isField(const SearchNode& node)
    {
        return node.op == SearchOp::Field
               || (isJoined(node)
                   && std::all_of(node.operands.begin(), node.operands.end(), isField));
    }
    static bool isJoined(const SearchNode& node)
    {
        return node.op == SearchOp::And || node.op == SearchOp::Or || node.op == SearchOp::Not;
    }

    // An Or of fields only is one term, and so is whatever of fields only is negated.
    void number(const SearchNode& node, int& next, bool within = false, bool negated = false)
    {
        termOf[&node] = within ? next - 1 : next;
        const bool leaf =
            !isJoined(node) || (isField(node) && (node.op == SearchOp::Or || negated));
        if (leaf && !within)
            ++next;
        for (const SearchNode& operand : node.operands)
            number(operand, next, within || leaf, node.op == SearchOp::Not);
    }

    [[nodiscard]] std::vector<Unit> units() const
    {
        std::vector<Unit> all;
        int passage = 0;
        for (const text::Passage& one : text().structure.passages) {
            if (all.empty() || options.scope == SearchScope::Passage)
                all.push_back({passage, {}, {}});
            ++passage;
            if (one.content.empty())
                continue;
            Unit& unit = all.back();
            unit.content.push_back(one.content);
            const std::string_view content = text().quote(one.content);
            for (const text::ByteSpan token : text::tokens(content)) {
                const auto at = [&](std::size_t byte) {
                    return one.content.start
                           + static_cast<int>(text::countCodePoints(content.substr(0, byte)));
                };
                unit.tokens.push_back(
                    {static_cast<int>(unit.tokens.size()),
                     {at(token.start), at(token.end)},
                     std::string(content.substr(token.start, token.end - token.start))});
            }
        }
        return all;
    }

    static bool fitsPattern(std::string_view pattern, std::string_view text)
    {
        if (pattern.empty())
            return text.empty();
        if (pattern[0] == '*')
            return fitsPattern(pattern.substr(1), text)
                   || (!text.empty() && fitsPattern(pattern, text.substr(1)));
        if (text.empty())
            return false;
        if (pattern[0] == '?')
            return fitsPattern(pattern.substr(1), text.substr(text::nextCodePoint(text, 0)));
        return pattern[0] == text[0] && fitsPattern(pattern.substr(1), text.substr(1));
    }

    [[nodiscard]] bool matches(const SearchNode& word, const std::string& token) const
    {
        if (word.op == SearchOp::Pattern) {
            // None of the patterns has a letter whose form depends on its neighbours.
            const std::string pattern =
                options.matchCase ? text::composed(word.word) : text::searchKey(word.word);
            return fitsPattern(pattern,
                               options.matchCase ? text::composed(token) : text::searchKey(token));
        }
        if (options.matchCase)
            return text::composed(word.word) == text::composed(token);
        if (text::searchKey(word.word) == text::searchKey(token))
            return true;
        text::Stemmer stemmer(row().language);
        return options.stemming && !word.exact
               && std::string(stemmer.stem(word.word)) == stemmer.stem(token);
    }

    [[nodiscard]] Hits
    phrase(const std::vector<SearchNode>& words, const Unit& unit, int term) const
    {
        Hits hits;
        for (std::size_t at = 0; at + words.size() <= unit.tokens.size(); ++at) {
            bool fits = true;
            for (std::size_t i = 0; i < words.size(); ++i)
                fits = fits && matches(words[i], unit.tokens[at + i].text);
            const Token& first = unit.tokens[at];
            if (fits) {
                const Token& last = unit.tokens[at + words.size() - 1];
                hits.insert(
                    {first.position, last.position, {first.span.start, last.span.end}, term});
            }
        }
        return hits;
    }

    [[nodiscard]] Hits synonyms(const SearchNode& node, const Unit& unit, int term) const
    {
        Strings entries{node.word};
        for (const auto& [first, group] : kThesaurus)
            if ((node.word == "trust" && first == "trust") || (node.word == "贸易" && first == "贸")
                || (node.word == "bank-co" && first == "trust"))
                entries = group;
        Hits hits;
        for (const std::string& entry : entries) {
            std::vector<SearchNode> words;
            for (const text::ByteSpan token : text::tokens(entry))
                words.push_back(sample::word(entry.substr(token.start, token.end - token.start)));
            hits.merge(phrase(words, unit, term));
        }
        return hits;
    }

    Hits near(const SearchNode& node, const Unit& unit, int term)
    {
        const Hits left = ask(node.operands[0], unit).second;
        const Hits right = ask(node.operands[1], unit).second;
        Hits spans;
        for (const Hit& a : left)
            for (const Hit& b : right) {
                if (a.last < b.first && b.first - a.last <= node.distance)
                    spans.insert({a.first, b.last, {a.span.start, b.span.end}, term});
                if (node.op == SearchOp::Near && b.last < a.first
                    && a.first - b.last <= node.distance)
                    spans.insert({b.first, a.last, {b.span.start, a.span.end}, term});
            }
        Hits minimal;
        for (const Hit& one : spans)
            if (std::none_of(spans.begin(), spans.end(), [&](const Hit& other) {
                    return &other != &one && one.first <= other.first && other.last <= one.last;
                }))
                minimal.insert(one);
        return minimal;
    }

    // The text of one field.
    [[nodiscard]] text::SpanSet textOf(const Expression& field) const
    {
        if (field.op != Op::And)
            return FieldRegion::make(field, world->corpus).value().of(row(), text());
        // A range of weights.
        std::vector<Span> spans;
        world->corpus.codings().forEachIn(
            row().id, [&](const model::Codings::Block& block, std::size_t at) {
                const auto end = [&](std::size_t i) {
                    return std::stoi(field.operands[i].values[0]);
                };
                if (end(0) <= block.weight[at] && block.weight[at] <= end(1))
                    spans.push_back(block.span(at));
            });
        return text::unite(spans);
    }

    // The code points that what is made of fields only holds, of the content of the unit.
    [[nodiscard]] std::set<int> pointsOf(const SearchNode& node, const Unit& unit) const
    {
        const text::SpanSet spans =
            node.op == SearchOp::Field ? textOf(node.field) : text::SpanSet();
        std::vector<std::set<int>> parts;
        for (const SearchNode& operand : node.operands)
            parts.push_back(pointsOf(operand, unit));
        std::set<int> points;
        for (const Span content : unit.content)
            for (int at = content.start; at < content.end; ++at) {
                const auto has = [at](const auto& part) { return part.count(at) != 0; };
                if (node.op == SearchOp::Field ? text::intersects(spans, {at, at + 1})
                    : node.op == SearchOp::And ? std::all_of(parts.begin(), parts.end(), has)
                    : node.op == SearchOp::Or  ? std::any_of(parts.begin(), parts.end(), has)
                                               : !has(parts[0]))
                    points.insert(at);
            }
        return points;
    }

    static void flatten(const SearchNode& node, std::vector<const SearchNode*>& parts)
    {
        if (node.op != SearchOp::And)
            parts.push_back(&node);
        else
            for (const SearchNode& operand : node.operands)
                flatten(operand, parts);
    }

    static Hits pieces(const std::set<int>& points, const Unit& unit, int term)
    {
        Hits hits;
        for (const Span content : unit.content)
            for (int at = content.start; at < content.end; ++at) {
                if (points.count(at) == 0)
                    continue;
                int end = at;
                while (end < content.end && points.count(end) != 0)
                    ++end;
                hits.insert({0, 0, {at, end}, term});
                at = end;
            }
        return hits;
    }

    std::pair<bool, Hits> all(const SearchNode& node, const Unit& unit)
    {
        std::vector<const SearchNode*> parts;
        flatten(node, parts);
        std::vector<std::set<int>> inside;
        std::vector<std::set<int>> outside;
        std::vector<const SearchNode*> words;
        for (const SearchNode* part : parts) {
            const bool negated = part->op == SearchOp::Not;
            if (!negated && isField(*part))
                inside.push_back(pointsOf(*part, unit));
            else if (negated && isField(part->operands[0]))
                outside.push_back(pointsOf(part->operands[0], unit));
            else if (!negated)
                words.push_back(part);
            else if (ask(part->operands[0], unit).first)
                return {false, {}};
        }
        const auto touches = [](const std::set<int>& points, Span span) {
            const auto at = points.lower_bound(span.start);
            return at != points.end() && *at < span.end;
        };
        Hits hits;
        for (const SearchNode* part : words) {
            auto [holds, found] = ask(*part, unit);
            std::erase_if(found, [&](const Hit& hit) {
                const auto touched = [&](const auto& points) { return touches(points, hit.span); };
                return !std::all_of(inside.begin(), inside.end(), touched)
                       || std::any_of(outside.begin(), outside.end(), touched);
            });
            if (!holds || found.empty())
                return {false, {}};
            hits.merge(found);
        }
        if (words.empty()) {
            std::set<int> left;
            for (const Span content : unit.content)
                for (int at = content.start; at < content.end; ++at)
                    if (std::all_of(inside.begin(),
                                    inside.end(),
                                    [&](const auto& points) { return points.count(at) != 0; })
                        && std::none_of(outside.begin(), outside.end(), [&](const auto& points) {
                               return points.count(at) != 0;
                           }))
                        left.insert(at);
            hits = pieces(left, unit, termOf[&node]);
        }
        return {!hits.empty(), hits};
    }

    std::pair<bool, Hits> ask(const SearchNode& node, const Unit& unit)
    {
        const int term = termOf[&node];
        Hits hits;
        switch (node.op) {
        case SearchOp::Word:
        case SearchOp::Pattern:
            hits = phrase({node}, unit, term);
            break;
        case SearchOp::Phrase:
            hits = phrase(node.operands, unit, term);
            break;
        case SearchOp::Synonyms:
            hits = synonyms(node, unit, term);
            break;
        case SearchOp::Near:
        case SearchOp::Adjacent:
            hits = near(node, unit, term);
            break;
        case SearchOp::And:
        case SearchOp::Field:
            return all(node, unit);
        case SearchOp::Not: {
            if (isField(node))
                return all(node, unit);
            if (ask(node.operands[0], unit).first)
                return {false, {}};
            for (const Span content : unit.content)
                hits.insert({0, 0, content, term});
            return {true, hits};
        }
        case SearchOp::Or: {
            if (isField(node))
                return all(node, unit);
            bool holds = false;
            for (const SearchNode& operand : node.operands) {
                auto [one, found] = ask(operand, unit);
                holds = holds || one;
                if (one)
                    hits.merge(found);
            }
            return {holds, hits};
        }
        }
        return {!hits.empty(), hits};
    }

    std::vector<SearchHit> find(const SearchNode& query)
    {
        int next = 0;
        number(query, next);
        std::set<SearchHit> found;
        for (const Unit& unit : units())
            if (const auto [holds, hits] = ask(query, unit); holds)
                for (const Hit& hit : hits)
                    found.insert(
                        {hit.span,
                         static_cast<std::int32_t>(text().structure.passageAt(hit.span.start)),
                         hit.term});
        return {found.begin(), found.end()};
    }
};

// What an index knows of a block: its tokens, and where they are.
struct Block {
    std::vector<std::pair<int, std::string>> tokens;
};

struct PlainIndex {
    std::string language;

    std::vector<int> positions(const Superset& asked, const Block& block)
    {
        std::vector<int> found;
        text::Stemmer stemmer(language);
        if (asked.op == Superset::Op::Or) {
            for (const Superset& operand : asked.operands)
                for (const int position : positions(operand, block))
                    found.push_back(position);
            return found;
        }
        for (const auto& [position, token] : block.tokens) {
            const std::string key = text::searchKey(token);
            if (asked.op == Superset::Op::Word ? key == asked.key
                : asked.op == Superset::Op::Stem
                    ? stemmer.exists() && stemmer.stem(token) == asked.key
                    : Plain::fitsPattern(asked.key, key))
                found.push_back(position);
        }
        return found;
    }

    // Of one block, or of the blocks of a document.
    bool holds(const Superset& asked, const std::vector<Block>& blocks)
    {
        const auto operand = [&](const Superset& one) { return holds(one, blocks); };
        const auto anyBlock = [&](auto test) {
            return std::any_of(blocks.begin(), blocks.end(), test);
        };
        switch (asked.op) {
        case Superset::Op::All:
            return true;
        case Superset::Op::None:
            return false;
        case Superset::Op::And:
            return std::all_of(asked.operands.begin(), asked.operands.end(), operand);
        case Superset::Op::Or:
            return std::any_of(asked.operands.begin(), asked.operands.end(), operand);
        case Superset::Op::Phrase:
            return anyBlock([&](const Block& block) {
                std::vector<int> ends = positions(asked.operands[0], block);
                for (std::size_t i = 1; i < asked.operands.size(); ++i) {
                    std::vector<int> next;
                    for (const int position : positions(asked.operands[i], block))
                        if (std::count(ends.begin(), ends.end(), position - 1) > 0)
                            next.push_back(position);
                    ends = next;
                }
                return !ends.empty();
            });
        case Superset::Op::Near:
            return anyBlock([&](const Block& block) {
                for (const int a : positions(asked.operands[0], block))
                    for (const int b : positions(asked.operands[1], block))
                        if (a != b && std::abs(a - b) + 1 <= asked.window)
                            return true;
                return false;
            });
        default:
            return anyBlock([&](const Block& block) { return !positions(asked, block).empty(); });
        }
    }
};

// Passages of a document, some of them in one block.
std::vector<Block> blocksOf(const Plain& plain, std::vector<std::size_t>& blockOfPassage)
{
    std::vector<Block> blocks;
    Plain passages = plain;
    passages.options.scope = SearchScope::Passage;
    int position = 0;
    for (const Unit& unit : passages.units()) {
        if (blocks.empty() || chance(3)) {
            blocks.emplace_back();
            position = 0;
        }
        for (const Token& token : unit.tokens)
            blocks.back().tokens.emplace_back(position++, token.text);
        position += 100;
        blockOfPassage.push_back(blocks.size() - 1);
    }
    return blocks;
}

std::string shown(const std::vector<SearchHit>& hits)
{
    std::string text;
    for (const SearchHit& hit : hits)
        text += "[" + std::to_string(hit.span.start) + "," + std::to_string(hit.span.end) + " p"
                + std::to_string(hit.passage) + " t" + std::to_string(hit.term) + "] ";
    return text;
}

SearchOptions anyOptions()
{
    return {chance(2) ? SearchScope::Passage : SearchScope::Document, !chance(3), chance(4)};
}

} // namespace

TEST_CASE("every query finds what its definition says, and an index would not lose it")
{
    REQUIRE(rc::check([] {
        const World world;
        const SearchNode query =
            sample::anyQuery(vocabularyOf(world.words), *rc::gen::inRange(0, 4));
        const SearchOptions options = anyOptions();
        RC_LOG() << toText(query) << " document " << (options.scope == SearchScope::Document)
                 << " stemming " << options.stemming << " matchCase " << options.matchCase << "\n";
        const auto search = Search::prepare(query, world.corpus, options);
        RC_ASSERT(search.has_value());
        for (int again = 0; again < 2; ++again) // what was learnt the first time is used
            for (std::size_t i = 0; i < world.documents.size(); ++i) {
                Plain plain{&world, i, options, {}};
                const auto expected = plain.find(query);
                const auto hits = search->find(plain.row(), plain.text());
                RC_LOG() << plain.row().language << ": <" << plain.text().utf8 << "> "
                         << shown(expected) << " but " << shown(hits) << "\n";
                RC_ASSERT(hits == expected);
                RC_CLASSIFY(!hits.empty(), "with hits");
                RC_ASSERT(hits.empty() || search->mayHoldIn(plain.row()));
                std::vector<std::size_t> blockOf;
                const auto blocks = blocksOf(plain, blockOf);
                PlainIndex index{plain.row().language};
                for (const SearchHit& hit : hits) {
                    const auto block = blockOf[static_cast<std::size_t>(hit.passage)];
                    const bool whole = options.scope == SearchScope::Document;
                    const bool seen = whole ? index.holds(search->superset(), blocks)
                                            : index.holds(search->superset(), {blocks[block]});
                    RC_ASSERT(seen);
                }
            }
    }));
}

TEST_CASE("a search among some passages finds what it finds in them among all")
{
    REQUIRE(rc::check([] {
        const World world;
        const SearchNode query = sample::anyQuery(vocabularyOf(world.words), 2);
        const auto search = Search::prepare(query, world.corpus, {}).value();
        const model::Document& document = world.corpus.get(world.documents[0]);
        const auto& text = world.texts[0];
        const auto count = static_cast<std::int32_t>(text.structure.passages.size());
        const std::int32_t first = *rc::gen::inRange(0, count + 1);
        const std::int32_t last = *rc::gen::inRange(first, count + 2);
        std::vector<SearchHit> expected;
        for (const SearchHit& hit : search.find(document, text))
            if (hit.passage >= first && hit.passage < last)
                expected.push_back(hit);
        RC_ASSERT(search.find(document, text, {{first, last}}) == expected);
    }));
}
