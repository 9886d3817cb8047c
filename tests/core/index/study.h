// SPDX-License-Identifier: GPL-3.0-or-later
// A project of small texts for tests of the index, and what a search must find in it, word by word.
#pragma once

#include "core/base/hash.h"
#include "core/index/index.h"
#include "core/text/stem.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::index::sample {

using query::Superset;
using Op = Superset::Op;
using DocumentId = model::Id<model::Document>;

class TempFolder {
public:
    TempFolder()
        : path(std::filesystem::temp_directory_path()
               / ("crosscase-index-" + Uuid::make().toShort()))
    {}
    TempFolder(const TempFolder&) = delete;
    TempFolder(TempFolder&&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    TempFolder& operator=(TempFolder&&) = delete;
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    const std::filesystem::path path;
};

struct Study : model::TextSource {
    model::Corpus corpus;
    std::map<std::string, std::string> texts; // by hash
    std::int32_t next = 0;

    Study() = default;
    Study(const Study& other)
        : model::TextSource()
        , corpus(other.corpus)
        , texts(other.texts)
        , next(other.next)
    {}
    Study& operator=(const Study&) = delete;
    ~Study() override = default;

    DocumentId add(const std::string& text, const std::string& language = "en")
    {
        model::Document document;
        document.id = {++next};
        document.uuid = Uuid::make();
        document.language = language;
        fill(document, text);
        corpus.rows<model::Document>().insert(document);
        return document.id;
    }
    void change(DocumentId id, const std::string& text)
    {
        model::Document document = corpus.get(id);
        fill(document, text);
        corpus.rows<model::Document>().replace(document);
    }
    void remove(DocumentId id)
    {
        corpus.rows<model::Document>().erase(id);
        corpus.batchUuid = Uuid::make();
    }
    [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
    load(const model::Document& document) const override
    {
        const auto found = texts.find(document.textHash);
        if (found == texts.end())
            return fail(ErrorCode::NotFound, "no such text");
        auto loaded = std::make_shared<model::LoadedText>();
        loaded->utf8 = found->second;
        loaded->offsets = text::OffsetMap(loaded->utf8);
        auto structure = text::segment(loaded->utf8, loaded->offsets, {});
        if (!structure)
            return passOn(structure);
        loaded->structure = std::move(*structure);
        return loaded;
    }

private:
    void fill(model::Document& document, const std::string& text)
    {
        document.textHash = hash128(text);
        document.length = static_cast<std::int32_t>(text.size());
        texts[document.textHash] = text;
        corpus.batchUuid = Uuid::make();
    }
};

inline Superset form(Op op, std::string key)
{
    Superset node;
    node.op = op;
    node.key = std::move(key);
    return node;
}
inline Superset word(std::string_view token)
{
    return form(Op::Word, text::searchKey(token));
}
inline Superset pattern(std::string key)
{
    return form(Op::Pattern, std::move(key));
}
inline Superset group(Op op, std::vector<Superset> operands, int window = 0)
{
    Superset node;
    node.op = op;
    node.operands = std::move(operands);
    node.window = window;
    return node;
}

// For messages.
inline std::string shown(const Superset& node)
{
    constexpr std::array kNames{
        "all", "none", "and", "or", "phrase", "near", "word ", "stem ", "pattern "};
    std::string text = kNames[static_cast<std::size_t>(node.op)] + node.key;
    for (const Superset& operand : node.operands)
        text += (&operand == node.operands.data() ? "(" : ", ") + shown(operand);
    return node.operands.empty() ? text : text + ")";
}

// What a search compares a token by.
struct Token {
    std::string key;
    std::string stem;
};
using Unit = std::vector<Token>;

// The tokens of each passage.
inline std::vector<Unit> passagesOf(const Study& study, const model::Document& document)
{
    const auto text = study.load(document).value();
    text::Stemmer stemmer(document.language);
    std::vector<Unit> units;
    for (const text::Passage& passage : text->structure.passages) {
        const std::string_view content = text->quote(passage.content);
        units.emplace_back();
        for (const text::ByteSpan span : text::tokens(content)) {
            const auto token = content.substr(span.start, span.end - span.start);
            units.back().push_back({text::searchKey(token), stemmer.stem(token)});
        }
    }
    return units;
}

inline Unit joined(const std::vector<Unit>& passages)
{
    Unit all;
    for (const Unit& unit : passages)
        all.insert(all.end(), unit.begin(), unit.end());
    return all;
}

// `*` any bytes, `?` one letter with whatever bytes it has.
inline bool fits(std::string_view key, std::string_view wanted)
{
    if (wanted.empty())
        return key.empty();
    if (wanted.front() == '*')
        return fits(key, wanted.substr(1)) || (!key.empty() && fits(key.substr(1), wanted));
    if (key.empty())
        return false;
    std::size_t step = 1;
    if (wanted.front() == '?')
        while (step < key.size() && (static_cast<unsigned char>(key[step]) & 0xC0U) == 0x80U)
            ++step;
    else if (wanted.front() != key.front())
        return false;
    return fits(key.substr(step), wanted.substr(1));
}

inline bool isAt(const Superset& node, const Token& token)
{
    switch (node.op) {
    case Op::Word:
        return token.key == node.key;
    case Op::Stem:
        return token.stem == node.key;
    case Op::Pattern:
        return fits(token.key, node.key);
    default:
        return std::any_of(node.operands.begin(), node.operands.end(), [&](const auto& operand) {
            return isAt(operand, token);
        });
    }
}

// The slow truth about one unit.
inline bool holds(const Superset& node, const Unit& unit)
{
    const auto held = [&](const Superset& operand) { return holds(operand, unit); };
    const auto& operands = node.operands;
    switch (node.op) {
    case Op::All:
        return true;
    case Op::None:
        return false;
    case Op::And:
        return std::all_of(operands.begin(), operands.end(), held);
    case Op::Or:
        return std::any_of(operands.begin(), operands.end(), held);
    case Op::Phrase:
        for (std::size_t at = 0; at + operands.size() <= unit.size(); ++at) {
            std::size_t i = 0;
            while (i < operands.size() && isAt(operands[i], unit[at + i]))
                ++i;
            if (i == operands.size())
                return true;
        }
        return false;
    case Op::Near:
        for (std::size_t at = 0; at < unit.size(); ++at) {
            const std::size_t end =
                std::min(unit.size(), at + static_cast<std::size_t>(node.window) + 1);
            if (std::all_of(operands.begin(), operands.end(), [&](const auto& operand) {
                    return std::any_of(unit.begin() + static_cast<std::ptrdiff_t>(at),
                                       unit.begin() + static_cast<std::ptrdiff_t>(end),
                                       [&](const Token& token) { return isAt(operand, token); });
                }))
                return true;
        }
        return false;
    default:
        return std::any_of(
            unit.begin(), unit.end(), [&](const Token& token) { return isAt(node, token); });
    }
}

inline bool everything(DocumentId)
{
    return true;
}

inline Candidates ask(const Index& index,
                      const Study& study,
                      const Superset& query,
                      query::SearchScope scope = query::SearchScope::Passage)
{
    return index.candidates(query, scope, study.corpus, everything);
}

// Is the passage (or the document: -1) among what is to be looked through?
inline bool covers(const Candidates& candidates, DocumentId document, std::int32_t passage)
{
    if (std::binary_search(candidates.unknown.begin(), candidates.unknown.end(), document))
        return true;
    return std::any_of(candidates.known.begin(), candidates.known.end(), [&](const auto& known) {
        return known.document == document
               && (known.ranges.empty()
                   || std::any_of(known.ranges.begin(), known.ranges.end(), [&](const auto& range) {
                          return range.first <= passage && passage < range.last;
                      }));
    });
}

// The tokens of all documents, cut once.
using Truth = std::map<std::int32_t, std::vector<Unit>>;
inline Truth truthOf(const Study& study)
{
    Truth truth;
    study.corpus.documents().forEach([&](const model::Document& document) {
        truth[document.id.value] = passagesOf(study, document);
    });
    return truth;
}

// Does nothing that the query finds stand outside of the candidates?
inline bool
losesNothing(const Index& index, const Study& study, const Truth& truth, const Superset& query)
{
    const Candidates inPassages = ask(index, study, query);
    const Candidates inDocuments = ask(index, study, query, query::SearchScope::Document);
    bool good = true;
    for (const auto& [number, units] : truth) {
        const DocumentId id{number};
        for (std::size_t i = 0; i < units.size(); ++i)
            if (holds(query, units[i]))
                good = good && covers(inPassages, id, static_cast<std::int32_t>(i));
        if (holds(query, joined(units)))
            good = good && covers(inDocuments, id, -1);
    }
    return good;
}
inline bool losesNothing(const Index& index, const Study& study, const Superset& query)
{
    return losesNothing(index, study, truthOf(study), query);
}

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

struct Language {
    std::string name;
    std::vector<std::string> words;
    std::string blank = " ";
};

// No word of one language is another form of a stem in another: else an index that remembers the
// forms of texts that are gone may find more than a fresh one.
inline const std::vector<Language>& languages()
{
    static const std::vector<Language> kLanguages{
        {"en", {"trust", "Trusted", "TRUSTING", "partner", "partners", "na\u00EFve", "don't", "a"}},
        {"de", {"Vertrauen", "vertraute", "Gr\u00F6\u00DFe", "Nachbarn", "und", "H\u00E4user"}},
        {"ru", {"доверие", "доверия", "Ёлка", "ёлки", "мой", "мои"}},
        {"ar", {"كِتَاب", "كتاب", "الكتاب", "ثقة"}},
        {"zh", {"经", "济", "发展", "信任", "A股", "12"}, ""},
        {"ja", {"しんらい", "信頼", "ハナ", "の"}, ""},
        {"th", {"ความ", "ไว้ใจ", "ที่"}, ""},
        {"hi", {"विश्वास", "किताब", "किताबें", "मैं"}},
        {"", {"trust", "X-1", "3.14", "_", "e\u0301t\u00E9"}}};
    return kLanguages;
}

inline std::string randomText(Random& random, const Language& language, std::size_t passages)
{
    std::string text;
    for (std::size_t i = 0; i < passages; ++i) {
        text += below(random, 4) == 0 ? "ANN: " : "";
        for (std::size_t n = 1 + below(random, 12); n > 0; --n)
            text += language.words[below(random, language.words.size())] + language.blank;
        if (below(random, 40) == 0)
            text += std::string(400, 'x') + "y";
        text += "\n";
    }
    return text;
}

// One token as a query asks for it: as it stands in one of the texts, or nearly.
inline Superset randomForm(Random& random, const Unit& tokens)
{
    if (tokens.empty())
        return form(Op::Word, "nothing");
    const Token& token = tokens[below(random, tokens.size())];
    switch (below(random, 5)) {
    case 0:
        return form(Op::Stem, token.stem);
    case 1:
        return pattern(token.key.substr(0, below(random, 5)) + "*");
    case 2:
        return pattern("*" + token.key.substr(token.key.size() / 2));
    case 3:
        return group(Op::Or,
                     {form(Op::Word, token.key), form(Op::Stem, token.stem), pattern("tr?st*")});
    default:
        return form(Op::Word, token.key);
    }
}

inline Superset randomQuery(Random& random, const Unit& tokens, int depth)
{
    if (depth == 0)
        return randomForm(random, tokens);
    const std::size_t kind = below(random, 5);
    std::vector<Superset> operands;
    const std::size_t count = 2 + below(random, 2);
    if (kind == 0 && tokens.size() >= count) {
        const std::size_t at = below(random, tokens.size() - count + 1);
        for (std::size_t i = 0; i < count; ++i)
            operands.push_back(form(Op::Word, tokens[at + i].key));
        return group(Op::Phrase, operands);
    }
    for (std::size_t i = 0; i < count; ++i)
        operands.push_back(kind < 3 ? randomForm(random, tokens)
                                    : randomQuery(random, tokens, depth - 1));
    constexpr std::array kOps{Op::Phrase, Op::Near, Op::Phrase, Op::And, Op::Or};
    return group(kOps[kind], operands, static_cast<int>(below(random, 6)));
}

} // namespace crosscase::index::sample
