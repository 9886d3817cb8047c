// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/expression.h"
#include "core/query/functions.h"
#include "core/query/lexer.h"
#include "core/query/subjects.h"

namespace crosscase::query {

namespace {

// Does it read back as one word?
bool isBare(std::string_view word)
{
    const auto tokens = lex(word);
    return tokens && tokens->size() == 2 && tokens->front().kind == TokenKind::Word
           && tokens->front().text == word && !isReserved(tokens->front());
}

std::string quoted(std::string_view value)
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
    return isBare(value) ? std::string(value) : quoted(value);
}

std::string_view sign(Op op)
{
    switch (op) {
    case Op::Equal:
        return " = ";
    case Op::NotEqual:
        return " != ";
    case Op::Less:
        return " < ";
    case Op::LessEqual:
        return " <= ";
    case Op::Greater:
        return " > ";
    case Op::GreaterEqual:
        return " >= ";
    case Op::In:
        return " in ";
    case Op::NotIn:
        return " not in ";
    case Op::IsEmpty:
        return " is empty";
    default:
        return " is not empty";
    }
}

std::string comparisonText(const Expression& comparison)
{
    std::string text = toText(comparison.subject);
    text += sign(comparison.op);
    const bool list = comparison.op == Op::In || comparison.op == Op::NotIn;
    std::string values;
    for (const std::string& value : comparison.values)
        values += (values.empty() ? "" : ", ") + valueText(value);
    return text + (list ? "(" + values + ")" : values);
}

// In a relation a code goes by its name; a number would be a distance.
std::string operandText(const Expression& operand)
{
    if (operand.isEmpty())
        return "()";
    if (const auto name = nameOfTheme(operand))
        return isDigits(*name) ? quoted(*name) : valueText(*name);
    return toText(operand);
}

std::string relationText(const Expression& expression)
{
    const Relation& relation = expression.relation;
    const RelationEntry& entry = entryOf(relation.kind);
    std::string text;
    for (const Expression& operand : expression.operands)
        text += (text.empty() ? "" : ", ") + operandText(operand);
    if (entry.distance)
        text += ", " + std::to_string(relation.passages);
    if (relation.coders == ByCoders::Same)
        text += ", by same coder";
    if (relation.coders == ByCoders::Different)
        text += ", by different coders";
    return std::string(entry.name) + "(" + text + ")";
}

// A value stands always in quotes: it is a search or a name.
std::string callText(std::string_view function, const Expression& expression)
{
    return std::string(function) + "(" + quoted(expression.values.front()) + ")";
}

// How strongly it binds; what binds no stronger than its surroundings goes in parentheses.
int strength(const Expression& expression)
{
    switch (expression.op) {
    case Op::Or:
        return 1;
    case Op::And:
        return expression.operands.empty() ? 4 : 2;
    case Op::Not:
        return 3;
    default:
        return 4;
    }
}

std::string within(const Expression& expression, int surroundings)
{
    if (expression.isEmpty())
        return "()";
    std::string text = toText(expression);
    return strength(expression) > surroundings ? text : "(" + text + ")";
}

} // namespace

std::string toText(const Subject& subject)
{
    if (subject.field.empty())
        return subject.object;
    std::string plain = subject.object + "." + subject.field;
    return isBare(plain) ? plain : subject.object + "." + quoted(subject.field);
}

std::string toText(const Expression& expression)
{
    switch (expression.op) {
    case Op::Not:
        return "not " + within(expression.operands.front(), 2);
    case Op::And:
    case Op::Or: {
        std::string text;
        for (const Expression& operand : expression.operands) {
            if (&operand != &expression.operands.front())
                text += expression.op == Op::And ? " and " : " or ";
            text += within(operand, strength(expression));
        }
        return text;
    }
    case Op::Relation:
        return relationText(expression);
    case Op::Text:
        return callText(kTextFunction, expression);
    case Op::Query:
        return callText(kQueryFunction, expression);
    default:
        return comparisonText(expression);
    }
}

} // namespace crosscase::query
