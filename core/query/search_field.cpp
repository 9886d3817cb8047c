// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_field.h"

#include "core/query/lexer.h"
#include "core/query/near.h"
#include "core/query/place.h"
#include "core/query/search_lexer.h"
#include "core/query/test.h"
#include "core/text/fold.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

struct FieldName {
    std::string_view written;
    std::string_view object;
};
// What is printed for an object comes first.
constexpr std::array<FieldName, 14> kFieldNames = {{{"case", "case"},
                                                    {"doc", "document"},
                                                    {"document", "document"},
                                                    {"group", "group"},
                                                    {"speaker", "speaker"},
                                                    {"lang", "language"},
                                                    {"language", "language"},
                                                    {"code", "code"},
                                                    {"theme", "theme"},
                                                    {"coder", "coder"},
                                                    {"mark", "mark"},
                                                    {"weight", "weight"},
                                                    {"created", "created"},
                                                    {"date", "date"}}};

// Empty: none.
std::string_view objectOf(std::string_view written)
{
    const std::string lower = lowerAscii(written);
    const auto found = std::find_if(kFieldNames.begin(),
                                    kFieldNames.end(),
                                    [&](const FieldName& name) { return name.written == lower; });
    return found == kFieldNames.end() ? std::string_view() : found->object;
}

bool isNameCharacter(char32_t c)
{
    const bool mark = c >= 0x300 && !isBlank(c) && (c < 0x2000 || c > 0x206F)
                      && (c < 0x3000 || c > 0x303F) && (c < 0xFF00 || c > 0xFF0F);
    return text::isLetter(c) || text::isDigit(c) || c == U'_' || c == U'-' || mark;
}

// The end of the name at `start`; `start` if there is none.
std::size_t endOfName(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    for (std::size_t next = start; next < text.size(); end = next) {
        const char32_t c = text::decodeAt(text, next);
        if (!(end == start ? text::isLetter(c) : isNameCharacter(c)))
            break;
    }
    return end;
}

// Up to what ends a value that is not in quotes.
std::size_t endOfBareValue(std::string_view text, std::size_t start)
{
    std::size_t end = start;
    for (std::size_t next = start; next < text.size(); end = next) {
        const char32_t c = text::decodeAt(text, next);
        if (isBlank(c) || isQuote(c) || c == U'(' || c == U')' || c == U','
            || text.substr(end).starts_with(".."))
            break;
    }
    return end;
}

bool isBareValue(std::string_view value)
{
    return !value.empty() && endOfBareValue(value, 0) == value.size()
           && std::string_view("<>=!/:.").find(value.front()) == std::string_view::npos
           && value.back() != '.';
}

std::string inQuotes(std::string_view value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "\"";
}

std::string valueText(std::string_view value)
{
    return isBareValue(value) ? std::string(value) : inQuotes(value);
}

struct Sign {
    std::string_view written;
    Op op;
};
constexpr std::array<Sign, 6> kSigns = {{{"!=", Op::NotEqual},
                                         {">=", Op::GreaterEqual},
                                         {"<=", Op::LessEqual},
                                         {">", Op::Greater},
                                         {"<", Op::Less},
                                         {"=", Op::Equal}}};

SearchNode fieldNode(Subject subject, Op op, std::vector<std::string> values)
{
    SearchNode node;
    node.op = SearchOp::Field;
    node.field.op = op;
    node.field.subject = std::move(subject);
    node.field.values = std::move(values);
    return node;
}

class Reader {
public:
    Reader(std::string_view text, std::size_t start)
        : m_text(text)
        , m_start(start)
        , m_at(start)
    {}

    Result<std::optional<WrittenField>> run()
    {
        if (!readSubject() || !take(":"))
            return std::optional<WrittenField>();
        if (atEnd()) {
            if (m_subject.object.empty())
                return std::optional<WrittenField>(); // `Note: all of us`
            return wrong(m_at,
                         "the value of a field follows its colon at once, as in case:Alpha; "
                         "put the words in quotes if they stand so in the text");
        }
        if (here() == '/' || here() == ':')
            return wrong(m_start,
                         "what stands before a colon is the name of a field; put the words in "
                         "quotes if they stand so in the text");
        auto node = readValues();
        if (!node)
            return passOn(node);
        return std::optional(WrittenField{std::move(*node), m_at});
    }

private:
    [[nodiscard]] char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] bool atQuote() const
    {
        std::size_t next = m_at;
        return m_at < m_text.size() && isQuote(text::decodeAt(m_text, next));
    }
    bool take(std::string_view sign)
    {
        const bool is = m_text.substr(m_at).starts_with(sign);
        m_at += is ? sign.size() : 0;
        return is;
    }
    // Can no value follow?
    [[nodiscard]] bool atEnd() const
    {
        std::size_t next = m_at;
        return m_at >= m_text.size() || here() == ')' || isBlank(text::decodeAt(m_text, next));
    }
    [[nodiscard]] tl::unexpected<Error> wrong(std::size_t byte, std::string_view what) const
    {
        return malformedAt(m_text, byte, what);
    }

    // Is there one, with a colon behind it?
    bool readSubject()
    {
        if (atQuote())
            return readQuotedName(m_subject);
        const std::size_t end = endOfName(m_text, m_at);
        const std::string_view name = m_text.substr(m_at, end - m_at);
        if (name.empty())
            return false;
        m_at = end;
        const std::string_view object = objectOf(name);
        if (here() == '.' && (object == "case" || object == "document")) {
            ++m_at;
            m_subject.object = std::string(object);
            if (atQuote())
                return readQuotedName(m_subject);
            const std::size_t endOfField = endOfName(m_text, m_at);
            m_subject.field = std::string(m_text.substr(m_at, endOfField - m_at));
            m_at = endOfField;
            return !m_subject.field.empty() && here() == ':';
        }
        m_subject.object = std::string(object);
        m_subject.field = std::string(object.empty() ? name : std::string_view());
        return here() == ':';
    }

    bool readQuotedName(Subject& subject)
    {
        auto name = readQuoted();
        if (!name || name->empty())
            return false;
        subject.field = std::move(*name);
        return here() == ':';
    }

    // From the quotation mark at m_at; a straight one ends at a straight one.
    Result<std::string> readQuoted()
    {
        const std::size_t opened = m_at;
        const bool straight = here() == '"';
        std::size_t next = text::nextCodePoint(m_text, m_at);
        std::string value;
        while (next < m_text.size()) {
            std::size_t from = next;
            const char32_t c = text::decodeAt(m_text, next);
            if (straight ? c == U'"' : isQuote(c)) {
                m_at = next;
                return value;
            }
            const char after = next < m_text.size() ? m_text[next] : '\0';
            if (c == U'\\' && (after == '"' || after == '\\')) {
                from = next;
                ++next;
            }
            value += m_text.substr(from, next - from);
        }
        return wrong(opened, "the quote that opens here is never closed");
    }

    Result<std::string> readValue()
    {
        if (atQuote())
            return readQuoted();
        const std::size_t start = m_at;
        m_at = endOfBareValue(m_text, start);
        if (m_at == start)
            return wrong(start, "expected a value, such as  case:Alpha  or  age:>30");
        return std::string(m_text.substr(start, m_at - start));
    }

    Result<SearchNode> readValues()
    {
        const auto sign = std::find_if(
            kSigns.begin(), kSigns.end(), [&](const Sign& one) { return take(one.written); });
        const Op op = sign == kSigns.end() ? Op::Equal : sign->op;
        auto node = here() == '('          ? readList(op)
                    : sign == kSigns.end() ? readValueOrRange()
                                           : readCompared(op);
        if (!node)
            return node;
        if (here() == ',')
            return wrong(m_at, "several values go in parentheses, as in sector:(public, private)");
        if (!atEnd())
            return wrong(m_at,
                         "expected a blank behind the value (a value with other signs than "
                         "letters and digits goes in quotes)");
        return node;
    }

    Result<SearchNode> readCompared(Op op)
    {
        const std::size_t start = m_at;
        auto value = readValue();
        if (!value)
            return passOn(value);
        if (!value->empty())
            return fieldNode(m_subject, op, {std::move(*value)});
        if (op == Op::Equal || op == Op::NotEqual)
            return fieldNode(m_subject, op == Op::Equal ? Op::IsEmpty : Op::IsNotEmpty, {});
        return wrong(start, "expected a value: what is empty has no order");
    }

    // VALUE, VALUE..VALUE, VALUE.. or ..VALUE
    Result<SearchNode> readValueOrRange()
    {
        const std::size_t start = m_at;
        std::optional<std::string> from;
        if (!m_text.substr(m_at).starts_with("..")) {
            auto value = readValue();
            if (!value)
                return passOn(value);
            if (!m_text.substr(m_at).starts_with("..")) {
                m_at = start;
                return readCompared(Op::Equal);
            }
            from = std::move(*value);
        }
        m_at += 2;
        std::optional<std::string> to;
        if (!atEnd()) {
            auto value = readValue();
            if (!value)
                return passOn(value);
            to = std::move(*value);
        }
        const bool empty = (from && from->empty()) || (to && to->empty()) || (!from && !to);
        if (empty)
            return wrong(start, "a range needs an end, as in age:30..40, age:30.. or age:..40");
        return range(std::move(from), std::move(to));
    }

    SearchNode range(std::optional<std::string> from, std::optional<std::string> to)
    {
        SearchNode both;
        if (from)
            both.operands.push_back(fieldNode(m_subject, Op::GreaterEqual, {std::move(*from)}));
        if (to)
            both.operands.push_back(fieldNode(m_subject, Op::LessEqual, {std::move(*to)}));
        return both.operands.size() == 1 ? SearchNode(both.operands.front()) : both;
    }

    Result<SearchNode> readList(Op op)
    {
        const std::size_t opened = m_at++;
        if (op != Op::Equal && op != Op::NotEqual)
            return wrong(opened, "a list has no order: it goes with : and :!= only");
        std::vector<std::string> values;
        do {
            skipBlanks();
            auto value = readValue();
            if (!value)
                return passOn(value);
            values.push_back(std::move(*value));
            skipBlanks();
        } while (take(","));
        if (m_at >= m_text.size())
            return wrong(opened, "this list is never closed");
        if (!take(")"))
            return wrong(m_at,
                         "expected ',' or ')' in the list (a value of several words goes in "
                         "quotes)");
        return fieldNode(m_subject, op == Op::Equal ? Op::In : Op::NotIn, std::move(values));
    }

    void skipBlanks()
    {
        for (std::size_t next = m_at; m_at < m_text.size(); m_at = next)
            if (!isBlank(text::decodeAt(m_text, next)))
                return;
    }

    std::string_view m_text;
    std::size_t m_start;
    std::size_t m_at;
    Subject m_subject;
};

std::string subjectText(const Subject& subject)
{
    const auto plain = [](std::string_view name) {
        return !name.empty() && endOfName(name, 0) == name.size();
    };
    if (subject.field.empty()) {
        const auto found =
            std::find_if(kFieldNames.begin(), kFieldNames.end(), [&](const FieldName& name) {
                return name.object == subject.object;
            });
        return std::string(found == kFieldNames.end() ? subject.object : found->written);
    }
    if (subject.object.empty())
        return plain(subject.field) && objectOf(subject.field).empty() ? subject.field
                                                                       : inQuotes(subject.field);
    return subject.object + "." + (plain(subject.field) ? subject.field : inQuotes(subject.field));
}

std::string_view signOf(Op op)
{
    const auto found = std::find_if(
        kSigns.begin(), kSigns.end(), [op](const Sign& sign) { return sign.op == op; });
    return found == kSigns.end() || op == Op::Equal ? std::string_view() : found->written;
}

std::vector<std::string> attributesOf(const model::Corpus& corpus)
{
    std::vector<std::string> names;
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>())
        names.push_back(attribute.name);
    return names;
}

// Is there such a built-in field?
bool isBuiltIn(std::string_view object, const std::string& name, const model::Corpus& corpus)
{
    Expression asked;
    asked.op = Op::IsNotEmpty;
    asked.subject = {std::string(object), name};
    Resolver resolver(corpus);
    return makeTest(asked, corpus, resolver).has_value();
}

} // namespace

Result<std::optional<WrittenField>> readField(std::string_view text, std::size_t start)
{
    return Reader(text, start).run();
}

std::string fieldText(const Expression& comparison)
{
    const std::string subject = subjectText(comparison.subject) + ":";
    switch (comparison.op) {
    case Op::IsEmpty:
        return subject + "\"\"";
    case Op::IsNotEmpty:
        return subject + "!=\"\"";
    case Op::In:
    case Op::NotIn: {
        std::string list;
        for (const std::string& value : comparison.values)
            list += (list.empty() ? "" : ", ") + valueText(value);
        return subject + (comparison.op == Op::In ? "(" : "!=(") + list + ")";
    }
    default:
        return subject + std::string(signOf(comparison.op))
               + valueText(comparison.values.empty() ? "" : comparison.values.front());
    }
}

std::optional<std::string> rangeText(const SearchNode& from, const SearchNode& to)
{
    const auto isEnd = [](const SearchNode& node, Op op) {
        return node.op == SearchOp::Field && node.field.op == op && node.field.values.size() == 1;
    };
    if (!isEnd(from, Op::GreaterEqual) || !isEnd(to, Op::LessEqual)
        || from.field.subject != to.field.subject)
        return std::nullopt;
    return subjectText(from.field.subject) + ":" + valueText(from.field.values.front()) + ".."
           + valueText(to.field.values.front());
}

Result<Expression> resolveField(const Expression& comparison, const model::Corpus& corpus)
{
    if (!comparison.subject.object.empty())
        return comparison;
    const std::string& name = comparison.subject.field;
    std::array<bool, 2> has{}; // cases, documents
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>())
        if (text::foldKey(attribute.name) == text::foldKey(name))
            has[attribute.target == model::AttributeTarget::Case ? 0 : 1] = true;
    if (!has[0] && !has[1])
        has = {isBuiltIn("case", name, corpus), isBuiltIn("document", name, corpus)};
    if (has[0] && has[1]) {
        const std::string field = subjectText({"case", name}).substr(5);
        return fail(ErrorCode::Ambiguous,
                    fmt::format("cases and documents have '{}': write case.{}: or document.{}:",
                                name,
                                field,
                                field));
    }
    if (!has[0] && !has[1]) {
        std::vector<std::string> names = attributesOf(corpus);
        for (const FieldName& builtIn : kFieldNames)
            names.emplace_back(builtIn.written);
        return fail(ErrorCode::NotFound,
                    fmt::format("there is no field or attribute '{}'{} (if '{}:' stands so in the "
                                "text, put it in quotes)",
                                name,
                                didYouMean(name, names),
                                name));
    }
    Expression resolved = comparison;
    resolved.subject.object = has[0] ? "case" : "document";
    return resolved;
}

} // namespace crosscase::query
