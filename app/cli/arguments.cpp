// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/context.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/matrix/layer.h"
#include "core/model/layers.h"
#include "core/project/find.h"
#include "core/text/decode.h"
#include "core/text/fold.h"

#include <fmt/format.h>

namespace crosscase::cli {

CLI::Option* addArgument(CLI::App& command,
                         const std::string& name,
                         std::string& value,
                         const std::string& description)
{
    return command.add_option(name, value, description)->required()->type_name("");
}

CLI::Option* addText(CLI::App& command,
                     const std::string& names,
                     std::string& value,
                     const std::string& description)
{
    return command.add_option(names, value, description)->type_name("");
}

void addTextArgument(CLI::App& command, TextArgument& argument, const std::string& what)
{
    CLI::Option* text = addText(command, "--text", argument.text, what);
    CLI::Option* file = addText(command, "--file", argument.file, what + ", from a file");
    text->excludes(file);
    text->each([&argument](const std::string&) { argument.given = true; });
    file->each([&argument](const std::string&) { argument.given = true; });
}

Result<std::string> textOf(const TextArgument& argument)
{
    if (argument.file.empty())
        return argument.text;
    Result<std::string> bytes = readFile(argument.file);
    if (!bytes)
        return bytes;
    Result<text::Decoded> decoded = text::decode(*bytes);
    if (!decoded)
        return fail(decoded.error().code,
                    fmt::format("'{}': {}", argument.file, decoded.error().detail));
    if (decoded->utf8.ends_with('\n'))
        decoded->utf8.pop_back();
    return std::move(decoded->utf8);
}

std::vector<std::string> splitAtCommas(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (const std::string_view part = trim(text.substr(0, comma)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

Result<std::vector<model::Id<model::Coding>>> codingsNamed(const model::Corpus& corpus,
                                                           const std::vector<std::string>& ids)
{
    return project::findCodings(corpus, fmt::format("{}", fmt::join(ids, ",")));
}

char separatorNamed(const std::string& text)
{
    if (text == "tab" || text == "\\t")
        return '\t';
    if (text.size() != 1 || !table::isSeparator(text.front()))
        wrongUsage("--separator",
                   fmt::format("'{}' cannot separate cells; give one character", text));
    return text.front();
}

Result<table::CsvFile> readTable(const std::string& file)
{
    const Result<std::string> bytes = readFile(file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<table::CsvFile> table = table::readCsv(*bytes);
    if (!table)
        return fail(table.error().code, fmt::format("'{}': {}", file, table.error().detail));
    return table;
}

query::Expression filterNamed(const std::string& text, std::string_view option)
{
    Result<query::Expression> expression = query::parse(text);
    if (!expression)
        wrongUsage(option, expression.error().detail + "\nsee 'crosscase help expressions'");
    return *std::move(expression);
}

std::optional<bool> truthOf(std::string_view text)
{
    const std::string key = text::foldKey(text);
    if (key == "true" || key == "yes" || key == "1")
        return true;
    if (key == "false" || key == "no" || key == "0")
        return false;
    return std::nullopt;
}

CLI::Option* addLayer(CLI::App& command, std::string& layer)
{
    return addText(command, "--layer", layer, kLayerHelp)
        ->check(CLI::IsMember({"coders", "consensus"}));
}

model::Corpus lookAt(const model::Corpus& corpus, const std::string& layer)
{
    return model::onLayer(corpus, model::layerNamed(layer).value_or(model::CoderLayer::Person));
}

void tellLayer(table::Table& table, const model::Corpus& corpus, const std::string& layer)
{
    matrix::addLayerNote(
        table.notes, corpus, model::layerNamed(layer).value_or(model::CoderLayer::Person));
}

} // namespace crosscase::cli
