// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/text.h"

#include "core/import/front_matter.h"
#include "core/import/sniff.h"
#include "core/text/decode.h"
#include "core/text/fold.h"

#include <fmt/format.h>

namespace crosscase::importing {

namespace {

Result<Imported> readAs(text::Markup markup, std::string_view bytes, const Options& options)
{
    auto decoded = text::decode(bytes, options.encoding);
    if (!decoded)
        return passOn(decoded);
    Imported imported;
    imported.utf8 = std::move(decoded->utf8);
    imported.rules = options.rules;
    imported.encoding = std::move(decoded->encoding);
    imported.rules.markup = markup;
    if (decoded->replaced > 0)
        imported.warnings.push_back(
            fmt::format("{} undecodable bytes were replaced by U+FFFD; the file was read as {}",
                        decoded->replaced,
                        imported.encoding));
    if (text::trimBlanks(imported.utf8).empty())
        imported.warnings.emplace_back("the text is empty");
    return imported;
}

} // namespace

bool claimsText(std::string_view bytes)
{
    return contentOf(bytes) == Content::Text;
}

Result<Imported> readPlainText(std::string_view bytes, const Options& options)
{
    return readAs(text::Markup::Plain, bytes, options);
}

Result<Imported> readMarkdown(std::string_view bytes, const Options& options)
{
    auto imported = readAs(text::Markup::Markdown, bytes, options);
    if (!imported)
        return imported;
    if (std::optional<FrontMatter> front = frontMatterOf(imported->utf8)) {
        imported->utf8.erase(0, front->end);
        imported->fields = std::move(front->fields);
    }
    return imported;
}

} // namespace crosscase::importing
