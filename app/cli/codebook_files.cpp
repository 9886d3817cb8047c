// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codebook_files.h"

#include "app/cli/lists.h"
#include "core/base/file.h"
#include "core/model/trees.h"

#include <fmt/format.h>

namespace crosscase::cli {

std::string codebookFormatList()
{
    std::vector<std::string> names;
    for (const codebook::Format& format : codebook::formats())
        names.emplace_back(format.name);
    return joined(names, " ");
}

const codebook::Format& codebookFormat(const std::string& name, const std::string& file)
{
    const codebook::Format* format = nullptr;
    if (!name.empty())
        format = codebook::formatNamed(name);
    else if (!file.empty() && file != "-" && !file.starts_with("/dev/"))
        format = codebook::formatForFile(file);
    else
        format = codebook::formatNamed("csv");
    if (format == nullptr)
        wrongUsage(name.empty() ? "--output" : "--format",
                   fmt::format("there is no codebook format for '{}'; there are: {}",
                               name.empty() ? file : name,
                               codebookFormatList()));
    return *format;
}

Result<codebook::Codebook> readCodebookFile(Context& context, const std::string& file)
{
    const Result<std::string> bytes = readFile(file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto codebook = codebook::readCodebook(file, *bytes);
    if (codebook)
        for (const std::string& warning : codebook->warnings)
            context.warn(fmt::format("'{}': {}", file, warning));
    return codebook;
}

bool isCodebookFile(const std::string& file)
{
    return codebook::formatForFile(file) != nullptr;
}

project::CodedSide CodebookSource::side() const
{
    return project ? project::CodedSide{&corpus, &project->texts()} : project::CodedSide{};
}

CodebookSource codebookOf(Context::ProjectPointer project)
{
    CodebookSource source;
    source.corpus = project->corpus();
    source.codebook = codebook::fromCorpus(source.corpus);
    source.project = std::move(project);
    return source;
}

Result<CodebookSource> openCodebook(Context& context, const std::string& file)
{
    CodebookSource source;
    if (isCodebookFile(file)) {
        auto codebook = readCodebookFile(context, file);
        if (!codebook)
            return passOn(codebook);
        source.codebook = std::move(*codebook);
        return source;
    }
    auto project = project::Project::open(file, project::Access::Read, {});
    if (!project)
        return passOn(project);
    return codebookOf(std::move(*project));
}

void addPaths(CodePaths& paths, const codebook::Codebook& codebook)
{
    for (const codebook::Entry& entry : codebook.entries)
        if (entry.id)
            paths.emplace(entry.id->toShort(), model::joinPath(entry.path));
}

} // namespace crosscase::cli
