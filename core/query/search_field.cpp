// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_field.h"

#include "core/query/lexer.h"
#include "core/query/place.h"
#include "core/query/search_field_syntax.h"
#include "core/query/search_lexer.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::query {

namespace {

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

    [[nodiscard]] bool atAnyValue() const
    {
        return m_text.substr(m_at, endOfBareValue(m_text, m_at) - m_at) == kAnyValue;
    }

    Result<std::string> readValue()
    {
        if (atQuote())
            return readQuoted();
        const std::size_t start = m_at;
        if (atAnyValue())
            return wrong(start,
                         "* means any value and goes alone, as in code:* (put it in quotes if it "
                         "is the value)");
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
        if ((op == Op::Equal || op == Op::NotEqual) && atAnyValue()) {
            m_at += kAnyValue.size();
            return fieldNode(m_subject, op == Op::Equal ? Op::IsNotEmpty : Op::IsEmpty, {});
        }
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
        if (atAnyValue())
            return readCompared(Op::Equal);
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

    [[nodiscard]] SearchNode range(std::optional<std::string> from,
                                   std::optional<std::string> to) const
    {
        if (!from)
            return fieldNode(m_subject, Op::LessEqual, {std::move(*to)});
        SearchNode lower = fieldNode(m_subject, Op::GreaterEqual, {std::move(*from)});
        if (!to)
            return lower;
        SearchNode both;
        both.op = SearchOp::Field;
        both.field.operands = {std::move(lower.field),
                               fieldNode(m_subject, Op::LessEqual, {std::move(*to)}).field};
        return both;
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

} // namespace

Result<std::optional<WrittenField>> readField(std::string_view text, std::size_t start)
{
    return Reader(text, start).run();
}

} // namespace crosscase::query
