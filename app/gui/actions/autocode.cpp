// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/autocode.h"

#include "app/gui/bridge/strings.h"
#include "core/project/codes.h"
#include "core/project/find.h"
#include "core/project/saved.h"

#include <algorithm>

namespace crosscase::gui {

namespace {

Result<void> codeAll(project::Edit& edit, const Autocoding& coding, const Progress& progress)
{
    const auto known = project::findCode(edit.corpus(), coding.code);
    if (!known && known.error().code != ErrorCode::NotFound)
        return tl::unexpected<Error>(known.error());
    project::AutocodeOptions options{
        known.value_or(model::Id<model::Code>()), coding.unit, coding.around};
    auto preview = project::previewAutocode(
        edit.corpus(), edit.texts(), edit.actor().name, coding.hits, options, progress);
    if (!preview)
        return passOn(preview);
    std::vector<project::TextPlace> fresh;
    for (const project::AutocodeRow& row : preview->rows)
        if (!row.coveredBy)
            fresh.push_back(row.place);
    if (fresh.empty())
        return fail(ErrorCode::Refused, "all of this is coded so already");
    edit.setTitle(project::autocodeTitle(fresh.size(), coding.code));
    if (!known) {
        auto added = project::addCode(edit, coding.code);
        if (!added)
            return passOn(added);
        options.code = *added;
    }
    auto done = project::applyAutocode(edit, options.code, fresh, progress);
    if (!done)
        return passOn(done);
    return {};
}

} // namespace

Job* autocode(Session& session, QObject* owner, Autocoding coding, Session::Finished finished)
{
    return session.changeBehind(
        owner,
        {},
        [coding = std::move(coding)](project::Edit& edit, const Progress& progress) {
            return codeAll(edit, coding, progress);
        },
        std::move(finished));
}

Result<project::Done> saveQuery(Session& session, const QString& name, const QString& expression)
{
    return session.change({}, [&](project::Edit& edit) {
        return project::saveQuery(edit, toUtf8(name.trimmed()), toUtf8(expression.trimmed()));
    });
}

Result<project::Done> deleteQuery(Session& session, const QString& name)
{
    return session.change(
        {}, [&](project::Edit& edit) { return project::saveQuery(edit, toUtf8(name), {}); });
}

} // namespace crosscase::gui
