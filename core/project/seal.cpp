// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a project without its past.
#include "core/project/fresh_copy.h"
#include "core/project/pseudonyms.h"

namespace crosscase::project {

Result<Renaming>
replaceNamesForOthers(Edit& edit, const text::NameFinder& names, const Progress& progress)
{
    std::vector<model::Id<model::OrphanQuote>> quotes;
    for (const model::OrphanQuote& quote : edit.corpus().rows<model::OrphanQuote>())
        quotes.push_back(quote.id);
    edit.removeAll(quotes);
    return applyEverywhere(edit, names, progress);
}

Result<Renaming> sealCopy(Project& project,
                          const text::NameFinder& names,
                          const std::filesystem::path& target,
                          const Progress& progress)
{
    Renaming renaming;
    const auto replace = [&](Edit& edit) -> Result<void> {
        auto done = replaceNamesForOthers(edit, names, progress);
        if (!done)
            return passOn(done);
        renaming = *done;
        return {};
    };
    FreshCopy copy;
    copy.target = target;
    copy.title = "Seal a copy without names and history";
    if (auto written = writeFreshCopy(project, copy, replace, progress); !written)
        return passOn(written);
    return renaming;
}

} // namespace crosscase::project
