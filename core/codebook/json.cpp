// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/json.h"

#include "core/codebook/assemble.h"
#include "core/text/decode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace crosscase::codebook {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "crosscase-codebook";
constexpr int kVersion = 1;
constexpr std::array<std::string_view, 10> kKeys{"path",
                                                 "definition",
                                                 "include",
                                                 "exclude",
                                                 "examples",
                                                 "counterexamples",
                                                 "memo",
                                                 "colour",
                                                 "codable",
                                                 "id"};

// One object of `codes`.
class CodeReader {
public:
    CodeReader(const Json& code, std::size_t order, Problems& problems)
        : m_code(code)
        , m_order(order)
        , m_place(fmt::format("code {}", order + 1))
        , m_problems(problems)
    {}

    FileEntry read()
    {
        FileEntry read{m_place, {}};
        const FieldReader fields{m_order, read.place, &m_problems};
        Entry& entry = read.entry;
        entry.path = path();
        entry.definition = words("definition");
        entry.include = words("include");
        entry.exclude = words("exclude");
        entry.examples = list("examples");
        entry.counterexamples = list("counterexamples");
        entry.memo = words("memo");
        entry.colour = fields.colour(words("colour"));
        entry.codable = codable();
        entry.id = fields.id(words("id"));
        entry = normalised(std::move(entry));
        return read;
    }

private:
    void add(std::string_view problem) { m_problems.add(m_order, m_place, problem); }

    const Json* value(const char* key) const
    {
        const auto found = m_code.find(key);
        return found == m_code.end() || found->is_null() ? nullptr : &*found;
    }

    std::string words(const char* key)
    {
        const Json* own = value(key);
        if (own == nullptr)
            return {};
        if (own->is_string())
            return own->get<std::string>();
        add(fmt::format("`{}` must be a text in quotes", key));
        return {};
    }

    static bool isListOfTexts(const Json& value)
    {
        return value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& item) {
                   return item.is_string();
               });
    }

    std::vector<std::string> list(const char* key)
    {
        const Json* own = value(key);
        if (own == nullptr)
            return {};
        if (isListOfTexts(*own))
            return own->get<std::vector<std::string>>();
        add(fmt::format("`{}` must be a list of texts", key));
        return {};
    }

    std::vector<std::string> path()
    {
        const Json* own = value("path");
        if (own != nullptr && !own->empty() && isListOfTexts(*own))
            return own->get<std::vector<std::string>>();
        add("`path` must be a list of names, the code's own last");
        return {"?"};
    }

    bool codable()
    {
        const Json* own = value("codable");
        if (own != nullptr && !own->is_boolean())
            add("`codable` must be true or false");
        return own == nullptr || !own->is_boolean() || own->get<bool>();
    }

    const Json& m_code;
    std::size_t m_order;
    std::string m_place;
    Problems& m_problems;
};

Result<Json> parse(std::string_view bytes)
{
    const auto decoded = text::decode(bytes);
    if (!decoded)
        return tl::unexpected<Error>(decoded.error());
    try {
        return Json::parse(decoded->utf8);
    } catch (const Json::exception& exception) {
        return fail(ErrorCode::Malformed, fmt::format("this is no JSON: {}", exception.what()));
    }
}

// The list `codes`, or why there is none.
Result<const Json*> codesOf(const Json& file)
{
    const auto codes = file.is_object() ? file.find("codes") : file.end();
    if (!file.is_object() || codes == file.end() || !codes->is_array())
        return fail(ErrorCode::Malformed,
                    "this JSON is no codebook: it has no list `codes` at its top");
    const auto version = file.find("version");
    if (version != file.end() && version->is_number_integer() && version->get<int>() > kVersion)
        return fail(ErrorCode::Newer,
                    "the codebook was written by a newer version of Crosscase; read it with that, "
                    "and write it as csv");
    return &*codes;
}

void noteUnknownKeys(const Json& code, std::vector<std::string>& warnings)
{
    for (const auto& item : code.items()) {
        if (std::find(kKeys.begin(), kKeys.end(), item.key()) != kKeys.end())
            continue;
        std::string warning = fmt::format("the field `{}` was passed over", item.key());
        if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end())
            warnings.push_back(std::move(warning));
    }
}

Json toJson(const Entry& entry)
{
    Json code{{"path", entry.path}};
    const auto put = [&](const char* key, const auto& value) {
        if (!value.empty())
            code[key] = value;
    };
    put("definition", entry.definition);
    put("include", entry.include);
    put("exclude", entry.exclude);
    put("examples", entry.examples);
    put("counterexamples", entry.counterexamples);
    put("memo", entry.memo);
    put("colour", entry.colour);
    code["codable"] = entry.codable;
    if (entry.id)
        code["id"] = entry.id->toCanonical();
    return code;
}

} // namespace

Result<Codebook> readJson(std::string_view bytes)
{
    const auto file = parse(bytes);
    if (!file)
        return tl::unexpected<Error>(file.error());
    const auto codes = codesOf(*file);
    if (!codes)
        return tl::unexpected<Error>(codes.error());
    Problems problems;
    std::vector<FileEntry> entries;
    std::vector<std::string> warnings;
    for (const Json& code : **codes) {
        if (code.is_object()) {
            noteUnknownKeys(code, warnings);
            entries.push_back(CodeReader(code, entries.size(), problems).read());
        } else {
            const std::string place = fmt::format("code {}", entries.size() + 1);
            problems.add(entries.size(), place, "this is no object in braces");
            entries.push_back({place, {.path = {"?"}}});
        }
    }
    Codebook codebook = assemble(std::move(entries), problems);
    if (!problems.empty())
        return tl::unexpected<Error>(problems.toError());
    codebook.warnings = std::move(warnings);
    return codebook;
}

Result<std::string> writeJson(const Codebook& codebook, const WriteOptions& options)
{
    Json file{{"format", kFormat}, {"version", kVersion}};
    if (!options.title.empty())
        file["title"] = options.title;
    file["codes"] = Json::array();
    for (const Entry& entry : codebook.entries)
        file["codes"].push_back(toJson(normalised(entry)));
    return file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace crosscase::codebook
