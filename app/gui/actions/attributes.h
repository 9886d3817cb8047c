// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to the attributes of cases and of documents.
#pragma once

#include "app/gui/bridge/session.h"

#include <QStringList>

#include <vector>

namespace crosscase::gui {

[[nodiscard]] Result<project::Done> addAttribute(Session& session,
                                                 model::AttributeTarget target,
                                                 const QString& name,
                                                 model::AttributeType type);
[[nodiscard]] Result<project::Done>
renameAttribute(Session& session, model::Id<model::Attribute> attribute, const QString& name);
[[nodiscard]] Result<project::Done>
describeAttribute(Session& session, model::Id<model::Attribute> attribute, const QString& words);
// With its values.
[[nodiscard]] Result<project::Done> deleteAttribute(Session& session,
                                                    model::Id<model::Attribute> attribute);
// The values that would not fit the type, as "Anna: 'young'".
[[nodiscard]] QStringList valuesThatDoNotFit(const model::Corpus& corpus,
                                             model::Id<model::Attribute> attribute,
                                             model::AttributeType type);
// Values that do not fit go.
[[nodiscard]] Result<project::Done>
changeType(Session& session, model::Id<model::Attribute> attribute, model::AttributeType type);
// All attributes of a target in the order wanted.
[[nodiscard]] Result<project::Done>
orderAttributes(Session& session, const std::vector<model::Id<model::Attribute>>& order);

} // namespace crosscase::gui
