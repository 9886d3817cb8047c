// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/attributes.h"

#include "app/gui/bridge/strings.h"
#include "core/project/cases.h"
#include "core/text/fold.h"

#include <QCoreApplication>

#include <set>

namespace crosscase::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AttributeActions)
};

using AttributeId = model::Id<model::Attribute>;

QString nameOf(const Session& session, AttributeId attribute)
{
    return fromUtf8(session.corpus().get(attribute).name);
}

Result<void> addChoices(project::Edit& edit, AttributeId attribute, std::set<std::string> values)
{
    std::int32_t position = 0;
    for (const auto& choice : edit.corpus().rows<model::AttributeChoice>()) {
        if (choice.attribute != attribute)
            continue;
        values.erase(choice.value);
        position = std::max(position, choice.position + 1);
    }
    for (const std::string& value : values) {
        model::AttributeChoice choice;
        choice.attribute = attribute;
        choice.value = value;
        choice.position = position++;
        edit.add(std::move(choice));
    }
    return {};
}

Result<void> retype(project::Edit& edit, AttributeId id, model::AttributeType type)
{
    model::Attribute attribute = edit.corpus().get(id);
    attribute.type = type;
    edit.change(attribute);
    std::vector<model::AttributeValue> values;
    for (const auto& value : edit.corpus().rows<model::AttributeValue>())
        if (value.attribute == id)
            values.push_back(value);
    std::set<std::string> choices;
    for (model::AttributeValue& value : values) {
        auto canonical = project::canonicalValue(type, value.value);
        if (!canonical) {
            edit.remove(value.id);
            continue;
        }
        choices.insert(*canonical);
        if (*canonical != value.value) {
            value.value = *canonical;
            edit.change(value);
        }
    }
    if (type == model::AttributeType::Choice)
        return addChoices(edit, id, std::move(choices));
    return {};
}

} // namespace

Result<project::Done> addAttribute(Session& session,
                                   model::AttributeTarget target,
                                   const QString& name,
                                   model::AttributeType type)
{
    const std::string key = text::foldKey(toUtf8(name));
    for (const model::Attribute& there : session.corpus().rows<model::Attribute>())
        if (there.target == target && text::foldKey(there.name) == key)
            return fail(
                ErrorCode::Exists,
                toUtf8(Words::tr("There is an attribute “%1” already.").arg(fromUtf8(there.name))));
    return session.change(Words::tr("Add attribute %1").arg(name),
                          [&](project::Edit& edit) -> Result<void> {
                              auto added = project::addAttribute(edit, target, toUtf8(name), type);
                              return added ? Result<void>() : Result<void>(passOn(added));
                          });
}

Result<project::Done> renameAttribute(Session& session, AttributeId id, const QString& wanted)
{
    const std::string name(text::trimBlanks(toUtf8(wanted)));
    const QString title =
        Words::tr("Rename attribute %1 to %2").arg(nameOf(session, id), fromUtf8(name));
    return session.change(title, [&](project::Edit& edit) -> Result<void> {
        model::Attribute attribute = edit.corpus().get(id);
        if (name.empty())
            return fail(ErrorCode::Refused, toUtf8(Words::tr("An attribute needs a name.")));
        for (const model::Attribute& other : edit.corpus().rows<model::Attribute>())
            if (other.id != id && other.target == attribute.target
                && text::foldKey(other.name) == text::foldKey(name))
                return fail(ErrorCode::Exists,
                            toUtf8(Words::tr("There is an attribute “%1” already.")
                                       .arg(fromUtf8(other.name))));
        attribute.name = name;
        edit.change(std::move(attribute));
        return {};
    });
}

Result<project::Done> describeAttribute(Session& session, AttributeId id, const QString& words)
{
    return session.change(Words::tr("Describe attribute %1").arg(nameOf(session, id)),
                          [&](project::Edit& edit) -> Result<void> {
                              model::Attribute attribute = edit.corpus().get(id);
                              attribute.description = toUtf8(words.trimmed());
                              edit.change(std::move(attribute));
                              return {};
                          });
}

Result<project::Done> deleteAttribute(Session& session, AttributeId id)
{
    return session.change(Words::tr("Delete attribute %1").arg(nameOf(session, id)),
                          [&](project::Edit& edit) -> Result<void> {
                              edit.removeWithDependents({id});
                              return {};
                          });
}

QStringList
valuesThatDoNotFit(const model::Corpus& corpus, AttributeId attribute, model::AttributeType type)
{
    QStringList list;
    corpus.rows<model::AttributeValue>().forEach([&](const model::AttributeValue& value) {
        if (value.attribute != attribute || project::canonicalValue(type, value.value))
            return;
        const auto unit = corpus.find(model::Id<model::Case>{value.owner.value});
        const auto document = corpus.find(model::Id<model::Document>{value.owner.value});
        const std::string owner = unit ? unit->name : document ? document->name : std::string();
        list << QStringLiteral("%1: “%2”").arg(fromUtf8(owner), fromUtf8(value.value));
    });
    return list;
}

Result<project::Done> changeType(Session& session, AttributeId id, model::AttributeType type)
{
    const QString title =
        Words::tr("Make %1 a %2").arg(nameOf(session, id), fromUtf8(project::nameOf(type)));
    return session.change(title, [&](project::Edit& edit) { return retype(edit, id, type); });
}

Result<project::Done> orderAttributes(Session& session, const std::vector<AttributeId>& order)
{
    return session.change(Words::tr("Order the attributes"),
                          [&](project::Edit& edit) -> Result<void> {
                              std::int32_t position = 0;
                              for (const AttributeId id : order) {
                                  model::Attribute attribute = edit.corpus().get(id);
                                  if (attribute.position != position) {
                                      attribute.position = position;
                                      edit.change(std::move(attribute));
                                  }
                                  ++position;
                              }
                              return {};
                          });
}

} // namespace crosscase::gui
