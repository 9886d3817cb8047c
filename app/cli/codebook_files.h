// SPDX-License-Identifier: GPL-3.0-or-later
// Codebooks on the command line: of a file or of a project.
#pragma once

#include "app/cli/context.h"
#include "core/codebook/formats.h"
#include "core/project/codebook_use.h"

#include <string>
#include <unordered_map>

namespace crosscase::cli {

// The names of the formats, with blanks between them.
[[nodiscard]] std::string codebookFormatList();

// By name, else by the file's ending, else csv. Wrong usage: there is no such format.
[[nodiscard]] const codebook::Format& codebookFormat(const std::string& name,
                                                     const std::string& file);

// Warnings of reading are told.
[[nodiscard]] Result<codebook::Codebook> readCodebookFile(Context& context,
                                                          const std::string& file);

// Is it a file of codes? Otherwise it is taken for a project.
[[nodiscard]] bool isCodebookFile(const std::string& file);

// A codebook with the project that it is of, if it is of one.
struct CodebookSource {
    codebook::Codebook codebook;
    model::Corpus corpus;
    Context::ProjectPointer project; // nothing: a file

    [[nodiscard]] project::CodedSide side() const;
};
[[nodiscard]] Result<CodebookSource> openCodebook(Context& context, const std::string& file);
[[nodiscard]] CodebookSource codebookOf(Context::ProjectPointer project);

// Ids in short form -> paths, of all these codebooks.
using CodePaths = std::unordered_map<std::string, std::string>;
void addPaths(CodePaths& paths, const codebook::Codebook& codebook);

} // namespace crosscase::cli
