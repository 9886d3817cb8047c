// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/doc.h"

#include "core/import/sniff.h"
#include "core/text/decode.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

// A program that writes a doc file as text: its options for UTF-8 with a paragraph on a line.
struct Converter {
    std::string_view name;
    std::array<std::string_view, 4> options;
};
constexpr std::array kConverters{
    Converter{"antiword", {"-m", "UTF-8.txt", "-w", "0"}},
    Converter{"catdoc", {"-d", "utf-8", "-w", ""}},
};

constexpr std::string_view kSaveAnew =
    "open it in a word processor, save it as docx and import that";

// ": " and the first line of what the program complained of, without the name of the temporary
// file; nothing if there is none.
std::string firstComplaint(std::string_view complaint, const std::string& file)
{
    const std::string_view line = text::trimBlanks(complaint.substr(0, complaint.find('\n')));
    std::string sentence(line.substr(0, text::validPrefix(line)));
    for (std::size_t at = sentence.find(file); at != std::string::npos; at = sentence.find(file))
        sentence.replace(at, file.size(), "the file");
    return sentence.empty() ? sentence : ": " + sentence;
}

Result<std::string> convert(const Converter& converter,
                            const std::filesystem::path& program,
                            const std::filesystem::path& file,
                            const ProgramLimits& limits)
{
    std::vector<std::string> arguments;
    for (const std::string_view option : converter.options)
        if (!option.empty())
            arguments.emplace_back(option);
    arguments.push_back(file.string());
    Result<ProgramOutput> run = runProgram(program, arguments, limits);
    if (!run)
        return passOn(run);
    if (run->status != 0)
        return fail(ErrorCode::Malformed,
                    fmt::format("{} ended with status {}{}",
                                converter.name,
                                run->status,
                                firstComplaint(run->complaint, file.string())));
    return std::move(run->output);
}

Result<Imported>
importedFrom(std::string_view output, std::string_view program, const Options& options)
{
    Result<text::Decoded> decoded = text::decode(output, "UTF-8");
    if (!decoded)
        return passOn(decoded);
    Imported imported;
    imported.utf8 =
        decoded->utf8.substr(std::min(decoded->utf8.find_first_not_of('\n'), decoded->utf8.size()));
    imported.rules = options.rules;
    imported.rules.markup = text::Markup::Plain;
    imported.encoding = "UTF-8"; // as the program wrote it
    imported.warnings.push_back(fmt::format(
        "read by the program {}; headings, notes and tables come as plain text", program));
    if (text::trimBlanks(imported.utf8).empty())
        imported.warnings.emplace_back("the document holds no text");
    return imported;
}

} // namespace

bool claimsDoc(std::string_view bytes)
{
    return contentOf(bytes) == Content::Doc;
}

Result<Imported>
readDocWithin(const ProgramLimits& limits, std::string_view bytes, const Options& options)
{
    std::string failures;
    std::optional<TemporaryFile> file;
    for (const Converter& converter : kConverters) {
        const auto program = findProgram(converter.name);
        if (!program)
            continue;
        if (!file) {
            Result<TemporaryFile> made = TemporaryFile::holding(bytes);
            if (!made)
                return passOn(made);
            file.emplace(std::move(*made));
        }
        Result<std::string> output = convert(converter, *program, file->path(), limits);
        Result<Imported> imported =
            output ? importedFrom(*output, converter.name, options)
                   : Result<Imported>(tl::unexpected<Error>(std::move(output.error())));
        if (imported)
            return imported;
        failures.append(failures.empty() ? "" : "; ").append(imported.error().detail);
    }
    if (failures.empty())
        return fail(ErrorCode::Unsupported,
                    "this is a Word document of before 2007 (doc); install antiword or catdoc, or "
                    "save it as docx");
    return fail(
        ErrorCode::Unsupported,
        fmt::format("the Word document (doc) cannot be read ({}); {}", failures, kSaveAnew));
}

Result<Imported> readDoc(std::string_view bytes, const Options& options)
{
    return readDocWithin({}, bytes, options);
}

} // namespace crosscase::importing
