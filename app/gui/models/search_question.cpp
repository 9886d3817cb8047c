// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/search_question.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/query/filter.h"

#include <QCoreApplication>

namespace crosscase::gui {

namespace {

using query::Expression;
using query::Op;

QString tr(const char* words, int count = -1)
{
    return QCoreApplication::translate("SearchQuestion", words, nullptr, count);
}

Expression comparison(Op op, query::Subject subject, std::vector<std::string> values)
{
    Expression expression;
    expression.op = op;
    expression.subject = std::move(subject);
    expression.values = std::move(values);
    return expression;
}

// Objects by what no other has: names may repeat.
template <typename Row>
std::vector<std::string> identitiesOf(const model::Corpus& corpus,
                                      const std::vector<std::int32_t>& ids)
{
    std::vector<std::string> identities;
    for (const std::int32_t id : ids)
        if (const Row* row = corpus.rows<Row>().find(model::Id<Row>{id}))
            identities.push_back(row->uuid.toCanonical());
    return identities;
}

Expression whereOf(const model::Corpus& corpus, const SearchQuestion& question)
{
    switch (question.where) {
    case SearchQuestion::Where::Documents:
        return comparison(
            Op::In, {"document", ""}, identitiesOf<model::Document>(corpus, question.places));
    case SearchQuestion::Where::Cases:
        return comparison(Op::In, {"case", ""}, identitiesOf<model::Case>(corpus, question.places));
    default:
        break;
    }
    std::vector<std::string> names;
    for (const std::int32_t id : question.places)
        if (const auto* group = corpus.rows<model::Group>().find({id}))
            names.push_back(group->name);
    return comparison(Op::In, {"document", "group"}, std::move(names));
}

template <typename Row>
QString nameOf(const model::Corpus& corpus, std::int32_t id)
{
    const Row* row = corpus.rows<Row>().find(model::Id<Row>{id});
    return row == nullptr ? tr("(deleted)") : fromUtf8(row->name);
}

std::string quoted(const QString& words)
{
    QString inner = words.trimmed();
    inner.replace(QLatin1Char('"'), QLatin1Char(' '));
    return toUtf8(QStringLiteral("\"%1\"").arg(inner));
}

} // namespace

bool SearchQuestion::looksAtCodings() const
{
    // A field of the query or of the filter may name codes.
    return kind == Kind::Codings || scope != Scope::AllText || !filter.trimmed().isEmpty()
           || (kind == Kind::Words && words.contains(QLatin1Char(':')));
}

Result<Expression> filterOf(const model::Corpus& corpus, const SearchQuestion& question)
{
    if (question.filter.trimmed().isEmpty())
        return Expression{};
    auto parsed = query::parse(toUtf8(question.filter));
    if (!parsed)
        return parsed;
    if (auto sound = query::Filter::check(*parsed, corpus); !sound)
        return passOn(sound);
    return parsed;
}

Expression
conditionOf(const model::Corpus& corpus, const SearchQuestion& question, Expression filter)
{
    std::vector<Expression> parts;
    if (question.where != SearchQuestion::Where::Everywhere && !question.places.empty())
        parts.push_back(whereOf(corpus, question));
    if (!question.speaker.isEmpty()) {
        Expression speaker = comparison(Op::Equal, {"speaker", ""}, {toUtf8(question.speaker)});
        if (question.isExceptSpeaker) {
            Expression others;
            others.op = Op::Not; // also text of no speaker, which != would leave out
            others.operands.push_back(std::move(speaker));
            speaker = std::move(others);
        }
        parts.push_back(std::move(speaker));
    }
    if (question.scope == SearchQuestion::Scope::Coded && !question.codes.empty())
        parts.push_back(
            comparison(Op::In, {"theme", ""}, identitiesOf<model::Code>(corpus, question.codes)));
    if (!filter.isEmpty())
        parts.push_back(std::move(filter));
    if (parts.size() == 1)
        return std::move(parts.front());
    Expression all;
    all.operands = std::move(parts);
    return all;
}

Result<Expression> codingsAskedFor(const SearchQuestion& question, Expression condition)
{
    auto parsed = query::parse(toUtf8(question.words));
    if (!parsed || condition.isEmpty())
        return parsed;
    Expression both;
    both.operands = {std::move(*parsed), std::move(condition)};
    return both;
}

Result<Expression> codingsAskedFor(const model::Corpus& corpus, const SearchQuestion& question)
{
    auto filter = filterOf(corpus, question);
    if (!filter)
        return filter;
    return codingsAskedFor(question, conditionOf(corpus, question, std::move(*filter)));
}

project::SearchRequest requestOf(const SearchQuestion& question, Expression condition)
{
    project::SearchRequest request;
    const bool isPhrase = question.kind == SearchQuestion::Kind::Phrase;
    request.text = isPhrase ? quoted(question.words) : toUtf8(question.words);
    if (question.kind == SearchQuestion::Kind::Regex)
        request.mode = project::SearchMode::Regex;
    request.options.matchCase = question.matchCase;
    request.filter = std::move(condition);
    return request;
}

Result<QString> savedForm(const model::Corpus& corpus, const SearchQuestion& question)
{
    const bool isSayable = question.kind == SearchQuestion::Kind::Words
                           || question.kind == SearchQuestion::Kind::Phrase;
    if (!isSayable || question.matchCase || question.scope == SearchQuestion::Scope::Uncoded)
        return fail(ErrorCode::Refused,
                    toUtf8(tr("Words and phrases can be saved, with where and who; not regular "
                              "expressions, “match case” or “only uncoded text”.")));
    auto filter = filterOf(corpus, question);
    if (!filter)
        return passOn(filter);
    Expression words;
    words.op = Op::Text;
    words.values = {requestOf(question, {}).text};
    Expression condition = conditionOf(corpus, question, std::move(*filter));
    if (condition.isEmpty())
        return fromUtf8(query::toText(words));
    Expression both;
    both.operands = {std::move(words), std::move(condition)};
    return fromUtf8(query::toText(both));
}

std::optional<SearchQuestion> fromSavedForm(const QString& expression)
{
    auto parsed = query::parse(toUtf8(expression));
    if (!parsed)
        return std::nullopt;
    SearchQuestion question;
    if (parsed->op == Op::Text) {
        question.words = fromUtf8(parsed->values.front());
        return question;
    }
    if (parsed->op != Op::And || parsed->operands.size() < 2
        || parsed->operands.front().op != Op::Text)
        return std::nullopt;
    question.words = fromUtf8(parsed->operands.front().values.front());
    parsed->operands.erase(parsed->operands.begin());
    question.filter =
        fromUtf8(query::toText(parsed->operands.size() == 1 ? parsed->operands.front() : *parsed));
    return question;
}

QString wordsOfWhere(const model::Corpus& corpus, const SearchQuestion& question)
{
    const auto count = static_cast<int>(question.places.size());
    if (question.where == SearchQuestion::Where::Everywhere || count == 0)
        return tr("all documents");
    const std::int32_t only = question.places.front();
    switch (question.where) {
    case SearchQuestion::Where::Documents:
        if (count > 1)
            return counted(count, Noun::Document);
        if (const auto* document = corpus.documents().find({only}))
            return labelOf(*document);
        return tr("(deleted)");
    case SearchQuestion::Where::Cases:
        return count > 1 ? counted(count, Noun::Case)
                         : tr("case %1").arg(nameOf<model::Case>(corpus, only));
    default:
        return count > 1 ? counted(count, Noun::Group)
                         : tr("group %1").arg(nameOf<model::Group>(corpus, only));
    }
}

QString wordsOfScope(const model::Corpus& corpus, const SearchQuestion& question)
{
    if (question.scope == SearchQuestion::Scope::Uncoded)
        return tr("only uncoded text");
    if (question.scope == SearchQuestion::Scope::AllText || question.codes.empty())
        return tr("all text");
    return question.codes.size() > 1
               ? tr("coded with %1").arg(counted(question.codes.size(), Noun::Code))
               : tr("coded with %1").arg(nameOf<model::Code>(corpus, question.codes.front()));
}

} // namespace crosscase::gui
